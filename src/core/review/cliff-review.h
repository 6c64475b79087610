/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-numbers.h"
#include "cliff-element.h"
#include "cliff-people.h"
#include "cliff-slice.h"

G_BEGIN_DECLS

/* What opens an episode has this long to hold the viewer. */
#define CLIFF_REVIEW_HOOK_TIME (5 * CLIFF_SECOND)

/* A line of the text as the outline does not tell it. */
typedef struct
{
  CliffElementKind kind;
  gsize            start;
  gsize            end;
  gboolean         numbered;  /* of headings */
  gboolean         timed;
} CliffMark;

/* One shot's worth of an episode, as it passes. */
typedef struct
{
  guint     scene;
  CliffTime start;     /* from the episode's start */
  CliffTime length;
  gsize     from;      /* bytes; both 0 for a picture the script does not name */
  gsize     to;
  gboolean  speech;
  gboolean  open;      /* what is said ends in a question, an outcry, or breaks off */
  CliffHook turn;      /* what is strong in it */
} CliffMoment;

/**
 * CliffReview:
 *
 * A script on its way through the checks.
 */
typedef struct
{
  CliffScript        *script;
  CliffOutline       *outline;
  CliffPeople        *people;
  CliffMeasure        measure;
  GArray             *marks;    /* CliffMark, in order */
  CliffScriptNumbers *numbers;
} CliffReview;

/* Adds a finding to episode @number; what it says further is the caller's to fill in. (transfer none) */
CliffFinding *cliff_review_add            (CliffReview          *self,
                                           CliffFindingCode      code,
                                           CliffSeverity         severity,
                                           int                   episode,
                                           gsize                 start,
                                           gsize                 end);
/* The first mark of @kind in [start, end), NULL when there is none. */
const CliffMark *cliff_review_find_mark   (CliffReview          *self,
                                           CliffElementKind      kind,
                                           gsize                 start,
                                           gsize                 end);

/* An episode's numbers with its scenes, all still 0. (transfer full) */
CliffEpisodeNumbers *cliff_episode_numbers_new (CliffOutlineEpisode *source);
/* cliff-moments.c: (transfer full) (element-type CliffMoment) */
GArray       *cliff_moments_new           (CliffReview          *self,
                                           CliffOutlineEpisode  *episode);
/* cliff-measure.c: (transfer full) */
CliffEpisodeNumbers *cliff_review_measure (CliffReview          *self,
                                           CliffOutlineEpisode  *episode,
                                           GArray               *moments);
/* What of an episode fits neither time nor craft. */
void          cliff_review_check_craft    (CliffReview          *self,
                                           CliffOutlineEpisode  *episode,
                                           CliffEpisodeNumbers  *numbers,
                                           GArray               *moments);
/* Who is in cast lines, and who is there. */
void          cliff_review_check_people   (CliffReview          *self);
/* Headings, episode lines, colons, paywalls, and what is no script. */
void          cliff_review_check_form     (CliffReview          *self);

G_END_DECLS

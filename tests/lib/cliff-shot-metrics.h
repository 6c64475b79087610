/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** How a shot list compares with a reference list made by hand; shares from 0 to 1. */
typedef struct
{
  double coverage;       /* elements with a shot */
  double speeches;       /* spoken elements verbatim in exactly one shot, right speaker and kind */
  double invention;      /* shots with no source but establishing, reaction and hook shots */
  double order;          /* Kendall's tau of shots against the script */
  double duration_error; /* median, of speaking shots against speech at 4.5 characters a second and
                            half a second */
  int    too_short;      /* speaking shots under 7 characters a second */
  double length_error;   /* of the episode against the reference's */
  double characters;     /* mean F1 a shot */
  double places;         /* location, time and inside or outside all equal */
  double props;          /* mean F1 a shot */
  double cuts;           /* F1 of boundaries within one element */
  double window_diff;    /* 1 - WindowDiff */
  double sizes;          /* the same size */
  double near_sizes;     /* within one step */
  double count_ratio;    /* ours to the reference */
  int    lints;          /* three equal sizes, jump cuts, scenes that are not established */
} CliffShotMetrics;

/* @truth: one episode of an outline file; @reference may be NULL: then only what needs none is
 * measured. */
void cliff_shot_metrics_measure (JsonObject       *truth,
                                 JsonObject       *shots,
                                 JsonObject       *reference,
                                 CliffShotMetrics *metrics);
/* The object of a JSON file; the test ends when it cannot be read.  (transfer full) */
JsonNode *cliff_shot_metrics_load (const char *path);

G_END_DECLS

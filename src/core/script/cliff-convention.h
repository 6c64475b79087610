/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-slice.h"

G_BEGIN_DECLS

/**
 * CliffHeading:
 *
 * What a scene heading says.  The slices point into the heading.
 */
typedef struct
{
  CliffSlice number;         /* where it is no number: "A3" */
  int        first;          /* of "1-2", or of "场景一"; 0 when there is none */
  int        second;         /* 0 when there is only one */
  gboolean   verbatim;       /* the number is not counted inside the episode */
  gboolean   open;           /* only a label and a number: labelled lines below go on */
  CliffSlice location;
  CliffSlice more_location;  /* where time or int/ext stands inside the location */
  CliffSlice time;
  CliffSlice int_ext;
  CliffSlice names;          /* a cast list at the end of the heading */
} CliffHeading;

/* The episode's number, and its title, from "第3集：…" or "EP 3 …". @strict: no long or prose-like titles. */
gboolean    cliff_convention_is_episode     (CliffSlice    line,
                                             gboolean      strict,
                                             int          *number,
                                             CliffSlice   *title);
gboolean    cliff_convention_is_numbered    (CliffSlice    line,
                                             int          *number,
                                             CliffSlice   *title);
gboolean    cliff_convention_is_episode_end (CliffSlice    line);
gboolean    cliff_convention_is_end_of_episode (CliffSlice line);
gboolean    cliff_convention_is_heading     (CliffSlice    line,
                                             CliffHeading *heading);
void        cliff_convention_split_heading  (CliffSlice    line,
                                             CliffHeading *heading);
void        cliff_convention_split_slugline (CliffSlice    line,
                                             CliffHeading *heading);
const char *cliff_convention_int_ext        (CliffSlice    int_ext);
CliffSlice  cliff_convention_unwrap         (CliffSlice    line,
                                             gboolean     *wrapped);

G_END_DECLS

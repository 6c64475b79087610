/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan-cards.h"
#include "cliff-plan-private.h"

G_BEGIN_DECLS

/* A file that is shown or heard. */
typedef struct
{
  char *path;
  char *name;  /* when it came in; NULL: it was made here */
} CliffPlanMedia;

/* A plan on its way from a cut: what its parts share. */
typedef struct
{
  CliffStore *store;           /* unowned, as the cut */
  CliffCut   *cut;
  CliffPlan  *plan;
  GHashTable *media;           /* CliffPlanMedia, by id */
  CliffPlanCards *cards;
  char       *subtitle_style;
} CliffPlanBuilder;

/* (nullable): the file of @source; NULL when there is none, or when the project names no file of its own. */
const CliffPlanMedia *
            cliff_plan_builder_find_media (CliffPlanBuilder     *self,
                                           const CliffCutSource *source);
/* Appends the keys of @owner, @shift later: those of its @gain, or all others. */
void        cliff_plan_builder_add_keys  (CliffPlanBuilder     *self,
                                          CliffCutKind          owner,
                                          CliffId               owner_id,
                                          gboolean              gain,
                                          CliffTime             shift,
                                          GArray               *keys);
/* The frames from @start for @length, within the plan; FALSE when there are none. */
gboolean    cliff_plan_builder_get_span  (CliffPlanBuilder     *self,
                                          CliffTime             start,
                                          CliffTime             length,
                                          int                  *first,
                                          int                  *n_frames);

/* What is heard: lines, clips, and what takes bring along. */
void        cliff_plan_build_sounds      (CliffPlanBuilder     *self);
/* What is read: lines, captions of clips.  Errors: CLIFF_STORE_ERROR. */
gboolean    cliff_plan_build_texts       (CliffPlanBuilder     *self,
                                          GError              **error);

G_END_DECLS

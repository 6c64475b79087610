/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-breakdown.h"
#include "cliff-edit-breakdown.h"

G_BEGIN_DECLS

/* Merging a new breakdown into the shots that are there, for edit/ alone. */

/* The position of a shot until the order is written; no real one is that far. */
#define CLIFF_MERGE_UNPLACED (-((gint64) 1 << 62))

/** A shot that is there. */
typedef struct
{
  CliffId    id;
  gboolean   edited;
  gboolean   made;      /* by a breakdown, not by hand */
  gboolean   taken;     /* a draft has been matched with it */
  char      *purpose;
  char      *subject;
  char      *size;
  GArray    *elements;  /* CliffId */
  GPtrArray *lines;     /* char *: their texts */
} CliffOldShot;

/** A scene's rows, as far as drafts need them. */
typedef struct
{
  CliffId    id;
  CliffId    location;
  char      *time_of_day;
  char      *int_ext;
  char      *source_hash;
  GArray    *elements;  /* CliffId: by index of the outline's elements */
} CliffOldScene;

/* (element-type CliffOldShot) (transfer full), in the order of the storyline; @scene_id 0: shots
 * without a scene. */
GPtrArray     *cliff_merge_read_shots  (CliffStore     *store,
                                        CliffId         episode_id,
                                        CliffId         scene_id);
/* (element-type CliffOldScene) (transfer full) */
GPtrArray     *cliff_merge_read_scenes (CliffStore     *store,
                                        CliffId         episode_id);
/* Which old shot each draft stands for: NULL for new ones.  The words they share count most, then
 * elements, then what they show.  (transfer container) (element-type CliffOldShot) */
GPtrArray     *cliff_merge_match       (CliffOldScene  *scene,
                                        GPtrArray      *drafts,
                                        GPtrArray      *shots);
/* Writes @draft as the shot @old (NULL: a new one, to be placed by cliff_merge_write_order()).  A shot edited by hand keeps its
 * picture and length, but not words that are no longer in the script.  Returns its id, 0 on error.
 */
CliffId        cliff_merge_write_shot  (CliffStore     *store,
                                        CliffId         episode_id,
                                        CliffOldScene  *scene,
                                        CliffDraftShot *draft,
                                        CliffOldShot   *old,
                                        gboolean       *changed,
                                        GError        **error);
/* Gives the shot the lines of @draft.  A line that is there already, in whatever shot, moves and
 * keeps its id and its takes.
 * @used collects the ids of the lines given. */
gboolean       cliff_merge_write_lines (CliffStore     *store,
                                        CliffId         shot_id,
                                        CliffOldScene  *scene,
                                        CliffDraftShot *draft,
                                        GHashTable     *used,
                                        gboolean       *changed,
                                        GError        **error);
/* Once all drafts have their lines: removes what else the shot holds.  Its takes stay. */
gboolean       cliff_merge_remove_lines (CliffStore    *store,
                                         CliffId        shot_id,
                                         GHashTable    *used,
                                         gboolean      *changed,
                                         GError       **error);
/* Puts the shots of @ids (CliffId) in that order after one another, and writes only the positions
 * that must change. */
gboolean       cliff_merge_write_order (CliffStore     *store,
                                        GArray         *ids,
                                        GError        **error);

G_END_DECLS

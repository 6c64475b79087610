/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-store.h"

G_BEGIN_DECLS

typedef struct
{
  int added;
  int changed;
  int removed;
  int kept;
} CliffBreakdownCounts;

/* Breaks an episode down by the rules and merges the result into its shots: scenes whose script has
 * not changed keep their shots untouched; in others a shot that still stands for the same words
 * keeps its id, takes and manual edits. Removed shots leave their takes; a shot without lines that
 * a person made or edited stays while the script still holds what it shows.  Where nothing has
 * changed nothing is written.  History step "Break Down". */
gboolean cliff_edit_break_down (CliffStore            *store,
                                CliffId                episode_id,
                                CliffBreakdownCounts  *counts,
                                GError               **error);
/* The same for the scenes of @scenes alone (element-type CliffId), of whatever episodes; the others stay exactly as they are, and
 * still differ.  The negative id of an episode stands for its shots whose scene is gone.  An unknown scene is
 * G_IO_ERROR_NOT_FOUND.  One step, "Break Down". */
gboolean cliff_edit_break_down_scenes (CliffStore            *store,
                                       GArray                *scenes,
                                       CliffBreakdownCounts  *counts,
                                       GError               **error);
/* The same in parts, for whoever has to do other things in between: @step is 0 for the first part and names, after each, the step
 * that the next becomes part of, so that one undo takes all back; unless another step comes in between.  Adds to @counts. */
gboolean cliff_edit_break_down_part (CliffStore            *store,
                                     GArray                *scenes,
                                     CliffId               *step,
                                     CliffBreakdownCounts  *counts,
                                     GError               **error);
/* All episodes, as one step, "Break Down". */
gboolean cliff_edit_break_down_series (CliffStore            *store,
                                       CliffBreakdownCounts  *counts,
                                       GError               **error);

/** What a breakdown does to a shot. */
typedef enum
{
  CLIFF_SHOT_KEPT,
  CLIFF_SHOT_ADDED,
  CLIFF_SHOT_CHANGED,
  CLIFF_SHOT_REMOVED,
} CliffShotFate;

/** What there is to see of a shot; strings are NULL where the shot is not there. */
typedef struct
{
  char      *size;
  char      *subject;
  char      *action;
  char      *words;    /* what is said in it, a line each */
  CliffTime  duration;
} CliffShotLook;

/**
 * CliffBreakdownShot:
 * @id: 0 for one to be added
 * @edited: changed by hand; picture and length stay then
 * @lost_takes: takes of it and of its lines that would have no owner any more; they wait in the project
 */
typedef struct
{
  CliffShotFate  fate;
  CliffId        id;
  gboolean       edited;
  CliffShotLook  before;
  CliffShotLook  after;
  int            lost_takes;
  /*< private >*/
  GArray        *lines;
} CliffBreakdownShot;

/**
 * CliffBreakdownScene:
 * @scene_id: negative: the shots of that episode whose scene is gone
 * @number: (nullable)
 * @heading: (nullable)
 * @differs: the script differs from what its shots were made from; else all are kept
 * @shots: (element-type CliffBreakdownShot): in the order they would have, removed ones where they stand now
 */
typedef struct
{
  CliffId               scene_id;
  char                 *number;
  char                 *heading;
  gboolean              differs;
  CliffBreakdownCounts  counts;
  int                   lost_takes;
  GPtrArray            *shots;
} CliffBreakdownScene;

void       cliff_breakdown_scene_free   (CliffBreakdownScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffBreakdownScene, cliff_breakdown_scene_free)

/* What cliff_edit_break_down() would do, scene by scene: it is done and taken back, so nothing is written and no view hears of it.
 * The project must be writable.  (transfer full) (nullable) (element-type CliffBreakdownScene) */
GPtrArray *cliff_edit_preview_breakdown (CliffStore  *store,
                                         CliffId      episode_id,
                                         GError     **error);

/* The episode's shots as they are stored, in the form of cliff_breakdown_to_json(). (transfer full)
 */
JsonNode *cliff_edit_shots_to_json (CliffStore *store,
                                    CliffId     episode_id);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut.h"
#include "cliff-filmstrip.h"
#include "cliff-jobs.h"
#include "cliff-player.h"
#include "cliff-range.h"
#include "cliff-records.h"
#include "cliff-waveform.h"

G_BEGIN_DECLS

/**
 * CliffProject:
 *
 * One open project and what a window shows of it: the episode and the shot that all pages stand on, the plan and its
 * player, the jobs.  Pages share it and never talk to each other.  Main thread only.
 *
 * Properties: "episode" (CliffEpisode, nullable), "shot" (CliffShot, nullable), "busy" (gboolean); all notified.
 * Signals: "message" (const char *text, gboolean undoable): a sentence for the person, and whether a button may take the
 * last step back; "flush": whoever holds text not yet committed commits it now; "plan-changed"; "media-found": files may be there
 * that were gone; "cut-changed", before the next frame is drawn; "selection-changed"; "inspect" (const char *what): the inspector goes to the row of that name.
 */
#define CLIFF_TYPE_PROJECT (cliff_project_get_type ())
G_DECLARE_FINAL_TYPE (CliffProject, cliff_project, CLIFF, PROJECT, GObject)

/* (transfer full) (nullable).  Errors: CLIFF_STORE_ERROR. */
CliffProject    *cliff_project_open         (const char    *path,
                                             GError       **error);
/* Makes the folder @path and opens it. */
CliffProject    *cliff_project_create       (const char    *path,
                                             const char    *title,
                                             GError       **error);
const char      *cliff_project_get_path     (CliffProject  *self);
CliffStore      *cliff_project_get_store    (CliffProject  *self);
gboolean         cliff_project_get_writable (CliffProject  *self);
/* The row "series". (transfer none) */
CliffRecord     *cliff_project_get_series   (CliffProject  *self);
/* The series' title, or the folder's name where it has none. (transfer full) */
char            *cliff_project_dup_title    (CliffProject  *self);
/* All episodes in order. (transfer none) */
GListModel      *cliff_project_get_episodes (CliffProject  *self);
/* (transfer none) (nullable): what pictures are drawn from while something moves; NULL where the project cannot be written. */
CliffProxies    *cliff_project_get_proxies  (CliffProject  *self);
/* Small pictures of videos and stills: (transfer none) (nullable), NULL where the project cannot be written. */
CliffFilmstrip  *cliff_project_get_filmstrip (CliffProject *self);
CliffPlayer     *cliff_project_get_player   (CliffProject  *self);
/* The passage of the episode between the in and the out point; another episode begins without one. (transfer none) */
CliffRange      *cliff_project_get_range    (CliffProject  *self);
/* The plan of the episode; NULL while it has no shots. (transfer none) */
CliffPlan       *cliff_project_get_plan     (CliffProject  *self);
/* The episode as it is cut at this moment; NULL without an episode. (transfer none), until the next change. */
CliffCut        *cliff_project_get_cut      (CliffProject  *self);
/* The shapes of the sounds: (transfer none) (nullable), NULL where the project cannot be written. */
CliffWaveform   *cliff_project_get_waveform (CliffProject  *self);
/* NULL when the project is read-only. */
CliffJobs       *cliff_project_get_jobs     (CliffProject  *self);

CliffRecord     *cliff_project_get_episode  (CliffProject  *self);
/* 0 when there is none. */
CliffId          cliff_project_get_episode_id (CliffProject *self);
void             cliff_project_set_episode  (CliffProject  *self,
                                             CliffRecord   *episode);
CliffRecord     *cliff_project_get_shot     (CliffProject  *self);
/* Selects @shot and stands the playhead on its first frame, unless it is inside the shot already. */
void             cliff_project_select_shot  (CliffProject  *self,
                                             CliffRecord   *shot);
/* What is selected on the timeline, things of the present cut: (transfer none) (element-type CliffCutItem). */
GArray          *cliff_project_get_selection (CliffProject *self);
/* A shot that is selected alone becomes the shot that all pages stand on. */
void             cliff_project_set_selection (CliffProject *self,
                                              const CliffCutItem *items,
                                              guint         n_items);
gboolean         cliff_project_is_selected  (CliffProject  *self,
                                             CliffCutItem   item);
/* The marker that is selected; while one is, nothing else is.  0: none. */
CliffId          cliff_project_get_marker   (CliffProject  *self);
/* Tells of it as of any selection. */
void             cliff_project_set_marker   (CliffProject  *self,
                                             CliffId        marker_id);
/* Asks for the place where @what of the selected things is set, such as "speed": emits "inspect". */
void             cliff_project_inspect      (CliffProject  *self,
                                             const char    *what);
/* Moves the playhead; the selection follows it. */
void             cliff_project_seek         (CliffProject  *self,
                                             CliffTime      position);
/* Steps the playhead by frames and pauses; the selection follows it. */
void             cliff_project_step         (CliffProject  *self,
                                             int            frames);

/* Files that were gone or broken may be whole again: what is shown is planned anew, and "media-found" tells the others. */
void             cliff_project_look_again   (CliffProject  *self);

void             cliff_project_say          (CliffProject  *self,
                                             const char    *text,
                                             gboolean       undoable);
/* Tells the person what went wrong.  Cancelling is no news. */
void             cliff_project_report       (CliffProject  *self,
                                             const GError  *error);
/* Commits typed text that waits. */
void             cliff_project_flush        (CliffProject  *self);

gboolean         cliff_project_undo         (CliffProject  *self);
gboolean         cliff_project_redo         (CliffProject  *self);
/* Whether the change that the store tells of right now is one taken back or made again. */
gboolean         cliff_project_get_replaying (CliffProject *self);
/* To be called while the store tells of a change taken back or made again, by who shows it in the text with the focus: typing
 * that is seen there to go and come needs no message. */
void             cliff_project_set_seen     (CliffProject  *self);
/* Breaks the episode down and says what came of it. */
gboolean         cliff_project_break_down   (CliffProject  *self);
/* Breaks every episode without shots down. */
gboolean         cliff_project_break_down_all (CliffProject *self);
/* Adds an empty episode behind the last one and stands on it. */
gboolean         cliff_project_add_episode  (CliffProject  *self);

/* Generation goes on in the background; "busy" tells of it, messages tell its end. */
void             cliff_project_generate     (CliffProject  *self);
void             cliff_project_generate_shot (CliffProject *self,
                                              CliffId       shot_id);

/* Work that closing the window would cut off: generation, and whatever holds the project. */
gboolean         cliff_project_get_busy     (CliffProject  *self);
/* Says that work begins whose end closing must wait for or cancel; (transfer none): cancelled by cliff_project_cancel_work(). */
GCancellable    *cliff_project_hold         (CliffProject  *self);
void             cliff_project_release      (CliffProject  *self);
void             cliff_project_cancel_work  (CliffProject  *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffCutSubject:
 *
 * What the rows about cutting are about: the things selected on the timeline, or the shot that all pages stand on.  Through
 * it rows learn what these have in common and change all of them in one step.  Main thread.
 *
 * Signals: "changed": the things, the cut, or the place of the playhead among their keyframes are others; "flush": whoever
 * holds a value not yet set sets it now, before the things are others.
 */
#define CLIFF_TYPE_CUT_SUBJECT (cliff_cut_subject_get_type ())
G_DECLARE_FINAL_TYPE (CliffCutSubject, cliff_cut_subject, CLIFF, CUT_SUBJECT, GObject)

/* What one thing has; FALSE when it has no such value.  @data: whatever the row is about. */
typedef gboolean (*CliffCutGetFunc) (CliffCutSubject *self,
                                     CliffCutItem     item,
                                     gconstpointer    data,
                                     gint64          *value);
/* Gives one thing a value: one function of edit/, or several in the open step. */
typedef gboolean (*CliffCutSetFunc) (CliffCutSubject *self,
                                     CliffCutItem     item,
                                     gconstpointer    data,
                                     gint64           value,
                                     GError         **error);

CliffCutSubject *cliff_cut_subject_new          (CliffProject    *project);
/* (transfer none) */
CliffProject    *cliff_cut_subject_get_project  (CliffCutSubject *self);
CliffStore      *cliff_cut_subject_get_store    (CliffCutSubject *self);
/* (transfer none) (nullable): until the next change. */
CliffCut        *cliff_cut_subject_get_cut      (CliffCutSubject *self);
CliffTime        cliff_cut_subject_get_playhead (CliffCutSubject *self);
/* Whether anything is to be seen of it; while it is not, nothing is told. */
void             cliff_cut_subject_set_active   (CliffCutSubject *self,
                                                 gboolean         active);

/* (transfer none) (element-type CliffCutItem): all of the present cut. */
GArray          *cliff_cut_subject_get_items    (CliffCutSubject *self);
/* What of it @item is; NULL when it is none of that kind. (transfer none) */
const CliffCutShot *cliff_cut_subject_get_shot  (CliffCutSubject *self,
                                                 CliffCutItem     item);
const CliffCutLine *cliff_cut_subject_get_line  (CliffCutSubject *self,
                                                 CliffCutItem     item);
const CliffCutClip *cliff_cut_subject_get_clip  (CliffCutSubject *self,
                                                 CliffCutItem     item);
/* The file behind it. (transfer none) (nullable) */
const CliffCutSource *cliff_cut_subject_get_source (CliffCutSubject *self,
                                                 CliffCutItem     item);
/* The lane of a clip. */
CliffLaneKind    cliff_cut_subject_get_lane_kind (CliffCutSubject *self,
                                                 CliffCutItem     item);
/* When @item begins and how long it is; FALSE when it is not there. */
gboolean         cliff_cut_subject_get_span     (CliffCutSubject *self,
                                                 CliffCutItem     item,
                                                 CliffTime       *start,
                                                 CliffTime       *length);

/* The value of the first that has one; @common: whether all that have one have the same.  FALSE when none has. */
gboolean         cliff_cut_subject_get_value    (CliffCutSubject *self,
                                                 CliffCutGetFunc  get,
                                                 gconstpointer    data,
                                                 gint64          *value,
                                                 gboolean        *common);
/* Gives it to all that have one, as the step @label; what goes wrong is said to the person and nothing is changed. Between
 * begin and end of an act of @who all that it sets is one step. */
gboolean         cliff_cut_subject_set_value    (CliffCutSubject *self,
                                                 gconstpointer    who,
                                                 const char      *label,
                                                 CliffCutGetFunc  get,
                                                 CliffCutSetFunc  set,
                                                 gconstpointer    data,
                                                 gint64           value);
void             cliff_cut_subject_end_act      (CliffCutSubject *self);

G_END_DECLS

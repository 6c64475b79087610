/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/**
 * CliffTransitionPicker:
 *
 * A row in which the kind of the transition into the selected shots is chosen.  Each kind is seen at work: the very pictures
 * around the first shot's cut, composed as they would be, and only while the row is on screen.
 */
#define CLIFF_TYPE_TRANSITION_PICKER (cliff_transition_picker_get_type ())
G_DECLARE_FINAL_TYPE (CliffTransitionPicker, cliff_transition_picker, CLIFF, TRANSITION_PICKER, AdwPreferencesRow)

GtkWidget *cliff_transition_picker_new         (CliffCutSubject       *subject);
/* How many moving pictures of the kind there are by now; for tests. */
guint      cliff_transition_picker_get_n_frames (CliffTransitionPicker *self,
                                                 CliffTransition        kind);

/* What the rows about transitions share: the transition into a shot that has one before it. */
gboolean   cliff_transition_get_kind           (CliffCutSubject       *subject,
                                                CliffCutItem           item,
                                                gconstpointer          data,
                                                gint64                *value);
gboolean   cliff_transition_set_kind           (CliffCutSubject       *subject,
                                                CliffCutItem           item,
                                                gconstpointer          data,
                                                gint64                 value,
                                                GError               **error);
/* The longest that fits between @shot and the one before it. */
CliffTime  cliff_transition_get_most           (CliffCutSubject       *subject,
                                                const CliffCutShot    *shot);

G_END_DECLS

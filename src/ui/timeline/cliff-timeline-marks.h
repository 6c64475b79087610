/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CliffTimelineMarks:
 *
 * Lies over a timeline or its ruler without being in the way and draws one thing: the playhead, or what a hand is about
 * to do.  So that moving it draws nothing else anew.
 */
#define CLIFF_TYPE_TIMELINE_MARKS (cliff_timeline_marks_get_type ())
G_DECLARE_FINAL_TYPE (CliffTimelineMarks, cliff_timeline_marks, CLIFF, TIMELINE_MARKS, GtkWidget)

/* @css_class, which gives the colour: "playhead", "snap", "band" or "range". */
GtkWidget *cliff_timeline_marks_new      (const char         *css_class);
/* A line from top to bottom. */
void       cliff_timeline_marks_set_line (CliffTimelineMarks *self,
                                          double              x);
void       cliff_timeline_marks_set_area (CliffTimelineMarks    *self,
                                          const graphene_rect_t *area);
void       cliff_timeline_marks_clear    (CliffTimelineMarks *self);
gboolean   cliff_timeline_marks_get_shown (CliffTimelineMarks *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-marks.h"

#include <math.h>

#define LINE_WIDTH 2

struct _CliffTimelineMarks
{
  GtkWidget        parent_instance;

  gboolean         shown;
  gboolean         line;
  graphene_rect_t  area;  /* of a line, its place alone */
};

G_DEFINE_FINAL_TYPE (CliffTimelineMarks, cliff_timeline_marks, GTK_TYPE_WIDGET)

static void
cliff_timeline_marks_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  CliffTimelineMarks *self = CLIFF_TIMELINE_MARKS (widget);
  graphene_rect_t area = self->area;
  GdkRGBA colour, inside;

  if (!self->shown)
    return;
  gtk_widget_get_color (widget, &colour);
  inside = colour;
  inside.alpha *= 0.18f;
  if (self->line)
    {
      graphene_rect_init (&area, area.origin.x - LINE_WIDTH / 2.0f, 0, LINE_WIDTH, gtk_widget_get_height (widget));
      gtk_snapshot_append_color (snapshot, &colour, &area);
      return;
    }
  gtk_snapshot_append_color (snapshot, &inside, &area);
  gtk_snapshot_append_border (snapshot, &GSK_ROUNDED_RECT_INIT (area.origin.x, area.origin.y, area.size.width,
                                                                area.size.height),
                              (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { colour, colour, colour, colour });
}

static void
cliff_timeline_marks_class_init (CliffTimelineMarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cliff_timeline_marks_snapshot;
  gtk_widget_class_set_css_name (widget_class, "marks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cliff_timeline_marks_init (CliffTimelineMarks *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
cliff_timeline_marks_new (const char *css_class)
{
  GtkWidget *self = g_object_new (CLIFF_TYPE_TIMELINE_MARKS, NULL);

  gtk_widget_add_css_class (self, css_class);

  return self;
}

static void
set (CliffTimelineMarks    *self,
     gboolean               line,
     const graphene_rect_t *area)
{
  if (self->shown && self->line == line && graphene_rect_equal (&self->area, area))
    return;
  self->shown = TRUE;
  self->line = line;
  self->area = *area;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cliff_timeline_marks_set_line (CliffTimelineMarks *self,
                               double              x)
{
  set (self, TRUE, &GRAPHENE_RECT_INIT ((float) floor (x), 0, 0, 0));
}

void
cliff_timeline_marks_set_area (CliffTimelineMarks    *self,
                               const graphene_rect_t *area)
{
  set (self, FALSE, area);
}

void
cliff_timeline_marks_clear (CliffTimelineMarks *self)
{
  if (!self->shown)
    return;
  self->shown = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
cliff_timeline_marks_get_shown (CliffTimelineMarks *self)
{
  return self->shown;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-swatch.h"

struct _CliffSwatch
{
  GtkWidget parent_instance;

  GdkRGBA   colour; /* of alpha 0 when there is none */
};

G_DEFINE_FINAL_TYPE (CliffSwatch, cliff_swatch, GTK_TYPE_WIDGET)

static void
cliff_swatch_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CliffSwatch *self = CLIFF_SWATCH (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GskRoundedRect shape;

  if (self->colour.alpha == 0)
    return;
  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height),
                                   (float) MIN (width, height) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &self->colour, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
cliff_swatch_class_init (CliffSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cliff_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cliff_swatch_init (CliffSwatch *self)
{
}

GtkWidget *
cliff_swatch_new (const char *colour)
{
  CliffSwatch *self = g_object_new (CLIFF_TYPE_SWATCH, NULL);

  cliff_swatch_set_colour (self, colour);

  return GTK_WIDGET (self);
}

void
cliff_swatch_set_colour (CliffSwatch *self,
                         const char  *colour)
{
  GdkRGBA parsed = { 0 };

  if (*colour != '#' || !gdk_rgba_parse (&parsed, colour))
    parsed.alpha = 0;
  self->colour = parsed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

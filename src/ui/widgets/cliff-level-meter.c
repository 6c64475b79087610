/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-level-meter.h"

#include <math.h>

#define LEAST (-60.0)  /* dB */
#define WARM (-12.0)
#define HOT (-3.0)
#define FALL 24.0      /* dB a second */
#define THICKNESS 3

struct _CliffLevelMeter
{
  GtkWidget  parent_instance;
  double     level;
};

G_DEFINE_FINAL_TYPE (CliffLevelMeter, cliff_level_meter, GTK_TYPE_WIDGET)

static void
cliff_level_meter_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? THICKNESS : 0;
}

static double
get_part (double level)
{
  return CLAMP ((level - LEAST) / -LEAST, 0, 1);
}

static void
append_part (GtkSnapshot *snapshot,
             GdkRGBA      colour,
             double       from,
             double       to,
             int          width,
             int          height)
{
  if (to > from)
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT ((float) (width * from), 0, (float) (width * (to - from)), height));
}

static void
cliff_level_meter_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  CliffLevelMeter *self = CLIFF_LEVEL_METER (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double part = get_part (self->level), warm = get_part (WARM), hot = get_part (HOT);
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  colour.alpha *= 0.15f;
  append_part (snapshot, colour, 0, 1, width, height);
  append_part (snapshot, (GdkRGBA) { 0.18f, 0.76f, 0.49f, 1 }, 0, MIN (part, warm), width, height);
  append_part (snapshot, (GdkRGBA) { 0.96f, 0.76f, 0.07f, 1 }, warm, MIN (part, hot), width, height);
  append_part (snapshot, (GdkRGBA) { 0.88f, 0.11f, 0.14f, 1 }, hot, part, width, height);
}

static void
cliff_level_meter_class_init (CliffLevelMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = cliff_level_meter_measure;
  widget_class->snapshot = cliff_level_meter_snapshot;
  gtk_widget_class_set_css_name (widget_class, "levelmeter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cliff_level_meter_init (CliffLevelMeter *self)
{
  self->level = LEAST;
}

GtkWidget *
cliff_level_meter_new (void)
{
  return g_object_new (CLIFF_TYPE_LEVEL_METER, NULL);
}

void
cliff_level_meter_set (CliffLevelMeter *self,
                       float            peak,
                       gint64           elapsed)
{
  double level = peak > 0 ? MAX (20 * log10 (peak), LEAST) : LEAST;
  double fallen = MAX (self->level - FALL * (double) elapsed / G_USEC_PER_SEC, LEAST);

  if (elapsed >= 0)
    level = MAX (level, fallen);
  if (self->level == level)
    return;
  self->level = level;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
cliff_level_meter_get (CliffLevelMeter *self)
{
  return self->level;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-keys.h"

#include "cliff-timeline-key.h"

#include <glib/gi18n.h>

#include <math.h>

/* Between the curves and the edges of their row, and the distance of a curve's points. */
#define MARGIN 8
#define CURVE_STEP 3

struct _CliffTimelineKeys
{
  GtkWidget           parent_instance;

  CliffTimelineView  *view;   /* its parent */
  CliffCutItem        item;   /* id 0: nothing with keyframes is selected alone */
  CliffCutSpan        span;
  int                 row;
};

G_DEFINE_FINAL_TYPE (CliffTimelineKeys, cliff_timeline_keys, GTK_TYPE_WIDGET)

/* What a curve's row stretches over where no keyframe goes farther. */
static const struct { gint64 low, high; } ranges[] = {
  [CLIFF_PROPERTY_X] = { -CLIFF_PPM / 2, CLIFF_PPM / 2 },
  [CLIFF_PROPERTY_Y] = { -CLIFF_PPM / 2, CLIFF_PPM / 2 },
  [CLIFF_PROPERTY_SCALE] = { 0, 2 * CLIFF_PPM },
  [CLIFF_PROPERTY_ROTATION] = { -90000, 90000 },
  [CLIFF_PROPERTY_OPACITY] = { 0, CLIFF_PPM },
  [CLIFF_PROPERTY_GAIN] = { 0, 2 * CLIFF_PPM },
};

/* ── Where things are ── */

static CliffCut *
get_cut (CliffTimelineKeys *self)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);

  return geometry != NULL ? cliff_geometry_get_cut (geometry) : NULL;
}

/* The project's cut gives the range, so that it stands still while a hand tries. */
static void
get_range (CliffTimelineKeys *self,
           CliffProperty      property,
           gint64            *low,
           gint64            *high)
{
  CliffCut *cut = cliff_project_get_cut (cliff_timeline_view_get_project (self->view));
  guint n_keys = 0;
  const CliffCutKey *keys = cut != NULL ? cliff_cut_get_keys (cut, self->item.kind, self->item.id, &n_keys) : NULL;

  *low = ranges[property].low;
  *high = ranges[property].high;
  for (guint i = 0; i < n_keys; i++)
    if (keys[i].property == property)
      {
        *low = MIN (*low, keys[i].value);
        *high = MAX (*high, keys[i].value);
      }
}

static void
get_room (CliffTimelineKeys *self,
          int               *top,
          int               *height)
{
  *top = cliff_timeline_view_get_top (self->view, (guint) self->row) + MARGIN;
  *height = MAX (1, cliff_geometry_get_row (cliff_timeline_view_get_geometry (self->view), (guint) self->row)->height - 2 * MARGIN);
}

static double
get_y (CliffTimelineKeys *self,
       CliffProperty      property,
       gint64             value)
{
  gint64 low, high;
  int top, height;

  get_range (self, property, &low, &high);
  get_room (self, &top, &height);

  return top + height * (1 - (double) (CLAMP (value, low, high) - low) / (double) (high - low));
}

gint64
cliff_timeline_keys_get_value (CliffTimelineKeys *self,
                               const CliffCutKey *key,
                               double             y)
{
  gint64 low, high;
  int top, height;

  get_range (self, key->property, &low, &high);
  get_room (self, &top, &height);

  return low + (gint64) ((double) (high - low) * CLAMP (1 - (y - top) / height, 0, 1));
}

CliffTime
cliff_timeline_keys_get_start (CliffTimelineKeys *self)
{
  return self->span.start;
}

/* ── What it shows ── */

static GtkWidget *
find_point (CliffTimelineKeys *self,
            CliffId            key_id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (cliff_timeline_key_get_key (CLIFF_TIMELINE_KEY (child))->id == key_id)
      return child;

  return NULL;
}

static gboolean
is_among (const CliffCutKey *keys,
          guint              n_keys,
          CliffId            key_id)
{
  for (guint i = 0; i < n_keys; i++)
    if (keys[i].id == key_id)
      return TRUE;

  return FALSE;
}

/* A single one at the start that holds says what a thing is like, not how it moves. */
static gboolean
is_held (const CliffCutKey *keys,
         guint              n_keys,
         guint              index)
{
  return keys[index].time == 0 && keys[index].curve == CLIFF_CURVE_HOLD &&
         (index + 1 == n_keys || keys[index + 1].property != keys[index].property) &&
         keys[index].property != CLIFF_PROPERTY_GAIN;
}

/* One that is still there keeps its widget: it may have the focus or be dragged. */
static void
show_points (CliffTimelineKeys *self,
             CliffCut          *cut)
{
  guint n_keys = 0;
  const CliffCutKey *keys = self->item.id != 0 ? cliff_cut_get_keys (cut, self->item.kind, self->item.id, &n_keys) : NULL;
  GtkWidget *before = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (!is_among (keys, n_keys, cliff_timeline_key_get_key (CLIFF_TIMELINE_KEY (child))->id))
        gtk_widget_unparent (child);
    }
  for (guint i = 0; i < n_keys; i++)
    {
      GtkWidget *child = find_point (self, keys[i].id);

      if (child == NULL && is_held (keys, n_keys, i))
        continue;
      if (child == NULL)
        child = cliff_timeline_key_new (self->view, &keys[i]);
      if (gtk_widget_get_parent (child) == NULL || gtk_widget_get_prev_sibling (child) != before)
        gtk_widget_insert_after (child, GTK_WIDGET (self), before);
      cliff_timeline_key_show (CLIFF_TIMELINE_KEY (child), cut, &keys[i]);
      before = child;
    }
}

static void
update (CliffTimelineKeys *self)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (self->view);
  GArray *selection = cliff_project_get_selection (cliff_timeline_view_get_project (self->view));
  CliffCutItem item = { 0 };

  if (selection->len == 1)
    item = g_array_index (selection, CliffCutItem, 0);
  self->row = geometry != NULL && item.id != 0 && item.kind != CLIFF_CUT_LINE ? cliff_geometry_find (geometry, item, &self->span) : -1;
  self->item = self->row >= 0 ? item : (CliffCutItem) { 0 };
  show_points (self, geometry != NULL ? cliff_geometry_get_cut (geometry) : NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ── Drawing ── */

static void
draw_curve (CliffTimelineKeys *self,
            GtkSnapshot       *snapshot,
            CliffProperty      property,
            const GdkRGBA     *colour)
{
  g_autoptr(GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr(GskPath) path = NULL;
  g_autoptr(GskStroke) stroke = gsk_stroke_new (1.5f);
  g_autoptr(GskStroke) edge = gsk_stroke_new (3.5f);
  double from = MAX (0, cliff_timeline_view_get_x (self->view, self->span.start));
  double to = MIN (gtk_widget_get_width (GTK_WIDGET (self)), cliff_timeline_view_get_x (self->view, self->span.start + self->span.length));

  for (double x = from; x <= to; x += CURVE_STEP)
    {
      CliffTime time = cliff_timeline_view_get_time (self->view, x) - self->span.start;
      gint64 value = cliff_cut_get_value (get_cut (self), self->item.kind, self->item.id, property, time);
      float y = (float) get_y (self, property, value);

      if (x == from)
        gsk_path_builder_move_to (builder, (float) x, y);
      else
        gsk_path_builder_line_to (builder, (float) x, y);
    }
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  /* Against pictures of its own colour. */
  gtk_snapshot_append_stroke (snapshot, path, edge, &(GdkRGBA) { 0, 0, 0, 0.5f });
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
}

static void
cliff_timeline_keys_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  CliffTimelineKeys *self = CLIFF_TIMELINE_KEYS (widget);
  guint drawn = 0;
  GdkRGBA colour;

  gtk_widget_get_color (widget, &colour);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      CliffProperty property = cliff_timeline_key_get_key (CLIFF_TIMELINE_KEY (child))->property;

      if ((drawn >> property & 1) == 0)
        draw_curve (self, snapshot, property, &colour);
      drawn |= 1u << property;
    }
  GTK_WIDGET_CLASS (cliff_timeline_keys_parent_class)->snapshot (widget, snapshot);
}

/* ── GtkWidget ── */

static void
cliff_timeline_keys_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  CliffTimelineKeys *self = CLIFF_TIMELINE_KEYS (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const CliffCutKey *key = cliff_timeline_key_get_key (CLIFF_TIMELINE_KEY (child));
      double x = cliff_timeline_view_get_x (self->view, self->span.start + key->time);

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      /* Out of sight far away, where no coordinate fits an int. */
      x = CLAMP (x, -1000, width + 1000);
      gtk_widget_size_allocate (child, &(GtkAllocation) { (int) floor (x) - CLIFF_TIMELINE_KEY_SIZE / 2,
                                                          (int) get_y (self, key->property, key->value) - CLIFF_TIMELINE_KEY_SIZE / 2,
                                                          CLIFF_TIMELINE_KEY_SIZE, CLIFF_TIMELINE_KEY_SIZE }, -1);
    }
}

static gboolean
cliff_timeline_keys_contains (GtkWidget *widget,
                              double     x,
                              double     y)
{
  return FALSE;
}

/* From point to point, property by property; with Tab out again. */
static gboolean
cliff_timeline_keys_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  switch (direction)
    {
    case GTK_DIR_LEFT:
    case GTK_DIR_UP:
      child = child != NULL ? gtk_widget_get_prev_sibling (child) : NULL;
      break;
    case GTK_DIR_RIGHT:
    case GTK_DIR_DOWN:
      child = child != NULL ? gtk_widget_get_next_sibling (child) : NULL;
      break;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      child = NULL;
      break;
    }

  return child != NULL && gtk_widget_grab_focus (child);
}

static gboolean
cliff_timeline_keys_grab_focus (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_grab_focus (child);
}

static void
cliff_timeline_keys_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cliff_timeline_keys_parent_class)->dispose (object);
}

static void
cliff_timeline_keys_class_init (CliffTimelineKeysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_timeline_keys_dispose;
  widget_class->snapshot = cliff_timeline_keys_snapshot;
  widget_class->size_allocate = cliff_timeline_keys_size_allocate;
  widget_class->contains = cliff_timeline_keys_contains;
  widget_class->focus = cliff_timeline_keys_focus;
  widget_class->grab_focus = cliff_timeline_keys_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "timelinekeys");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cliff_timeline_keys_init (CliffTimelineKeys *self)
{
  self->row = -1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Keyframes"), -1);
}

GtkWidget *
cliff_timeline_keys_new (CliffTimelineView *view)
{
  CliffTimelineKeys *self = g_object_new (CLIFF_TYPE_TIMELINE_KEYS, NULL);

  self->view = view;
  g_signal_connect_object (view, "layout-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_timeline_view_get_project (view), "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

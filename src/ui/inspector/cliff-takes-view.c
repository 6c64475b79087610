/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-takes-view.h"

#define GAP 6
#define LEAST_HEIGHT 240
#define NATURAL_HEIGHT 520

struct _CliffTakesView
{
  GtkWidget       parent_instance;

  GdkTexture     *pictures[2];
  double          ratio;
  CliffTakesMode  mode;
  double          wipe;
  int             side;
};

enum
{
  WIPED,
  FLIPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffTakesView, cliff_takes_view, GTK_TYPE_WIDGET)

/* ── Where things are ── */

/* The frame of @side. */
static graphene_rect_t
get_frame (CliffTakesView *self,
           int             side)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  gboolean both = self->mode == CLIFF_TAKES_SIDE_BY_SIDE;
  float room = both ? (width - GAP) / 2 : width;
  float w = MIN (room, height * (float) self->ratio), h = w / (float) self->ratio;
  float x = both ? width / 2 + (side == 0 ? -GAP / 2.0f - w : GAP / 2.0f) : (width - w) / 2;

  return GRAPHENE_RECT_INIT (x, (height - h) / 2, w, h);
}

/* ── Drawing ── */

static void
draw_picture (CliffTakesView        *self,
              int                    side,
              const graphene_rect_t *frame,
              GtkSnapshot           *snapshot)
{
  GdkTexture *picture = self->pictures[side];
  float scale, w, h;

  if (picture == NULL)
    return;
  scale = MAX (frame->size.width / (float) gdk_texture_get_width (picture),
               frame->size.height / (float) gdk_texture_get_height (picture));
  w = (float) gdk_texture_get_width (picture) * scale;
  h = (float) gdk_texture_get_height (picture) * scale;
  gtk_snapshot_push_clip (snapshot, frame);
  gtk_snapshot_append_scaled_texture (snapshot, picture, GSK_SCALING_FILTER_TRILINEAR,
                                      &GRAPHENE_RECT_INIT (frame->origin.x + (frame->size.width - w) / 2,
                                                           frame->origin.y + (frame->size.height - h) / 2, w, h));
  gtk_snapshot_pop (snapshot);
}

static void
draw_wiped (CliffTakesView *self,
            GtkSnapshot    *snapshot)
{
  graphene_rect_t frame = get_frame (self, 0);
  float line = frame.size.width * (float) self->wipe;
  GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.5f };

  draw_picture (self, 1, &frame, snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (frame.origin.x, frame.origin.y, line, frame.size.height));
  draw_picture (self, 0, &frame, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_color (snapshot, &shade, &GRAPHENE_RECT_INIT (frame.origin.x + line - 2, frame.origin.y, 4, frame.size.height));
  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (frame.origin.x + line - 1, frame.origin.y, 2, frame.size.height));
}

static void
cliff_takes_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  CliffTakesView *self = CLIFF_TAKES_VIEW (widget);
  graphene_rect_t one = get_frame (self, 0), other = get_frame (self, 1);

  switch (self->mode)
    {
    case CLIFF_TAKES_SIDE_BY_SIDE:
      draw_picture (self, 0, &one, snapshot);
      draw_picture (self, 1, &other, snapshot);
      break;
    case CLIFF_TAKES_WIPE:
      draw_wiped (self, snapshot);
      break;
    case CLIFF_TAKES_FLIP:
    default:
      draw_picture (self, self->side, &one, snapshot);
      break;
    }
}

static void
cliff_takes_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  double ratio = CLIFF_TAKES_VIEW (widget)->ratio;

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? LEAST_HEIGHT : LEAST_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? NATURAL_HEIGHT : (int) (2 * NATURAL_HEIGHT * ratio) + GAP;
}

/* ── The hand ── */

static void
wipe_to (CliffTakesView *self,
         double          x)
{
  graphene_rect_t frame = get_frame (self, 0);

  if (self->mode == CLIFF_TAKES_WIPE && frame.size.width > 0)
    g_signal_emit (self, signals[WIPED], 0, CLAMP ((x - frame.origin.x) / frame.size.width, 0, 1));
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               CliffTakesView *self)
{
  if (self->mode == CLIFF_TAKES_FLIP)
    g_signal_emit (self, signals[FLIPPED], 0);
  wipe_to (self, x);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                CliffTakesView *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    wipe_to (self, x + dx);
}

/* ── GObject ── */

static void
cliff_takes_view_dispose (GObject *object)
{
  CliffTakesView *self = CLIFF_TAKES_VIEW (object);

  g_clear_object (&self->pictures[0]);
  g_clear_object (&self->pictures[1]);

  G_OBJECT_CLASS (cliff_takes_view_parent_class)->dispose (object);
}

static void
cliff_takes_view_class_init (CliffTakesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_takes_view_dispose;
  widget_class->measure = cliff_takes_view_measure;
  widget_class->snapshot = cliff_takes_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "takes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[WIPED] = g_signal_new ("wiped", CLIFF_TYPE_TAKES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_DOUBLE);
  signals[FLIPPED] = g_signal_new ("flipped", CLIFF_TYPE_TAKES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cliff_takes_view_init (CliffTakesView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->ratio = 9.0 / 16;
  self->wipe = 0.5;
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
cliff_takes_view_set_ratio (CliffTakesView *self,
                            double          ratio)
{
  self->ratio = ratio;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
cliff_takes_view_set_picture (CliffTakesView *self,
                              int             side,
                              GdkTexture     *texture)
{
  if (g_set_object (&self->pictures[side], texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cliff_takes_view_set_mode (CliffTakesView *self,
                           CliffTakesMode  mode)
{
  self->mode = mode;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cliff_takes_view_set_wipe (CliffTakesView *self,
                           double          place)
{
  self->wipe = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cliff_takes_view_set_side (CliffTakesView *self,
                           int             side)
{
  self->side = side;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

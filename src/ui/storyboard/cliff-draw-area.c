/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-draw-area.h"

#define LEAST_HEIGHT 240
#define NATURAL_HEIGHT 620

struct _CliffDrawArea
{
  GtkWidget        parent_instance;

  CliffDrawing    *drawing;    /* borrowed; NULL at first */
  GdkTexture      *below;
  double           opacity;
  guint32          colour;
  double           size;
  gboolean         erases;
  gboolean         drawing_now;

  cairo_surface_t *layer;      /* the strokes as large as they are seen, NULL until they are painted */
  GdkTexture      *texture;    /* of the layer; NULL when that has changed */
};

enum
{
  DRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffDrawArea, cliff_draw_area, GTK_TYPE_WIDGET)

/* ── Where the sheet is ── */

static graphene_rect_t
get_sheet (CliffDrawArea *self)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float ratio = (float) cliff_drawing_get_width (self->drawing) / (float) cliff_drawing_get_height (self->drawing);
  float w = MIN (width, height * ratio), h = w / ratio;

  return GRAPHENE_RECT_INIT ((width - w) / 2, (height - h) / 2, w, h);
}

/* Pixels of the layer a pixel of the drawing. */
static double
get_scale (CliffDrawArea *self)
{
  return get_sheet (self).size.width * gtk_widget_get_scale_factor (GTK_WIDGET (self)) / cliff_drawing_get_width (self->drawing);
}

/* ── The layer of strokes ── */

static cairo_t *
begin_layer (CliffDrawArea *self)
{
  cairo_t *cairo = cairo_create (self->layer);

  cairo_scale (cairo, get_scale (self), get_scale (self));
  g_clear_object (&self->texture);

  return cairo;
}

static void
paint_layer (CliffDrawArea *self)
{
  int width = (int) (cliff_drawing_get_width (self->drawing) * get_scale (self));
  int height = (int) (cliff_drawing_get_height (self->drawing) * get_scale (self));
  cairo_t *cairo;

  g_clear_pointer (&self->layer, cairo_surface_destroy);
  g_clear_object (&self->texture);
  if (width < 1 || height < 1)
    return;
  self->layer = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo = begin_layer (self);
  cliff_drawing_paint (self->drawing, cairo);
  cairo_destroy (cairo);
}

static void
ensure_texture (CliffDrawArea *self)
{
  g_autoptr(GBytes) bytes = NULL;
  gsize stride;

  if (self->layer == NULL)
    paint_layer (self);
  if (self->layer == NULL || self->texture != NULL)
    return;
  cairo_surface_flush (self->layer);
  stride = (gsize) cairo_image_surface_get_stride (self->layer);
  bytes = g_bytes_new (cairo_image_surface_get_data (self->layer),
                       stride * (gsize) cairo_image_surface_get_height (self->layer));
  self->texture = gdk_memory_texture_new (cairo_image_surface_get_width (self->layer),
                                          cairo_image_surface_get_height (self->layer), GDK_MEMORY_DEFAULT, bytes, stride);
}

void
cliff_draw_area_refresh (CliffDrawArea *self)
{
  g_clear_pointer (&self->layer, cairo_surface_destroy);
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ── Drawing ── */

static void
draw_below (CliffDrawArea         *self,
            const graphene_rect_t *sheet,
            GtkSnapshot           *snapshot)
{
  float width = (float) gdk_texture_get_width (self->below), height = (float) gdk_texture_get_height (self->below);
  float scale = MAX (sheet->size.width / width, sheet->size.height / height);

  gtk_snapshot_push_opacity (snapshot, self->opacity);
  gtk_snapshot_append_scaled_texture (snapshot, self->below, GSK_SCALING_FILTER_TRILINEAR,
                                      &GRAPHENE_RECT_INIT (sheet->origin.x + (sheet->size.width - width * scale) / 2,
                                                           sheet->origin.y + (sheet->size.height - height * scale) / 2,
                                                           width * scale, height * scale));
  gtk_snapshot_pop (snapshot);
}

static void
cliff_draw_area_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CliffDrawArea *self = CLIFF_DRAW_AREA (widget);
  GdkRGBA paper = { 1, 1, 1, 1 };
  graphene_rect_t sheet;

  if (self->drawing == NULL)
    return;
  sheet = get_sheet (self);
  gtk_snapshot_push_clip (snapshot, &sheet);
  gtk_snapshot_append_color (snapshot, &paper, &sheet);
  if (self->below != NULL && self->opacity > 0)
    draw_below (self, &sheet, snapshot);
  ensure_texture (self);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &sheet);
  gtk_snapshot_pop (snapshot);
}

static void
cliff_draw_area_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? LEAST_HEIGHT : LEAST_HEIGHT / 2;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? NATURAL_HEIGHT : NATURAL_HEIGHT / 2;
}

static void
cliff_draw_area_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  cliff_draw_area_refresh (CLIFF_DRAW_AREA (widget));
}

/* ── The hand ── */

/* A mouse and a finger, which have no such axis or one that stands at nothing, press as hard as they can. */
static double
get_pressure (GtkGestureStylus *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));
  double pressure;

  if (device == NULL || gdk_device_get_source (device) != GDK_SOURCE_PEN ||
      !gtk_gesture_stylus_get_axis (gesture, GDK_AXIS_PRESSURE, &pressure))
    return 1;

  return pressure;
}

static gboolean
is_eraser (GtkGestureStylus *gesture)
{
  GdkDeviceTool *tool = gtk_gesture_stylus_get_device_tool (gesture);

  return tool != NULL && gdk_device_tool_get_tool_type (tool) == GDK_DEVICE_TOOL_TYPE_ERASER;
}

static void
add_point (CliffDrawArea    *self,
           GtkGestureStylus *gesture,
           double            x,
           double            y)
{
  graphene_rect_t sheet = get_sheet (self);
  double scale = cliff_drawing_get_width (self->drawing) / sheet.size.width;
  cairo_t *cairo;

  cliff_drawing_add (self->drawing, (x - sheet.origin.x) * scale, (y - sheet.origin.y) * scale, get_pressure (gesture));
  if (self->layer == NULL)
    paint_layer (self);
  if (self->layer == NULL)
    return;
  cairo = begin_layer (self);
  cliff_drawing_paint_newest (self->drawing, cairo);
  cairo_destroy (cairo);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
down_cb (GtkGestureStylus *gesture,
         double            x,
         double            y,
         CliffDrawArea    *self)
{
  if (self->drawing == NULL || gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->drawing_now = TRUE;
  cliff_drawing_begin (self->drawing, self->colour, self->size, self->erases || is_eraser (gesture));
  add_point (self, gesture, x, y);
}

static void
motion_cb (GtkGestureStylus *gesture,
           double            x,
           double            y,
           CliffDrawArea    *self)
{
  if (self->drawing_now)
    add_point (self, gesture, x, y);
}

static void
end_cb (CliffDrawArea *self)
{
  if (!self->drawing_now)
    return;
  self->drawing_now = FALSE;
  cliff_draw_area_refresh (self);
  g_signal_emit (self, signals[DRAWN], 0);
}

/* ── GObject ── */

static void
cliff_draw_area_dispose (GObject *object)
{
  CliffDrawArea *self = CLIFF_DRAW_AREA (object);

  g_clear_pointer (&self->layer, cairo_surface_destroy);
  g_clear_object (&self->texture);
  g_clear_object (&self->below);
  self->drawing = NULL;

  G_OBJECT_CLASS (cliff_draw_area_parent_class)->dispose (object);
}

static void
cliff_draw_area_class_init (CliffDrawAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_draw_area_dispose;
  widget_class->measure = cliff_draw_area_measure;
  widget_class->size_allocate = cliff_draw_area_size_allocate;
  widget_class->snapshot = cliff_draw_area_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[DRAWN] = g_signal_new ("drawn", CLIFF_TYPE_DRAW_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cliff_draw_area_init (CliffDrawArea *self)
{
  GtkGesture *stylus = gtk_gesture_stylus_new ();

  self->opacity = 1;
  gtk_gesture_stylus_set_stylus_only (GTK_GESTURE_STYLUS (stylus), FALSE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (stylus), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (stylus, "down", G_CALLBACK (down_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (stylus, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (stylus, "up", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (stylus, "cancel", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (stylus));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
}

void
cliff_draw_area_set_drawing (CliffDrawArea *self,
                             CliffDrawing  *drawing)
{
  self->drawing = drawing;
  cliff_draw_area_refresh (self);
}

void
cliff_draw_area_set_below (CliffDrawArea *self,
                           GdkTexture    *texture)
{
  g_set_object (&self->below, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cliff_draw_area_set_opacity (CliffDrawArea *self,
                             double         opacity)
{
  self->opacity = opacity;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cliff_draw_area_set_pen (CliffDrawArea *self,
                         guint32        colour,
                         double         size,
                         gboolean       erases)
{
  self->colour = colour;
  self->size = size;
  self->erases = erases;
}

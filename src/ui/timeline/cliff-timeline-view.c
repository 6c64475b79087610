/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-view.h"

#include "cliff-timeline-actions.h"
#include "cliff-timeline-marks.h"
#include "cliff-timeline-row.h"
#include "cliff-timeline-zoom.h"

#include <glib/gi18n.h>

/* Room before the episode's start, so that its first edge can be taken hold of, and behind its end. */
#define ROOM_BEFORE 10
#define ROOM_BEHIND 90
/* How a timeline is first seen: a shot of three seconds is as wide as a thumb. */
#define USUAL_SCALE (45 * CLIFF_MSECOND)

static const CliffRowHeights heights = { .storyline = 84, .lines = 30, .words = 30, .pictures = 48, .sound = 40, .gap = 4 };

struct _CliffTimelineView
{
  GtkWidget            parent_instance;

  CliffProject        *project;
  CliffGeometry       *geometry;
  gboolean             trying;
  gboolean             allocating;
  gboolean             placed;    /* has been shown at a scale of its own */
  int                  seen_width;  /* what the rows are filled for */
  double               seen_offset;
  gboolean             overwriting;
  GArray              *leaving;   /* CliffCutItem that were cut */
  CliffCutItem         cursor;
  GPtrArray           *rows;      /* CliffTimelineRow, children */
  GtkWidget           *range;
  GtkWidget           *overlay;   /* NULL: none */
  GtkWidget           *band;
  GtkWidget           *snap;
  GtkWidget           *playhead;
  guint                telling;   /* source that tells of a layout made while sizes are given out */

  GtkAdjustment       *hadjustment;
  GtkAdjustment       *vadjustment;
  GtkScrollablePolicy  hpolicy, vpolicy;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  PROP_OVERWRITING,
};

enum
{
  LAYOUT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (CliffTimelineView, cliff_timeline_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* ── Where things are ── */

static double
get_offset (CliffTimelineView *self)
{
  return self->hadjustment != NULL ? gtk_adjustment_get_value (self->hadjustment) - ROOM_BEFORE : -ROOM_BEFORE;
}

static double
get_top (CliffTimelineView *self)
{
  return self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
}

double
cliff_timeline_view_get_x (CliffTimelineView *self,
                           CliffTime          time)
{
  return self->geometry != NULL ? cliff_geometry_get_x (self->geometry, time) - get_offset (self) : 0;
}

CliffTime
cliff_timeline_view_get_time (CliffTimelineView *self,
                              double             x)
{
  return self->geometry != NULL ? cliff_geometry_get_time (self->geometry, x + get_offset (self)) : 0;
}

graphene_point_t
cliff_timeline_view_get_point (CliffTimelineView *self,
                               double             x,
                               double             y)
{
  return GRAPHENE_POINT_INIT ((float) (x + get_offset (self)), (float) (y + get_top (self)));
}

int
cliff_timeline_view_get_top (CliffTimelineView *self,
                             guint              row)
{
  return cliff_geometry_get_row (self->geometry, row)->top - (int) get_top (self);
}

/* ── Rows ── */

static void
set_n_rows (CliffTimelineView *self,
            guint              n_rows)
{
  while (self->rows->len > n_rows)
    {
      gtk_widget_unparent (g_ptr_array_index (self->rows, self->rows->len - 1));
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
  while (self->rows->len < n_rows)
    {
      GtkWidget *row = cliff_timeline_row_new (self->project);

      gtk_widget_insert_before (row, GTK_WIDGET (self), self->range);
      g_ptr_array_add (self->rows, row);
    }
}

static void
style_row (CliffTimelineView *self,
           guint              row)
{
  GtkWidget *widget = g_ptr_array_index (self->rows, row);
  const CliffRow *place = cliff_geometry_get_row (self->geometry, row);
  gboolean storyline = place->kind == CLIFF_ROW_STORYLINE;
  gboolean locked = FALSE, silent = FALSE;

  if (place->kind == CLIFF_ROW_LANE)
    {
      const CliffCutLane *lane = &g_array_index (cliff_geometry_get_cut (self->geometry)->lanes, CliffCutLane, place->lane);

      locked = lane->locked;
      silent = lane->muted;
    }
  (storyline ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "storyline");
  (locked ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "locked");
  (silent ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "silent");
}

static void
place_playhead (CliffTimelineView *self)
{
  CliffTime position = cliff_player_get_position (cliff_project_get_player (self->project));

  cliff_timeline_marks_set_line (CLIFF_TIMELINE_MARKS (self->playhead), cliff_timeline_view_get_x (self, position));
}

static GtkWidget *
find_widget (CliffTimelineView *self,
             CliffCutItem       item)
{
  int row = self->geometry != NULL && item.id != 0 ? cliff_geometry_find (self->geometry, item, NULL) : -1;

  if (row < 0)
    return NULL;

  return (GtkWidget *) cliff_timeline_row_find (g_ptr_array_index (self->rows, row), item);
}

/* Shows of what was cut that it is about to go. */
static void
mark_leaving (CliffTimelineView *self,
              gboolean           leaving)
{
  for (guint i = 0; i < self->leaving->len; i++)
    {
      GtkWidget *widget = find_widget (self, g_array_index (self->leaving, CliffCutItem, i));

      if (widget != NULL)
        (leaving ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "leaving");
    }
}

static void
place_range (CliffTimelineView *self)
{
  CliffTime start, end;
  double x;

  if (self->project == NULL || !cliff_range_get (cliff_project_get_range (self->project), &start, &end))
    {
      cliff_timeline_marks_clear (CLIFF_TIMELINE_MARKS (self->range));
      return;
    }
  x = cliff_timeline_view_get_x (self, start);
  /* Its upper and lower edge stay out of sight. */
  cliff_timeline_marks_set_area (CLIFF_TIMELINE_MARKS (self->range),
                                 &GRAPHENE_RECT_INIT ((float) x, -2, (float) (cliff_timeline_view_get_x (self, end) - x),
                                                      (float) gtk_widget_get_height (GTK_WIDGET (self)) + 4));
}

/* Shows in every row what can be seen of it. */
static void
fill_rows (CliffTimelineView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->seen_width = width;
  self->seen_offset = get_offset (self);
  for (guint i = 0; i < self->rows->len; i++)
    cliff_timeline_row_update (g_ptr_array_index (self->rows, i), self->geometry, i, get_offset (self), width, self->cursor);
  place_range (self);
  mark_leaving (self, TRUE);
  if (self->geometry != NULL)
    place_playhead (self);
}

static void
update (CliffTimelineView *self)
{
  /* While sizes are given out, the rows are filled behind it. */
  if (self->allocating)
    return;
  fill_rows (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

static gboolean
tell_cb (gpointer data)
{
  CliffTimelineView *self = data;

  self->telling = 0;
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static double
get_content_width (CliffTimelineView *self)
{
  if (self->geometry == NULL)
    return 0;

  return ROOM_BEFORE + cliff_geometry_get_x (self->geometry, cliff_geometry_get_end (self->geometry)) + ROOM_BEHIND;
}

static void
configure (CliffTimelineView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double rows = self->geometry != NULL ? cliff_geometry_get_height (self->geometry) : 0;

  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, gtk_adjustment_get_value (self->hadjustment), 0,
                              MAX (width, get_content_width (self)), width * 0.1, width * 0.9, width);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, gtk_adjustment_get_value (self->vadjustment), 0, MAX (height, rows),
                              height * 0.1, height * 0.9, height);
}

static void
show_cut (CliffTimelineView *self,
          CliffCut          *cut)
{
  CliffTime scale = self->geometry != NULL ? cliff_geometry_get_scale (self->geometry) : USUAL_SCALE;

  g_clear_pointer (&self->geometry, cliff_geometry_free);
  if (cut != NULL)
    self->geometry = cliff_geometry_new (cut, scale, &heights);
  set_n_rows (self, cut != NULL ? cliff_geometry_get_n_rows (self->geometry) : 0);
  for (guint i = 0; i < self->rows->len; i++)
    style_row (self, i);
  configure (self);
  update (self);
}

static void
cut_changed_cb (CliffTimelineView *self)
{
  if (!self->trying)
    show_cut (self, cliff_project_get_cut (self->project));
}

static void
episode_changed_cb (CliffTimelineView *self)
{
  self->trying = FALSE;
  self->placed = FALSE;
  self->cursor = (CliffCutItem) { 0 };
  show_cut (self, cliff_project_get_cut (self->project));
  if (self->hadjustment != NULL)
    gtk_adjustment_set_value (self->hadjustment, 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
selection_changed_cb (CliffTimelineView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    cliff_timeline_row_select (g_ptr_array_index (self->rows, i));
}

/* While it plays, the page turns when the playhead comes to its end. */
static void
position_changed_cb (CliffTimelineView *self)
{
  CliffPlayer *player = cliff_project_get_player (self->project);
  double x;

  if (self->geometry == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  x = cliff_timeline_view_get_x (self, cliff_player_get_position (player));
  if (cliff_player_get_playing (player) && (x < 0 || x > gtk_widget_get_width (GTK_WIDGET (self))))
    cliff_timeline_view_scroll_by (self, x - ROOM_BEFORE, 0);
  place_playhead (self);
}

/* ── Scrolling and zooming ── */

void
cliff_timeline_view_scroll_by (CliffTimelineView *self,
                               double             dx,
                               double             dy)
{
  gtk_adjustment_set_value (self->hadjustment, gtk_adjustment_get_value (self->hadjustment) + dx);
  gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment) + dy);
}

void
cliff_timeline_view_set_scale (CliffTimelineView *self,
                               CliffTime          scale,
                               double             x)
{
  CliffTime old;
  double offset;

  if (self->geometry == NULL)
    return;
  old = cliff_geometry_get_scale (self->geometry);
  offset = get_offset (self);
  cliff_geometry_set_scale (self->geometry, scale);
  scale = cliff_geometry_get_scale (self->geometry);
  if (scale == old)
    return;
  self->placed = TRUE;
  offset = (offset + x) * (double) old / (double) scale - x;
  configure (self);
  gtk_adjustment_set_value (self->hadjustment, MAX (0, offset + ROOM_BEFORE));
  update (self);
}

void
cliff_timeline_view_fit (CliffTimelineView *self)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - ROOM_BEFORE - ROOM_BEHIND;

  if (self->geometry == NULL || room <= 0)
    return;
  cliff_timeline_view_set_scale (self, cliff_geometry_get_end (self->geometry) / room + 1, 0);
  gtk_adjustment_set_value (self->hadjustment, 0);
}

void
cliff_timeline_view_fit_span (CliffTimelineView *self,
                              CliffTime          start,
                              CliffTime          end)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * ROOM_BEFORE;

  if (self->geometry == NULL || room <= 0 || start >= end)
    return;
  cliff_timeline_view_set_scale (self, (end - start) / room + 1, 0);
  gtk_adjustment_set_value (self->hadjustment, cliff_geometry_get_x (self->geometry, start));
}

void
cliff_timeline_view_reveal (CliffTimelineView *self,
                            CliffTime          time)
{
  double x = cliff_timeline_view_get_x (self, time);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double margin = MIN (40, width / 4);

  if (x < margin)
    cliff_timeline_view_scroll_by (self, x - margin, 0);
  else if (x > width - margin)
    cliff_timeline_view_scroll_by (self, x - width + margin, 0);
}

/* ── The cursor ── */

CliffCutItem
cliff_timeline_view_get_cursor (CliffTimelineView *self)
{
  return self->cursor;
}

static void
reveal_item (CliffTimelineView *self,
             CliffCutItem       item)
{
  CliffCutSpan span;
  int row = cliff_geometry_find (self->geometry, item, &span);
  double left, right, width;

  if (row < 0)
    return;
  left = cliff_timeline_view_get_x (self, span.start);
  right = cliff_timeline_view_get_x (self, span.start + span.length);
  width = gtk_widget_get_width (GTK_WIDGET (self));
  if (right < 8 || left > width - 8)
    cliff_timeline_view_reveal (self, left < 0 ? span.start : span.start + MIN (span.length, cliff_geometry_get_time (self->geometry, width / 2)));
  gtk_adjustment_clamp_page (self->vadjustment, cliff_geometry_get_row (self->geometry, (guint) row)->top,
                             cliff_geometry_get_row (self->geometry, (guint) row)->top +
                             cliff_geometry_get_row (self->geometry, (guint) row)->height);
}

void
cliff_timeline_view_set_cursor (CliffTimelineView *self,
                                CliffCutItem       item)
{
  GtkWidget *widget;

  if (self->geometry == NULL)
    return;
  self->cursor = item;
  update (self);
  reveal_item (self, item);
  widget = find_widget (self, item);
  gtk_widget_grab_focus (widget != NULL ? widget : GTK_WIDGET (self));
}

static gboolean
cliff_timeline_view_grab_focus (GtkWidget *widget)
{
  CliffTimelineView *self = CLIFF_TIMELINE_VIEW (widget);
  GtkWidget *item = find_widget (self, self->cursor);

  if (item != NULL)
    return gtk_widget_grab_focus (item);

  return GTK_WIDGET_CLASS (cliff_timeline_view_parent_class)->grab_focus (widget);
}

/* Tab goes into the timeline at the cursor, and out of it: arrows go from thing to thing. */
static gboolean
cliff_timeline_view_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_has_focus (widget))
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

gboolean
cliff_timeline_view_get_overwriting (CliffTimelineView *self)
{
  return self->overwriting;
}

/* ── What was cut ── */

static void
clipboard_changed_cb (GdkClipboard      *clipboard,
                      CliffTimelineView *self)
{
  g_signal_handlers_disconnect_by_func (clipboard, clipboard_changed_cb, self);
  if (self->leaving == NULL)
    return;
  mark_leaving (self, FALSE);
  g_array_set_size (self->leaving, 0);
}

void
cliff_timeline_view_set_leaving (CliffTimelineView *self,
                                 GArray            *items,
                                 GdkClipboard      *clipboard)
{
  clipboard_changed_cb (clipboard, self);
  g_array_append_vals (self->leaving, items->data, items->len);
  mark_leaving (self, TRUE);
  g_signal_connect_object (clipboard, "changed", G_CALLBACK (clipboard_changed_cb), self, G_CONNECT_DEFAULT);
}

/* ── Marks ── */

void
cliff_timeline_view_show_snap (CliffTimelineView *self,
                               CliffTime          time)
{
  if (time < 0)
    cliff_timeline_marks_clear (CLIFF_TIMELINE_MARKS (self->snap));
  else
    cliff_timeline_marks_set_line (CLIFF_TIMELINE_MARKS (self->snap), cliff_timeline_view_get_x (self, time));
}

void
cliff_timeline_view_show_band (CliffTimelineView     *self,
                               const graphene_rect_t *band)
{
  graphene_rect_t area;

  if (band == NULL)
    {
      cliff_timeline_marks_clear (CLIFF_TIMELINE_MARKS (self->band));
      return;
    }
  graphene_rect_offset_r (band, (float) -get_offset (self), (float) -get_top (self), &area);
  cliff_timeline_marks_set_area (CLIFF_TIMELINE_MARKS (self->band), &area);
}

/* ── GtkWidget ── */

static void
cliff_timeline_view_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? 240 : 400;
}

/* An episode shorter than the window fills it when it is first seen. */
static void
place_first (CliffTimelineView *self,
             int                width)
{
  if (self->placed || self->geometry == NULL || width <= 0 || cliff_geometry_get_end (self->geometry) == 0)
    return;
  self->placed = TRUE;
  self->seen_width = 0;
  cliff_geometry_set_scale (self->geometry, USUAL_SCALE);
  if (get_content_width (self) < width)
    cliff_geometry_set_scale (self->geometry, cliff_geometry_get_end (self->geometry) / MAX (1, width - ROOM_BEFORE - ROOM_BEHIND) + 1);
}

static void
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
cliff_timeline_view_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  CliffTimelineView *self = CLIFF_TIMELINE_VIEW (widget);

  place_first (self, width);
  self->allocating = TRUE;
  configure (self);
  self->allocating = FALSE;
  if (width != self->seen_width || get_offset (self) != self->seen_offset)
    {
      fill_rows (self);
      /* What stands beside the view may have its size already. */
      if (self->telling == 0)
        self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
    }
  for (guint i = 0; i < self->rows->len; i++)
    allocate (g_ptr_array_index (self->rows, i), 0, cliff_timeline_view_get_top (self, i), width,
              cliff_geometry_get_row (self->geometry, i)->height);
  allocate (self->range, 0, 0, width, height);
  if (self->overlay != NULL)
    allocate (self->overlay, 0, 0, width, height);
  allocate (self->band, 0, 0, width, height);
  allocate (self->snap, 0, 0, width, height);
  allocate (self->playhead, 0, 0, width, height);
}

/* ── GtkScrollable ── */

static void
set_adjustment (CliffTimelineView  *self,
                GtkAdjustment     **place,
                GtkAdjustment      *adjustment)
{
  if (*place == adjustment && adjustment != NULL)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, update, self);
  g_clear_object (place);
  *place = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (*place, "value-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  configure (self);
}

static void
cliff_timeline_view_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  CliffTimelineView *self = CLIFF_TIMELINE_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hpolicy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vpolicy = g_value_get_enum (value);
      break;
    case PROP_OVERWRITING:
      if (self->overwriting == g_value_get_boolean (value))
        return;
      self->overwriting = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_timeline_view_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CliffTimelineView *self = CLIFF_TIMELINE_VIEW (object);

  switch (prop_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hpolicy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vpolicy);
      break;
    case PROP_OVERWRITING:
      g_value_set_boolean (value, self->overwriting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* ── GObject ── */

static void
cliff_timeline_view_dispose (GObject *object)
{
  CliffTimelineView *self = CLIFF_TIMELINE_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->telling, g_source_remove);
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->rows, i));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->leaving, g_array_unref);
  g_clear_pointer (&self->range, gtk_widget_unparent);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->band, gtk_widget_unparent);
  g_clear_pointer (&self->snap, gtk_widget_unparent);
  g_clear_pointer (&self->playhead, gtk_widget_unparent);
  /* An entry that is open goes with the view. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->geometry, cliff_geometry_free);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_timeline_view_parent_class)->dispose (object);
}

static void
cliff_timeline_view_class_init (CliffTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = cliff_timeline_view_set_property;
  object_class->get_property = cliff_timeline_view_get_property;
  object_class->dispose = cliff_timeline_view_dispose;
  widget_class->measure = cliff_timeline_view_measure;
  widget_class->size_allocate = cliff_timeline_view_size_allocate;
  widget_class->grab_focus = cliff_timeline_view_grab_focus;
  widget_class->focus = cliff_timeline_view_focus;
  cliff_timeline_actions_bind_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  g_object_class_install_property (object_class, PROP_OVERWRITING,
                                   g_param_spec_boolean ("overwriting", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", CLIFF_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
cliff_timeline_view_init (CliffTimelineView *self)
{
  self->rows = g_ptr_array_new ();
  self->leaving = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  self->range = cliff_timeline_marks_new ("range");
  self->band = cliff_timeline_marks_new ("band");
  self->snap = cliff_timeline_marks_new ("snap");
  self->playhead = cliff_timeline_marks_new ("playhead");
  gtk_widget_set_parent (self->range, GTK_WIDGET (self));
  gtk_widget_set_parent (self->band, GTK_WIDGET (self));
  gtk_widget_set_parent (self->snap, GTK_WIDGET (self));
  gtk_widget_set_parent (self->playhead, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"), -1);
  cliff_timeline_zoom_add (self);
}

void
cliff_timeline_view_set_project (CliffTimelineView *self,
                                 CliffProject      *project)
{
  CliffPlayer *player = cliff_project_get_player (project);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "notify::episode", G_CALLBACK (episode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "cut-changed", G_CALLBACK (cut_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_range (project), "changed", G_CALLBACK (place_range), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::position", G_CALLBACK (position_changed_cb), self, G_CONNECT_SWAPPED);
  episode_changed_cb (self);
}

CliffProject *
cliff_timeline_view_get_project (CliffTimelineView *self)
{
  return self->project;
}

CliffGeometry *
cliff_timeline_view_get_geometry (CliffTimelineView *self)
{
  return self->geometry;
}

void
cliff_timeline_view_try (CliffTimelineView *self,
                         CliffCut          *cut)
{
  self->trying = cut != NULL;
  show_cut (self, cut != NULL ? cut : cliff_project_get_cut (self->project));
}

CliffGeometry *
cliff_timeline_view_dup_geometry (CliffTimelineView *self)
{
  return cliff_geometry_new (cliff_geometry_get_cut (self->geometry), cliff_geometry_get_scale (self->geometry), &heights);
}

void
cliff_timeline_view_set_overlay (CliffTimelineView *self,
                                 GtkWidget         *overlay)
{
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  self->overlay = overlay;
  gtk_widget_insert_before (overlay, GTK_WIDGET (self), self->band);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-drop.h"

#include "cliff-edit-cut.h"
#include "cliff-take-import.h"

static CliffStore *
get_store (CliffTimelineView *view)
{
  return cliff_project_get_store (cliff_timeline_view_get_project (view));
}

static CliffHit
hit (CliffTimelineView *view,
     double             x,
     double             y)
{
  graphene_point_t point = cliff_timeline_view_get_point (view, x, y);

  return cliff_geometry_hit (cliff_timeline_view_get_geometry (view), point.x, point.y);
}

/* Before which shot something let go here comes to stand. */
static guint
get_gap (CliffTimelineView *view,
         double             x)
{
  return cliff_geometry_get_gap_at (cliff_timeline_view_get_geometry (view),
                                    cliff_timeline_view_get_point (view, x, 0).x);
}

static CliffTime
get_gap_time (CliffTimelineView *view,
              guint              gap)
{
  CliffCut *cut = cliff_geometry_get_cut (cliff_timeline_view_get_geometry (view));

  return gap < cut->shots->len ? g_array_index (cut->shots, CliffCutShot, gap).start : cut->duration;
}

static gboolean
drop_shot (CliffTimelineView  *view,
           CliffRecord        *shot,
           double              x,
           GError            **error)
{
  CliffCut *cut = cliff_geometry_get_cut (cliff_timeline_view_get_geometry (view));
  CliffId id = cliff_record_get_id (shot);
  guint gap = get_gap (view, x);

  while (gap > 0 && g_array_index (cut->shots, CliffCutShot, gap - 1).id == id)
    gap--;

  return cliff_edit_move_shots (get_store (view), &id, 1, cut->episode_id,
                                gap > 0 ? g_array_index (cut->shots, CliffCutShot, gap - 1).id : 0, error);
}

static gboolean
drop_take (CliffTimelineView  *view,
           CliffRecord        *take,
           double              x,
           double              y,
           GError            **error)
{
  CliffHit place = hit (view, x, y);
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (view);
  CliffCut *cut = cliff_geometry_get_cut (geometry);
  const CliffRow *row = place.row >= 0 ? cliff_geometry_get_row (geometry, (guint) place.row) : NULL;
  const CliffCutLane *lane;

  if (row == NULL || row->kind != CLIFF_ROW_LANE)
    return cliff_edit_insert_shot (get_store (view), cut->episode_id, get_gap_time (view, get_gap (view, x)),
                                   cliff_record_get_id (take), 0, CLIFF_PLACE_RIPPLE, error) != 0;
  lane = &g_array_index (cut->lanes, CliffCutLane, row->lane);

  return cliff_edit_add_clip (get_store (view), cut->episode_id, lane->kind, lane->id, place.time, 0, NULL,
                              cliff_record_get_id (take), CLIFF_PLACE_FREE, error) != 0;
}

static gboolean
drop_files (CliffTimelineView *view,
            GSList            *files,
            double             x,
            double             y)
{
  CliffHit place = hit (view, x, y);

  if (place.span.item.id == 0 || place.span.item.kind != CLIFF_CUT_SHOT)
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    if (g_file_peek_path (l->data) != NULL)
      cliff_take_import (cliff_timeline_view_get_project (view), place.span.item.id, g_file_peek_path (l->data));

  return files != NULL;
}

/* ── The target ── */

static void
leave_cb (GtkDropTarget     *target,
          CliffTimelineView *view)
{
  cliff_timeline_view_show_snap (view, -1);
}

static GdkDragAction
motion_cb (GtkDropTarget     *target,
           double             x,
           double             y,
           CliffTimelineView *view)
{
  GdkContentFormats *formats = gdk_drop_get_formats (gtk_drop_target_get_current_drop (target));
  CliffHit place;

  if (cliff_timeline_view_get_geometry (view) == NULL || !cliff_project_get_writable (cliff_timeline_view_get_project (view)))
    return 0;
  if (gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_SHOT))
    {
      cliff_timeline_view_show_snap (view, get_gap_time (view, get_gap (view, x)));
      return GDK_ACTION_MOVE;
    }
  place = hit (view, x, y);
  if (gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_TAKE))
    {
      gboolean on_lane = place.row >= 0 && cliff_geometry_get_row (cliff_timeline_view_get_geometry (view),
                                                                  (guint) place.row)->kind == CLIFF_ROW_LANE;

      cliff_timeline_view_show_snap (view, on_lane ? place.time : get_gap_time (view, get_gap (view, x)));
      return GDK_ACTION_COPY;
    }
  /* Files become a take of the shot under them. */
  return place.span.item.id != 0 && place.span.item.kind == CLIFF_CUT_SHOT ? GDK_ACTION_COPY : 0;
}

static gboolean
drop_cb (GtkDropTarget     *target,
         const GValue      *value,
         double             x,
         double             y,
         CliffTimelineView *view)
{
  g_autoptr(GError) error = NULL;
  gboolean dropped = FALSE;

  cliff_timeline_view_show_snap (view, -1);
  if (cliff_timeline_view_get_geometry (view) == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, CLIFF_TYPE_SHOT))
    dropped = drop_shot (view, g_value_get_object (value), x, &error);
  else if (G_VALUE_HOLDS (value, CLIFF_TYPE_TAKE))
    dropped = drop_take (view, g_value_get_object (value), x, y, &error);
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    dropped = drop_files (view, g_value_get_boxed (value), x, y);
  if (error != NULL)
    cliff_project_report (cliff_timeline_view_get_project (view), error);

  return dropped;
}

void
cliff_timeline_drop_add (CliffTimelineView *view)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GType types[] = { CLIFF_TYPE_SHOT, CLIFF_TYPE_TAKE, GDK_TYPE_FILE_LIST };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), view, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), view, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), view, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (target));
}

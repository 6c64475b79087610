/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-drop.h"

#include "cliff-edit-cut.h"
#include "cliff-media-intake.h"
#include "cliff-shot-bundle.h"

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

/* Where media let go here come to stand: on the lane under the pointer, else between shots. */
static CliffMediaGoal
get_goal (CliffTimelineView *view,
          double             x,
          double             y)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (view);
  CliffCut *cut = cliff_geometry_get_cut (geometry);
  CliffHit place = hit (view, x, y);
  const CliffRow *row = place.row >= 0 ? cliff_geometry_get_row (geometry, (guint) place.row) : NULL;
  CliffMediaGoal goal = { cut->episode_id, 0, cliff_cut_round (cut, place.time),
                          cliff_timeline_view_get_overwriting (view) ? CLIFF_PLACE_OVERWRITE : CLIFF_PLACE_FREE };

  /* Under the storyline lies what is heard: it begins where the pointer is. */
  if (row != NULL && row->kind == CLIFF_ROW_LANE)
    goal.lane_id = g_array_index (cut->lanes, CliffCutLane, row->lane).id;
  else if (row != NULL && row->kind == CLIFF_ROW_STORYLINE)
    goal.time = get_gap_time (view, get_gap (view, x));

  return goal;
}

static gboolean
drop_takes (CliffTimelineView *view,
            CliffTakeBundle   *bundle,
            double             x,
            double             y)
{
  CliffMediaGoal goal = get_goal (view, x, y);

  return cliff_shot_bundle_is_of (bundle, get_store (view)) &&
         cliff_media_intake_place (cliff_timeline_view_get_project (view), (CliffId *) (gpointer) bundle->ids->data, bundle->ids->len, &goal);
}

static gboolean
drop_files (CliffTimelineView *view,
            GSList            *files,
            double             x,
            double             y)
{
  CliffMediaGoal goal = get_goal (view, x, y);
  g_auto(GStrv) paths = cliff_media_intake_dup_paths (files);

  cliff_media_intake_add (cliff_media_intake_get (cliff_timeline_view_get_project (view)), (const char *const *) paths, &goal);

  return paths[0] != NULL;
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

  if (cliff_timeline_view_get_geometry (view) == NULL || !cliff_project_get_writable (cliff_timeline_view_get_project (view)))
    return 0;
  if (gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_SHOT))
    {
      cliff_timeline_view_show_snap (view, get_gap_time (view, get_gap (view, x)));
      return GDK_ACTION_MOVE;
    }
  cliff_timeline_view_show_snap (view, get_goal (view, x, y).time);

  return GDK_ACTION_COPY;
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
  else if (G_VALUE_HOLDS (value, CLIFF_TYPE_TAKE_BUNDLE))
    dropped = drop_takes (view, g_value_get_boxed (value), x, y);
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
  GType types[] = { CLIFF_TYPE_SHOT, CLIFF_TYPE_TAKE_BUNDLE, GDK_TYPE_FILE_LIST };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), view, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), view, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), view, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (target));
}

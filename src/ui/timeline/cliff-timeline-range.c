/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-range.h"

#include "cliff-edit-cut.h"
#include "cliff-reach.h"

#include <glib/gi18n.h>

static CliffRange *
get_range (GtkWidget *page)
{
  return cliff_project_get_range (cliff_reach_project (page));
}

/* ── Setting ── */

static void
set_in (GtkWidget  *page,
        const char *action,
        GVariant   *parameter)
{
  CliffCut *cut = cliff_project_get_cut (cliff_reach_project (page));

  if (cut == NULL)
    return;
  cliff_range_set_in (get_range (page), cliff_cut_round (cut, cliff_reach_playhead (page)));
  cliff_reach_finish (page, NULL, _("In point set"));
}

/* The out point is a cut at the playhead.  On the last frame, behind which the playhead cannot go, it is the episode's end. */
static void
set_out (GtkWidget  *page,
         const char *action,
         GVariant   *parameter)
{
  CliffCut *cut = cliff_project_get_cut (cliff_reach_project (page));
  CliffTime playhead = cliff_reach_playhead (page);

  if (cut == NULL)
    return;
  playhead = cliff_cut_round (cut, playhead);
  if (cliff_cut_round (cut, playhead + CLIFF_SECOND * cut->fps_den / cut->fps_num) >= cut->duration)
    playhead = cut->duration;
  cliff_range_set_out (get_range (page), playhead);
  cliff_reach_finish (page, NULL, _("Out point set"));
}

/* From the first to the last of what is selected. */
static void
set_to_selection (GtkWidget  *page,
                  const char *action,
                  GVariant   *parameter)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (cliff_reach_view (page));
  g_autoptr(GArray) items = cliff_reach_items (page);
  CliffTime start = G_MAXINT64, end = 0;
  CliffCutSpan span;

  for (guint i = 0; i < items->len; i++)
    if (cliff_geometry_find (geometry, g_array_index (items, CliffCutItem, i), &span) >= 0)
      {
        start = MIN (start, span.start);
        end = MAX (end, span.start + span.length);
      }
  if (start >= end)
    return;
  cliff_range_set (get_range (page), start, end);
  cliff_reach_finish (page, NULL, _("Range set"));
}

static void
clear (GtkWidget  *page,
       const char *action,
       GVariant   *parameter)
{
  cliff_range_clear (get_range (page));
  cliff_reach_finish (page, NULL, _("No range"));
}

static void
go_to (GtkWidget  *page,
       const char *action,
       GVariant   *parameter)
{
  CliffTime start, end;

  if (cliff_range_get (get_range (page), &start, &end))
    cliff_reach_seek (page, g_variant_get_boolean (parameter) ? end : start);
}

/* With TRUE an empty shot stays.  The range goes with what was in it. */
static void
delete (GtkWidget  *page,
        const char *action,
        GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  gboolean lift = g_variant_get_boolean (parameter);
  g_autoptr(GError) error = NULL;
  CliffTime start, end;

  if (!cliff_range_get (get_range (page), &start, &end))
    return;
  cliff_project_flush (project);
  if (!cliff_edit_remove_range (cliff_project_get_store (project), cliff_project_get_episode_id (project), start, end, lift, &error))
    {
      cliff_project_report (project, error);
      return;
    }
  if (!lift)
    {
      cliff_range_clear (get_range (page));
      cliff_reach_seek (page, start);
    }
  cliff_project_say (project, _("Deleted; takes and words are kept"), TRUE);
}

/* ── The table ── */

static const struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  activate;
} actions[] = {
  { "timeline.range-in", NULL, set_in },
  { "timeline.range-out", NULL, set_out },
  { "timeline.range-selection", NULL, set_to_selection },
  { "timeline.range-clear", NULL, clear },
  { "timeline.go-to-range", "b", go_to },
  { "timeline.delete-range", "b", delete },
};

void
cliff_timeline_range_install (GtkWidgetClass *page_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (page_class, actions[i].name, actions[i].parameter, actions[i].activate);
}

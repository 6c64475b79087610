/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-reach.h"

CliffTimelineView *
cliff_reach_view (GtkWidget *page)
{
  return cliff_timeline_page_get_view (CLIFF_TIMELINE_PAGE (page));
}

CliffProject *
cliff_reach_project (GtkWidget *page)
{
  return cliff_timeline_view_get_project (cliff_reach_view (page));
}

CliffStore *
cliff_reach_store (GtkWidget *page)
{
  return cliff_project_get_store (cliff_reach_project (page));
}

CliffPlayer *
cliff_reach_player (GtkWidget *page)
{
  return cliff_project_get_player (cliff_reach_project (page));
}

CliffTime
cliff_reach_playhead (GtkWidget *page)
{
  return cliff_player_get_position (cliff_reach_player (page));
}

GArray *
cliff_reach_items (GtkWidget *page)
{
  CliffProject *project = cliff_reach_project (page);
  CliffCut *cut = cliff_project_get_cut (project);
  GArray *items = g_array_copy (cliff_project_get_selection (project));
  int index;

  if (items->len > 0 || cut == NULL)
    return items;
  index = cliff_cut_get_shot_at (cut, cliff_reach_playhead (page));
  if (index >= 0)
    {
      CliffCutItem item = { CLIFF_CUT_SHOT, g_array_index (cut->shots, CliffCutShot, index).id };

      g_array_append_val (items, item);
    }

  return items;
}

void
cliff_reach_seek (GtkWidget *page,
                  CliffTime  time)
{
  cliff_project_seek (cliff_reach_project (page), time);
  cliff_timeline_view_reveal (cliff_reach_view (page), time);
}

void
cliff_reach_finish (GtkWidget    *page,
                    const GError *error,
                    const char   *done)
{
  if (error != NULL)
    cliff_project_report (cliff_reach_project (page), error);
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (page), done, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

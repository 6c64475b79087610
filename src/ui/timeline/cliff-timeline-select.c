/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-select.h"

#include "cliff-reach.h"

#include <glib/gi18n.h>

static void
set_selection (GtkWidget *page,
               GArray    *items)
{
  cliff_project_set_selection (cliff_reach_project (page), (const CliffCutItem *) (gpointer) items->data, items->len);
}

/* ── Selecting ── */

static void
select_all (GtkWidget  *page,
            const char *action,
            GVariant   *parameter)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (cliff_reach_view (page));
  g_autoptr(GArray) items = NULL;

  if (geometry == NULL)
    return;
  items = cliff_geometry_list_in (geometry, 0, 0, cliff_geometry_get_x (geometry, cliff_geometry_get_end (geometry)) + 1,
                                  cliff_geometry_get_height (geometry));
  set_selection (page, items);
}

static void
select_none (GtkWidget  *page,
             const char *action,
             GVariant   *parameter)
{
  cliff_project_set_selection (cliff_reach_project (page), NULL, 0);
}

/* What begins at the playhead or behind it, or ends at it or before: on the row of the cursor, or on all. */
static void
select_from (GtkWidget  *page,
             const char *action,
             GVariant   *parameter)
{
  CliffTimelineView *view = cliff_reach_view (page);
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (view);
  CliffTime playhead = cliff_reach_playhead (page);
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (CliffCutItem));
  gboolean forwards, everywhere;
  int row;

  g_variant_get (parameter, "(bb)", &forwards, &everywhere);
  if (geometry == NULL)
    return;
  row = cliff_geometry_find (geometry, cliff_timeline_view_get_cursor (view), NULL);
  for (guint i = 0; i < cliff_geometry_get_n_rows (geometry); i++)
    {
      const CliffRow *place = cliff_geometry_get_row (geometry, i);

      /* Without a cursor, the storyline. */
      if (!everywhere && (row >= 0 ? (int) i != row : place->kind != CLIFF_ROW_STORYLINE))
        continue;
      for (guint j = 0; j < place->n_items; j++)
        {
          CliffCutSpan span = cliff_geometry_get_span (geometry, i, j);

          if (forwards ? span.start + span.length > playhead : span.start <= playhead)
            g_array_append_val (items, span.item);
        }
    }
  set_selection (page, items);
}

/* All that stands in the range, wholly or in part. */
static void
select_range (GtkWidget  *page,
              const char *action,
              GVariant   *parameter)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (cliff_reach_view (page));
  g_autoptr(GArray) items = NULL;
  CliffTime start, end;

  if (geometry == NULL || !cliff_range_get (cliff_project_get_range (cliff_reach_project (page)), &start, &end))
    return;
  /* Half a pixel inside, so that neighbours which only touch stay out. */
  items = cliff_geometry_list_in (geometry, cliff_geometry_get_x (geometry, start) + 0.5, 0,
                                  cliff_geometry_get_x (geometry, end) - 0.5, cliff_geometry_get_height (geometry));
  set_selection (page, items);
}

/* ── Showing ── */

static void
fit (GtkWidget  *page,
     const char *action,
     GVariant   *parameter)
{
  cliff_timeline_view_fit (cliff_reach_view (page));
}

/* Of what is selected, of the range, or of the shot under the playhead. */
static void
fit_selection (GtkWidget  *page,
               const char *action,
               GVariant   *parameter)
{
  CliffTimelineView *view = cliff_reach_view (page);
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (view);
  g_autoptr(GArray) items = cliff_reach_items (page);
  CliffTime start = G_MAXINT64, end = 0;
  CliffCutSpan span;

  if (geometry == NULL)
    return;
  if (cliff_project_get_selection (cliff_reach_project (page))->len > 0 ||
      !cliff_range_get (cliff_project_get_range (cliff_reach_project (page)), &start, &end))
    {
      start = G_MAXINT64;
      end = 0;
      for (guint i = 0; i < items->len; i++)
        if (cliff_geometry_find (geometry, g_array_index (items, CliffCutItem, i), &span) >= 0)
          {
            start = MIN (start, span.start);
            end = MAX (end, span.start + span.length);
          }
    }
  if (start < end)
    cliff_timeline_view_fit_span (view, start, end);
}

static void
go_to_marker (GtkWidget  *page,
              const char *action,
              GVariant   *parameter)
{
  CliffCut *cut = cliff_project_get_cut (cliff_reach_project (page));
  CliffTime playhead = cliff_reach_playhead (page), before = -1;
  CliffTime half = cut != NULL ? CLIFF_SECOND * cut->fps_den / cut->fps_num / 2 : 0;

  for (guint i = 0; cut != NULL && i < cut->markers->len; i++)
    {
      CliffTime time = g_array_index (cut->markers, CliffCutMarker, i).start;

      if (time < playhead - half)
        before = time;
      else if (time > playhead + half && g_variant_get_boolean (parameter))
        {
          cliff_reach_seek (page, time);
          return;
        }
    }
  if (before >= 0 && !g_variant_get_boolean (parameter))
    cliff_reach_seek (page, before);
}

/* ── The tables ── */

void
cliff_timeline_select_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "timeline.select-all", NULL, select_all);
  gtk_widget_class_install_action (page_class, "timeline.select-none", NULL, select_none);
  gtk_widget_class_install_action (page_class, "timeline.select-from", "(bb)", select_from);
  gtk_widget_class_install_action (page_class, "timeline.select-range", NULL, select_range);
  gtk_widget_class_install_action (page_class, "timeline.fit", NULL, fit);
  gtk_widget_class_install_action (page_class, "timeline.fit-selection", NULL, fit_selection);
  gtk_widget_class_install_action (page_class, "timeline.marker", "b", go_to_marker);
}

void
cliff_timeline_select_append_menu (GMenu *menu)
{
  static const struct
  {
    const char *title;
    const char *action;
    gboolean    of_range;
  } entries[] = {
    { N_("Select _All"), "timeline.select-all", FALSE },
    { N_("_Forwards From Playhead"), "timeline.select-from((true, false))", FALSE },
    { N_("_Backwards From Playhead"), "timeline.select-from((false, false))", FALSE },
    { N_("F_orwards on All Lanes"), "timeline.select-from((true, true))", FALSE },
    { N_("B_ackwards on All Lanes"), "timeline.select-from((false, true))", FALSE },
    { N_("_In Point at Playhead"), "timeline.range-in", TRUE },
    { N_("_Out Point at Playhead"), "timeline.range-out", TRUE },
    { N_("_As Long as the Selection"), "timeline.range-selection", TRUE },
    { N_("_Select What Stands In It"), "timeline.select-range", TRUE },
    { N_("_Delete, Closing Up"), "timeline.delete-range(false)", TRUE },
    { N_("_Lift Out, Leaving a Gap"), "timeline.delete-range(true)", TRUE },
    { N_("_Clear"), "timeline.range-clear", TRUE },
  };
  g_autoptr(GMenu) section = g_menu_new ();
  g_autoptr(GMenu) selection = g_menu_new ();
  g_autoptr(GMenu) range = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_menu_append (entries[i].of_range ? range : selection, _(entries[i].title), entries[i].action);
  g_menu_append_submenu (section, _("Selec_t"), G_MENU_MODEL (selection));
  g_menu_append_submenu (section, _("_Range"), G_MENU_MODEL (range));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

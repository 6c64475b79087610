/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-actions.h"

#include "cliff-edit-cut.h"
#include "cliff-reach.h"
#include "cliff-timeline-changes.h"
#include "cliff-timeline-clipboard.h"
#include "cliff-timeline-range.h"
#include "cliff-timeline-select.h"
#include "cliff-timeline-shuttle.h"
#include "cliff-timeline-steps.h"
#include "cliff-timeline-trims.h"

#include <glib/gi18n.h>

/* ── Going about ── */

static void
go (GtkWidget  *page,
    const char *action,
    GVariant   *parameter)
{
  CliffTimelineView *view = cliff_reach_view (page);
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (view);
  const char *way = g_variant_get_string (parameter, NULL);
  CliffCutItem item;

  if (geometry == NULL ||
      !cliff_timeline_step_to (geometry, cliff_timeline_view_get_cursor (view), cliff_reach_playhead (page), way, &item))
    return;
  cliff_project_set_selection (cliff_reach_project (page), &item, 1);
  cliff_timeline_view_set_cursor (view, item);
}

static void
extend (GtkWidget  *page,
        const char *action,
        GVariant   *parameter)
{
  CliffTimelineView *view = cliff_reach_view (page);
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (view);
  GArray *selection = cliff_project_get_selection (cliff_reach_project (page));
  g_autoptr(GArray) items = g_array_copy (selection);
  CliffCutItem item;

  if (geometry == NULL ||
      !cliff_timeline_step_to (geometry, cliff_timeline_view_get_cursor (view), cliff_reach_playhead (page),
                               g_variant_get_string (parameter, NULL), &item))
    return;
  if (!cliff_project_is_selected (cliff_reach_project (page), item))
    g_array_append_val (items, item);
  cliff_project_set_selection (cliff_reach_project (page), (CliffCutItem *) (gpointer) items->data, items->len);
  cliff_timeline_view_set_cursor (view, item);
}

static void
go_to_edit (GtkWidget  *page,
            const char *action,
            GVariant   *parameter)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (cliff_reach_view (page));

  if (geometry != NULL)
    cliff_reach_seek (page, cliff_timeline_step_edit (geometry, cliff_reach_playhead (page),
                                                      g_variant_get_boolean (parameter)));
}

static void
go_to_edge (GtkWidget  *page,
            const char *action,
            GVariant   *parameter)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (cliff_reach_view (page));

  if (geometry != NULL)
    cliff_reach_seek (page, g_variant_get_boolean (parameter) ? cliff_geometry_get_cut (geometry)->duration : 0);
}

/* ── Cutting ── */

static void
split (GtkWidget  *page,
       const char *action,
       GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  GArray *selection = cliff_project_get_selection (project);
  g_autoptr(GError) error = NULL;

  cliff_edit_split (cliff_project_get_store (project), cliff_project_get_episode_id (project), cliff_reach_playhead (page),
                    (CliffCutItem *) (gpointer) selection->data, selection->len, &error);
  cliff_reach_finish (page, error, _("Split"));
}

static void
delete_items (GtkWidget  *page,
              const char *action,
              GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  g_autoptr(GArray) items = g_array_copy (cliff_project_get_selection (project));
  g_autoptr(GError) error = NULL;

  if (items->len == 0)
    {
      gtk_widget_activate_action_variant (page, "timeline.delete-range", parameter);
      return;
    }
  if (cliff_edit_delete_items (cliff_project_get_store (project), (CliffCutItem *) (gpointer) items->data, items->len,
                               g_variant_get_boolean (parameter), &error))
    cliff_project_say (project, _("Deleted; takes and words are kept"), TRUE);
  else
    cliff_project_report (project, error);
}

/* Shots go one place earlier or later, clips and lines by frames. */
static void
nudge (GtkWidget  *page,
       const char *action,
       GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  CliffStore *store = cliff_project_get_store (project);
  CliffCut *cut = cliff_project_get_cut (project);
  int by = g_variant_get_int32 (parameter);
  g_autoptr(GArray) items = cliff_reach_items (page);
  g_autoptr(GError) error = NULL;

  if (items->len == 0)
    return;
  if (g_array_index (items, CliffCutItem, 0).kind == CLIFF_CUT_SHOT)
    {
      g_autoptr(GArray) shots = cliff_timeline_step_list_shots (items);
      CliffId after_id;

      if (!cliff_timeline_step_shots (cut, shots, by, &after_id))
        return;
      cliff_edit_move_shots (store, (CliffId *) (gpointer) shots->data, shots->len, cut->episode_id, after_id, &error);
    }
  else
    {
      cliff_edit_move_items (store, (CliffCutItem *) (gpointer) items->data, items->len,
                             by * CLIFF_SECOND * cut->fps_den / cut->fps_num, 0, CLIFF_PLACE_FREE, &error);
    }
  cliff_reach_finish (page, error, by > 0 ? _("Moved later") : _("Moved earlier"));
}

static void
move_lane (GtkWidget  *page,
           const char *action,
           GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  g_autoptr(GArray) items = cliff_reach_items (page);
  g_autoptr(GError) error = NULL;

  if (items->len == 0 || g_array_index (items, CliffCutItem, 0).kind != CLIFF_CUT_CLIP)
    return;
  cliff_edit_move_items (cliff_project_get_store (project), (CliffCutItem *) (gpointer) items->data, items->len, 0,
                         g_variant_get_int32 (parameter), CLIFF_PLACE_FREE, &error);
  cliff_reach_finish (page, error, _("Moved to another lane"));
}

static void
merge (GtkWidget  *page,
       const char *action,
       GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  g_autoptr(GArray) shots = cliff_timeline_step_list_shots (cliff_project_get_selection (project));
  g_autoptr(GError) error = NULL;

  if (shots->len < 2)
    return;
  cliff_edit_merge_shots_of (cliff_project_get_store (project), (CliffId *) (gpointer) shots->data, shots->len, &error);
  cliff_reach_finish (page, error, _("Merged into one shot"));
}

static void
set_tool (GtkWidget  *page,
          const char *action,
          GVariant   *parameter)
{
  g_object_set (cliff_timeline_page_get_hand (CLIFF_TIMELINE_PAGE (page)), "tool", g_variant_get_string (parameter, NULL), NULL);
}

static void
toggle_snapping (GtkWidget  *page,
                 const char *action,
                 GVariant   *parameter)
{
  CliffTimelineHand *hand = cliff_timeline_page_get_hand (CLIFF_TIMELINE_PAGE (page));
  gboolean snapping;

  g_object_get (hand, "snapping", &snapping, NULL);
  g_object_set (hand, "snapping", !snapping, NULL);
  cliff_reach_finish (page, NULL, snapping ? _("Nothing snaps") : _("Edges snap"));
}

static void
toggle_overwriting (GtkWidget  *page,
                    const char *action,
                    GVariant   *parameter)
{
  CliffTimelineView *view = cliff_reach_view (page);
  gboolean overwriting = cliff_timeline_view_get_overwriting (view);

  g_object_set (view, "overwriting", !overwriting, NULL);
  cliff_reach_finish (page, NULL, overwriting ? _("What comes finds room") : _("What comes overwrites"));
}

static void
zoom (GtkWidget  *page,
      const char *action,
      GVariant   *parameter)
{
  cliff_timeline_page_zoom_by (CLIFF_TIMELINE_PAGE (page), g_variant_get_boolean (parameter) ? 1 / 1.5 : 1.5);
}

static void
popup_menu (GtkWidget  *page,
            const char *action,
            GVariant   *parameter)
{
  cliff_timeline_page_popup_menu (CLIFF_TIMELINE_PAGE (page));
}

/* ── The tables ── */

static const struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  activate;
} actions[] = {
  { "timeline.go", "s", go },
  { "timeline.extend", "s", extend },
  { "timeline.edit", "b", go_to_edit },
  { "timeline.edge", "b", go_to_edge },
  { "timeline.split", NULL, split },
  { "timeline.delete", "b", delete_items },
  { "timeline.nudge", "i", nudge },
  { "timeline.lane", "i", move_lane },
  { "timeline.merge", NULL, merge },
  { "timeline.tool", "s", set_tool },
  { "timeline.snapping", NULL, toggle_snapping },
  { "timeline.overwriting", NULL, toggle_overwriting },
  { "timeline.zoom", "b", zoom },
  { "timeline.menu", NULL, popup_menu },
};

void
cliff_timeline_actions_install (GtkWidgetClass *page_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (page_class, actions[i].name, actions[i].parameter, actions[i].activate);
  cliff_timeline_changes_install (page_class);
  cliff_timeline_clipboard_install (page_class);
  cliff_timeline_range_install (page_class);
  cliff_timeline_select_install (page_class);
  cliff_timeline_shuttle_install (page_class);
  cliff_timeline_trims_install (page_class);
}

static const struct
{
  guint            key;
  GdkModifierType  modifiers;
  const char      *action;
  const char      *parameter;  /* as g_variant_parse() reads it */
} keys[] = {
  { GDK_KEY_Left, 0, "timeline.go", "'left'" },
  { GDK_KEY_Right, 0, "timeline.go", "'right'" },
  { GDK_KEY_Up, 0, "timeline.go", "'up'" },
  { GDK_KEY_Down, 0, "timeline.go", "'down'" },
  { GDK_KEY_Left, GDK_SHIFT_MASK, "timeline.extend", "'left'" },
  { GDK_KEY_Right, GDK_SHIFT_MASK, "timeline.extend", "'right'" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "timeline.select-all", NULL },
  { GDK_KEY_A, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "timeline.select-range", NULL },
  { GDK_KEY_End, GDK_SHIFT_MASK, "timeline.select-from", "(true, false)" },
  { GDK_KEY_Home, GDK_SHIFT_MASK, "timeline.select-from", "(false, false)" },
  { GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "timeline.select-from", "(true, true)" },
  { GDK_KEY_Home, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "timeline.select-from", "(false, true)" },
  { GDK_KEY_Escape, 0, "timeline.select-none", NULL },
  { GDK_KEY_Page_Up, 0, "timeline.edit", "false" },
  { GDK_KEY_Page_Down, 0, "timeline.edit", "true" },
  { GDK_KEY_Page_Up, GDK_SHIFT_MASK, "timeline.marker", "false" },
  { GDK_KEY_Page_Down, GDK_SHIFT_MASK, "timeline.marker", "true" },
  { GDK_KEY_Home, 0, "timeline.edge", "false" },
  { GDK_KEY_End, 0, "timeline.edge", "true" },
  { GDK_KEY_Left, GDK_CONTROL_MASK, "timeline.step", "-1" },
  { GDK_KEY_Right, GDK_CONTROL_MASK, "timeline.step", "1" },
  { GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "timeline.step", "-10" },
  { GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "timeline.step", "10" },
  { GDK_KEY_space, 0, "timeline.play", NULL },
  { GDK_KEY_k, 0, "timeline.pause", NULL },
  { GDK_KEY_l, 0, "timeline.shuttle", "1" },
  { GDK_KEY_j, 0, "timeline.shuttle", "-1" },
  { GDK_KEY_s, 0, "timeline.split", NULL },
  { GDK_KEY_k, GDK_CONTROL_MASK, "timeline.split", NULL },
  { GDK_KEY_Delete, 0, "timeline.delete", "false" },
  { GDK_KEY_BackSpace, 0, "timeline.delete", "false" },
  { GDK_KEY_Delete, GDK_SHIFT_MASK, "timeline.delete", "true" },
  { GDK_KEY_comma, 0, "timeline.trim", "-1" },
  { GDK_KEY_period, 0, "timeline.trim", "1" },
  { GDK_KEY_less, GDK_SHIFT_MASK, "timeline.trim", "-10" },
  { GDK_KEY_greater, GDK_SHIFT_MASK, "timeline.trim", "10" },
  { GDK_KEY_comma, GDK_ALT_MASK, "timeline.trim-edge", "(3, -1)" },
  { GDK_KEY_period, GDK_ALT_MASK, "timeline.trim-edge", "(3, 1)" },
  { GDK_KEY_bracketleft, GDK_CONTROL_MASK, "timeline.trim-edge", "(0, -1)" },
  { GDK_KEY_bracketright, GDK_CONTROL_MASK, "timeline.trim-edge", "(0, 1)" },
  { GDK_KEY_f, 0, "timeline.fade", "'in'" },
  { GDK_KEY_F, GDK_SHIFT_MASK, "timeline.fade", "'out'" },
  { GDK_KEY_g, 0, "timeline.close-gap", NULL },
  { GDK_KEY_bracketleft, 0, "timeline.trim-to-playhead", "false" },
  { GDK_KEY_bracketright, 0, "timeline.trim-to-playhead", "true" },
  { GDK_KEY_Left, GDK_ALT_MASK, "timeline.nudge", "-1" },
  { GDK_KEY_Right, GDK_ALT_MASK, "timeline.nudge", "1" },
  { GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, "timeline.nudge", "-10" },
  { GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK, "timeline.nudge", "10" },
  { GDK_KEY_Page_Up, GDK_ALT_MASK, "timeline.send", "-1" },
  { GDK_KEY_Page_Down, GDK_ALT_MASK, "timeline.send", "1" },
  { GDK_KEY_Up, GDK_ALT_MASK, "timeline.lane", "-1" },
  { GDK_KEY_Down, GDK_ALT_MASK, "timeline.lane", "1" },
  { GDK_KEY_v, 0, "timeline.tool", "'select'" },
  { GDK_KEY_b, 0, "timeline.tool", "'razor'" },
  { GDK_KEY_y, 0, "timeline.tool", "'slip'" },
  { GDK_KEY_u, 0, "timeline.tool", "'slide'" },
  { GDK_KEY_F2, 0, "timeline.write", NULL },
  { GDK_KEY_Return, 0, "timeline.write", NULL },
  { GDK_KEY_x, GDK_CONTROL_MASK, "timeline.cut", NULL },
  { GDK_KEY_c, GDK_CONTROL_MASK, "timeline.copy", NULL },
  { GDK_KEY_v, GDK_CONTROL_MASK, "timeline.paste", "false" },
  { GDK_KEY_V, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "timeline.paste", "true" },
  { GDK_KEY_d, GDK_CONTROL_MASK, "timeline.duplicate", NULL },
  { GDK_KEY_d, 0, "timeline.transition", "1" },
  { GDK_KEY_D, GDK_SHIFT_MASK, "timeline.inspect", "'transition'" },
  { GDK_KEY_r, 0, "timeline.inspect", "'speed'" },
  { GDK_KEY_G, GDK_SHIFT_MASK, "timeline.inspect", "'volume'" },
  { GDK_KEY_p, 0, "timeline.inspect", "'opacity'" },
  { GDK_KEY_W, GDK_SHIFT_MASK, "timeline.inspect", "'style'" },
  { GDK_KEY_e, 0, "timeline.keyframes", NULL },
  { GDK_KEY_t, 0, "timeline.add-title", NULL },
  { GDK_KEY_m, 0, "timeline.add-marker", "'note'" },
  { GDK_KEY_i, 0, "timeline.range-in", NULL },
  { GDK_KEY_o, 0, "timeline.range-out", NULL },
  { GDK_KEY_I, GDK_SHIFT_MASK, "timeline.go-to-range", "false" },
  { GDK_KEY_O, GDK_SHIFT_MASK, "timeline.go-to-range", "true" },
  { GDK_KEY_x, 0, "timeline.range-selection", NULL },
  { GDK_KEY_x, GDK_ALT_MASK, "timeline.range-clear", NULL },
  { GDK_KEY_plus, 0, "timeline.zoom", "true" },
  { GDK_KEY_equal, 0, "timeline.zoom", "true" },
  { GDK_KEY_KP_Add, 0, "timeline.zoom", "true" },
  { GDK_KEY_minus, 0, "timeline.zoom", "false" },
  { GDK_KEY_KP_Subtract, 0, "timeline.zoom", "false" },
  { GDK_KEY_Z, GDK_SHIFT_MASK, "timeline.fit", NULL },
  { GDK_KEY_z, 0, "timeline.fit-selection", NULL },
  { GDK_KEY_n, 0, "timeline.snapping", NULL },
  { GDK_KEY_w, 0, "timeline.overwriting", NULL },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "timeline.menu", NULL },
  { GDK_KEY_Menu, 0, "timeline.menu", NULL },
};

void
cliff_timeline_actions_bind_keys (GtkWidgetClass *view_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].parameter != NULL)
        {
          g_autoptr(GVariant) parameter = g_variant_parse (NULL, keys[i].parameter, NULL, NULL, NULL);

          gtk_shortcut_set_arguments (shortcut, parameter);
        }
      gtk_widget_class_add_shortcut (view_class, shortcut);
      g_object_unref (shortcut);
    }
}

typedef struct
{
  const char *title;
  const char *action;
} Entry;

static void
append (GMenu       *menu,
        const Entry *entries,
        guint        n_entries)
{
  for (guint i = 0; i < n_entries; i++)
    g_menu_append (menu, _(entries[i].title), entries[i].action);
}

/* What stands first: cutting and moving. */
static GMenu *
create_first_section (void)
{
  static const Entry cuts[] = {
    { N_("_Split at Playhead"), "timeline.split" },
    { N_("_Merge Shots"), "timeline.merge" },
    { N_("Close _Gap"), "timeline.close-gap" },
  };
  static const Entry moves[] = {
    { N_("_Earlier"), "timeline.nudge(-1)" },
    { N_("_Later"), "timeline.nudge(1)" },
    { N_("To Lane _Above"), "timeline.lane(-1)" },
    { N_("To Lane _Below"), "timeline.lane(1)" },
    { N_("To the Episode Be_fore"), "timeline.send(-1)" },
    { N_("To the _Next Episode"), "timeline.send(1)" },
  };
  GMenu *section = g_menu_new ();
  g_autoptr(GMenu) move_menu = g_menu_new ();

  append (section, cuts, G_N_ELEMENTS (cuts));
  append (move_menu, moves, G_N_ELEMENTS (moves));
  g_menu_append_submenu (section, _("Mo_ve"), G_MENU_MODEL (move_menu));
  cliff_timeline_trims_append_menu (section);

  return section;
}

GMenuModel *
cliff_timeline_actions_create_menu (void)
{
  static const Entry clipboard[] = {
    { N_("C_ut"), "timeline.cut" },
    { N_("_Copy"), "timeline.copy" },
    { N_("_Paste at Playhead"), "timeline.paste(false)" },
    { N_("Paste _Over What Stands There"), "timeline.paste(true)" },
    { N_("D_uplicate"), "timeline.duplicate" },
    { N_("_Delete"), "timeline.delete(false)" },
    { N_("Lift _Out, Leaving a Gap"), "timeline.delete(true)" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) first = create_first_section ();
  g_autoptr(GMenu) last = g_menu_new ();

  append (last, clipboard, G_N_ELEMENTS (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  cliff_timeline_changes_append_menu (menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  cliff_timeline_select_append_menu (menu);

  return G_MENU_MODEL (menu);
}

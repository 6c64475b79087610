/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-changes.h"

#include "cliff-edit-cut.h"
#include "cliff-reach.h"
#include "cliff-timeline-writer.h"

#include <glib/gi18n.h>

/* What a transition lasts when nobody has said otherwise, and a frozen frame. */
#define TRANSITION_LENGTH (CLIFF_SECOND / 2)
#define FREEZE_LENGTH (2 * CLIFF_SECOND)

/* One step for all that is selected. */
static void
change_each (GtkWidget  *page,
             const char *step,
             gboolean  (*change) (CliffStore    *store,
                                  CliffCutItem   item,
                                  GVariant      *parameter,
                                  GError       **error),
             GVariant   *parameter,
             const char *done)
{
  g_autoptr(GArray) items = g_array_copy (cliff_project_get_selection (cliff_reach_project (page)));
  g_autoptr(GError) error = NULL;

  if (items->len == 0 || !cliff_store_begin (cliff_reach_store (page), step, &error))
    return;
  for (guint i = 0; i < items->len && error == NULL; i++)
    change (cliff_reach_store (page), g_array_index (items, CliffCutItem, i), parameter, &error);
  if (error != NULL)
    cliff_store_rollback (cliff_reach_store (page));
  else
    cliff_store_commit (cliff_reach_store (page), &error);
  cliff_reach_finish (page, error, done);
}

/* ── Shots, lines and clips ── */

static gboolean
change_transition (CliffStore    *store,
                   CliffCutItem   item,
                   GVariant      *parameter,
                   GError       **error)
{
  CliffTransition transition = (CliffTransition) g_variant_get_int32 (parameter);

  if (item.kind != CLIFF_CUT_SHOT)
    return TRUE;

  return cliff_edit_set_transition (store, item.id, transition, transition == CLIFF_TRANSITION_CUT ? 0 : TRANSITION_LENGTH,
                                    CLIFF_EDGE_LEFT, 0, error);
}

static void
set_transition (GtkWidget  *page,
                const char *action,
                GVariant   *parameter)
{
  change_each (page, "Set Transition", change_transition, parameter, _("Transition changed"));
}

static gboolean
change_speed (CliffStore    *store,
              CliffCutItem   item,
              GVariant      *parameter,
              GError       **error)
{
  if (item.kind == CLIFF_CUT_LINE)
    return TRUE;

  return cliff_edit_set_speed (store, item, g_variant_get_int32 (parameter), error);
}

static void
set_speed (GtkWidget  *page,
           const char *action,
           GVariant   *parameter)
{
  change_each (page, "Change Speed", change_speed, parameter, _("Speed changed"));
}

static gboolean
change_gain (CliffStore    *store,
             CliffCutItem   item,
             GVariant      *parameter,
             GError       **error)
{
  return cliff_edit_set_gain (store, item, g_variant_get_int32 (parameter), error);
}

static void
set_gain (GtkWidget  *page,
          const char *action,
          GVariant   *parameter)
{
  change_each (page, "Change Volume", change_gain, parameter, _("Volume changed"));
}

static gboolean
release_item (CliffStore    *store,
              CliffCutItem   item,
              GVariant      *parameter,
              GError       **error)
{
  return item.kind == CLIFF_CUT_CLIP || cliff_edit_release (store, item, error);
}

static void
release (GtkWidget  *page,
         const char *action,
         GVariant   *parameter)
{
  change_each (page, "Reset Length", release_item, NULL, _("Length is the storyboard's again"));
}

/* Behind what is copied. */
static void
duplicate (GtkWidget  *page,
           const char *action,
           GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (cliff_reach_view (page));
  g_autoptr(GArray) items = g_array_copy (cliff_project_get_selection (project));
  g_autoptr(GArray) copies = NULL;
  g_autoptr(GError) error = NULL;
  CliffTime end = 0;
  CliffCutSpan span;

  for (guint i = 0; i < items->len; i++)
    if (cliff_geometry_find (geometry, g_array_index (items, CliffCutItem, i), &span) >= 0)
      end = MAX (end, span.start + span.length);
  if (items->len == 0)
    return;
  cliff_edit_copy_items (cliff_reach_store (page), (CliffCutItem *) (gpointer) items->data, items->len,
                         cliff_project_get_episode_id (project), end, CLIFF_PLACE_FREE, &copies, &error);
  if (copies != NULL)
    cliff_project_set_selection (project, (CliffCutItem *) (gpointer) copies->data, copies->len);
  cliff_reach_finish (page, error, _("Duplicated"));
}

static void
write_words (GtkWidget  *page,
             const char *action,
             GVariant   *parameter)
{
  GArray *selection = cliff_project_get_selection (cliff_reach_project (page));

  if (selection->len == 1)
    cliff_timeline_write (cliff_reach_view (page), g_array_index (selection, CliffCutItem, 0));
}

/* ── What is added ── */

static void
freeze (GtkWidget  *page,
        const char *action,
        GVariant   *parameter)
{
  g_autoptr(GError) error = NULL;

  cliff_edit_freeze (cliff_reach_store (page), cliff_project_get_episode_id (cliff_reach_project (page)),
                     cliff_reach_playhead (page), FREEZE_LENGTH, &error);
  cliff_reach_finish (page, error, _("A frozen frame stands at the playhead"));
}

static void
add_title (GtkWidget  *page,
           const char *action,
           GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  g_autoptr(GError) error = NULL;
  CliffCutItem item = { CLIFF_CUT_CLIP, 0 };

  item.id = cliff_edit_add_clip (cliff_reach_store (page), cliff_project_get_episode_id (project), CLIFF_LANE_TITLE, 0,
                                 cliff_reach_playhead (page), 0, C_("timeline", "Title"), 0, CLIFF_PLACE_FREE, &error);
  if (item.id != 0)
    cliff_project_set_selection (project, &item, 1);
  cliff_reach_finish (page, error, _("A title stands at the playhead"));
}

static void
add_marker (GtkWidget  *page,
            const char *action,
            GVariant   *parameter)
{
  g_autoptr(GError) error = NULL;
  CliffId marker_id = cliff_edit_add_marker (cliff_reach_store (page), cliff_project_get_episode_id (cliff_reach_project (page)),
                                             cliff_reach_playhead (page), g_variant_get_string (parameter, NULL), "", &error);

  /* The inspector asks for its words. */
  if (marker_id != 0)
    cliff_project_set_marker (cliff_reach_project (page), marker_id);
  cliff_reach_finish (page, error, _("A marker stands at the playhead"));
}

static void
inspect (GtkWidget  *page,
         const char *action,
         GVariant   *parameter)
{
  cliff_project_inspect (cliff_reach_project (page), g_variant_get_string (parameter, NULL));
}

static void
add_lane (GtkWidget  *page,
          const char *action,
          GVariant   *parameter)
{
  g_autoptr(GError) error = NULL;

  cliff_edit_add_lane (cliff_reach_store (page), cliff_project_get_episode_id (cliff_reach_project (page)),
                       (CliffLaneKind) g_variant_get_int32 (parameter), "", &error);
  cliff_reach_finish (page, error, _("Lane added"));
}

/* To the keyframes drawn over what is selected, where there are some; else to where they are set. */
static void
go_to_keyframes (GtkWidget  *page,
                 const char *action,
                 GVariant   *parameter)
{
  if (!gtk_widget_grab_focus (cliff_timeline_page_get_keys (CLIFF_TIMELINE_PAGE (page))))
    cliff_project_inspect (cliff_reach_project (page), "opacity");
}

/* ── The tables ── */

static const struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  activate;
} actions[] = {
  { "timeline.transition", "i", set_transition },
  { "timeline.speed", "i", set_speed },
  { "timeline.gain", "i", set_gain },
  { "timeline.release", NULL, release },
  { "timeline.duplicate", NULL, duplicate },
  { "timeline.write", NULL, write_words },
  { "timeline.freeze", NULL, freeze },
  { "timeline.add-title", NULL, add_title },
  { "timeline.add-marker", "s", add_marker },
  { "timeline.inspect", "s", inspect },
  { "timeline.keyframes", NULL, go_to_keyframes },
  { "timeline.add-lane", "i", add_lane },
};

void
cliff_timeline_changes_install (GtkWidgetClass *page_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (page_class, actions[i].name, actions[i].parameter, actions[i].activate);
}

typedef struct
{
  const char *title;
  const char *action;
} Entry;

static void
append_submenu (GMenu       *menu,
                const char  *title,
                const Entry *entries,
                guint        n_entries)
{
  g_autoptr(GMenu) submenu = g_menu_new ();

  for (guint i = 0; i < n_entries; i++)
    g_menu_append (submenu, _(entries[i].title), entries[i].action);
  g_menu_append_submenu (menu, title, G_MENU_MODEL (submenu));
}

void
cliff_timeline_changes_append_menu (GMenu *menu)
{
  /* The numbers are CliffTransition and ppm. */
  static const Entry transitions[] = {
    { N_("_Cut"), "timeline.transition(0)" },
    { N_("_Dissolve"), "timeline.transition(1)" },
    { N_("_Fade Through Black"), "timeline.transition(2)" },
    { N_("_Wipe"), "timeline.transition(3)" },
    { N_("_Push"), "timeline.transition(4)" },
    { N_("_Length, Direction, Colour…"), "timeline.inspect('transition')" },
  };
  static const Entry speeds[] = {
    { N_("A _Quarter"), "timeline.speed(250000)" },
    { N_("_Half"), "timeline.speed(500000)" },
    { N_("_Usual Speed"), "timeline.speed(1000000)" },
    { N_("_One and a Half"), "timeline.speed(1500000)" },
    { N_("_Twice"), "timeline.speed(2000000)" },
    { N_("_Backwards"), "timeline.speed(-1000000)" },
    { N_("_Any Speed…"), "timeline.inspect('speed')" },
  };
  static const Entry gains[] = {
    { N_("_Silent"), "timeline.gain(0)" },
    { N_("_Quiet"), "timeline.gain(300000)" },
    { N_("_Usual Volume"), "timeline.gain(1000000)" },
    { N_("_Loud"), "timeline.gain(2000000)" },
    { N_("_Any Volume…"), "timeline.inspect('volume')" },
  };
  g_autoptr(GMenu) section = g_menu_new ();

  append_submenu (section, _("T_ransition"), transitions, G_N_ELEMENTS (transitions));
  append_submenu (section, _("S_peed"), speeds, G_N_ELEMENTS (speeds));
  append_submenu (section, _("_Volume"), gains, G_N_ELEMENTS (gains));
  g_menu_append (section, _("_Picture and Keyframes…"), "timeline.inspect('opacity')");
  g_menu_append (section, _("Edit _Words"), "timeline.write");
  g_menu_append (section, _("L_ook of the Words…"), "timeline.inspect('style')");
  g_menu_append (section, _("_Freeze Frame at Playhead"), "timeline.freeze");
  g_menu_append (section, _("Reset Len_gth"), "timeline.release");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GMenuModel *
cliff_timeline_changes_create_add_menu (void)
{
  static const Entry things[] = {
    { N_("_Title at Playhead"), "timeline.add-title" },
    { N_("_Note"), "timeline.add-marker('note')" },
    { N_("_Hook"), "timeline.add-marker('hook')" },
    { N_("_Cliffhanger"), "timeline.add-marker('cliffhanger')" },
    { N_("_Paywall"), "timeline.add-marker('paywall')" },
  };
  /* The numbers are CliffLaneKind. */
  static const Entry lanes[] = {
    { N_("_Voice"), "timeline.add-lane(0)" },
    { N_("_Subtitles"), "timeline.add-lane(1)" },
    { N_("_Titles"), "timeline.add-lane(2)" },
    { N_("_Music"), "timeline.add-lane(3)" },
    { N_("_Effects"), "timeline.add-lane(4)" },
    { N_("_Overlays"), "timeline.add-lane(5)" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) first = g_menu_new ();

  g_menu_append (first, _(things[0].title), things[0].action);
  append_submenu (first, _("_Marker at Playhead"), things + 1, G_N_ELEMENTS (things) - 1);
  append_submenu (first, _("_Lane"), lanes, G_N_ELEMENTS (lanes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));

  return G_MENU_MODEL (menu);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-bin-actions.h"

#include "cliff-media-intake.h"
#include "cliff-relink.h"
#include "cliff-take-use.h"

#include <glib/gi18n.h>

/* ── What is done ── */

static GtkWindow *
get_window (CliffMediaBin *bin)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (bin));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
import (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       bin)
{
  cliff_media_intake_ask (cliff_media_intake_get (cliff_media_bin_get_project (bin)), get_window (bin));
}

static void
cancel (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       bin)
{
  cliff_media_intake_cancel (cliff_media_intake_get (cliff_media_bin_get_project (bin)));
}

static void
failures_closed_cb (CliffProject *project)
{
  cliff_media_intake_clear_failures (cliff_media_intake_get (project));
}

static void
show_failures (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       bin)
{
  CliffProject *project = cliff_media_bin_get_project (bin);
  GPtrArray *failures = cliff_media_intake_get_failures (cliff_media_intake_get (project));
  AdwDialog *dialog = adw_alert_dialog_new (_("Not Brought In"), NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < failures->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (failures, i));
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog), text->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (failures_closed_cb), project, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (bin));
}

static void
relink (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       bin)
{
  cliff_relink (cliff_media_bin_get_project (bin), bin);
}

static void
place (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       bin)
{
  cliff_media_bin_place (bin);
}

/* All of them become takes of the shot, the last one is chosen. */
static void
use (GSimpleAction *action,
     GVariant      *parameter,
     gpointer       bin)
{
  CliffProject *project = cliff_media_bin_get_project (bin);
  CliffRecord *shot = cliff_project_get_shot (project);
  g_autoptr(GArray) takes = cliff_media_bin_list_selected (bin);

  if (shot == NULL)
    cliff_project_say (project, _("Choose a shot first: the file becomes a take of it."), FALSE);
  else
    cliff_take_use (project, cliff_record_get_id (shot), (CliffId *) (gpointer) takes->data, takes->len);
}

static void
reveal (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       bin)
{
  CliffProject *project = cliff_media_bin_get_project (bin);
  g_autoptr(GArray) takes = cliff_media_bin_list_selected (bin);
  g_auto(CliffMediaSummary) summary = { 0 };
  g_autoptr(GFile) file = NULL;
  g_autoptr(GtkFileLauncher) launcher = NULL;

  if (takes->len == 0 || !cliff_media_summary_read (&summary, cliff_project_get_store (project), g_array_index (takes, CliffId, 0)) ||
      summary.path == NULL)
    return;
  file = g_file_new_for_path (summary.path);
  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_open_containing_folder (launcher, get_window (bin), NULL, NULL, NULL);
}

static void
show_all (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       bin)
{
  cliff_media_bin_show_all (bin);
}

/* ── The tables ── */

static const GActionEntry entries[] = {
  { .name = "import", .activate = import },
  { .name = "cancel", .activate = cancel },
  { .name = "show-failures", .activate = show_failures },
  { .name = "relink", .activate = relink },
  { .name = "place", .activate = place },
  { .name = "use-for-shot", .activate = use },
  { .name = "reveal", .activate = reveal },
  { .name = "show-all", .activate = show_all },
  { .name = "kind", .parameter_type = "s", .state = "'any'" },
  { .name = "use", .parameter_type = "s", .state = "'any'" },
  { .name = "order", .parameter_type = "s", .state = "'newest'" },
  { .name = "ai", .state = "false" },
  { .name = "missing", .state = "false" },
  { .name = "list", .state = "false" },
};

/* Words of the states, by the values of the filter. */
static const char * const kinds[] = { "any", "pictures", "clips", "sounds", NULL };
static const char * const uses[] = { "any", "used", "unused", NULL };
static const char * const orders[] = { "newest", "name", "longest", NULL };

GActionMap *
cliff_bin_actions_new (CliffMediaBin *bin)
{
  GActionMap *actions = G_ACTION_MAP (g_simple_action_group_new ());

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), bin);

  return actions;
}

static int
find_state (GActionMap         *actions,
            const char         *name,
            const char * const *words)
{
  g_autoptr(GVariant) state = g_action_get_state (g_action_map_lookup_action (actions, name));

  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], g_variant_get_string (state, NULL)))
      return i;

  return 0;
}

static gboolean
is_on (GActionMap *actions,
       const char *name)
{
  g_autoptr(GVariant) state = g_action_get_state (g_action_map_lookup_action (actions, name));

  return g_variant_get_boolean (state);
}

void
cliff_bin_actions_read_filter (GActionMap       *actions,
                               CliffMediaFilter *filter)
{
  filter->kind = (CliffMediaKind) find_state (actions, "kind", kinds);
  filter->use = (CliffMediaUse) find_state (actions, "use", uses);
  filter->order = (CliffMediaOrder) find_state (actions, "order", orders);
  filter->ai = is_on (actions, "ai");
  filter->missing = is_on (actions, "missing");
}

void
cliff_bin_actions_reset (GActionMap *actions)
{
  static const char * const names[] = { "kind", "use", "ai", "missing" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (actions, names[i]);

      g_action_change_state (action, g_variant_type_equal (g_action_get_state_type (action), G_VARIANT_TYPE_BOOLEAN)
                                       ? g_variant_new_boolean (FALSE) : g_variant_new_string ("any"));
    }
}

GMenuModel *
cliff_bin_actions_create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) put = g_menu_new ();
  g_autoptr(GMenu) file = g_menu_new ();

  g_menu_append (put, _("_Add to Timeline at the Playhead"), "bin.place");
  g_menu_append (put, _("_Use for the Chosen Shot"), "bin.use-for-shot");
  g_menu_append (file, _("Show in _Files"), "bin.reveal");
  g_menu_append (file, _("_Find Missing Files…"), "bin.relink");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (put));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));

  return G_MENU_MODEL (menu);
}

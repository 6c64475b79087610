/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown-dialog.h"

#include "cliff-edit-breakdown.h"
#include "cliff-episode-stage.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffBreakdownDialog
{
  AdwDialog     parent_instance;

  CliffProject *project;
  GPtrArray    *scenes;   /* CliffBreakdownScene: those that would change */
  GPtrArray    *checks;   /* GtkCheckButton: of each */
  GtkWidget    *page;
};

G_DEFINE_FINAL_TYPE (CliffBreakdownDialog, cliff_breakdown_dialog, ADW_TYPE_DIALOG)

/* ── Words ── */

static void
add_count (GString    *text,
           const char *format,
           int         count)
{
  if (count == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, format, count);
}

static char *
describe_counts (const CliffBreakdownScene *scene)
{
  GString *text = g_string_new (NULL);

  /* Translators: shots */
  add_count (text, ngettext ("%d added", "%d added", scene->counts.added), scene->counts.added);
  /* Translators: shots */
  add_count (text, ngettext ("%d changed", "%d changed", scene->counts.changed), scene->counts.changed);
  /* Translators: shots */
  add_count (text, ngettext ("%d removed", "%d removed", scene->counts.removed), scene->counts.removed);
  /* Translators: shots */
  add_count (text, ngettext ("%d kept", "%d kept", scene->counts.kept), scene->counts.kept);
  if (scene->lost_takes > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%d take loses its shot; it stays in the project",
                                              "%d takes lose their shot; they stay in the project", scene->lost_takes),
                              scene->lost_takes);
    }

  return g_string_free_and_steal (text);
}

static char *
dup_title (const CliffBreakdownScene *scene)
{
  if (scene->scene_id < 0)
    return g_strdup (_("Shots Without a Scene"));
  if (scene->heading == NULL || *scene->heading == '\0')
    return g_strdup (_("Without a heading"));

  return g_strdup (scene->heading);
}

static const char *
get_fate_title (CliffShotFate fate)
{
  switch (fate)
    {
    case CLIFF_SHOT_KEPT:
      return _("Kept");
    case CLIFF_SHOT_ADDED:
      return _("Added");
    case CLIFF_SHOT_CHANGED:
      return _("Changed");
    case CLIFF_SHOT_REMOVED:
      return _("Removed");
    }

  g_return_val_if_reached ("");
}

static const char *
get_fate_icon (CliffShotFate fate)
{
  switch (fate)
    {
    case CLIFF_SHOT_KEPT:
      return "object-select-symbolic";
    case CLIFF_SHOT_ADDED:
      return "list-add-symbolic";
    case CLIFF_SHOT_CHANGED:
      return "cliff-stale-symbolic";
    case CLIFF_SHOT_REMOVED:
      return "list-remove-symbolic";
    }

  g_return_val_if_reached (NULL);
}

/* What is said in a shot, or done where nobody speaks. */
static const char *
get_look_words (const CliffShotLook *look)
{
  return look->words != NULL && *look->words != '\0' ? look->words : look->action != NULL ? look->action : "";
}

/* ── Rows ── */

static GtkWidget *
create_shot_row (const CliffBreakdownShot *shot)
{
  const CliffShotLook *look = shot->fate == CLIFF_SHOT_REMOVED ? &shot->before : &shot->after;
  g_autofree char *length = cliff_words_dup_seconds (look->duration);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", get_fate_title (shot->fate),
                                               look->size != NULL ? cliff_words_get_size_sign (look->size) : "", length);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_look_words (look));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (get_fate_icon (shot->fate)));

  return row;
}

static void
checked_cb (CliffBreakdownDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    any |= gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "breakdown.apply", any);
}

static void
add_scene (CliffBreakdownDialog      *self,
           AdwPreferencesGroup       *group,
           const CliffBreakdownScene *scene)
{
  g_autofree char *title = dup_title (scene);
  g_autofree char *subtitle = describe_counts (scene);
  /* Translators: a check mark's name; a scene's heading follows */
  g_autofree char *name = g_strdup_printf (_("Accept %s"), title);
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
  for (guint i = 0; i < scene->shots->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_shot_row (g_ptr_array_index (scene->shots, i)));
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->checks, check);
}

/* ── Accepting ── */

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CliffBreakdownDialog *self = CLIFF_BREAKDOWN_DIALOG (widget);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  CliffBreakdownCounts counts = { 0 };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < self->scenes->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_array_append_val (ids, ((CliffBreakdownScene *) g_ptr_array_index (self->scenes, i))->scene_id);
  if (!cliff_edit_break_down_scenes (cliff_project_get_store (self->project), ids, &counts, &error))
    cliff_project_report (self->project, error);
  else
    {
      /* Translators: what a new breakdown did to the shots; four numbers */
      g_autofree char *text = g_strdup_printf (_("Shots: %d added, %d changed, %d removed, %d kept"), counts.added,
                                               counts.changed, counts.removed, counts.kept);

      cliff_project_say (self->project, text, TRUE);
    }
  adw_dialog_close (ADW_DIALOG (self));
}

/* ── GObject ── */

static void
cliff_breakdown_dialog_dispose (GObject *object)
{
  CliffBreakdownDialog *self = CLIFF_BREAKDOWN_DIALOG (object);

  g_ptr_array_set_size (self->checks, 0);
  g_clear_pointer (&self->scenes, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_breakdown_dialog_parent_class)->dispose (object);
}

static void
cliff_breakdown_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (CLIFF_BREAKDOWN_DIALOG (object)->checks);

  G_OBJECT_CLASS (cliff_breakdown_dialog_parent_class)->finalize (object);
}

static void
cliff_breakdown_dialog_class_init (CliffBreakdownDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_breakdown_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cliff_breakdown_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "breakdown.apply", NULL, apply);
}

static void
cliff_breakdown_dialog_init (CliffBreakdownDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *accept = gtk_button_new_with_mnemonic (_("_Accept"));

  self->checks = g_ptr_array_new ();
  self->page = adw_preferences_page_new ();
  adw_preferences_page_set_description (ADW_PREFERENCES_PAGE (self->page),
                                        _("Only what is checked is changed, in one step. What you changed by hand stays."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (accept), "breakdown.apply");
  gtk_widget_add_css_class (accept, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), self->page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _("Break Down"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 620);
  adw_dialog_set_default_widget (ADW_DIALOG (self), accept);
  adw_dialog_set_focus (ADW_DIALOG (self), accept);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
}

/* ── Asking ── */

/* Leaves what would stay as it is, and what is not of @scene (nullable), out. */
static void
keep_changed (GPtrArray   *scenes,
              CliffRecord *scene)
{
  for (guint i = scenes->len; i > 0; i--)
    {
      CliffBreakdownScene *found = g_ptr_array_index (scenes, i - 1);
      int n_changes = found->counts.added + found->counts.changed + found->counts.removed;

      if (!found->differs || n_changes == 0 || (scene != NULL && found->scene_id != cliff_record_get_id (scene)))
        g_ptr_array_remove_index (scenes, i - 1);
    }
}

static void
present (CliffProject *project,
         GPtrArray    *scenes,
         GtkWidget    *parent)
{
  CliffBreakdownDialog *self = g_object_new (CLIFF_TYPE_BREAKDOWN_DIALOG, NULL);
  GtkWidget *group = adw_preferences_group_new ();

  self->project = g_object_ref (project);
  self->scenes = g_ptr_array_ref (scenes);
  for (guint i = 0; i < scenes->len; i++)
    add_scene (self, ADW_PREFERENCES_GROUP (group), g_ptr_array_index (scenes, i));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  adw_dialog_present (ADW_DIALOG (self), parent);
}

gboolean
cliff_breakdown_dialog_ask (CliffProject *project,
                            CliffRecord  *record,
                            GtkWidget    *parent)
{
  CliffStore *store = cliff_project_get_store (project);
  gboolean scene = CLIFF_IS_SCENE (record);
  CliffId episode_id = scene ? cliff_record_get_int (record, "episode_id") : cliff_record_get_id (record);
  g_autoptr(GPtrArray) scenes = NULL;
  g_autoptr(GError) error = NULL;
  CliffEpisodeStage stage;

  cliff_project_flush (project);
  cliff_episode_read_stage (store, episode_id, &stage);
  if (stage.n_shots == 0 && !scene && record == cliff_project_get_episode (project))
    return cliff_project_break_down (project);

  scenes = cliff_edit_preview_breakdown (store, episode_id, &error);
  if (scenes == NULL)
    {
      cliff_project_report (project, error);
      return FALSE;
    }
  keep_changed (scenes, scene ? record : NULL);
  if (scenes->len > 0)
    present (project, scenes, parent);
  else
    cliff_project_say (project, _("Nothing to break down again: the shots fit the script"), FALSE);

  return scenes->len > 0;
}

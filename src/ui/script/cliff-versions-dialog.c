/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-versions-dialog.h"

#include "cliff-compare-page.h"
#include "cliff-edit-version.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffVersionsDialog
{
  AdwDialog     parent_instance;

  CliffProject *project;
  GPtrArray    *groups;   /* GtkWidget: what the page holds */
  gboolean      narrow;

  GtkWidget    *pages;
  GtkWidget    *page;
  GtkWidget    *stack;
  GtkWidget    *banner;
};

G_DEFINE_FINAL_TYPE (CliffVersionsDialog, cliff_versions_dialog, ADW_TYPE_DIALOG)

static void refresh (CliffVersionsDialog *self);

static CliffStore *
get_store (CliffVersionsDialog *self)
{
  return cliff_project_get_store (self->project);
}

/* (transfer full) (nullable) */
static CliffVersion *
dup_version (CliffVersionsDialog *self,
             CliffId              id)
{
  g_autoptr(GPtrArray) versions = cliff_edit_list_versions (get_store (self));

  for (guint i = 0; i < versions->len; i++)
    if (((CliffVersion *) g_ptr_array_index (versions, i))->id == id)
      return g_ptr_array_steal_index (versions, i);

  return NULL;
}

static const char *
get_title (const CliffVersion *version)
{
  return *version->name != '\0' ? version->name : cliff_words_get_version_reason (version->reason);
}

static char *
dup_date (const CliffVersion *version)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (version->created / CLIFF_SECOND);

  return time != NULL ? g_date_time_format (time, "%x %H:%M") : g_strdup ("");
}

/* ── Names ── */

static void
named_cb (CliffVersionsDialog *self,
          const char          *response,
          AdwAlertDialog      *alert)
{
  CliffId id = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (alert), "cliff-version"));
  const char *name = gtk_editable_get_text (g_object_get_data (G_OBJECT (alert), "cliff-entry"));
  g_autoptr(GError) error = NULL;

  if (!g_str_equal (response, "save"))
    return;
  if (id == 0 ? cliff_edit_save_version (get_store (self), name, &error) == 0
              : !cliff_edit_rename_version (get_store (self), id, name, &error))
    cliff_project_report (self->project, error);
  refresh (self);
}

static void
changed_cb (GtkEditable    *entry,
            AdwAlertDialog *alert)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (alert, "save", *name != '\0');
}

/* Asks for the name of a version; @id 0: of what is there now. */
static void
ask_name (CliffVersionsDialog *self,
          CliffId              id,
          const char          *heading,
          const char          *name)
{
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));
  GtkWidget *entry = adw_entry_row_new (), *rows = gtk_list_box_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (rows), entry);
  adw_alert_dialog_set_extra_child (alert, rows);
  adw_alert_dialog_add_responses (alert, "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "save");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), alert, G_CONNECT_DEFAULT);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  changed_cb (GTK_EDITABLE (entry), alert);
  g_object_set_data (G_OBJECT (alert), "cliff-version", GINT_TO_POINTER ((int) id));
  g_object_set_data (G_OBJECT (alert), "cliff-entry", entry);
  g_signal_connect_object (alert, "response", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (ADW_DIALOG (alert), entry);
  adw_dialog_present (ADW_DIALOG (alert), GTK_WIDGET (self));
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  ask_name (CLIFF_VERSIONS_DIALOG (widget), 0, _("Save Version"), "");
}

static void
rename_version (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CliffVersionsDialog *self = CLIFF_VERSIONS_DIALOG (widget);
  g_autoptr(CliffVersion) version = dup_version (self, g_variant_get_int64 (parameter));

  if (version != NULL)
    ask_name (self, version->id, _("Name of the Version"), version->name);
}

/* ── Deleting ── */

static void
deleted_cb (CliffVersionsDialog *self,
            const char          *response,
            AdwAlertDialog      *alert)
{
  CliffId id = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (alert), "cliff-version"));
  g_autoptr(GError) error = NULL;

  if (!g_str_equal (response, "delete"))
    return;
  if (!cliff_edit_delete_version (get_store (self), id, &error))
    cliff_project_report (self->project, error);
  refresh (self);
}

static void
delete_version (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CliffVersionsDialog *self = CLIFF_VERSIONS_DIALOG (widget);
  g_autoptr(CliffVersion) version = dup_version (self, g_variant_get_int64 (parameter));
  AdwAlertDialog *alert;

  if (version == NULL)
    return;
  alert = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Delete Version?"), NULL));
  adw_alert_dialog_format_body (alert, _("“%s” cannot be brought back. The script stays as it is."), get_title (version));
  adw_alert_dialog_add_responses (alert, "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (alert, "cancel");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_object_set_data (G_OBJECT (alert), "cliff-version", GINT_TO_POINTER ((int) version->id));
  g_signal_connect_object (alert, "response", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (alert), widget);
}

/* ── Comparing ── */

static void
compare (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CliffVersionsDialog *self = CLIFF_VERSIONS_DIALOG (widget);
  g_autoptr(CliffVersion) version = dup_version (self, g_variant_get_int64 (parameter));
  GtkWidget *page;

  if (version == NULL)
    return;
  page = cliff_compare_page_new (self->project, version->id, get_title (version), self->narrow);
  /* The toast with its way back is in the window. */
  g_signal_connect_object (page, "restored", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (self->pages), ADW_NAVIGATION_PAGE (page));
}

static void
set_narrow (CliffVersionsDialog *self,
            gboolean             narrow)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (self->pages));

  self->narrow = narrow;
  if (CLIFF_IS_COMPARE_PAGE (page))
    g_object_set (page, "narrow", narrow, NULL);
}

static void
narrow_cb (CliffVersionsDialog *self)
{
  set_narrow (self, TRUE);
}

static void
wide_cb (CliffVersionsDialog *self)
{
  set_narrow (self, FALSE);
}

/* ── Revisions ── */

static void
start_revision (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CliffVersionsDialog *self = CLIFF_VERSIONS_DIALOG (widget);
  const char *colour = g_variant_get_string (parameter, NULL);
  /* Translators: the name of a version; the colour of a revision */
  g_autofree char *name = g_strdup_printf (_("Before %s revision"), cliff_terms_get_title (cliff_terms_revision, colour));
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_edit_save_version (get_store (self), name, &error);

  if (id != 0 && cliff_edit_set_revision (get_store (self), id, colour, &error))
    cliff_project_say (self->project, _("Revision started: its changes are counted from here"), TRUE);
  else
    cliff_project_report (self->project, error);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
end_revision (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CliffVersionsDialog *self = CLIFF_VERSIONS_DIALOG (widget);
  g_autoptr(GError) error = NULL;

  if (cliff_edit_set_revision (get_store (self), 0, NULL, &error))
    cliff_project_say (self->project, _("Revision ended"), TRUE);
  else
    cliff_project_report (self->project, error);
  adw_dialog_close (ADW_DIALOG (self));
}

/* ── The list ── */

static GMenuModel *
create_menu (const CliffVersion *version)
{
  GMenu *menu = g_menu_new ();
  struct { const char *label, *action; } rows[] = {
    { _("_Compare with Present"), "versions.compare" },
    { *version->name != '\0' ? _("Re_name…") : _("_Name…"), "versions.rename" },
    { _("_Delete…"), "versions.delete" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (rows[i].label, NULL);

      g_menu_item_set_action_and_target (item, rows[i].action, "x", version->id);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_row (const CliffVersion *version)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_menu_button_new ();
  g_autofree char *date = dup_date (version);
  g_autofree char *count = g_strdup_printf (ngettext ("%d episode", "%d episodes", version->n_episodes), version->n_episodes);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", date, count);
  g_autoptr(GMenuModel) menu = create_menu (version);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_title (version));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _("More for This Version"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More for This Version"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "versions.compare");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", version->id);

  return row;
}

/* A group of the versions that have a name, or of those that have none. */
static void
add_group (CliffVersionsDialog *self,
           GPtrArray           *versions,
           gboolean             named,
           const char          *title)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < versions->len; i++)
    {
      const CliffVersion *version = g_ptr_array_index (versions, i);

      if ((*version->name != '\0') != named)
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (version));
    }
  if (group == NULL)
    return;
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
}

static void
show_revision (CliffVersionsDialog *self,
               gboolean             writable)
{
  g_autoptr(CliffVersion) version = dup_version (self, cliff_edit_get_revision (get_store (self)));
  g_autofree char *title = NULL;

  adw_banner_set_revealed (ADW_BANNER (self->banner), version != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.end-revision", writable && version != NULL);
  if (version == NULL)
    return;
  /* Translators: a colour; the name of a version */
  title = g_strdup_printf (_("%s revision: measured from “%s”"),
                           cliff_terms_get_title (cliff_terms_revision, version->colour), get_title (version));
  adw_banner_set_use_markup (ADW_BANNER (self->banner), FALSE);
  adw_banner_set_title (ADW_BANNER (self->banner), title);
}

static void
refresh (CliffVersionsDialog *self)
{
  g_autoptr(GPtrArray) versions = cliff_edit_list_versions (get_store (self));
  static const char * const changing[] = { "versions.save", "versions.rename", "versions.delete", "versions.start-revision" };
  gboolean writable = cliff_project_get_writable (self->project);

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self->page), g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  add_group (self, versions, TRUE, _("Named"));
  add_group (self, versions, FALSE, _("Kept While Writing"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), versions->len > 0 ? "list" : "empty");
  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], writable);
  show_revision (self, writable);
}

/* ── GObject ── */

static void
cliff_versions_dialog_dispose (GObject *object)
{
  CliffVersionsDialog *self = CLIFF_VERSIONS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_VERSIONS_DIALOG);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_versions_dialog_parent_class)->dispose (object);
}

static void
cliff_versions_dialog_class_init (CliffVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_versions_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffVersionsDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, CliffVersionsDialog, page);
  gtk_widget_class_bind_template_child (widget_class, CliffVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffVersionsDialog, banner);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_install_action (widget_class, "versions.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "versions.compare", "x", compare);
  gtk_widget_class_install_action (widget_class, "versions.rename", "x", rename_version);
  gtk_widget_class_install_action (widget_class, "versions.delete", "x", delete_version);
  gtk_widget_class_install_action (widget_class, "versions.start-revision", "s", start_revision);
  gtk_widget_class_install_action (widget_class, "versions.end-revision", NULL, end_revision);
}

static void
cliff_versions_dialog_init (CliffVersionsDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cliff_versions_dialog_new (CliffProject *project)
{
  CliffVersionsDialog *self = g_object_new (CLIFF_TYPE_VERSIONS_DIALOG, NULL);

  self->project = g_object_ref (project);
  cliff_project_flush (project);
  refresh (self);

  return ADW_DIALOG (self);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-title-font.h"

#include "cliff-title-member.h"
#include "cliff-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define CLIFF_TYPE_TITLE_FONT (cliff_title_font_get_type ())
G_DECLARE_FINAL_TYPE (CliffTitleFont, cliff_title_font, CLIFF, TITLE_FONT, AdwActionRow)

struct _CliffTitleFont
{
  AdwActionRow      parent_instance;

  CliffCutSubject  *subject;
  GCancellable     *cancellable;  /* of the dialog; NULL: none is shown */
  GtkWidget        *usual;
};

G_DEFINE_FINAL_TYPE (CliffTitleFont, cliff_title_font, ADW_TYPE_ACTION_ROW)

static gboolean
get_family (CliffCutSubject *subject,
            CliffCutItem     item,
            gconstpointer    data,
            gint64          *value)
{
  g_autofree char *family = cliff_title_member_dup_family (subject, item);

  if (family == NULL)
    return FALSE;
  *value = g_str_hash (family);

  return TRUE;
}

static gboolean
set_family (CliffCutSubject  *subject,
            CliffCutItem      item,
            gconstpointer     data,
            gint64            value,
            GError          **error)
{
  return cliff_title_member_set_family (subject, item, data, error);
}

/* The set's getter compares nothing: @data is the family. */
static void
set (CliffTitleFont *self,
     const char     *family)
{
  cliff_cut_subject_set_value (self->subject, NULL, "Style Title", get_family, set_family, family, 0);
}

static char *
dup_first (CliffTitleFont *self)
{
  GArray *items = cliff_cut_subject_get_items (self->subject);
  char *family = NULL;

  for (guint i = 0; i < items->len && family == NULL; i++)
    family = cliff_title_member_dup_family (self->subject, g_array_index (items, CliffCutItem, i));

  return family;
}

static void
load (CliffTitleFont *self)
{
  g_autofree char *family = NULL;
  gint64 value;
  gboolean common;

  gtk_widget_set_visible (GTK_WIDGET (self), cliff_cut_subject_get_value (self->subject, get_family, NULL, &value, &common));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  family = dup_first (self);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), !common ? _("Several") : *family != '\0' ? family : _("As usual"));
  gtk_widget_set_visible (self->usual, !common || *family != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self), cliff_project_get_writable (cliff_cut_subject_get_project (self->subject)));
}

static void
chosen_cb (GObject      *dialog,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PangoFontFamily) family = gtk_font_dialog_choose_family_finish (GTK_FONT_DIALOG (dialog), result, &error);
  CliffTitleFont *self = data;

  /* Cancelled: the row may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (family != NULL)
    set (self, pango_font_family_get_name (family));
}

static void
choose (CliffTitleFont *self)
{
  g_autoptr(GtkFontDialog) dialog = gtk_font_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_font_dialog_set_title (dialog, _("Font of the Words"));
  gtk_font_dialog_choose_family (dialog, GTK_WINDOW (root), NULL, self->cancellable, chosen_cb, self);
}

static void
forget (CliffTitleFont *self)
{
  set (self, "");
}

static void
cliff_title_font_dispose (GObject *object)
{
  CliffTitleFont *self = CLIFF_TITLE_FONT (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->subject);

  G_OBJECT_CLASS (cliff_title_font_parent_class)->dispose (object);
}

static void
cliff_title_font_class_init (CliffTitleFontClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_title_font_dispose;
}

static void
cliff_title_font_init (CliffTitleFont *self)
{
  gtk_widget_set_name (GTK_WIDGET (self), "font");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Font"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  self->usual = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_add_css_class (self->usual, "flat");
  gtk_widget_set_valign (self->usual, GTK_ALIGN_CENTER);
  cliff_tooltip_set (self->usual, _("Take the Usual Font"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->usual), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take the Usual Font"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->usual);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (choose), NULL);
  g_signal_connect_object (self->usual, "clicked", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cliff_title_font_new (CliffCutSubject *subject)
{
  CliffTitleFont *self = g_object_new (CLIFF_TYPE_TITLE_FONT, NULL);

  self->subject = g_object_ref (subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

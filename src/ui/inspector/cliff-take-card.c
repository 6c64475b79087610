/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-take-button.h"

#include "cliff-edit-shot.h"
#include "cliff-thumbnail.h"
#include "cliff-tooltip.h"

#include <glib/gi18n.h>

#define CLIFF_TYPE_TAKE_BUTTON (cliff_take_button_get_type ())
G_DECLARE_FINAL_TYPE (CliffTakeButton, cliff_take_button, CLIFF, TAKE_BUTTON, GtkToggleButton)

struct _CliffTakeButton
{
  GtkToggleButton  parent_instance;

  CliffProject    *project;
  CliffRecord     *shot;
  CliffRecord     *take;
  gboolean         following; /* the button follows the shot just now */
};

G_DEFINE_FINAL_TYPE (CliffTakeButton, cliff_take_button, GTK_TYPE_TOGGLE_BUTTON)

static void
choice_changed_cb (CliffTakeButton *self)
{
  gboolean chosen = cliff_record_get_int (self->shot, "take_id") == cliff_record_get_id (self->take);

  self->following = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), chosen);
  self->following = FALSE;
}

static void
cliff_take_button_toggled (GtkToggleButton *button)
{
  CliffTakeButton *self = CLIFF_TAKE_BUTTON (button);
  g_autoptr(GError) error = NULL;

  if (self->following || self->shot == NULL)
    return;
  if (gtk_toggle_button_get_active (button) &&
      !cliff_edit_choose_take (cliff_project_get_store (self->project), "shot", cliff_record_get_id (self->shot),
                               cliff_record_get_id (self->take), &error))
    cliff_project_report (self->project, error);
  /* Pressing the chosen one again leaves it chosen. */
  choice_changed_cb (self);
}

static void
cliff_take_button_dispose (GObject *object)
{
  CliffTakeButton *self = CLIFF_TAKE_BUTTON (object);

  g_clear_object (&self->project);
  g_clear_object (&self->shot);
  g_clear_object (&self->take);

  G_OBJECT_CLASS (cliff_take_button_parent_class)->dispose (object);
}

static void
cliff_take_button_class_init (CliffTakeButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_take_button_dispose;
  GTK_TOGGLE_BUTTON_CLASS (klass)->toggled = cliff_take_button_toggled;
}

static void
cliff_take_button_init (CliffTakeButton *self)
{
}

/* (transfer full): where a take comes from and when. */
static char *
describe (CliffRecord *take)
{
  g_autoptr(GDateTime) time =
    g_date_time_new_from_unix_local (cliff_record_get_int (take, "created") / CLIFF_SECOND);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%x %H:%M") : g_strdup ("");
  gboolean video = g_str_equal (cliff_record_get_text (take, "kind"), "video");

  if (*cliff_record_get_text (take, "engine") == '\0')
    /* Translators: a date and time follow */
    return g_strdup_printf (video ? _("Video brought in, %s") : _("Picture brought in, %s"), date);

  /* Translators: a date and time follow */
  return g_strdup_printf (video ? _("Video generated, %s") : _("Picture generated, %s"), date);
}

GtkWidget *
cliff_take_button_new (CliffProject *project,
                       CliffRecord  *shot,
                       CliffRecord  *take)
{
  CliffTakeButton *self = g_object_new (CLIFF_TYPE_TAKE_BUTTON, NULL);
  GtkWidget *thumbnail = cliff_thumbnail_new (54);
  g_autofree char *path =
    cliff_store_dup_media_path (cliff_project_get_store (project), cliff_record_get_int (take, "media_id"));
  g_autofree char *description = describe (take);

  cliff_thumbnail_set_file (CLIFF_THUMBNAIL (thumbnail), path,
                            g_str_equal (cliff_record_get_text (take, "kind"), "video"));
  gtk_button_set_child (GTK_BUTTON (self), thumbnail);
  gtk_widget_add_css_class (GTK_WIDGET (self), "take");
  cliff_tooltip_set (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self), cliff_project_get_writable (project));
  self->project = g_object_ref (project);
  self->shot = g_object_ref (shot);
  self->take = g_object_ref (take);
  g_signal_connect_object (shot, "notify::take-id", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  choice_changed_cb (self);

  return GTK_WIDGET (self);
}

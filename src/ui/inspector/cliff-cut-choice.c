/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-choice.h"

#include "cliff-tooltip.h"

#include <glib/gi18n.h>

#include <math.h>

/* What a row of any kind is kept by; the row owns it. */
typedef struct
{
  CliffCutSubject          *subject;
  const CliffCutChoiceSpec *spec;
  gboolean                  loading;  /* the row follows the things just now */
  GtkWidget                *button;   /* of a colour */
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->subject);
  g_free (choice);
}

static Choice *
get_choice (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "cliff-choice");
}

/* FALSE: nothing has such a value, and the row is hidden. */
static gboolean
begin_load (GtkWidget *row,
            gint64    *value,
            gboolean  *common)
{
  Choice *choice = get_choice (row);
  gboolean shown = cliff_cut_subject_get_value (choice->subject, choice->spec->get, choice->spec->data, value, common);

  gtk_widget_set_visible (row, shown);
  gtk_widget_set_sensitive (row, cliff_project_get_writable (cliff_cut_subject_get_project (choice->subject)));
  choice->loading = TRUE;

  return shown;
}

static void
set_value (GtkWidget *row,
           gint64     value)
{
  Choice *choice = get_choice (row);
  gint64 old;
  gboolean common;

  if (choice->loading ||
      (cliff_cut_subject_get_value (choice->subject, choice->spec->get, choice->spec->data, &old, &common) && common && old == value))
    return;
  cliff_cut_subject_set_value (choice->subject, NULL, choice->spec->step, choice->spec->get, choice->spec->set, choice->spec->data,
                               value);
}

static void
take_over (GtkWidget                *row,
           CliffCutSubject          *subject,
           const CliffCutChoiceSpec *spec,
           GCallback                 load)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->subject = g_object_ref (subject);
  choice->spec = spec;
  choice->loading = TRUE;
  g_object_set_data_full (G_OBJECT (row), "cliff-choice", choice, (GDestroyNotify) choice_free);
  gtk_widget_set_name (row, spec->name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gettext (spec->title));
  if (spec->tip != NULL)
    cliff_tooltip_set (row, gettext (spec->tip));
  g_signal_connect_object (subject, "changed", load, row, G_CONNECT_SWAPPED);
}

/* ── On or off ── */

static void
load_switch (GtkWidget *row)
{
  gint64 value = 0;
  gboolean common;

  if (begin_load (row, &value, &common))
    {
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), value != 0);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), common ? "" : _("Several"));
    }
  get_choice (row)->loading = FALSE;
}

static void
switched_cb (GtkWidget *row)
{
  set_value (row, adw_switch_row_get_active (ADW_SWITCH_ROW (row)));
  if (!get_choice (row)->loading)
    load_switch (row);
}

GtkWidget *
cliff_cut_switch_new (CliffCutSubject          *subject,
                      const CliffCutChoiceSpec *spec)
{
  GtkWidget *row = adw_switch_row_new ();

  take_over (row, subject, spec, G_CALLBACK (load_switch));
  g_signal_connect (row, "notify::active", G_CALLBACK (switched_cb), NULL);

  return row;
}

/* ── One of few ── */

/* Where the things differ, a word behind the titles says so: a combo row always shows one. */
static void
load_combo (GtkWidget *row)
{
  const char * const *titles = get_choice (row)->spec->titles;
  GtkStringList *model = GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row)));
  guint n_titles = g_strv_length ((char **) titles);
  gboolean said = g_list_model_get_n_items (G_LIST_MODEL (model)) > n_titles;
  gint64 value = 0;
  gboolean common;

  if (begin_load (row, &value, &common))
    {
      if (!common && !said)
        gtk_string_list_append (model, _("Several"));
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), common ? (guint) value : n_titles);
      if (common && said)
        gtk_string_list_remove (model, n_titles);
    }
  get_choice (row)->loading = FALSE;
}

static void
chosen_cb (GtkWidget *row)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  if (selected < g_strv_length ((char **) get_choice (row)->spec->titles))
    set_value (row, selected);
  if (!get_choice (row)->loading)
    load_combo (row);
}

GtkWidget *
cliff_cut_combo_new (CliffCutSubject          *subject,
                     const CliffCutChoiceSpec *spec)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  for (const char * const *title = spec->titles; *title != NULL; title++)
    gtk_string_list_append (model, gettext (*title));
  take_over (row, subject, spec, G_CALLBACK (load_combo));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), NULL);

  return row;
}

/* ── A colour ── */

static void
load_colour (GtkWidget *row)
{
  Choice *choice = get_choice (row);
  gint64 value = 0;
  gboolean common;

  if (begin_load (row, &value, &common))
    {
      GdkRGBA colour = { (float) (value >> 24 & 0xff) / 255, (float) (value >> 16 & 0xff) / 255, (float) (value >> 8 & 0xff) / 255,
                         (float) (value & 0xff) / 255 };

      gtk_color_dialog_button_set_rgba (GTK_COLOR_DIALOG_BUTTON (choice->button), &colour);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), common ? "" : _("Several"));
    }
  choice->loading = FALSE;
}

static gint64
to_byte (float part)
{
  return CLAMP (lroundf (part * 255), 0, 255);
}

static void
coloured_cb (GtkWidget *row)
{
  Choice *choice = get_choice (row);
  const GdkRGBA *colour = gtk_color_dialog_button_get_rgba (GTK_COLOR_DIALOG_BUTTON (choice->button));

  set_value (row, to_byte (colour->red) << 24 | to_byte (colour->green) << 16 | to_byte (colour->blue) << 8 | to_byte (colour->alpha));
}

GtkWidget *
cliff_cut_colour_new (CliffCutSubject          *subject,
                      const CliffCutChoiceSpec *spec,
                      gboolean                  with_alpha)
{
  GtkWidget *row = adw_action_row_new ();
  GtkColorDialog *dialog = gtk_color_dialog_new ();
  Choice *choice;

  take_over (row, subject, spec, G_CALLBACK (load_colour));
  gtk_color_dialog_set_title (dialog, gettext (spec->title));
  gtk_color_dialog_set_with_alpha (dialog, with_alpha);
  choice = get_choice (row);
  choice->button = gtk_color_dialog_button_new (dialog);
  gtk_widget_set_valign (choice->button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice->button), GTK_ACCESSIBLE_PROPERTY_LABEL, gettext (spec->title), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice->button);
  g_signal_connect_object (choice->button, "notify::rgba", G_CALLBACK (coloured_cb), row, G_CONNECT_SWAPPED);

  return row;
}

/* ── Groups ── */

static void
show_group (GtkWidget *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "cliff-rows");
  gboolean shown = FALSE;

  for (guint i = 0; i < rows->len; i++)
    shown = shown || gtk_widget_get_visible (g_ptr_array_index (rows, i));
  gtk_widget_set_visible (group, shown);
}

GtkWidget *
cliff_cut_group_new (CliffCutSubject *subject,
                     const char      *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), gettext (title));
  /* The rows are the group's children and live as long. */
  g_object_set_data_full (G_OBJECT (group), "cliff-rows", g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (subject, "changed", G_CALLBACK (show_group), group, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return group;
}

void
cliff_cut_group_add (GtkWidget *group,
                     GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (g_object_get_data (G_OBJECT (group), "cliff-rows"), row);
}

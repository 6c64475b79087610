/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-series-dialog.h"

#include "cliff-edit-scene-number.h"
#include "cliff-edit-shot.h"

#include <glib/gi18n.h>

/* A length that is still being turned is no step yet. */
#define PAUSE_MS 400

/** Two numbers that belong together: width and height, or pictures in seconds. */
typedef struct
{
  int first;
  int second;
} Pair;

static const Pair sizes[] = { { 1080, 1920 }, { 720, 1280 }, { 540, 960 } };
static const Pair rates[] = { { 24, 1 }, { 25, 1 }, { 30, 1 }, { 50, 1 }, { 60, 1 } };
static const char * const languages[] = { "zh", "en" };

struct _CliffSeriesDialog
{
  AdwDialog     parent_instance;

  CliffProject *project;
  gboolean      showing;      /* rows are being set to what the series is */
  guint         target_timer;

  GtkEditable  *title_row;
  AdwComboRow  *language_row;
  AdwSpinRow   *target_row;
  AdwComboRow  *size_row;
  AdwComboRow  *rate_row;
  AdwSwitchRow *lock_row;
  GtkWidget    *number_row;
  GtkWidget    *remove_row;
};

G_DEFINE_FINAL_TYPE (CliffSeriesDialog, cliff_series_dialog, ADW_TYPE_DIALOG)

static CliffStore *
get_store (CliffSeriesDialog *self)
{
  return cliff_project_get_store (self->project);
}

static gint64
get_int (CliffSeriesDialog *self,
         const char        *column)
{
  return cliff_record_get_int (cliff_project_get_series (self->project), column);
}

/* ── What the series is ── */

/* A row of @presets, and of @present behind them where it is none of them. */
static void
show_pair (AdwComboRow *row,
           const Pair  *presets,
           guint        n_presets,
           Pair         present,
           char      *(*describe) (Pair pair))
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  while (selected < n_presets && (presets[selected].first != present.first || presets[selected].second != present.second))
    selected++;
  /* A row that has been chosen in must keep its list meanwhile. */
  if (adw_combo_row_get_model (row) == NULL || selected == n_presets)
    {
      for (guint i = 0; i < n_presets; i++)
        gtk_string_list_take (model, describe (presets[i]));
      if (selected == n_presets)
        gtk_string_list_take (model, describe (present));
      adw_combo_row_set_model (row, G_LIST_MODEL (model));
    }
  adw_combo_row_set_selected (row, selected);
}

static char *
describe_size (Pair size)
{
  return g_strdup_printf ("%d × %d", size.first, size.second);
}

static char *
describe_rate (Pair rate)
{
  return rate.second == 1 ? g_strdup_printf ("%d", rate.first)
                          : g_strdup_printf ("%.3f", (double) rate.first / MAX (rate.second, 1));
}

/* Apart from the rest, whose changes leave a title alone that is still being typed. */
static void
show_title (CliffSeriesDialog *self)
{
  const char *title = cliff_record_get_text (cliff_project_get_series (self->project), "title");

  if (!g_str_equal (gtk_editable_get_text (self->title_row), title))
    gtk_editable_set_text (self->title_row, title);
}

static void
show (CliffSeriesDialog *self)
{
  CliffRecord *series = cliff_project_get_series (self->project);
  gboolean locked = get_int (self, "numbers_locked") != 0;

  self->showing = TRUE;
  adw_combo_row_set_selected (self->language_row, g_str_equal (cliff_record_get_text (series, "language"), "en") ? 1 : 0);
  if (self->target_timer == 0)
    adw_spin_row_set_value (self->target_row, (double) (get_int (self, "target_length") / CLIFF_SECOND));
  show_pair (self->size_row, sizes, G_N_ELEMENTS (sizes),
             (Pair) { (int) get_int (self, "width"), (int) get_int (self, "height") }, describe_size);
  show_pair (self->rate_row, rates, G_N_ELEMENTS (rates),
             (Pair) { (int) get_int (self, "fps_num"), (int) get_int (self, "fps_den") }, describe_rate);
  adw_switch_row_set_active (self->lock_row, locked);
  gtk_widget_set_sensitive (self->remove_row, !locked);
  self->showing = FALSE;
}

/* ── Changing it ── */

static void
finish (CliffSeriesDialog *self,
        gboolean           done,
        const GError      *error)
{
  if (!done)
    {
      cliff_project_report (self->project, error);
      show (self);
    }
}

static void
title_cb (CliffSeriesDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->title_row)));
  g_autoptr(GError) error = NULL;

  finish (self, cliff_edit_set_series_text (get_store (self), "title", title, &error), error);
}

static void
language_cb (CliffSeriesDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);
  g_autoptr(GError) error = NULL;

  if (!self->showing && selected < G_N_ELEMENTS (languages))
    finish (self, cliff_edit_set_series_text (get_store (self), "language", languages[selected], &error), error);
}

static gboolean
set_target (gpointer data)
{
  CliffSeriesDialog *self = data;
  gint64 seconds = (gint64) adw_spin_row_get_value (self->target_row);
  g_autoptr(GError) error = NULL;

  self->target_timer = 0;
  finish (self, cliff_edit_set_series_int (get_store (self), "target_length", seconds * CLIFF_SECOND, &error), error);

  return G_SOURCE_REMOVE;
}

static void
target_cb (CliffSeriesDialog *self)
{
  if (self->showing)
    return;
  g_clear_handle_id (&self->target_timer, g_source_remove);
  self->target_timer = g_timeout_add (PAUSE_MS, set_target, self);
}

static void
size_cb (CliffSeriesDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->size_row);
  g_autoptr(GError) error = NULL;

  if (!self->showing && selected < G_N_ELEMENTS (sizes))
    finish (self, cliff_edit_set_series_size (get_store (self), sizes[selected].first, sizes[selected].second, &error), error);
}

static void
rate_cb (CliffSeriesDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->rate_row);
  g_autoptr(GError) error = NULL;

  if (!self->showing && selected < G_N_ELEMENTS (rates))
    finish (self, cliff_edit_set_series_rate (get_store (self), rates[selected].first, rates[selected].second, &error), error);
}

static void
lock_cb (CliffSeriesDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (self->showing)
    return;
  cliff_project_flush (self->project);
  finish (self, cliff_edit_lock_scene_numbers (get_store (self), adw_switch_row_get_active (self->lock_row), &error), error);
}

static void
number_cb (CliffSeriesDialog *self)
{
  g_autoptr(GError) error = NULL;
  gboolean done;

  cliff_project_flush (self->project);
  done = cliff_edit_number_scenes (get_store (self), &error);
  finish (self, done, error);
  if (done)
    cliff_project_say (self->project, _("The scenes are numbered"), TRUE);
}

static void
remove_cb (CliffSeriesDialog *self)
{
  g_autoptr(GError) error = NULL;
  gboolean done;

  cliff_project_flush (self->project);
  done = cliff_edit_remove_scene_numbers (get_store (self), &error);
  finish (self, done, error);
  if (done)
    cliff_project_say (self->project, _("The scenes' numbers are gone"), TRUE);
}

/* What was typed or turned last counts, accepted or not. */
static void
closed_cb (CliffSeriesDialog *self)
{
  title_cb (self);
  if (self->target_timer != 0)
    {
      g_clear_handle_id (&self->target_timer, g_source_remove);
      set_target (self);
    }
}

/* ── GObject ── */

static void
cliff_series_dialog_dispose (GObject *object)
{
  CliffSeriesDialog *self = CLIFF_SERIES_DIALOG (object);

  g_clear_handle_id (&self->target_timer, g_source_remove);
  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), CLIFF_TYPE_SERIES_DIALOG);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_series_dialog_parent_class)->dispose (object);
}

static void
cliff_series_dialog_class_init (CliffSeriesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_series_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-series-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffSeriesDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, CliffSeriesDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, CliffSeriesDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, CliffSeriesDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, CliffSeriesDialog, rate_row);
  gtk_widget_class_bind_template_child (widget_class, CliffSeriesDialog, lock_row);
  gtk_widget_class_bind_template_child (widget_class, CliffSeriesDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, CliffSeriesDialog, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, title_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_cb);
  gtk_widget_class_bind_template_callback (widget_class, rate_cb);
  gtk_widget_class_bind_template_callback (widget_class, lock_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
cliff_series_dialog_init (CliffSeriesDialog *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cliff_series_dialog_new (CliffProject *project)
{
  CliffSeriesDialog *self = g_object_new (CLIFF_TYPE_SERIES_DIALOG, NULL);

  self->project = g_object_ref (project);
  show_title (self);
  show (self);
  g_signal_connect_object (cliff_project_get_series (project), "notify::title", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_series (project), "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);

  return ADW_DIALOG (self);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-jobs-button.h"

#include "cliff-tooltip.h"

#include <glib/gi18n.h>

struct _CliffJobsButton
{
  AdwBin        parent_instance;

  CliffProject *project;
  gint64        opened;   /* ns since 1970: failures of earlier days are no news */
  GListModel   *failed;

  GtkWidget    *button;
  GtkWidget    *icon;
  GtkWidget    *count;
  GtkWidget    *state;
  GtkWidget    *progress;
  GtkWidget    *cancel_button;
  GtkWidget    *generate_button;
  GtkWidget    *failures_box;
  GtkWidget    *failures;
};

G_DEFINE_FINAL_TYPE (CliffJobsButton, cliff_jobs_button, ADW_TYPE_BIN)

static const char *
get_kind_title (const char *kind)
{
  if (g_str_equal (kind, "picture"))
    return _("Picture");
  if (g_str_equal (kind, "video"))
    return _("Video");
  if (g_str_equal (kind, "voice"))
    return _("Voice");
  if (g_str_equal (kind, "music"))
    return _("Music");

  return kind;
}

static GtkWidget *
create_failure_row (gpointer item,
                    gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  const char *message = cliff_record_get_text (item, "message");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_kind_title (cliff_record_get_text (item, "kind")));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), *message != '\0' ? message : _("The engine gave no reason"));

  return row;
}

static gboolean
is_news (gpointer item,
         gpointer data)
{
  return cliff_record_get_int (item, "updated") >= CLIFF_JOBS_BUTTON (data)->opened;
}

static void
failures_changed_cb (CliffJobsButton *self)
{
  gboolean any = g_list_model_get_n_items (self->failed) > 0;

  gtk_widget_set_visible (self->failures_box, any);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), any ? "dialog-warning-symbolic" : "cliff-jobs-symbolic");
}

static void
jobs_changed_cb (CliffJobsButton *self)
{
  CliffJobs *jobs = cliff_project_get_jobs (self->project);
  gboolean writable = jobs != NULL;
  guint n_active = 0;
  double fraction = 0;
  g_autofree char *count = NULL;
  g_autofree char *state = NULL;

  if (jobs != NULL)
    g_object_get (jobs, "n-active", &n_active, "progress", &fraction, NULL);
  count = g_strdup_printf ("%u", n_active);
  if (n_active > 0)
    state = g_strdup_printf (ngettext ("%u job is running or waiting", "%u jobs are running or waiting", n_active),
                             n_active);
  else
    state = g_strdup (_("No jobs are running"));
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, n_active > 0);
  gtk_label_set_label (GTK_LABEL (self->state), state);
  gtk_widget_set_visible (self->progress, n_active > 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), CLAMP (fraction, 0, 1));
  gtk_widget_set_visible (self->cancel_button, n_active > 0);
  gtk_widget_set_visible (self->generate_button, n_active == 0 && writable);
  cliff_tooltip_set (self->button, state);
}

static void
cancel_clicked_cb (CliffJobsButton *self)
{
  cliff_project_cancel_work (self->project);
}

static void
cliff_jobs_button_dispose (GObject *object)
{
  CliffJobsButton *self = CLIFF_JOBS_BUTTON (object);

  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_JOBS_BUTTON);
  g_clear_object (&self->failed);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_jobs_button_parent_class)->dispose (object);
}

static void
cliff_jobs_button_class_init (CliffJobsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_jobs_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/jobs/cliff-jobs-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffJobsButton, button);
  gtk_widget_class_bind_template_child (widget_class, CliffJobsButton, icon);
  gtk_widget_class_bind_template_child (widget_class, CliffJobsButton, count);
  gtk_widget_class_bind_template_child (widget_class, CliffJobsButton, state);
  gtk_widget_class_bind_template_child (widget_class, CliffJobsButton, progress);
  gtk_widget_class_bind_template_child (widget_class, CliffJobsButton, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CliffJobsButton, generate_button);
  gtk_widget_class_bind_template_child (widget_class, CliffJobsButton, failures_box);
  gtk_widget_class_bind_template_child (widget_class, CliffJobsButton, failures);
}

static void
cliff_jobs_button_init (CliffJobsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->opened = g_get_real_time () * 1000;
}

void
cliff_jobs_button_set_project (CliffJobsButton *self,
                               CliffProject    *project)
{
  CliffRecordList *all = cliff_record_list_new_for_text (cliff_project_get_store (project), CLIFF_TYPE_JOB, "state",
                                                         "failed");
  GtkFilter *news = GTK_FILTER (gtk_custom_filter_new (is_news, self, NULL));

  self->project = g_object_ref (project);
  self->failed = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (all), news));
  gtk_list_box_bind_model (GTK_LIST_BOX (self->failures), self->failed, create_failure_row, NULL, NULL);
  g_signal_connect_object (self->failed, "items-changed", G_CALLBACK (failures_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel_button, "clicked", G_CALLBACK (cancel_clicked_cb), self, G_CONNECT_SWAPPED);
  if (cliff_project_get_jobs (project) != NULL)
    g_signal_connect_object (cliff_project_get_jobs (project), "notify", G_CALLBACK (jobs_changed_cb), self,
                             G_CONNECT_SWAPPED);
  failures_changed_cb (self);
  jobs_changed_cb (self);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-export-dialog.h"

#include "cliff-edit-shot.h"
#include "cliff-episode-stage.h"
#include "cliff-export-batch.h"
#include "cliff-export-frame.h"
#include "cliff-export-proof.h"
#include "cliff-label.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

#define FRAME_WIDTH 126

static const int heights[] = { 1920, 1280, 960 };

typedef enum
{
  EPISODES_THIS,
  EPISODES_ALL,
} Episodes;

struct _CliffExportDialog
{
  AdwDialog         parent_instance;

  CliffProject     *project;
  GSettings        *settings;
  char             *folder;
  CliffExportBatch *batch;     /* NULL before the first start */
  GCancellable     *framing;
  GPtrArray        *proofs;    /* AdwPreferencesGroup, borrowed from the page */

  GtkWidget        *views;
  GtkWidget        *frame;
  GtkWidget        *missing;
  GtkWidget        *episodes_row;
  GtkWidget        *size_row;
  GtkWidget        *folder_row;
  GtkWidget        *producer_row;
  GtkWidget        *producer_problem;
  GtkWidget        *start_button;
  GtkWidget        *progress_status;
  GtkWidget        *progress;
  GtkWidget        *cancel_button;
  GtkWidget        *proof_page;
  GtkWidget        *problem_group;
  GtkWidget        *problem;
  GtkWidget        *again_button;
  GtkWidget        *open_button;
  GtkWidget        *play_button;
};

G_DEFINE_FINAL_TYPE (CliffExportDialog, cliff_export_dialog, ADW_TYPE_DIALOG)

/* ── Settings ── */

static gboolean
check_producer (CliffExportDialog *self)
{
  const char *producer = gtk_editable_get_text (GTK_EDITABLE (self->producer_row));
  g_autoptr(GError) error = NULL;
  gboolean valid = cliff_label_check_producer (producer, &error);
  g_autofree char *problem = NULL;

  if (valid)
    problem = g_strdup (_("Kept with the series"));
  else if (*producer == '\0')
    problem = g_strdup (_("A short name of letters, digits, “.”, “_” and “-”, such as MyStudio, or the 27-character code "
                          "of a registered provider. Without it nothing may be exported."));
  else
    problem = cliff_words_dup_error (error);
  gtk_label_set_label (GTK_LABEL (self->producer_problem), problem);
  if (!valid && *producer != '\0')
    gtk_widget_add_css_class (self->producer_row, "error");
  else
    gtk_widget_remove_css_class (self->producer_row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->producer_row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);

  return valid;
}

static void
set_folder (CliffExportDialog *self,
            const char        *folder)
{
  g_set_str (&self->folder, folder);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), folder);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(CliffExportDialog) self = data;
  g_autoptr(GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  set_folder (self, g_file_peek_path (file));
  g_settings_set_string (self->settings, "export-folder", self->folder);
}

static void
choose_folder (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CliffExportDialog *self = CLIFF_EXPORT_DIALOG (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GFile) folder = g_file_new_for_path (self->folder);

  gtk_file_dialog_set_title (dialog, _("Export To"));
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, folder_chosen_cb,
                                 g_object_ref (self));
}

static void
framed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(CliffExportDialog) self = data;
  g_autoptr(GdkTexture) texture = cliff_export_frame_finish (result, NULL);

  if (texture != NULL && self->frame != NULL)
    gtk_picture_set_paintable (GTK_PICTURE (self->frame), GDK_PAINTABLE (texture));
}

static void
show_frame (CliffExportDialog *self)
{
  CliffPlan *plan = cliff_project_get_plan (self->project);

  if (plan == NULL)
    return;
  self->framing = g_cancellable_new ();
  cliff_export_frame_async (plan, FRAME_WIDTH * MAX (2, gtk_widget_get_scale_factor (GTK_WIDGET (self))),
                            self->framing, framed_cb, g_object_ref (self));
}

/* (transfer full) (element-type CliffRecord): episodes with shots, all of them or the one shown. */
static GPtrArray *
collect_episodes (CliffExportDialog *self,
                  Episodes           which)
{
  GPtrArray *episodes = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = cliff_project_get_episodes (self->project);
  guint n_episodes = g_list_model_get_n_items (all);

  for (guint i = 0; i < n_episodes; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (all, i);
      CliffEpisodeStage stage;

      if (which == EPISODES_THIS && episode != cliff_project_get_episode (self->project))
        continue;
      cliff_episode_read_stage (cliff_project_get_store (self->project), cliff_record_get_id (episode), &stage);
      if (stage.n_shots > 0)
        g_ptr_array_add (episodes, g_steal_pointer (&episode));
    }

  return episodes;
}

/* Says so where shots would be exported as cards of text or as they were before the script changed, and whether
 * there is anything to export at all. */
static gboolean
check_episodes (CliffExportDialog *self)
{
  g_autoptr(GPtrArray) episodes =
    collect_episodes (self, (Episodes) adw_combo_row_get_selected (ADW_COMBO_ROW (self->episodes_row)));
  g_autoptr(GString) text = g_string_new (NULL);
  int n_missing = 0;
  int n_stale = 0;

  for (guint i = 0; i < episodes->len; i++)
    {
      CliffEpisodeStage stage;

      cliff_episode_read_stage (cliff_project_get_store (self->project),
                                cliff_record_get_id (g_ptr_array_index (episodes, i)), &stage);
      n_missing += stage.n_shots - stage.n_pictured;
      n_stale += stage.n_stale;
    }
  if (episodes->len == 0)
    g_string_append (text, _("This episode has no shots yet. Close this dialog and break the episode down first."));
  if (n_missing > 0)
    g_string_append_printf (text,
                            ngettext ("%d shot has no picture yet: its words will stand there instead.",
                                      "%d shots have no picture yet: their words will stand there instead.",
                                      n_missing), n_missing);
  if (n_stale > 0)
    {
      g_string_append_printf (text, "%s", text->len > 0 ? "\n" : "");
      g_string_append_printf (text,
                              ngettext ("The script has changed: %d shot no longer fits it",
                                        "The script has changed: %d shots no longer fit it", n_stale), n_stale);
    }
  gtk_label_set_label (GTK_LABEL (self->missing), text->str);
  gtk_widget_set_visible (self->missing, text->len > 0);

  return episodes->len > 0;
}

static void
check (CliffExportDialog *self)
{
  gboolean valid = check_producer (self);
  gboolean any = check_episodes (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start", valid && any);
}

static void
producer_changed_cb (CliffExportDialog *self)
{
  check (self);
}

static void
episodes_changed_cb (CliffExportDialog *self)
{
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (self->episodes_row)) != GTK_INVALID_LIST_POSITION)
    check (self);
}

static void
fill_settings (CliffExportDialog *self)
{
  CliffRecord *series = cliff_project_get_series (self->project);
  g_autoptr(GtkStringList) sizes = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) episodes = gtk_string_list_new (NULL);
  g_autoptr(GPtrArray) all = collect_episodes (self, EPISODES_ALL);
  g_autofree char *this_text =
    g_strdup_printf (_("Episode %d"),
                     (int) cliff_record_get_int (cliff_project_get_episode (self->project), "number"));
  g_autofree char *all_text = g_strdup_printf (_("All with shots (%u)"), all->len);
  g_autofree char *folder = g_settings_get_string (self->settings, "export-folder");
  int height = g_settings_get_int (self->settings, "export-height");

  gtk_string_list_append (episodes, this_text);
  gtk_string_list_append (episodes, all_text);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->episodes_row), G_LIST_MODEL (episodes));
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      g_autofree char *size = g_strdup_printf ("%d × %d", heights[i] * 9 / 16, heights[i]);

      gtk_string_list_append (sizes, size);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->size_row), G_LIST_MODEL (sizes));
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    if (heights[i] == height)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->size_row), i);
  if (*folder != '\0')
    set_folder (self, folder);
  else
    set_folder (self, g_get_user_special_dir (G_USER_DIRECTORY_VIDEOS) != NULL
                      ? g_get_user_special_dir (G_USER_DIRECTORY_VIDEOS) : g_get_home_dir ());
  gtk_editable_set_text (GTK_EDITABLE (self->producer_row), cliff_record_get_text (series, "producer"));
}

/* ── Progress ── */

static const char *
get_stage_title (const char *stage)
{
  static const CliffTerm stages[] = {
    { "render", N_("Rendering picture and sound") },
    { "label", N_("Writing the labels") },
    { "verify", N_("Reading the labels back") },
    { "finish", N_("Putting the file in its place") },
    { NULL, NULL }
  };

  for (guint i = 0; stage != NULL && stages[i].code != NULL; i++)
    if (g_str_equal (stages[i].code, stage))
      return gettext (stages[i].title);

  return _("Working");
}

static void
progress_cb (CliffExportDialog *self)
{
  guint n_episodes = cliff_export_batch_get_n_episodes (self->batch);
  guint current = MIN (cliff_export_batch_get_n_done (self->batch) + 1, n_episodes);
  double fraction = cliff_export_batch_get_fraction (self->batch);
  /* Translators: which of the episodes to export is in work */
  g_autofree char *title = g_strdup_printf (_("Episode %u of %u"), current, n_episodes);

  adw_status_page_set_title (ADW_STATUS_PAGE (self->progress_status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->progress_status),
                                   get_stage_title (cliff_export_batch_get_stage (self->batch)));
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
}

static void
show_proofs (CliffExportDialog *self)
{
  for (guint i = 0; i < cliff_export_batch_get_n_done (self->batch); i++)
    {
      int number = (int) cliff_record_get_int (cliff_export_batch_get_episode (self->batch, i), "number");
      g_autofree char *title = g_strdup_printf (_("Episode %d"), number);
      AdwPreferencesGroup *proof = cliff_export_proof_new (title, cliff_export_batch_get_result (self->batch, i),
                                                           cliff_export_batch_get_duration (self->batch, i));

      adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->proof_page), proof);
      g_ptr_array_add (self->proofs, proof);
    }
}

static void
ended_cb (CliffExportDialog *self)
{
  const GError *error = cliff_export_batch_get_error (self->batch);
  guint n_done = cliff_export_batch_get_n_done (self->batch);
  AdwNavigationPage *page =
    adw_navigation_view_find_page (ADW_NAVIGATION_VIEW (self->views), "proof");

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (error != NULL)
    {
      g_autofree char *reason = cliff_words_dup_error (error);
      g_autofree char *text =
        g_strdup_printf (ngettext ("%s\n\n%u episode was finished and is kept.",
                                   "%s\n\n%u episodes were finished and are kept.", n_done),
                         reason, n_done);

      gtk_label_set_label (GTK_LABEL (self->problem), n_done > 0 ? text : reason);
    }
  gtk_widget_set_visible (self->problem_group, error != NULL);
  gtk_widget_set_visible (self->again_button, error != NULL);
  gtk_widget_set_visible (self->open_button, n_done > 0);
  gtk_widget_set_visible (self->play_button, n_done > 0);
  adw_navigation_page_set_title (page, error != NULL ? _("Not Everything Was Exported") : _("Exported and Verified"));
  show_proofs (self);
  adw_navigation_view_push_by_tag (ADW_NAVIGATION_VIEW (self->views), "proof");
  gtk_widget_grab_focus (error != NULL ? self->again_button : self->play_button);
}

static gboolean
keep_producer (CliffExportDialog *self)
{
  const char *producer = gtk_editable_get_text (GTK_EDITABLE (self->producer_row));
  g_autoptr(GError) error = NULL;

  if (g_str_equal (producer, cliff_record_get_text (cliff_project_get_series (self->project), "producer")))
    return TRUE;
  if (cliff_edit_set_series_text (cliff_project_get_store (self->project), "producer", producer, &error))
    return TRUE;
  cliff_project_report (self->project, error);

  return FALSE;
}

static void
start (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CliffExportDialog *self = CLIFF_EXPORT_DIALOG (widget);
  g_autoptr(GPtrArray) episodes = NULL;
  int height = heights[adw_combo_row_get_selected (ADW_COMBO_ROW (self->size_row))];

  if (!keep_producer (self))
    return;
  episodes = collect_episodes (self, (Episodes) adw_combo_row_get_selected (ADW_COMBO_ROW (self->episodes_row)));
  g_settings_set_int (self->settings, "export-height", height);
  g_clear_object (&self->batch);
  self->batch = cliff_export_batch_new (self->project, g_steal_pointer (&episodes), self->folder, height);
  g_signal_connect_object (self->batch, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->batch, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  adw_navigation_view_push_by_tag (ADW_NAVIGATION_VIEW (self->views), "progress");
  gtk_widget_grab_focus (self->cancel_button);
  progress_cb (self);
  cliff_export_batch_start (self->batch);
}

static void
cancel (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  CliffExportDialog *self = CLIFF_EXPORT_DIALOG (widget);

  cliff_export_batch_cancel (self->batch);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->progress_status), _("Cancelling"));
}

/* ── Afterwards ── */

static void
back (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffExportDialog *self = CLIFF_EXPORT_DIALOG (widget);

  for (guint i = 0; i < self->proofs->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self->proof_page), g_ptr_array_index (self->proofs, i));
  g_ptr_array_set_size (self->proofs, 0);
  adw_navigation_view_pop_to_tag (ADW_NAVIGATION_VIEW (self->views), "settings");
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CliffExportDialog) self = data;
  gboolean folder = g_object_get_data (source, "folder") != NULL;
  gboolean launched = folder
                      ? gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, NULL)
                      : gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, NULL);
  g_autofree char *text = NULL;

  if (launched)
    return;
  text = g_strdup_printf (folder ? _("No program here shows folders. The files are in %s")
                                 : _("No program here plays videos. The file is in %s"), self->folder);
  cliff_project_say (self->project, text, FALSE);
}

static void
open_folder (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CliffExportDialog *self = CLIFF_EXPORT_DIALOG (widget);
  g_autoptr(GFile) file = g_file_new_for_path (cliff_export_batch_get_result (self->batch, 0)->path);
  g_autoptr(GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  g_object_set_data (G_OBJECT (launcher), "folder", launcher);
  gtk_file_launcher_open_containing_folder (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb,
                                            g_object_ref (self));
}

static void
play (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffExportDialog *self = CLIFF_EXPORT_DIALOG (widget);
  g_autoptr(GFile) file = g_file_new_for_path (cliff_export_batch_get_result (self->batch, 0)->path);
  g_autoptr(GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, launched_cb,
                            g_object_ref (self));
}

/* ── GObject ── */

static void
cliff_export_dialog_dispose (GObject *object)
{
  CliffExportDialog *self = CLIFF_EXPORT_DIALOG (object);

  if (self->framing != NULL)
    g_cancellable_cancel (self->framing);
  g_clear_object (&self->framing);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_EXPORT_DIALOG);
  g_clear_pointer (&self->proofs, g_ptr_array_unref);
  g_clear_object (&self->batch);
  g_clear_object (&self->settings);
  g_clear_object (&self->project);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (cliff_export_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, views);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, frame);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, missing);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, episodes_row);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, producer_row);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, producer_problem);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, start_button);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, progress_status);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, proof_page);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, problem_group);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, CliffExportDialog, play_button);
}

static void
cliff_export_dialog_class_init (CliffExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/export/cliff-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, producer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, episodes_changed_cb);
  gtk_widget_class_install_action (widget_class, "export.choose-folder", NULL, choose_folder);
  gtk_widget_class_install_action (widget_class, "export.start", NULL, start);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "export.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "export.open-folder", NULL, open_folder);
  gtk_widget_class_install_action (widget_class, "export.play", NULL, play);
}

static void
cliff_export_dialog_init (CliffExportDialog *self)
{
  self->proofs = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

CliffExportDialog *
cliff_export_dialog_new (CliffProject *project,
                         GSettings    *settings)
{
  CliffExportDialog *self = g_object_new (CLIFF_TYPE_EXPORT_DIALOG, NULL);

  self->project = g_object_ref (project);
  self->settings = g_object_ref (settings);
  fill_settings (self);
  check (self);
  show_frame (self);

  return self;
}

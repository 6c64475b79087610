/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-scene-dialogs.h"

#include "cliff-edit-scene.h"
#include "cliff-outline-row.h"

#include <glib/gi18n.h>

/** What an answer is for. */
typedef struct
{
  CliffEpisodeFunc  func;
  gpointer          data;
  GDestroyNotify    destroy;
  AdwComboRow      *row;     /* the dialog's */
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  question->destroy (question->data);
  g_free (question);
}

static void
episode_answered_cb (AdwAlertDialog *dialog,
                     const char     *response,
                     Question       *question)
{
  GObject *episode = adw_combo_row_get_selected_item (question->row);

  if (g_str_equal (response, "move") && episode != NULL)
    question->func (CLIFF_RECORD (episode), question->data);
}

static char *
dup_episode_title (CliffRecord *episode,
                   gpointer     unused)
{
  const char *title = cliff_record_get_text (episode, "title");
  int number = (int) cliff_record_get_int (episode, "number");

  /* Translators: an episode's number and title */
  return *title != '\0' ? g_strdup_printf (_("%d %s"), number, title) : g_strdup_printf (_("Episode %d"), number);
}

static void
select_episode (AdwComboRow *row,
                GListModel  *episodes,
                CliffRecord *present)
{
  for (guint i = 0; i < g_list_model_get_n_items (episodes); i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);

      if (episode == present)
        adw_combo_row_set_selected (row, i);
    }
}

/* A dialog with one row to fill in. (transfer floating) */
static AdwDialog *
create_dialog (const char *heading,
               const char *body,
               const char *response,
               const char *label,
               GtkWidget  *row)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  GtkWidget *rows = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  adw_alert_dialog_set_extra_child (dialog, rows);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), response, label, NULL);
  adw_alert_dialog_set_response_appearance (dialog, response, ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, response);
  adw_alert_dialog_set_close_response (dialog, "cancel");

  return ADW_DIALOG (dialog);
}

void
cliff_scene_dialogs_choose_episode (GListModel       *episodes,
                                    CliffRecord      *present,
                                    GtkWidget        *parent,
                                    CliffEpisodeFunc  func,
                                    gpointer          data,
                                    GDestroyNotify    destroy)
{
  GtkWidget *row = adw_combo_row_new ();
  AdwDialog *dialog = create_dialog (_("Move Scene to Episode"), NULL, "move", _("_Move"), row);
  Question *question = g_new0 (Question, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Episode"));
  adw_combo_row_set_expression (ADW_COMBO_ROW (row),
                                gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_episode_title),
                                                             NULL, NULL));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), episodes);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (row), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  select_episode (ADW_COMBO_ROW (row), episodes, present);
  *question = (Question) { func, data, destroy, ADW_COMBO_ROW (row) };
  g_signal_connect_data (dialog, "response", G_CALLBACK (episode_answered_cb), question, question_free, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, parent);
}

/* ── Synopsis ── */

/** A scene whose synopsis is asked for. */
typedef struct
{
  CliffProject *project;
  CliffRecord  *scene;
  GtkEditable  *row;      /* the dialog's */
} Synopsis;

static void
synopsis_free (gpointer  data,
               GClosure *closure)
{
  Synopsis *synopsis = data;

  g_object_unref (synopsis->project);
  g_object_unref (synopsis->scene);
  g_free (synopsis);
}

static void
synopsis_answered_cb (AdwAlertDialog *dialog,
                      const char     *response,
                      Synopsis       *synopsis)
{
  g_autoptr(GError) error = NULL;

  if (!g_str_equal (response, "save"))
    return;
  cliff_project_flush (synopsis->project);
  if (!cliff_edit_set_scene_synopsis (cliff_project_get_store (synopsis->project), cliff_record_get_id (synopsis->scene),
                                      gtk_editable_get_text (synopsis->row), &error))
    cliff_project_report (synopsis->project, error);
}

void
cliff_scene_dialogs_edit_synopsis (CliffProject *project,
                                   CliffRecord  *scene,
                                   GtkWidget    *parent)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title = cliff_scene_dup_title (scene);
  g_autofree char *present = cliff_edit_dup_scene_synopsis (cliff_project_get_store (project), cliff_record_get_id (scene));
  AdwDialog *dialog = create_dialog (_("Synopsis of the Scene"), title, "save", _("_Save"), row);
  Synopsis *synopsis = g_new0 (Synopsis, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("What happens, in a line"));
  gtk_editable_set_text (GTK_EDITABLE (row), present);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  *synopsis = (Synopsis) { g_object_ref (project), g_object_ref (scene), GTK_EDITABLE (row) };
  g_signal_connect_data (dialog, "response", G_CALLBACK (synopsis_answered_cb), synopsis, synopsis_free, G_CONNECT_DEFAULT);
  adw_dialog_set_focus (dialog, row);
  adw_dialog_present (dialog, parent);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-window-actions.h"

#include "cliff-breakdown-dialog.h"
#include "cliff-draw-dialog.h"
#include "cliff-export-dialog.h"
#include "cliff-import.h"
#include "cliff-rename-dialog.h"
#include "cliff-reports-dialog.h"
#include "cliff-script-export-dialog.h"
#include "cliff-script-print.h"
#include "cliff-series-dialog.h"
#include "cliff-shots-dialog.h"
#include "cliff-split-dialog.h"
#include "cliff-versions-dialog.h"

/* Typing has a finer history of its own, the text buffer's, which goes first while there is something in it. */
static gboolean
undo_in_text (CliffWindow *self,
              gboolean     redo)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus))
    return gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

      if (redo && gtk_text_buffer_get_can_redo (buffer))
        gtk_text_buffer_redo (buffer);
      else if (!redo && gtk_text_buffer_get_can_undo (buffer))
        gtk_text_buffer_undo (buffer);
      else
        return FALSE;
      return TRUE;
    }

  return FALSE;
}

/* What is done in a dialog is taken back there, and nothing behind it. */
static gboolean
undo_in_front (CliffWindow *self,
               gboolean     redo)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (undo_in_text (self, redo))
    return TRUE;
  if (dialog != NULL)
    gtk_widget_activate_action (GTK_WIDGET (dialog), redo ? "drawing.redo" : "drawing.undo", NULL);

  return dialog != NULL;
}

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffWindow *self = CLIFF_WINDOW (widget);

  if (!undo_in_front (self, FALSE))
    cliff_project_undo (cliff_window_get_project (self));
}

/* The button of a toast means the step the toast told of, wherever the focus is. */
static void
undo_step (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  cliff_project_undo (cliff_window_get_project (CLIFF_WINDOW (widget)));
}

static void
redo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffWindow *self = CLIFF_WINDOW (widget);

  if (!undo_in_front (self, TRUE))
    cliff_project_redo (cliff_window_get_project (self));
}

static void
toggle_sidebar (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  cliff_project_page_toggle_sidebar (cliff_window_get_page (CLIFF_WINDOW (widget)));
}

static void
toggle_inspector (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  cliff_project_page_toggle_inspector (cliff_window_get_page (CLIFF_WINDOW (widget)));
}

static void
toggle_media (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  cliff_project_page_toggle_media (cliff_window_get_page (CLIFF_WINDOW (widget)));
}

static void
toggle_fullscreen (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
show_menu (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CliffProjectPage *page = cliff_window_get_page (CLIFF_WINDOW (widget));

  if (page != NULL)
    cliff_project_page_popup_menu (page);
}

static void
show_page (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  cliff_project_page_show (cliff_window_get_page (CLIFF_WINDOW (widget)), g_variant_get_string (parameter, NULL));
}

static void
act_on_script (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  cliff_project_page_act_on_script (cliff_window_get_page (CLIFF_WINDOW (widget)), g_variant_get_string (parameter, NULL));
}

static void
step_episode (CliffProject *project,
              int           step)
{
  GListModel *episodes = cliff_project_get_episodes (project);
  guint n_episodes = g_list_model_get_n_items (episodes);

  for (guint i = 0; i < n_episodes; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);

      if (episode == cliff_project_get_episode (project))
        {
          g_autoptr(CliffRecord) next = g_list_model_get_item (episodes, i + step);

          if (next != NULL)
            cliff_project_set_episode (project, next);
          return;
        }
    }
}

static void
previous_episode (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  step_episode (cliff_window_get_project (CLIFF_WINDOW (widget)), -1);
}

static void
next_episode (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  step_episode (cliff_window_get_project (CLIFF_WINDOW (widget)), 1);
}

static void
new_episode (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CliffWindow *self = CLIFF_WINDOW (widget);

  if (cliff_project_add_episode (cliff_window_get_project (self)))
    cliff_project_page_write (cliff_window_get_page (self));
}

static void
import_script (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  cliff_import_ask (cliff_window_get_project (CLIFF_WINDOW (widget)), GTK_WINDOW (widget));
}

/* Files that were dropped: scripts come in together. */
static void
bring_scripts (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);

  if (paths[0] != NULL)
    cliff_import_script_files (cliff_window_get_project (CLIFF_WINDOW (widget)), paths);
}

static void
export_script (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CliffProject *project = cliff_window_get_project (CLIFF_WINDOW (widget));

  cliff_project_flush (project);
  adw_dialog_present (cliff_script_export_dialog_new (project), widget);
}

static void
print_script (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  cliff_script_print (cliff_window_get_project (CLIFF_WINDOW (widget)), GTK_WINDOW (widget));
}

static void
show_reports (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_present (cliff_reports_dialog_new (cliff_window_get_project (CLIFF_WINDOW (widget))), widget);
}

static void
export_shots (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  adw_dialog_present (cliff_shots_dialog_new (cliff_window_get_project (CLIFF_WINDOW (widget))), widget);
}

static void
show_versions (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  adw_dialog_present (cliff_versions_dialog_new (cliff_window_get_project (CLIFF_WINDOW (widget))), widget);
}

static void
read_aloud (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  cliff_project_page_read_aloud (cliff_window_get_page (CLIFF_WINDOW (widget)));
}

static void
rename_name (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CliffProjectPage *page = cliff_window_get_page (CLIFF_WINDOW (widget));

  adw_dialog_present (cliff_rename_dialog_new (cliff_project_page_get_document (page)), widget);
}

static void
change_series (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  adw_dialog_present (cliff_series_dialog_new (cliff_window_get_project (CLIFF_WINDOW (widget))), widget);
}

static void
split_episode (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  adw_dialog_present (cliff_split_dialog_new (cliff_window_get_project (CLIFF_WINDOW (widget))), widget);
}

static void
break_down (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CliffWindow *self = CLIFF_WINDOW (widget);
  CliffProject *project = cliff_window_get_project (self);

  if (cliff_breakdown_dialog_ask (project, cliff_project_get_episode (project), widget))
    cliff_project_page_show (cliff_window_get_page (self), "storyboard");
}

static void
break_down_series (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  cliff_breakdown_dialog_ask_series (cliff_window_get_project (CLIFF_WINDOW (widget)), widget);
}

static void
generate (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  cliff_project_generate (cliff_window_get_project (CLIFF_WINDOW (widget)));
}

/* Over the take that is asked for, or the one in use. */
static void
draw (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffProject *project = cliff_window_get_project (CLIFF_WINDOW (widget));
  CliffRecord *shot = cliff_project_get_shot (project);

  if (shot == NULL)
    return;
  cliff_player_pause (cliff_project_get_player (project));
  adw_dialog_present (cliff_draw_dialog_new (project, shot, g_variant_get_int64 (parameter)), widget);
}

static void
export_episodes (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  CliffProject *project = cliff_window_get_project (CLIFF_WINDOW (widget));
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));
  GSettings *settings = cliff_application_get_settings (CLIFF_APPLICATION (application));

  cliff_project_flush (project);
  cliff_player_pause (cliff_project_get_player (project));
  adw_dialog_present (ADW_DIALOG (cliff_export_dialog_new (project, settings)), widget);
}

static void
close_project (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  cliff_window_set_project (CLIFF_WINDOW (widget), NULL);
}

/* What an action needs before it makes sense. */
typedef enum
{
  NEEDS_NOTHING = 0,
  NEEDS_PROJECT = 1 << 0,
  NEEDS_WRITABLE = 1 << 1,
  NEEDS_EPISODE = 1 << 2,
  NEEDS_IDLE = 1 << 3,
  NEEDS_UNDO = 1 << 4,
  NEEDS_REDO = 1 << 5,
} Needs;

static const struct
{
  const char                  *name;
  const char                  *parameter;
  GtkWidgetActionActivateFunc  activate;
  Needs                        needs;
} actions[] = {
  { "win.undo", NULL, undo, NEEDS_WRITABLE | NEEDS_UNDO },
  { "win.undo-step", NULL, undo_step, NEEDS_WRITABLE | NEEDS_UNDO },
  { "win.redo", NULL, redo, NEEDS_WRITABLE | NEEDS_REDO },
  { "win.toggle-sidebar", NULL, toggle_sidebar, NEEDS_PROJECT },
  { "win.toggle-inspector", NULL, toggle_inspector, NEEDS_PROJECT },
  { "win.toggle-media", NULL, toggle_media, NEEDS_PROJECT },
  { "win.fullscreen", NULL, toggle_fullscreen, NEEDS_NOTHING },
  { "win.menu", NULL, show_menu, NEEDS_PROJECT },
  { "win.page", "s", show_page, NEEDS_PROJECT },
  { "win.on-script", "s", act_on_script, NEEDS_EPISODE },
  { "win.previous-episode", NULL, previous_episode, NEEDS_EPISODE },
  { "win.next-episode", NULL, next_episode, NEEDS_EPISODE },
  { "win.new-episode", NULL, new_episode, NEEDS_WRITABLE },
  { "win.import-script", NULL, import_script, NEEDS_WRITABLE },
  { "win.bring-scripts", "as", bring_scripts, NEEDS_WRITABLE },
  { "win.export-script", NULL, export_script, NEEDS_EPISODE },
  { "win.print-script", NULL, print_script, NEEDS_PROJECT },
  { "win.reports", NULL, show_reports, NEEDS_EPISODE },
  { "win.export-shots", NULL, export_shots, NEEDS_EPISODE },
  { "win.versions", NULL, show_versions, NEEDS_PROJECT },
  { "win.read-aloud", NULL, read_aloud, NEEDS_EPISODE },
  { "win.rename", NULL, rename_name, NEEDS_WRITABLE | NEEDS_EPISODE },
  { "win.series", NULL, change_series, NEEDS_WRITABLE },
  { "win.split-episode", NULL, split_episode, NEEDS_WRITABLE | NEEDS_EPISODE },
  { "win.break-down", NULL, break_down, NEEDS_WRITABLE | NEEDS_EPISODE },
  { "win.break-down-series", NULL, break_down_series, NEEDS_WRITABLE | NEEDS_EPISODE },
  { "win.generate", NULL, generate, NEEDS_WRITABLE | NEEDS_EPISODE | NEEDS_IDLE },
  { "win.draw", "x", draw, NEEDS_WRITABLE | NEEDS_EPISODE },
  { "win.export", NULL, export_episodes, NEEDS_EPISODE | NEEDS_WRITABLE },
  { "win.close-project", NULL, close_project, NEEDS_PROJECT | NEEDS_IDLE },
};

void
cliff_window_actions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
}

void
cliff_window_actions_update (CliffWindow *self)
{
  CliffProject *project = cliff_window_get_project (self);
  Needs met = NEEDS_NOTHING;

  if (project != NULL)
    {
      CliffStore *store = cliff_project_get_store (project);

      met |= NEEDS_PROJECT;
      met |= cliff_project_get_writable (project) ? NEEDS_WRITABLE : 0;
      met |= cliff_project_get_episode (project) != NULL ? NEEDS_EPISODE : 0;
      met |= cliff_project_get_busy (project) ? 0 : NEEDS_IDLE;
      met |= cliff_store_can_undo (store) ? NEEDS_UNDO : 0;
      met |= cliff_store_can_redo (store) ? NEEDS_REDO : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, (actions[i].needs & ~met) == 0);
}

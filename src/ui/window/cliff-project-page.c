/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-project-page.h"

#include "cliff-episode-row.h"
#include "cliff-inspector.h"
#include "cliff-jobs-button.h"
#include "cliff-media-bin.h"
#include "cliff-preview.h"
#include "cliff-script-page.h"
#include "cliff-shortcuts.h"
#include "cliff-shot-drop.h"
#include "cliff-storyboard-page.h"
#include "cliff-timeline-page.h"
#include "cliff-tooltip.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffProjectPage
{
  AdwBreakpointBin    parent_instance;

  CliffProject       *project;
  GtkSingleSelection *selection;
  gboolean            wants_bin; /* where there is room for it */

  GtkWidget          *episodes_split;
  GtkWidget          *column_split;
  GtkWidget          *bin_split;
  GtkWidget          *bin_toggle;
  GtkWidget          *media_bin;
  GtkWidget          *series_title;
  GtkWidget          *narrow_title;
  GtkWidget          *menu_button;
  GtkWidget          *episode_list;
  GtkWidget          *header;
  GtkWidget          *undo_button;
  GtkWidget          *redo_button;
  GtkWidget          *jobs_button;
  GtkWidget          *banner;
  GtkWidget          *pages;
  GtkWidget          *script_page;
  GtkWidget          *storyboard_page;
  GtkWidget          *timeline_page;
  GtkWidget          *preview;
  GtkWidget          *inspector;
};

G_DEFINE_FINAL_TYPE (CliffProjectPage, cliff_project_page, ADW_TYPE_BREAKPOINT_BIN)

/* ── The list of episodes ── */

/* Shots that are dropped on an episode come to its end. */
static gboolean
drop_cb (GtkDropTarget    *target,
         const GValue     *value,
         double            x,
         double            y,
         CliffProjectPage *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  CliffRecord *episode = cliff_episode_row_get_episode (CLIFF_EPISODE_ROW (row));

  return episode != NULL && cliff_shot_drop_at_end (self->project, g_value_get_boxed (value), cliff_record_get_id (episode));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              CliffProjectPage         *self)
{
  GtkWidget *row = cliff_episode_row_new ();
  GtkDropTarget *target = gtk_drop_target_new (CLIFF_TYPE_SHOT_BUNDLE, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             CliffProjectPage         *self)
{
  CliffRecord *episode = gtk_list_item_get_item (item);
  g_autofree char *label = cliff_episode_row_dup_title (episode);

  cliff_episode_row_set_episode (CLIFF_EPISODE_ROW (gtk_list_item_get_child (item)), episode);
  gtk_list_item_set_accessible_label (item, label);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               CliffProjectPage         *self)
{
  cliff_episode_row_set_episode (CLIFF_EPISODE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
selected_cb (CliffProjectPage *self)
{
  CliffRecord *episode = gtk_single_selection_get_selected_item (self->selection);

  if (episode != NULL)
    cliff_project_set_episode (self->project, episode);
}

static void
episode_activated_cb (GtkListView      *list,
                      guint             position,
                      CliffProjectPage *self)
{
  if (adw_overlay_split_view_get_collapsed (ADW_OVERLAY_SPLIT_VIEW (self->episodes_split)))
    adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->episodes_split), FALSE);
}

static void
episode_changed_cb (CliffProjectPage *self)
{
  GListModel *episodes = cliff_project_get_episodes (self->project);
  CliffRecord *current = cliff_project_get_episode (self->project);
  g_autofree char *title = cliff_episode_row_dup_title (current);
  guint n_episodes = g_list_model_get_n_items (episodes);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->narrow_title), title);
  for (guint i = 0; i < n_episodes; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);

      if (episode == current)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

/* ── The header ── */

static void
set_step_tooltip (GtkWidget  *button,
                  const char *action,
                  const char *empty,
                  const char *format,
                  const char *label)
{
  g_autofree char *text = label != NULL ? g_strdup_printf (format, cliff_words_get_step (label)) : g_strdup (empty);
  g_autofree char *tooltip = cliff_shortcuts_dup_tooltip (action, text);

  cliff_tooltip_set (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
history_changed_cb (CliffProjectPage *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  g_autofree char *title = cliff_project_dup_title (self->project);

  /* Translators: a button's tooltip; the name of a step, such as "Move Shots", follows */
  set_step_tooltip (self->undo_button, "win.undo", _("Undo"), _("Undo %s"), cliff_store_get_undo_label (store));
  /* Translators: a button's tooltip; the name of a step, such as "Move Shots", follows */
  set_step_tooltip (self->redo_button, "win.redo", _("Redo"), _("Redo %s"), cliff_store_get_redo_label (store));
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->series_title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->narrow_title), title);
}

/* ── The media bin ── */

static gboolean
is_on_script (CliffProjectPage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->pages)), "script") == 0;
}

static void
show_bin (CliffProjectPage *self)
{
  adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->bin_split), self->wants_bin && !is_on_script (self));
}

/* The script has its own pane. */
static void
page_changed_cb (CliffProjectPage *self)
{
  gtk_widget_set_sensitive (self->bin_toggle, !is_on_script (self));
  show_bin (self);
}

/* Where it lies over the page, a press beside it sends it away. */
static void
bin_shown_cb (CliffProjectPage *self)
{
  if (!is_on_script (self))
    self->wants_bin = adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->bin_split));
}

void
cliff_project_page_toggle_media (CliffProjectPage *self)
{
  gboolean shown = adw_overlay_split_view_get_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->bin_split));

  if (is_on_script (self))
    cliff_project_page_show (self, "timeline");
  self->wants_bin = !shown;
  show_bin (self);
  if (!shown)
    gtk_widget_grab_focus (self->media_bin);
}

/* ── The inspector ── */

static void
page_shown_cb (CliffProjectPage *self)
{
  cliff_inspector_set_cutting (CLIFF_INSPECTOR (self->inspector),
                               g_strcmp0 (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->pages)), "timeline") == 0);
}

static void
inspect_cb (CliffProjectPage *self,
            const char       *what)
{
  adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->column_split), TRUE);
  if (!cliff_inspector_show (CLIFF_INSPECTOR (self->inspector), what))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* ── GObject ── */

static void
cliff_project_page_dispose (GObject *object)
{
  CliffProjectPage *self = CLIFF_PROJECT_PAGE (object);

  /* Disposing the template would take the child away behind its parent's back. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_PROJECT_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_project_page_parent_class)->dispose (object);
}

static void
cliff_project_page_class_init (CliffProjectPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_project_page_dispose;
  g_type_ensure (CLIFF_TYPE_INSPECTOR);
  g_type_ensure (CLIFF_TYPE_JOBS_BUTTON);
  g_type_ensure (CLIFF_TYPE_MEDIA_BIN);
  g_type_ensure (CLIFF_TYPE_PREVIEW);
  g_type_ensure (CLIFF_TYPE_SCRIPT_PAGE);
  g_type_ensure (CLIFF_TYPE_STORYBOARD_PAGE);
  g_type_ensure (CLIFF_TYPE_TIMELINE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/window/cliff-project-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, episodes_split);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, column_split);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, bin_split);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, bin_toggle);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, media_bin);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, series_title);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, episode_list);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, header);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, jobs_button);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, pages);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, script_page);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, storyboard_page);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, timeline_page);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, preview);
  gtk_widget_class_bind_template_child (widget_class, CliffProjectPage, inspector);
}

static void
cliff_project_page_init (CliffProjectPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->episode_list), factory);
  g_signal_connect_object (self->episode_list, "activate", G_CALLBACK (episode_activated_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->episode_list), FALSE);
  cliff_shortcuts_add_tooltips (GTK_WIDGET (self));
}

GtkWidget *
cliff_project_page_new (CliffProject *project)
{
  CliffProjectPage *self = g_object_new (CLIFF_TYPE_PROJECT_PAGE, NULL);
  CliffStore *store = cliff_project_get_store (project);
  const char *read_only = cliff_words_get_read_only (cliff_store_get_read_only (store));

  self->project = g_object_ref (project);
  self->selection = gtk_single_selection_new (g_object_ref (cliff_project_get_episodes (project)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->episode_list), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::episode", G_CALLBACK (episode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  if (read_only != NULL)
    {
      adw_banner_set_title (ADW_BANNER (self->banner), read_only);
      adw_banner_set_revealed (ADW_BANNER (self->banner), TRUE);
    }

  cliff_script_page_set_project (CLIFF_SCRIPT_PAGE (self->script_page), project);
  cliff_storyboard_page_set_project (CLIFF_STORYBOARD_PAGE (self->storyboard_page), project);
  cliff_timeline_page_set_project (CLIFF_TIMELINE_PAGE (self->timeline_page), project);
  cliff_media_bin_set_project (CLIFF_MEDIA_BIN (self->media_bin), project);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bin_split, "notify::show-sidebar", G_CALLBACK (bin_shown_cb), self, G_CONNECT_SWAPPED);
  page_changed_cb (self);
  cliff_preview_set_project (CLIFF_PREVIEW (self->preview), project);
  cliff_inspector_set_project (CLIFF_INSPECTOR (self->inspector), project);
  cliff_jobs_button_set_project (CLIFF_JOBS_BUTTON (self->jobs_button), project);
  g_signal_connect_object (self->pages, "notify::visible-child-name", G_CALLBACK (page_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "inspect", G_CALLBACK (inspect_cb), self, G_CONNECT_SWAPPED);
  page_shown_cb (self);
  history_changed_cb (self);
  episode_changed_cb (self);

  return GTK_WIDGET (self);
}

void
cliff_project_page_show (CliffProjectPage *self,
                         const char       *name)
{
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->pages), name);
}

const char *
cliff_project_page_get_shown (CliffProjectPage *self)
{
  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->pages));
}

void
cliff_project_page_write (CliffProjectPage *self)
{
  cliff_project_page_show (self, "script");
  gtk_widget_grab_focus (self->script_page);
}

void
cliff_project_page_act_on_script (CliffProjectPage *self,
                                  const char       *action)
{
  cliff_project_page_show (self, "script");
  gtk_widget_activate_action (self->script_page, action, NULL);
}

void
cliff_project_page_read_aloud (CliffProjectPage *self)
{
  cliff_project_page_show (self, "script");
  cliff_script_page_read_aloud (CLIFF_SCRIPT_PAGE (self->script_page));
}

CliffScriptDocument *
cliff_project_page_get_document (CliffProjectPage *self)
{
  return cliff_script_page_get_document (CLIFF_SCRIPT_PAGE (self->script_page));
}

static void
toggle (GtkWidget *split)
{
  AdwOverlaySplitView *view = ADW_OVERLAY_SPLIT_VIEW (split);

  adw_overlay_split_view_set_show_sidebar (view, !adw_overlay_split_view_get_show_sidebar (view));
}

void
cliff_project_page_toggle_sidebar (CliffProjectPage *self)
{
  toggle (self->episodes_split);
}

void
cliff_project_page_toggle_inspector (CliffProjectPage *self)
{
  toggle (self->column_split);
}

void
cliff_project_page_popup_menu (CliffProjectPage *self)
{
  adw_overlay_split_view_set_show_sidebar (ADW_OVERLAY_SPLIT_VIEW (self->episodes_split), TRUE);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

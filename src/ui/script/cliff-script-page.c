/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-page.h"

#include "cliff-actions.h"
#include "cliff-ask-dialog.h"
#include "cliff-breakdown-dialog.h"
#include "cliff-cards-pane.h"
#include "cliff-read-bar.h"
#include "cliff-find-bar.h"
#include "cliff-fold-gutter.h"
#include "cliff-go-dialog.h"
#include "cliff-numbers-bar.h"
#include "cliff-script-completion.h"
#include "cliff-script-editor.h"
#include "cliff-script-sidebar.h"
#include "cliff-script-spelling.h"
#include "cliff-revision-gutter.h"
#include "cliff-shot-gutter.h"
#include "cliff-shot-text.h"
#include "cliff-words.h"

struct _CliffScriptPage
{
  AdwBreakpointBin         parent_instance;

  CliffProject            *project;
  CliffScriptDocument     *document;
  CliffScriptCompletion   *completion;
  CliffScriptSpelling     *spelling;
  CliffSceneFacts         *facts;
  CliffSceneActions       *actions;
  CliffRecordList         *scenes;       /* of the episode */
  GtkSourceGutterRenderer *shots;        /* of the view */
  GtkSourceGutterRenderer *revision;     /* likewise */
  GtkSourceGutterRenderer *folds;        /* likewise */

  GtkWidget               *stack;
  GtkWidget               *write_button;
  GtkWidget               *split;
  GtkWidget               *sidebar;
  GtkWidget               *cards;
  GtkWidget               *editor;
  GtkWidget               *kind_label;
  GtkWidget               *read_bar;
  GtkWidget               *find_bar;
  GtkWidget               *numbers;
};

G_DEFINE_FINAL_TYPE (CliffScriptPage, cliff_script_page, ADW_TYPE_BREAKPOINT_BIN)

static void
mark_shot (CliffScriptPage *self)
{
  CliffRecord *shot = cliff_project_get_shot (self->project);
  gint64 start, end;
  gsize length;

  cliff_script_get_text (cliff_script_document_get_script (self->document), &length);
  /* While text waits for its commit, the elements' places are those of before. */
  if (shot == NULL || cliff_script_document_get_waiting (self->document) ||
      !cliff_shot_get_text_range (cliff_project_get_store (self->project), cliff_record_get_id (shot), &start, &end) ||
      end > (gint64) length)
    {
      cliff_script_editor_set_shot (CLIFF_SCRIPT_EDITOR (self->editor), 0, 0);
      return;
    }
  cliff_script_editor_set_shot (CLIFF_SCRIPT_EDITOR (self->editor), (gsize) start, (gsize) end);
}

/* Without an episode there is nothing to write in, but perhaps a title page. */
static void
refresh_state (CliffScriptPage *self)
{
  gboolean written = cliff_script_document_get_episode (self->document) != NULL ||
                     g_list_model_get_n_items (cliff_project_get_episodes (self->project)) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), written ? "text" : "empty");
}

static void
store_changed_cb (CliffStore      *store,
                  GPtrArray       *changes,
                  CliffScriptPage *self)
{
  refresh_state (self);
  mark_shot (self);
}

static void
document_episode_cb (CliffScriptPage *self)
{
  CliffRecord *episode = cliff_script_document_get_episode (self->document);
  CliffStore *store = cliff_project_get_store (self->project);

  refresh_state (self);
  g_clear_object (&self->scenes);
  if (episode != NULL)
    self->scenes = cliff_record_list_new (store, CLIFF_TYPE_SCENE, "episode_id", cliff_record_get_id (episode));
  mark_shot (self);
}

/* ── The caret and the selected shot ── */

static void
caret_moved_cb (CliffScriptPage *self)
{
  CliffRecord *episode = cliff_script_document_get_episode (self->document);
  CliffStore *store = cliff_project_get_store (self->project);
  g_autoptr(CliffRecord) shot = NULL;
  CliffId id;

  if (cliff_script_document_get_waiting (self->document) || episode == NULL || !cliff_script_editor_has_focus (CLIFF_SCRIPT_EDITOR (self->editor)))
    return;
  id = cliff_shot_find_at_text (store, cliff_record_get_id (episode),
                                (gint64) cliff_script_document_get_caret (self->document));
  shot = id != 0 ? cliff_record_get (store, CLIFF_TYPE_SHOT, id) : NULL;
  if (shot != NULL)
    cliff_project_select_shot (self->project, shot);
}

static void
shot_changed_cb (CliffScriptPage *self)
{
  mark_shot (self);
}

static void
kind_cb (CliffScriptPage *self)
{
  int kind;

  g_object_get (self->editor, "kind", &kind, NULL);
  gtk_label_set_label (GTK_LABEL (self->kind_label), cliff_words_get_element (kind));
}

/* Where the page is narrow its width is for the text. */
static void
breakpoint_cb (CliffScriptPage *self)
{
  if (self->shots != NULL)
    cliff_shot_gutter_set_compact (CLIFF_SHOT_GUTTER (self->shots),
                                   adw_breakpoint_bin_get_current_breakpoint (ADW_BREAKPOINT_BIN (self)) != NULL);
}

/* What was gone to in the sidebar is gone to in order to write there. */
static void
went_cb (CliffScriptPage *self)
{
  AdwOverlaySplitView *split = ADW_OVERLAY_SPLIT_VIEW (self->split);

  if (adw_overlay_split_view_get_collapsed (split))
    adw_overlay_split_view_set_show_sidebar (split, FALSE);
  gtk_widget_grab_focus (self->editor);
}

/* ── GObject ── */

static gboolean
cliff_script_page_grab_focus (GtkWidget *widget)
{
  CliffScriptPage *self = CLIFF_SCRIPT_PAGE (widget);

  /* Where there is nothing to write in yet, beginning to write is one key away. */
  if (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "empty"))
    return gtk_widget_grab_focus (self->write_button);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->cards) ? self->cards : self->editor);
}

static void
cliff_script_page_dispose (GObject *object)
{
  CliffScriptPage *self = CLIFF_SCRIPT_PAGE (object);
  g_autoptr(GtkSourceView) view = NULL;

  if (self->document != NULL)
    cliff_script_document_flush (self->document);
  if (self->shots != NULL)
    {
      view = g_object_ref (cliff_script_editor_get_view (CLIFF_SCRIPT_EDITOR (self->editor)));
      gtk_source_gutter_remove (gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_RIGHT), self->shots);
      gtk_source_gutter_remove (gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_RIGHT), self->revision);
      gtk_source_gutter_remove (gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_LEFT), self->folds);
      self->shots = self->revision = self->folds = NULL;
    }
  g_clear_object (&self->completion);
  g_clear_object (&self->spelling);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_SCRIPT_PAGE);
  /* A view and its gutters hold each other, and with them whatever the view shows. */
  if (view != NULL)
    g_object_run_dispose (G_OBJECT (view));
  g_clear_object (&self->scenes);
  g_clear_object (&self->actions);
  g_clear_object (&self->facts);
  g_clear_object (&self->document);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_script_page_parent_class)->dispose (object);
}

static void
cliff_script_page_class_init (CliffScriptPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_script_page_dispose;
  widget_class->grab_focus = cliff_script_page_grab_focus;
  g_type_ensure (CLIFF_TYPE_CARDS_PANE);
  g_type_ensure (CLIFF_TYPE_READ_BAR);
  g_type_ensure (CLIFF_TYPE_SCRIPT_EDITOR);
  g_type_ensure (CLIFF_TYPE_SCRIPT_SIDEBAR);
  g_type_ensure (CLIFF_TYPE_FIND_BAR);
  g_type_ensure (CLIFF_TYPE_NUMBERS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-script-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, write_button);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, split);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, cards);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, editor);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, kind_label);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, read_bar);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "script.script-cards", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "script.next-revision", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, GDK_SHIFT_MASK, "script.previous-revision", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_bracketleft, GDK_CONTROL_MASK, "script.toggle-fold", NULL);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, numbers);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, went_cb);
}

static void
cliff_script_page_init (CliffScriptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
ask_cb (CliffScriptPage *self)
{
  adw_dialog_present (cliff_ask_dialog_new (), GTK_WIDGET (self));
}

/* ── Breaking down ── */

/* The scenes that the selection touches, the one with the caret where nothing is selected. (transfer full) (element-type CliffId) */
static GArray *
list_selected_scenes (CliffScriptPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  guint n_scenes = self->scenes != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->scenes)) : 0;
  gsize start, end;

  cliff_script_document_get_selection (self->document, &start, &end);
  for (guint i = 0; i < n_scenes; i++)
    {
      g_autoptr(CliffRecord) scene = g_list_model_get_item (G_LIST_MODEL (self->scenes), i);
      g_autoptr(CliffRecord) next = g_list_model_get_item (G_LIST_MODEL (self->scenes), i + 1);
      CliffId id = cliff_record_get_id (scene);
      gsize from = (gsize) MAX (cliff_record_get_int (scene, "start"), 0);
      gsize to = next != NULL ? (gsize) MAX (cliff_record_get_int (next, "start"), 0) : G_MAXSIZE;

      /* A selection that ends where a scene begins does not touch it. */
      if (from < MAX (end, start + 1) && to > start)
        g_array_append_val (ids, id);
    }

  return ids;
}

static void
break_down_cb (CliffScriptPage *self)
{
  g_autoptr(GArray) ids = NULL;

  cliff_script_document_flush (self->document);
  ids = list_selected_scenes (self);
  cliff_breakdown_dialog_ask_scenes (self->project, cliff_project_get_episode_id (self->project), ids, GTK_WIDGET (self));
}

/* What helps while writing: proposals, spelling, and a word about language models. */
static void
help_writing (CliffScriptPage *self)
{
  CliffScriptEditor *editor = CLIFF_SCRIPT_EDITOR (self->editor);
  GActionMap *actions = G_ACTION_MAP (cliff_script_editor_get_actions (editor));
  g_autoptr(GAction) cards = cliff_cards_pane_dup_action (CLIFF_CARDS_PANE (self->cards));
  g_autoptr(GAction) check = NULL;
  GSimpleAction *breakdown;

  self->completion = cliff_script_completion_new (self->document, cliff_script_editor_get_view (editor));
  self->spelling = cliff_script_spelling_new (self->document, cliff_script_editor_get_view (editor));
  check = cliff_script_spelling_dup_action (self->spelling);
  cliff_actions_add (actions, "ask-language-model", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  breakdown = cliff_actions_add (actions, "break-down-scenes", G_CALLBACK (break_down_cb), self, G_CONNECT_SWAPPED);
  g_simple_action_set_enabled (breakdown, cliff_project_get_writable (self->project));
  g_action_map_add_action (actions, check);
  g_action_map_add_action (actions, cards);
}

static void
next_revision_cb (CliffScriptPage *self)
{
  cliff_revision_gutter_step (CLIFF_REVISION_GUTTER (self->revision), FALSE);
}

static void
previous_revision_cb (CliffScriptPage *self)
{
  cliff_revision_gutter_step (CLIFF_REVISION_GUTTER (self->revision), TRUE);
}

static void
toggle_fold_cb (CliffScriptPage *self)
{
  cliff_fold_gutter_toggle (CLIFF_FOLD_GUTTER (self->folds));
}

static void
toggle_folds_cb (CliffScriptPage *self)
{
  cliff_fold_gutter_toggle_all (CLIFF_FOLD_GUTTER (self->folds));
}

static void
go_to_cb (CliffScriptPage *self)
{
  adw_dialog_present (cliff_go_dialog_new (self->project, self->actions), GTK_WIDGET (self));
}

/* Beside the text, where paper has them, stand the revision's marks; behind those the shots. */
static void
add_gutters (CliffScriptPage *self)
{
  static const struct
  {
    const char *name;
    GCallback   activated;
  } ways[] = {
    { "next-revision", G_CALLBACK (next_revision_cb) },
    { "previous-revision", G_CALLBACK (previous_revision_cb) },
    { "toggle-fold", G_CALLBACK (toggle_fold_cb) },
    { "toggle-folds", G_CALLBACK (toggle_folds_cb) },
    { "go-to", G_CALLBACK (go_to_cb) },
  };
  CliffScriptEditor *editor = CLIFF_SCRIPT_EDITOR (self->editor);
  GtkSourceView *view = cliff_script_editor_get_view (editor);
  GtkSourceGutter *gutter = gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_RIGHT);
  GActionMap *actions = G_ACTION_MAP (cliff_script_editor_get_actions (editor));

  self->shots = cliff_shot_gutter_new (self->document);
  gtk_source_gutter_insert (gutter, self->shots, 0);
  self->revision = cliff_revision_gutter_new (self->document);
  gtk_source_gutter_insert (gutter, self->revision, -1);
  self->folds = cliff_fold_gutter_new (self->document, GTK_TEXT_VIEW (view));
  gtk_source_gutter_insert (gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_LEFT), self->folds, 100);
  cliff_script_editor_bind_mode (editor, "script-revision-marks", G_OBJECT (self->revision), "shown");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    cliff_actions_add (actions, ways[i].name, ways[i].activated, self, G_CONNECT_SWAPPED);
}

void
cliff_script_page_set_project (CliffScriptPage *self,
                               CliffProject    *project)
{
  GtkSourceView *view;

  self->project = g_object_ref (project);
  self->document = cliff_script_document_new (project);
  cliff_script_editor_set_document (CLIFF_SCRIPT_EDITOR (self->editor), self->document);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "script",
                                  cliff_script_editor_get_actions (CLIFF_SCRIPT_EDITOR (self->editor)));
  cliff_read_bar_set_document (CLIFF_READ_BAR (self->read_bar), self->document,
                               GTK_TEXT_VIEW (cliff_script_editor_get_view (CLIFF_SCRIPT_EDITOR (self->editor))));
  help_writing (self);
  view = cliff_script_editor_get_view (CLIFF_SCRIPT_EDITOR (self->editor));
  g_signal_connect_object (self->document, "caret-moved", G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::episode", G_CALLBACK (document_episode_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::shot", G_CALLBACK (shot_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  self->facts = cliff_scene_facts_new (project);
  self->actions = cliff_scene_actions_new (self->document, GTK_WIDGET (self));
  cliff_cards_pane_set_document (CLIFF_CARDS_PANE (self->cards), self->document, self->facts, self->actions);
  cliff_script_sidebar_set_document (CLIFF_SCRIPT_SIDEBAR (self->sidebar), self->document, self->facts, self->actions);
  add_gutters (self);
  g_signal_connect_object (self, "notify::current-breakpoint", G_CALLBACK (breakpoint_cb), self, G_CONNECT_DEFAULT);
  breakpoint_cb (self);
  cliff_find_bar_set_document (CLIFF_FIND_BAR (self->find_bar), self->document, view);
  cliff_numbers_bar_set_document (CLIFF_NUMBERS_BAR (self->numbers), self->document, view);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "find",
                                  cliff_find_bar_get_actions (CLIFF_FIND_BAR (self->find_bar)));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "numbers",
                                  cliff_numbers_bar_get_actions (CLIFF_NUMBERS_BAR (self->numbers)));
  document_episode_cb (self);
}

CliffScriptDocument *
cliff_script_page_get_document (CliffScriptPage *self)
{
  return self->document;
}

void
cliff_script_page_read_aloud (CliffScriptPage *self)
{
  cliff_read_bar_toggle (CLIFF_READ_BAR (self->read_bar));
}

GtkTextBuffer *
cliff_script_page_get_buffer (CliffScriptPage *self)
{
  return GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
}

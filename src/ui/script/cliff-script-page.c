/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-page.h"

#include "cliff-edit-script.h"
#include "cliff-script-styler.h"
#include "cliff-shot-text.h"

#include <glib/gi18n.h>

/* A pause in typing this long commits what was typed. */
#define COMMIT_DELAY_MS 600

struct _CliffScriptPage
{
  AdwBreakpointBin   parent_instance;

  CliffProject      *project;
  CliffRecord       *episode;   /* whose text is in the buffer */
  CliffScriptStyler *styler;
  guint              commit_source;
  guint              style_source;
  gboolean           loading;   /* the buffer changes because the store did, not because someone types */

  GtkWidget         *stack;
  GtkWidget         *outline_pane;
  GtkWidget         *outline;
  GtkWidget         *view;
  GtkWidget         *statistics;
};

G_DEFINE_FINAL_TYPE (CliffScriptPage, cliff_script_page, ADW_TYPE_BREAKPOINT_BIN)

static char *
dup_buffer_text (CliffScriptPage *self)
{
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* ── Text to the store ── */

static void
commit (CliffScriptPage *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->commit_source == 0)
    return;
  g_clear_handle_id (&self->commit_source, g_source_remove);
  text = dup_buffer_text (self);
  if (!cliff_edit_set_episode_text (cliff_project_get_store (self->project), cliff_record_get_id (self->episode), text,
                                    &error))
    cliff_project_report (self->project, error);
}

static gboolean
commit_cb (gpointer data)
{
  commit (data);
  return G_SOURCE_REMOVE;
}

static gboolean
style_cb (gpointer data)
{
  CliffScriptPage *self = data;

  self->style_source = 0;
  cliff_script_styler_run (self->styler);
  return G_SOURCE_REMOVE;
}

static void
buffer_changed_cb (CliffScriptPage *self)
{
  if (self->style_source == 0)
    self->style_source = g_idle_add (style_cb, self);
  if (self->loading || self->episode == NULL)
    return;
  g_clear_handle_id (&self->commit_source, g_source_remove);
  self->commit_source = g_timeout_add (COMMIT_DELAY_MS, commit_cb, self);
}

/* ── Text from the store ── */

/* Changes only what differs, so that caret and scroll position stay where the writer left them. */
static void
replace_text (CliffScriptPage *self,
              const char      *text)
{
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (self);
  g_autofree char *old = dup_buffer_text (self);
  const char *old_start = old, *new_start = text;
  const char *old_end = old + strlen (old), *new_end = text + strlen (text);
  GtkTextIter from, to;

  while (old_start < old_end && new_start < new_end && g_utf8_get_char (old_start) == g_utf8_get_char (new_start))
    {
      old_start = g_utf8_next_char (old_start);
      new_start = g_utf8_next_char (new_start);
    }
  while (old_end > old_start && new_end > new_start)
    {
      const char *old_previous = g_utf8_prev_char (old_end);
      const char *new_previous = g_utf8_prev_char (new_end);

      if (g_utf8_get_char (old_previous) != g_utf8_get_char (new_previous))
        break;
      old_end = old_previous;
      new_end = new_previous;
    }
  if (old_start == old_end && new_start == new_end)
    return;

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) g_utf8_pointer_to_offset (old, old_start));
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) g_utf8_pointer_to_offset (old, old_end));
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_insert (buffer, &from, new_start, (int) (new_end - new_start));
  gtk_text_buffer_end_irreversible_action (buffer);
  self->loading = FALSE;
}

static void
refresh_statistics (CliffScriptPage *self)
{
  GListModel *scenes = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->outline)));
  int n_scenes = scenes != NULL ? (int) g_list_model_get_n_items (scenes) : 0;
  int n_characters = gtk_text_buffer_get_char_count (cliff_script_page_get_buffer (self));
  g_autofree char *scene_text = g_strdup_printf (ngettext ("%d scene", "%d scenes", n_scenes), n_scenes);
  g_autofree char *length_text = g_strdup_printf (ngettext ("%d character", "%d characters", n_characters),
                                                  n_characters);
  g_autofree char *text = g_strconcat (scene_text, " · ", length_text, NULL);

  gtk_label_set_label (GTK_LABEL (self->statistics), text);
}

static CliffScriptFormat
get_format (CliffScriptPage *self)
{
  CliffRecord *series = cliff_project_get_series (self->project);

  return g_str_equal (cliff_record_get_text (series, "script_format"), "drama") ? CLIFF_SCRIPT_DRAMA
                                                                                 : CLIFF_SCRIPT_FOUNTAIN;
}

static void
load_text (CliffScriptPage *self)
{
  g_autofree char *text = cliff_edit_dup_episode_text (cliff_project_get_store (self->project),
                                                       cliff_record_get_id (self->episode));

  replace_text (self, text);
  cliff_script_styler_set_format (self->styler, get_format (self));
  refresh_statistics (self);
}

static void
mark_shot (CliffScriptPage *self)
{
  CliffRecord *shot = cliff_project_get_shot (self->project);
  g_autofree char *text = dup_buffer_text (self);
  gint64 length = (gint64) strlen (text);
  gint64 start, end;

  /* While text waits for its commit, the elements' places are those of before. */
  if (shot == NULL || self->commit_source != 0 ||
      !cliff_shot_get_text_range (cliff_project_get_store (self->project), cliff_record_get_id (shot), &start, &end) ||
      end > length)
    {
      cliff_script_styler_set_shot (self->styler, 0, 0);
      return;
    }
  cliff_script_styler_set_shot (self->styler, (int) g_utf8_pointer_to_offset (text, text + start),
                                (int) g_utf8_pointer_to_offset (text, text + end));
}

static void
store_changed_cb (CliffStore      *store,
                  GPtrArray       *changes,
                  CliffScriptPage *self)
{
  if (self->episode == NULL || self->commit_source != 0)
    return;
  for (guint i = 0; i < changes->len; i++)
    {
      const CliffChange *change = g_ptr_array_index (changes, i);

      if (change->id == cliff_record_get_id (self->episode) && change->kind != CLIFF_CHANGE_DELETE &&
          g_str_equal (change->table, "episode"))
        {
          load_text (self);
          break;
        }
    }
  refresh_statistics (self);
  mark_shot (self);
}

static void
episode_changed_cb (CliffScriptPage *self)
{
  CliffRecord *episode = cliff_project_get_episode (self->project);
  CliffStore *store = cliff_project_get_store (self->project);
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (self);
  GtkTextIter start;

  g_set_object (&self->episode, episode);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), episode != NULL ? "text" : "empty");
  if (episode == NULL)
    {
      gtk_list_view_set_model (GTK_LIST_VIEW (self->outline), NULL);
      return;
    }

  g_autoptr(CliffRecordList) scenes =
    cliff_record_list_new (store, CLIFF_TYPE_SCENE, "episode_id", cliff_record_get_id (episode));
  g_autoptr(GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&scenes)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->outline), GTK_SELECTION_MODEL (selection));
  load_text (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  /* To the very top: scrolling to the caret would leave the margin above it out. */
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
}

/* ── The caret and the selected shot ── */

static void
caret_moved_cb (CliffScriptPage *self)
{
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (self);
  CliffStore *store = cliff_project_get_store (self->project);
  g_autofree char *before = NULL;
  g_autoptr(CliffRecord) shot = NULL;
  GtkTextIter start, caret;
  CliffId id;

  if (self->loading || self->commit_source != 0 || self->episode == NULL || !gtk_widget_has_focus (self->view))
    return;
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &caret, TRUE);
  id = cliff_shot_find_at_text (store, cliff_record_get_id (self->episode), (gint64) strlen (before));
  shot = id != 0 ? cliff_record_get (store, CLIFF_TYPE_SHOT, id) : NULL;
  if (shot == NULL)
    return;
  cliff_project_select_shot (self->project, shot);
}

static void
shot_changed_cb (CliffScriptPage *self)
{
  mark_shot (self);
}

static void
scene_activated_cb (CliffScriptPage *self,
                    guint            position)
{
  GListModel *scenes = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->outline)));
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (self);
  g_autoptr(CliffRecord) scene = NULL;
  g_autofree char *text = NULL;
  GtkTextIter iter;
  gint64 start;

  commit (self);
  scene = g_list_model_get_item (scenes, position);
  text = dup_buffer_text (self);
  start = scene != NULL ? cliff_record_get_int (scene, "start") : -1;
  if (start < 0 || start > (gint64) strlen (text))
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) g_utf8_pointer_to_offset (text, text + start));
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.1);
  gtk_widget_grab_focus (self->view);
}

/* ── GObject ── */

static gboolean
cliff_script_page_grab_focus (GtkWidget *widget)
{
  CliffScriptPage *self = CLIFF_SCRIPT_PAGE (widget);
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (self);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  return gtk_widget_grab_focus (self->view);
}

static void
cliff_script_page_dispose (GObject *object)
{
  CliffScriptPage *self = CLIFF_SCRIPT_PAGE (object);

  if (self->commit_source != 0)
    commit (self);
  g_clear_handle_id (&self->style_source, g_source_remove);
  g_clear_object (&self->styler);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_SCRIPT_PAGE);
  g_clear_object (&self->episode);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_script_page_parent_class)->dispose (object);
}

static void
cliff_script_page_class_init (CliffScriptPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_script_page_dispose;
  widget_class->grab_focus = cliff_script_page_grab_focus;
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (CLIFF_TYPE_SCENE);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-script-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, outline_pane);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, outline);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, view);
  gtk_widget_class_bind_template_child (widget_class, CliffScriptPage, statistics);
  gtk_widget_class_bind_template_callback (widget_class, scene_activated_cb);
}

static void
cliff_script_page_init (CliffScriptPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cliff_script_page_set_project (CliffScriptPage *self,
                               CliffProject    *project)
{
  GtkTextBuffer *buffer = cliff_script_page_get_buffer (self);

  self->project = g_object_ref (project);
  self->styler = cliff_script_styler_new (GTK_SOURCE_BUFFER (buffer));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), cliff_project_get_writable (project));
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "flush", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::episode", G_CALLBACK (episode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::shot", G_CALLBACK (shot_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_DEFAULT);
  episode_changed_cb (self);
}

GtkTextBuffer *
cliff_script_page_get_buffer (CliffScriptPage *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

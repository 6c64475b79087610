/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-view.h"

#include "cliff-import.h"
#include "cliff-script-paste.h"

#include <glib/gi18n.h>

/* How much of what is dimmed still shows, in per cent. */
#define DIMMED_PERCENT 32
#define LINE_SPACE 4

/* How far a passage is followed either way: beyond every screen. */
#define MOST_LINES 200

struct _CliffScriptView
{
  GtkSourceView        parent_instance;

  CliffScriptDocument *document;      /* not owned: the page owns both */
  CliffRecordList     *characters;    /* who is known */
  GPtrArray           *names;         /* theirs; NULL: to be read when they are next needed */
  GtkEventController  *keys;
  gboolean             composing;     /* the input method shows text that is not committed */
  gboolean             focus_mode;
};

G_DEFINE_FINAL_TYPE (CliffScriptView, cliff_script_view, GTK_SOURCE_TYPE_VIEW)

/* What Alt and a digit make of the line, in both conventions. */
static const CliffElementKind fountain_kinds[] = {
  CLIFF_ELEMENT_SECTION, CLIFF_ELEMENT_SCENE, CLIFF_ELEMENT_ACTION, CLIFF_ELEMENT_CHARACTER, CLIFF_ELEMENT_DIALOGUE,
  CLIFF_ELEMENT_PAREN, CLIFF_ELEMENT_TRANSITION, CLIFF_ELEMENT_CENTERED, CLIFF_ELEMENT_LYRIC, CLIFF_ELEMENT_NOTE,
};
static const CliffElementKind drama_kinds[] = {
  CLIFF_ELEMENT_HOOK, CLIFF_ELEMENT_SCENE, CLIFF_ELEMENT_ACTION, CLIFF_ELEMENT_CAST, CLIFF_ELEMENT_DIALOGUE,
  CLIFF_ELEMENT_OS, CLIFF_ELEMENT_VO, CLIFF_ELEMENT_SUBTITLE, CLIFF_ELEMENT_SFX, CLIFF_ELEMENT_TRANSITION,
};

/* ── Keys ── */

static gboolean
can_flow (CliffScriptView *self)
{
  gsize start, end;

  return self->document != NULL && gtk_text_view_get_editable (GTK_TEXT_VIEW (self)) && !self->composing &&
         !cliff_script_document_get_selection (self->document, &start, &end);
}

static void
type (CliffScriptView *self,
      const char      *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, gtk_text_view_get_editable (GTK_TEXT_VIEW (self)));
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, gtk_text_view_get_editable (GTK_TEXT_VIEW (self)));
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
}

static gboolean
flow (CliffScriptView *self,
      guint            key,
      gboolean         back)
{
  CliffScript *script = cliff_script_document_get_script (self->document);
  gsize caret = cliff_script_document_get_caret (self->document);
  g_auto(CliffTextEdit) edit = { 0 };

  if (!can_flow (self))
    return FALSE;
  if (key == GDK_KEY_Return)
    {
      if (!cliff_flow_enter (script, caret, &edit))
        return FALSE;
      /* The line belongs to what was typed in it, and ends that. */
      cliff_script_document_amend (self->document, &edit);
      cliff_script_document_end_act (self->document);
      return TRUE;
    }
  if (!cliff_flow_tab (script, caret, back, &edit))
    return FALSE;
  cliff_script_document_apply (self->document, &edit);

  return TRUE;
}

/* Whatever the input method wants is not ours: asked first, it takes the key and comes back with it when it was not for it. */
static gboolean
key_pressed_cb (CliffScriptView *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
  gboolean tab = key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab || key == GDK_KEY_KP_Tab;
  gboolean composing = self->composing;

  if (self->document == NULL || (!enter && !tab) || (modifiers & ~GDK_SHIFT_MASK) != 0 ||
      !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return GDK_EVENT_PROPAGATE;
  if (gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self), gtk_event_controller_get_current_event (self->keys)) ||
      composing)
    return GDK_EVENT_STOP;

  if (enter && ((modifiers & GDK_SHIFT_MASK) != 0 || !flow (self, GDK_KEY_Return, FALSE)))
    type (self, "\n");
  if (tab && !flow (self, GDK_KEY_Tab, (modifiers & GDK_SHIFT_MASK) != 0) && (modifiers & GDK_SHIFT_MASK) == 0)
    type (self, "\t");

  return GDK_EVENT_STOP;
}

static gboolean
set_kind_cb (GtkWidget *widget,
             GVariant  *digit,
             gpointer   data)
{
  CliffScriptView *self = CLIFF_SCRIPT_VIEW (widget);
  CliffScript *script;
  CliffElementKind kind;
  g_auto(CliffTextEdit) edit = { 0 };

  if (!can_flow (self))
    return FALSE;
  script = cliff_script_document_get_script (self->document);
  kind = (cliff_script_get_format (script) == CLIFF_SCRIPT_FOUNTAIN ? fountain_kinds
                                                                    : drama_kinds)[g_variant_get_int32 (digit)];
  if (cliff_flow_set_kind (script, cliff_script_document_get_caret (self->document), kind, &edit))
    cliff_script_document_apply (self->document, &edit);

  return TRUE;
}

/* (element-type utf8) (transfer none) */
static GPtrArray *
get_names (CliffScriptView *self)
{
  if (self->names != NULL)
    return self->names;
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->characters)); i++)
    {
      g_autoptr(CliffRecord) character = g_list_model_get_item (G_LIST_MODEL (self->characters), i);

      g_ptr_array_add (self->names, g_strdup (cliff_record_get_text (character, "name")));
    }

  return self->names;
}

static void
typed_cb (CliffScriptView *self,
          guint            character)
{
  CliffScript *script = cliff_script_document_get_script (self->document);
  g_auto(CliffTextEdit) edit = { 0 };

  if (!can_flow (self) || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  if (cliff_flow_typed (script, cliff_script_document_get_caret (self->document), character, get_names (self), &edit))
    cliff_script_document_amend (self->document, &edit);
}

static void
cliff_script_view_backspace (GtkTextView *view)
{
  CliffScriptView *self = CLIFF_SCRIPT_VIEW (view);
  g_auto(CliffTextEdit) edit = { 0 };

  if (can_flow (self) && cliff_flow_backspace (cliff_script_document_get_script (self->document),
                                               cliff_script_document_get_caret (self->document), &edit))
    cliff_script_document_apply (self->document, &edit);
  else
    GTK_TEXT_VIEW_CLASS (cliff_script_view_parent_class)->backspace (view);
}

static void
preedit_changed_cb (CliffScriptView *self,
                    const char      *text)
{
  self->composing = *text != '\0';
}

/* ── Pasting ── */

static void
paste (CliffScriptView *self,
       gboolean         plain)
{
  if (self->document != NULL && gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    cliff_script_paste (self->document, GTK_WIDGET (self), plain);
}

static void
cliff_script_view_paste_clipboard (GtkTextView *view)
{
  paste (CLIFF_SCRIPT_VIEW (view), FALSE);
}

static void
paste_plain (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  paste (CLIFF_SCRIPT_VIEW (widget), TRUE);
}

/* The text itself remembers nothing: undo is the project's. */
static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  gtk_widget_activate_action (widget, g_str_equal (action, "text.undo") ? "win.undo" : "win.redo", NULL);
}

static void
store_changed_cb (CliffScriptView *self)
{
  CliffStore *store = cliff_project_get_store (cliff_script_document_get_project (self->document));
  gboolean writable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self));

  g_clear_pointer (&self->names, g_ptr_array_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.undo", writable && cliff_store_can_undo (store));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.redo", writable && cliff_store_can_redo (store));
}

/* Scripts that are dropped here come into the project; text is the text view's own matter. */
static gboolean
drop_cb (GtkDropTarget   *target,
         const GValue    *value,
         double           x,
         double           y,
         CliffScriptView *self)
{
  g_autoptr(GStrvBuilder) scripts = g_strv_builder_new ();
  g_auto(GStrv) paths = NULL;

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    if (g_file_peek_path (l->data) != NULL && cliff_import_is_script_name (g_file_peek_path (l->data)))
      g_strv_builder_add (scripts, g_file_peek_path (l->data));
  paths = g_strv_builder_end (scripts);

  return paths[0] != NULL && gtk_widget_activate_action (GTK_WIDGET (self), "win.bring-scripts", "^as", paths);
}

/* ── Focus mode ── */

/* Whether something else begins in the line: an empty one, or in the micro-drama convention, where scenes may follow each other
 * without one, a heading. */
static gboolean
is_border (CliffScriptView   *self,
           const GtkTextIter *line)
{
  CliffScript *script = cliff_script_document_get_script (self->document);
  CliffElementKind kind;

  if (gtk_text_iter_ends_line (line) || cliff_script_get_format (script) == CLIFF_SCRIPT_FOUNTAIN)
    return gtk_text_iter_ends_line (line);
  kind = cliff_flow_get_kind (script, cliff_script_document_to_bytes (self->document, gtk_text_iter_get_offset (line)));

  return kind == CLIFF_ELEMENT_SCENE || kind == CLIFF_ELEMENT_EPISODE;
}

/* What is not dimmed: in Fountain a cue with its parentheticals and its speech, or another paragraph; in the micro-drama
 * convention, where each line is one, the scene as far as it goes without an empty line. */
static void
get_passage (CliffScriptView *self,
             int             *top,
             int             *bottom)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end, next;
  int y, height;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (&start, 0);
  end = next = start;
  for (int i = 0; i < MOST_LINES && !is_border (self, &start) && gtk_text_iter_backward_line (&next) &&
                  !gtk_text_iter_ends_line (&next); i++)
    start = next;
  next = end;
  for (int i = 0; i < MOST_LINES && !gtk_text_iter_ends_line (&end) && gtk_text_iter_forward_line (&next) &&
                  !is_border (self, &next); i++)
    end = next;
  gtk_text_view_get_line_yrange (view, &start, top, &height);
  gtk_text_view_get_line_yrange (view, &end, &y, &height);
  *bottom = y + height;
}

static void
cliff_script_view_snapshot_layer (GtkTextView      *view,
                                  GtkTextViewLayer  layer,
                                  GtkSnapshot      *snapshot)
{
  CliffScriptView *self = CLIFF_SCRIPT_VIEW (view);
  GtkSourceStyleScheme *scheme;
  GtkSourceStyle *style;
  g_autofree char *background = NULL;
  GdkRectangle visible;
  GdkRGBA veil = { 0 };
  int top, bottom;

  GTK_TEXT_VIEW_CLASS (cliff_script_view_parent_class)->snapshot_layer (view, layer, snapshot);
  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT || !self->focus_mode || self->document == NULL)
    return;
  scheme = gtk_source_buffer_get_style_scheme (cliff_script_document_get_buffer (self->document));
  style = scheme != NULL ? gtk_source_style_scheme_get_style (scheme, "text") : NULL;
  if (style == NULL)
    return;
  g_object_get (style, "background", &background, NULL);
  if (background == NULL || !gdk_rgba_parse (&veil, background))
    return;
  veil.alpha = (100 - DIMMED_PERCENT) / 100.0f;
  gtk_text_view_get_visible_rect (view, &visible);
  get_passage (self, &top, &bottom);
  if (top > visible.y)
    gtk_snapshot_append_color (snapshot, &veil,
                               &GRAPHENE_RECT_INIT (visible.x, visible.y, visible.width, top - visible.y));
  if (bottom < visible.y + visible.height)
    gtk_snapshot_append_color (snapshot, &veil,
                               &GRAPHENE_RECT_INIT (visible.x, MAX (bottom, visible.y), visible.width,
                                                    visible.y + visible.height - MAX (bottom, visible.y)));
}

static void
caret_moved_cb (CliffScriptView *self)
{
  if (self->focus_mode)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ── GObject ── */

static void
cliff_script_view_dispose (GObject *object)
{
  CliffScriptView *self = CLIFF_SCRIPT_VIEW (object);

  self->document = NULL;
  g_clear_object (&self->characters);
  g_clear_pointer (&self->names, g_ptr_array_unref);

  G_OBJECT_CLASS (cliff_script_view_parent_class)->dispose (object);
}

static void
cliff_script_view_class_init (CliffScriptViewClass *klass)
{
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_script_view_dispose;
  view_class->backspace = cliff_script_view_backspace;
  view_class->paste_clipboard = cliff_script_view_paste_clipboard;
  view_class->snapshot_layer = cliff_script_view_snapshot_layer;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "script.paste-plain", NULL, paste_plain);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "text.undo", NULL, undo);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "text.redo", NULL, undo);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "script.paste-plain", NULL);
  for (int digit = 0; digit < 10; digit++)
    gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_0 + digit, GDK_ALT_MASK, set_kind_cb, "i", digit);
}

static void
cliff_script_view_init (CliffScriptView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autoptr(GMenu) menu = g_menu_new (), pasting = g_menu_new ();

  g_menu_append (pasting, _("Paste as Plain _Text"), "script.paste-plain");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pasting));
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (menu));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  /* Before the text view, which would take the names of files for text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_inside_wrap (view, LINE_SPACE);
  gtk_text_view_set_pixels_below_lines (view, LINE_SPACE);
  self->keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  /* The source view takes Tab on the way down. */
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), self->keys);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}

void
cliff_script_view_set_document (CliffScriptView     *self,
                                CliffScriptDocument *document)
{
  CliffProject *project = cliff_script_document_get_project (document);

  self->document = document;
  self->characters = cliff_record_list_new (cliff_project_get_store (project), CLIFF_TYPE_CHARACTER, NULL, 0);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (cliff_script_document_get_buffer (document)));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), cliff_project_get_writable (project));
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  store_changed_cb (self);
  g_signal_connect_object (document, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "caret-moved", G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
}

void
cliff_script_view_set_focus_mode (CliffScriptView *self,
                                  gboolean         focus_mode)
{
  self->focus_mode = focus_mode;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-read-bar.h"

#include "cliff-reader.h"
#include "cliff-tooltip.h"

#include <glib/gi18n.h>

/* How much of what is said the bar shows, in characters. */
#define SHOWN 80

static const int speeds[] = { 75, 100, 125, 150 };
#define USUAL_SPEED 1

struct _CliffReadBar
{
  AdwBin               parent_instance;

  CliffScriptDocument *document;
  GtkTextView         *view;
  CliffReader         *reader;
  GtkTextTag          *tag;      /* of what is read */
  gboolean             stale;    /* the text was changed since the reading was prepared */
  gsize                place;    /* where it was read last, in bytes */

  GtkWidget           *revealer;
  GtkWidget           *play;
  GtkWidget           *status;
  GtkWidget           *narrator;
  GtkWidget           *speed;
};

G_DEFINE_FINAL_TYPE (CliffReadBar, cliff_read_bar, ADW_TYPE_BIN)

static GtkTextBuffer *
get_buffer (CliffReadBar *self)
{
  return GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
}

/* ── The mark in the text ── */

static void
set_colour (CliffReadBar *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA *accent = adw_style_manager_get_accent_color_rgba (manager);

  accent->alpha = adw_style_manager_get_dark (manager) ? 0.35f : 0.22f;
  g_object_set (self->tag, "background-rgba", accent, NULL);
  gdk_rgba_free (accent);
}

static void
unmark (CliffReadBar *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->tag, &start, &end);
}

static void
moved_cb (CliffReadBar *self,
          guint64       start_byte,
          guint64       end_byte)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;
  g_autofree char *text = NULL, *shown = NULL;

  self->place = (gsize) start_byte;
  unmark (self);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, cliff_script_document_to_chars (self->document, (gsize) start_byte));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, cliff_script_document_to_chars (self->document, (gsize) end_byte));
  gtk_text_buffer_apply_tag (buffer, self->tag, &start, &end);
  gtk_text_view_scroll_to_iter (self->view, &start, 0.2, FALSE, 0, 0);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  shown = g_utf8_truncate_middle (g_strstrip (g_strdelimit (text, "\n", ' ')), SHOWN);
  gtk_label_set_label (GTK_LABEL (self->status), shown);
}

/* ── The reader ── */

static void
changed_cb (CliffReadBar *self)
{
  CliffReaderState state = cliff_reader_get_state (self->reader);
  gboolean paused = state == CLIFF_READER_PAUSED;
  const char *label = paused ? _("Go On") : _("Pause");

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), state != CLIFF_READER_STOPPED);
  gtk_button_set_icon_name (GTK_BUTTON (self->play),
                            paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
  cliff_tooltip_set (self->play, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (state == CLIFF_READER_STOPPED)
    unmark (self);
}

static void
failed_cb (CliffReadBar *self,
           GError       *error)
{
  cliff_project_report (cliff_script_document_get_project (self->document), error);
}

static void
read_from (CliffReadBar *self,
           gsize         place)
{
  CliffProject *project = cliff_script_document_get_project (self->document);
  guint speed = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->speed));
  g_autoptr(GPtrArray) utterances =
    cliff_utterances_new (cliff_script_document_get_script (self->document), cliff_project_get_store (project),
                          gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->narrator)),
                          speeds[MIN (speed, G_N_ELEMENTS (speeds) - 1)]);

  self->stale = FALSE;
  cliff_reader_read (self->reader, utterances, place);
  if (cliff_reader_get_state (self->reader) == CLIFF_READER_STOPPED)
    cliff_project_say (project, _("There is nothing to read from here on"), FALSE);
}

/* What is typed is not what is spoken: the voice waits until it is asked to go on. */
static void
text_changed_cb (CliffReadBar *self)
{
  if (self->reader == NULL || cliff_reader_get_state (self->reader) == CLIFF_READER_STOPPED)
    return;
  self->stale = TRUE;
  unmark (self);
  cliff_reader_pause (self->reader);
}

static void
stop (CliffReadBar *self)
{
  if (self->reader != NULL)
    cliff_reader_stop (self->reader);
}

/* ── Controls ── */

static void
previous_cb (CliffReadBar *self)
{
  cliff_reader_previous (self->reader);
}

static void
next_cb (CliffReadBar *self)
{
  cliff_reader_next (self->reader);
}

static void
play_cb (CliffReadBar *self)
{
  if (cliff_reader_get_state (self->reader) != CLIFF_READER_PAUSED)
    cliff_reader_pause (self->reader);
  else if (self->stale)
    read_from (self, self->place);
  else
    cliff_reader_resume (self->reader);
}

static void
stop_cb (CliffReadBar *self)
{
  stop (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
options_cb (CliffReadBar *self)
{
  if (self->reader == NULL)
    return;
  if (cliff_reader_get_state (self->reader) == CLIFF_READER_PAUSED)
    self->stale = TRUE;
  else if (cliff_reader_get_state (self->reader) != CLIFF_READER_STOPPED)
    read_from (self, self->place);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  CliffReadBar *self = CLIFF_READ_BAR (widget);

  if (self->reader == NULL || cliff_reader_get_state (self->reader) == CLIFF_READER_STOPPED)
    return FALSE;
  stop_cb (self);

  return TRUE;
}

/* Wherever the keyboard is, unless Escape means something there. */
static void
listen_for_escape (CliffReadBar *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/* ── GObject ── */

static void
cliff_read_bar_dispose (GObject *object)
{
  CliffReadBar *self = CLIFF_READ_BAR (object);

  if (self->reader != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->reader, self);
      cliff_reader_stop (self->reader);
    }
  g_clear_object (&self->reader);
  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_READ_BAR);
  g_clear_object (&self->document);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (cliff_read_bar_parent_class)->dispose (object);
}

static void
cliff_read_bar_class_init (CliffReadBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_read_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-read-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffReadBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, CliffReadBar, play);
  gtk_widget_class_bind_template_child (widget_class, CliffReadBar, status);
  gtk_widget_class_bind_template_child (widget_class, CliffReadBar, narrator);
  gtk_widget_class_bind_template_child (widget_class, CliffReadBar, speed);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
cliff_read_bar_init (CliffReadBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->speed), USUAL_SPEED);
  listen_for_escape (self);
}

void
cliff_read_bar_set_document (CliffReadBar        *self,
                             CliffScriptDocument *document,
                             GtkTextView         *view)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_return_if_fail (CLIFF_IS_READ_BAR (self));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->view, view);
  self->tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, NULL);
  set_colour (self);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (set_colour), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color-rgba", G_CALLBACK (set_colour), self, G_CONNECT_SWAPPED);
}

void
cliff_read_bar_toggle (CliffReadBar *self)
{
  g_return_if_fail (CLIFF_IS_READ_BAR (self));

  if (self->reader == NULL)
    {
      self->reader = cliff_reader_new (NULL);
      g_signal_connect_swapped (self->reader, "moved", G_CALLBACK (moved_cb), self);
      g_signal_connect_swapped (self->reader, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (self->reader, "failed", G_CALLBACK (failed_cb), self);
    }
  if (cliff_reader_get_state (self->reader) != CLIFF_READER_STOPPED)
    stop (self);
  else
    read_from (self, cliff_script_document_get_caret (self->document));
}

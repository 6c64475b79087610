/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-paste.h"

#include "cliff-html.h"

#include <string.h>

/* A paste on its way: the document may be showing something else, or nothing, by the time the text is there. */
typedef struct
{
  CliffScriptDocument *document;
  GtkWidget           *widget;
  CliffRecord         *episode;
} Paste;

static void
paste_free (Paste *self)
{
  g_object_unref (self->document);
  g_object_unref (self->widget);
  g_clear_object (&self->episode);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

/* Line ends of other systems become ours; everything else stays as it was. */
static char *
dup_lines (const char *text)
{
  g_autoptr(GString) lines = g_string_new (text);

  g_string_replace (lines, "\r\n", "\n", 0);
  g_string_replace (lines, "\r", "\n", 0);

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
insert (Paste      *self,
        const char *text)
{
  CliffTextEdit edit;

  if (text == NULL || *text == '\0' || gtk_widget_get_root (self->widget) == NULL ||
      !gtk_text_view_get_editable (GTK_TEXT_VIEW (self->widget)) ||
      cliff_script_document_get_episode (self->document) != self->episode)
    return;
  cliff_script_document_get_selection (self->document, &edit.start, &edit.end);
  edit.text = (char *) text;
  edit.caret = edit.anchor = edit.start + strlen (text);
  cliff_script_document_apply (self->document, &edit);
}

static void
text_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(Paste) self = data;
  /* An error only says that there is no text. */
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  g_autofree char *lines = text != NULL ? dup_lines (text) : NULL;

  insert (self, lines);
}

static void
read_text (Paste *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->widget), NULL, text_cb, self);
}

static void
spliced_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(Paste) self = data;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  CliffScriptFormat format = cliff_script_get_format (cliff_script_document_get_script (self->document));

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (object), result, NULL) > 0)
    {
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (object));
      text = cliff_html_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), format, NULL);
    }
  if (text != NULL && *g_strchomp (text) != '\0')
    insert (self, text);
  else
    /* A page of nothing but pictures may still have a text. */
    read_text (g_steal_pointer (&self));
}

static void
html_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  Paste *self = data;
  g_autoptr(GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (object), result, NULL, NULL);
  g_autoptr(GOutputStream) bytes = NULL;

  if (stream == NULL)
    {
      read_text (self);
      return;
    }
  bytes = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (bytes, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, self);
}

void
cliff_script_paste (CliffScriptDocument *document,
                    GtkWidget           *widget,
                    gboolean             plain)
{
  static const char *types[] = { "text/html", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  CliffRecord *episode = cliff_script_document_get_episode (document);
  Paste *self = g_new0 (Paste, 1);

  self->document = g_object_ref (document);
  self->widget = g_object_ref (widget);
  self->episode = episode != NULL ? g_object_ref (episode) : NULL;
  if (!plain && gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), types[0]))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, html_cb, self);
  else
    read_text (self);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-writer.h"

#include "cliff-edit-cut.h"

#include <glib/gi18n.h>

/* One entry while it is open. */
typedef struct
{
  CliffTimelineView *view;     /* owns the popover, and so this */
  CliffCutItem       item;
  char              *before;
  GtkWidget         *popover;
  GtkWidget         *entry;
  gboolean           dropped;  /* Escape was pressed */
} Writer;

static void
writer_free (Writer *writer)
{
  g_free (writer->before);
  g_free (writer);
}

/* The words on screen; NULL for what has none. (transfer full) */
static char *
dup_words (CliffCut     *cut,
           CliffCutItem  item)
{
  const CliffCutLine *line;
  const CliffCutClip *clip;

  switch (item.kind)
    {
    case CLIFF_CUT_SHOT:
      return NULL;
    case CLIFF_CUT_LINE:
      line = cliff_cut_find_line (cut, item.id);
      return line != NULL ? g_strdup (line->subtitle != NULL ? line->subtitle : line->text) : NULL;
    case CLIFF_CUT_CLIP:
      clip = cliff_cut_find_clip (cut, item.id);
      return clip != NULL && clip->source.take_id == 0 ? g_strdup (clip->text != NULL ? clip->text : "") : NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover,
           Writer     *writer)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (writer->entry));
  CliffProject *project = cliff_timeline_view_get_project (writer->view);
  g_autoptr(GError) error = NULL;

  if (!writer->dropped && g_strcmp0 (text, writer->before) != 0 &&
      !cliff_edit_set_words (cliff_project_get_store (project), writer->item, text, &error))
    cliff_project_report (project, error);
  gtk_widget_grab_focus (GTK_WIDGET (writer->view));
  /* A popover must not go while it tells that it has closed. */
  g_idle_add (unparent_cb, popover);
}

static void
activated_cb (GtkEntry *entry,
              Writer   *writer)
{
  gtk_popover_popdown (GTK_POPOVER (writer->popover));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                Writer                *writer)
{
  if (key == GDK_KEY_Escape)
    writer->dropped = TRUE;

  return FALSE;
}

void
cliff_timeline_write (CliffTimelineView *view,
                      CliffCutItem       item)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (view);
  g_autofree char *words = geometry != NULL ? dup_words (cliff_geometry_get_cut (geometry), item) : NULL;
  GtkEventController *key;
  Writer *writer;
  CliffCutSpan span;
  int row, left, right;

  if (words == NULL || !cliff_project_get_writable (cliff_timeline_view_get_project (view)))
    return;
  row = cliff_geometry_find (geometry, item, &span);
  left = (int) MAX (0, cliff_timeline_view_get_x (view, span.start));
  right = (int) MIN (gtk_widget_get_width (GTK_WIDGET (view)), cliff_timeline_view_get_x (view, span.start + span.length));
  writer = g_new0 (Writer, 1);
  writer->view = view;
  writer->item = item;
  writer->entry = gtk_entry_new ();
  writer->popover = gtk_popover_new ();
  gtk_editable_set_text (GTK_EDITABLE (writer->entry), words);
  gtk_editable_set_width_chars (GTK_EDITABLE (writer->entry), 30);
  gtk_accessible_update_property (GTK_ACCESSIBLE (writer->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Words on Screen"), -1);
  writer->before = g_steal_pointer (&words);
  gtk_popover_set_child (GTK_POPOVER (writer->popover), writer->entry);
  gtk_widget_set_parent (writer->popover, GTK_WIDGET (view));
  g_object_set_data_full (G_OBJECT (writer->popover), "writer", writer, (GDestroyNotify) writer_free);
  gtk_popover_set_pointing_to (GTK_POPOVER (writer->popover),
                               &(GdkRectangle) { left, cliff_timeline_view_get_top (view, (guint) row), MAX (1, right - left),
                                                 cliff_geometry_get_row (geometry, (guint) row)->height });
  key = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), writer);
  gtk_widget_add_controller (writer->popover, key);
  g_signal_connect (writer->entry, "activate", G_CALLBACK (activated_cb), writer);
  g_signal_connect (writer->popover, "closed", G_CALLBACK (closed_cb), writer);
  gtk_popover_popup (GTK_POPOVER (writer->popover));
  gtk_widget_grab_focus (writer->entry);
}

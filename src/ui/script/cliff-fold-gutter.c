/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fold-gutter.h"

#include "cliff-fold.h"

#include <glib/gi18n.h>

#define ICON_SIZE 16

/** A passage in the buffer.  Its first line is always seen; the rest of it is hidden while it is folded. */
typedef struct
{
  GtkTextMark *start;
  GtkTextMark *end;
  gboolean     folded;
} Passage;

struct _CliffFoldGutter
{
  GtkSourceGutterRenderer  parent_instance;

  CliffScriptDocument     *document;
  GtkTextTag              *tag;       /* hides */
  GPtrArray               *passages;  /* Passage, in the order of the text */
  guint                    find_source; /* the passages of the text shown are still to be found */
  gboolean                 hides;     /* the tag may be on some text */
  GdkPaintable            *icons[2];  /* of an open one and a folded one */
};

G_DEFINE_FINAL_TYPE (CliffFoldGutter, cliff_fold_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER)

static GtkTextBuffer *
get_buffer (CliffFoldGutter *self)
{
  return GTK_TEXT_BUFFER (cliff_script_document_get_buffer (self->document));
}

static void
delete_mark (GtkTextMark *mark)
{
  GtkTextBuffer *buffer = gtk_text_mark_get_buffer (mark);

  if (buffer != NULL)
    gtk_text_buffer_delete_mark (buffer, mark);
  g_object_unref (mark);
}

static void
passage_free (gpointer data)
{
  Passage *passage = data;

  delete_mark (passage->start);
  delete_mark (passage->end);
  g_free (passage);
}

/* ── Folding ── */

/* What of a passage is hidden while it is folded: the lines below its first, whole, so that none of them is left as an empty one;
 * of the last what belongs to the passage. */
static void
get_rest (CliffFoldGutter *self,
          const Passage   *passage,
          GtkTextIter     *start,
          GtkTextIter     *end)
{
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), start, passage->start);
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), end, passage->end);
  gtk_text_iter_forward_line (start);
  if (gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_line (end);
  if (gtk_text_iter_compare (start, end) > 0)
    *start = *end;
}

static void
set_folded (CliffFoldGutter *self,
            Passage         *passage,
            gboolean         folded)
{
  GtkSourceView *view = gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self));
  GtkTextIter start, end, caret;

  if (passage->folded == folded)
    return;
  get_rest (self, passage, &start, &end);
  if (folded)
    {
      /* The caret waits where it can be seen. */
      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret, gtk_text_buffer_get_insert (get_buffer (self)));
      if (gtk_text_iter_in_range (&caret, &start, &end))
        {
          GtkTextIter seen = start;

          gtk_text_iter_backward_char (&seen);
          gtk_text_buffer_place_cursor (get_buffer (self), &seen);
        }
      gtk_text_buffer_apply_tag (get_buffer (self), self->tag, &start, &end);
      self->hides = TRUE;
    }
  else
    gtk_text_buffer_remove_tag (get_buffer (self), self->tag, &start, &end);
  passage->folded = folded;
  /* The view is allocated anew together with its scroll bar, which may come or go by this. */
  if (view != NULL)
    gtk_widget_queue_resize (GTK_WIDGET (view));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
say (CliffFoldGutter *self,
     gboolean         folded)
{
  GtkSourceView *view = gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self));

  if (view != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (view), folded ? _("Folded") : _("Opened"),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static Passage *
find_in_line (CliffFoldGutter *self,
              int              line)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      Passage *passage = g_ptr_array_index (self->passages, i);
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, passage->start);
      if (gtk_text_iter_get_line (&iter) == line)
        return passage;
    }

  return NULL;
}

/* ── What changes ── */

static gboolean
find_folded (CliffFoldGutter *self,
             gsize            start)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const Passage *passage = g_ptr_array_index (self->passages, i);
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, passage->start);
      if (passage->folded &&
          gtk_text_iter_get_offset (&iter) == cliff_script_document_to_chars (self->document, start))
        return TRUE;
    }

  return FALSE;
}

static Passage *
passage_new (CliffFoldGutter *self,
             CliffTextRange   range)
{
  Passage *passage = g_new0 (Passage, 1);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, cliff_script_document_to_chars (self->document, range.start));
  passage->start = g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, &iter, FALSE));
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, cliff_script_document_to_chars (self->document, range.end));
  passage->end = g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, &iter, TRUE));

  return passage;
}

/* Taking the tag off makes the view lay all the text out anew, whether it was on or not. */
static void
show_all_text (CliffFoldGutter *self)
{
  GtkTextIter start, end;

  if (!self->hides)
    return;
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->tag, &start, &end);
  self->hides = FALSE;
}

static void
find_passages (CliffFoldGutter *self)
{
  g_autoptr(GArray) ranges = cliff_fold_find (cliff_script_document_get_script (self->document));
  g_autoptr(GPtrArray) passages = g_ptr_array_new_with_free_func (passage_free);
  GtkTextIter start, end;

  g_clear_handle_id (&self->find_source, g_source_remove);
  for (guint i = 0; i < ranges->len; i++)
    {
      CliffTextRange range = g_array_index (ranges, CliffTextRange, i);
      Passage *passage = passage_new (self, range);

      passage->folded = find_folded (self, range.start);
      g_ptr_array_add (passages, passage);
    }
  show_all_text (self);
  g_ptr_array_unref (self->passages);
  self->passages = g_ptr_array_ref (passages);
  for (guint i = 0; i < passages->len; i++)
    {
      Passage *passage = g_ptr_array_index (passages, i);

      if (!passage->folded)
        continue;
      get_rest (self, passage, &start, &end);
      gtk_text_buffer_apply_tag (get_buffer (self), self->tag, &start, &end);
      self->hides = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), passages->len > 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
find_later_cb (gpointer data)
{
  CliffFoldGutter *self = data;

  self->find_source = 0;
  find_passages (self);

  return G_SOURCE_REMOVE;
}

/* A text that has just been opened is painted first. */
static void
find_later (CliffFoldGutter *self)
{
  if (self->find_source == 0)
    self->find_source = g_idle_add_full (G_PRIORITY_LOW, find_later_cb, self, NULL);
}

static void
episode_cb (CliffFoldGutter *self)
{
  show_all_text (self);
  g_ptr_array_set_size (self->passages, 0);
  find_later (self);
}

/* Nothing changes unseen. */
static void
parsed_cb (CliffFoldGutter *self,
           guint64          start,
           guint64          end)
{
  int from = cliff_script_document_to_chars (self->document, start), to = cliff_script_document_to_chars (self->document, end);

  for (guint i = 0; i < self->passages->len; i++)
    {
      Passage *passage = g_ptr_array_index (self->passages, i);
      GtkTextIter first, last;

      if (!passage->folded)
        continue;
      get_rest (self, passage, &first, &last);
      if (gtk_text_iter_get_offset (&first) < to && gtk_text_iter_get_offset (&last) > from)
        set_folded (self, passage, FALSE);
    }
}

/* What the caret stands in and what is selected is seen. */
static void
caret_moved_cb (CliffFoldGutter *self)
{
  GtkTextIter from, to, start, end;
  gboolean selected = gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to);

  for (guint i = 0; i < self->passages->len; i++)
    {
      Passage *passage = g_ptr_array_index (self->passages, i);

      if (!passage->folded)
        continue;
      get_rest (self, passage, &start, &end);
      if (selected ? gtk_text_iter_compare (&from, &end) < 0 && gtk_text_iter_compare (&to, &start) > 0
                   : gtk_text_iter_in_range (&from, &start, &end))
        set_folded (self, passage, FALSE);
    }
}

/* A key that takes what stands beside the caret would reach into what is not seen: it opens that instead. */
static gboolean
open_beside (CliffFoldGutter *self,
             gboolean         back)
{
  GtkTextIter caret, start, end;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret, gtk_text_buffer_get_insert (get_buffer (self)));
  for (guint i = 0; i < self->passages->len; i++)
    {
      Passage *passage = g_ptr_array_index (self->passages, i);

      get_rest (self, passage, &start, &end);
      gtk_text_iter_backward_char (&start);
      if (!passage->folded || !gtk_text_iter_equal (&caret, back ? &end : &start))
        continue;
      set_folded (self, passage, FALSE);
      return TRUE;
    }

  return FALSE;
}

static void
backspace_cb (GtkTextView     *view,
              CliffFoldGutter *self)
{
  if (open_beside (self, TRUE))
    g_signal_stop_emission_by_name (view, "backspace");
}

static void
delete_cb (GtkTextView     *view,
           GtkDeleteType    type,
           int              count,
           CliffFoldGutter *self)
{
  if (open_beside (self, count < 0))
    g_signal_stop_emission_by_name (view, "delete-from-cursor");
}

/* ── Drawing and the pointer ── */

static void
cliff_fold_gutter_snapshot_line (GtkSourceGutterRenderer *renderer,
                                 GtkSnapshot             *snapshot,
                                 GtkSourceGutterLines    *lines,
                                 guint                    line)
{
  CliffFoldGutter *self = CLIFF_FOLD_GUTTER (renderer);
  const Passage *passage = find_in_line (self, (int) line);
  GtkTextView *view = gtk_source_gutter_lines_get_view (lines);
  GtkTextIter iter;
  GdkRectangle place;
  GdkRGBA colour;
  int y;

  if (passage == NULL)
    return;
  gtk_source_gutter_lines_get_iter_at_line (lines, &iter, line);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_LEFT, 0, place.y, NULL, &y);
  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) (y + (place.height - ICON_SIZE) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icons[passage->folded]), snapshot, ICON_SIZE,
                                            ICON_SIZE, &colour, 1);
  gtk_snapshot_restore (snapshot);
}

static void
cliff_fold_gutter_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? ICON_SIZE : 0;
}

static gboolean
cliff_fold_gutter_query_activatable (GtkSourceGutterRenderer *renderer,
                                     GtkTextIter             *iter,
                                     GdkRectangle            *area)
{
  return find_in_line (CLIFF_FOLD_GUTTER (renderer), gtk_text_iter_get_line (iter)) != NULL;
}

static void
cliff_fold_gutter_activate (GtkSourceGutterRenderer *renderer,
                            GtkTextIter             *iter,
                            GdkRectangle            *area,
                            guint                    button,
                            GdkModifierType          state,
                            int                      n_presses)
{
  CliffFoldGutter *self = CLIFF_FOLD_GUTTER (renderer);
  Passage *passage = find_in_line (self, gtk_text_iter_get_line (iter));

  if (passage != NULL)
    set_folded (self, passage, !passage->folded);
}

static gboolean
cliff_fold_gutter_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard,
                                 GtkTooltip *tooltip)
{
  CliffFoldGutter *self = CLIFF_FOLD_GUTTER (widget);
  GtkTextView *view = GTK_TEXT_VIEW (gtk_source_gutter_renderer_get_view (GTK_SOURCE_GUTTER_RENDERER (self)));
  const Passage *passage;
  GtkTextIter iter;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_LEFT, 0, y, NULL, &buffer_y);
  gtk_text_view_get_line_at_y (view, &iter, buffer_y, NULL);
  passage = find_in_line (self, gtk_text_iter_get_line (&iter));
  if (passage == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, passage->folded ? _("Open the Passage") : _("Fold the Passage"));

  return TRUE;
}

/* ── GObject ── */

static void
cliff_fold_gutter_dispose (GObject *object)
{
  CliffFoldGutter *self = CLIFF_FOLD_GUTTER (object);

  g_clear_handle_id (&self->find_source, g_source_remove);
  g_ptr_array_set_size (self->passages, 0);
  if (self->tag != NULL)
    gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (get_buffer (self)), self->tag);
  self->tag = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (self->icons); i++)
    g_clear_object (&self->icons[i]);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_fold_gutter_parent_class)->dispose (object);
}

static void
cliff_fold_gutter_finalize (GObject *object)
{
  g_ptr_array_unref (CLIFF_FOLD_GUTTER (object)->passages);

  G_OBJECT_CLASS (cliff_fold_gutter_parent_class)->finalize (object);
}

static void
cliff_fold_gutter_class_init (CliffFoldGutterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkSourceGutterRendererClass *renderer_class = GTK_SOURCE_GUTTER_RENDERER_CLASS (klass);

  object_class->dispose = cliff_fold_gutter_dispose;
  object_class->finalize = cliff_fold_gutter_finalize;
  widget_class->measure = cliff_fold_gutter_measure;
  widget_class->query_tooltip = cliff_fold_gutter_query_tooltip;
  renderer_class->snapshot_line = cliff_fold_gutter_snapshot_line;
  renderer_class->query_activatable = cliff_fold_gutter_query_activatable;
  renderer_class->activate = cliff_fold_gutter_activate;
}

static void
cliff_fold_gutter_init (CliffFoldGutter *self)
{
  self->passages = g_ptr_array_new_with_free_func (passage_free);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Passages to Fold"), -1);
}

/* ── Public ── */

GtkSourceGutterRenderer *
cliff_fold_gutter_new (CliffScriptDocument *document,
                       GtkTextView         *view)
{
  static const char * const names[] = { "pan-down-symbolic", "pan-end-symbolic" };
  CliffFoldGutter *self = g_object_new (CLIFF_TYPE_FOLD_GUTTER, NULL);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  self->document = g_object_ref (document);
  self->tag = gtk_text_buffer_create_tag (get_buffer (self), NULL, "invisible", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->icons); i++)
    self->icons[i] = GDK_PAINTABLE (gtk_icon_theme_lookup_icon (theme, names[i], NULL, ICON_SIZE, 1, GTK_TEXT_DIR_NONE, 0));
  g_signal_connect_object (view, "backspace", G_CALLBACK (backspace_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (view, "delete-from-cursor", G_CALLBACK (delete_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (document, "paused", G_CALLBACK (find_passages), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "parsed", G_CALLBACK (parsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "caret-moved", G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (episode_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  find_later (self);

  return GTK_SOURCE_GUTTER_RENDERER (self);
}

gboolean
cliff_fold_gutter_has (CliffFoldGutter *self,
                       int              line,
                       gboolean        *folded)
{
  const Passage *passage = find_in_line (self, line);

  if (folded != NULL)
    *folded = passage != NULL && passage->folded;

  return passage != NULL;
}

gboolean
cliff_fold_gutter_toggle (CliffFoldGutter *self)
{
  GtkTextIter caret, start, end;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret, gtk_text_buffer_get_insert (get_buffer (self)));
  for (guint i = 0; i < self->passages->len; i++)
    {
      Passage *passage = g_ptr_array_index (self->passages, i);

      get_rest (self, passage, &start, &end);
      gtk_text_iter_backward_line (&start);
      if (!gtk_text_iter_in_range (&caret, &start, &end))
        continue;
      set_folded (self, passage, !passage->folded);
      say (self, passage->folded);
      return TRUE;
    }

  return FALSE;
}

void
cliff_fold_gutter_toggle_all (CliffFoldGutter *self)
{
  gboolean all = TRUE;

  for (guint i = 0; i < self->passages->len; i++)
    all = all && ((Passage *) g_ptr_array_index (self->passages, i))->folded;
  for (guint i = 0; i < self->passages->len; i++)
    set_folded (self, g_ptr_array_index (self->passages, i), !all);
  if (self->passages->len > 0)
    say (self, !all);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-finding-marks.h"

#include "cliff-finding-words.h"

/* Categories of the source marks, one a severity. */
static const char * const categories[] = {
  [CLIFF_SEVERITY_HINT] = "cliff-hint",
  [CLIFF_SEVERITY_WARNING] = "cliff-warning",
};
static const char * const icons[] = {
  [CLIFF_SEVERITY_HINT] = "dialog-information-symbolic",
  [CLIFF_SEVERITY_WARNING] = "dialog-warning-symbolic",
};

/** A finding in the buffer. */
typedef struct
{
  GtkTextMark   *start;  /* a source mark: what the gutter shows */
  GtkTextMark   *end;
  CliffSeverity  severity;
  char          *sentence;
} Placed;

struct _CliffFindingMarks
{
  GObject           parent_instance;

  CliffScriptMeter *meter;
  GtkSourceView    *view;       /* weak */
  GtkTextBuffer    *buffer;
  GPtrArray        *placed;     /* Placed, in the order of the text */
  char             *sentence;
};

enum
{
  PROP_0,
  PROP_SENTENCE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffFindingMarks, cliff_finding_marks, G_TYPE_OBJECT)

static void
placed_free (gpointer data)
{
  Placed *placed = data;

  g_object_unref (placed->start);
  g_object_unref (placed->end);
  g_free (placed->sentence);
  g_free (placed);
}

static void
clear (CliffFindingMarks *self)
{
  for (guint i = 0; i < self->placed->len; i++)
    {
      Placed *placed = g_ptr_array_index (self->placed, i);

      gtk_text_buffer_delete_mark (self->buffer, placed->start);
      gtk_text_buffer_delete_mark (self->buffer, placed->end);
    }
  g_ptr_array_set_size (self->placed, 0);
}

static void
place (CliffFindingMarks  *self,
       const CliffFinding *finding)
{
  CliffScriptDocument *document = cliff_script_meter_get_document (self->meter);
  Placed *placed = g_new0 (Placed, 1);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, cliff_script_document_to_chars (document, finding->start));
  placed->start = GTK_TEXT_MARK (gtk_source_buffer_create_source_mark (GTK_SOURCE_BUFFER (self->buffer), NULL,
                                                                       categories[finding->severity], &iter));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, cliff_script_document_to_chars (document, finding->end));
  placed->end = gtk_text_buffer_create_mark (self->buffer, NULL, &iter, FALSE);
  g_object_ref (placed->start);
  g_object_ref (placed->end);
  placed->severity = finding->severity;
  placed->sentence = cliff_finding_dup_sentence (finding);
  g_ptr_array_add (self->placed, placed);
}

static void
get_range (CliffFindingMarks *self,
           guint              index,
           GtkTextIter       *start,
           GtkTextIter       *end)
{
  const Placed *placed = g_ptr_array_index (self->placed, index);

  gtk_text_buffer_get_iter_at_mark (self->buffer, start, placed->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, placed->end);
  /* An element ends with its line end, which is no word of it. */
  while (gtk_text_iter_compare (end, start) > 0 && gtk_text_iter_starts_line (end))
    gtk_text_iter_backward_char (end);
}

/* Only what was gone to is told: a writer at work in such a line knows it. */
static void
caret_moved_cb (CliffFindingMarks *self)
{
  const char *sentence = NULL;
  GtkTextIter selected_start, selected_end, start, end;

  gtk_text_buffer_get_selection_bounds (self->buffer, &selected_start, &selected_end);
  for (guint i = 0; i < self->placed->len && sentence == NULL; i++)
    {
      get_range (self, i, &start, &end);
      if (gtk_text_iter_equal (&start, &selected_start) && gtk_text_iter_equal (&end, &selected_end) &&
          !gtk_text_iter_equal (&start, &end))
        sentence = cliff_finding_marks_get_sentence (self, i);
    }
  if (g_set_str (&self->sentence, sentence))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENTENCE]);
}

static void
changed_cb (CliffFindingMarks *self)
{
  CliffScriptNumbers *numbers = cliff_script_meter_get_numbers (self->meter);

  clear (self);
  for (guint i = 0; numbers != NULL && i < numbers->findings->len; i++)
    place (self, g_ptr_array_index (numbers->findings, i));
  caret_moved_cb (self);
}

/* All sentences of the line, one below the other. */
static char *
query_tooltip_cb (GtkSourceMarkAttributes *attributes,
                  GtkSourceMark           *mark,
                  CliffFindingMarks       *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GtkTextIter at, iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, GTK_TEXT_MARK (mark));
  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *placed = g_ptr_array_index (self->placed, i);

      gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, placed->start);
      if (gtk_text_iter_get_line (&iter) != gtk_text_iter_get_line (&at))
        continue;
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append (text, placed->sentence);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
cliff_finding_marks_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  CliffFindingMarks *self = CLIFF_FINDING_MARKS (object);

  switch (prop_id)
    {
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_finding_marks_dispose (GObject *object)
{
  CliffFindingMarks *self = CLIFF_FINDING_MARKS (object);

  if (self->buffer != NULL)
    clear (self);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->buffer);
  g_clear_object (&self->meter);

  G_OBJECT_CLASS (cliff_finding_marks_parent_class)->dispose (object);
}

static void
cliff_finding_marks_finalize (GObject *object)
{
  CliffFindingMarks *self = CLIFF_FINDING_MARKS (object);

  g_ptr_array_unref (self->placed);
  g_free (self->sentence);

  G_OBJECT_CLASS (cliff_finding_marks_parent_class)->finalize (object);
}

static void
cliff_finding_marks_class_init (CliffFindingMarksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cliff_finding_marks_get_property;
  object_class->dispose = cliff_finding_marks_dispose;
  object_class->finalize = cliff_finding_marks_finalize;

  properties[PROP_SENTENCE] =
    g_param_spec_string ("sentence", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cliff_finding_marks_init (CliffFindingMarks *self)
{
  self->placed = g_ptr_array_new_with_free_func (placed_free);
}

static void
show_in_gutter (CliffFindingMarks *self,
                CliffSeverity      severity)
{
  g_autoptr(GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();

  gtk_source_mark_attributes_set_icon_name (attributes, icons[severity]);
  g_signal_connect_object (attributes, "query-tooltip-text", G_CALLBACK (query_tooltip_cb), self, G_CONNECT_DEFAULT);
  gtk_source_view_set_mark_attributes (self->view, categories[severity], attributes, (int) severity);
}

CliffFindingMarks *
cliff_finding_marks_new (CliffScriptMeter *meter,
                         GtkSourceView    *view)
{
  CliffFindingMarks *self = g_object_new (CLIFF_TYPE_FINDING_MARKS, NULL);
  CliffScriptDocument *document = cliff_script_meter_get_document (meter);

  self->meter = g_object_ref (meter);
  self->buffer = g_object_ref (GTK_TEXT_BUFFER (cliff_script_document_get_buffer (document)));
  g_set_weak_pointer (&self->view, view);
  show_in_gutter (self, CLIFF_SEVERITY_HINT);
  show_in_gutter (self, CLIFF_SEVERITY_WARNING);
  gtk_source_view_set_show_line_marks (view, TRUE);
  g_signal_connect_object (meter, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "caret-moved", G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);

  return self;
}

guint
cliff_finding_marks_get_n (CliffFindingMarks *self)
{
  return self->placed->len;
}

const char *
cliff_finding_marks_get_sentence (CliffFindingMarks *self,
                                  guint              index)
{
  return index < self->placed->len ? ((Placed *) g_ptr_array_index (self->placed, index))->sentence : NULL;
}

CliffSeverity
cliff_finding_marks_get_severity (CliffFindingMarks *self,
                                  guint              index)
{
  g_return_val_if_fail (index < self->placed->len, CLIFF_SEVERITY_HINT);

  return ((Placed *) g_ptr_array_index (self->placed, index))->severity;
}

void
cliff_finding_marks_go (CliffFindingMarks *self,
                        guint              index)
{
  CliffScriptDocument *document = cliff_script_meter_get_document (self->meter);
  GtkTextIter start, end;

  if (index >= self->placed->len)
    return;
  get_range (self, index, &start, &end);
  cliff_script_document_select (document, cliff_script_document_to_bytes (document, gtk_text_iter_get_offset (&start)),
                                cliff_script_document_to_bytes (document, gtk_text_iter_get_offset (&end)));
  if (self->view != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->view), cliff_finding_marks_get_sentence (self, index),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Findings may begin at one place; the next one is of those that end behind the caret or that begin behind where it is. */
gboolean
cliff_finding_marks_step (CliffFindingMarks *self,
                          gboolean           back)
{
  guint n = self->placed->len;
  GtkTextIter selected_start, selected_end, start, end;
  int best = -1;

  gtk_text_buffer_get_selection_bounds (self->buffer, &selected_start, &selected_end);
  for (guint i = 0; i < n; i++)
    {
      guint index = back ? n - 1 - i : i;
      int order;

      get_range (self, index, &start, &end);
      order = gtk_text_iter_compare (&start, &selected_start);
      if (order == 0)
        order = gtk_text_iter_compare (&end, &selected_end);
      if (best < 0 && (back ? order < 0 : order > 0))
        best = (int) index;
    }
  if (best < 0 && n > 0)
    best = back ? (int) n - 1 : 0;
  if (best < 0)
    return FALSE;
  cliff_finding_marks_go (self, (guint) best);

  return TRUE;
}

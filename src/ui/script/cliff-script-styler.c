/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-styler.h"

#include "cliff-inline.h"

#include <adwaita.h>
#include <string.h>

/* An edit that changes no more than this is dressed at once. */
#define SMALL_BYTES 4096
/* No more than this can be in sight. */
#define SIGHT_BYTES 16384
/* What one bit of idle work may take: a key pressed meanwhile waits no longer. */
#define SLICE_US 4000

/* What a person tells apart at a glance; many kinds of elements look the same.  Later ones win where two meet. */
typedef enum
{
  STYLE_PLAIN,
  STYLE_EPISODE,
  STYLE_HEADING,
  STYLE_CAST,
  STYLE_ACTION,
  STYLE_DIALOGUE,
  STYLE_LYRIC,
  STYLE_CENTERED,
  STYLE_MARK,
  STYLE_TRANSITION,
  STYLE_SOUND,
  STYLE_NOTE,
  STYLE_CUE,
  STYLE_PAREN,
  N_ELEMENT_STYLES,

  /* Parts of an element. */
  STYLE_SPEAKER = N_ELEMENT_STYLES,
  STYLE_BOLD,
  STYLE_ITALIC,
  STYLE_UNDERLINE,
  STYLE_SIGN,
  STYLE_REMARK,
  N_STYLES
} Style;

static const char * const style_names[N_STYLES] = {
  [STYLE_PLAIN] = "cliff:plain",
  [STYLE_EPISODE] = "cliff:episode",
  [STYLE_HEADING] = "cliff:heading",
  [STYLE_CAST] = "cliff:cast",
  [STYLE_ACTION] = "cliff:action",
  [STYLE_DIALOGUE] = "cliff:dialogue",
  [STYLE_LYRIC] = "cliff:lyric",
  [STYLE_CENTERED] = "cliff:plain",
  [STYLE_MARK] = "cliff:mark",
  [STYLE_TRANSITION] = "cliff:mark",
  [STYLE_SOUND] = "cliff:sound",
  [STYLE_NOTE] = "cliff:note",
  [STYLE_CUE] = "cliff:cue",
  [STYLE_PAREN] = "cliff:paren",
  [STYLE_SPEAKER] = "cliff:cue",
  [STYLE_BOLD] = "cliff:bold",
  [STYLE_ITALIC] = "cliff:italic",
  [STYLE_UNDERLINE] = "cliff:underline",
  [STYLE_SIGN] = "cliff:sign",
  [STYLE_REMARK] = "cliff:note",
};

/* Where Fountain's elements stand on the page, in characters from either margin. */
static const struct
{
  Style style;
  int   left;
  int   right;
} indents[] = {
  { STYLE_CUE, 20, 0 },
  { STYLE_PAREN, 15, 20 },
  { STYLE_DIALOGUE, 10, 15 },
  { STYLE_LYRIC, 10, 15 },
};

struct _CliffScriptStyler
{
  GObject              parent_instance;

  CliffScriptDocument *document;
  GtkTextBuffer       *buffer;
  GtkTextView         *view;         /* not owned: it owns us */
  GtkTextTag          *tags[N_STYLES];
  GtkTextTag          *shot_tag;
  gboolean             has_shot;     /* the tag may be on some text */
  GtkTextMark         *rest_start;   /* what is still to be dressed, while there is an idle source */
  GtkTextMark         *rest_end;
  guint                idle_source;
  int                  width;
  int                  column;
  CliffScriptFormat    format;       /* that the looks are set for */
};

G_DEFINE_FINAL_TYPE (CliffScriptStyler, cliff_script_styler, G_TYPE_OBJECT)

static Style
style_of (CliffElementKind kind)
{
  switch (kind)
    {
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_SECTION:
      return STYLE_EPISODE;
    case CLIFF_ELEMENT_SCENE:
      return STYLE_HEADING;
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_BIO:
      return STYLE_CAST;
    case CLIFF_ELEMENT_ACTION:
      return STYLE_ACTION;
    case CLIFF_ELEMENT_CHARACTER:
      return STYLE_CUE;
    case CLIFF_ELEMENT_PAREN:
      return STYLE_PAREN;
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
      return STYLE_DIALOGUE;
    case CLIFF_ELEMENT_LYRIC:
      return STYLE_LYRIC;
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
      return STYLE_SOUND;
    case CLIFF_ELEMENT_TRANSITION:
      return STYLE_TRANSITION;
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
    case CLIFF_ELEMENT_PAGE_BREAK:
      return STYLE_MARK;
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
      return STYLE_NOTE;
    case CLIFF_ELEMENT_CENTERED:
      return STYLE_CENTERED;
    case CLIFF_ELEMENT_BLANK:
      return STYLE_PLAIN;
    }

  return STYLE_PLAIN;
}

/* ── Looks ── */

static void
apply_format (CliffScriptStyler *self)
{
  gboolean page = self->format == CLIFF_SCRIPT_FOUNTAIN;
  PangoTextTransform transform = page ? PANGO_TEXT_TRANSFORM_UPPERCASE : PANGO_TEXT_TRANSFORM_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (indents); i++)
    g_object_set (self->tags[indents[i].style],
                  "left-margin", page ? indents[i].left * self->width / self->column : 0,
                  "right-margin", page ? indents[i].right * self->width / self->column : 0,
                  "left-margin-set", page,
                  "right-margin-set", page,
                  NULL);
  g_object_set (self->tags[STYLE_HEADING], "text-transform", transform, NULL);
  g_object_set (self->tags[STYLE_TRANSITION],
                "text-transform", transform,
                "justification", page ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT,
                NULL);
  g_object_set (self->tags[STYLE_CENTERED], "justification", GTK_JUSTIFY_CENTER, NULL);
}

static void
apply_scheme (CliffScriptStyler *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  GtkSourceStyleScheme *scheme =
    gtk_source_style_scheme_manager_get_scheme (manager, dark ? "cliffhanger-dark" : "cliffhanger");

  if (scheme == NULL)
    return;
  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (self->buffer), scheme);
  for (Style style = 0; style < N_STYLES; style++)
    gtk_source_style_apply (gtk_source_style_scheme_get_style (scheme, style_names[style]), self->tags[style]);
  gtk_source_style_apply (gtk_source_style_scheme_get_style (scheme, "cliff:shot"), self->shot_tag);
}

/* ── One element ── */

static void
get_iters (CliffScriptStyler *self,
           gsize              start,
           gsize              end,
           GtkTextIter       *from,
           GtkTextIter       *to)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, from, cliff_script_document_to_chars (self->document, start));
  *to = *from;
  gtk_text_iter_set_offset (to, cliff_script_document_to_chars (self->document, end));
}

static void
apply_style (CliffScriptStyler *self,
             Style              style,
             gsize              start,
             gsize              end)
{
  GtkTextIter from, to;

  if (start >= end)
    return;
  get_iters (self, start, end, &from, &to);
  gtk_text_buffer_apply_tag (self->buffer, self->tags[style], &from, &to);
}

/* In the micro-drama convention the speaker stands before the colon of the line itself: "Zhou (low voice): ...". */
static void
dress_speech (CliffScriptStyler *self,
              const char        *text,
              gsize              start,
              gsize              end)
{
  for (gsize at = start; at < end && text[at] != '\n'; at = (gsize) (g_utf8_next_char (text + at) - text))
    {
      gunichar character = g_utf8_get_char (text + at);

      if (character == ':' || character == 0xff1a)
        {
          apply_style (self, STYLE_SPEAKER, start, (gsize) (g_utf8_next_char (text + at) - text));
          return;
        }
    }
}

static void
dress_emphasis (CliffScriptStyler *self,
                const char        *text,
                gsize              start,
                gsize              end)
{
  g_autoptr(GArray) runs = cliff_inline_find_runs (text + start, end - start);

  for (guint i = 0; i < runs->len; i++)
    {
      const CliffRun *run = &g_array_index (runs, CliffRun, i);

      if (run->style == 0)
        apply_style (self, STYLE_SIGN, start + run->start, start + run->end);
      if ((run->style & CLIFF_STYLE_BOLD) != 0)
        apply_style (self, STYLE_BOLD, start + run->start, start + run->end);
      if ((run->style & CLIFF_STYLE_ITALIC) != 0)
        apply_style (self, STYLE_ITALIC, start + run->start, start + run->end);
      if ((run->style & CLIFF_STYLE_UNDERLINE) != 0)
        apply_style (self, STYLE_UNDERLINE, start + run->start, start + run->end);
    }
}

/* Notes and boneyards, whole or what of them lies in an element. */
static void
dress_remarks (CliffScriptStyler *self,
               CliffSpan          span)
{
  CliffScript *script = cliff_script_document_get_script (self->document);
  g_autoptr(GArray) masked = cliff_script_find_masked (script, span.start, span.end);

  for (guint i = 0; i < masked->len; i++)
    {
      const CliffSpan *remark = &g_array_index (masked, CliffSpan, i);

      apply_style (self, STYLE_REMARK, MAX (remark->start, span.start), MIN (remark->end, span.end));
    }
}

/* The signs that force an element. */
static void
dress_signs (CliffScriptStyler *self,
             CliffElementKind   kind,
             const char        *text,
             CliffSpan          span)
{
  gsize first = span.start + strspn (text + span.start, " \t");

  if (first < span.end && ((text[first] == '@' && kind == CLIFF_ELEMENT_CHARACTER) ||
                           (text[first] == '!' && kind == CLIFF_ELEMENT_ACTION) ||
                           (text[first] == '.' && kind == CLIFF_ELEMENT_SCENE) ||
                           (text[first] == '~' && kind == CLIFF_ELEMENT_LYRIC) ||
                           (text[first] == '>' && kind != CLIFF_ELEMENT_ACTION)))
    apply_style (self, STYLE_SIGN, first, first + 1);
  if (kind == CLIFF_ELEMENT_CENTERED)
    {
      const char *last = g_strrstr_len (text + span.start, (gssize) (span.end - span.start), "<");

      if (last != NULL)
        apply_style (self, STYLE_SIGN, (gsize) (last - text), (gsize) (last - text) + 1);
    }
}

/* Whether all of an element has the look of @style and of no other element. */
static gboolean
is_dressed (CliffScriptStyler *self,
            Style              style,
            const GtkTextIter *from,
            const GtkTextIter *to)
{
  GtkTextIter iter = *from;

  for (Style other = 0; other < N_ELEMENT_STYLES; other++)
    if (gtk_text_iter_has_tag (from, self->tags[other]) != (other == style))
      return FALSE;

  return gtk_text_iter_forward_to_tag_toggle (&iter, self->tags[style]) && gtk_text_iter_compare (&iter, to) >= 0;
}

static void
dress (CliffScriptStyler *self,
       CliffSpan          span)
{
  const char *text = cliff_script_get_text (cliff_script_document_get_script (self->document), NULL);
  Style style = style_of (span.kind);
  GtkTextIter from, to;

  get_iters (self, span.start, span.end, &from, &to);
  if (!is_dressed (self, style, &from, &to))
    {
      for (Style other = 0; other < N_ELEMENT_STYLES; other++)
        if (other != style)
          gtk_text_buffer_remove_tag (self->buffer, self->tags[other], &from, &to);
      gtk_text_buffer_apply_tag (self->buffer, self->tags[style], &from, &to);
    }
  for (Style part = N_ELEMENT_STYLES; part < N_STYLES; part++)
    gtk_text_buffer_remove_tag (self->buffer, self->tags[part], &from, &to);

  if (self->format == CLIFF_SCRIPT_DRAMA)
    {
      if (style == STYLE_DIALOGUE)
        dress_speech (self, text, span.start, span.end);
      return;
    }
  dress_signs (self, span.kind, text, span);
  if (span.kind == CLIFF_ELEMENT_BLANK || style == STYLE_NOTE || style == STYLE_MARK)
    return;
  dress_emphasis (self, text, span.start, span.end);
  dress_remarks (self, span);
}

/* Dresses the elements that have bytes in [start, end), until @deadline (0: none); returns where it stopped. */
static gsize
dress_range (CliffScriptStyler *self,
             gsize              start,
             gsize              end,
             gint64             deadline)
{
  CliffScript *script = cliff_script_document_get_script (self->document);
  gsize n_spans = cliff_script_get_n_spans (script);

  for (gsize i = cliff_script_find_span (script, start); i < n_spans && start < end; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);

      dress (self, span);
      start = span.end;
      if (deadline != 0 && g_get_monotonic_time () > deadline)
        return start;
    }

  return MAX (start, end);
}

/* ── What changed ── */

static gsize
get_mark (CliffScriptStyler *self,
          GtkTextMark       *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, mark);
  return cliff_script_document_to_bytes (self->document, gtk_text_iter_get_offset (&iter));
}

static void
put_mark (CliffScriptStyler *self,
          GtkTextMark       *mark,
          gsize              place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, cliff_script_document_to_chars (self->document, place));
  gtk_text_buffer_move_mark (self->buffer, mark, &iter);
}

static gboolean
dress_rest_cb (gpointer data)
{
  CliffScriptStyler *self = data;
  gsize start = get_mark (self, self->rest_start);
  gsize end = get_mark (self, self->rest_end);

  start = dress_range (self, start, end, g_get_monotonic_time () + SLICE_US);
  put_mark (self, self->rest_start, start);
  if (start < end)
    return G_SOURCE_CONTINUE;
  self->idle_source = 0;
  return G_SOURCE_REMOVE;
}

/* The text in sight, or what will be when the view has no size yet. */
static void
get_sight (CliffScriptStyler *self,
           gsize             *start,
           gsize             *end)
{
  GdkRectangle visible;
  GtkTextIter top, bottom;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &top, visible.y, NULL);
  gtk_text_view_get_line_at_y (self->view, &bottom, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&bottom);
  *start = cliff_script_document_to_bytes (self->document, gtk_text_iter_get_offset (&top));
  *end = cliff_script_document_to_bytes (self->document, gtk_text_iter_get_offset (&bottom));
  *end = MIN (MAX (*end, *start + SMALL_BYTES), *start + SIGHT_BYTES);
}

static void
dress_later (CliffScriptStyler *self,
             gsize              start,
             gsize              end)
{
  gsize sight_start, sight_end;

  if (self->idle_source != 0)
    {
      start = MIN (start, get_mark (self, self->rest_start));
      end = MAX (end, get_mark (self, self->rest_end));
    }
  get_sight (self, &sight_start, &sight_end);
  dress_range (self, MAX (start, sight_start), MIN (end, sight_end), 0);
  put_mark (self, self->rest_start, start);
  put_mark (self, self->rest_end, end);
  if (self->idle_source == 0)
    self->idle_source = g_idle_add (dress_rest_cb, self);
}

static void
parsed_cb (CliffScriptStyler *self,
           guint64            start,
           guint64            end)
{
  CliffScriptFormat format = cliff_script_get_format (cliff_script_document_get_script (self->document));

  if (self->format != format)
    {
      self->format = format;
      apply_format (self);
    }
  if (end - start > SMALL_BYTES)
    dress_later (self, start, end);
  else
    dress_range (self, start, MAX (end, start + 1), 0);
}

/* ── GObject ── */

static void
cliff_script_styler_dispose (GObject *object)
{
  CliffScriptStyler *self = CLIFF_SCRIPT_STYLER (object);

  g_clear_handle_id (&self->idle_source, g_source_remove);
  g_clear_object (&self->buffer);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_script_styler_parent_class)->dispose (object);
}

static void
cliff_script_styler_class_init (CliffScriptStylerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_script_styler_dispose;
}

static void
cliff_script_styler_init (CliffScriptStyler *self)
{
  self->column = 1;
}

/* ── Public ── */

CliffScriptStyler *
cliff_script_styler_new (CliffScriptDocument *document,
                         GtkTextView         *view)
{
  CliffScriptStyler *self = g_object_new (CLIFF_TYPE_SCRIPT_STYLER, NULL);
  GtkTextIter start;
  gsize length;

  self->document = g_object_ref (document);
  self->buffer = g_object_ref (GTK_TEXT_BUFFER (cliff_script_document_get_buffer (document)));
  self->view = view;
  /* Tags made later win: the selected shot's ground lies below every style. */
  self->shot_tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  for (Style style = 0; style < N_STYLES; style++)
    self->tags[style] = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->rest_start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->rest_end = gtk_text_buffer_create_mark (self->buffer, NULL, &start, FALSE);
  apply_scheme (self);
  g_signal_connect_object (document, "parsed", G_CALLBACK (parsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (apply_scheme), self,
                           G_CONNECT_SWAPPED);
  cliff_script_get_text (cliff_script_document_get_script (document), &length);
  parsed_cb (self, 0, length);

  return self;
}

void
cliff_script_styler_set_width (CliffScriptStyler *self,
                               int                width,
                               int                column)
{
  if (self->width == width && self->column == column)
    return;
  self->width = width;
  self->column = column;
  apply_format (self);
}

void
cliff_script_styler_set_shot (CliffScriptStyler *self,
                              gsize              start,
                              gsize              end)
{
  GtkTextIter from, to;

  if (self->has_shot)
    {
      gtk_text_buffer_get_bounds (self->buffer, &from, &to);
      gtk_text_buffer_remove_tag (self->buffer, self->shot_tag, &from, &to);
    }
  self->has_shot = end > start;
  if (!self->has_shot)
    return;
  get_iters (self, start, end, &from, &to);
  gtk_text_buffer_apply_tag (self->buffer, self->shot_tag, &from, &to);
}

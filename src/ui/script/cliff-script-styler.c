/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-styler.h"

#include <adwaita.h>

/* What a person tells apart at a glance; many kinds of elements look the same. */
typedef enum
{
  STYLE_PLAIN,
  STYLE_EPISODE,
  STYLE_HEADING,
  STYLE_CAST,
  STYLE_ACTION,
  STYLE_CUE,
  STYLE_PAREN,
  STYLE_DIALOGUE,
  STYLE_MARK,
  STYLE_SOUND,
  STYLE_NOTE,
  N_STYLES
} Style;

static const char * const style_names[N_STYLES] = {
  "cliff:plain", "cliff:episode", "cliff:heading", "cliff:cast", "cliff:action", "cliff:cue",
  "cliff:paren", "cliff:dialogue", "cliff:mark", "cliff:sound", "cliff:note",
};

typedef struct
{
  CliffElementKind kind;
  int              length; /* characters */
} Dressed;

struct _CliffScriptStyler
{
  GObject            parent_instance;

  CliffScriptDocument *document;
  GtkSourceBuffer   *buffer;
  CliffScriptFormat  format;
  GtkTextTag        *tags[N_STYLES];
  GtkTextTag        *shot_tag;
  char              *text;     /* as it was dressed last */
  GArray            *dressed;  /* Dressed: spans of that text */
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
    case CLIFF_ELEMENT_LYRIC:
      return STYLE_DIALOGUE;
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
      return STYLE_SOUND;
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
    case CLIFF_ELEMENT_PAGE_BREAK:
      return STYLE_MARK;
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
      return STYLE_NOTE;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_CENTERED:
      return STYLE_PLAIN;
    }

  return STYLE_PLAIN;
}

static void
apply_scheme (CliffScriptStyler *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  GtkSourceStyleScheme *scheme =
    gtk_source_style_scheme_manager_get_scheme (manager, dark ? "cliffhanger-dark" : "cliffhanger");
  GtkSourceStyle *shot;

  if (scheme == NULL)
    return;
  gtk_source_buffer_set_style_scheme (self->buffer, scheme);
  for (Style style = 0; style < N_STYLES; style++)
    {
      GtkSourceStyle *look = gtk_source_style_scheme_get_style (scheme, style_names[style]);

      gtk_source_style_apply (look, self->tags[style]);
    }
  shot = gtk_source_style_scheme_get_style (scheme, "cliff:shot");
  gtk_source_style_apply (shot, self->shot_tag);
}

static void
remove_styles (CliffScriptStyler *self,
               const GtkTextIter *start,
               const GtkTextIter *end)
{
  for (Style style = 0; style < N_STYLES; style++)
    gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), self->tags[style], start, end);
}

static void
apply_style (CliffScriptStyler *self,
             Style              style,
             int                start,
             int                end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &from, start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &to, end);
  gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self->buffer), self->tags[style], &from, &to);
}

/* In the micro-drama convention the speaker stands before the colon of the line itself: "Zhou (low voice): ...". */
static void
dress_speech (CliffScriptStyler *self,
              const char        *text,
              int                start,
              int                length)
{
  const char *p = text;

  for (int i = 0; i < length && *p != '\n'; i++, p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ':' || c == 0xff1a)
        {
          apply_style (self, STYLE_CUE, start, start + i + 1);
          return;
        }
    }
}

static void
dress (CliffScriptStyler *self,
       CliffElementKind   kind,
       const char        *text,
       int                start,
       int                length)
{
  Style style = style_of (kind);

  apply_style (self, style, start, start + length);
  if (style == STYLE_DIALOGUE && self->format == CLIFF_SCRIPT_DRAMA)
    dress_speech (self, text, start, length);
}

/* Bytes from the start and the end that two texts have in common, whole characters both. */
static void
compare (const char *old,
         const char *new,
         gsize      *prefix,
         gsize      *suffix)
{
  gsize old_length = strlen (old);
  gsize new_length = strlen (new);
  gsize most = MIN (old_length, new_length);
  gsize i = 0;

  while (i < most && old[i] == new[i])
    i++;
  *prefix = i;
  i = 0;
  while (i < most - *prefix && old[old_length - 1 - i] == new[new_length - 1 - i])
    i++;
  *suffix = i;
}

static gboolean
same_span (const Dressed *a,
           const Dressed *b)
{
  return a->kind == b->kind && a->length == b->length;
}

static void
forget (CliffScriptStyler *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  remove_styles (self, &start, &end);
  g_set_str (&self->text, "");
  g_array_set_size (self->dressed, 0);
}

/* A Fountain cue stands indented; the micro-drama convention keeps every line at the margin. */
static void
set_format (CliffScriptStyler *self,
            CliffScriptFormat  format)
{
  gboolean indented = format == CLIFF_SCRIPT_FOUNTAIN;

  if (self->format == format)
    return;
  self->format = format;
  g_object_set (self->tags[STYLE_CUE], "indent", indented ? 96 : 0, NULL);
  g_object_set (self->tags[STYLE_PAREN], "left-margin", indented ? 112 : 40, "left-margin-set", indented, NULL);
  g_object_set (self->tags[STYLE_DIALOGUE], "left-margin", indented ? 88 : 40, "left-margin-set", indented, NULL);
  forget (self);
}

/* Spans whose text and kind stayed keep their dress: only those that touch the changed bytes, or whose kind changed
 * with them, are dressed anew. */
void
cliff_script_styler_run (CliffScriptStyler *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  CliffScript *script = cliff_script_document_get_script (self->document);
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (Dressed));
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  gsize n_spans, prefix, suffix;
  gsize length;
  int offset = 0;
  gsize kept_end = 0;

  set_format (self, cliff_script_get_format (script));
  text = g_strdup (cliff_script_get_text (script, &length));
  compare (self->text, text, &prefix, &suffix);
  n_spans = cliff_script_get_n_spans (script);
  for (gsize i = 0; i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);
      Dressed now = { span.kind, (int) g_utf8_strlen (text + span.start, (gssize) (span.end - span.start)) };

      g_array_append_val (spans, now);
    }
  while (kept_end < MIN (n_spans, self->dressed->len) &&
         cliff_script_get_span (script, n_spans - 1 - kept_end).start >= length - suffix &&
         same_span (&g_array_index (spans, Dressed, n_spans - 1 - kept_end),
                    &g_array_index (self->dressed, Dressed, self->dressed->len - 1 - kept_end)))
    kept_end++;
  for (gsize i = 0; i < n_spans - kept_end; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);
      Dressed *now = &g_array_index (spans, Dressed, i);

      if (span.end > prefix || i >= self->dressed->len ||
          !same_span (now, &g_array_index (self->dressed, Dressed, i)))
        {
          gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
          gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + now->length);
          remove_styles (self, &start, &end);
          dress (self, now->kind, text + span.start, offset, now->length);
        }
      offset += now->length;
    }

  g_array_unref (self->dressed);
  self->dressed = g_steal_pointer (&spans);
  g_free (self->text);
  self->text = g_steal_pointer (&text);
}

void
cliff_script_styler_set_shot (CliffScriptStyler *self,
                              int                start,
                              int                end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  gtk_text_buffer_remove_tag (buffer, self->shot_tag, &from, &to);
  if (end <= start)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_apply_tag (buffer, self->shot_tag, &from, &to);
}

static void
cliff_script_styler_dispose (GObject *object)
{
  CliffScriptStyler *self = CLIFF_SCRIPT_STYLER (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->document);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->dressed, g_array_unref);

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
  self->dressed = g_array_new (FALSE, FALSE, sizeof (Dressed));
  self->text = g_strdup ("");
  self->format = CLIFF_SCRIPT_AUTO;
}

CliffScriptStyler *
cliff_script_styler_new (CliffScriptDocument *document)
{
  CliffScriptStyler *self = g_object_new (CLIFF_TYPE_SCRIPT_STYLER, NULL);
  GtkSourceBuffer *buffer = cliff_script_document_get_buffer (document);

  self->document = g_object_ref (document);
  self->buffer = g_object_ref (buffer);
  /* Tags made later win: the selected shot's ground lies below every style, the cue above its dialogue. */
  self->shot_tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), NULL, NULL);
  for (Style style = 0; style < N_STYLES; style++)
    if (style != STYLE_CUE && style != STYLE_PAREN)
      self->tags[style] = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), NULL, NULL);
  self->tags[STYLE_CUE] = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), NULL, NULL);
  self->tags[STYLE_PAREN] = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), NULL, NULL);
  apply_scheme (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (apply_scheme), self,
                           G_CONNECT_SWAPPED);

  return self;
}

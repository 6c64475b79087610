/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-note.h"

#include <string.h>

/* More is not shown in a list. */
#define MAX_CHARACTERS 120

struct _CliffNote
{
  GObject           parent_instance;

  CliffElementKind  kind;
  gsize             start;
  char             *text;
};

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CliffNote, cliff_note, G_TYPE_OBJECT)

static void
cliff_note_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, CLIFF_NOTE (object)->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cliff_note_finalize (GObject *object)
{
  g_free (CLIFF_NOTE (object)->text);

  G_OBJECT_CLASS (cliff_note_parent_class)->finalize (object);
}

static void
cliff_note_class_init (CliffNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cliff_note_get_property;
  object_class->finalize = cliff_note_finalize;
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cliff_note_init (CliffNote *self)
{
}

/* The first words of [start, end) on one line, without @open before and @close behind. */
static char *
dup_words (const char *start,
           const char *end,
           const char *open,
           const char *close)
{
  g_autofree char *valid = NULL;
  GString *words = g_string_new (NULL);
  gboolean space = FALSE;
  int n = 0;

  if (end - start >= (gssize) strlen (open) && strncmp (start, open, strlen (open)) == 0)
    start += strlen (open);
  if (end - start >= (gssize) strlen (close) && strncmp (end - strlen (close), close, strlen (close)) == 0)
    end -= strlen (close);
  valid = g_utf8_make_valid (start, end - start);
  for (const char *at = valid; *at != '\0' && n < MAX_CHARACTERS; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        {
          space = words->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (words, ' ');
      space = FALSE;
      g_string_append_unichar (words, character);
      n++;
    }

  return g_string_free_and_steal (words);
}

static void
add (GPtrArray        *notes,
     CliffElementKind  kind,
     const char       *text,
     gsize             start,
     gsize             end)
{
  CliffNote *note = g_object_new (CLIFF_TYPE_NOTE, NULL);
  const char *open = kind == CLIFF_ELEMENT_NOTE ? "[[" : kind == CLIFF_ELEMENT_BONEYARD ? "/*" : "";
  const char *close = kind == CLIFF_ELEMENT_NOTE ? "]]" : kind == CLIFF_ELEMENT_BONEYARD ? "*/" : "";

  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  note->kind = kind;
  note->start = start;
  note->text = dup_words (text + start, text + end, open, close);
  g_ptr_array_add (notes, note);
}

/* Notes inside what is played. */
static void
add_inner (GPtrArray  *notes,
           const char *text,
           CliffSpan   span)
{
  const char *at = text + span.start;
  const char *end = text + span.end;
  const char *open, *close;

  while ((open = g_strstr_len (at, end - at, "[[")) != NULL && (close = g_strstr_len (open, end - open, "]]")) != NULL)
    {
      at = close + 2;
      add (notes, CLIFF_ELEMENT_NOTE, text, (gsize) (open - text), (gsize) (at - text));
    }
}

GPtrArray *
cliff_note_read_all (CliffScript *script)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  const char *text = cliff_script_get_text (script, NULL);
  gsize n_spans = cliff_script_get_n_spans (script);

  for (gsize i = 0; i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);

      switch ((int) span.kind)
        {
        case CLIFF_ELEMENT_NOTE:
        case CLIFF_ELEMENT_BONEYARD:
        case CLIFF_ELEMENT_SUBTITLE:
        case CLIFF_ELEMENT_SFX:
        case CLIFF_ELEMENT_VFX:
        case CLIFF_ELEMENT_FLASHBACK_START:
        case CLIFF_ELEMENT_FLASHBACK_END:
        case CLIFF_ELEMENT_HOOK:
        case CLIFF_ELEMENT_PAYWALL:
          add (notes, span.kind, text, span.start, span.end);
          break;
        default:
          add_inner (notes, text, span);
        }
    }

  return notes;
}

CliffElementKind
cliff_note_get_kind (CliffNote *self)
{
  return self->kind;
}

gsize
cliff_note_get_start (CliffNote *self)
{
  return self->start;
}

void
cliff_note_set_start (CliffNote *self,
                      gsize      start)
{
  self->start = start;
}

const char *
cliff_note_get_text (CliffNote *self)
{
  return self->text;
}

gboolean
cliff_note_equal (CliffNote *self,
                  CliffNote *other)
{
  return self->kind == other->kind && g_str_equal (self->text, other->text);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-reader.h"

#include "cliff-jobs.h"

#include <string.h>

/* What a voice takes in one go; longer texts are parted, behind a sentence where there is one. */
#define MOST_CHARACTERS 400

typedef struct
{
  GPtrArray  *utterances;
  CliffStore *store;
  int         pace;
} Builder;

void
cliff_utterance_free (CliffUtterance *self)
{
  json_object_unref (self->request);
  g_free (self);
}

static const char *
get_kind (CliffElementKind kind)
{
  return kind == CLIFF_ELEMENT_OS ? "os" : kind == CLIFF_ELEMENT_VO ? "vo"
         : kind == CLIFF_ELEMENT_DIALOGUE ? "dialogue" : "narration";
}

/* The length of the piece at the front of @text that is said in one go, in bytes. */
static gsize
find_piece (const char *text)
{
  const char *at = text, *good = NULL;

  for (guint i = 0; i < MOST_CHARACTERS; i++)
    {
      const char *next;

      if (*at == '\0')
        return (gsize) (at - text);
      next = g_utf8_next_char (at);
      if (strchr (".!?", *at) != NULL || g_str_has_prefix (at, "。") || g_str_has_prefix (at, "！") ||
          g_str_has_prefix (at, "？"))
        good = next;
      at = next;
    }

  return (gsize) ((good != NULL ? good : at) - text);
}

static void
add (Builder          *self,
     CliffElementKind  kind,
     const char       *speaker,
     const char       *mood,
     const char       *text,
     gsize             start,
     gsize             end)
{
  while (*text != '\0')
    {
      gsize length = find_piece (text);
      g_autofree char *piece = g_strndup (text, length);
      CliffUtterance *utterance = g_new0 (CliffUtterance, 1);

      utterance->request = cliff_request_for_speech (self->store, speaker, get_kind (kind), g_strdelimit (piece, "\n", ' '),
                                                     mood, self->pace);
      utterance->start = start;
      utterance->end = end;
      g_ptr_array_add (self->utterances, utterance);
      text += length;
    }
}

static void
add_heading (Builder           *self,
             CliffScript       *script,
             CliffOutlineScene *scene)
{
  gsize length;
  const char *text = cliff_script_get_text (script, &length), *end;

  if (scene->heading[0] == '\0' || scene->start >= length)
    return;
  end = memchr (text + scene->start, '\n', length - scene->start);
  add (self, CLIFF_ELEMENT_ACTION, NULL, NULL, scene->heading, scene->start,
       end != NULL ? (gsize) (end - text) : length);
}

static gboolean
is_narrated (CliffElementKind kind)
{
  return kind == CLIFF_ELEMENT_ACTION || kind == CLIFF_ELEMENT_SUBTITLE || kind == CLIFF_ELEMENT_LYRIC ||
         kind == CLIFF_ELEMENT_TRANSITION;
}

GPtrArray *
cliff_utterances_new (CliffScript *script,
                      CliffStore  *store,
                      gboolean     narrator,
                      int          pace)
{
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
  Builder builder = { g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_utterance_free), store,
                      CLAMP (pace, 50, 200) };

  for (guint i = 0; i < outline->episodes->len; i++)
    {
      const CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, i);

      for (guint j = 0; j < episode->scenes->len; j++)
        {
          CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, j);

          if (narrator)
            add_heading (&builder, script, scene);
          for (guint k = 0; k < scene->elements->len; k++)
            {
              const CliffOutlineElement *element = g_ptr_array_index (scene->elements, k);
              gboolean speech = cliff_element_kind_is_speech (element->kind);
              const char *speaker =
                  speech && element->kind != CLIFF_ELEMENT_NARRATION && element->speaker[0] != '\0' ? element->speaker : NULL;

              if (speech || (narrator && is_narrated (element->kind)))
                add (&builder, element->kind, speaker, element->mood, element->text, element->start, element->end);
            }
        }
    }

  return builder.utterances;
}

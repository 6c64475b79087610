/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-typing-act.h"

#include <string.h>

#define PAUSE_US (2 * G_TIME_SPAN_SECOND)

/* What ends a sentence by itself, what does so before a space, and what may still close it. */
#define FULL_STOPS "。！？…"
#define STOPS ".!?"
#define CLOSERS "”’」』）】》\"')]"

static gboolean
is_any (gunichar    character,
        const char *characters)
{
  return character != 0 && g_utf8_strchr (characters, -1, character) != NULL;
}

static gboolean
is_running (const CliffTypingAct *self,
            gint64                time)
{
  return self->open && time - self->time <= PAUSE_US;
}

gboolean
cliff_typing_act_is_typing (const CliffTypingAct *self,
                            gint64                time)
{
  return is_running (self, time) && !self->deleting;
}

gboolean
cliff_typing_act_takes_insert (const CliffTypingAct *self,
                               gsize                 place,
                               const char           *text,
                               gint64                time)
{
  gunichar first = g_utf8_get_char (text);

  return cliff_typing_act_is_typing (self, time) && place == self->place &&
         (!self->complete || is_any (first, CLOSERS) || is_any (first, FULL_STOPS));
}

gboolean
cliff_typing_act_takes_delete (const CliffTypingAct *self,
                               gsize                 start,
                               gsize                 end,
                               gint64                time)
{
  return is_running (self, time) && self->deleting && (end == self->place || start == self->place);
}

/* Whether the text up to @end ends a sentence, what closes it included. */
static gboolean
ends_sentence (const char *text,
               const char *end)
{
  gboolean spaced = FALSE;

  for (const char *p = end; p > text;)
    {
      gunichar character;

      p = g_utf8_prev_char (p);
      character = g_utf8_get_char (p);
      if (p + 1 == end && character == ' ')
        spaced = TRUE;
      else if (!is_any (character, CLOSERS))
        return is_any (character, FULL_STOPS) || (spaced && is_any (character, STOPS));
    }

  return FALSE;
}

void
cliff_typing_act_add_insert (CliffTypingAct *self,
                             const char     *before,
                             gsize           place,
                             const char     *text,
                             gsize           length,
                             gint64          time)
{
  /* A sentence's end is told from the few characters before it. */
  gsize near = MIN (place, 16);
  g_autoptr(GString) joined = g_string_new_len (before + place - near, (gssize) near);
  const char *start;

  g_string_append_len (joined, text, (gssize) length);
  for (start = joined->str; (*start & 0xc0) == 0x80;)
    start++;
  *self = (CliffTypingAct) {
    .open = TRUE,
    .complete = memchr (text, '\n', length) != NULL || ends_sentence (start, joined->str + joined->len),
    .place = place + length,
    .time = time,
  };
}

void
cliff_typing_act_add_delete (CliffTypingAct *self,
                             gsize           start,
                             gint64          time)
{
  *self = (CliffTypingAct) { .open = TRUE, .deleting = TRUE, .place = start, .time = time };
}

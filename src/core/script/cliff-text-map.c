/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-text-map.h"

void
cliff_text_map_reset (CliffTextMap *self,
                      const char   *text,
                      gsize         length)
{
  *self = (CliffTextMap) { .all_bytes = length, .all_characters = (gsize) g_utf8_strlen (text, (gssize) length) };
}

static gsize
distance (gsize a,
          gsize b)
{
  return a > b ? a - b : b - a;
}

/* Remembers that end of the text which is nearer to what is looked for than the place remembered. */
static void
come_near (CliffTextMap *self,
           gsize         wanted,
           gsize         here,
           gsize         all)
{
  if (wanted < distance (here, wanted))
    self->bytes = self->characters = 0;
  else if (all - wanted < distance (here, wanted))
    {
      self->bytes = self->all_bytes;
      self->characters = self->all_characters;
    }
}

gsize
cliff_text_map_to_characters (CliffTextMap *self,
                              const char   *text,
                              gsize         bytes)
{
  bytes = MIN (bytes, self->all_bytes);
  come_near (self, bytes, self->bytes, self->all_bytes);
  if (bytes > self->bytes)
    self->characters += (gsize) g_utf8_strlen (text + self->bytes, (gssize) (bytes - self->bytes));
  else
    self->characters -= (gsize) g_utf8_strlen (text + bytes, (gssize) (self->bytes - bytes));
  self->bytes = bytes;

  return self->characters;
}

gsize
cliff_text_map_to_bytes (CliffTextMap *self,
                         const char   *text,
                         gsize         characters)
{
  glong steps;

  characters = MIN (characters, self->all_characters);
  come_near (self, characters, self->characters, self->all_characters);
  steps = (glong) characters - (glong) self->characters;
  self->bytes = (gsize) (g_utf8_offset_to_pointer (text + self->bytes, steps) - text);
  self->characters = characters;

  return self->bytes;
}

void
cliff_text_map_edit (CliffTextMap *self,
                     const char   *text,
                     gsize         offset,
                     gsize         removed,
                     const char   *inserted,
                     gsize         length)
{
  gsize gone = removed > 0 ? (gsize) g_utf8_strlen (text + offset, (gssize) removed) : 0;

  cliff_text_map_to_characters (self, text, offset);
  self->all_bytes += length - removed;
  self->all_characters += (gsize) g_utf8_strlen (inserted, (gssize) length) - gone;
}

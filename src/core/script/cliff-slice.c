/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-slice.h"

#include <string.h>

CliffSlice
cliff_slice (const char *data,
             gsize       length)
{
  return (CliffSlice) { data, length };
}

/* The bytes from @start to @end of @self. */
CliffSlice
cliff_slice_sub (CliffSlice self,
                 gsize      start,
                 gsize      end)
{
  return (CliffSlice) { self.data + start, end - start };
}

/* The first character and its size in bytes; 0 and 0 when there is none. */
gunichar
cliff_slice_peek (CliffSlice  self,
                  gsize      *size)
{
  const guchar *p = (const guchar *) self.data;
  gunichar character;

  *size = MIN (self.length, 1);
  if (self.length == 0)
    return 0;
  if (p[0] < 0x80)
    return p[0];
  /* Most Chinese characters, without the general decoder. */
  if (p[0] >= 0xe1 && p[0] <= 0xec && self.length >= 3 && (p[1] & 0xc0) == 0x80 &&
      (p[2] & 0xc0) == 0x80)
    {
      *size = 3;
      return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    }

  character = g_utf8_get_char_validated (self.data, MIN (self.length, 4));
  if (character >= CLIFF_INVALID_CHARACTER)
    return CLIFF_INVALID_CHARACTER;
  *size = g_utf8_skip[(guchar) self.data[0]];

  return character;
}

/* The last character and its size in bytes; 0 and 0 when there is none. */
gunichar
cliff_slice_last (CliffSlice  self,
                  gsize      *size)
{
  for (gsize back = 1; back <= MIN (self.length, 4); back++)
    {
      CliffSlice tail = cliff_slice_sub (self, self.length - back, self.length);
      gunichar character;

      if (((guchar) tail.data[0] & 0xc0) == 0x80)
        continue;
      character = cliff_slice_peek (tail, size);
      if (*size == back)
        return character;
      break;
    }
  *size = MIN (self.length, 1);

  return self.length == 0 ? 0 : CLIFF_INVALID_CHARACTER;
}

/* The number of characters, counted no further than @most + 1. */
gsize
cliff_slice_count (CliffSlice self,
                   gsize      most)
{
  gsize count = 0, size;

  while (self.length > 0 && count <= most)
    {
      cliff_slice_peek (self, &size);
      self = cliff_slice_sub (self, size, self.length);
      count++;
    }

  return count;
}

gboolean
cliff_character_is_space (gunichar character)
{
  switch (character)
    {
    case ' ': case '\t': case '\r': case '\v': case '\f':
    case 0x00a0: case 0x3000: case 0xfeff: case 0x200b:
      return TRUE;
    default:
      return character >= 0x2000 && character <= 0x200a;
    }
}

/* The last byte of a space of any kind is one of a few. */
static inline gboolean
may_be_space (guchar byte)
{
  return byte <= ' ' || (byte >= 0x80 && byte <= 0x8b) || byte == 0xa0 || byte == 0xbf;
}

CliffSlice
cliff_slice_trim_end (CliffSlice self)
{
  gsize size;

  while (self.length > 0 && may_be_space (self.data[self.length - 1]) &&
         cliff_character_is_space (cliff_slice_last (self, &size)))
    self.length -= size;

  return self;
}

CliffSlice
cliff_slice_trim (CliffSlice self)
{
  gsize size;

  while (self.length > 0 && ((guchar) self.data[0] <= ' ' || (guchar) self.data[0] >= 0x80) &&
         cliff_character_is_space (cliff_slice_peek (self, &size)))
    self = cliff_slice_sub (self, size, self.length);

  return cliff_slice_trim_end (self);
}

/* ASCII letters in either case; mostly the first byte decides. */
static inline gboolean
same (const char *a,
      const char *b,
      gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (a[i] != b[i] && ((a[i] ^ b[i]) != 0x20 || !g_ascii_isalpha (a[i])))
      return FALSE;

  return TRUE;
}

gboolean
cliff_slice_equal (CliffSlice  self,
                   const char *text)
{
  gsize length = strlen (text);

  return self.length == length && (length == 0 || same (self.data, text, length));
}

/* Takes @prefix off the front, ASCII letters in either case; FALSE when it is not there. */
gboolean
cliff_slice_eat (CliffSlice *self,
                 const char *prefix)
{
  gsize length = strlen (prefix);

  if (self->length < length || (length > 0 && !same (self->data, prefix, length)))
    return FALSE;
  *self = cliff_slice_sub (*self, length, self->length);

  return TRUE;
}

gboolean
cliff_slice_eat_end (CliffSlice *self,
                     const char *suffix)
{
  gsize length = strlen (suffix);

  if (self->length < length ||
      (length > 0 && !same (self->data + self->length - length, suffix, length)))
    return FALSE;
  self->length -= length;

  return TRUE;
}

static inline gsize
word_length (const char *words)
{
  gsize length = 0;

  while (words[length] != '\0' && words[length] != ' ')
    length++;

  return length;
}

/* @words: words parted by single spaces, longer before shorter where one begins another. */
gboolean
cliff_slice_eat_any (CliffSlice *self,
                     const char *words)
{
  while (*words != '\0')
    {
      gsize length = word_length (words);

      if (self->length >= length && same (self->data, words, length))
        {
          *self = cliff_slice_sub (*self, length, self->length);
          return TRUE;
        }
      words += length + (words[length] == ' ');
    }

  return FALSE;
}

/* The same at the end. */
gboolean
cliff_slice_eat_any_end (CliffSlice *self,
                         const char *words)
{
  while (*words != '\0')
    {
      gsize length = word_length (words);

      if (self->length >= length && same (self->data + self->length - length, words, length))
        {
          self->length -= length;
          return TRUE;
        }
      words += length + (words[length] == ' ');
    }

  return FALSE;
}

/* Whether the whole of @self is one of @words. */
gboolean
cliff_slice_is_any (CliffSlice  self,
                    const char *words)
{
  while (*words != '\0')
    {
      gsize length = word_length (words);

      if (self.length == length && same (self.data, words, length))
        return TRUE;
      words += length + (words[length] == ' ');
    }

  return FALSE;
}

gboolean
cliff_slice_find (CliffSlice  self,
                  const char *text,
                  gsize      *position)
{
  const char *found =
      self.length == 0 ? NULL : memmem (self.data, self.length, text, strlen (text));

  if (found == NULL)
    return FALSE;
  if (position != NULL)
    *position = found - self.data;

  return TRUE;
}

gboolean
cliff_slice_holds (CliffSlice  self,
                   const char *text)
{
  return cliff_slice_find (self, text, NULL);
}

static int
digit_value (gunichar character)
{
  static const gunichar chinese[] = { 0x96f6, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                      0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

  if (character >= '0' && character <= '9')
    return character - '0';
  if (character >= 0xff10 && character <= 0xff19)
    return character - 0xff10;
  if (character == 0x3007)
    return 0;
  if (character == 0x4e24)
    return 2;
  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    if (character == chinese[i])
      return i;

  return -1;
}

static int
unit_value (gunichar character)
{
  switch (character)
    {
    case 0x5341:
      return 10;
    case 0x767e:
      return 100;
    case 0x5343:
      return 1000;
    default:
      return 0;
    }
}

/* Takes a whole number off the front: ASCII, full-width or Chinese digits, positional (一〇二) or
 * with units (一百零二).  Numbers above 99 999 are none. */
gboolean
cliff_slice_eat_number (CliffSlice *self,
                        int        *number)
{
  CliffSlice rest = *self;
  int total = 0, digits = 0, unit = 0;
  gboolean any = FALSE, pending = FALSE;
  gsize size;

  for (;;)
    {
      gunichar character = cliff_slice_peek (rest, &size);
      int digit = digit_value (character);

      if (digit >= 0)
        {
          digits = digits * 10 + digit;
          pending = TRUE;
        }
      else if ((unit = unit_value (character)) > 0)
        {
          total += (pending && digits > 0 ? digits : 1) * unit;
          digits = 0;
          pending = FALSE;
        }
      else
        break;
      any = TRUE;
      if (total + digits > 99999)
        return FALSE;
      rest = cliff_slice_sub (rest, size, rest.length);
    }
  if (!any)
    return FALSE;
  *number = total + digits;
  *self = rest;

  return TRUE;
}

/* The bytes as valid UTF-8 without NUL: what is neither becomes U+FFFD. (transfer full) */
char *
cliff_text_dup_valid (const char *data,
                      gsize       length)
{
  return g_utf8_make_valid (data, length);
}

char *
cliff_slice_dup (CliffSlice self)
{
  return cliff_text_dup_valid (self.length == 0 ? "" : self.data, self.length);
}

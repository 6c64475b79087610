/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-initials.h"

#include <string.h>

/* The first level of GB 2312 is in the order of pinyin: the code of the first character of each initial tells them all.  No
 * syllable begins with i, u or v. */
static const struct
{
  guint16 code;
  char    initial;
} initials[] = {
  { 0xb0a1, 'a' }, { 0xb0c5, 'b' }, { 0xb2c1, 'c' }, { 0xb4ee, 'd' }, { 0xb6ea, 'e' }, { 0xb7a2, 'f' },
  { 0xb8c1, 'g' }, { 0xb9fe, 'h' }, { 0xbbf7, 'j' }, { 0xbfa6, 'k' }, { 0xc0ac, 'l' }, { 0xc2e8, 'm' },
  { 0xc4c3, 'n' }, { 0xc5b6, 'o' }, { 0xc5be, 'p' }, { 0xc6da, 'q' }, { 0xc8bb, 'r' }, { 0xc8f6, 's' },
  { 0xcbfa, 't' }, { 0xcdda, 'w' }, { 0xcef4, 'x' }, { 0xd1b9, 'y' }, { 0xd4d1, 'z' },
};
#define LAST_CODE 0xd7f9

static char
initial_of (const char *character,
            gsize       length)
{
  gsize written = 0;
  g_autofree char *bytes = g_convert (character, length, "GB18030", "UTF-8", NULL, &written, NULL);
  guint code = 0;
  char initial = '\0';

  if (bytes == NULL || written != 2)
    return '\0';
  code = (guint) (guchar) bytes[0] << 8 | (guchar) bytes[1];
  /* The second byte of the first level begins at A1: the rest are characters that were added between. */
  if (code > LAST_CODE || (code & 0xff) < 0xa1)
    return '\0';
  for (guint i = 0; i < G_N_ELEMENTS (initials) && initials[i].code <= code; i++)
    initial = initials[i].initial;

  return initial;
}

char *
cliff_initials_dup (const char *name)
{
  GString *found = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      char initial = g_ascii_isalnum (*at) ? g_ascii_tolower (*at)
                     : (guchar) *at >= 0xe3 ? initial_of (at, g_utf8_next_char (at) - at)
                                            : '\0';

      if (initial != '\0')
        g_string_append_c (found, initial);
    }

  return g_string_free (found, FALSE);
}

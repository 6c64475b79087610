/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-scene-number.h"

#include "cliff-convention.h"

#include <string.h>

/** Where a heading's number is: bytes [start, end), and with its marks [from, to).  All the same place where it would go. */
typedef struct
{
  gsize    from;
  gsize    start;
  gsize    end;
  gsize    to;
  gboolean found;
} Place;

static gsize
trimmed_length (const char *heading)
{
  gsize length = strlen (heading);

  while (length > 0 && strchr (" \t\r\n", heading[length - 1]) != NULL)
    length--;

  return length;
}

static Place
find_fountain (const char *heading)
{
  gsize to = trimmed_length (heading);
  Place place = { to, to, to, to, FALSE };
  gsize open = to;

  if (to < 3 || heading[to - 1] != '#')
    return place;
  for (open = to - 1; open > 0 && heading[open - 1] != '#'; open--)
    if (!g_ascii_isalnum (heading[open - 1]) && heading[open - 1] != '-' && heading[open - 1] != '.')
      return place;
  if (open == 0 || open == to - 1)
    return place;
  place = (Place) { open - 1, open, to - 1, to, TRUE };
  while (place.from > 0 && strchr (" \t", heading[place.from - 1]) != NULL)
    place.from--;

  return place;
}

/* "1-2", "1-2A", or with @labelled "2": how many bytes it has. */
static gsize
number_size (CliffSlice text,
             gboolean   labelled)
{
  CliffSlice rest = text, after;
  gsize letters = 0;
  int number;

  if (rest.length == 0 || !(labelled || g_ascii_isdigit (rest.data[0]) || (guchar) rest.data[0] == 0xef) ||
      !cliff_slice_eat_number (&rest, &number))
    return 0;
  after = cliff_slice_trim (rest);
  if (cliff_slice_eat_any (&after, "- － — –"))
    {
      after = cliff_slice_trim (after);
      if (cliff_slice_eat_number (&after, &number))
        {
          while (letters < 2 && letters < after.length && g_ascii_isupper (after.data[letters]))
            letters++;
          return after.data + letters - text.data;
        }
    }

  return labelled ? (gsize) (rest.data - text.data) : 0;
}

static Place
find_drama (const char *heading)
{
  CliffSlice rest = cliff_slice (heading, trimmed_length (heading));
  gboolean labelled;
  gsize start, size;
  Place place;

  rest = cliff_slice_trim (rest);
  while (rest.length > 0 && strchr ("#* ", rest.data[0]) != NULL)
    rest = cliff_slice_sub (rest, 1, rest.length);
  start = rest.data - heading;
  labelled = cliff_slice_eat_any (&rest, "场次 场景 场");
  if (labelled)
    {
      rest = cliff_slice_trim (rest);
      cliff_slice_eat_any (&rest, ": ：");
      rest = cliff_slice_trim (rest);
    }
  size = number_size (rest, labelled);
  place = (Place) { start, start, start, start, FALSE };
  if (size == 0)
    return place;
  place.found = TRUE;
  place.start = rest.data - heading;
  place.from = place.start;
  place.end = place.to = place.start + size;
  while (heading[place.to] == ' ')
    place.to++;
  rest = cliff_slice (heading + place.to, strlen (heading + place.to));
  if (cliff_slice_eat_any (&rest, ": ："))
    place.to = rest.data - heading;

  return place;
}

static Place
find (CliffScriptFormat  format,
      const char        *heading)
{
  return format == CLIFF_SCRIPT_FOUNTAIN ? find_fountain (heading) : find_drama (heading);
}

char *
cliff_scene_number_dup (CliffScriptFormat  format,
                        const char        *heading)
{
  Place place = find (format, heading);

  return place.found ? g_strndup (heading + place.start, place.end - place.start) : NULL;
}

static gboolean
is_heading (CliffScriptFormat  format,
            const char        *heading)
{
  CliffHeading parts;
  CliffSlice line = cliff_slice (heading, strlen (heading));

  return format == CLIFF_SCRIPT_FOUNTAIN || cliff_convention_is_heading (cliff_slice_trim (line), &parts);
}

char *
cliff_scene_number_set (CliffScriptFormat  format,
                        const char        *heading,
                        const char        *number)
{
  Place place = find (format, heading);
  g_autofree char *front = NULL;
  g_autofree char *result = NULL;

  if (number == NULL)
    {
      front = g_strndup (heading, place.from);
      result = g_strconcat (front, heading + place.to, NULL);
      return is_heading (format, result) ? g_steal_pointer (&result) : g_strdup (heading);
    }
  front = g_strndup (heading, place.start);
  if (place.found)
    return g_strconcat (front, number, heading + place.end, NULL);
  if (format == CLIFF_SCRIPT_FOUNTAIN)
    return g_strconcat (front, " #", number, "#", heading + place.end, NULL);
  result = g_strconcat (front, number, " ", heading + place.end, NULL);

  return is_heading (format, result) ? g_steal_pointer (&result) : g_strdup (heading);
}

char *
cliff_scene_number_next (const char *previous,
                         GHashTable *used)
{
  gsize root = strlen (previous);
  char first = 'A';

  /* Behind 1-2A comes 1-2B; where that is taken, 1-2AA. */
  if (root > 0 && g_ascii_isupper (previous[root - 1]) && previous[root - 1] < 'Z')
    {
      root--;
      first = previous[root] + 1;
    }
  for (int pass = 0; pass < 2; pass++)
    {
      for (char letter = first; letter <= 'Z'; letter++)
        {
          g_autofree char *number = g_strdup_printf ("%.*s%c", (int) root, previous, letter);

          if (!g_hash_table_contains (used, number))
            return g_steal_pointer (&number);
          if (pass == 0 && first != 'A')
            break;
        }
      root = strlen (previous);
      first = 'A';
    }

  return g_strdup_printf ("%sZZ", previous);
}

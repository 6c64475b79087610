/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-text-diff.h"

#include "cliff-align.h"

#include <string.h>

/** A stretch of a text. */
typedef struct
{
  const char *text;
  gsize       start;
  gsize       end;
} Stretch;

static gboolean
is_inside_character (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* Takes what both begin with, and then what both end with, away from both, whole characters only. */
static void
trim (Stretch *old,
      Stretch *new)
{
  gsize most = MIN (old->end - old->start, new->end - new->start);
  const char *a = old->text + old->start;
  const char *b = new->text + new->start;
  gsize same = 0;

  while (same < most && a[same] == b[same])
    same++;
  while (same > 0 && (is_inside_character (a[same]) || is_inside_character (b[same])))
    same--;
  old->start += same;
  new->start += same;

  most -= same;
  a = old->text + old->end;
  b = new->text + new->end;
  for (same = 0; same < most && a[-1 - (gssize) same] == b[-1 - (gssize) same]; same++)
    ;
  while (same > 0 && is_inside_character (a[-(gssize) same]))
    same--;
  old->end -= same;
  new->end -= same;
}

static void
add_hunk (GArray  *hunks,
          Stretch  old,
          Stretch  new)
{
  CliffTextHunk hunk;

  trim (&old, &new);
  hunk = (CliffTextHunk) { old.start, old.end, new.start, new.end };
  if (old.start < old.end || new.start < new.end)
    g_array_append_val (hunks, hunk);
}

/* The lines of a stretch, and where each begins, with the end as one more. */
static GArray *
split (const Stretch *stretch,
       GArray        *starts)
{
  GArray *row = cliff_align_row_new ();
  gsize at = stretch->start;

  while (at < stretch->end)
    {
      const char *line_end = memchr (stretch->text + at, '\n', stretch->end - at);
      gsize end = line_end != NULL ? (gsize) (line_end - stretch->text) + 1 : stretch->end;

      g_array_append_val (starts, at);
      cliff_align_row_add (row, g_strndup (stretch->text + at, end - at), g_strndup (stretch->text + at, end - at), NULL);
      at = end;
    }
  g_array_append_val (starts, at);

  return row;
}

static Stretch
stretch_of (const char *text,
            GArray     *starts,
            int         first,
            int         behind)
{
  return (Stretch) { text, g_array_index (starts, gsize, first), g_array_index (starts, gsize, behind) };
}

GArray *
cliff_text_diff (const char *before,
                 const char *after)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (CliffTextHunk));
  Stretch old = { before, 0, strlen (before) };
  Stretch new = { after, 0, strlen (after) };
  g_autoptr(GArray) old_starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr(GArray) new_starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr(GArray) old_lines = NULL;
  g_autoptr(GArray) new_lines = NULL;
  g_autofree int *origins = NULL;
  int i = 0, first = 0;

  trim (&old, &new);
  old_lines = split (&old, old_starts);
  new_lines = split (&new, new_starts);
  origins = cliff_align (old_lines, new_lines);
  for (int j = 0; j < (int) new_lines->len; j++)
    {
      if (origins[j] < 0)
        continue;
      add_hunk (hunks, stretch_of (before, old_starts, i, origins[j]), stretch_of (after, new_starts, first, j));
      add_hunk (hunks, stretch_of (before, old_starts, origins[j], origins[j] + 1),
                stretch_of (after, new_starts, j, j + 1));
      i = origins[j] + 1;
      first = j + 1;
    }
  add_hunk (hunks, stretch_of (before, old_starts, i, old_lines->len),
            stretch_of (after, new_starts, first, new_lines->len));

  return hunks;
}

gsize
cliff_text_diff_map (GArray *hunks,
                     gsize   place)
{
  gsize moved = place;

  for (guint i = 0; i < hunks->len; i++)
    {
      const CliffTextHunk *hunk = &g_array_index (hunks, CliffTextHunk, i);

      if (place <= hunk->old_start)
        break;
      if (place < hunk->old_end)
        return hunk->new_end;
      moved = place - hunk->old_end + hunk->new_end;
    }

  return moved;
}

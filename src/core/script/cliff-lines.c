/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-lines.h"

#include <string.h>

#define CHUNK_LINES 512
#define N_MARKS 8

typedef struct
{
  CliffLine *lines;
  gsize      n_bytes;
  gsize      n_spans;
  guint      n_lines;
  guint      marked[N_MARKS];
} Chunk;

struct _CliffLines
{
  GArray *chunks;
  gsize   n_lines;
  gsize   n_spans;
  gsize   marked[N_MARKS];
};

static void
chunk_clear (gpointer data)
{
  g_free (((Chunk *) data)->lines);
}

CliffLines *
cliff_lines_new (void)
{
  CliffLines *self = g_new0 (CliffLines, 1);

  self->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  g_array_set_clear_func (self->chunks, chunk_clear);

  return self;
}

void
cliff_lines_free (CliffLines *self)
{
  g_array_unref (self->chunks);
  g_free (self);
}

static inline Chunk *
chunk_at (CliffLines *self,
          guint       index)
{
  return &g_array_index (self->chunks, Chunk, index);
}

static guint
mark_index (CliffLineMarks mark)
{
  return g_bit_nth_lsf (mark, -1);
}

/* Adds what @chunk holds to the totals, or takes it off them. */
static void
add_to_totals (CliffLines  *self,
               const Chunk *chunk,
               gboolean     add)
{
  gsize sign = add ? 1 : (gsize) -1;

  self->n_lines += sign * chunk->n_lines;
  self->n_spans += sign * chunk->n_spans;
  for (guint i = 0; i < N_MARKS; i++)
    self->marked[i] += sign * chunk->marked[i];
}

static void
chunk_sum (Chunk *chunk)
{
  chunk->n_bytes = chunk->n_spans = 0;
  memset (chunk->marked, 0, sizeof chunk->marked);
  for (guint i = 0; i < chunk->n_lines; i++)
    {
      const CliffLine *line = &chunk->lines[i];

      chunk->n_bytes += line->length;
      chunk->n_spans += line->n_spans;
      for (guint marks = line->marks; marks != 0; marks &= marks - 1)
        chunk->marked[__builtin_ctz (marks)]++;
    }
}

/* Brings the sums up to date after lines from @first to @last (both inside) were written to. */
void
cliff_lines_sum (CliffLines  *self,
                 CliffLineAt  first,
                 CliffLineAt  last)
{
  for (guint i = first.chunk; i <= last.chunk && i < self->chunks->len; i++)
    {
      add_to_totals (self, chunk_at (self, i), FALSE);
      chunk_sum (chunk_at (self, i));
      add_to_totals (self, chunk_at (self, i), TRUE);
    }
}

gsize
cliff_lines_get_n_lines (CliffLines *self)
{
  return self->n_lines;
}

gsize
cliff_lines_get_n_spans (CliffLines *self)
{
  return self->n_spans;
}

gsize
cliff_lines_count_marked (CliffLines     *self,
                          CliffLineMarks  mark)
{
  return self->marked[mark_index (mark)];
}

CliffLine *
cliff_lines_get (CliffLines  *self,
                 CliffLineAt  at)
{
  return &chunk_at (self, at.chunk)->lines[at.index];
}

/* FALSE, and the end, behind the last line. */
gboolean
cliff_lines_next (CliffLines  *self,
                  CliffLineAt *at)
{
  if (++at->index < chunk_at (self, at->chunk)->n_lines)
    return TRUE;
  at->chunk++;
  at->index = 0;

  return at->chunk < self->chunks->len;
}

gboolean
cliff_lines_previous (CliffLines  *self,
                      CliffLineAt *at)
{
  if (at->index > 0)
    {
      at->index--;
      return TRUE;
    }
  if (at->chunk == 0)
    return FALSE;
  at->chunk--;
  at->index = chunk_at (self, at->chunk)->n_lines - 1;

  return TRUE;
}

int
cliff_lines_compare (CliffLineAt a,
                     CliffLineAt b)
{
  if (a.chunk != b.chunk)
    return a.chunk < b.chunk ? -1 : 1;

  return a.index == b.index ? 0 : a.index < b.index ? -1 : 1;
}

CliffLineAt
cliff_lines_first (CliffLines *self)
{
  return (CliffLineAt) { 0, 0 };
}

CliffLineAt
cliff_lines_end (CliffLines *self)
{
  return (CliffLineAt) { self->chunks->len, 0 };
}

/* The line that holds byte @offset, and where it starts; the end for the text's end. */
CliffLineAt
cliff_lines_find_offset (CliffLines *self,
                         gsize       offset,
                         gsize      *start)
{
  CliffLineAt at = { 0, 0 };

  *start = 0;
  while (at.chunk < self->chunks->len && *start + chunk_at (self, at.chunk)->n_bytes <= offset)
    *start += chunk_at (self, at.chunk++)->n_bytes;
  if (at.chunk == self->chunks->len)
    return at;
  while (*start + cliff_lines_get (self, at)->length <= offset)
    *start += cliff_lines_get (self, at)->length, at.index++;

  return at;
}

/* The line where span number @span starts, where the line starts, and which of the line's spans it
 * is. */
CliffLineAt
cliff_lines_find_span (CliffLines *self,
                       gsize       span,
                       gsize      *start,
                       guint      *within)
{
  CliffLineAt at = { 0, 0 };

  *start = 0;
  while (span >= chunk_at (self, at.chunk)->n_spans)
    {
      span -= chunk_at (self, at.chunk)->n_spans;
      *start += chunk_at (self, at.chunk++)->n_bytes;
    }
  while (span >= cliff_lines_get (self, at)->n_spans)
    {
      span -= cliff_lines_get (self, at)->n_spans;
      *start += cliff_lines_get (self, at)->length;
      at.index++;
    }
  *within = span;

  return at;
}

gsize
cliff_lines_get_offset (CliffLines  *self,
                        CliffLineAt  at)
{
  gsize offset = 0;

  for (guint i = 0; i < at.chunk; i++)
    offset += chunk_at (self, i)->n_bytes;
  for (guint i = 0; i < at.index; i++)
    offset += chunk_at (self, at.chunk)->lines[i].length;

  return offset;
}

/* How many spans start above the line at @before. */
gsize
cliff_lines_count_spans (CliffLines  *self,
                         CliffLineAt  before)
{
  gsize count = 0;

  for (guint i = 0; i < before.chunk; i++)
    count += chunk_at (self, i)->n_spans;
  for (guint i = 0; i < before.index; i++)
    count += chunk_at (self, before.chunk)->lines[i].n_spans;

  return count;
}

static gboolean
chunk_has_any (const Chunk    *chunk,
               CliffLineMarks  marks)
{
  for (guint i = 0; i < N_MARKS; i++)
    if ((marks & 1 << i) != 0 && chunk->marked[i] > 0)
      return TRUE;

  return FALSE;
}

/* The first line at or behind @from with any of @marks. */
gboolean
cliff_lines_find_marked (CliffLines     *self,
                         CliffLineAt     from,
                         CliffLineMarks  marks,
                         CliffLineAt    *found)
{
  for (; from.chunk < self->chunks->len; from.chunk++, from.index = 0)
    {
      const Chunk *chunk = chunk_at (self, from.chunk);

      if (!chunk_has_any (chunk, marks))
        continue;
      for (; from.index < chunk->n_lines; from.index++)
        if ((chunk->lines[from.index].marks & marks) != 0)
          {
            *found = from;
            return TRUE;
          }
    }

  return FALSE;
}

/* The last line above @before with any of @marks. */
gboolean
cliff_lines_find_marked_before (CliffLines     *self,
                                CliffLineAt     before,
                                CliffLineMarks  marks,
                                CliffLineAt    *found)
{
  while (cliff_lines_previous (self, &before))
    {
      const Chunk *chunk = chunk_at (self, before.chunk);

      if (!chunk_has_any (chunk, marks))
        before.index = 0;
      else if ((chunk->lines[before.index].marks & marks) != 0)
        {
          *found = before;
          return TRUE;
        }
    }

  return FALSE;
}

static void
append_chunk (GArray          *chunks,
              const CliffLine *lines,
              guint            n_lines)
{
  Chunk chunk = { .lines = g_new (CliffLine, CHUNK_LINES), .n_lines = n_lines };

  memcpy (chunk.lines, lines, n_lines * sizeof *lines);
  chunk_sum (&chunk);
  g_array_append_val (chunks, chunk);
}

/* Adds a line at the end; the sums follow with cliff_lines_sum(). */
void
cliff_lines_append (CliffLines      *self,
                    const CliffLine *line)
{
  Chunk *last = self->chunks->len == 0 ? NULL : chunk_at (self, self->chunks->len - 1);

  if (last == NULL || last->n_lines == CHUNK_LINES)
    {
      append_chunk (self->chunks, line, 0);
      last = chunk_at (self, self->chunks->len - 1);
    }
  last->lines[last->n_lines++] = *line;
  self->n_lines++;
}

/* Puts @lines, cut into chunks that are half full, in the place of the chunks from @first up to
 * @end. */
static void
replace_chunks (CliffLines *self,
                guint       first,
                guint       end,
                GArray     *lines)
{
  g_autoptr(GArray) fresh = g_array_new (FALSE, FALSE, sizeof (Chunk));

  for (guint at = 0; at < lines->len; at += CHUNK_LINES / 2)
    append_chunk (fresh, &g_array_index (lines, CliffLine, at),
                  MIN (CHUNK_LINES / 2, lines->len - at));
  for (guint i = first; i < end; i++)
    add_to_totals (self, chunk_at (self, i), FALSE);
  if (end > first)
    g_array_remove_range (self->chunks, first, end - first);
  for (guint i = 0; i < fresh->len; i++)
    add_to_totals (self, &g_array_index (fresh, Chunk, i), TRUE);
  if (fresh->len > 0)
    g_array_insert_vals (self->chunks, first, fresh->data, fresh->len);
}

/* Puts @lines in the place of @removed lines from @at on, and returns where the first of them is
 * now. */
CliffLineAt
cliff_lines_splice (CliffLines      *self,
                    CliffLineAt      at,
                    gsize            removed,
                    const CliffLine *lines,
                    gsize            n_lines)
{
  g_autoptr(GArray) all = NULL;
  Chunk *chunk = at.chunk < self->chunks->len ? chunk_at (self, at.chunk) : NULL;
  guint first = at.chunk, end = at.chunk, before = at.index;
  gsize left = removed;

  if (chunk != NULL && at.index + removed <= chunk->n_lines &&
      chunk->n_lines - removed + n_lines <= CHUNK_LINES && chunk->n_lines - removed + n_lines > 0)
    {
      add_to_totals (self, chunk, FALSE);
      memmove (chunk->lines + at.index + n_lines, chunk->lines + at.index + removed,
               (chunk->n_lines - at.index - removed) * sizeof *lines);
      if (n_lines > 0)
        memcpy (chunk->lines + at.index, lines, n_lines * sizeof *lines);
      chunk->n_lines += n_lines - removed;
      chunk_sum (chunk);
      add_to_totals (self, chunk, TRUE);
      if (at.index == chunk->n_lines)
        return (CliffLineAt) { at.chunk + 1, 0 };
      return at;
    }

  all = g_array_new (FALSE, FALSE, sizeof (CliffLine));
  if (chunk == NULL && first > 0)
    {
      /* Behind the last line: the last chunk takes part, so that chunks do not stay nearly empty.
       */
      first--;
      before = chunk_at (self, first)->n_lines;
    }
  if (before > 0)
    g_array_append_vals (all, chunk_at (self, first)->lines, before);
  g_array_append_vals (all, lines, n_lines);
  for (; end < self->chunks->len && (left > 0 || end == at.chunk); end++)
    {
      const Chunk *old = chunk_at (self, end);
      guint skip = end == at.chunk ? at.index : 0;
      guint gone = MIN (left, old->n_lines - skip);

      left -= gone;
      if (old->n_lines > skip + gone)
        g_array_append_vals (all, old->lines + skip + gone, old->n_lines - skip - gone);
    }
  replace_chunks (self, first, end, all);

  at = (CliffLineAt) { first + before / (CHUNK_LINES / 2), before % (CHUNK_LINES / 2) };
  if (at.chunk < self->chunks->len && at.index >= chunk_at (self, at.chunk)->n_lines)
    at = (CliffLineAt) { at.chunk + 1, 0 };

  return at;
}

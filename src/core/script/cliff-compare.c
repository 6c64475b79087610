/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-compare.h"

#include "cliff-diff.h"
#include "cliff-lexicon.h"

#include <string.h>

/* Elements that have less in common, in parts per hundred, are not the same one changed. */
#define NEAR_ENOUGH 40
/* Pairs of elements looked at in one stretch; longer stretches are told apart by place alone. */
#define MOST_PAIRS 20000
/* Words of one element looked at one by one. */
#define MOST_WORDS 4000

/** One side of the comparison. */
typedef struct
{
  const char *text;
  GArray     *spans;  /* CliffSpan: without empty lines */
  GArray     *keys;   /* guint: equal for equal elements */
} Side;

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static CliffSpan
span_at (const Side *self,
         guint       index)
{
  return g_array_index (self->spans, CliffSpan, index);
}

/* The number of a text, the same for the same text. */
static guint
number_of (GHashTable *numbers,
           const char *text,
           gsize       length)
{
  g_autofree char *key = g_strndup (text, length);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }

  return number;
}

static void
read_side (CliffScript *script,
           GHashTable  *numbers,
           Side        *side)
{
  gsize n_spans = cliff_script_get_n_spans (script);

  side->text = cliff_script_get_text (script, NULL);
  side->spans = g_array_new (FALSE, FALSE, sizeof (CliffSpan));
  side->keys = g_array_new (FALSE, FALSE, sizeof (guint));
  for (gsize i = 0; i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);
      guint key;

      while (span.end > span.start && strchr (" \t\r\n", side->text[span.end - 1]) != NULL && side->text[span.end - 1] != '\0')
        span.end--;
      if (span.kind == CLIFF_ELEMENT_BLANK || span.end == span.start)
        continue;
      key = number_of (numbers, side->text + span.start, span.end - span.start);
      g_array_append_val (side->spans, span);
      g_array_append_val (side->keys, key);
    }
}

/* ── Words ──────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_word (gunichar character)
{
  return !cliff_char_is_chinese (character) && (g_unichar_isalnum (character) || character == '\'' || character == 0x2019);
}

/* Cuts an element into words of letters and single other characters. (element-type CliffTextRange) */
static GArray *
cut_words (const char *text,
           CliffSpan   span)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (CliffTextRange));
  const char *end = text + span.end;

  for (const char *p = text + span.start; p < end;)
    {
      const char *start = p;
      gboolean word = is_word (g_utf8_get_char (p));

      do
        p = g_utf8_next_char (p);
      while (word && p < end && is_word (g_utf8_get_char (p)));
      g_array_append_vals (words, &(CliffTextRange) { start - text, MIN (p, end) - text }, 1);
    }

  return words;
}

static guint *
number_words (const char *text,
              GArray     *words,
              GHashTable *numbers)
{
  guint *keys = g_new (guint, words->len + 1);

  for (guint i = 0; i < words->len; i++)
    {
      CliffTextRange word = g_array_index (words, CliffTextRange, i);

      keys[i] = number_of (numbers, text + word.start, word.end - word.start);
    }

  return keys;
}

static gboolean
is_space (const char     *text,
          CliffTextRange  range)
{
  for (gsize i = range.start; i < range.end; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

/* Adds @word to the ranges; what only a space parts is one. */
static void
add_range (GArray         *ranges,
           const char     *text,
           CliffTextRange  word)
{
  CliffTextRange *last = ranges->len > 0 ? &g_array_index (ranges, CliffTextRange, ranges->len - 1) : NULL;

  if (last != NULL && is_space (text, (CliffTextRange) { last->end, word.start }))
    last->end = word.end;
  else
    g_array_append_val (ranges, word);
}

/* Fills in what differs inside a changed element. */
static void
compare_words (CliffCompareRow *row,
               const Side      *before,
               const Side      *after)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) old = cut_words (before->text, row->before);
  g_autoptr(GArray) new = cut_words (after->text, row->after);
  g_autofree guint *old_keys = number_words (before->text, old, numbers);
  g_autofree guint *new_keys = number_words (after->text, new, numbers);
  gboolean long_text = old->len > MOST_WORDS || new->len > MOST_WORDS;
  g_autofree int *match = long_text ? NULL : cliff_diff_match (old_keys, old->len, new_keys, new->len);
  g_autofree gboolean *found = g_new0 (gboolean, new->len + 1);

  row->before_words = g_array_new (FALSE, FALSE, sizeof (CliffTextRange));
  row->after_words = g_array_new (FALSE, FALSE, sizeof (CliffTextRange));
  for (guint i = 0; i < old->len; i++)
    {
      if (match != NULL && match[i] >= 0)
        found[match[i]] = TRUE;
      else
        add_range (row->before_words, before->text, g_array_index (old, CliffTextRange, i));
    }
  for (guint i = 0; i < new->len; i++)
    if (!found[i])
      add_range (row->after_words, after->text, g_array_index (new, CliffTextRange, i));
}

/* ── Likeness ───────────────────────────────────────────────────────────────────────────────────── */

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  guint64 left = *(const guint64 *) a;
  guint64 right = *(const guint64 *) b;

  return left < right ? -1 : left > right;
}

/* The pairs of neighbouring characters of an element, sorted. (element-type guint64) */
static GArray *
read_pairs (const char *text,
            CliffSpan   span)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 previous = 0;

  for (const char *p = text + span.start; p < text + span.end; p = g_utf8_next_char (p))
    {
      guint64 pair = (previous << 32) | g_utf8_get_char (p);

      g_array_append_val (pairs, pair);
      previous = g_utf8_get_char (p);
    }
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

static int
likeness (GArray *before,
          GArray *after)
{
  int common = 0;

  for (guint i = 0, j = 0; i < before->len && j < after->len;)
    {
      guint64 left = g_array_index (before, guint64, i);
      guint64 right = g_array_index (after, guint64, j);

      common += left == right;
      i += left <= right;
      j += right <= left;
    }

  return before->len + after->len > 0 ? 200 * common / (int) (before->len + after->len) : 0;
}

/* Matches the elements of a stretch that have most in common, keeping their order. */
static void
match_near (const Side *before,
            guint       from,
            guint       n,
            const Side *after,
            guint       to,
            guint       m,
            int        *match)
{
  g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr(GPtrArray) new = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree int *weights = NULL;
  g_autofree int *best = NULL;

  if (n == 0 || m == 0 || (gint64) n * m > MOST_PAIRS)
    return;
  weights = g_new (int, n * m);
  best = g_new0 (int, (n + 1) * (m + 1));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (old, read_pairs (before->text, span_at (before, from + i)));
  for (guint j = 0; j < m; j++)
    g_ptr_array_add (new, read_pairs (after->text, span_at (after, to + j)));
  for (int i = n - 1; i >= 0; i--)
    for (int j = m - 1; j >= 0; j--)
      {
        int share = likeness (g_ptr_array_index (old, i), g_ptr_array_index (new, j));
        int skip = MAX (best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1]);

        weights[i * m + j] = share >= NEAR_ENOUGH ? share : 0;
        best[i * (m + 1) + j] = share >= NEAR_ENOUGH ? MAX (skip, share + best[(i + 1) * (m + 1) + j + 1]) : skip;
      }
  for (guint i = 0, j = 0; i < n && j < m;)
    {
      int here = best[i * (m + 1) + j];

      if (weights[i * m + j] > 0 && here == weights[i * m + j] + best[(i + 1) * (m + 1) + j + 1])
        match[from + i++] = to + j++;
      else if (here == best[(i + 1) * (m + 1) + j])
        i++;
      else
        j++;
    }
}

/* ── Rows ───────────────────────────────────────────────────────────────────────────────────────── */

static void
clear_row (gpointer data)
{
  CliffCompareRow *row = data;

  g_clear_pointer (&row->before_words, g_array_unref);
  g_clear_pointer (&row->after_words, g_array_unref);
}

static void
add_before (GArray     *rows,
            const Side *before,
            guint       i)
{
  CliffCompareRow row = { .kind = CLIFF_COMPARE_REMOVED, .before = span_at (before, i) };

  g_array_append_val (rows, row);
}

static void
add_after (GArray     *rows,
           const Side *after,
           guint       j)
{
  CliffCompareRow row = { .kind = CLIFF_COMPARE_ADDED, .after = span_at (after, j) };

  g_array_append_val (rows, row);
}

static void
add_both (GArray     *rows,
          const Side *before,
          guint       i,
          const Side *after,
          guint       j)
{
  gboolean same = g_array_index (before->keys, guint, i) == g_array_index (after->keys, guint, j);
  CliffCompareRow row = { .kind = same ? CLIFF_COMPARE_SAME : CLIFF_COMPARE_CHANGED,
                          .before = span_at (before, i), .after = span_at (after, j) };

  if (!same)
    compare_words (&row, before, after);
  g_array_append_val (rows, row);
}

static GArray *
make_rows (const Side *before,
           const Side *after,
           const int  *match)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (CliffCompareRow));
  guint j = 0;

  g_array_set_clear_func (rows, clear_row);
  for (guint i = 0; i < before->spans->len; i++)
    {
      if (match[i] < 0)
        {
          add_before (rows, before, i);
          continue;
        }
      for (; j < (guint) match[i]; j++)
        add_after (rows, after, j);
      add_both (rows, before, i, after, j++);
    }
  for (; j < after->spans->len; j++)
    add_after (rows, after, j);

  return rows;
}

/* What went in one place and came in another was moved. */
static void
find_moved (GArray     *rows,
            const Side *before,
            const Side *after,
            GHashTable *numbers)
{
  g_autoptr(GHashTable) gone = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      CliffCompareRow *row = &g_array_index (rows, CliffCompareRow, i);

      if (row->kind == CLIFF_COMPARE_REMOVED)
        g_hash_table_insert (gone, GUINT_TO_POINTER (number_of (numbers, before->text + row->before.start,
                                                                row->before.end - row->before.start)),
                             GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      CliffCompareRow *row = &g_array_index (rows, CliffCompareRow, i);
      gpointer key;
      guint other;

      if (row->kind != CLIFF_COMPARE_ADDED)
        continue;
      key = GUINT_TO_POINTER (number_of (numbers, after->text + row->after.start, row->after.end - row->after.start));
      other = GPOINTER_TO_UINT (g_hash_table_lookup (gone, key));
      if (other == 0)
        continue;
      g_hash_table_remove (gone, key);
      row->kind = CLIFF_COMPARE_MOVED;
      row->partner = other - 1;
      g_array_index (rows, CliffCompareRow, other - 1).kind = CLIFF_COMPARE_MOVED;
      g_array_index (rows, CliffCompareRow, other - 1).partner = i;
    }
}

GArray *
cliff_compare_scripts (CliffScript *before,
                       CliffScript *after)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(Side) old = { 0 };
  g_auto(Side) new = { 0 };
  g_autofree int *match = NULL;
  guint from = 0, to = 0;
  GArray *rows;

  read_side (before, numbers, &old);
  read_side (after, numbers, &new);
  match = cliff_diff_match ((const guint *) old.keys->data, old.keys->len, (const guint *) new.keys->data, new.keys->len);
  for (guint i = 0; i <= old.spans->len; i++)
    {
      guint end = i < old.spans->len ? (guint) match[i] : new.spans->len;

      if (i < old.spans->len && match[i] < 0)
        continue;
      match_near (&old, from, i - from, &new, to, end - to, match);
      from = i + 1;
      to = end + 1;
    }
  rows = make_rows (&old, &new, match);
  find_moved (rows, &old, &new, numbers);

  return rows;
}

/* ── Revised lines ──────────────────────────────────────────────────────────────────────────────── */

static CliffTextRange
get_lines (const char *text,
           gsize       length,
           CliffSpan   span)
{
  const char *end = memchr (text + span.end - 1, '\n', length - (span.end - 1));
  gsize start = span.start;

  while (start > 0 && text[start - 1] != '\n')
    start--;

  return (CliffTextRange) { start, end != NULL ? (gsize) (end - text) + 1 : length };
}

GArray *
cliff_compare_find_revised (CliffScript *before,
                            CliffScript *after)
{
  g_autoptr(GArray) rows = cliff_compare_scripts (before, after);
  gsize length;
  const char *text = cliff_script_get_text (after, &length);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CliffTextRange));

  for (guint i = 0; i < rows->len; i++)
    {
      const CliffCompareRow *row = &g_array_index (rows, CliffCompareRow, i);
      CliffTextRange *last = lines->len > 0 ? &g_array_index (lines, CliffTextRange, lines->len - 1) : NULL;
      CliffTextRange range;

      if (row->kind == CLIFF_COMPARE_SAME || row->after.end == row->after.start)
        continue;
      range = get_lines (text, length, row->after);
      if (last != NULL && range.start <= last->end)
        last->end = range.end;
      else
        g_array_append_val (lines, range);
    }

  return lines;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-subtitle.h"

#include <pango/pango.h>

#define CARD_UNITS (CLIFF_SUBTITLE_LINE_UNITS * CLIFF_SUBTITLE_LINES)

/* A text taken apart: each character with its place, width, time and how good a break before it
 * is. */
typedef struct
{
  gunichar     character;
  const char  *at;
  int          units;   /* of all characters before it */
  int          quality; /* of a break before it: 0 = none allowed */
  CliffTime    start;
} Glyph;

enum
{
  QUALITY_NONE,
  QUALITY_ALLOWED,
  QUALITY_CLAUSE,
  QUALITY_SENTENCE,
};

void
cliff_subtitle_free (CliffSubtitle *self)
{
  g_free (self->text);
  g_free (self);
}

static int
get_units (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

int
cliff_subtitle_count_units (const char *text,
                            gssize      length)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;
  int units = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    units += get_units (g_utf8_get_char (p));

  return units;
}

/* How much of a pause there is after @character. */
static int
get_pause (gunichar character)
{
  static const char *const sentence = "。！？!?.…；;";
  static const char *const clause = "，、,：:—";

  if (g_utf8_strchr (sentence, -1, character))
    return QUALITY_SENTENCE;
  if (g_utf8_strchr (clause, -1, character))
    return QUALITY_CLAUSE;
  return QUALITY_ALLOWED;
}

/* Where lines may break is Unicode's affair (never before a closing mark, never inside a word),
 * as Pango knows it. */
static GArray *
take_apart (const char *text)
{
  glong n = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n + 1);
  GArray *glyphs = g_array_sized_new (FALSE, TRUE, sizeof (Glyph), n + 1);
  int units = 0, pause = QUALITY_ALLOWED;
  const char *p = text;

  pango_get_log_attrs (text, -1, -1, pango_language_from_string ("zh-cn"), attributes, n + 1);
  for (glong i = 0; i < n; i++, p = g_utf8_next_char (p))
    {
      Glyph glyph = { g_utf8_get_char (p), p, units, QUALITY_NONE, 0 };

      if (i > 0 && attributes[i].is_line_break)
        glyph.quality = pause;
      units += get_units (glyph.character);
      /* A closing quotation mark or a space after a full stop carries its pause on. */
      if (!g_unichar_isspace (glyph.character)
          && g_unichar_type (glyph.character) != G_UNICODE_FINAL_PUNCTUATION
          && g_unichar_type (glyph.character) != G_UNICODE_CLOSE_PUNCTUATION)
        pause = get_pause (glyph.character);
      g_array_append_val (glyphs, glyph);
    }
  g_array_append_vals (glyphs, &(Glyph) { 0, p, units, QUALITY_SENTENCE, 0 }, 1);

  return glyphs;
}

/* ── Time ────────────────────────────────────────────────────────────────────────────────────── */

static void
spread_times (GArray   *glyphs,
              guint     from,
              guint     to,
              CliffTime start,
              CliffTime end)
{
  int first = g_array_index (glyphs, Glyph, from).units;
  int all = MAX (g_array_index (glyphs, Glyph, to).units - first, 1);

  for (guint i = from; i < to; i++)
    {
      Glyph *glyph = &g_array_index (glyphs, Glyph, i);

      glyph->start = start + (end - start) * (glyph->units - first) / all;
    }
}

static gboolean
read_word (JsonArray   *words,
           guint        index,
           const char **text,
           CliffTime   *start)
{
  JsonNode *node = json_array_get_element (words, index);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *word = object ? json_object_get_member (object, "text") : NULL;
  JsonNode *time = object ? json_object_get_member (object, "start") : NULL;

  if (word == NULL || time == NULL || !JSON_NODE_HOLDS_VALUE (word) || !JSON_NODE_HOLDS_VALUE (time)
      || json_node_get_value_type (word) != G_TYPE_STRING
        || json_node_get_value_type (time) != G_TYPE_INT64)
    return FALSE;
  *text = json_node_get_string (word);
  *start = json_node_get_int (time);

  return **text != '\0';
}

/* Finds each word where it stands and gives its first character its time; what lies between is
 * spread evenly. */
static void
apply_words (GArray    *glyphs,
             CliffTime  length,
             JsonArray *words)
{
  guint done = 0, cursor = 0;
  CliffTime done_time = 0;

  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      const char *word, *found;
      CliffTime start;

      if (!read_word (words, i, &word, &start) || start < done_time || start > length)
        continue;
      found = strstr (g_array_index (glyphs, Glyph, cursor).at, word);
      if (found == NULL)
        continue;
      while (g_array_index (glyphs, Glyph, cursor).at < found)
        cursor++;
      spread_times (glyphs, done, cursor, done_time, start);
      done = cursor;
      done_time = start;
      while (g_array_index (glyphs, Glyph, cursor).at < found + strlen (word))
        cursor++;
    }
  spread_times (glyphs, done, glyphs->len - 1, done_time, length);
}

/* ── Cutting ─────────────────────────────────────────────────────────────────────────────────── */

/* The best place to break a part so that @minimum to @limit units come before it: the strongest
 * pause, and among equals the one nearest to @wanted units.  Without any, a word too long is
 * broken where it must be and @forced is set. */
static guint
find_break (GArray   *glyphs,
            guint     from,
            guint     to,
            int       minimum,
            int       limit,
            int       wanted,
            gboolean *forced)
{
  int first = g_array_index (glyphs, Glyph, from).units;
  int best_quality = QUALITY_NONE, best_distance = G_MAXINT;
  guint best = from + 1;

  for (guint i = from + 1; i < to; i++)
    {
      const Glyph *glyph = &g_array_index (glyphs, Glyph, i);
      int units = glyph->units - first;
      int quality = glyph->quality, distance = ABS (units - wanted);

      if (units > limit)
        break;
      if (best_quality == QUALITY_NONE)
        best = i;
      /* A pause right at the beginning would leave a stump. */
      if (units * 4 < limit)
        quality = MIN (quality, QUALITY_ALLOWED);
      if (units >= minimum && quality != QUALITY_NONE
          && (quality > best_quality || (quality == best_quality && distance < best_distance)))
        {
          best = i;
          best_quality = quality;
          best_distance = distance;
        }
    }
  *forced = best_quality == QUALITY_NONE;

  return best;
}

static char *
dup_part (GArray *glyphs,
          guint   from,
          guint   to)
{
  const char *start = g_array_index (glyphs, Glyph, from).at;
  char *part = g_strndup (start, g_array_index (glyphs, Glyph, to).at - start);

  return g_strstrip (part);
}

static int
count_units (GArray *glyphs,
             guint   from,
             guint   to)
{
  g_autofree char *part = dup_part (glyphs, from, to);

  return cliff_subtitle_count_units (part, -1);
}

/* Where the second line begins; FALSE when two lines cannot hold these glyphs without breaking a
 * word. */
static gboolean
break_line (GArray *glyphs,
            guint   from,
            guint   to,
            guint  *at)
{
  int units = count_units (glyphs, from, to);
  gboolean forced;

  *at = to;
  if (units <= CLIFF_SUBTITLE_LINE_UNITS)
    return TRUE;
  /* The space at the break belongs to neither line: one unit more may stand before it. */
  *at = find_break (glyphs, from, to, units - CLIFF_SUBTITLE_LINE_UNITS,
                    CLIFF_SUBTITLE_LINE_UNITS + 1, units / 2, &forced);

  return !forced && count_units (glyphs, from, *at) <= CLIFF_SUBTITLE_LINE_UNITS
         && count_units (glyphs, *at, to) <= CLIFF_SUBTITLE_LINE_UNITS;
}

static void
add_card (GPtrArray *cards,
          GArray    *glyphs,
          guint      from,
          guint      to,
          guint      second)
{
  g_autofree char *upper = dup_part (glyphs, from, second);
  g_autofree char *lower = dup_part (glyphs, second, to);
  CliffSubtitle *card;

  if (*upper == '\0')
    return;
  card = g_new0 (CliffSubtitle, 1);
  card->start = g_array_index (glyphs, Glyph, from).start;
  card->text = *lower ? g_strdup_printf ("%s\n%s", upper, lower) : g_steal_pointer (&upper);
  g_ptr_array_add (cards, card);
}

static void
cut_cards (GPtrArray *cards,
           GArray    *glyphs,
           guint      from,
           guint      to)
{
  while (from < to)
    {
      int rest = g_array_index (glyphs, Glyph, to).units
                 - g_array_index (glyphs, Glyph, from).units;
      int wanted = rest / MAX ((rest + CARD_UNITS - 1) / CARD_UNITS, 1);
      int limit = CARD_UNITS;
      guint at = to, second;
      gboolean forced;

      while (!break_line (glyphs, from, at, &second))
        {
          at = find_break (glyphs, from, to, 0, limit, wanted, &forced);
          limit = MIN (limit, g_array_index (glyphs, Glyph, at).units
                              - g_array_index (glyphs, Glyph, from).units) - 1;
        }
      add_card (cards, glyphs, from, at, second);
      from = at;
    }
}

static void
add_whole (GPtrArray  *cards,
           const char *text,
           CliffTime   length)
{
  CliffSubtitle *card;

  if (*text == '\0')
    return;
  card = g_new0 (CliffSubtitle, 1);
  card->text = g_strdup (text);
  card->end = length;
  g_ptr_array_add (cards, card);
}

GPtrArray *
cliff_subtitle_split (const char *text,
                      CliffTime   length,
                      JsonArray  *words)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_subtitle_free);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GArray) glyphs = NULL;

  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  g_strstrip (valid);
  /* Most lines need no cutting. */
  if (cliff_subtitle_count_units (valid, -1) <= CLIFF_SUBTITLE_LINE_UNITS)
    {
      add_whole (cards, valid, length);
      return cards;
    }
  glyphs = take_apart (valid);
  if (words != NULL)
    apply_words (glyphs, length, words);
  else
    spread_times (glyphs, 0, glyphs->len - 1, 0, length);

  cut_cards (cards, glyphs, 0, glyphs->len - 1);
  for (guint i = 0; i < cards->len; i++)
    {
      CliffSubtitle *card = g_ptr_array_index (cards, i);
      CliffSubtitle *next = i + 1 < cards->len ? g_ptr_array_index (cards, i + 1) : NULL;

      if (i == 0)
        card->start = 0;
      card->end = next ? next->start : length;
    }

  return cards;
}

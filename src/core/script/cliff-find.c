/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-find.h"

#include "cliff-docx.h"
#include "cliff-find-region.h"

#include <string.h>

/* Of the pattern, in bytes. */
#define MOST_PATTERN 1000
/* Nobody looks through more. */
#define MOST_MATCHES 100000
/* One search ends after this long, in microseconds. */
#define MOST_TIME (G_USEC_PER_SEC / 2)
/* What the library may try before it finds the next match: some for each place of a large script, and a fraction of a second. */
#define LIMITS "(*LIMIT_MATCH=5000000)(*LIMIT_DEPTH=20000)(*LIMIT_HEAP=20000)"
/* A letter beside a word, Chinese ones left out: those part no words. */
#define WORD_LETTER "[^\\W\\p{Han}]"

struct _CliffFinder
{
  GRegex        *regex;
  CliffFindFlags flags;
  CliffFindPart  part;
};

G_DEFINE_QUARK (cliff-find-error-quark, cliff_find_error)

/* ── The pattern ── */

static void
clear_finder (gpointer data)
{
  CliffFinder *self = data;

  g_clear_pointer (&self->regex, g_regex_unref);
}

static char *
dup_expression (const char     *pattern,
                CliffFindFlags  flags)
{
  g_autofree char *plain = (flags & CLIFF_FIND_REGEX) != 0 ? g_strdup (pattern) : g_regex_escape_string (pattern, -1);

  if ((flags & CLIFF_FIND_WORDS) == 0)
    return g_strconcat (LIMITS, plain, NULL);

  /* The edges count only where the pattern itself has letters there: "……" is never inside a word. */
  return g_strconcat (LIMITS "(?:(?<!" WORD_LETTER ")|(?!" WORD_LETTER "))(?:", plain,
                      ")(?:(?!" WORD_LETTER ")|(?<!" WORD_LETTER "))", NULL);
}

CliffFinder *
cliff_finder_new (const char      *pattern,
                  CliffFindFlags   flags,
                  CliffFindPart    part,
                  GError         **error)
{
  g_autoptr(CliffFinder) self = NULL;
  g_autofree char *expression = NULL;
  g_autoptr(GError) why = NULL;
  GRegexCompileFlags compile = G_REGEX_MULTILINE | G_REGEX_NEWLINE_ANYCRLF | G_REGEX_OPTIMIZE;

  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail ((guint) part < CLIFF_N_FIND_PARTS, NULL);

  if (strlen (pattern) > MOST_PATTERN)
    {
      g_set_error (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_TOO_LARGE, "A pattern has at most %d bytes", MOST_PATTERN);
      return NULL;
    }
  if (*pattern == '\0' || !g_utf8_validate (pattern, -1, NULL))
    {
      g_set_error_literal (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_PATTERN, "The pattern is empty or not UTF-8");
      return NULL;
    }
  if ((flags & CLIFF_FIND_CASE) == 0)
    compile |= G_REGEX_CASELESS;
  expression = dup_expression (pattern, flags);
  self = g_atomic_rc_box_new0 (CliffFinder);
  self->flags = flags;
  self->part = part;
  self->regex = g_regex_new (expression, compile, 0, &why);
  if (self->regex == NULL)
    {
      g_set_error_literal (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_PATTERN, why->message);
      return NULL;
    }

  return g_steal_pointer (&self);
}

CliffFinder *
cliff_finder_ref (CliffFinder *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
cliff_finder_unref (CliffFinder *self)
{
  g_atomic_rc_box_release_full (self, clear_finder);
}

/* ── Searching ── */

typedef struct
{
  CliffFinder *finder;
  CliffScript *script;
  const char  *replacement;
  GArray      *matches;
  gsize        room;     /* bytes that replacements may still take */
  gint64       until;
} Search;

static gboolean
fail_complex (GError **error)
{
  g_set_error_literal (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_TOO_COMPLEX, "The pattern takes too long");
  return FALSE;
}

static gboolean
fail_large (GError **error)
{
  g_set_error (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_TOO_LARGE,
               "There are more than %d matches, or the text would become too large", MOST_MATCHES);
  return FALSE;
}

static gboolean
expand (Search      *self,
        GMatchInfo  *info,
        CliffMatch  *match,
        GError     **error)
{
  g_autoptr(GError) why = NULL;

  if (self->replacement == NULL)
    return TRUE;
  match->text = (self->finder->flags & CLIFF_FIND_REGEX) != 0
                  ? g_match_info_expand_references (info, self->replacement, &why)
                  : g_strdup (self->replacement);
  if (match->text == NULL)
    {
      g_set_error_literal (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_REPLACEMENT, why->message);
      return FALSE;
    }
  if (strlen (match->text) > self->room)
    return fail_large (error);
  self->room -= strlen (match->text);

  return TRUE;
}

/* Adds one match; FALSE when there are too many or it is late. */
static gboolean
take_match (Search      *self,
            gsize        base,
            GMatchInfo  *info,
            GError     **error)
{
  int start, end;
  CliffMatch match = { 0 };

  if (g_get_monotonic_time () > self->until)
    return fail_complex (error);
  if (!g_match_info_fetch_pos (info, 0, &start, &end) || end <= start)
    return TRUE;
  if (self->matches->len >= MOST_MATCHES)
    return fail_large (error);
  match.start = base + start;
  match.end = base + end;
  if (!expand (self, info, &match, error))
    {
      g_free (match.text);
      return FALSE;
    }
  g_array_append_val (self->matches, match);

  return TRUE;
}

static gboolean
search_region (Search     *self,
               CliffMatch  region,
               GError    **error)
{
  const char *text = cliff_script_get_text (self->script, NULL);
  g_autoptr(GMatchInfo) info = NULL;
  g_autoptr(GError) why = NULL;
  gboolean found;

  found = g_regex_match_full (self->finder->regex, text + region.start, (gssize) (region.end - region.start), 0, 0, &info,
                              &why);
  while (found)
    {
      if (!take_match (self, region.start, info, error))
        return FALSE;
      found = g_match_info_next (info, &why);
    }
  if (why != NULL || g_get_monotonic_time () > self->until)
    return fail_complex (error);

  return TRUE;
}

static GArray *
list_regions (CliffFinder *self,
              CliffScript *script,
              gsize        start,
              gsize        end)
{
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (CliffMatch));
  gsize n_spans = cliff_script_get_n_spans (script);

  if (self->part == CLIFF_FIND_ANYWHERE)
    {
      CliffMatch all = { start, end };

      g_array_append_val (regions, all);
      return regions;
    }
  for (gsize i = 0; i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);

      if (span.start >= end)
        break;
      if (span.end > start)
        cliff_find_add_regions (script, span, self->part, start, end, regions);
    }

  return regions;
}

static gboolean
check_text (CliffScript *script,
            gsize       *start,
            gsize       *end,
            GError     **error)
{
  gsize length;
  const char *text = cliff_script_get_text (script, &length);

  *end = MIN (*end, length);
  *start = MIN (*start, *end);
  if (length <= CLIFF_SCRIPT_MOST_BYTES && g_utf8_validate_len (text, length, NULL) &&
      g_utf8_validate_len (text + *start, *end - *start, NULL))
    return TRUE;

  g_set_error_literal (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_TEXT, "The script is not UTF-8 text");
  return FALSE;
}

static gboolean
check_replacement (CliffFinder  *self,
                   const char   *replacement,
                   GError      **error)
{
  g_autoptr(GError) why = NULL;

  if (g_utf8_validate (replacement, -1, NULL) &&
      ((self->flags & CLIFF_FIND_REGEX) == 0 || g_regex_check_replacement (replacement, NULL, &why)))
    return TRUE;

  g_set_error_literal (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_REPLACEMENT,
                       why != NULL ? why->message : "The replacement is not UTF-8");
  return FALSE;
}

static void
clear_match (gpointer data)
{
  g_free (((CliffMatch *) data)->text);
}

GArray *
cliff_finder_find (CliffFinder  *self,
                   CliffScript  *script,
                   gsize         start,
                   gsize         end,
                   const char   *replacement,
                   GError      **error)
{
  g_autoptr(GArray) regions = NULL;
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (CliffMatch));
  Search search = { .finder = self, .script = script, .replacement = replacement, .matches = matches,
                    .until = g_get_monotonic_time () + MOST_TIME };
  gsize length;

  g_return_val_if_fail (self != NULL && script != NULL, NULL);

  g_array_set_clear_func (matches, clear_match);
  if (!check_text (script, &start, &end, error) ||
      (replacement != NULL && !check_replacement (self, replacement, error)))
    return NULL;
  cliff_script_get_text (script, &length);
  search.room = CLIFF_SCRIPT_MOST_BYTES - length;
  regions = list_regions (self, script, start, end);
  for (guint i = 0; i < regions->len; i++)
    if (!search_region (&search, g_array_index (regions, CliffMatch, i), error))
      return NULL;

  return g_steal_pointer (&matches);
}

char *
cliff_find_replace (CliffScript *script,
                    GArray      *matches)
{
  gsize length, at = 0;
  const char *text = cliff_script_get_text (script, &length);
  GString *result = g_string_sized_new (length + 1);

  for (guint i = 0; i < matches->len; i++)
    {
      CliffMatch match = g_array_index (matches, CliffMatch, i);

      g_string_append_len (result, text + at, match.start - at);
      g_string_append (result, match.text);
      at = match.end;
    }
  g_string_append_len (result, text + at, length - at);

  return g_string_free (result, FALSE);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include "cliff-edit-replace.h"
#include "cliff-edit-script.h"

#include <string.h>

static const char drama[] = "第1集 归来\n1-1 日 内 客厅\n人物：林晚、顾川\n△林晚推开门，走进客厅。\n林晚（冷笑）：客厅还是老样子，林晚也是。\n"
                            "顾川（OS，林晚没听见）：林晚。\n【字幕：林晚归来】\n";
static const char fountain[] = "# EP 1\n\nINT. BAR - NIGHT\n\nSarah enters the bar.\n\nSARAH\n(to the bar)\nA bar. Barely.\n\n[[bar note]]\n";

static CliffFinder *
finder (const char     *pattern,
        CliffFindFlags  flags,
        CliffFindPart   part)
{
  g_autoptr(GError) error = NULL;
  CliffFinder *self = cliff_finder_new (pattern, flags, part, &error);

  g_assert_no_error (error);

  return self;
}

/* The matches with ten bytes of nothing else: "林晚@12 …", joined by spaces. */
static char *
find_in (const char        *text,
         CliffScriptFormat  format,
         const char        *pattern,
         CliffFindFlags     flags,
         CliffFindPart      part)
{
  g_autoptr(CliffFinder) self = finder (pattern, flags, part);
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) matches = cliff_finder_find (self, script, 0, G_MAXSIZE, NULL, &error);
  GString *result = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < matches->len; i++)
    {
      const CliffMatch *match = &g_array_index (matches, CliffMatch, i);

      g_assert_null (match->text);
      g_string_append (result, i > 0 ? "|" : "");
      g_string_append_len (result, text + match->start, (gssize) (match->end - match->start));
    }

  return g_string_free (result, FALSE);
}

static void
assert_found (const char        *text,
              CliffScriptFormat  format,
              const char        *pattern,
              CliffFindFlags     flags,
              CliffFindPart      part,
              const char        *expected)
{
  g_autofree char *found = find_in (text, format, pattern, flags, part);

  g_assert_cmpstr (found, ==, expected);
}

static char *
replace_in (const char     *text,
            const char     *pattern,
            const char     *replacement,
            CliffFindFlags  flags,
            CliffFindPart   part,
            gsize           start,
            gsize           end)
{
  g_autoptr(CliffFinder) self = finder (pattern, flags, part);
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_DRAMA);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) matches = cliff_finder_find (self, script, start, end, replacement, &error);

  g_assert_no_error (error);

  return cliff_find_replace (script, matches);
}

/* ── Finding ── */

static void
test_plain (void)
{
  assert_found (drama, CLIFF_SCRIPT_DRAMA, "林晚", 0, CLIFF_FIND_ANYWHERE, "林晚|林晚|林晚|林晚|林晚|林晚|林晚");
  assert_found (drama, CLIFF_SCRIPT_DRAMA, "os", 0, CLIFF_FIND_ANYWHERE, "OS");
  assert_found (drama, CLIFF_SCRIPT_DRAMA, "os", CLIFF_FIND_CASE, CLIFF_FIND_ANYWHERE, "");
  assert_found (drama, CLIFF_SCRIPT_DRAMA, ".", 0, CLIFF_FIND_ANYWHERE, "");
  assert_found (fountain, CLIFF_SCRIPT_FOUNTAIN, "bar", 0, CLIFF_FIND_ANYWHERE, "BAR|bar|bar|bar|Bar|bar");
  assert_found (fountain, CLIFF_SCRIPT_FOUNTAIN, "bar", CLIFF_FIND_WORDS, CLIFF_FIND_ANYWHERE, "BAR|bar|bar|bar|bar");
  assert_found (fountain, CLIFF_SCRIPT_FOUNTAIN, "bar", CLIFF_FIND_WORDS | CLIFF_FIND_CASE, CLIFF_FIND_ANYWHERE,
                "bar|bar|bar|bar");
  /* Chinese parts no words, and marks are in none. */
  assert_found (drama, CLIFF_SCRIPT_DRAMA, "客厅", CLIFF_FIND_WORDS, CLIFF_FIND_ANYWHERE, "客厅|客厅|客厅");
  assert_found ("a.b.c", CLIFF_SCRIPT_FOUNTAIN, ".", CLIFF_FIND_WORDS, CLIFF_FIND_ANYWHERE, ".|.");
}

static void
test_parts (void)
{
  static const struct
  {
    CliffFindPart  part;
    const char    *drama;
    const char    *fountain;
  } parts[] = {
    { CLIFF_FIND_DIALOGUE, "林晚|林晚", "bar|Bar" },
    { CLIFF_FIND_ACTION, "林晚", "bar" },
    { CLIFF_FIND_CUES, "林晚|林晚", "" },
    { CLIFF_FIND_MOODS, "林晚", "bar" },
    { CLIFF_FIND_HEADINGS, "", "BAR" },
    { CLIFF_FIND_MARKS, "林晚", "" },
    { CLIFF_FIND_NOTES, "", "bar" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_test_message ("%d", parts[i].part);
      assert_found (drama, CLIFF_SCRIPT_DRAMA, "林晚", 0, parts[i].part, parts[i].drama);
      assert_found (fountain, CLIFF_SCRIPT_FOUNTAIN, "bar", 0, parts[i].part, parts[i].fountain);
    }
  assert_found (fountain, CLIFF_SCRIPT_FOUNTAIN, "sarah", 0, CLIFF_FIND_CUES, "SARAH");
  assert_found (drama, CLIFF_SCRIPT_DRAMA, "冷笑", 0, CLIFF_FIND_MOODS, "冷笑");
  assert_found ("第1集\n林晚：\n你来了。\n", CLIFF_SCRIPT_DRAMA, "你来了", 0, CLIFF_FIND_DIALOGUE, "你来了");
}

static void
test_regex (void)
{
  assert_found (drama, CLIFF_SCRIPT_DRAMA, "林.", CLIFF_FIND_REGEX, CLIFF_FIND_CUES, "林晚|林晚");
  assert_found (drama, CLIFF_SCRIPT_DRAMA, "^△.*$", CLIFF_FIND_REGEX, CLIFF_FIND_ANYWHERE, "△林晚推开门，走进客厅。");
  /* Inside a part a line begins where the part does. */
  assert_found (drama, CLIFF_SCRIPT_DRAMA, "^.{2}", CLIFF_FIND_REGEX, CLIFF_FIND_DIALOGUE, "客厅|林晚");
  /* Nothing found is nothing, and not a place between two letters. */
  assert_found (drama, CLIFF_SCRIPT_DRAMA, "x*", CLIFF_FIND_REGEX, CLIFF_FIND_ANYWHERE, "");
  assert_found ("a\r\n\r\n\r\nb", CLIFF_SCRIPT_FOUNTAIN, "(\\r?\\n){3}", CLIFF_FIND_REGEX, CLIFF_FIND_ANYWHERE, "\r\n\r\n\r\n");
}

static void
assert_bad (const char     *pattern,
            CliffFindFlags  flags,
            CliffFindError  code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffFinder) self = cliff_finder_new (pattern, flags, CLIFF_FIND_ANYWHERE, &error);

  g_assert_null (self);
  g_assert_error (error, CLIFF_FIND_ERROR, (int) code);
}

static void
test_bad_patterns (void)
{
  g_autofree char *endless = g_strnfill (2000, 'a');

  assert_bad ("", 0, CLIFF_FIND_ERROR_PATTERN);
  assert_bad ("(", CLIFF_FIND_REGEX, CLIFF_FIND_ERROR_PATTERN);
  assert_bad ("\xff", 0, CLIFF_FIND_ERROR_PATTERN);
  assert_bad ("((((a{1,65535}){1,65535}){1,65535}))", CLIFF_FIND_REGEX, CLIFF_FIND_ERROR_PATTERN);
  assert_bad (endless, 0, CLIFF_FIND_ERROR_TOO_LARGE);
}

/* Patterns that would take longer than the universe lasts end with an error. */
static void
test_hostile (void)
{
  static const char * const patterns[] = { "(a+)+$", "(a|a)*b", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$",
                                           "(.*a){25}b", "(?:(?:a?){50}){50}b", "(*LIMIT_MATCH=4000000000)(a+)+$",
                                           "(?R)?a(?R)*", "(*NO_JIT)(a|a)*b" };
  g_autofree char *line = g_strnfill (5000, 'a');
  g_autofree char *text = g_strconcat (line, "!\n", line, "!\n", NULL);
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr(CliffFinder) self = cliff_finder_new (patterns[i], CLIFF_FIND_REGEX, CLIFF_FIND_ANYWHERE, NULL);
      g_autoptr(GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GArray) matches = self != NULL ? cliff_finder_find (self, script, 0, G_MAXSIZE, NULL, &error) : NULL;

      g_test_message ("%s: %s in %d ms", patterns[i], error != NULL ? error->message : matches != NULL ? "found" : "refused",
                      (int) ((g_get_monotonic_time () - start) / 1000));
      if (error != NULL)
        g_assert_error (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_TOO_COMPLEX);
    }
}

static void
test_bytes (void)
{
  g_autoptr(CliffFinder) self = finder ("a", 0, CLIFF_FIND_ANYWHERE);
  g_autoptr(CliffScript) script = cliff_script_new ("a\xff" "a", -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(GError) error = NULL;

  g_assert_null (cliff_finder_find (self, script, 0, G_MAXSIZE, NULL, &error));
  g_assert_error (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_TEXT);
}

/* ── Replacing ── */

static void
test_replace (void)
{
  g_autofree char *names = replace_in ("林晚：走，林晚。\n顾川：好。\n", "林晚", "姜雪", 0, CLIFF_FIND_CUES, 0, G_MAXSIZE);
  g_autofree char *groups = replace_in ("1-1 日 内 客厅\n1-2 夜 外 街道\n", "(日|夜) (内|外)", "\\2 \\1", CLIFF_FIND_REGEX,
                                        CLIFF_FIND_HEADINGS, 0, G_MAXSIZE);
  g_autofree char *literal = replace_in ("aXb", "X", "\\1", 0, CLIFF_FIND_ANYWHERE, 0, G_MAXSIZE);
  g_autofree char *part = replace_in ("aaaa", "a+", "b", CLIFF_FIND_REGEX, CLIFF_FIND_ANYWHERE, 1, 3);
  g_autoptr(CliffFinder) self = finder ("a", CLIFF_FIND_REGEX, CLIFF_FIND_ANYWHERE);
  g_autoptr(CliffScript) script = cliff_script_new ("a", -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (names, ==, "姜雪：走，林晚。\n顾川：好。\n");
  g_assert_cmpstr (groups, ==, "1-1 内 日 客厅\n1-2 外 夜 街道\n");
  g_assert_cmpstr (literal, ==, "a\\1b");
  g_assert_cmpstr (part, ==, "aba");
  g_assert_null (cliff_finder_find (self, script, 0, G_MAXSIZE, "\\g<", &error));
  g_assert_error (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_REPLACEMENT);
}

static CliffStore *
make_series (void)
{
  CliffStore *store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  cliff_edit_import_script (store, "《归来》\n人物小传\n林晚：女，二十五岁。\n\n第1集 一\n1-1 日 内 客厅\n林晚：走。\n\n第2集 二\n2-1 日 内 客厅\n顾川：林晚！\n",
                            CLIFF_SCRIPT_DRAMA, &error);
  g_assert_no_error (error);

  return store;
}

static void
test_series (void)
{
  g_autoptr(CliffStore) store = make_series ();
  g_autoptr(CliffFinder) self = finder ("林晚", 0, CLIFF_FIND_ANYWHERE);
  g_autoptr(CliffFinder) nothing = finder ("不存在", 0, CLIFF_FIND_ANYWHERE);
  CliffId first = cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE number = 1", "");
  CliffId second = cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE number = 2", "");
  CliffId scene = cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE episode_id = ?", "i", second);
  g_autoptr(GError) error = NULL;
  CliffId step = cliff_store_get_step (store);
  guint n_replaced, n_texts;

  g_assert_true (cliff_edit_replace_all (store, nothing, "x", &n_replaced, &n_texts, &error));
  g_assert_cmpuint (n_replaced, ==, 0);
  g_assert_cmpint (cliff_store_get_step (store), ==, step);

  g_assert_true (cliff_edit_replace_all (store, self, "姜雪", &n_replaced, &n_texts, &error));
  g_assert_cmpuint (n_replaced, ==, 3);
  g_assert_cmpuint (n_texts, ==, 3);
  {
    g_autofree char *preamble = cliff_edit_dup_preamble_text (store);
    g_autofree char *one = cliff_edit_dup_episode_text (store, first);
    g_autofree char *two = cliff_edit_dup_episode_text (store, second);

    g_assert_nonnull (strstr (preamble, "姜雪：女"));
    g_assert_nonnull (strstr (one, "姜雪：走。"));
    g_assert_nonnull (strstr (two, "顾川：姜雪！"));
  }
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE episode_id = ?", "i", second), ==, scene);

  /* One step, in one go. */
  g_assert_true (cliff_store_undo (store, &error));
  {
    g_autofree char *one = cliff_edit_dup_episode_text (store, first);

    g_assert_nonnull (strstr (one, "林晚：走。"));
  }
}

/* A text that cannot be done leaves all others as they are. */
static void
test_series_fails (void)
{
  g_autoptr(CliffStore) store = make_series ();
  g_autoptr(CliffFinder) self = finder ("(林晚)", CLIFF_FIND_REGEX, CLIFF_FIND_ANYWHERE);
  CliffId first = cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE number = 1", "");
  CliffId step = cliff_store_get_step (store);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = cliff_edit_dup_episode_text (store, first);
  g_autofree char *after = NULL;
  guint n_replaced, n_texts;

  g_assert_false (cliff_edit_replace_all (store, self, "\\g<nobody", &n_replaced, &n_texts, &error));
  g_assert_error (error, CLIFF_FIND_ERROR, CLIFF_FIND_ERROR_REPLACEMENT);
  g_clear_error (&error);
  after = cliff_edit_dup_episode_text (store, first);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (cliff_store_get_step (store), ==, step);

  g_assert_true (cliff_edit_replace_range (store, self, "\\1\\1", first, 0, G_MAXSIZE, &n_replaced, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_replaced, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/find/plain", test_plain);
  g_test_add_func ("/find/parts", test_parts);
  g_test_add_func ("/find/regex", test_regex);
  g_test_add_func ("/find/bad-patterns", test_bad_patterns);
  g_test_add_func ("/find/hostile", test_hostile);
  g_test_add_func ("/find/bytes", test_bytes);
  g_test_add_func ("/find/replace", test_replace);
  g_test_add_func ("/find/series", test_series);
  g_test_add_func ("/find/series-fails", test_series_fails);

  return g_test_run ();
}

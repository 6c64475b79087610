/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-replace.h"

#include <string.h>

/* Bytes of a line shown before and behind what was found. */
#define MARGIN 60

static gsize
find_line_start (const char *text,
                 gsize       place)
{
  while (place > 0 && text[place - 1] != '\n')
    place--;

  return place;
}

static gsize
clamp_to_character (const char *text,
                    gsize       place)
{
  while (((unsigned char) text[place] & 0xc0) == 0x80)
    place++;

  return place;
}

/* "12: …before [found] behind…", with what it becomes after an arrow. */
static void
print_match (const char       *text,
             gsize             length,
             const CliffMatch *match,
             guint             line)
{
  gsize start = find_line_start (text, match->start);
  gsize end = match->end;
  g_autofree char *found = g_strndup (text + match->start, match->end - match->start);
  g_autofree char *before = NULL, *behind = NULL;

  if (match->start - start > MARGIN)
    start = clamp_to_character (text, match->start - MARGIN);
  while (end < length && text[end] != '\n' && text[end] != '\r' && end - match->end < MARGIN)
    end++;
  end = clamp_to_character (text, end);
  before = g_strndup (text + start, match->start - start);
  behind = g_strndup (text + match->end, end - match->end);
  if (match->text != NULL)
    g_print ("%u: %s[%s→%s]%s\n", line, before, found, match->text, behind);
  else
    g_print ("%u: %s[%s]%s\n", line, before, found, behind);
}

static void
print_matches (CliffScript *script,
               GArray      *matches)
{
  gsize length, at = 0;
  const char *text = cliff_script_get_text (script, &length);
  guint line = 1;

  for (guint i = 0; i < matches->len; i++)
    {
      const CliffMatch *match = &g_array_index (matches, CliffMatch, i);

      for (; at < match->start; at++)
        line += text[at] == '\n';
      print_match (text, length, match, line);
    }
  g_print ("%u found\n", matches->len);
}

static void
print_json (GArray *matches)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < matches->len; i++)
    {
      const CliffMatch *match = &g_array_index (matches, CliffMatch, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "start");
      json_builder_add_int_value (builder, match->start);
      json_builder_set_member_name (builder, "end");
      json_builder_add_int_value (builder, match->end);
      if (match->text != NULL)
        {
          json_builder_set_member_name (builder, "becomes");
          json_builder_add_string_value (builder, match->text);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  cliff_cli_print_json (root);
}

/* A file is written anew, never in place: a crash leaves the old one or the new one. */
static CliffExit
replace_in_file (const char  *path,
                 CliffScript *script,
                 GArray      *matches)
{
  g_autofree char *text = cliff_find_replace (script, matches);
  g_autofree char *present = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_file_get_contents (path, &present, NULL, &error))
    return cliff_cli_fail (error);
  if (!g_str_equal (present, cliff_script_get_text (script, NULL)))
    {
      g_printerr ("cliffhanger-cli: “%s” is not UTF-8 text and stays as it is\n", path);
      return CLIFF_EXIT_BAD_INPUT;
    }
  if (matches->len > 0 &&
      !g_file_set_contents_full (path, text, strlen (text), G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    {
      g_printerr ("cliffhanger-cli: %s\n", error->message);
      return CLIFF_EXIT_CANNOT_WRITE;
    }
  g_print ("%u replaced\n", matches->len);

  return CLIFF_EXIT_OK;
}

static CliffExit
replace_in_project (const char  *path,
                    CliffFinder *finder,
                    const char  *replacement)
{
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GError) error = NULL;
  guint n_replaced, n_texts;
  CliffExit exit_code;

  store = cliff_cli_open_project (path, TRUE, &exit_code);
  if (store == NULL)
    return exit_code;
  if (!cliff_edit_replace_all (store, finder, replacement, &n_replaced, &n_texts, &error))
    return cliff_cli_fail (error);
  g_print ("%u replaced in %u texts\n", n_replaced, n_texts);

  return CLIFF_EXIT_OK;
}

typedef struct
{
  char    *part;
  char    *replacement;
  gboolean regex;
  gboolean match_case;
  gboolean words;
  gboolean apply;
  gboolean json;
} Options;

static CliffFinder *
make_finder (const char    *pattern,
             const Options *options)
{
  CliffFindFlags flags = (options->regex ? CLIFF_FIND_REGEX : 0) | (options->match_case ? CLIFF_FIND_CASE : 0) |
                         (options->words ? CLIFF_FIND_WORDS : 0);
  CliffFindPart part = CLIFF_FIND_ANYWHERE;
  g_autoptr(GError) error = NULL;
  CliffFinder *finder = NULL;

  if (options->part != NULL && !cliff_find_part_from_string (options->part, &part))
    g_printerr ("cliffhanger-cli script: “%s” is no part of a script; there are dialogue, action, cues, moods, headings, "
                "marks and notes\n", options->part);
  else if ((finder = cliff_finder_new (pattern, flags, part, &error)) == NULL)
    g_printerr ("cliffhanger-cli script: “%s”: %s\n", pattern, error->message);

  return finder;
}

static CliffExit
run (const char    *path,
     const char    *pattern,
     const Options *options)
{
  g_autoptr(CliffFinder) finder = make_finder (pattern, options);
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autoptr(GArray) matches = NULL;
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;

  if (finder == NULL)
    return CLIFF_EXIT_USAGE;
  script = cliff_cli_open_script (path, &store, &exit_code);
  if (script == NULL)
    return exit_code;
  matches = cliff_finder_find (finder, script, 0, G_MAXSIZE, options->replacement, &error);
  if (matches == NULL)
    return cliff_cli_fail (error);
  if (options->apply && store != NULL)
    {
      g_clear_object (&store);
      return replace_in_project (path, finder, options->replacement);
    }
  if (options->apply)
    return replace_in_file (path, script, matches);
  if (options->json)
    print_json (matches);
  else
    print_matches (script, matches);

  return CLIFF_EXIT_OK;
}

static gboolean
is_text_file (const char *path)
{
  return !g_str_equal (path, "-") && !g_str_has_suffix (path, ".docx") && !g_str_has_suffix (path, ".fdx");
}

CliffExit
cliff_cli_script_find (int    argc,
                       char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.part,
      "Look only in dialogue, action, cues, moods, headings, marks or notes", "KIND" },
    { "regex", 0, 0, G_OPTION_ARG_NONE, &options.regex, "PATTERN is a regular expression", NULL },
    { "case", 0, 0, G_OPTION_ARG_NONE, &options.match_case, "Upper and lower case differ", NULL },
    { "words", 0, 0, G_OPTION_ARG_NONE, &options.words, "Not inside words", NULL },
    { "replace", 0, 0, G_OPTION_ARG_STRING, &options.replacement,
      "Show what TEXT would make of it; \\1 names a group of a regular expression", "TEXT" },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &options.apply, "Replace, in a project as one step that can be undone", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print an array of objects: start, end, becomes", NULL },
    { NULL }
  };
  CliffExit exit_code = CLIFF_EXIT_USAGE;

  if (cliff_cli_parse (&argc, &argv, entries, "SCRIPT|PROJECT|- PATTERN",
                       "Finds words in a script, and replaces them.", &exit_code))
    {
      exit_code = CLIFF_EXIT_USAGE;
      if (argc != 3 || (options.apply && options.replacement == NULL))
        g_printerr ("cliffhanger-cli script: name one script or project and one pattern; --apply needs --replace\n");
      else if (options.apply && !is_text_file (argv[1]))
        g_printerr ("cliffhanger-cli script: what is no text file cannot be written\n");
      else
        exit_code = run (argv[1], argv[2], &options);
    }
  g_free (options.part);
  g_free (options.replacement);

  return exit_code;
}

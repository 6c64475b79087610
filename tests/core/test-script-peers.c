/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include "cliff-script.h"

#include <string.h>

/* What other parsers' tests expect, as second opinions.  Where we decided otherwise the reason is
 * here, and it is tested that we still differ. */
typedef struct
{
  const char *name;
  const char *reason;
} Deviation;

static const Deviation deviations[] = {
  { "screenplay-tools/Sections",
    "CUT TO: in the first line is a transition here, a title key there; a heading with text "
    "right below it is action here" },
  { "fountain-js/      COGNITO", "a boneyard behind text hides its line ends, so that the heading "
                                 "behind it is in the same line" },
  { "fountain-js/.OPENING TITLES", "a forced heading needs no empty line below it" },
  { "fountain-js/CUT TO:", "a transition without an empty line below it is a cue" },
};

static char *
read_data (const char *name)
{
  g_autofree char *path = cliff_test_dup_data_path (name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

static const char *
get_text (JsonObject *element,
          const char *key)
{
  return json_object_get_string_member_with_default (element, key, "");
}

/* Headings, transitions and cues in their order: what all parsers tell apart. */
static char *
dup_landmarks (const char *text)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_FOUNTAIN);
  g_autoptr(JsonArray) dump = cliff_script_dump (script);
  GString *landmarks = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (dump); i++)
    {
      JsonObject *element = json_array_get_object_element (dump, i);
      const char *kind = get_text (element, "t");

      if (g_str_equal (kind, "heading") || g_str_equal (kind, "transition"))
        g_string_append_printf (landmarks, "%s %s\n", kind, get_text (element, "text"));
      else if (g_str_equal (kind, "character"))
        g_string_append_printf (landmarks, "character %s\n", get_text (element, "name"));
    }

  return g_string_free (landmarks, FALSE);
}

static const Deviation *
find_deviation (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (deviations); i++)
    if (g_str_equal (deviations[i].name, name))
      return &deviations[i];

  return NULL;
}

static void
compare (const char *name,
         const char *theirs,
         const char *ours)
{
  const Deviation *deviation = find_deviation (name);

  if (deviation == NULL)
    {
      if (!g_str_equal (theirs, ours))
        g_test_message ("%s", name);
      g_assert_cmpstr (ours, ==, theirs);
    }
  else if (g_str_equal (theirs, ours))
    g_error ("%s: we agree by now, and the deviation can go: %s", name, deviation->reason);
}

/* A name without brackets behind it. */
static void
add_landmark (GString    *landmarks,
              const char *kind,
              const char *text,
              gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  char *bracket = strchr (copy, '(');

  if (bracket != NULL && g_str_equal (kind, "character"))
    *bracket = '\0';
  g_string_append_printf (landmarks, "%s %s\n", kind, g_strstrip (copy));
}

/* ── screenplay-tools: TYPE:"text" lines ── */

static char *
read_screenplay_tools (const char *expected)
{
  GString *landmarks = g_string_new (NULL);
  g_auto(GStrv) lines = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      static const char *const kinds[][2] = {
        { "HEADING:\"", "heading" },
        { "TRANSITION:\"", "transition" },
        { "CHARACTER:\"", "character" },
      };

      for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
        if (g_str_has_prefix (lines[i], kinds[j][0]))
          {
            const char *text = lines[i] + strlen (kinds[j][0]);

            add_landmark (landmarks, kinds[j][1], text, strcspn (text, "\""));
          }
    }

  return g_string_free (landmarks, FALSE);
}

static void
test_screenplay_tools (void)
{
  static const char *const names[] = { "Lyrics", "Parenthetical", "SceneHeading", "Sections",
                                       "TitlePage" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("screenplay-tools/", names[i], NULL);
      g_autofree char *input_name = g_strconcat ("fountain/", name, ".fountain", NULL),
                      *input = read_data (input_name);
      g_autofree char *output_name = g_strconcat ("fountain/", name, ".txt", NULL),
                      *output = read_data (output_name);
      g_autofree char *theirs = read_screenplay_tools (output), *ours = dup_landmarks (input);

      compare (name, theirs, ours);
    }
}

/* ── HTML of fountain-js and screenplain ── */

static char *
read_html (const char *html,
           const char *const (*tags)[3],
           guint        n_tags)
{
  GString *landmarks = g_string_new (NULL);

  for (const char *p = html; *p != '\0'; p++)
    for (guint i = 0; i < n_tags; i++)
      if (g_str_has_prefix (p, tags[i][0]))
        {
          const char *start = strchr (p, '>') + 1, *end = strstr (start, tags[i][1]);
          g_autoptr(GString) text = g_string_new_len (start, end - start);

          g_string_replace (text, "&amp;", "&", 0);
          /* The number stands on both sides of the heading. */
          while (strstr (text->str, "<span") != NULL)
            {
              gsize at = strstr (text->str, "<span") - text->str,
                    close = strstr (text->str, "</span>") + 7 - text->str;

              g_string_erase (text, at, close - at);
            }
          add_landmark (landmarks, tags[i][2], text->str, text->len);
        }

  return g_string_free (landmarks, FALSE);
}

static void
test_fountain_js (void)
{
  static const char *const tags[][3] = {
    { "<h3>", "</h3>", "heading" },
    { "<h2>", "</h2>", "transition" },
    { "<h4>", "</h4>", "character" },
  };
  g_autofree char *text = read_data ("fountain/fountain-js/cases.json");
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  JsonArray *cases = json_node_get_array (node);
  guint compared = 0;

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *one = json_array_get_object_element (cases, i);
      const char *input = get_text (one, "input");
      g_autofree char *first = g_strndup (input, strcspn (input, "\n"));
      g_autofree char *by_name = g_strconcat ("fountain-js/", get_text (one, "name"), NULL);
      g_autofree char *by_input = g_strconcat ("fountain-js/", first, NULL);
      g_autofree char *theirs = NULL, *ours = NULL;

      if (!g_str_equal (get_text (one, "output"), "html.script"))
        continue;
      theirs = read_html (get_text (one, "expected"), tags, G_N_ELEMENTS (tags));
      ours = dup_landmarks (input);
      compare (find_deviation (by_input) != NULL ? by_input : by_name, theirs, ours);
      compared++;
    }
  g_assert_cmpuint (compared, >, 25);
}

static void
test_screenplain (void)
{
  static const char *const names[] = { "simple", "dialogue", "dialogue-with-blank-line",
                                       "scene-numbers", "page-break" };
  static const char *const tags[][3] = {
    { "<h6", "</h6>", "heading" }, { "<p class=\"character\">", "</p>", "character" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("screenplain/", names[i], NULL);
      g_autofree char *input_name = g_strconcat ("fountain/", name, ".fountain", NULL),
                      *input = read_data (input_name);
      g_autofree char *output_name = g_strconcat ("fountain/", name, ".html", NULL),
                      *output = read_data (output_name);
      g_autofree char *theirs = read_html (output, tags, G_N_ELEMENTS (tags)),
                      *ours = dup_landmarks (input);

      compare (name, theirs, ours);
    }
}

/* ── tree-sitter: syntax trees ── */

static void
walk_tree (JsonObject *node,
           GString    *landmarks)
{
  const char *type = get_text (node, "type"), *text = get_text (node, "text");
  JsonArray *children = json_object_get_array_member (node, "children");

  if (g_str_equal (type, "scene_heading"))
    add_landmark (landmarks, "heading", text, strlen (text));
  else if (g_str_equal (type, "transition"))
    add_landmark (landmarks, "transition", text + strspn (text, "> "),
                  strlen (text + strspn (text, "> ")));
  else if (g_str_equal (type, "character"))
    add_landmark (landmarks, "character", text, strlen (text));
  for (guint i = 0; i < json_array_get_length (children); i++)
    walk_tree (json_array_get_object_element (children, i), landmarks);
}

static void
test_tree_sitter (void)
{
  static const char *const names[] = {
    "action-caps-name", "boneyard",           "dialogue-emphasis", "dialogue-multiline",
    "escaped-chars",    "forced-transitions", "line-breaks",       "multiple-boneyards",
    "parentheticals",   "title-page-authors", "title-page-simple", "uppercase",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("tree-sitter-fountain-trieloff/test-", names[i], NULL);
      g_autofree char *input_name = g_strconcat ("fountain/", name, ".fountain", NULL),
                      *input = read_data (input_name);
      g_autofree char *output_name = g_strconcat ("fountain/", name, ".json", NULL),
                      *output = read_data (output_name);
      g_autoptr(JsonNode) tree = json_from_string (output, NULL);
      g_autoptr(GString) theirs = g_string_new (NULL);
      g_autofree char *ours = dup_landmarks (input);

      walk_tree (json_node_get_object (tree), theirs);
      compare (name, theirs->str, ours);
    }
}

/* ── The format's authors ── */

static const char *
reference_type (const char *kind)
{
  static const char *const types[][2] = {
    { "heading", "Scene Heading" }, { "action", "Action" },           { "centered", "Action" },
    { "transition", "Transition" }, { "section", "Section Heading" }, { "synopsis", "Synopsis" },
    { "character", "Character" },   { "dialogue", "Dialogue" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i][0], kind))
      return types[i][1];

  return kind;
}

static void
test_reference (void)
{
  static const char *const names[] = { "CenteredText", "MultilineAction", "SceneHeaders",
                                       "SectionHeaders", "Synopses" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *input_name =
          g_strconcat ("fountain/nyousefi-fountain/", names[i], ".fountain", NULL);
      g_autofree char *expect_name =
          g_strconcat ("fountain/nyousefi-fountain/", names[i], ".expect.json", NULL);
      g_autofree char *input = read_data (input_name), *expect = read_data (expect_name);
      g_autoptr(JsonNode) node = json_from_string (expect, NULL);
      JsonArray *assertions =
          json_object_get_array_member (json_node_get_object (node), "assertions");
      g_autoptr(CliffScript) script = cliff_script_new (input, -1, CLIFF_SCRIPT_FOUNTAIN);
      g_autoptr(JsonArray) dump = cliff_script_dump (script);

      for (guint j = 0; j < json_array_get_length (assertions); j++)
        {
          JsonObject *assertion = json_array_get_object_element (assertions, j);
          guint index = json_object_get_int_member (assertion, "index");
          const char *type;

          g_assert_cmpuint (index, <, json_array_get_length (dump));
          type = reference_type (get_text (json_array_get_object_element (dump, index), "t"));
          if (json_object_has_member (assertion, "type"))
            g_assert_cmpstr (type, ==, get_text (assertion, "type"));
          else
            g_assert_cmpstr (type, !=, get_text (assertion, "type_not"));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/peers/reference", test_reference);
  g_test_add_func ("/script/peers/screenplay-tools", test_screenplay_tools);
  g_test_add_func ("/script/peers/fountain-js", test_fountain_js);
  g_test_add_func ("/script/peers/screenplain", test_screenplain);
  g_test_add_func ("/script/peers/tree-sitter", test_tree_sitter);

  return g_test_run ();
}

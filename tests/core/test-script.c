/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"
#include "cliff-test-outline.h"

#include "cliff-script.h"

#include <string.h>

static char *
read_data (const char *name)
{
  g_autofree char *path = cliff_test_dup_data_path (name);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* ── The corpora's cases, and ours ── */

/* Every key of @wanted is in @got with the same value. */
static gboolean
holds (JsonObject *got,
       JsonObject *wanted)
{
  g_autoptr(GList) keys = json_object_get_members (wanted);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (got, l->data);

      if (node == NULL || !json_node_equal (node, json_object_get_member (wanted, l->data)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
elements_match (JsonArray *got,
                JsonArray *wanted)
{
  if (json_array_get_length (got) != json_array_get_length (wanted))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (got); i++)
    if (!holds (json_array_get_object_element (got, i), json_array_get_object_element (wanted, i)))
      return FALSE;

  return TRUE;
}

/* All values of an array member of all elements, one after the other. */
static JsonArray *
gather (JsonArray  *elements,
        const char *key)
{
  JsonArray *all = json_array_new ();

  for (guint i = 0; i < json_array_get_length (elements); i++)
    {
      JsonObject *element = json_array_get_object_element (elements, i);
      JsonArray *values = json_object_has_member (element, key)
                              ? json_object_get_array_member (element, key)
                              : NULL;

      for (guint j = 0; values != NULL && j < json_array_get_length (values); j++)
        json_array_add_element (all, json_node_copy (json_array_get_element (values, j)));
      if (values == NULL && g_str_equal (key, "runs"))
        {
          JsonArray *run = json_array_new ();

          json_array_add_string_element (
              run, json_object_get_string_member_with_default (element, "text", ""));
          json_array_add_string_element (run, "");
          json_array_add_array_element (all, run);
        }
    }

  return all;
}

static gboolean
gathered_match (JsonArray  *elements,
                JsonObject *test,
                const char *key)
{
  g_autoptr(JsonNode) got = json_node_new (JSON_NODE_ARRAY);

  if (!json_object_has_member (test, key))
    return TRUE;
  json_node_take_array (got, gather (elements, key));

  return json_node_equal (got, json_object_get_member (test, key));
}

static void
check_case (JsonObject        *test,
            CliffScriptFormat  format)
{
  const char *input = json_object_get_string_member (test, "input");
  g_autoptr(CliffScript) script = cliff_script_new (input, -1, format);
  g_autoptr(JsonArray) got = cliff_script_dump (script);
  JsonArray *wanted = json_object_has_member (test, "expect")
                          ? json_object_get_array_member (test, "expect")
                          : NULL;

  if ((wanted == NULL || elements_match (got, wanted)) && gathered_match (got, test, "notes") &&
      gathered_match (got, test, "runs"))
    return;
  {
    g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
    g_autofree char *text = NULL;

    json_node_set_array (node, got);
    text = json_to_string (node, FALSE);
    g_test_message ("%s: %s\n  gives %s", json_object_get_string_member (test, "id"), input, text);
    g_test_fail ();
  }
}

typedef struct
{
  const char        *file;
  CliffScriptFormat  format;
} CaseFile;

static void
test_cases (gconstpointer data)
{
  const CaseFile *file = data;
  g_autofree char *text = read_data (file->file);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint count = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = NULL;

      if (lines[i][0] == '\0')
        continue;
      node = json_from_string (lines[i], &error);
      g_assert_no_error (error);
      check_case (json_node_get_object (node), file->format);
      count++;
    }
  g_assert_cmpuint (count, >, 15);
}

/* ── Outlines ── */

static CliffOutline *
read_outline (const char        *text,
              CliffScriptFormat  format)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);

  return cliff_script_get_outline (script);
}

/* Every layout of the corpus tells the same story; layout B has no line for the title. */
static void
test_layouts (void)
{
  g_autofree char *truth_text = read_data ("cn-drama/script.truth.json");
  g_autoptr(JsonNode) node = json_from_string (truth_text, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffOutline) truth = cliff_outline_new_from_json (node, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text =
          read_data (i == 0 ? "cn-drama/script-layout-A.txt" : "cn-drama/script-layout-B.txt");
      g_autoptr(CliffOutline) outline = read_outline (text, CLIFF_SCRIPT_AUTO);
      g_autofree char *wanted = cliff_test_outline_to_string (truth), *found = NULL;

      g_assert_cmpint (outline->format, ==, CLIFF_SCRIPT_DRAMA);
      if (i == 1)
        g_set_str (&outline->title, truth->title);
      /* The truth holds no headings as they are written. */
      for (guint j = 0; j < outline->episodes->len; j++)
        {
          CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, j);

          for (guint k = 0; k < episode->scenes->len; k++)
            g_set_str (&((CliffOutlineScene *) g_ptr_array_index (episode->scenes, k))->heading, "");
        }
      found = cliff_test_outline_to_string (outline);
      g_assert_cmpstr (found, ==, wanted);
    }
}

/* The counts that the script which laid the play out made. */
static void
test_earnest (void)
{
  g_autofree char *text =
      read_data ("fountain/public-domain/the-importance-of-being-earnest.fountain");
  g_autofree char *truth_text =
      read_data ("fountain/public-domain/the-importance-of-being-earnest.truth.json");
  g_autoptr(JsonNode) node = json_from_string (truth_text, NULL);
  JsonObject *truth = json_node_get_object (node);
  JsonObject *by_character = json_object_get_object_member (truth, "blocks_by_character");
  g_autoptr(GList) names = json_object_get_members (by_character);
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);
  g_autoptr(JsonArray) dump = cliff_script_dump (script);
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
  guint words = 0;

  for (guint i = 0; i < json_array_get_length (dump); i++)
    {
      JsonObject *element = json_array_get_object_element (dump, i);
      const char *kind = json_object_get_string_member (element, "t");
      const char *key =
          g_str_equal (kind, "character") ? json_object_get_string_member (element, "name") : kind;

      g_hash_table_insert (
          counts, (gpointer)key,
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
      if (g_str_equal (kind, "dialogue"))
        {
          g_auto (GStrv) parts =
              g_strsplit_set (json_object_get_string_member (element, "text"), " \n", -1);

          for (guint j = 0; parts[j] != NULL; j++)
            words += parts[j][0] != '\0';
        }
    }
#define COUNT(key) GPOINTER_TO_UINT (g_hash_table_lookup (counts, key))
  g_assert_cmpuint (COUNT ("heading"), ==, json_object_get_int_member (truth, "scene_headings"));
  g_assert_cmpuint (COUNT ("section"), ==, json_object_get_int_member (truth, "sections"));
  g_assert_cmpuint (COUNT ("pagebreak"), ==, json_object_get_int_member (truth, "page_breaks"));
  g_assert_cmpuint (COUNT ("centered"), ==, json_object_get_int_member (truth, "centered"));
  g_assert_cmpuint (COUNT ("paren"), ==, json_object_get_int_member (truth, "parentheticals"));
  g_assert_cmpuint (words, ==, json_object_get_int_member (truth, "dialogue_words"));
  for (GList *l = names; l != NULL; l = l->next)
    g_assert_cmpuint (COUNT (l->data), ==, json_object_get_int_member (by_character, l->data));
  g_assert_cmpuint (outline->episodes->len, ==, 1);
}

/* The dump of any bytes, with offsets into them. */
static void
test_command (void)
{
  const char input[] = "\xef\xbb\xbfMARA\nHi\xff\0.";
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static (input, sizeof input - 1), output = NULL;
  g_autoptr(GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        g_getenv ("CLIFF_CLI"), "script", "dump", "--format=fountain", "-", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(JsonNode) cue = NULL, speech = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, bytes, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  text = g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  cue = json_from_string (lines[0], NULL);
  speech = json_from_string (lines[1], NULL);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (cue), "name"), ==, "MARA");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (speech), "start"), ==, 8);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (speech), "end"), ==,
                   sizeof input - 1);
}

/* Brackets that never end are looked through once, not from every one of them: the square of this length would take days. */
static void
test_endless_brackets (void)
{
  static const char *const brackets[] = { "（", "(", "【", "[", "（【" };

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      g_autoptr(GString) text = g_string_new ("第1集\n1-1 日 内 家\n@");
      g_autoptr(CliffScript) script = NULL;
      gsize line;
      CliffSpan span;

      for (guint j = 0; j < 400000; j++)
        g_string_append (text, brackets[i]);
      line = text->len;
      g_string_append (text, "\n林晚（低声）：走。\n");
      script = cliff_script_new (text->str, text->len, CLIFF_SCRIPT_DRAMA);
      span = cliff_script_get_span (script, cliff_script_find_span (script, line - 1));
      g_assert_cmpuint (span.end, ==, line + 1);
      span = cliff_script_get_span (script, cliff_script_find_span (script, line + 1));
      g_assert_cmpint (span.kind, ==, CLIFF_ELEMENT_DIALOGUE);
    }
}

int
main (int    argc,
      char **argv)
{
  static const CaseFile files[] = {
    { "fountain/own/fountain-cases.jsonl", CLIFF_SCRIPT_FOUNTAIN },
    { "fountain/own/fountain-cases.jsonl", CLIFF_SCRIPT_AUTO },
    { "cn-drama/line-cases.jsonl", CLIFF_SCRIPT_DRAMA },
    { "cn-drama/line-cases.jsonl", CLIFF_SCRIPT_AUTO },
    { "script/fountain-cases.jsonl", CLIFF_SCRIPT_FOUNTAIN },
    { "script/drama-cases.jsonl", CLIFF_SCRIPT_DRAMA },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/script/cases/%s/%d", files[i].file, files[i].format);

      g_test_add_data_func (path, &files[i], test_cases);
    }
  g_test_add_func ("/script/outline/layouts", test_layouts);
  g_test_add_func ("/script/outline/earnest", test_earnest);
  g_test_add_func ("/script/command", test_command);
  g_test_add_func ("/script/endless-brackets", test_endless_brackets);

  return g_test_run ();
}

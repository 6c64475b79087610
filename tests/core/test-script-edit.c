/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fuzz-script.h"
#include "cliff-test.h"

#include <string.h>

#define EDITS_A_FILE 60
#define EDITS_TOGETHER 400

/* Every text of the corpora: scripts as they are, cases as the inputs they hold. */
static void
add_texts (GPtrArray  *texts,
           const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *text;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        add_texts (texts, path);
      else if ((g_str_has_suffix (name, ".fountain") || g_str_has_suffix (name, ".txt") ||
                g_str_has_suffix (name, ".jsonl")) &&
               g_file_get_contents (path, &text, NULL, NULL))
        g_ptr_array_add (texts, text);
    }
}

static GPtrArray *
read_texts (void)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  static const char *const folders[] = { "fountain", "cn-drama", "script" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = cliff_test_dup_data_path (folders[i]);

      add_texts (texts, path);
    }
  g_assert_cmpuint (texts->len, >, 30);

  return texts;
}

/* A piece of any of the texts, or single marks: what a person may type or paste. */
static char *
random_piece (GRand     *rand,
              GPtrArray *texts)
{
  static const char *const marks[] = {
    "",
    "",
    "\n",
    "\n\n",
    "[[",
    "]]",
    "/*",
    "*/",
    "  \n",
    "\r\n",
    "@",
    ".",
    "!",
    "(",
    ")",
    "\\\n",
    "△",
    "【",
    "】",
    "：",
    "第1集\n",
    "x",
    "1-1 日 内 客厅\n",
    "CUT TO:\n",
    "MARA\n",
    "Title: a\n",
    "   b\n",
    "# A\n",
    "\xff",
    "EP 1\n",
  };
  const char *text;
  gsize length, start;

  if (g_rand_boolean (rand))
    return g_strdup (marks[g_rand_int_range (rand, 0, G_N_ELEMENTS (marks))]);
  text = g_ptr_array_index (texts, g_rand_int_range (rand, 0, texts->len));
  length = strlen (text);
  start = g_rand_int_range (rand, 0, length + 1);

  return g_strndup (text + start, g_rand_int_range (rand, 0, MIN (length - start, 120) + 1));
}

static void
edit_randomly (CliffScript *script,
               GRand       *rand,
               GPtrArray   *texts)
{
  g_autofree char *piece = random_piece (rand, texts);
  gsize length, offset, removed;

  cliff_script_get_text (script, &length);
  offset = g_rand_int_range (rand, 0, length + 1);
  removed = g_rand_int_range (rand, 0, g_rand_int_range (rand, 0, 3) == 0 ? 90 : 3);
  removed = MIN (removed, length - offset);
  cliff_script_edit (script, offset, removed, piece, -1);
}

/* The property that the whole editor stands on: after any edit the script is what a full parse
 * would give. */
static void
test_files (void)
{
  g_autoptr(GPtrArray) texts = read_texts ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260);

  for (guint i = 0; i < texts->len; i++)
    for (CliffScriptFormat format = CLIFF_SCRIPT_FOUNTAIN; format <= CLIFF_SCRIPT_DRAMA; format++)
      {
        const char *text = g_ptr_array_index (texts, i);
        gsize length = MIN (strlen (text), 6000);
        g_autoptr(CliffScript) script = cliff_script_new (text, length, format);

        cliff_fuzz_check_spans (script);
        for (guint j = 0; j < EDITS_A_FILE; j++)
          {
            edit_randomly (script, rand, texts);
            cliff_fuzz_check_equal (script);
          }
        cliff_fuzz_check_spans (script);
      }
}

/* Texts of a few lines, made of nothing but marks: the densest interplay. */
static void
test_marks (void)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  g_ptr_array_add (texts, (gpointer) "x");
  for (guint i = 0; i < 400; i++)
    for (CliffScriptFormat format = CLIFF_SCRIPT_FOUNTAIN; format <= CLIFF_SCRIPT_DRAMA; format++)
      {
        g_autoptr(CliffScript) script = cliff_script_new ("", 0, format);

        for (guint j = 0; j < 40; j++)
          {
            edit_randomly (script, rand, texts);
            cliff_fuzz_check_equal (script);
          }
        cliff_fuzz_check_spans (script);
      }
}

/* More lines than a chunk holds, and edits of many lines at once. */
static void
test_long (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (3);
  g_autoptr(GPtrArray) texts = read_texts ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(CliffScript) script = NULL;

  for (guint i = 0; i < texts->len; i++)
    g_string_append (text, g_ptr_array_index (texts, i));
  for (CliffScriptFormat format = CLIFF_SCRIPT_FOUNTAIN; format <= CLIFF_SCRIPT_DRAMA; format++)
    {
      g_clear_pointer (&script, cliff_script_free);
      script = cliff_script_new (text->str, text->len, format);
      for (guint i = 0; i < EDITS_TOGETHER; i++)
        {
          gsize length, offset, from, size, removed, added;

          cliff_script_get_text (script, &length);
          offset = g_rand_int_range (rand, 0, length + 1);
          from = g_rand_int_range (rand, 0, text->len);
          size = i % 20 == 0 ? 40000 : 200;
          removed = g_rand_int_range (rand, 0, size);
          added = g_rand_int_range (rand, 0, size);
          cliff_script_edit (script, offset, MIN (length - offset, removed), text->str + from,
                             MIN (text->len - from, added));
          if (i % 20 == 0)
            cliff_fuzz_check_equal (script);
        }
      cliff_fuzz_check_equal (script);
      cliff_fuzz_check_spans (script);
    }
}

/* Bytes of all kinds, NULs and broken UTF-8 among them. */
static void
test_bytes (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (99);
  static const char *const pieces[] = {
    "\xe7\xac", "\xff\xfe", "\n",  "[[",  "]]", "/*", "*/", "*",  "_",      "\\", "：",    "△",
    "【",       "】",       "（",  "）",  "第", "集", "1",  "-",  "日",     "内", "INT. ", "A",
    "b",        " ",        "\t",  "(",   ")",  "^",  "#",  "=",  "~",      ">",  "<",     "@",
    "!",        ".",        "TO:", "EP ", "\r", "《", "》", "场", "人物：",
  };

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr(GByteArray) bytes = g_byte_array_new ();
      guint count = g_rand_int_range (rand, 1, 60);

      for (guint j = 0; j < count; j++)
        {
          const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
          guint8 byte = g_rand_int_range (rand, 0, 256);

          if (g_rand_int_range (rand, 0, 6) == 0)
            g_byte_array_append (bytes, &byte, 1);
          else
            g_byte_array_append (bytes, (const guint8 *) piece, strlen (piece));
        }
      cliff_fuzz_script (bytes->data, bytes->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/edit/files", test_files);
  g_test_add_func ("/script/edit/marks", test_marks);
  g_test_add_func ("/script/edit/long", test_long);
  g_test_add_func ("/script/fuzz/bytes", test_bytes);

  return g_test_run ();
}

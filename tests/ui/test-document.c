/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-episode.h"
#include "cliff-edit-script.h"
#include "cliff-script-document.h"

#include <gst/gst.h>
#include <locale.h>
#include <string.h>

/* A new project with one episode of drama text, and its document; no window is needed. */
typedef struct
{
  CliffProject        *project;
  CliffScriptDocument *document;
  GtkTextBuffer       *buffer;
} Fixture;

#define SCRIPT "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。\n林晚：你来了。\n周沉：嗯。\n"

static void
open_document (Fixture *fixture)
{
  fixture->document = cliff_script_document_new (fixture->project);
  fixture->buffer = GTK_TEXT_BUFFER (cliff_script_document_get_buffer (fixture->document));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "play.cliffhanger", NULL);
  CliffStore *store;
  CliffId id;

  fixture->project = cliff_project_create (path, "Play", &error);
  g_assert_no_error (error);
  store = cliff_project_get_store (fixture->project);
  id = cliff_edit_add_episode (store, CLIFF_SCRIPT_DRAMA, &error);
  g_assert_no_error (error);
  g_assert_true (cliff_edit_set_episode_text (store, id, text, &error));
  g_assert_no_error (error);
  open_document (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  text)
{
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->project);
}

static char *
dup_stored (Fixture *fixture)
{
  return cliff_edit_dup_episode_text (cliff_project_get_store (fixture->project),
                                      cliff_project_get_episode_id (fixture->project));
}

static char *
dup_shown (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  return gtk_text_buffer_get_slice (fixture->buffer, &start, &end, TRUE);
}

/* Buffer, parsed script and places agree, and the script is what a full parse gives. */
static void
check_mirror (Fixture *fixture)
{
  CliffScript *script = cliff_script_document_get_script (fixture->document);
  g_autoptr(CliffScript) fresh = NULL;
  g_autofree char *shown = dup_shown (fixture);
  gsize length;

  g_assert_cmpstr (cliff_script_get_text (script, &length), ==, shown);
  g_assert_cmpuint (length, ==, strlen (shown));
  g_assert_cmpint (cliff_script_document_to_chars (fixture->document, length), ==, g_utf8_strlen (shown, -1));
  fresh = cliff_script_new (shown, -1, cliff_script_get_format (script));
  g_assert_cmpuint (cliff_script_get_n_spans (script), ==, cliff_script_get_n_spans (fresh));
  for (gsize i = 0; i < cliff_script_get_n_spans (fresh); i++)
    {
      CliffSpan a = cliff_script_get_span (script, i);
      CliffSpan b = cliff_script_get_span (fresh, i);

      g_assert_cmpint (a.kind, ==, b.kind);
      g_assert_cmpuint (a.start, ==, b.start);
      g_assert_cmpuint (a.end, ==, b.end);
    }
}

static void
check_stored (Fixture    *fixture,
              const char *text)
{
  g_autofree char *stored = NULL;
  g_autofree char *shown = dup_shown (fixture);

  cliff_script_document_flush (fixture->document);
  stored = dup_stored (fixture);
  g_assert_cmpstr (stored, ==, text);
  g_assert_cmpstr (shown, ==, text);
}

/* Types as a view does: one user action a key. */
static void
type (Fixture    *fixture,
      const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gtk_text_buffer_begin_user_action (fixture->buffer);
      gtk_text_buffer_insert_at_cursor (fixture->buffer, p, (int) (g_utf8_next_char (p) - p));
      gtk_text_buffer_end_user_action (fixture->buffer);
    }
}

static void
backspace (Fixture *fixture)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (fixture->buffer, &iter, gtk_text_buffer_get_insert (fixture->buffer));
  gtk_text_buffer_backspace (fixture->buffer, &iter, TRUE, TRUE);
}

static void
put_caret (Fixture    *fixture,
           const char *behind)
{
  const char *text = cliff_script_get_text (cliff_script_document_get_script (fixture->document), NULL);
  gsize place = (gsize) (strstr (text, behind) - text) + strlen (behind);

  cliff_script_document_select (fixture->document, place, place);
}

static void
check_caret (Fixture    *fixture,
             const char *behind)
{
  const char *text = cliff_script_get_text (cliff_script_document_get_script (fixture->document), NULL);

  g_assert_cmpuint (cliff_script_document_get_caret (fixture->document), ==,
                    (gsize) (strstr (text, behind) - text) + strlen (behind));
}

static void
check_undo (Fixture    *fixture,
            const char *caret_behind,
            const char *text)
{
  g_assert_true (cliff_project_undo (fixture->project));
  check_stored (fixture, text);
  check_mirror (fixture);
  check_caret (fixture, caret_behind);
}

/* ── Acts ── */

static void
test_acts (Fixture       *fixture,
           gconstpointer  text)
{
  put_caret (fixture, "你来了");
  type (fixture, "多久");
  cliff_script_document_flush (fixture->document);
  type (fixture, "了");
  backspace (fixture);
  backspace (fixture);
  cliff_script_document_flush (fixture->document);
  put_caret (fixture, "周沉：嗯");
  type (fixture, "？坐");
  type (fixture, "吧\n");
  type (fixture, "林");
  check_mirror (fixture);

  check_undo (fixture, "坐吧\n",
              "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。\n林晚：你来了多。\n周沉：嗯？坐吧\n。\n");
  check_undo (fixture, "嗯？", "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。\n林晚：你来了多。\n周沉：嗯？。\n");
  check_undo (fixture, "嗯", "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。\n林晚：你来了多。\n周沉：嗯。\n");
  check_undo (fixture, "多久了",
              "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。\n林晚：你来了多久了。\n周沉：嗯。\n");
  check_undo (fixture, "你来了", SCRIPT);

  g_assert_true (cliff_project_redo (fixture->project));
  check_caret (fixture, "你来了多久了");
  g_assert_true (cliff_project_redo (fixture->project));
  check_caret (fixture, "你来了多");
}

static void
test_sentences (Fixture       *fixture,
                gconstpointer  text)
{
  put_caret (fixture, "△林晚推门。");
  type (fixture, "“走！”");
  type (fixture, "He left. He");
  check_undo (fixture, "He left. ",
              "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。“走！”He left. \n林晚：你来了。\n周沉：嗯。\n");
  check_undo (fixture, "“走！”", "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。“走！”\n林晚：你来了。\n周沉：嗯。\n");
  check_undo (fixture, "推门。", SCRIPT);
}

/* Typing over a selection is one act; so is a change made for the person. */
static void
test_whole_acts (Fixture       *fixture,
                 gconstpointer  text)
{
  const char *script = cliff_script_get_text (cliff_script_document_get_script (fixture->document), NULL);
  gsize place = (gsize) (strstr (script, "你来了") - script);
  CliffTextEdit edit = { place, place, (char *) "好久不见，", place, place + 3 };
  gsize start, end;

  put_caret (fixture, "你来");
  type (fixture, "得");
  cliff_script_document_apply (fixture->document, &edit);
  g_assert_true (cliff_script_document_get_selection (fixture->document, &start, &end));
  g_assert_cmpuint (start, ==, place);
  g_assert_cmpuint (end, ==, place + 3);
  gtk_text_buffer_begin_user_action (fixture->buffer);
  gtk_text_buffer_delete_selection (fixture->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "许", -1);
  gtk_text_buffer_end_user_action (fixture->buffer);
  type (fixture, "久");
  check_undo (fixture, "林晚：好",
              "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。\n林晚：好久不见，你来得了。\n周沉：嗯。\n");
  check_undo (fixture, "林晚：", "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。\n林晚：你来得了。\n周沉：嗯。\n");
  check_undo (fixture, "你来", SCRIPT);
}

/* ── Respect ── */

/* Typing on and on is committed all the same, within a second of its first key. */
static gboolean
type_on_cb (gpointer data)
{
  type (data, "字");
  return G_SOURCE_CONTINUE;
}

static gboolean
is_committed (gpointer data)
{
  g_autofree char *stored = dup_stored (data);

  return strstr (stored, "字") != NULL;
}

static void
test_commit_while_typing (Fixture       *fixture,
                          gconstpointer  text)
{
  guint source = g_timeout_add (100, type_on_cb, fixture);

  put_caret (fixture, "嗯");
  cliff_test_wait_until (is_committed, fixture);
  g_source_remove (source);
  g_assert_true (cliff_project_undo (fixture->project));
  check_stored (fixture, SCRIPT);
}

/* What others change in the text leaves the caret with the words it stands at. */
static void
test_others (Fixture       *fixture,
             gconstpointer  text)
{
  CliffStore *store = cliff_project_get_store (fixture->project);
  CliffId id = cliff_project_get_episode_id (fixture->project);

  put_caret (fixture, "△林晚推");
  g_assert_true (cliff_edit_set_episode_text (
    store, id, "第1集\n1-1 日 内 客厅\n人物：许安安、周沉\n△林晚推门。\n许安安：你来了。\n周沉：嗯。\n", NULL));
  check_caret (fixture, "△林晚推");
  put_caret (fixture, "人物：许安");
  g_assert_true (cliff_edit_set_episode_text (
    store, id, "1-1 日 内 客厅\n人物：许安安、周沉\n△林晚推门。\n许安安：你来了。\n周沉：嗯。\n", NULL));
  check_caret (fixture, "人物：许安");
  check_mirror (fixture);
}

/* Bytes that no other editor would keep. */
static void
test_bytes (Fixture       *fixture,
            gconstpointer  text)
{
  g_autoptr(GString) expected = g_string_new (text);

  check_stored (fixture, text);
  put_caret (fixture, "middle");
  type (fixture, "x");
  g_string_insert (expected, strstr (expected->str, "middle") - expected->str + 6, "x");
  check_stored (fixture, expected->str);
  check_mirror (fixture);
  check_undo (fixture, "middle", text);
}

/* Any edits anywhere, line ends of all kinds split and joined: the mirror is always true. */
static void
test_mirror (Fixture       *fixture,
             gconstpointer  text)
{
  static const char * const pieces[] = {
    "\r", "\n", "\r\n", "\u2028", "\u2029", "[[", "]]", "/*", "*/", "△", "林晚：你", "\n\n", "x", "第2集\n", "\f", "\u0301",
  };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 3000; i++)
    {
      int n = gtk_text_buffer_get_char_count (fixture->buffer);
      GtkTextIter from, to;

      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &from, g_rand_int_range (rand, 0, n + 1));
      if (g_rand_int_range (rand, 0, 100) < (n > 300 ? 60 : 30))
        {
          gtk_text_buffer_get_iter_at_offset (fixture->buffer, &to,
                                              MIN (n, gtk_text_iter_get_offset (&from) + g_rand_int_range (rand, 0, 9)));
          gtk_text_buffer_delete (fixture->buffer, &from, &to);
        }
      else
        gtk_text_buffer_insert (fixture->buffer, &from, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))], -1);
      if (i % 10 == 0)
        check_mirror (fixture);
    }
}

/* ── Leaving and coming back ── */

static void
test_restart (Fixture       *fixture,
              gconstpointer  text)
{
  g_autofree char *path = g_strdup (cliff_project_get_path (fixture->project));
  g_autoptr(GError) error = NULL;

  put_caret (fixture, "嗯");
  type (fixture, "！好");
  g_clear_object (&fixture->document);
  g_clear_object (&fixture->project);
  fixture->project = cliff_project_open (path, &error);
  g_assert_no_error (error);
  open_document (fixture);
  check_undo (fixture, "嗯！", "第1集\n1-1 日 内 客厅\n人物：林晚、周沉\n△林晚推门。\n林晚：你来了。\n周沉：嗯！。\n");
  check_undo (fixture, "嗯", SCRIPT);
}

static void
test_episodes (Fixture       *fixture,
               gconstpointer  text)
{
  CliffStore *store = cliff_project_get_store (fixture->project);
  g_autoptr(CliffRecord) first = g_object_ref (cliff_project_get_episode (fixture->project));
  g_autoptr(CliffRecord) second = NULL;

  g_assert_cmpint (cliff_edit_add_episode (store, CLIFF_SCRIPT_DRAMA, NULL), !=, 0);
  second = g_list_model_get_item (cliff_project_get_episodes (fixture->project), 1);
  put_caret (fixture, "你来了");
  type (fixture, "啊");
  cliff_project_set_episode (fixture->project, second);
  check_mirror (fixture);
  g_assert_true (cliff_script_document_get_episode (fixture->document) == second);
  g_assert_cmpuint (cliff_script_document_get_caret (fixture->document), >, 0);

  /* Coming back, the caret is where it was. */
  cliff_project_set_episode (fixture->project, first);
  check_caret (fixture, "你来了啊");

  /* What is taken back while another episode is shown is shown. */
  cliff_project_set_episode (fixture->project, second);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_true (cliff_project_get_episode (fixture->project) == first);
  g_assert_true (cliff_script_document_get_episode (fixture->document) == first);
  check_stored (fixture, SCRIPT);
  check_caret (fixture, "你来了");
}

static void
test_preamble (Fixture       *fixture,
               gconstpointer  text)
{
  CliffStore *store = cliff_project_get_store (fixture->project);
  g_autofree char *preamble = NULL;
  g_autofree char *after = NULL;

  cliff_script_document_show (fixture->document, NULL);
  g_assert_null (cliff_script_document_get_episode (fixture->document));
  type (fixture, "《雨夜》\n");
  cliff_script_document_flush (fixture->document);
  type (fixture, "人物小传：林晚");
  cliff_script_document_show (fixture->document, cliff_project_get_episode (fixture->project));
  check_stored (fixture, SCRIPT);
  preamble = cliff_edit_dup_preamble_text (store);
  g_assert_cmpstr (preamble, ==, "《雨夜》\n人物小传：林晚");
  g_assert_cmpstr (cliff_record_get_text (cliff_project_get_series (fixture->project), "title"), ==, "雨夜");
  g_assert_true (cliff_project_undo (fixture->project));
  after = cliff_edit_dup_preamble_text (store);
  g_assert_cmpstr (after, ==, "《雨夜》\n");
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpstr (cliff_record_get_text (cliff_project_get_series (fixture->project), "title"), ==, "Play");
}

#define ADD(path, text, test) g_test_add (path, Fixture, text, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  gst_init (&argc, &argv);
  cliff_application_prepare ();
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/document/acts", SCRIPT, test_acts);
  ADD ("/document/sentences", SCRIPT, test_sentences);
  ADD ("/document/whole-acts", SCRIPT, test_whole_acts);
  ADD ("/document/commit-while-typing", SCRIPT, test_commit_while_typing);
  ADD ("/document/others", SCRIPT, test_others);
  ADD ("/document/bytes", "a\r\nb \t \n\rmiddle\u2028c\x01\x7f\r\r\n  \u00a0\u2029\ufeff\ufffc e\u0301 \n\n\n", test_bytes);
  ADD ("/document/mirror", SCRIPT, test_mirror);
  ADD ("/document/restart", SCRIPT, test_restart);
  ADD ("/document/episodes", SCRIPT, test_episodes);
  ADD ("/document/preamble", SCRIPT, test_preamble);

  return g_test_run ();
}

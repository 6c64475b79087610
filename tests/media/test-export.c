/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a project to a labelled film; and that nothing on the way leaves a film without its labels. */

#include "config.h"

#include "cliff-export-files.h"
#include "cliff-export.h"
#include "cliff-label.h"
#include "cliff-test.h"
#include "media-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A project with one episode of two shots, 3 s long, small. */
static CliffStore *
make_project (char **folder)
{
  static int number;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("test-%d.cliffhanger", number++);
  g_autofree char *parent = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (parent, name, NULL);
  CliffStore *store = cliff_store_create (path, &error);
  CliffId episode, shot;

  g_assert_no_error (error);
  cliff_store_begin (store, "Test", &error);
  cliff_store_exec (store, &error, "INSERT OR IGNORE INTO series (id) VALUES (1)", "");
  cliff_store_exec (store, &error, "UPDATE series SET producer = 'Studio-7', width = 540, height = 960", "");
  episode = cliff_store_insert (store, &error, "INSERT INTO episode (position, number, title) VALUES (1, 1, ?)", "s",
                                "归来: 第一/夜?");
  for (int i = 0; i < 2; i++)
    {
      shot = cliff_store_insert (store, &error,
                                 "INSERT INTO shot (episode_id, position, duration, action) VALUES (?, ?, 1500000000, ?)",
                                 "iis", episode, (gint64) i, i == 0 ? "a door" : "a face");
      cliff_store_insert (store, &error, "INSERT INTO line (shot_id, position, text) VALUES (?, 0, '你还敢回来？')", "i",
                          shot);
    }
  cliff_store_commit (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (episode, ==, 1);
  *folder = g_build_filename (parent, "out", NULL);

  return store;
}

static char *
list_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("|", (char **) names->pdata);
}

static CliffExportResult *
export_episode (CliffStore  *store,
                const char  *folder,
                GError     **error)
{
  g_autoptr(CliffExport) export = cliff_export_new (store, 1, folder, 0, error);

  return export != NULL ? cliff_export_run (export, NULL, NULL, NULL, error) : NULL;
}

static void
test_names (void)
{
  static const struct
  {
    int         number, n_episodes;
    const char *title, *name;
  } names[] = {
    { 1, 80, "归来", "01 归来" },
    { 7, 120, "A: B/C\\D*E?\"F\"<G>|H", "007 A B C D E F G H" },
    { 3, 3, "", "03" },
    { 3, 3, "  ...  ", "03" },
    { 12, 12, "End. ", "12 End" },
    { 5, 9, "line\nbreak\ttab", "05 line break tab" },
    { 5, 9, ("\xff\xfe" "bad"), NULL },
    { 5, 9, "../../etc/passwd", "05 .. .. etc passwd" },
  };
  g_autofree char *longest = g_strnfill (5000, 'x');
  g_autofree char *cut = cliff_export_files_dup_name (1, 1, longest);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = cliff_export_files_dup_name (names[i].number, names[i].n_episodes, names[i].title);

      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_null (strchr (name, '/'));
      if (names[i].name != NULL)
        g_assert_cmpstr (name, ==, names[i].name);
    }
  g_assert_cmpint (strlen (cut), <, 210);
}

static void
test_film (void)
{
  g_autofree char *folder = NULL, *files = NULL, *again = NULL, *tag = NULL, *digest = NULL;
  g_autoptr(CliffStore) store = make_project (&folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffExportResult) first = export_episode (store, folder, &error);
  g_autoptr(CliffExportResult) second = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (first->path, "/01 归来 第一 夜.mp4"));
  g_assert_cmpint (first->label_height, >=, 27);
  g_assert_true (first->audible);
  g_assert_cmpint (first->embedded->problems->len, ==, 0);
  g_assert_cmpint (first->render.units_rendered, ==, first->render.units);
  tag = fixture_run ("ffprobe", "-v", "error", "-show_entries", "format_tags=AIGC", "-of", "default=nk=1:nw=1",
                     first->path, NULL);
  g_assert_cmpstr (g_strchomp (tag), ==, first->embedded->record);
  digest = fixture_run ("sha256sum", first->path, NULL);
  g_assert_true (g_str_has_prefix (digest, first->sha256));

  /* Killed between the film's name and its record: the film is known by the note. */
  files = list_files (folder);
  g_assert_cmpstr (files, ==, ".01 归来 第一 夜.export|01 归来 第一 夜.mp4|01 归来 第一 夜.srt");
  second = export_episode (store, folder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->produce_id, !=, first->produce_id);
  g_assert_cmpint (second->render.units_rendered, ==, 0);
  g_assert_true (cliff_export_record (store, 1, second, &error));
  g_assert_no_error (error);
  again = list_files (folder);
  g_assert_cmpstr (again, ==, "01 归来 第一 夜.mp4|01 归来 第一 夜.srt");
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count(*) FROM export WHERE produce_id = ?", "s",
                                        second->produce_id), ==, 1);

  /* And by the record afterwards. */
  g_clear_pointer (&second, cliff_export_result_free);
  second = export_episode (store, folder, &error);
  g_assert_no_error (error);
}

/* What is somebody else's stays. */
static void
test_foreign (void)
{
  static const char *const names[] = { "01 归来 第一 夜.mp4", "01 归来 第一 夜.srt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = NULL, *path = NULL, *contents = NULL, *files = NULL;
      g_autoptr(CliffStore) store = make_project (&folder);
      g_autoptr(CliffExportResult) result = NULL;
      g_autoptr(GError) error = NULL;

      path = g_build_filename (folder, names[i], NULL);
      g_mkdir_with_parents (folder, 0755);
      g_file_set_contents (path, "precious", -1, NULL);
      result = export_episode (store, folder, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
      g_file_get_contents (path, &contents, NULL, NULL);
      g_assert_cmpstr (contents, ==, "precious");
      files = list_files (folder);
      g_assert_cmpstr (files, ==, names[i]);
    }
}

static void
assert_refused (const char *change,
                GQuark      domain,
                int         code)
{
  g_autofree char *folder = NULL;
  g_autoptr(CliffStore) store = make_project (&folder);
  g_autoptr(GError) error = NULL, refused = NULL;

  cliff_store_begin (store, "Test", &error);
  cliff_store_exec (store, &error, change, "");
  cliff_store_commit (store, &error);
  g_assert_no_error (error);
  g_assert_null (cliff_export_new (store, 1, folder, 0, &refused));
  g_assert_error (refused, domain, code);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_preflight (void)
{
  assert_refused ("UPDATE series SET producer = ''", CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER);
  assert_refused ("UPDATE series SET producer = 'two words'", CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_PRODUCER);
  assert_refused ("UPDATE series SET label_text = '短剧'", CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_TEXT);
  assert_refused ("UPDATE series SET label_text = ''", CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_TEXT);
  assert_refused ("DELETE FROM shot", G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_refused ("DELETE FROM episode", G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* ── Interrupted ───────────────────────────────────────────────────────────────────────────────── */

static void
die_at_stage_cb (double      fraction,
                 const char *stage,
                 gpointer    data)
{
  if (g_strcmp0 (stage, data) == 0)
    kill (getpid (), SIGKILL);
}

static void
cancel_at_stage_cb (double      fraction,
                    const char *stage,
                    gpointer    data)
{
  GCancellable *cancellable = data;

  if (g_strcmp0 (stage, g_object_get_data (data, "stage")) == 0)
    g_cancellable_cancel (cancellable);
}

/* Run in a process of its own: the project, the folder and the stage at which to die. */
static int
run_and_die (char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffStore) store = cliff_store_open (argv[2], FALSE, &error);
  g_autoptr(CliffExport) export = NULL;
  g_autoptr(CliffExportResult) result = NULL;

  g_assert_no_error (error);
  export = cliff_export_new (store, 1, argv[3], 0, &error);
  g_assert_no_error (error);
  result = cliff_export_run (export, die_at_stage_cb, argv[4], NULL, &error);

  return 1;
}

static void
test_killed (void)
{
  static const char *const stages[] = { "render", "label", "verify", "finish" };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *folder = NULL, *project = NULL, *final = NULL, *files = NULL;
      g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
      g_autoptr(CliffStore) store = make_project (&folder);
      g_autoptr(CliffExportResult) result = NULL;
      g_autoptr(GError) error = NULL;
      int status;

      project = g_strdup (cliff_store_get_path (store));
      g_clear_object (&store);
      const char *argv[] = { self, "--die", project, folder, stages[i], NULL };

      g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
      final = g_build_filename (folder, "01 归来 第一 夜.mp4", NULL);
      g_assert_false (g_file_test (final, G_FILE_TEST_EXISTS));

      store = cliff_store_open (project, FALSE, &error);
      g_assert_no_error (error);
      result = export_episode (store, folder, &error);
      g_assert_no_error (error);
      g_assert_true (cliff_export_record (store, 1, result, &error));
      if (!g_str_equal (stages[i], "render"))
        g_assert_cmpint (result->n_removed, ==, 1);
      files = list_files (folder);
      g_assert_cmpstr (files, ==, "01 归来 第一 夜.mp4|01 归来 第一 夜.srt");
    }
}

/* A cancel leaves the earlier film in its place and nothing else. */
static void
test_cancelled (void)
{
  static const char *const stages[] = { "render", "label", "verify", "finish" };
  g_autofree char *folder = NULL;
  g_autoptr(CliffStore) store = make_project (&folder);
  g_autoptr(GError) error = NULL;

  for (int round = 0; round < 2; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
        {
          g_autoptr(GCancellable) cancellable = g_cancellable_new ();
          g_autoptr(CliffExport) export = cliff_export_new (store, 1, folder, 0, &error);
          g_autoptr(CliffExportResult) result = NULL;
          g_autoptr(GError) cancelled = NULL;
          g_autofree char *files = NULL;

          g_assert_no_error (error);
          g_object_set_data (G_OBJECT (cancellable), "stage", (gpointer) stages[i]);
          result = cliff_export_run (export, cancel_at_stage_cb, cancellable, cancellable, &cancelled);
          g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_null (result);
          files = list_files (folder);
          g_assert_cmpstr (files, ==, round == 0 ? "" : "01 归来 第一 夜.mp4|01 归来 第一 夜.srt");
        }
      if (round == 0)
        {
          g_autoptr(CliffExportResult) result = export_episode (store, folder, &error);

          g_assert_no_error (error);
          g_assert_true (cliff_export_record (store, 1, result, &error));
        }
    }
}

/* The same film is not made twice at a time; what a dead process left for another episode goes too. */
static void
test_lock (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *left = g_build_filename (folder, "02 x.part.mp4", NULL);
  g_autofree char *deeper = g_build_filename (folder, "02 x.part.mp4.abc123", NULL);
  g_autofree char *note = g_build_filename (folder, ".02 x.export", NULL);
  g_autofree char *own = g_build_filename (folder, "03 my.part.mp4", NULL);
  g_autofree char *files = NULL;
  g_autofree char *number = g_uuid_string_random ();
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CliffExportFiles) one = cliff_export_files_new (folder, "01 a");
  g_autoptr(CliffExportFiles) two = cliff_export_files_new (folder, "01 a");
  g_autoptr(GError) error = NULL, busy = NULL;

  g_file_set_contents (left, "x", -1, NULL);
  g_file_set_contents (deeper, "x", -1, NULL);
  g_file_set_contents (note, "x", -1, NULL);
  g_file_set_contents (own, "not an export's: there is no note", -1, NULL);
  g_assert_true (cliff_export_files_begin (one, number, ids, &error));
  g_assert_no_error (error);
  g_assert_cmpint (one->n_removed, ==, 1);
  g_assert_false (cliff_export_files_begin (two, number, ids, &busy));
  g_assert_error (busy, G_IO_ERROR, G_IO_ERROR_BUSY);
  cliff_export_files_abandon (two);
  files = list_files (folder);
  g_assert_cmpstr (files, ==, ".01 a.export|03 my.part.mp4");
  cliff_export_files_abandon (one);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && g_str_equal (argv[1], "--die"))
    return run_and_die (argv);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/lock", test_lock);
  g_test_add_func ("/export/preflight", test_preflight);
  g_test_add_func ("/export/film", test_film);
  g_test_add_func ("/export/foreign", test_foreign);
  g_test_add_func ("/export/killed", test_killed);
  g_test_add_func ("/export/cancelled", test_cancelled);

  return g_test_run ();
}

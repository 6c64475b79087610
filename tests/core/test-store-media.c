/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include <glib/gstdio.h>

static char *
write_file (const char *name,
            const char *content)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static CliffId
import (CliffStore *store,
        const char *file,
        gboolean    move)
{
  g_auto(CliffMediaFile) media = { 0, };
  g_autoptr(GError) error = NULL;
  CliffId id;

  g_assert_true (cliff_media_prepare (cliff_store_get_path (store), file, move, &media, NULL, &error));
  g_assert_no_error (error);
  id = cliff_store_add_media (store, &media, CLIFF_SECOND, 720, 1280, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

static guint
count_problems (CliffStore       *store,
                gboolean          deep,
                CliffProblemCode  code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = cliff_store_check (store, deep, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    n += ((CliffProblem *) g_ptr_array_index (problems, i))->code == code;
  g_assert_cmpuint (n, ==, problems->len);

  return n;
}

static void
test_import (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *file = write_file ("雨夜.PNG", "abc");
  g_autofree char *same = write_file ("other.jpg", "abc");
  g_autofree char *moved = write_file ("b?c.weird-extension", "moved");
  g_autofree char *expected = g_build_filename (cliff_store_get_path (store), "media", "ba",
                                                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.png", NULL);
  g_autofree char *path = NULL;
  g_autofree char *moved_path = NULL;
  g_autofree char *content = NULL;
  CliffId id = import (store, file, FALSE);
  CliffId moved_id;

  /* SHA-256 of "abc" as its standard gives it. */
  path = cliff_store_dup_media_path (store, id);
  g_assert_cmpstr (path, ==, expected);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "abc");
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT bytes FROM media WHERE duration = 1000000000 AND width = 720", ""), ==, 3);

  /* Once a content, whatever it is called, and whether copied or moved. */
  g_assert_cmpint (import (store, same, FALSE), ==, id);
  g_assert_cmpint (import (store, same, TRUE), ==, id);
  g_assert_false (g_file_test (same, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_problems (store, TRUE, CLIFF_PROBLEM_MEDIA_ORPHAN), ==, 0);

  moved_id = import (store, moved, TRUE);
  moved_path = cliff_store_dup_media_path (store, moved_id);
  g_assert_false (g_file_test (moved, G_FILE_TEST_EXISTS));
  g_assert_true (g_str_has_suffix (moved_path, ".bin"));
  g_assert_null (cliff_store_dup_media_path (store, 99));
  /* No step of the history: undo never takes a file away. */
  g_assert_false (cliff_store_can_undo (store));
}

static void
test_import_in_transaction (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *file = write_file ("a.wav", "sound");
  CliffId id;

  cliff_test_begin (store);
  import (store, file, FALSE);
  cliff_store_rollback (store);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM media", ""), ==, 0);
  g_assert_cmpuint (count_problems (store, TRUE, CLIFF_PROBLEM_MEDIA_ORPHAN), ==, 1);

  id = import (store, file, FALSE);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM media", ""), ==, 1);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpuint (count_problems (store, TRUE, CLIFF_PROBLEM_MEDIA_ORPHAN), ==, 0);
}

static void
test_import_failures (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *file = write_file ("a.png", "abc");
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *none = g_build_filename (folder, "none.png", NULL);
  g_auto(CliffMediaFile) media = { 0, };
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  const char *path = cliff_store_get_path (store);

  g_assert_false (cliff_media_prepare (path, none, FALSE, &media, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cliff_media_prepare (path, folder, FALSE, &media, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  g_assert_false (cliff_media_prepare (path, "/dev/zero", FALSE, &media, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  for (int move = 0; move < 2; move++)
    {
      g_assert_false (cliff_media_prepare (path, file, move, &media, cancelled, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpuint (count_problems (store, TRUE, CLIFF_PROBLEM_MEDIA_ORPHAN), ==, 0);
}

static void
test_check (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *file = write_file ("a.png", "abc");
  CliffId id = import (store, file, FALSE);
  g_autofree char *path = cliff_store_dup_media_path (store, id);
  g_autofree char *stray = g_build_filename (cliff_store_get_path (store), "media", "ba", "stray", NULL);
  g_autoptr(GError) error = NULL;

  g_unlink (path);
  g_assert_cmpuint (count_problems (store, FALSE, CLIFF_PROBLEM_MEDIA_MISSING), ==, 1);
  g_assert_true (g_file_set_contents (path, "abcd", -1, NULL));
  g_assert_cmpuint (count_problems (store, FALSE, CLIFF_PROBLEM_MEDIA_SIZE), ==, 1);
  g_assert_true (g_file_set_contents (path, "abd", -1, NULL));
  g_assert_cmpuint (count_problems (store, FALSE, CLIFF_PROBLEM_MEDIA_CONTENT), ==, 0);
  g_assert_cmpuint (count_problems (store, TRUE, CLIFF_PROBLEM_MEDIA_CONTENT), ==, 1);

  /* Bringing the file in again mends what is missing. */
  g_unlink (path);
  import (store, file, FALSE);
  g_assert_cmpuint (count_problems (store, TRUE, CLIFF_PROBLEM_MEDIA_MISSING), ==, 0);

  g_assert_true (g_file_set_contents (stray, "x", -1, NULL));
  g_assert_cmpuint (count_problems (store, FALSE, CLIFF_PROBLEM_MEDIA_ORPHAN), ==, 1);
  g_unlink (stray);

  cliff_test_exec (store, "INSERT INTO episode (position, number) VALUES (1, 1)");
  cliff_test_exec (store, "INSERT INTO shot (episode_id, position, duration, take_id) VALUES (1, 1, 1, NULL), (1, 2, 1, 7)");
  g_assert_cmpuint (count_problems (store, FALSE, CLIFF_PROBLEM_TAKE), ==, 1);
  cliff_test_exec (store, "UPDATE shot SET take_id = NULL");

  /* A row that would lead out of the folder has no path. */
  cliff_store_begin_kept (store, &error);
  id = cliff_store_insert (store, &error, "INSERT INTO media (sha256, extension, bytes, created) VALUES (?, '/../../x', 1, 1)",
                           "s", "../../../../../../../../../../../../../../../../../../etc/passwd");
  cliff_test_commit (store);
  g_assert_null (cliff_store_dup_media_path (store, id));
  g_assert_cmpuint (count_problems (store, FALSE, CLIFF_PROBLEM_DATABASE), ==, 1);
}

static void
test_cache (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *path = cliff_store_dup_cache_path (store, "thumbnails/1.png");

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/media/import", test_import);
  g_test_add_func ("/store/media/import-in-transaction", test_import_in_transaction);
  g_test_add_func ("/store/media/import-failures", test_import_failures);
  g_test_add_func ("/store/media/check", test_check);
  g_test_add_func ("/store/media/cache", test_cache);

  return g_test_run ();
}

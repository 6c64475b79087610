/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-file.h"
#include "cliff-schema.h"
#include "cliff-test.h"

#include <gio/gio.h>

char *
cliff_test_dup_data_path (const char *name)
{
  return g_build_filename (g_getenv ("CLIFF_TEST_DATA"), name, NULL);
}

static GPtrArray *folders;

static void
remove_folders (void)
{
  for (guint i = 0; i < folders->len; i++)
    cliff_file_remove_tree (g_ptr_array_index (folders, i));
  g_ptr_array_unref (folders);
}

char *
cliff_test_dup_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("cliff-test-XXXXXX", &error);

  g_assert_no_error (error);
  if (folders == NULL)
    {
      folders = g_ptr_array_new_with_free_func (g_free);
      atexit (remove_folders);
    }
  g_ptr_array_add (folders, g_strdup (folder));

  return folder;
}

CliffStore *
cliff_test_create_store (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "归来.cliffhanger", NULL);
  g_autoptr(GError) error = NULL;
  CliffStore *store = cliff_store_create (path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cliff_store_get_read_only (store), ==, CLIFF_READ_ONLY_NOT);
  g_assert_cmpstr (cliff_store_get_path (store), ==, path);

  return store;
}

char *
cliff_test_dup_content (CliffStore *store)
{
  GPtrArray *tables = cliff_schema_get_tables ();
  g_autoptr(GChecksum) content = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);
      g_autoptr(GString) sql = g_string_new ("SELECT ''");
      g_autoptr(CliffRows) rows = NULL;
      const CliffColumn *columns;
      guint n_columns;

      if (!cliff_schema_is_tracked (table))
        continue;
      columns = cliff_schema_get_columns (table, &n_columns);
      for (guint j = 0; j < n_columns; j++)
        g_string_append_printf (sql, " || '|' || quote (\"%s\")", columns[j].name);
      g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", table);
      rows = cliff_store_query (store, sql->str, "");
      while (cliff_rows_next (rows))
        g_checksum_update (content, (const guchar *) cliff_rows_get_text (rows, 0), -1);
      g_assert_true (cliff_rows_finish (rows, NULL));
    }

  return g_strdup (g_checksum_get_string (content));
}

CliffStore *
cliff_test_open_store (const char *path)
{
  g_autoptr(GError) error = NULL;
  CliffStore *store = cliff_store_open (path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cliff_store_get_read_only (store), ==, CLIFF_READ_ONLY_NOT);

  return store;
}

void
cliff_test_begin (CliffStore *store)
{
  g_autoptr(GError) error = NULL;

  cliff_store_begin (store, "Test Step", &error);
  g_assert_no_error (error);
}

void
cliff_test_commit (CliffStore *store)
{
  g_autoptr(GError) error = NULL;

  cliff_store_commit (store, &error);
  g_assert_no_error (error);
}

void
cliff_test_exec (CliffStore *store,
                 const char *sql)
{
  g_autoptr(GError) error = NULL;

  cliff_test_begin (store);
  cliff_store_exec (store, &error, sql, "");
  g_assert_no_error (error);
  cliff_test_commit (store);
}

GSubprocess *
cliff_test_spawn (const char *mode,
                  const char *path)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                         "/proc/self/exe", "--child", mode, path, NULL);

  g_assert_no_error (error);
  return child;
}

void
cliff_test_wait (GSubprocess *child)
{
  g_autoptr(GError) error = NULL;

  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

void
cliff_test_run_child (int                    argc,
                      char                 **argv,
                      const CliffTestChild  *children,
                      guint                  n_children)
{
  for (guint i = 0; argc == 4 && g_str_equal (argv[1], "--child") && i < n_children; i++)
    if (g_str_equal (argv[2], children[i].mode))
      exit (children[i].run (argv[3]));
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

#include <gio/gio.h>

char *
cliff_test_dup_data_path (const char *name)
{
  return g_build_filename (g_getenv ("CLIFF_TEST_DATA"), name, NULL);
}

static GPtrArray *folders;

static void
remove_tree (GFile *file)
{
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    remove_tree (child);
  g_file_delete (file, NULL, NULL);
}

static void
remove_folders (void)
{
  for (guint i = 0; i < folders->len; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (g_ptr_array_index (folders, i));

      remove_tree (file);
    }
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

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-page-export.h"
#include "cliff-pages.h"
#include "cliff-test.h"

#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>

#define NO_TMPFS 77

/* Pages of a script that is longer than any series. */
#define N_SPEECHES 6000

/* Writes the script in each format over what is in @folder; says why the first was not written. */
static int
export_all (const char *folder,
            gboolean    replace)
{
  g_autoptr(CliffScript) script = cliff_script_new ("INT. HALL - NIGHT\n\nRain.\n\nADA\nNever.\n", -1, CLIFF_SCRIPT_FOUNTAIN);
  int code = -1;

  for (CliffExportFormat format = 0; format < CLIFF_N_EXPORT_FORMATS; format++)
    {
      CliffPageExport what = { .format = format, .setup.title = "Rain", .replace = replace };
      g_autofree char *name = g_strconcat ("script.", cliff_export_format_to_string (format), NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(GError) error = NULL;
      gboolean done = cliff_page_export (script, &what, path, NULL, &error);

      g_assert_true (done == (error == NULL));
      g_assert_true (error == NULL || error->domain == G_IO_ERROR);
      if (code >= 0)
        g_assert_cmpint (error != NULL ? error->code : G_IO_ERROR_FAILED, ==, code);
      if (error == NULL)
        continue;
      code = error->code;
      /* A person knows the name they chose, and no other. */
      g_assert_nonnull (strstr (error->message, path));
      g_assert_null (strstr (error->message, ".part"));
    }

  return code;
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static int
meet_disk (const char *path)
{
  g_autofree char *kept = g_build_filename (path, "script.fountain", NULL), *rest = g_build_filename (path, "rest", NULL);
  g_autofree char *text = NULL;
  char zeros[4096] = { 0, };
  FILE *file;

  if (unshare (CLONE_NEWNS) != 0 && unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return NO_TMPFS;
  if (mount ("tmpfs", path, "tmpfs", 0, "size=256k") != 0)
    return NO_TMPFS;

  g_assert_true (g_file_set_contents (kept, "Of before.\n", -1, NULL));
  file = fopen (rest, "w");
  while (fwrite (zeros, sizeof zeros, 1, file) == 1 && fflush (file) == 0)
    continue;
  fclose (file);
  g_assert_cmpint (export_all (path, TRUE), ==, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (count_files (path), ==, 2);

  g_assert_cmpint (mount (NULL, path, NULL, MS_REMOUNT | MS_RDONLY, "size=256k"), ==, 0);
  g_assert_cmpint (export_all (path, TRUE), ==, G_IO_ERROR_READ_ONLY);
  g_assert_cmpuint (count_files (path), ==, 2);
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Of before.\n");

  return 0;
}

/* A full disk, then one that cannot be written: what was there stays, and nothing half done is left. */
static void
test_disk (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autoptr(GSubprocess) child = cliff_test_spawn ("meet-disk", folder);

  g_subprocess_wait (child, NULL, NULL);
  if (g_subprocess_get_if_exited (child) && g_subprocess_get_exit_status (child) == NO_TMPFS)
    g_test_skip ("no file system may be mounted here");
  else
    cliff_test_wait (child);
}

static void
test_folder (void)
{
  g_autofree char *folder = cliff_test_dup_folder (), *path = g_build_filename (folder, "nowhere", NULL);

  g_assert_cmpint (export_all (path, TRUE), ==, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (export_all (folder, FALSE), ==, -1);
  g_assert_cmpuint (count_files (folder), ==, CLIFF_N_EXPORT_FORMATS);
  g_assert_cmpint (export_all (folder, FALSE), ==, G_IO_ERROR_EXISTS);
  g_assert_cmpint (export_all (folder, TRUE), ==, -1);
  g_assert_cmpuint (count_files (folder), ==, CLIFF_N_EXPORT_FORMATS);
}

/* A PDF of hundreds of pages comes back as the script it was made from. */
static void
test_long_pdf (void)
{
  g_autoptr(GString) text = g_string_new ("INT. HALL - NIGHT\n\n");
  g_autofree char *folder = cliff_test_dup_folder (), *path = g_build_filename (folder, "long.pdf", NULL), *back = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autoptr(CliffPages) pages = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_SPEECHES; i++)
    g_string_append_printf (text, "%s\nThis is number %u.\n\n", i % 2 == 0 ? "ADA" : "BEN", i);
  script = cliff_script_new (text->str, (gssize) text->len, CLIFF_SCRIPT_FOUNTAIN);
  pages = cliff_pages_new (script, &(CliffPageSetup) { 0 });
  g_assert_cmpuint (cliff_pages_get_n_pages (pages), >, 300);
  g_assert_true (cliff_pages_write_pdf (pages, path, 0, NULL, &error));
  g_assert_no_error (error);
  back = cliff_script_read_file (path, NULL, &error);
  g_assert_no_error (error);
  g_string_truncate (text, text->len - 1);
  g_assert_cmpstr (back, ==, text->str);
}

int
main (int    argc,
      char **argv)
{
  const CliffTestChild children[] = { { "meet-disk", meet_disk } };

  cliff_test_run_child (argc, argv, children, G_N_ELEMENTS (children));
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-export/folder", test_folder);
  g_test_add_func ("/page-export/disk", test_disk);
  g_test_add_func ("/page-export/long-pdf", test_long_pdf);

  return g_test_run ();
}

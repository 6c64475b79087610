/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-file.h"
#include "cliff-store-private.h"

#include <glib/gstdio.h>

/* A database beyond repair has no end of them; the first say enough. */
#define MAX_DATABASE_PROBLEMS 100

static void
problem_free (gpointer data)
{
  CliffProblem *problem = data;

  g_free (problem->detail);
  g_free (problem);
}

static void
add_problem (GPtrArray        *problems,
             CliffProblemCode  code,
             const char       *table,
             CliffId           id,
             char             *detail)
{
  CliffProblem *problem = g_new0 (CliffProblem, 1);

  problem->code = code;
  problem->table = g_intern_string (table);
  problem->id = id;
  problem->detail = detail;
  g_ptr_array_add (problems, problem);
}

const char *
cliff_problem_code_get_name (CliffProblemCode code)
{
  switch (code)
    {
    case CLIFF_PROBLEM_DATABASE:
      return "database";
    case CLIFF_PROBLEM_REFERENCE:
      return "reference";
    case CLIFF_PROBLEM_TAKE:
      return "take";
    case CLIFF_PROBLEM_MEDIA_MISSING:
      return "media-missing";
    case CLIFF_PROBLEM_MEDIA_SIZE:
      return "media-size";
    case CLIFF_PROBLEM_MEDIA_CONTENT:
      return "media-content";
    case CLIFF_PROBLEM_MEDIA_ORPHAN:
      return "media-orphan";
    case CLIFF_PROBLEM_CUT:
      return "cut";
    }

  g_return_val_if_reached ("");
}

/* A statement that cannot be run is itself what the check looks for. */
static void
finish_rows (CliffRows *rows,
             GPtrArray *problems)
{
  g_autoptr(GError) error = NULL;

  if (!cliff_rows_finish (rows, &error))
    add_problem (problems, CLIFF_PROBLEM_DATABASE, NULL, 0, g_strdup (error->message));
}

static void
check_database (CliffStore *self,
                GPtrArray  *problems)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA integrity_check (%d)", MAX_DATABASE_PROBLEMS);
  g_autoptr(CliffRows) found = cliff_store_query (self, pragma, "");
  g_autoptr(CliffRows) violated = cliff_store_query (self, "PRAGMA foreign_key_check", "");

  while (cliff_rows_next (found))
    if (g_strcmp0 (cliff_rows_get_text (found, 0), "ok") != 0)
      add_problem (problems, CLIFF_PROBLEM_DATABASE, NULL, 0, g_strdup (cliff_rows_get_text (found, 0)));
  finish_rows (found, problems);

  while (cliff_rows_next (violated))
    add_problem (problems, CLIFF_PROBLEM_REFERENCE, cliff_rows_get_text (violated, 0), cliff_rows_get_int (violated, 1),
                 g_strdup_printf ("no such %s", cliff_rows_get_text (violated, 2)));
  finish_rows (violated, problems);
}

static void
check_takes (CliffStore *self,
             GPtrArray  *problems)
{
  static const char * const tables[] = { "shot", "line", "clip" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id, take_id FROM %s WHERE take_id IS NOT NULL AND "
                                               "take_id NOT IN (SELECT id FROM take)", tables[i]);
      g_autoptr(CliffRows) rows = cliff_store_query (self, sql, "");

      while (cliff_rows_next (rows))
        add_problem (problems, CLIFF_PROBLEM_TAKE, tables[i], cliff_rows_get_int (rows, 0),
                     g_strdup_printf ("no take %" G_GINT64_FORMAT, cliff_rows_get_int (rows, 1)));
      finish_rows (rows, problems);
    }
}

/* FALSE only when cancelled. */
static gboolean
check_file (CliffStore    *self,
            CliffRows     *row,
            gboolean       deep,
            GHashTable    *known,
            GPtrArray     *problems,
            GCancellable  *cancellable,
            GError       **error)
{
  CliffId id = cliff_rows_get_int (row, 0);
  g_autofree char *path = cliff_store_dup_media_path (self, id);
  g_autofree char *found = NULL;
  g_autoptr(GError) local = NULL;
  const char *relative;
  GStatBuf info;

  if (path == NULL)
    {
      add_problem (problems, CLIFF_PROBLEM_DATABASE, "media", id, g_strdup ("not the name of a media file"));
      return TRUE;
    }
  relative = path + strlen (self->path) + 1;
  g_hash_table_add (known, g_path_get_basename (path));

  if (g_stat (path, &info) != 0)
    add_problem (problems, CLIFF_PROBLEM_MEDIA_MISSING, "media", id, g_strdup (relative));
  else if (info.st_size != cliff_rows_get_int (row, 1))
    add_problem (problems, CLIFF_PROBLEM_MEDIA_SIZE, "media", id, g_strdup (relative));
  else if (deep)
    {
      found = cliff_file_hash (path, -1, NULL, cancellable, &local);
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (g_strcmp0 (found, cliff_rows_get_text (row, 2)) != 0)
        add_problem (problems, CLIFF_PROBLEM_MEDIA_CONTENT, "media", id, g_strdup (relative));
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
find_orphans_in (const char *media,
                 const char *folder,
                 GHashTable *known,
                 GPtrArray  *problems)
{
  g_autofree char *path = g_build_filename (media, folder, NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (!g_hash_table_contains (known, name) && !g_file_test (file, G_FILE_TEST_IS_DIR))
        add_problem (problems, CLIFF_PROBLEM_MEDIA_ORPHAN, NULL, 0, g_build_filename ("media", folder, name, NULL));
    }
}

static void
find_orphans (CliffStore *self,
              GHashTable *known,
              GPtrArray  *problems)
{
  g_autofree char *media = g_build_filename (self->path, "media", NULL);
  g_autoptr(GDir) dir = g_dir_open (media, 0, NULL);
  const char *name;

  find_orphans_in (media, "", known, problems);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    find_orphans_in (media, name, known, problems);
}

GPtrArray *
cliff_store_check (CliffStore    *self,
                   gboolean       deep,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func (problem_free);
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CliffRows) rows = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (self), NULL);

  check_database (self, problems);
  check_takes (self, problems);
  rows = cliff_store_query (self, "SELECT id, bytes, sha256 FROM media ORDER BY id", "");
  while (cliff_rows_next (rows))
    if (!check_file (self, rows, deep, known, problems, cancellable, error))
      return NULL;
  finish_rows (rows, problems);
  find_orphans (self, known, problems);

  return g_steal_pointer (&problems);
}

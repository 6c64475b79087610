/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-file.h"
#include "cliff-store-private.h"

#include <glib/gstdio.h>

#define DAILY        "daily-"
#define KEPT_BACKUPS 5

/* Pages of 4 KiB in the log before it is moved into the database. */
#define CHECKPOINT_PAGES 1000

/* Names of one kind of backup, oldest first: the time is in the name, since copying a folder may lose the file's own. */
static GPtrArray *
list_backups (const char *folder,
              const char *prefix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);

  return names;
}

static char *
dup_name (const char *prefix,
          gint64      age)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) then = g_date_time_add_seconds (now, -(double) age);
  g_autofree char *time = g_date_time_format (then, "%Y%m%dT%H%M%SZ");

  return g_strconcat (prefix, time, ".db", NULL);
}

static void
delete_old (const char *folder,
            const char *prefix)
{
  g_autoptr(GPtrArray) names = list_backups (folder, prefix);

  for (guint i = 0; i + KEPT_BACKUPS < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_unlink (path);
    }
}

static gboolean
copy_database (const char  *from,
               const char  *to,
               GError     **error)
{
  sqlite3 *db = cliff_store_connect (from, FALSE, error);
  char *quoted;
  int result;

  if (db == NULL)
    return FALSE;

  quoted = sqlite3_mprintf ("VACUUM INTO %Q", to);
  result = sqlite3_exec (db, quoted, NULL, NULL, NULL);
  sqlite3_free (quoted);
  if (result != SQLITE_OK)
    cliff_store_set_error (error, db, result);
  sqlite3_close (db);

  return result == SQLITE_OK;
}

/**
 * cliff_store_back_up:
 * @path: the project's folder
 * @prefix: what kind of backup; each kind keeps its newest few
 *
 * Writes the database as it is now, compacted, to backups/PREFIXTIME.db.  Any thread.
 */
gboolean
cliff_store_back_up (const char  *path,
                     const char  *prefix,
                     GError     **error)
{
  g_autofree char *folder = g_build_filename (path, "backups", NULL);
  g_autofree char *database = g_build_filename (path, "project.db", NULL);
  g_autofree char *name = dup_name (prefix, 0);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autofree char *temporary = g_strconcat (target, ".new", NULL);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      cliff_file_set_error (error, errno, "make", folder);
      return FALSE;
    }
  g_unlink (temporary);
  if (!copy_database (database, temporary, error) || !cliff_file_publish (temporary, target, error))
    {
      g_unlink (temporary);
      return FALSE;
    }

  delete_old (folder, prefix);
  return TRUE;
}

static gpointer
run_daily (gpointer data)
{
  g_autofree char *path = data;
  g_autoptr(GError) error = NULL;

  /* A backup that fails must not keep anybody from working; the next opening tries again. */
  if (!cliff_store_back_up (path, DAILY, &error))
    g_message ("No backup was made: %s", error->message);

  return NULL;
}

void
cliff_store_back_up_daily (CliffStore *self)
{
  g_autofree char *folder = g_build_filename (self->path, "backups", NULL);
  g_autofree char *yesterday = dup_name (DAILY, 24 * 60 * 60);
  g_autoptr(GPtrArray) names = list_backups (folder, DAILY);

  if (names->len == 0 || strcmp (g_ptr_array_index (names, names->len - 1), yesterday) < 0)
    self->backup = g_thread_new ("backup", run_daily, g_strdup (self->path));
}

/* ── Moving the log into the database ────────────────────────────────────────────────────────────── */

static gpointer
run_checkpoint (gpointer data)
{
  CliffStore *self = data;
  sqlite3 *db = cliff_store_connect (self->database, TRUE, NULL);

  if (db != NULL)
    sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  sqlite3_close (db);
  g_atomic_int_set (&self->checkpointing, FALSE);

  return NULL;
}

/* Called after each commit.  The checkpoint syncs the disk, which may take long, so a thread does it; the store waits for it
 * before it goes. */
static int
on_log_grown (gpointer    data,
              sqlite3    *db,
              const char *name,
              int         n_pages)
{
  CliffStore *self = data;

  if (n_pages >= CHECKPOINT_PAGES && !g_atomic_int_get (&self->checkpointing))
    {
      g_clear_pointer (&self->checkpointer, g_thread_join);
      g_atomic_int_set (&self->checkpointing, TRUE);
      self->checkpointer = g_thread_new ("checkpoint", run_checkpoint, self);
    }

  return SQLITE_OK;
}

void
cliff_store_start_checkpoints (CliffStore *self)
{
  sqlite3_wal_hook (self->db, on_log_grown, self);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-file.h"
#include "cliff-store-private.h"

#include <glib/gstdio.h>

#define SUFFIX ".cliffhanger"

G_DEFINE_QUARK (cliff-store-error-quark, cliff_store_error)

G_DEFINE_FINAL_TYPE (CliffStore, cliff_store, G_TYPE_OBJECT)

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
cliff_store_dispose (GObject *object)
{
  CliffStore *self = (CliffStore *) object;

  if (self->db != NULL)
    {
      while (self->marks->len > 0)
        cliff_store_rollback (self);
      g_clear_pointer (&self->checkpointer, g_thread_join);
      g_clear_pointer (&self->backup, g_thread_join);
      g_hash_table_remove_all (self->statements);
      g_clear_pointer (&self->db, sqlite3_close);
    }
  /* Only now may another writer come. */
  cliff_store_unlock (&self->lock_fd);

  G_OBJECT_CLASS (cliff_store_parent_class)->dispose (object);
}

static void
cliff_store_finalize (GObject *object)
{
  CliffStore *self = (CliffStore *) object;

  g_queue_clear_full (&self->announcements, (GDestroyNotify) g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->feed, g_array_unref);
  g_clear_error (&self->broken);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->database, g_free);
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);

  G_OBJECT_CLASS (cliff_store_parent_class)->finalize (object);
}

static void
cliff_store_class_init (CliffStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cliff_store_dispose;
  object_class->finalize = cliff_store_finalize;

  /**
   * CliffStore::changed:
   * @changes: (element-type CliffChange): what the transaction did, one entry a row
   */
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
cliff_store_init (CliffStore *self)
{
  self->lock_fd = -1;
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->feed = g_array_new (FALSE, FALSE, sizeof (CliffChange));
  g_queue_init (&self->announcements);
}

const char *
cliff_store_get_path (CliffStore *self)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), NULL);

  return self->path;
}

CliffReadOnly
cliff_store_get_read_only (CliffStore *self)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), CLIFF_READ_ONLY_ASKED);

  return self->read_only;
}

/* ── Opening ─────────────────────────────────────────────────────────────────────────────────────── */

static int
get_version (CliffStore *self)
{
  return cliff_sqlite_get_int (self->db, "PRAGMA user_version", 0);
}

static gboolean
connect_to (CliffStore  *self,
            GError     **error)
{
  self->db = cliff_store_connect (self->database, self->read_only == CLIFF_READ_ONLY_NOT, error);
  if (self->db == NULL)
    return FALSE;
  if (self->read_only != CLIFF_READ_ONLY_NOT || get_version (self) <= cliff_schema_get_version ())
    return TRUE;

  /* Closing must leave a newer program's file and log exactly as they are. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_clear_pointer (&self->db, sqlite3_close);
  cliff_store_unlock (&self->lock_fd);
  self->read_only = CLIFF_READ_ONLY_NEWER;
  self->db = cliff_store_connect (self->database, FALSE, error);

  return self->db != NULL;
}

/* A log that a crash left behind is the one moment when the whole database is looked through. */
static gboolean
check_whole (CliffStore  *self,
             GError     **error)
{
  sqlite3_stmt *statement = cliff_store_take_statement (self, "PRAGMA quick_check (1)", error);
  int result;
  gboolean whole;

  if (statement == NULL)
    return FALSE;
  result = sqlite3_step (statement);
  whole = result == SQLITE_ROW && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  cliff_store_give_statement (self, statement);
  if (!whole)
    cliff_store_set_error (error, self->db, result == SQLITE_ROW ? SQLITE_CORRUPT : result);

  return whole;
}

static gboolean
migrate (CliffStore  *self,
         GError     **error)
{
  for (int version = get_version (self); version < cliff_schema_get_version (); version++)
    {
      g_autofree char *prefix = g_strdup_printf ("before-version-%d-", version + 1);

      if (!cliff_store_back_up (self->path, prefix, error) || !cliff_schema_migrate_one (self->db, version, error))
        return FALSE;
    }

  return TRUE;
}

/* Everything we read must be there, whatever wrote the file. */
static gboolean
check_schema (CliffStore  *self,
              GError     **error)
{
  g_autofree char *missing = cliff_schema_dup_missing (self->db);

  if (missing == NULL)
    return TRUE;
  if (self->read_only == CLIFF_READ_ONLY_NEWER)
    g_set_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_NEWER,
                 "The project was made by a newer version of the program and cannot be read by this one (no %s)", missing);
  else if (get_version (self) < cliff_schema_get_version ())
    g_set_error_literal (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_READ_ONLY,
                         "The project was made by an earlier version of the program; to bring it up to date it must be "
                         "opened once where it can be written");
  else
    g_set_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_DAMAGED,
                 "The project database is damaged (no %s); earlier states are in the folder “backups”", missing);

  return FALSE;
}

static gboolean
prepare_writing (CliffStore  *self,
                 GError     **error)
{
  int result = sqlite3_exec (self->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON",
                             NULL, NULL, NULL);

  if (result != SQLITE_OK)
    {
      cliff_store_set_error (error, self->db, result);
      return FALSE;
    }

  cliff_store_sweep_media (self->path);
  cliff_store_feed_start (self);
  cliff_store_start_checkpoints (self);
  cliff_store_back_up_daily (self);
  return TRUE;
}

static gboolean
open_database (CliffStore  *self,
               GError     **error)
{
  gboolean unclean = FALSE;

  if (!cliff_store_inspect (self->database, &unclean, error))
    return FALSE;
  if (self->read_only == CLIFF_READ_ONLY_NOT)
    {
      g_autoptr(GError) local = NULL;

      if (!cliff_store_lock (self->path, &self->lock_fd, &self->read_only, &local) && local != NULL)
        {
          g_set_error_literal (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FAILED, local->message);
          return FALSE;
        }
    }
  if (!connect_to (self, error))
    return FALSE;
  if (unclean && self->read_only != CLIFF_READ_ONLY_IN_USE && !check_whole (self, error))
    return FALSE;
  if (self->read_only == CLIFF_READ_ONLY_NOT && !migrate (self, error))
    return FALSE;

  return check_schema (self, error) && (self->read_only != CLIFF_READ_ONLY_NOT || prepare_writing (self, error));
}

static gboolean
is_folder_with_backups (const char *path)
{
  g_autofree char *backups = g_build_filename (path, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (backups, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) != NULL;
}

/**
 * cliff_store_open:
 * @path: the project's folder
 * @read_only: only look; the project may be open for writing elsewhere
 *
 * Opens a project.  Where it cannot be written, see cliff_store_get_read_only() for why, it is opened for reading.
 *
 * Returns: (transfer full) (nullable): NULL with CLIFF_STORE_ERROR_NOT_FOUND, FOREIGN, DAMAGED, NEWER (when it cannot even
 *   be read), FULL or FAILED; the file is as it was then
 */
CliffStore *
cliff_store_open (const char  *path,
                  gboolean     read_only,
                  GError     **error)
{
  g_autoptr(CliffStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CLIFF_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->database = g_build_filename (self->path, "project.db", NULL);
  self->read_only = read_only ? CLIFF_READ_ONLY_ASKED : CLIFF_READ_ONLY_NOT;

  if (!g_file_test (self->database, G_FILE_TEST_EXISTS) && is_folder_with_backups (self->path))
    {
      g_set_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_DAMAGED,
                   "“%s” is missing; earlier states are in the folder “backups” beside it", self->database);
      return NULL;
    }
  if (!open_database (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* ── Creating ────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
set_create_error (GError     **error,
                  int          errnum,
                  const char  *path)
{
  CliffStoreError code = errnum == EEXIST || errnum == ENOTEMPTY ? CLIFF_STORE_ERROR_EXISTS
                       : errnum == ENOENT || errnum == ENOTDIR ? CLIFF_STORE_ERROR_NOT_FOUND
                       : errnum == EACCES || errnum == EROFS || errnum == EPERM ? CLIFF_STORE_ERROR_READ_ONLY
                       : errnum == ENOSPC || errnum == EDQUOT ? CLIFF_STORE_ERROR_FULL : CLIFF_STORE_ERROR_FAILED;

  g_set_error (error, CLIFF_STORE_ERROR, code, "The project “%s” could not be made: %s", path, g_strerror (errnum));
  return FALSE;
}

static gboolean
fill_database (const char  *folder,
               GError     **error)
{
  g_autofree char *database = g_build_filename (folder, "project.db", NULL);
  g_autofree char *identify = g_strdup_printf ("PRAGMA application_id = %d; INSERT INTO series (id) VALUES (1)",
                                               CLIFF_APPLICATION_ID);
  sqlite3 *db = NULL;
  gboolean done;
  int result = sqlite3_open_v2 (database, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_exec (db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
  done = result == SQLITE_OK;
  for (int version = 0; done && version < cliff_schema_get_version (); version++)
    done = cliff_schema_migrate_one (db, version, error);
  if (done)
    result = sqlite3_exec (db, identify, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    cliff_store_set_error (error, db, result);
  sqlite3_close (db);

  return done && result == SQLITE_OK && cliff_file_sync (database, error);
}

static gboolean
fill_folder (const char  *folder,
             GError     **error)
{
  static const char * const folders[] = { "media", "backups", "cache" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (folder, folders[i], NULL);

      if (g_mkdir (path, 0777) != 0)
        return set_create_error (error, errno, path);
    }

  return fill_database (folder, error) && cliff_file_sync_folder (folder, error);
}

/* Never over anything that is there, not even an empty folder. */
static gboolean
name_folder (const char  *from,
             const char  *to,
             GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (to);
  int reason = cliff_file_rename_new (from, to);

  if (reason != 0)
    return set_create_error (error, reason, to);

  return cliff_file_sync_folder (parent, error);
}

/**
 * cliff_store_create:
 * @path: the new project's folder; ".cliffhanger" is added where it is missing
 *
 * Makes a project with one empty series row and opens it.  The folder appears complete or not at all.
 *
 * Returns: (transfer full) (nullable): NULL with CLIFF_STORE_ERROR_EXISTS, NOT_FOUND (no such parent folder), READ_ONLY,
 *   FULL or FAILED, or a G_IO_ERROR
 */
CliffStore *
cliff_store_create (const char  *path,
                    GError     **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *target = NULL;
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  target = g_str_has_suffix (absolute, SUFFIX) ? g_strdup (absolute) : g_strconcat (absolute, SUFFIX, NULL);
  if (g_file_test (target, G_FILE_TEST_EXISTS))
    {
      set_create_error (error, EEXIST, target);
      return NULL;
    }

  temporary = g_strconcat (target, ".XXXXXX", NULL);
  if (g_mkdtemp_full (temporary, 0777) == NULL)
    {
      set_create_error (error, errno, target);
      return NULL;
    }
  if (!fill_folder (temporary, error) || !name_folder (temporary, target, error))
    {
      cliff_file_remove_tree (temporary);
      return NULL;
    }

  return cliff_store_open (target, FALSE, error);
}

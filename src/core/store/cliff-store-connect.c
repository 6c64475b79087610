/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-file.h"
#include "cliff-store-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>

/* Only ours and read-only connections meet here, and in WAL neither waits for the other; this covers foreign tools. */
#define BUSY_TIMEOUT_MS 2000

#define HEADER_SIZE 100

gint64
cliff_sqlite_get_int (sqlite3    *db,
                      const char *sql,
                      gint64      fallback)
{
  gint64 value = fallback;
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return fallback;
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return value;
}

/* ── What is this file? ──────────────────────────────────────────────────────────────────────────── */

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
is_all_zero (const guint8 *bytes,
             gsize         n)
{
  for (gsize i = 0; i < n; i++)
    if (bytes[i] != 0)
      return FALSE;

  return TRUE;
}

static const char magic[16] = "SQLite format 3";

/* What a crash left empty or zeroed may have been ours, and so may the mere beginning of a database. */
static gboolean
may_be_ours (const guint8 *header,
             gsize         n)
{
  if (is_all_zero (header, n))
    return TRUE;

  return memcmp (header, magic, MIN (n, sizeof magic)) == 0 &&
         (n < HEADER_SIZE || read_be32 (header + 68) == CLIFF_APPLICATION_ID);
}

static gboolean
is_cut_short (const guint8 *header,
              gsize         n,
              gint64        size,
              gboolean      unclean)
{
  gint64 page_size;

  if (n < HEADER_SIZE || is_all_zero (header, n))
    return TRUE;

  page_size = header[16] << 8 | header[17];
  if (page_size == 1)
    page_size = 65536;
  /* With a log beside it the missing pages may be there; the database is looked through then. */
  return !unclean && size < page_size * read_be32 (header + 28);
}

static gboolean
read_header (const char  *database,
             guint8      *header,
             gsize       *n,
             gint64      *size,
             GError     **error)
{
  g_autofd int fd = open (database, O_RDONLY | O_CLOEXEC);
  ssize_t got = fd >= 0 ? read (fd, header, HEADER_SIZE) : -1;
  GStatBuf info;

  if (got < 0 || fstat (fd, &info) != 0)
    {
      g_set_error (error, CLIFF_STORE_ERROR,
                   errno == ENOENT || errno == ENOTDIR ? CLIFF_STORE_ERROR_NOT_FOUND : CLIFF_STORE_ERROR_FAILED,
                   "There is no project that can be read at “%s”: %s", database, g_strerror (errno));
      return FALSE;
    }
  *n = got;
  *size = info.st_size;

  return TRUE;
}

gboolean
cliff_store_inspect (const char  *database,
                     gboolean    *unclean,
                     GError     **error)
{
  g_autofree char *log = g_strconcat (database, "-wal", NULL);
  guint8 header[HEADER_SIZE] = { 0, };
  gint64 size = 0;
  gsize n = 0;
  GStatBuf info;

  if (!read_header (database, header, &n, &size, error))
    return FALSE;

  *unclean = g_stat (log, &info) == 0 && info.st_size > 0;
  if (!may_be_ours (header, n))
    {
      g_set_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FOREIGN,
                   "“%s” is not a project of this program; it was left as it is", database);
      return FALSE;
    }
  if (is_cut_short (header, n, size, *unclean))
    {
      g_set_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_DAMAGED,
                   "“%s” is damaged: its end is missing; earlier states are in the folder “backups” beside it", database);
      return FALSE;
    }

  return TRUE;
}

/* ── Who writes? ─────────────────────────────────────────────────────────────────────────────────── */

gboolean
cliff_store_lock (const char     *path,
                  int            *fd,
                  CliffReadOnly  *reason,
                  GError        **error)
{
  g_autofree char *file = g_build_filename (path, "project.lock", NULL);
  g_autofree char *database = g_build_filename (path, "project.db", NULL);
  g_autofd int lock = -1;

  *reason = CLIFF_READ_ONLY_NOT;
  if (g_access (path, W_OK) == 0 && g_access (database, W_OK) == 0)
    lock = open (file, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0)
    {
      /* A full disk may refuse even an empty file; reading works all the same. */
      *reason = CLIFF_READ_ONLY_PERMISSION;
      return FALSE;
    }
  /* The kernel drops the lock with the process, however that ends; and it belongs to this opening of the file, so that
   * two windows of one process exclude each other too. */
  if (flock (lock, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        *reason = CLIFF_READ_ONLY_IN_USE;
      else
        cliff_file_set_error (error, errno, "lock", file);
      return FALSE;
    }

  *fd = g_steal_fd (&lock);
  return TRUE;
}

void
cliff_store_unlock (int *fd)
{
  /* Closing alone would leave the lock with a child that another thread is just about to start: between fork and exec it
   * has all our files open. */
  if (*fd >= 0)
    flock (*fd, LOCK_UN);
  g_clear_fd (fd, NULL);
}

/* ── A connection ────────────────────────────────────────────────────────────────────────────────── */

static int
open_connection (const char  *database,
                 int          flags,
                 const char  *parameters,
                 sqlite3    **db)
{
  g_autofree char *escaped = g_uri_escape_string (database, "/", TRUE);
  g_autofree char *uri = g_strconcat ("file:", escaped, parameters, NULL);
  int result = sqlite3_open_v2 (uri, db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);

  /* Opening reads nothing; the first read shows whether the file and its log can be. */
  if (result == SQLITE_OK)
    {
      sqlite3_busy_timeout (*db, BUSY_TIMEOUT_MS);
      result = sqlite3_exec (*db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    }

  return result;
}

static void
harden (sqlite3 *db)
{
  /* A project may come from a stranger: nothing in its schema gets to run. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_exec (db, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000", NULL, NULL, NULL);
}

sqlite3 *
cliff_store_connect (const char  *database,
                     gboolean     write,
                     GError     **error)
{
  g_autofree char *log = g_strconcat (database, "-wal", NULL);
  sqlite3 *db = NULL;
  GStatBuf info;
  int result = open_connection (database, write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, "", &db);

  /* Reading beside a log needs its index file.  Where that cannot be made, and no log holds anything, the file
   * cannot change either. */
  if (!write && ((result & 0xff) == SQLITE_CANTOPEN || (result & 0xff) == SQLITE_READONLY) &&
      (g_stat (log, &info) != 0 || info.st_size == 0))
    {
      sqlite3_close (db);
      result = open_connection (database, SQLITE_OPEN_READONLY, "?immutable=1", &db);
    }
  if (result != SQLITE_OK)
    {
      cliff_store_set_error (error, db, result);
      sqlite3_close (db);
      return NULL;
    }

  harden (db);
  return db;
}

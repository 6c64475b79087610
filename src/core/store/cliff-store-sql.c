/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-store-private.h"

/* Enough for every statement of the program; SQL built at run time must not grow the table without end. */
#define MAX_STATEMENTS 256

struct _CliffRows
{
  CliffStore   *store;
  sqlite3_stmt *statement; /* NULL once there is nothing more to read */
  GError       *error;
};

static gboolean
is_disk_full (sqlite3 *db,
              int      result)
{
  int errnum = sqlite3_system_errno (db);

  /* A quota or a limit on file size reaches SQLite as a plain write error. */
  return (result & 0xff) == SQLITE_FULL ||
         ((result & 0xff) == SQLITE_IOERR && (errnum == ENOSPC || errnum == EDQUOT || errnum == EFBIG));
}

void
cliff_store_set_error (GError  **error,
                       sqlite3  *db,
                       int       result)
{
  if (is_disk_full (db, result))
    g_set_error_literal (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FULL,
                         "The disk is full; the last change was not made, everything before it is kept");
  else if ((result & 0xff) == SQLITE_CORRUPT || (result & 0xff) == SQLITE_NOTADB)
    g_set_error_literal (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_DAMAGED,
                         "The project database is damaged; earlier states are in the folder “backups”");
  else if ((result & 0xff) == SQLITE_READONLY)
    g_set_error_literal (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_READ_ONLY, "The project cannot be written");
  else
    g_set_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_FAILED,
                 "Project database: %s", db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (result));
}

sqlite3_stmt *
cliff_store_take_statement (CliffStore  *self,
                            const char  *sql,
                            GError     **error)
{
  sqlite3_stmt *statement = NULL;
  gpointer key;
  int result;

  if (g_hash_table_steal_extended (self->statements, sql, &key, (gpointer *) &statement))
    return statement;

  result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      /* A statement that is wrong in itself is our mistake; a disk that fails is not. */
      if ((result & 0xff) == SQLITE_ERROR)
        g_warning ("%s in: %s", sqlite3_errmsg (self->db), sql);
      cliff_store_set_error (error, self->db, result);
      return NULL;
    }

  return statement;
}

void
cliff_store_give_statement (CliffStore   *self,
                            sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);

  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (g_hash_table_size (self->statements) >= MAX_STATEMENTS || g_hash_table_contains (self->statements, sql))
    sqlite3_finalize (statement);
  else
    g_hash_table_insert (self->statements, (gpointer) sql, statement);
}

/* All that is still to come in the open transaction, its commit too, fails with @error. */
static void
break_transaction (CliffStore   *self,
                   const GError *error)
{
  if (self->marks->len > 0 && self->broken == NULL)
    self->broken = g_error_copy (error);
}

gboolean
cliff_store_step_statement (CliffStore    *self,
                            sqlite3_stmt  *statement,
                            GError       **error)
{
  g_autoptr(GError) local = NULL;
  guint mark = self->feed->len;
  int result;

  do
    result = sqlite3_step (statement);
  while (result == SQLITE_ROW);

  if (result == SQLITE_DONE)
    {
      cliff_store_give_statement (self, statement);
      return TRUE;
    }

  cliff_store_set_error (&local, self->db, result);
  cliff_store_give_statement (self, statement);
  g_array_set_size (self->feed, mark);
  /* SQLite may have rolled the whole transaction back; the parts still open then can only fail. */
  if (sqlite3_get_autocommit (self->db))
    break_transaction (self, local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
cliff_store_run (CliffStore  *self,
                 const char  *sql,
                 GError     **error)
{
  sqlite3_stmt *statement = cliff_store_take_statement (self, sql, error);

  return statement != NULL && cliff_store_step_statement (self, statement, error);
}

static void
bind (sqlite3_stmt *statement,
      const char   *types,
      va_list       args)
{
  for (int i = 0; types[i] != '\0'; i++)
    {
      if (types[i] == 'i')
        sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
      else if (types[i] == 's')
        sqlite3_bind_text (statement, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
      else
        sqlite3_bind_null (statement, i + 1);
    }
}

static gboolean
execute (CliffStore  *self,
         GError     **error,
         const char  *sql,
         const char  *types,
         va_list      args)
{
  sqlite3_stmt *statement;

  if (self->broken != NULL)
    {
      g_propagate_error (error, g_error_copy (self->broken));
      return FALSE;
    }

  statement = cliff_store_take_statement (self, sql, error);
  if (statement == NULL)
    return FALSE;

  bind (statement, types, args);
  return cliff_store_step_statement (self, statement, error);
}

/**
 * cliff_store_exec:
 *
 * Runs one changing statement inside the open transaction.  A statement that fails changes nothing; the transaction stays
 * open, to be rolled back by the caller.  Never use REPLACE: the rows it displaces do not reach the change feed.
 *
 * Returns: FALSE with a CLIFF_STORE_ERROR
 */
gboolean
cliff_store_exec (CliffStore  *self,
                  GError     **error,
                  const char  *sql,
                  const char  *types,
                  ...)
{
  gboolean done;
  va_list args;

  g_return_val_if_fail (CLIFF_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);
  g_return_val_if_fail (self->marks->len > 0, FALSE);

  va_start (args, types);
  done = execute (self, error, sql, types, args);
  va_end (args);

  return done;
}

/**
 * cliff_store_insert:
 *
 * As cliff_store_exec() for an INSERT of one row.
 *
 * Returns: the new row's id, 0 with a CLIFF_STORE_ERROR
 */
CliffId
cliff_store_insert (CliffStore  *self,
                    GError     **error,
                    const char  *sql,
                    const char  *types,
                    ...)
{
  gboolean done;
  va_list args;

  g_return_val_if_fail (CLIFF_IS_STORE (self), 0);
  g_return_val_if_fail (self->thread == g_thread_self (), 0);
  g_return_val_if_fail (self->marks->len > 0, 0);

  va_start (args, types);
  done = execute (self, error, sql, types, args);
  va_end (args);

  return done ? sqlite3_last_insert_rowid (self->db) : 0;
}

/* What an edit could not read looks like rows that are not there, and it would write what follows from that. */
static void
note_failed_read (CliffRows *rows)
{
  g_info ("%s", rows->error->message);
  break_transaction (rows->store, rows->error);
}

static CliffRows *
query (CliffStore *self,
       const char *sql,
       const char *types,
       va_list     args)
{
  CliffRows *rows = g_new0 (CliffRows, 1);

  rows->store = g_object_ref (self);
  rows->statement = cliff_store_take_statement (self, sql, &rows->error);
  if (rows->statement != NULL)
    bind (rows->statement, types, args);
  else
    note_failed_read (rows);

  return rows;
}

CliffRows *
cliff_store_query (CliffStore *self,
                   const char *sql,
                   const char *types,
                   ...)
{
  CliffRows *rows;
  va_list args;

  g_return_val_if_fail (CLIFF_IS_STORE (self), NULL);
  g_return_val_if_fail (self->thread == g_thread_self (), NULL);

  va_start (args, types);
  rows = query (self, sql, types, args);
  va_end (args);

  return rows;
}

static void
end_rows (CliffRows *rows)
{
  if (rows->statement != NULL)
    cliff_store_give_statement (rows->store, rows->statement);
  rows->statement = NULL;
}

gboolean
cliff_rows_next (CliffRows *rows)
{
  int result;

  if (rows->statement == NULL)
    return FALSE;

  result = sqlite3_step (rows->statement);
  if (result == SQLITE_ROW)
    return TRUE;

  if (result != SQLITE_DONE)
    {
      cliff_store_set_error (&rows->error, rows->store->db, result);
      note_failed_read (rows);
    }
  end_rows (rows);
  return FALSE;
}

gint64
cliff_rows_get_int (CliffRows *rows,
                    int        column)
{
  g_return_val_if_fail (rows->statement != NULL, 0);

  return sqlite3_column_int64 (rows->statement, column);
}

const char *
cliff_rows_get_text (CliffRows *rows,
                     int        column)
{
  g_return_val_if_fail (rows->statement != NULL, NULL);

  return (const char *) sqlite3_column_text (rows->statement, column);
}

gboolean
cliff_rows_finish (CliffRows  *rows,
                   GError    **error)
{
  end_rows (rows);
  if (rows->error != NULL)
    g_propagate_error (error, g_error_copy (rows->error));

  return rows->error == NULL;
}

void
cliff_rows_free (CliffRows *rows)
{
  end_rows (rows);
  g_clear_error (&rows->error);
  g_object_unref (rows->store);
  g_free (rows);
}

gint64
cliff_store_get_int (CliffStore *self,
                     gint64      fallback,
                     const char *sql,
                     const char *types,
                     ...)
{
  g_autoptr(CliffRows) rows = NULL;
  gint64 value = fallback;
  va_list args;

  g_return_val_if_fail (CLIFF_IS_STORE (self), fallback);
  g_return_val_if_fail (self->thread == g_thread_self (), fallback);

  va_start (args, types);
  rows = query (self, sql, types, args);
  va_end (args);
  if (cliff_rows_next (rows) && sqlite3_column_type (rows->statement, 0) != SQLITE_NULL)
    value = cliff_rows_get_int (rows, 0);

  return value;
}

char *
cliff_store_dup_text (CliffStore *self,
                      const char *sql,
                      const char *types,
                      ...)
{
  g_autoptr(CliffRows) rows = NULL;
  char *text = NULL;
  va_list args;

  g_return_val_if_fail (CLIFF_IS_STORE (self), NULL);
  g_return_val_if_fail (self->thread == g_thread_self (), NULL);

  va_start (args, types);
  rows = query (self, sql, types, args);
  va_end (args);
  if (cliff_rows_next (rows))
    text = g_strdup (cliff_rows_get_text (rows, 0));

  return text;
}

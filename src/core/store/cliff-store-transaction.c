/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-store-private.h"

static gboolean
refuse_write (CliffStore  *self,
              GError     **error)
{
  const char *reason = NULL;

  switch (self->read_only)
    {
    case CLIFF_READ_ONLY_NOT:
      return FALSE;
    case CLIFF_READ_ONLY_ASKED:
      reason = "The project was opened for reading only";
      break;
    case CLIFF_READ_ONLY_IN_USE:
      reason = "The project is open in another window or program, so it can only be read here";
      break;
    case CLIFF_READ_ONLY_NEWER:
      reason = "The project was made by a newer version of the program, so it can only be read";
      break;
    case CLIFF_READ_ONLY_PERMISSION:
      reason = "The project's folder cannot be written, so it can only be read";
      break;
    }
  g_set_error_literal (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_READ_ONLY, reason);

  return TRUE;
}

/* Runs @verb on the savepoint of the nested part that @depth parts enclose. */
static gboolean
run_savepoint (CliffStore  *self,
               const char  *verb,
               guint        depth,
               GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("%s part_%u", verb, depth);

  return cliff_store_run (self, sql, error);
}

gboolean
cliff_store_begin_plain (CliffStore  *self,
                         GError     **error)
{
  guint mark = self->feed->len;

  if (refuse_write (self, error))
    return FALSE;
  if (self->broken != NULL)
    {
      g_propagate_error (error, g_error_copy (self->broken));
      return FALSE;
    }

  if (self->marks->len == 0 ? !cliff_store_run (self, "BEGIN IMMEDIATE", error)
                            : !run_savepoint (self, "SAVEPOINT", self->marks->len, error))
    return FALSE;

  g_array_append_val (self->marks, mark);
  return TRUE;
}

static void
end_session (CliffStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->label, g_free);
  self->joined = 0;
}

static gboolean
start_session (CliffStore  *self,
               const char  *label,
               GError     **error)
{
  GPtrArray *tables = cliff_schema_get_tables ();
  int result = sqlite3session_create (self->db, "main", &self->session);

  for (guint i = 0; result == SQLITE_OK && i < tables->len; i++)
    if (cliff_schema_is_tracked (g_ptr_array_index (tables, i)))
      result = sqlite3session_attach (self->session, g_ptr_array_index (tables, i));
  if (result != SQLITE_OK)
    {
      cliff_store_set_error (error, self->db, result);
      end_session (self);
      return FALSE;
    }

  self->label = g_strdup (label);
  return TRUE;
}

/* The connection runs with NORMAL; FULL costs a sync a commit. */
static gboolean
set_durable (CliffStore  *self,
             gboolean     durable,
             GError     **error)
{
  if (!cliff_store_run (self, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", error))
    return FALSE;
  self->durable = durable;

  return TRUE;
}

/* Back to no transaction, whatever was open. */
static void
end_transaction (CliffStore *self)
{
  g_array_set_size (self->marks, 0);
  end_session (self);
  g_clear_error (&self->broken);
  if (self->durable)
    set_durable (self, FALSE, NULL);
}

/**
 * cliff_store_begin:
 * @label: names the step in the history
 *
 * Opens a transaction, or a part of the open one.  Each success is paired with one cliff_store_commit() or
 * cliff_store_rollback().
 *
 * Returns: FALSE with a CLIFF_STORE_ERROR, READ_ONLY among them; nothing is open then
 */
gboolean
cliff_store_begin (CliffStore  *self,
                   const char  *label,
                   GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  if (!cliff_store_begin_plain (self, error))
    return FALSE;
  if (self->session == NULL && !start_session (self, label, error))
    {
      cliff_store_rollback (self);
      return FALSE;
    }

  return TRUE;
}

/**
 * cliff_store_begin_kept:
 *
 * As cliff_store_begin(), for rows outside the history.  Inside an open transaction it is a part of that one, and on the
 * disk when that one is.
 */
gboolean
cliff_store_begin_kept (CliffStore  *self,
                        GError     **error)
{
  gboolean outermost;

  g_return_val_if_fail (CLIFF_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  outermost = self->marks->len == 0;
  /* SQLite refuses to change this inside a transaction. */
  if (outermost && self->read_only == CLIFF_READ_ONLY_NOT && !set_durable (self, TRUE, error))
    return FALSE;
  if (cliff_store_begin_plain (self, error))
    return TRUE;

  if (outermost)
    end_transaction (self);
  return FALSE;
}

CliffId
cliff_store_get_step (CliffStore *self)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), 0);

  return cliff_store_get_int (self, 0, "SELECT CASE undone WHEN 0 THEN id END FROM history ORDER BY id DESC LIMIT 1", "");
}

gboolean
cliff_store_join (CliffStore *self,
                  CliffId     step)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);

  if (step == 0 || cliff_store_get_step (self) != step)
    return FALSE;
  self->joined = step;

  return TRUE;
}

/* Both changesets in one: what the second takes back of the first is gone. */
static int
concatenate (sqlite3_stmt *step,
             const void   *changeset,
             int           size,
             int          *out_size,
             void        **out)
{
  sqlite3_changegroup *group;
  int result = sqlite3changegroup_new (&group);

  if (result != SQLITE_OK)
    return result;
  result = sqlite3changegroup_add (group, sqlite3_column_bytes (step, 0), (void *) sqlite3_column_blob (step, 0));
  if (result == SQLITE_OK)
    result = sqlite3changegroup_add (group, size, (void *) changeset);
  if (result == SQLITE_OK)
    result = sqlite3changegroup_output (group, out_size, out);
  sqlite3changegroup_delete (group);

  return result;
}

static gboolean
write_joined (CliffStore  *self,
              const void  *changeset,
              int          size,
              GError     **error)
{
  sqlite3_stmt *statement;
  void *both = NULL;
  gboolean done;
  int both_size = 0;
  int result;

  statement = cliff_store_take_statement (self, "SELECT changeset FROM history WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, self->joined);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    result = concatenate (statement, changeset, size, &both_size, &both);
  cliff_store_give_statement (self, statement);
  if (result != SQLITE_OK)
    {
      cliff_store_set_error (error, self->db, result);
      return FALSE;
    }

  if (both_size == 0)
    done = cliff_store_exec (self, error, "DELETE FROM history WHERE id = ?", "i", self->joined);
  else
    {
      statement = cliff_store_take_statement (self, "UPDATE history SET changeset = ? WHERE id = ?", error);
      if (statement != NULL)
        {
          sqlite3_bind_blob (statement, 1, both, both_size, SQLITE_STATIC);
          sqlite3_bind_int64 (statement, 2, self->joined);
        }
      done = statement != NULL && cliff_store_step_statement (self, statement, error);
    }
  sqlite3_free (both);

  return done;
}

static gboolean
insert_history (CliffStore  *self,
                const void  *changeset,
                int          size,
                GError     **error)
{
  sqlite3_stmt *statement;

  /* A new step ends what could be done again: the undone steps do not follow from it. */
  if (!cliff_store_run (self, "DELETE FROM history WHERE undone", error))
    return FALSE;
  statement = cliff_store_take_statement (self, "INSERT INTO history (label, created, changeset) VALUES (?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, self->label, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, g_get_real_time () * 1000);
  sqlite3_bind_blob (statement, 3, changeset, size, SQLITE_STATIC);

  return cliff_store_step_statement (self, statement, error);
}

static gboolean
write_history (CliffStore  *self,
               GError     **error)
{
  void *changeset = NULL;
  gboolean done = TRUE;
  int size = 0;
  int result;

  if (self->session == NULL)
    return TRUE;

  result = sqlite3session_changeset (self->session, &size, &changeset);
  if (result != SQLITE_OK)
    {
      cliff_store_set_error (error, self->db, result);
      return FALSE;
    }
  if (size > 0)
    done = self->joined != 0 ? write_joined (self, changeset, size, error) : insert_history (self, changeset, size, error);
  sqlite3_free (changeset);

  return done;
}

gboolean
cliff_store_commit_plain (CliffStore  *self,
                          GError     **error)
{
  if (!cliff_store_run (self, "COMMIT", error))
    return FALSE;
  end_transaction (self);
  cliff_store_feed_announce (self);

  return TRUE;
}

/**
 * cliff_store_commit:
 *
 * Ends the transaction, or the innermost open part of it.
 *
 * Returns: FALSE with a CLIFF_STORE_ERROR: that part is rolled back then, and must not be rolled back again
 */
gboolean
cliff_store_commit (CliffStore  *self,
                    GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);
  g_return_val_if_fail (self->marks->len > 0, FALSE);

  if (self->broken != NULL)
    {
      g_propagate_error (error, g_error_copy (self->broken));
    }
  else if (self->marks->len > 1)
    {
      if (run_savepoint (self, "RELEASE", self->marks->len - 1, error))
        {
          g_array_set_size (self->marks, self->marks->len - 1);
          return TRUE;
        }
    }
  else if (write_history (self, error) && cliff_store_commit_plain (self, error))
    {
      return TRUE;
    }

  cliff_store_rollback (self);
  return FALSE;
}

/**
 * cliff_store_rollback:
 *
 * Takes back the innermost open part, with its share of the change feed.
 */
void
cliff_store_rollback (CliffStore *self)
{
  g_return_if_fail (CLIFF_IS_STORE (self));
  g_return_if_fail (self->thread == g_thread_self ());
  g_return_if_fail (self->marks->len > 0);

  g_array_set_size (self->feed, g_array_index (self->marks, guint, self->marks->len - 1));
  g_array_set_size (self->marks, self->marks->len - 1);

  if (self->marks->len == 0)
    {
      if (!sqlite3_get_autocommit (self->db))
        cliff_store_run (self, "ROLLBACK", NULL);
      end_transaction (self);
    }
  else if (self->broken == NULL)
    {
      run_savepoint (self, "ROLLBACK TO", self->marks->len, NULL);
      run_savepoint (self, "RELEASE", self->marks->len, NULL);
    }
}

gboolean
cliff_store_end (CliffStore  *self,
                 gboolean     done,
                 GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), FALSE);

  if (done)
    return cliff_store_commit (self, error);

  cliff_store_rollback (self);
  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-changeset.h"
#include "cliff-store-private.h"

/*
 * The history is a row of steps; "undone" ones, if any, are the last.  Undo applies the inverse of the last step that is not
 * undone, redo applies the first that is.
 */
#define LAST_DONE    "FROM history WHERE NOT undone ORDER BY id DESC LIMIT 1"
#define FIRST_UNDONE "FROM history WHERE undone ORDER BY id LIMIT 1"

static const char *
read_label (CliffStore  *self,
            char       **label,
            const char  *sql)
{
  g_autofree char *fresh = cliff_store_dup_text (self, sql, "");

  g_set_str (label, fresh);
  return *label;
}

const char *
cliff_store_get_undo_label (CliffStore *self)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), NULL);

  return read_label (self, &self->undo_label, "SELECT label " LAST_DONE);
}

const char *
cliff_store_get_redo_label (CliffStore *self)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), NULL);

  return read_label (self, &self->redo_label, "SELECT label " FIRST_UNDONE);
}

gboolean
cliff_store_can_undo (CliffStore *self)
{
  return self->read_only == CLIFF_READ_ONLY_NOT && cliff_store_get_undo_label (self) != NULL;
}

gboolean
cliff_store_can_redo (CliffStore *self)
{
  return self->read_only == CLIFF_READ_ONLY_NOT && cliff_store_get_redo_label (self) != NULL;
}

static int
abort_on_conflict (gpointer                  data,
                   int                       kind,
                   sqlite3_changeset_iter   *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (CliffStore    *self,
       sqlite3_stmt  *step,
       gboolean       undo,
       GError       **error)
{
  /* Without NOACTION a delete that cascaded when it was made would cascade again here and conflict with its own
   * recorded consequences. */
  int flags = SQLITE_CHANGESETAPPLY_FKNOACTION | (undo ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  const void *changeset = sqlite3_column_blob (step, 1);
  int size = sqlite3_column_bytes (step, 1);
  int result = SQLITE_CORRUPT;

  if (cliff_changeset_is_sound (changeset, size))
    result = sqlite3changeset_apply_v2 (self->db, size, (void *) changeset, NULL, abort_on_conflict, NULL, NULL, NULL, flags);

  if (result == SQLITE_ABORT || result == SQLITE_CONSTRAINT)
    g_set_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_CONFLICT,
                 "“%s” cannot be %s: the project has changed in another way since; nothing was changed",
                 (const char *) sqlite3_column_text (step, 2), undo ? "undone" : "redone");
  else if (result != SQLITE_OK)
    cliff_store_set_error (error, self->db, result);

  return result == SQLITE_OK;
}

static gboolean
mark_step (CliffStore  *self,
           gint64       id,
           gboolean     undone,
           GError     **error)
{
  return cliff_store_exec (self, error, "UPDATE history SET undone = ? WHERE id = ?", "ii", (gint64) undone, id);
}

static gboolean
replay (CliffStore  *self,
        gboolean     undo,
        GError     **error)
{
  const char *sql = undo ? "SELECT id, changeset, label " LAST_DONE : "SELECT id, changeset, label " FIRST_UNDONE;
  sqlite3_stmt *step;
  gboolean done = FALSE;

  if (!cliff_store_begin_plain (self, error))
    return FALSE;

  step = cliff_store_take_statement (self, sql, error);
  if (step != NULL)
    {
      int result = sqlite3_step (step);

      if (result == SQLITE_ROW)
        done = apply (self, step, undo, error) && mark_step (self, sqlite3_column_int64 (step, 0), undo, error);
      else if (result == SQLITE_DONE)
        g_set_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_NOT_FOUND, "There is nothing to %s", undo ? "undo" : "redo");
      else
        cliff_store_set_error (error, self->db, result);
      cliff_store_give_statement (self, step);
    }

  if (done && cliff_store_commit_plain (self, error))
    return TRUE;
  cliff_store_rollback (self);
  return FALSE;
}

/**
 * cliff_store_undo:
 *
 * Takes the last step of the history back, in a transaction of its own.
 *
 * Returns: FALSE with CLIFF_STORE_ERROR_NOT_FOUND when there is none, CLIFF_STORE_ERROR_CONFLICT when it no longer fits, or
 *   another CLIFF_STORE_ERROR; everything is as before then
 */
gboolean
cliff_store_undo (CliffStore  *self,
                  GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);
  g_return_val_if_fail (self->marks->len == 0, FALSE);

  return replay (self, TRUE, error);
}

/**
 * cliff_store_redo:
 *
 * Makes the step that was undone last again; otherwise as cliff_store_undo().
 */
gboolean
cliff_store_redo (CliffStore  *self,
                  GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);
  g_return_val_if_fail (self->marks->len == 0, FALSE);

  return replay (self, FALSE, error);
}

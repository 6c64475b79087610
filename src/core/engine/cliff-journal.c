/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-journal.h"

CliffOrder *
cliff_order_new (CliffEngine *engine,
                 const char  *owner,
                 CliffId      owner_id,
                 JsonObject  *request)
{
  CliffOrder *self = g_new0 (CliffOrder, 1);

  self->engine = g_object_ref (engine);
  self->owner = g_intern_string (owner);
  self->owner_id = owner_id;
  self->request = json_object_ref (request);
  self->recipe = cliff_engine_dup_recipe (engine, request);

  return self;
}

void
cliff_order_free (CliffOrder *self)
{
  g_clear_object (&self->engine);
  g_clear_pointer (&self->request, json_object_unref);
  g_clear_pointer (&self->recipe, g_free);
  g_free (self);
}

static gint64
now (void)
{
  return g_get_real_time () * 1000;
}

gboolean
cliff_journal_recover (CliffStore  *store,
                       GPtrArray   *engines,
                       GError     **error)
{
  static const char *const cut_off = "state IN ('submitting', 'submitted', 'running', 'fetching')";
  g_autofree char *again = g_strdup_printf (
      "UPDATE job SET state = 'ready', updated = ? WHERE engine = ? AND %s", cut_off);
  g_autofree char *unclear = g_strdup_printf (
      "UPDATE job SET state = 'uncertain', updated = ? WHERE %s", cut_off);
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM job WHERE %s", cut_off);

  if (cliff_store_get_int (store, 0, count, "") == 0)
    return TRUE;
  if (!cliff_store_begin_kept (store, error))
    return FALSE;
  for (guint i = 0; i < engines->len; i++)
    {
      CliffEngine *engine = g_ptr_array_index (engines, i);

      if (cliff_engine_is_local (engine)
          && !cliff_store_exec (store, error, again, "is", now (), cliff_engine_get_id (engine)))
        {
          cliff_store_rollback (store);
          return FALSE;
        }
    }
  if (!cliff_store_exec (store, error, unclear, "i", now ()))
    {
      cliff_store_rollback (store);
      return FALSE;
    }

  return cliff_store_commit (store, error);
}

CliffId
cliff_journal_add (CliffStore        *store,
                   const CliffOrder  *order,
                   GError           **error)
{
  const char *id = cliff_engine_get_id (order->engine);
  const char *kind = cliff_engine_get_kind (order->engine);
  CliffId left = cliff_store_get_int (store, 0,
    "SELECT id FROM job WHERE state = 'ready' AND owner = ? AND owner_id = ? AND recipe = ? ORDER BY id",
    "sis", order->owner, order->owner_id, order->recipe);

  if (!cliff_store_exec (store, error,
                         "UPDATE job SET state = 'cancelled', message = 'superseded', updated = ? "
                         "WHERE state = 'ready' AND owner = ? AND owner_id = ? AND kind = ? AND id <> ?",
                         "isisi", now (), order->owner, order->owner_id, kind, left))
    return 0;
  if (left != 0)
    return left;

  g_autofree char *request = cliff_engine_dup_canonical (order->request);

  return cliff_store_insert (store, error,
                             "INSERT INTO job (engine, kind, owner, owner_id, recipe, request, state, created, updated) "
                             "VALUES (?, ?, ?, ?, ?, ?, 'ready', ?, ?)",
                             "sssissii", id, kind, order->owner, order->owner_id, order->recipe, request, now (), now ());
}

gboolean
cliff_journal_set_state (CliffStore  *store,
                         CliffId      job_id,
                         const char  *state,
                         GError     **error)
{
  return cliff_store_exec (store, error, "UPDATE job SET state = ?, updated = ? WHERE id = ?",
                           "sii", state, now (), job_id);
}

static const char *
get_failure_class (const GError *reason)
{
  if (g_error_matches (reason, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST))
    return "request";
  if (g_error_matches (reason, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNAVAILABLE))
    return "unavailable";
  if (reason->domain == CLIFF_ENGINE_ERROR)
    return "failed";

  return "machine";
}

gboolean
cliff_journal_fail (CliffStore    *store,
                    CliffId        job_id,
                    const GError  *reason,
                    GError       **error)
{
  return cliff_store_exec (store, error,
                           "UPDATE job SET state = 'failed', error = ?, message = ?, updated = ? WHERE id = ?", "ssii",
                           get_failure_class (reason), reason->message, now (), job_id);
}

CliffId
cliff_journal_finish (CliffStore               *store,
                      CliffId                   job_id,
                      const CliffOrder         *order,
                      const CliffMediaFile     *file,
                      const CliffEngineResult  *result,
                      GError                  **error)
{
  CliffId media_id =
    cliff_store_add_media (store, file, result->duration, result->width, result->height, error);

  if (media_id == 0)
    return 0;

  /* A take whose file had been lost has it back now, and needs no twin. */
  CliffId take_id = cliff_store_get_int (store, 0,
    "SELECT id FROM take WHERE owner = ? AND owner_id = ? AND recipe = ? AND media_id = ?", "sisi",
    order->owner, order->owner_id, order->recipe, media_id);
  g_autofree char *detail = result->detail != NULL ? json_to_string (result->detail, FALSE)
                                                   : g_strdup ("{}");

  if (take_id == 0)
    take_id = cliff_store_insert (
        store, error,
        "INSERT INTO take (owner, owner_id, kind, media_id, engine, recipe, detail, job_id, "
        "created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "sisisssii", order->owner, order->owner_id, cliff_engine_get_kind (order->engine), media_id,
        cliff_engine_get_id (order->engine), order->recipe, detail, job_id, now ());
  if (take_id == 0 || !cliff_journal_set_state (store, job_id, "done", error))
    return 0;

  return take_id;
}

CliffId
cliff_journal_find_take (CliffStore       *store,
                         const CliffOrder *order)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT id, media_id FROM take WHERE owner = ? AND owner_id = ? AND recipe = ? ORDER BY id DESC", "sis",
    order->owner, order->owner_id, order->recipe);

  while (cliff_rows_next (rows))
    if (cliff_store_has_media (store, cliff_rows_get_int (rows, 1)))
      return cliff_rows_get_int (rows, 0);

  return 0;
}

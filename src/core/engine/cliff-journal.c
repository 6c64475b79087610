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
      "UPDATE job SET state = 'uncertain', updated = ? WHERE token = '' AND %s", cut_off);
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM job WHERE token = '' AND %s", cut_off);

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
    "SELECT id FROM job WHERE (state IN ('ready', 'submitting', 'submitted', 'running', 'fetching', 'uncertain') "
    "OR (state = 'failed' AND token <> '' AND error IN ('transient', 'machine', 'key', 'money', 'busy'))) "
    "AND owner = ? AND owner_id = ? AND recipe = ? ORDER BY token = '', state = 'ready', id",
    "sis", order->owner, order->owner_id, order->recipe);

  if (!cliff_store_exec (store, error,
                         "UPDATE job SET state = 'cancelled', message = 'superseded', updated = ? "
                         "WHERE state = 'ready' AND owner = ? AND owner_id = ? AND kind = ? AND id <> ?",
                         "isisi", now (), order->owner, order->owner_id, kind, left))
    return 0;
  if (left != 0)
    return left;

  g_autofree char *request = cliff_engine_dup_canonical (order->request);
  g_autofree char *handle = g_uuid_string_random ();

  return cliff_store_insert (store, error,
                             "INSERT INTO job (engine, kind, owner, owner_id, recipe, request, state, created, updated, account, handle) "
                             "VALUES (?, ?, ?, ?, ?, ?, 'ready', ?, ?, ?, ?)",
                             "sssissiiss", id, kind, order->owner, order->owner_id, order->recipe, request, now (), now (),
                             cliff_engine_get_account (order->engine), handle);
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

gboolean
cliff_journal_leave (CliffStore  *store,
                     CliffId      job_id,
                     gint64       reserved,
                     const char  *currency,
                     GError     **error)
{
  return cliff_store_exec (store, error,
                           "UPDATE job SET state = 'submitting', attempt = attempt + 1, left_at = ?, updated = ?, reserved_micro = ?, currency = ?, "
                           "error = '', message = '' WHERE id = ?", "iiisi", now (), now (), MAX (0, reserved), currency, job_id);
}

gboolean
cliff_journal_keep (CliffStore  *store,
                    CliffId      job_id,
                    JsonObject  *token,
                    GError     **error)
{
  g_autofree char *text = cliff_engine_dup_canonical (token);

  return cliff_store_exec (store, error, "UPDATE job SET state = 'submitted', token = ?, updated = ? WHERE id = ?", "sii", text, now (), job_id);
}

gboolean
cliff_journal_settle (CliffStore  *store,
                      CliffId      job_id,
                      gint64       cost,
                      const char  *usage,
                      GError     **error)
{
  return cliff_store_exec (store, error,
                           "UPDATE job SET cost_micro = cost_micro + CASE WHEN ?1 < 0 THEN reserved_micro ELSE ?1 END, reserved_micro = 0, usage = ?2 "
                           "WHERE id = ?3", "isi", cost, usage, job_id);
}

static const char *
get_failure_class (const GError *reason)
{
  if (reason->domain != CLIFF_ENGINE_ERROR)
    return "machine";
  switch ((CliffEngineError) reason->code)
    {
    case CLIFF_ENGINE_ERROR_REQUEST:
      return "request";
    case CLIFF_ENGINE_ERROR_UNAVAILABLE:
      return "unavailable";
    case CLIFF_ENGINE_ERROR_REFUSED:
      return "policy";
    case CLIFF_ENGINE_ERROR_KEY:
      return "key";
    case CLIFF_ENGINE_ERROR_MONEY:
      return "money";
    case CLIFF_ENGINE_ERROR_BUSY:
      return "busy";
    case CLIFF_ENGINE_ERROR_TRANSIENT:
      return "transient";
    case CLIFF_ENGINE_ERROR_UNCERTAIN:
      return "uncertain";
    case CLIFF_ENGINE_ERROR_LOST:
      return "lost";
    case CLIFF_ENGINE_ERROR_BUDGET:
      return "budget";
    case CLIFF_ENGINE_ERROR_FAILED:
      break;
    }

  return "failed";
}

static const char *
get_end_state (const char *class)
{
  if (g_str_equal (class, "policy"))
    return "refused";

  return g_str_equal (class, "uncertain") ? "uncertain" : "failed";
}

gboolean
cliff_journal_fail (CliffStore    *store,
                    CliffId        job_id,
                    const GError  *reason,
                    GError       **error)
{
  const char *class = get_failure_class (reason);

  /* What the vendor took on and never gave is spent; what it may still give stays reserved; all else was not charged. */
  if (g_str_equal (class, "lost") && !cliff_journal_settle (store, job_id, -1, "", error))
    return FALSE;
  if (!cliff_store_exec (store, error, "UPDATE job SET reserved_micro = 0 WHERE id = ? AND ? <> 'uncertain' "
                         "AND (token = '' OR ? NOT IN ('transient', 'machine', 'key', 'money', 'busy'))", "iss", job_id, class, class))
    return FALSE;

  return cliff_store_exec (store, error, "UPDATE job SET state = ?, error = ?, message = ?, updated = ? WHERE id = ?", "sssii",
                           get_end_state (class), class, reason->message, now (), job_id);
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
        "created, ai, cost_micro, currency) SELECT ?, ?, ?, ?, ?, ?, ?, id, ?, "
        "CASE account WHEN '' THEN '' ELSE json_object ('engine', engine, 'request', json (request)) END, cost_micro, currency "
        "FROM job WHERE id = ?",
        "sisisssii", order->owner, order->owner_id, cliff_engine_get_kind (order->engine), media_id,
        cliff_engine_get_id (order->engine), order->recipe, detail, now (), job_id);
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

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Jobs that somebody else's machine does, for money. */

#include "config.h"

#include "cliff-jobs-private.h"

#include "cliff-budget.h"

/* How often the same is tried that a vendor has certainly not taken on, and the longest wait in ms before the next time: after that a person
 * is told instead. */
#define MOST_TRIES 4
#define MOST_BUSY 20
#define LONGEST_WAIT (120 * 1000)

gboolean
cliff_run_is_remote (CliffRun *run)
{
  return !cliff_engine_is_local (run->order->engine);
}

CliffGate *
cliff_jobs_get_gate (CliffJobs *self,
          CliffRun  *run)
{
  const char *account = cliff_engine_get_account (run->order->engine);
  CliffGate *gate = g_hash_table_lookup (self->gates, account);

  if (gate == NULL)
    {
      gate = cliff_gate_new ();
      g_hash_table_insert (self->gates, (gpointer) account, gate);
    }

  return gate;
}

/* Writes down that a run leaves now, within what may be spent.  One whose token is known leaves nothing behind it could be charged for. */
gboolean
cliff_jobs_record_leaving (CliffJobs  *self,
                CliffRun   *run,
                GError    **error)
{
  const char *currency = "";
  gint64 cost;

  if (run->token != NULL || run->left_at != 0)
    return TRUE;
  cost = cliff_engine_reckon (run->order->engine, run->order->request, -1, NULL, &currency);
  if (!cliff_store_begin_kept (self->store, error))
    return FALSE;

  return cliff_store_end (self->store,
                          cliff_budget_check (self->store, run->job_id, cost, currency, error)
                            && cliff_journal_leave (self->store, run->job_id, cost, currency, error),
                          error);
}

void
cliff_jobs_record_token (CliffJobs *self,
              CliffRun  *run)
{
  g_autoptr(GError) error = NULL;

  if (!cliff_store_begin_kept (self->store, &error)
      || !cliff_store_end (self->store, cliff_journal_keep (self->store, run->job_id, run->token, &error), &error))
    g_warning ("The vendor's token of job %" G_GINT64_FORMAT " cannot be recorded: %s", run->job_id, error->message);
}

/* What it cost, as far as anybody knows. */
gboolean
cliff_jobs_settle (CliffJobs  *self,
        CliffRun   *run,
        GError    **error)
{
  const char *currency = "";
  gint64 cost = cliff_engine_reckon (run->order->engine, run->order->request, run->remote.usage, run->remote.usage_unit, &currency);
  g_autofree char *usage = run->remote.usage >= 0 && run->remote.usage_unit != NULL
                             ? g_strdup_printf ("%" G_GINT64_FORMAT " %s", run->remote.usage, run->remote.usage_unit) : g_strdup ("");

  return cliff_journal_settle (self->store, run->job_id, cost, usage, error);
}

/* Puts a run back that the vendor has certainly not taken on.  FALSE when it was tried often enough. */
gboolean
cliff_jobs_try_again (CliffJobs    *self,
           CliffRun     *run,
           const GError *error)
{
  gboolean busy = g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_BUSY);

  if (run->token != NULL || run->left_at != 0 || run->tries >= (busy ? MOST_BUSY : MOST_TRIES)
      || run->remote.retry_after > LONGEST_WAIT || g_cancellable_is_cancelled (run->cancellable)
      || !(busy || g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_TRANSIENT)))
    return FALSE;
  run->tries++;
  run->not_before = g_get_monotonic_time () + MAX (0, run->remote.retry_after) * 1000;
  cliff_jobs_try_record_state (self, run, "ready", NULL);

  return TRUE;
}

gboolean
cliff_jobs_is_out (CliffRun *run)
{
  return run->token != NULL || run->left_at != 0;
}

/* What was called off may have been charged all the same.  What the vendor goes on with, and what is uncertain, stays as it is: it is
 * found again. */
void
cliff_jobs_record_cancel (CliffJobs *self,
                          CliffRun  *run)
{
  if (cliff_jobs_is_out (run) && !run->remote.called_off)
    return;
  if (run->token != NULL && cliff_store_begin_kept (self->store, NULL))
    cliff_store_end (self->store, cliff_journal_settle (self->store, run->job_id, -1, "", NULL), NULL);
  cliff_jobs_try_record_state (self, run, "cancelled", NULL);
}

/* Ids at the vendor that belong to other jobs. (transfer full) */
static GHashTable *
find_claimed (CliffJobs *self,
              CliffId    job_id)
{
  GHashTable *claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CliffRows) rows = cliff_store_query (self->store,
    "SELECT json_extract (token, '$.id') FROM job WHERE token <> '' AND id <> ? AND json_valid (token)", "i", job_id);

  while (cliff_rows_next (rows))
    g_hash_table_add (claimed, g_strdup (cliff_rows_get_text (rows, 0)));

  return claimed;
}

/* What is known of a job that was under way before. */
void
cliff_jobs_take_up (CliffJobs *self,
         CliffRun  *run)
{
  g_autoptr(CliffRows) rows = cliff_store_query (self->store, "SELECT handle, token, state, left_at, account FROM job WHERE id = ?", "i", run->job_id);
  g_autoptr(JsonNode) token = NULL;

  if (!cliff_run_is_remote (run) || !cliff_rows_next (rows))
    return;
  run->handle = g_strdup (cliff_rows_get_text (rows, 0));
  token = json_from_string (cliff_rows_get_text (rows, 1), NULL);
  if (token != NULL && JSON_NODE_HOLDS_OBJECT (token))
    run->token = json_node_dup_object (token);
  else if (g_str_equal (cliff_rows_get_text (rows, 2), "uncertain"))
    run->left_at = cliff_rows_get_int (rows, 3);
  if (cliff_jobs_is_out (run) && !g_str_equal (cliff_rows_get_text (rows, 4), cliff_engine_get_account (run->order->engine)))
    g_set_error (&run->error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_KEY, "It is under way already, paid by the account “%s”",
                 cliff_rows_get_text (rows, 4));
  if (run->left_at != 0)
    run->claimed = find_claimed (self, run->job_id);
}

gboolean
cliff_jobs_decide (CliffStore  *store,
                   CliffId      job_id,
                   gboolean     charged,
                   GError     **error)
{
  if (cliff_store_get_int (store, 0, "SELECT count(*) FROM job WHERE id = ? AND state = 'uncertain'", "i", job_id) == 0)
    {
      g_set_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_NOT_FOUND, "Job %" G_GINT64_FORMAT " is not uncertain", job_id);
      return FALSE;
    }
  if (!cliff_store_begin_kept (store, error))
    return FALSE;

  return cliff_store_end (store,
                          charged ? cliff_journal_settle (store, job_id, -1, "", error) && cliff_journal_set_state (store, job_id, "failed", error)
                                  : cliff_store_exec (store, error, "UPDATE job SET state = 'cancelled', reserved_micro = 0 WHERE id = ?", "i", job_id),
                          error);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-budget.h"

#include "cliff-engine.h"

/* The episode a job works for, of a row "j" of the table of jobs. */
#define EPISODE_OF_JOB                                                                                                                  \
  "CASE j.owner WHEN 'episode' THEN j.owner_id WHEN 'shot' THEN (SELECT s.episode_id FROM shot s WHERE s.id = j.owner_id) "             \
  "WHEN 'line' THEN (SELECT s.episode_id FROM line l JOIN shot s ON s.id = l.shot_id WHERE l.id = j.owner_id) END"

static gint64
get_day_start (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) start = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                      g_date_time_get_day_of_month (now), 0, 0, 0);

  return (start != NULL ? g_date_time_to_unix (start) : 0) * CLIFF_SECOND;
}

/* All that counts against a cap, without the job itself. */
static gint64
get_spent (CliffStore *store,
           CliffId     job_id,
           const char *scope,
           const char *currency)
{
  if (g_str_equal (scope, "day"))
    return cliff_store_get_int (store, 0, "SELECT sum(cost_micro + reserved_micro) FROM job WHERE currency = ? AND id <> ? AND max(left_at, created) >= ?",
                                "sii", currency, job_id, get_day_start ());
  if (g_str_equal (scope, "episode"))
    return cliff_store_get_int (store, 0,
      "SELECT sum(cost_micro + reserved_micro) FROM job j WHERE currency = ?1 AND id <> ?2 AND " EPISODE_OF_JOB " = "
      "(SELECT " EPISODE_OF_JOB " FROM job j WHERE j.id = ?2)", "si", currency, job_id);

  return cliff_store_get_int (store, 0, "SELECT sum(cost_micro + reserved_micro) FROM job WHERE currency = ? AND id <> ?", "si", currency, job_id);
}

gboolean
cliff_budget_check (CliffStore  *store,
                    CliffId      job_id,
                    gint64       micro,
                    const char  *currency,
                    GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT scope, micro, currency FROM cap ORDER BY id", "");

  while (cliff_rows_next (rows))
    {
      const char *scope = cliff_rows_get_text (rows, 0);
      gint64 most = cliff_rows_get_int (rows, 1);

      if (micro < 0)
        {
          g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_BUDGET, "Nobody knows what this costs, and spending is capped");
          return FALSE;
        }
      if (!g_str_equal (cliff_rows_get_text (rows, 2), currency))
        continue;
      if (get_spent (store, job_id, scope, currency) > most - micro)
        {
          g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_BUDGET, "The cap of %" G_GINT64_FORMAT ".%02d %s a %s would be passed",
                       most / 1000000, (int) (most / 10000 % 100), currency, scope);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
cliff_budget_set_cap (CliffStore  *store,
                      const char  *scope,
                      const char  *currency,
                      gint64       micro,
                      GError     **error)
{
  if (!cliff_store_begin_kept (store, error))
    return FALSE;

  return cliff_store_end (store,
                          cliff_store_exec (store, error, "DELETE FROM cap WHERE scope = ? AND currency = ?", "ss", scope, currency)
                          && (micro < 0 || cliff_store_insert (store, error, "INSERT INTO cap (scope, currency, micro) VALUES (?, ?, ?)", "ssi",
                                                              scope, currency, micro) != 0),
                          error);
}

/* ── The report ──────────────────────────────────────────────────────────── */

/* The rows of a statement as objects: a name beginning with '#' is a number's. */
static gboolean
add_table (JsonObject         *report,
           const char         *member,
           CliffStore         *store,
           const char         *sql,
           const char *const  *names,
           GError            **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store, sql, "");
  JsonArray *table = json_array_new ();

  json_object_set_array_member (report, member, table);
  while (cliff_rows_next (rows))
    {
      JsonObject *row = json_object_new ();

      for (int i = 0; names[i] != NULL; i++)
        if (*names[i] == '#')
          json_object_set_int_member (row, names[i] + 1, cliff_rows_get_int (rows, i));
        else
          json_object_set_string_member (row, names[i], cliff_rows_get_text (rows, i));
      json_array_add_object_element (table, row);
    }

  return cliff_rows_finish (rows, error);
}

JsonNode *
cliff_budget_report (CliffStore  *store,
                     GError     **error)
{
  static const char *const totals[] = { "currency", "#spent", "#reserved", "#uncertain", "#unused", "#jobs", NULL };
  static const char *const engines[] = { "currency", "engine", "#spent", "#jobs", NULL };
  static const char *const episodes[] = { "currency", "#episode", "#spent", "#seconds", NULL };
  static const char *const caps[] = { "currency", "scope", "#micro", NULL };
  g_autoptr(JsonObject) report = json_object_new ();

  if (!add_table (report, "totals", store,
    "SELECT currency, sum(cost_micro), sum(CASE state WHEN 'uncertain' THEN 0 ELSE reserved_micro END), "
    "sum(CASE state WHEN 'uncertain' THEN reserved_micro ELSE 0 END), "
    "(SELECT coalesce(sum(t.cost_micro), 0) FROM take t WHERE t.currency = job.currency AND NOT EXISTS (SELECT 1 FROM shot s WHERE s.take_id = t.id) "
    "AND NOT EXISTS (SELECT 1 FROM line l WHERE l.take_id = t.id) AND NOT EXISTS (SELECT 1 FROM clip c WHERE c.take_id = t.id)), count(*) "
    "FROM job WHERE currency <> '' GROUP BY currency ORDER BY currency", totals, error)
      || !add_table (report, "engines", store,
    "SELECT currency, engine, sum(cost_micro), count(*) FROM job WHERE currency <> '' GROUP BY currency, engine ORDER BY 1, 2", engines, error)
      || !add_table (report, "episodes", store,
    "SELECT currency, (SELECT e.number FROM episode e WHERE e.id = " EPISODE_OF_JOB "), sum(cost_micro), "
    "(SELECT sum(s.duration) / 1000000000 FROM shot s WHERE s.episode_id = " EPISODE_OF_JOB ") "
    "FROM job j WHERE currency <> '' GROUP BY 1, 2 ORDER BY 1, 2", episodes, error)
      || !add_table (report, "caps", store, "SELECT currency, scope, micro FROM cap ORDER BY 1, 2", caps, error))
    return NULL;

  return json_node_init_object (json_node_alloc (), report);
}

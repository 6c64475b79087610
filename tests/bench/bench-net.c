/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a large download costs beside libcurl alone, and what a state of a job costs beside SQLite's own commit. */

#include "config.h"

#include <curl/curl.h>
#include <stdio.h>
#include <sys/resource.h>

#include "cliff-download.h"
#include "cliff-test-server.h"
#include "cliff-test.h"

#define BYTES (200 << 20)
#define CHANGES 2000
#define OPEN_JOBS 1000

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
}

static long
get_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_maxrss;
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffHttpAnswer) answer = cliff_download_finish (CLIFF_HTTP (source), result, NULL, &error);

  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
bench_download (const char *folder)
{
  g_autoptr(CliffTestServer) server = cliff_test_server_start ();
  g_autoptr(CliffNetRules) rules = cliff_net_rules_new (server->api, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("%s/net/zeros/%d", server->api, BYTES);
  g_autofree char *path = g_build_filename (folder, "ours", NULL), *other = g_build_filename (folder, "theirs", NULL);
  g_autoptr(CliffHttp) http = cliff_http_new ();
  g_autoptr(CliffHttpRequest) request = cliff_http_request_new ("GET", url, rules);
  FILE *file = fopen (other, "w");
  CURL *easy = curl_easy_init ();
  gboolean done = FALSE;
  double ours, theirs;
  gint64 start;
  long before;

  cliff_net_rules_add_local (rules, server->api);
  curl_easy_setopt (easy, CURLOPT_URL, url);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, file);
  start = g_get_monotonic_time ();
  g_assert_cmpint (curl_easy_perform (easy), ==, CURLE_OK);
  fflush (file);
  fsync (fileno (file));
  theirs = seconds_since (start);
  fclose (file);
  curl_easy_cleanup (easy);

  cliff_http_request_set_limit (request, 1LL << 30);
  before = get_peak ();
  start = g_get_monotonic_time ();
  cliff_download_async (http, request, path, NULL, NULL, on_done, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  ours = seconds_since (start);
  printf ("download-200MB %.3f s\nlibcurl-200MB %.3f s\ndownload-ratio %.2f x\ndownload-memory %.1f MiB\n", ours, theirs, ours / theirs,
          (get_peak () - before) / 1024.0);
}

static double
change_states (CliffStore *store,
               gboolean    kept)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < CHANGES; i++)
    {
      g_assert_true (kept ? cliff_store_begin_kept (store, NULL) : cliff_store_begin (store, "Bench", NULL));
      g_assert_true (cliff_store_exec (store, NULL, "UPDATE job SET state = ?, updated = ? WHERE id = ?", "sii", i % 2 ? "running" : "submitted",
                                       (gint64) i, (gint64) (1 + i % OPEN_JOBS)));
      g_assert_true (cliff_store_commit (store, NULL));
    }

  return CHANGES / seconds_since (start);
}

static void
bench_journal (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  double kept, plain;

  g_assert_true (cliff_store_begin_kept (store, NULL));
  for (int i = 0; i < OPEN_JOBS; i++)
    g_assert_true (cliff_store_exec (store, NULL, "INSERT INTO job (engine, kind, owner, owner_id, recipe, request, state, token, created, updated) "
                                     "VALUES ('ark/x', 'video', 'shot', ?, 'r', '{}', 'running', '{\"id\":\"x\"}', 1, 1)", "i", (gint64) i));
  g_assert_true (cliff_store_commit (store, NULL));
  plain = change_states (store, FALSE);
  kept = change_states (store, TRUE);
  printf ("journal %.0f changes/s\nwithout-fsync %.0f changes/s\njournal-ratio %.2f x\n", kept, plain, plain / kept);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_autofree char *folder = cliff_test_dup_folder ();

  bench_download (folder);
  bench_journal ();

  return 0;
}

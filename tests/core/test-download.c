/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that come in pieces, from servers that lie. */

#include "config.h"

#include "cliff-download.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cliff-test-server.h"
#include "cliff-test.h"

#define SIZE (1 << 20)

typedef struct
{
  CliffTestServer  *server;
  CliffHttp        *http;
  CliffNetRules    *rules;
  char             *path;
  gboolean          ended;
  gint64            limit;
  int               idle;   /* ms, 0 for what is usual */
  CliffHttpAnswer  *answer;
  const CliffSniff *sniff;
  GError           *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = cliff_test_dup_folder ();

  fixture->server = cliff_test_server_start ();
  fixture->http = cliff_http_new ();
  fixture->rules = cliff_net_rules_new (fixture->server->api, NULL, NULL);
  fixture->limit = 4 << 20;
  cliff_net_rules_add_local (fixture->rules, fixture->server->api);
  fixture->path = g_build_filename (folder, "file", NULL);
}

static void
clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->answer, cliff_http_answer_unref);
  g_clear_error (&fixture->error);
  fixture->ended = FALSE;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  clear (fixture);
  g_object_unref (fixture->http);
  cliff_net_rules_unref (fixture->rules);
  cliff_test_server_stop (fixture->server);
  g_free (fixture->path);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->answer = cliff_download_finish (CLIFF_HTTP (source), result, &fixture->sniff, &fixture->error);
  fixture->ended = TRUE;
}

static void
download (Fixture    *fixture,
          const char *path,
          const char *kind)
{
  g_autofree char *url = g_strconcat (fixture->server->api, path, NULL);
  g_autoptr(CliffHttpRequest) request = cliff_http_request_new ("GET", url, fixture->rules);

  clear (fixture);
  cliff_http_request_set_limit (request, fixture->limit);
  cliff_http_request_set_redirects (request, 5);
  if (fixture->idle > 0)
    cliff_http_request_set_timeouts (request, 0, fixture->idle);
  cliff_download_async (fixture->http, request, fixture->path, kind, NULL, on_done, fixture);
  while (!fixture->ended)
    g_main_context_iteration (NULL, TRUE);
}

/* The file is whole, and nothing else lies about. */
static void
assert_whole (Fixture *fixture)
{
  g_autofree char *content = NULL;
  g_autofree char *part = g_strconcat (fixture->path, ".part", NULL);
  g_autofree char *mark = g_strconcat (fixture->path, ".part-tag", NULL);
  gsize length;

  g_assert_no_error (fixture->error);
  g_assert_cmpint (fixture->answer->status, ==, 200);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_cmpuint (length, ==, SIZE);
  for (gsize i = 0; i < length; i += 997)
    g_assert_cmpuint ((guint8) content[i], ==, (i * 31 + (i >> 8)) % 256);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_unlink (fixture->path);
}

static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  download (fixture, "/net/file", NULL);
  assert_whole (fixture);
  download (fixture, "/net/redirect?to=/net/file", NULL);
  assert_whole (fixture);
  download (fixture, "/net/status/403", NULL);
  g_assert_cmpint (fixture->answer->status, ==, 403);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_resume (Fixture       *fixture,
             gconstpointer  data)
{
  download (fixture, "/net/file?name=a&break=300000", NULL);
  g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_NO_ANSWER);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  download (fixture, "/net/file?name=a&break=300000", NULL);
  assert_whole (fixture);
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "api", "bytes=300000-"), ==, 1);
}

/* Another file has come under the address: the part is of no use. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  download (fixture, "/net/file?name=a&break=300000&tag=\"old\"", NULL);
  g_assert_nonnull (fixture->error);
  download (fixture, "/net/file?tag=\"new\"", NULL);
  assert_whole (fixture);

  /* What has no validator, or a weak one, begins anew. */
  download (fixture, "/net/file?name=b&break=300000&tag=W/\"x\"", NULL);
  g_assert_nonnull (fixture->error);
  download (fixture, "/net/file?name=b&break=300000&tag=W/\"x\"", NULL);
  assert_whole (fixture);
  download (fixture, "/net/file?name=c&break=300000&tag=", NULL);
  g_assert_nonnull (fixture->error);
  download (fixture, "/net/file?tag=", NULL);
  assert_whole (fixture);
  g_assert_cmpuint (cliff_test_server_count (fixture->server, "api", "bytes=300000-"), ==, 1);

  /* A server that knows no ranges sends all of it again. */
  download (fixture, "/net/file?name=d&break=300000", NULL);
  g_assert_nonnull (fixture->error);
  download (fixture, "/net/file?ignoring", NULL);
  assert_whole (fixture);
}

static void
test_lying (Fixture       *fixture,
            gconstpointer  data)
{
  download (fixture, "/net/file?name=a&break=300000", NULL);
  g_assert_nonnull (fixture->error);
  download (fixture, "/net/file?lying", NULL);
  g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_BAD_ANSWER);
  download (fixture, "/net/file", NULL);
  assert_whole (fixture);

  /* A part that is as long as the file, or longer. */
  g_autofree char *part = g_strconcat (fixture->path, ".part", NULL);
  g_autofree char *mark = g_strconcat (fixture->path, ".part-tag", NULL);
  g_autofree char *long_part = g_strnfill (SIZE, 'x');

  g_assert_true (g_file_set_contents (part, long_part, SIZE, NULL));
  g_assert_true (g_file_set_contents (mark, "\"one\"", -1, NULL));
  download (fixture, "/net/file", NULL);
  assert_whole (fixture);
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  download (fixture, "/net/page", "video");
  g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_BAD_ANSWER);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const paths[] = { "/net/file", "/net/endless", "/net/endless/chunked" };

  fixture->limit = 500000;
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *part = g_strconcat (fixture->path, ".part", NULL);

      download (fixture, paths[i], NULL);
      g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE);
      g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
    }
  /* The limit is the whole file's, not that of each piece. */
  download (fixture, "/net/file?name=a&break=300000&tag=\"x\"", NULL);
  g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE);
}

/* A byte now and then is no file on its way. */
static void
test_drip (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->idle = 2000;
  download (fixture, "/net/drip", NULL);
  g_assert_error (fixture->error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_NO_ANSWER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/download/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("whole", test_whole);
  ADD ("resume", test_resume);
  ADD ("changed", test_changed);
  ADD ("lying", test_lying);
  ADD ("kinds", test_kinds);
  ADD ("limits", test_limits);
  ADD ("drip", test_drip);

  return g_test_run ();
}

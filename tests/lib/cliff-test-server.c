/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-server.h"

#include <string.h>

#include "cliff-test.h"

CliffTestServer *
cliff_test_server_start (void)
{
  CliffTestServer *self = g_new0 (CliffTestServer, 1);
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "fakes", "vendor-server", NULL);
  g_autofree char *line = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  g_autoptr(JsonNode) ports = NULL;
  g_autoptr(GError) error = NULL;
  JsonObject *object;

  self->folder = cliff_test_dup_folder ();
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                    "python3", program, "--state", self->folder, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  ports = json_from_string (line, &error);
  g_assert_no_error (error);
  object = json_node_get_object (ports);
  self->api = g_strdup_printf ("http://127.0.0.1:%d", (int) json_object_get_int_member (object, "api"));
  self->cdn = g_strdup_printf ("http://127.0.0.1:%d", (int) json_object_get_int_member (object, "cdn"));

  return self;
}

void
cliff_test_server_stop (CliffTestServer *self)
{
  /* It ends when its standard input does. */
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_free (self->folder);
  g_free (self->api);
  g_free (self->cdn);
  g_free (self);
}

JsonArray *
cliff_test_server_get_ledger (CliffTestServer *self)
{
  g_autofree char *path = g_build_filename (self->folder, "ledger.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  node = json_from_string (text, &error);
  g_assert_no_error (error);

  return json_node_dup_array (node);
}

guint
cliff_test_server_count (CliffTestServer *self,
                         const char      *origin,
                         const char      *text)
{
  g_autofree char *path = g_build_filename (self->folder, "requests.jsonl", NULL);
  g_autofree char *start = g_strdup_printf ("{\"origin\": \"%s\"", origin);
  g_autofree char *all = NULL;
  g_auto(GStrv) lines = NULL;
  guint count = 0;

  if (!g_file_get_contents (path, &all, NULL, NULL))
    return 0;
  lines = g_strsplit (all, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    count += g_str_has_prefix (lines[i], start) && strstr (lines[i], text) != NULL;

  return count;
}

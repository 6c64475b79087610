/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * cliffhanger-render: renders units of a plan for the process that started it, so that a codec that
 * aborts takes nothing else with it.
 *
 * It reads lines of JSON from its standard input: first the plan, then one order at a time,
 *   {"path": "…", "start": 0, "length": 90, "threads": 1}   pictures
 *   {"path": "…"}                                           the sound
 * and writes lines to its standard output:
 *   {"progress": 0.5}
 *   {"done": true}
 *   {"error": 1, "message": "…"}                            a CliffRenderError
 * It ends with its input: whoever started it may vanish at any moment.
 */

#include "config.h"

#include "cliff-render-encoder.h"

#include <gst/gst.h>
#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

/* A codec that does nothing for so many seconds hangs; ending is reported as a crash. */
#define WATCHDOG 120
/* Tell every so many frames. */
#define TELL_EVERY 8
/* Frames come in order: what the last shot needed is of no more use. */
#define COMPOSER_BUDGET (32 * 1024 * 1024)

typedef struct
{
  FILE          *out;
  GAsyncQueue   *lines;
  CliffPlan     *plan;
  CliffComposer *composer;
  int            told;
} Worker;

/* Reads all the time, so that the end of the input is noticed in the middle of work too. */
static gpointer
read_lines (gpointer data)
{
  GAsyncQueue *lines = data;
  char *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, stdin) > 0)
    g_async_queue_push (lines, g_strdup (line));
  _exit (0);
}

static void G_GNUC_PRINTF (2, 3)
say (Worker     *self,
     const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (self->out, format, arguments);
  va_end (arguments);
  fputc ('\n', self->out);
  fflush (self->out);
}

static void
say_error (Worker       *self,
           const GError *error)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), error->message);
  g_autofree char *message = json_to_string (node, FALSE);

  say (self, "{\"error\":%d,\"message\":%s}",
       error->domain == CLIFF_RENDER_ERROR ? error->code : CLIFF_RENDER_ERROR_WRITE, message);
}

static void
on_progress (double      fraction,
             const char *stage,
             gpointer    data)
{
  Worker *self = data;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  alarm (WATCHDOG);
  if (++self->told % TELL_EVERY == 0)
    say (self, "{\"progress\":%s}", g_ascii_formatd (number, sizeof number, "%.4f", fraction));
}

static int
get_number (JsonObject *order,
            const char *name,
            int         fallback)
{
  return (int) json_object_get_int_member_with_default (order, name, fallback);
}

static void
run_order (Worker     *self,
           JsonObject *order)
{
  const char *path = json_object_get_string_member_with_default (order, "path", "");
  int length = get_number (order, "length", 0);
  g_autoptr(CliffRenderPackets) packets = NULL;
  g_autoptr(GError) error = NULL;

  if (length > 0)
    {
      alarm (WATCHDOG);
      packets = cliff_render_encode_unit (self->plan, self->composer, get_number (order, "start", 0),
                                          length, get_number (order, "threads", 1), on_progress,
                                          self, &error);
    }
  else
    packets = cliff_render_encode_sound (self->plan, &error);
  alarm (0);

  if (packets != NULL && cliff_render_packets_write (packets, path, &error))
    say (self, "{\"done\":true}");
  else
    say_error (self, error);
}

int
main (int    argc,
      char **argv)
{
  Worker self = { 0 };
  g_autoptr(GError) error = NULL;

  /* Pictures go back to the system when they are freed, instead of staying in one heap for each
   * thread that ever held one: a sixth less memory. */
  mallopt (M_MMAP_THRESHOLD, 1024 * 1024);
  /* Libraries may print: what they say must not get between the answers. */
  self.out = fdopen (dup (STDOUT_FILENO), "w");
  dup2 (STDERR_FILENO, STDOUT_FILENO);
  gst_init (&argc, &argv);
  self.lines = g_async_queue_new ();
  g_thread_unref (g_thread_new ("orders", read_lines, self.lines));

  for (;;)
    {
      g_autofree char *line = g_async_queue_pop (self.lines);
      g_autoptr(JsonNode) node = json_from_string (line, &error);

      if (node == NULL)
        g_error ("not JSON: %s", error ? error->message : "empty");
      if (self.plan != NULL)
        {
          run_order (&self, json_node_get_object (node));
          continue;
        }
      self.plan = cliff_plan_new_from_json (node, &error);
      if (self.plan == NULL)
        g_error ("%s", error->message);
      self.composer = cliff_composer_new (self.plan, 0, 0);
      cliff_composer_set_strict (self.composer, TRUE);
      cliff_composer_set_budget (self.composer, COMPOSER_BUDGET);
    }
}

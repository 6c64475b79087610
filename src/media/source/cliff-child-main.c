/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-child-main.h"

#include <gst/gst.h>
#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

#define WATCHDOG 120
/* Tell every so many steps. */
#define TELL_EVERY 8

struct _CliffChildMain
{
  FILE        *out;
  GAsyncQueue *lines;
  int          told;
};

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

CliffChildMain *
cliff_child_main_new (int    *argc,
                      char ***argv)
{
  CliffChildMain *self = g_new0 (CliffChildMain, 1);

  /* Pictures go back to the system when they are freed, instead of staying in one heap for each
   * thread that ever held one: a sixth less memory. */
  mallopt (M_MMAP_THRESHOLD, 1024 * 1024);
  /* Libraries may print: what they say must not get between the answers. */
  self->out = fdopen (dup (STDOUT_FILENO), "w");
  dup2 (STDERR_FILENO, STDOUT_FILENO);
  gst_init (argc, argv);
  self->lines = g_async_queue_new ();
  g_thread_unref (g_thread_new ("orders", read_lines, self->lines));

  return self;
}

JsonObject *
cliff_child_main_read (CliffChildMain *self)
{
  g_autofree char *line = g_async_queue_pop (self->lines);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (line, &error);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    g_error ("not an object of JSON: %s", error ? error->message : line);

  return json_object_ref (json_node_get_object (node));
}

void
cliff_child_main_say (CliffChildMain *self,
                      const char     *format,
                      ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (self->out, format, arguments);
  va_end (arguments);
  fputc ('\n', self->out);
  fflush (self->out);
}

void
cliff_child_main_say_error (CliffChildMain *self,
                            int             code,
                            const char     *message)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), message);
  g_autofree char *quoted = json_to_string (node, FALSE);

  cliff_child_main_say (self, "{\"error\":%d,\"message\":%s}", code, quoted);
}

void
cliff_child_main_progress (double      fraction,
                           const char *stage,
                           gpointer    data)
{
  CliffChildMain *self = data;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  alarm (WATCHDOG);
  if (self->told++ % TELL_EVERY == 0)
    cliff_child_main_say (self, "{\"progress\":%s}", g_ascii_formatd (number, sizeof number, "%.4f", fraction));
}

void
cliff_child_main_watch (gboolean is_busy)
{
  alarm (is_busy ? WATCHDOG : 0);
}

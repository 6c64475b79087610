/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pdf-text.h"

#include <string.h>
#include <sys/resource.h>

/* What a PDF of a few thousand pages needs, many times over. */
#define MOST_SECONDS 60
#define MOST_MEMORY (2048ul * 1024 * 1024)
#define MOST_OUTPUT (128u * 1024 * 1024)

/* A child process and the time it has. */
typedef struct
{
  GSubprocess *child;
  GMutex       mutex;
  GCond        done_changed;
  gboolean     done;
} Watch;

gboolean
cliff_pdf_is (const char *data,
              gsize       length)
{
  return length >= 5 && memcmp (data, "%PDF-", 5) == 0;
}

static void
limit_child (gpointer user_data)
{
  const struct rlimit seconds = { MOST_SECONDS, MOST_SECONDS }, memory = { MOST_MEMORY, MOST_MEMORY };

  setrlimit (RLIMIT_CPU, &seconds);
  setrlimit (RLIMIT_AS, &memory);
}

/* Ends the child when its time is over, so that nobody waits for a file that was made to take for ever. */
static gpointer
watch_thread (gpointer data)
{
  Watch *watch = data;
  gint64 end = g_get_monotonic_time () + MOST_SECONDS * G_TIME_SPAN_SECOND;

  g_mutex_lock (&watch->mutex);
  while (!watch->done && g_cond_wait_until (&watch->done_changed, &watch->mutex, end))
    ;
  if (!watch->done)
    g_subprocess_force_exit (watch->child);
  g_mutex_unlock (&watch->mutex);

  return NULL;
}

static void
set_error (GError **error)
{
  g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT,
               "The PDF cannot be read; save the script as text or as a Word document");
}

static GByteArray *
read_all (GInputStream  *stream,
          GError       **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gssize got = 1;

  while (got > 0 && bytes->len <= MOST_OUTPUT)
    {
      guint8 buffer[65536];

      got = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL);
      if (got > 0)
        g_byte_array_append (bytes, buffer, got);
    }
  if (got == 0)
    return g_steal_pointer (&bytes);
  set_error (error);

  return NULL;
}

/* pdftotext reads its whole input before it writes anything. */
static GByteArray *
run (GSubprocess  *child,
     GBytes       *bytes,
     GError      **error)
{
  GOutputStream *input = g_subprocess_get_stdin_pipe (child);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr(GByteArray) output = NULL;

  if (!g_output_stream_write_all (input, data, length, NULL, NULL, NULL) || !g_output_stream_close (input, NULL, NULL))
    {
      set_error (error);
      return NULL;
    }
  output = read_all (g_subprocess_get_stdout_pipe (child), error);
  if (output == NULL)
    g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  if (output != NULL && !g_subprocess_get_successful (child))
    {
      set_error (error);
      return NULL;
    }

  return g_steal_pointer (&output);
}

char *
cliff_pdf_read (GBytes  *bytes,
                GError **error)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GByteArray) output = NULL;
  Watch watch = { 0 };
  GThread *thread;

  if (program == NULL)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_PROGRAM,
                   "Reading a PDF needs the program pdftotext (poppler-utils), which is not installed");
      return NULL;
    }
  g_subprocess_launcher_set_child_setup (launcher, limit_child, NULL, NULL);
  child = g_subprocess_launcher_spawn (launcher, error, program, "-bbox-layout", "-q", "-enc", "UTF-8", "-", "-", NULL);
  if (child == NULL)
    return NULL;
  watch.child = child;
  g_mutex_init (&watch.mutex);
  g_cond_init (&watch.done_changed);
  thread = g_thread_new ("pdf-watch", watch_thread, &watch);
  output = run (child, bytes, error);
  g_mutex_lock (&watch.mutex);
  watch.done = TRUE;
  g_cond_signal (&watch.done_changed);
  g_mutex_unlock (&watch.mutex);
  g_thread_join (thread);
  g_mutex_clear (&watch.mutex);
  g_cond_clear (&watch.done_changed);

  return output != NULL ? cliff_pdf_read_boxes ((const char *) output->data, output->len, error) : NULL;
}

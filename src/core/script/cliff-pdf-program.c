/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pdf-text.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* What a PDF of a few thousand pages needs, many times over. */
#define MOST_SECONDS 60
#define MOST_MEMORY (2048ul * 1024 * 1024)
#define MOST_OUTPUT (128u * 1024 * 1024)

/* Who may end the reading: the caller, or the clock. */
typedef struct
{
  GCancellable *stop;
  GMutex        mutex;
  GCond         done_changed;
  gboolean      done;
  gboolean      late;
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

/* Ends the reading when its time is over, so that nobody waits for a file that was made to take for ever. */
static gpointer
watch_thread (gpointer data)
{
  Watch *watch = data;
  gint64 end = g_get_monotonic_time () + MOST_SECONDS * G_TIME_SPAN_SECOND;

  g_mutex_lock (&watch->mutex);
  while (!watch->done && g_cond_wait_until (&watch->done_changed, &watch->mutex, end))
    ;
  watch->late = !watch->done;
  g_mutex_unlock (&watch->mutex);
  if (watch->late)
    g_cancellable_cancel (watch->stop);

  return NULL;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      data)
{
  g_cancellable_cancel (data);
}

static void
set_error (GError **error)
{
  g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_DOCUMENT,
               "The PDF cannot be read, or only with a password; save the script as text or as a Word document");
}

/* NULL when there is no end, or when @stop is cancelled. */
static GByteArray *
read_all (GInputStream *stream,
          GCancellable *stop)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  gssize got = 1;

  while (got > 0 && bytes->len <= MOST_OUTPUT)
    {
      guint8 buffer[65536];

      got = g_input_stream_read (stream, buffer, sizeof buffer, stop, NULL);
      if (got > 0)
        g_byte_array_append (bytes, buffer, got);
    }

  return got == 0 ? g_steal_pointer (&bytes) : NULL;
}

/* A file without a name that holds @bytes: -1 where there is no room.  A pipe would make the writer wait for a child that
 * does not read. */
static int
open_bytes (GBytes *bytes)
{
  int fd = memfd_create ("script", MFD_CLOEXEC);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (fd >= 0 && length > 0)
    {
      ssize_t written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          close (fd);
          return -1;
        }
      data += written;
      length -= written;
    }
  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);

  return fd;
}

/* What pdftotext says of @bytes; NULL without an error when it fails. */
static GByteArray *
run (const char    *program,
     GBytes        *bytes,
     GCancellable  *stop,
     GError       **error)
{
  g_autoptr(GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GByteArray) output = NULL;
  int fd = open_bytes (bytes);

  if (fd < 0)
    return NULL;
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_subprocess_launcher_set_child_setup (launcher, limit_child, NULL, NULL);
  child = g_subprocess_launcher_spawn (launcher, error, program, "-bbox-layout", "-q", "-enc", "UTF-8", "-", "-", NULL);
  if (child == NULL)
    return NULL;
  output = read_all (g_subprocess_get_stdout_pipe (child), stop);
  if (output == NULL)
    g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);

  return g_subprocess_get_successful (child) ? g_steal_pointer (&output) : NULL;
}

static GByteArray *
run_watched (const char    *program,
             GBytes        *bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GCancellable) stop = g_cancellable_new ();
  Watch watch = { .stop = stop };
  gulong handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), stop, NULL) : 0;
  GByteArray *output;
  GThread *thread;

  g_mutex_init (&watch.mutex);
  g_cond_init (&watch.done_changed);
  thread = g_thread_new ("pdf-watch", watch_thread, &watch);
  output = run (program, bytes, stop, error);
  g_mutex_lock (&watch.mutex);
  watch.done = TRUE;
  g_cond_signal (&watch.done_changed);
  g_mutex_unlock (&watch.mutex);
  g_thread_join (thread);
  g_mutex_clear (&watch.mutex);
  g_cond_clear (&watch.done_changed);
  g_cancellable_disconnect (cancellable, handler);
  if (output == NULL && watch.late)
    g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_TOO_LARGE, "Reading the PDF took longer than a minute");
  else if (output == NULL && *error == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    set_error (error);

  return output;
}

char *
cliff_pdf_read (GBytes        *bytes,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr(GByteArray) output = NULL;
  g_autoptr(GError) why = NULL;

  if (program == NULL)
    {
      g_set_error (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_PROGRAM,
                   "Reading a PDF needs the program pdftotext (poppler-utils), which is not installed");
      return NULL;
    }
  output = run_watched (program, bytes, cancellable, &why);
  if (output != NULL)
    return cliff_pdf_read_boxes ((const char *) output->data, output->len, error);
  g_propagate_error (error, g_steal_pointer (&why));

  return NULL;
}

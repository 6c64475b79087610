/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-child.h"

struct _CliffChild
{
  GSubprocess      *process;
  GDataInputStream *answers;
};

static char *
dup_program (const char *name)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  if (self != NULL && g_str_has_prefix (self, CLIFF_BUILD_DIR "/"))
    return g_build_filename (CLIFF_BUILD_DIR, "src", "media", name, NULL);
  return g_build_filename (CLIFF_LIBEXEC_DIR, name, NULL);
}

CliffChild *
cliff_child_new (const char  *program,
                 GError     **error)
{
  g_autofree char *path = dup_program (program);
  g_autoptr(CliffChild) self = g_new0 (CliffChild, 1);

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                    | G_SUBPROCESS_FLAGS_STDERR_SILENCE, error, path, NULL);
  if (self->process == NULL)
    return NULL;
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));

  return g_steal_pointer (&self);
}

void
cliff_child_free (CliffChild *self)
{
  if (self->process != NULL)
    {
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
    }
  g_clear_object (&self->process);
  g_clear_object (&self->answers);
  g_free (self);
}

gboolean
cliff_child_send (CliffChild    *self,
                  const char    *line,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GOutputStream *stream = g_subprocess_get_stdin_pipe (self->process);

  return g_output_stream_printf (stream, NULL, cancellable, error, "%s\n", line)
         && g_output_stream_flush (stream, cancellable, error);
}

char *
cliff_child_read (CliffChild    *self,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return g_data_input_stream_read_line (self->answers, NULL, cancellable, error);
}

void
cliff_child_read_async (CliffChild          *self,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_data_input_stream_read_line_async (self->answers, G_PRIORITY_DEFAULT, cancellable, callback, user_data);
}

char *
cliff_child_read_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr(GObject) answers = g_async_result_get_source_object (result);

  return g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (answers), result, NULL, error);
}

char *
cliff_child_dup_end (CliffChild *self)
{
  g_subprocess_wait (self->process, NULL, NULL);
  if (g_subprocess_get_if_signaled (self->process))
    return g_strdup_printf ("crashed (%s)", g_strsignal (g_subprocess_get_term_sig (self->process)));

  return g_strdup_printf ("ended with status %d", g_subprocess_get_exit_status (self->process));
}

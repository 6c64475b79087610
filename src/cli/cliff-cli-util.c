/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-script.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <unistd.h>

static GInputStream *
open_input (const char  *path,
            GError     **error)
{
  g_autoptr(GFile) file = NULL;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (path);

  return G_INPUT_STREAM (g_file_read (file, cliff_cli_get_cancellable (), error));
}

GBytes *
cliff_cli_read_bytes (const char  *path,
                      GError     **error)
{
  g_autoptr(GInputStream) stream = open_input (path, error);
  g_autoptr(GByteArray) array = g_byte_array_new ();
  gssize got = stream == NULL ? -1 : 1;

  while (got > 0 && array->len <= CLIFF_CLI_MOST_INPUT)
    {
      guint8 buffer[65536];

      got = g_input_stream_read (stream, buffer, sizeof buffer, cliff_cli_get_cancellable (), error);
      if (got > 0)
        g_byte_array_append (array, buffer, got);
    }

  return got < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

char *
cliff_cli_read_script (const char  *path,
                       GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GBytes) bytes = cliff_cli_read_bytes (path, error);

  return bytes == NULL ? NULL : cliff_script_read_bytes (bytes, name, cliff_cli_get_cancellable (), error);
}

/* Far above what a series has; a script may number an episode 0. */
#define MOST_EPISODE 999999

/* Reads "N" or "A-B"; FALSE when it is neither. */
static gboolean
parse_span (const char *text,
            guint64    *first,
            guint64    *last)
{
  g_auto(GStrv) ends = g_strsplit (text, "-", 2);

  if (ends[0] == NULL || !g_ascii_string_to_unsigned (g_strstrip (ends[0]), 10, 0, MOST_EPISODE, first, NULL))
    return FALSE;
  *last = *first;
  return ends[1] == NULL || g_ascii_string_to_unsigned (g_strstrip (ends[1]), 10, *first, MOST_EPISODE, last, NULL);
}

gboolean
cliff_cli_parse_format (const char        *name,
                        gboolean           may_be_auto,
                        CliffScriptFormat *format)
{
  if (may_be_auto && (name == NULL || g_str_equal (name, "auto")))
    *format = CLIFF_SCRIPT_AUTO;
  else if (g_strcmp0 (name, "fountain") == 0)
    *format = CLIFF_SCRIPT_FOUNTAIN;
  else if (g_strcmp0 (name, "drama") == 0)
    *format = CLIFF_SCRIPT_DRAMA;
  else
    return FALSE;

  return TRUE;
}

GArray *
cliff_cli_dup_episodes (CliffStore  *store,
                        const char  *range,
                        GError     **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(GHashTable) met = g_hash_table_new (NULL, NULL);
  g_auto(GStrv) spans = g_strsplit (range != NULL ? range : "0-999999", ",", -1);

  if (spans[0] == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "the range of episodes is empty");
      return NULL;
    }

  for (guint i = 0; spans[i] != NULL; i++)
    {
      g_autoptr(CliffRows) rows = NULL;
      guint64 first, last;
      gboolean any = FALSE;

      if (!parse_span (spans[i], &first, &last))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       "“%s” is not an episode number or a range such as 1-3", spans[i]);
          return NULL;
        }
      rows = cliff_store_query (store, "SELECT id FROM episode WHERE number BETWEEN ? AND ? ORDER BY position",
                                "ii", (gint64) first, (gint64) last);
      while (cliff_rows_next (rows))
        {
          CliffId id = cliff_rows_get_int (rows, 0);

          any = TRUE;
          /* "1,1-3" names no episode twice. */
          if (g_hash_table_add (met, GSIZE_TO_POINTER (id)))
            g_array_append_val (ids, id);
        }
      if (!cliff_rows_finish (rows, error))
        return NULL;
      if (!any)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "the project has no episode %s",
                       range != NULL ? spans[i] : "yet; import a script first");
          return NULL;
        }
    }

  return g_steal_pointer (&ids);
}

static GMutex progress_lock;
static gboolean progress_shown;

void
cliff_cli_show_progress (double      fraction,
                         const char *stage,
                         gpointer    what)
{
  static int shown_percent = -1;
  int percent = (int) (CLAMP (fraction, 0, 1) * 100);
  g_autoptr(GMutexLocker) locker = NULL;

  if (!isatty (STDERR_FILENO))
    return;

  locker = g_mutex_locker_new (&progress_lock);
  if (percent == shown_percent)
    return;
  shown_percent = percent;
  progress_shown = TRUE;
  fprintf (stderr, "\r\033[K%s: %d %% %s", (const char *) what, percent, stage != NULL ? stage : "");
  fflush (stderr);
}

void
cliff_cli_end_progress (void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&progress_lock);

  if (progress_shown)
    fputs ("\r\033[K", stderr);
  progress_shown = FALSE;
}

void
cliff_cli_print_json (JsonNode *node)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-shot.h"

#include <stdio.h>
#include <string.h>

/** What is to be set; NULL and 0: nothing. */
typedef struct
{
  char *title;
  char *producer;
  char *size;
  char *fps;
  int   target;
  int   most;
} Wish;

static void
wish_clear (Wish *self)
{
  g_free (self->title);
  g_free (self->producer);
  g_free (self->size);
  g_free (self->fps);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

/* Reads "A×B" with the mark between them; the second may be missing where @second has a value. */
static gboolean
read_pair (const char  *text,
           char         mark,
           int         *first,
           int         *second,
           GError     **error)
{
  char format[] = "%d?%d%c", rest;
  int n;

  format[2] = mark;
  n = sscanf (text, format, first, second, &rest);
  if (n == 2 || (n == 1 && *second != 0 && strchr (text, mark) == NULL))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is not like %s", text, mark == 'x' ? "1080x1920" : "30 or 30000/1001");

  return FALSE;
}

static gboolean
set_all (CliffStore  *store,
         const Wish  *wish,
         GError     **error)
{
  int width = 0, height = 0, num = 0, den = 1;

  if ((wish->size != NULL && !read_pair (wish->size, 'x', &width, &height, error)) ||
      (wish->fps != NULL && !read_pair (wish->fps, '/', &num, &den, error)))
    return FALSE;

  return (wish->title == NULL || cliff_edit_set_series_text (store, "title", wish->title, error)) &&
         (wish->producer == NULL || cliff_edit_set_series_text (store, "producer", wish->producer, error)) &&
         (wish->size == NULL || cliff_edit_set_series_size (store, width, height, error)) &&
         (wish->fps == NULL || cliff_edit_set_series_rate (store, num, den, error)) &&
         (wish->target == 0 || cliff_edit_set_series_int (store, "target_length", wish->target * CLIFF_SECOND, error)) &&
         (wish->most == 0 || cliff_edit_set_series_int (store, "max_shot", wish->most * CLIFF_SECOND, error));
}

static void
show (CliffStore *store)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT title, producer, width, height, fps_num, fps_den, target_length, max_shot FROM series", "");

  if (cliff_rows_next (rows))
    g_print ("title: %s\nproducer: %s\nsize: %dx%d\nfps: %d/%d\ntarget: %d s\nlongest shot: %d s\n", cliff_rows_get_text (rows, 0),
             cliff_rows_get_text (rows, 1), (int) cliff_rows_get_int (rows, 2), (int) cliff_rows_get_int (rows, 3),
             (int) cliff_rows_get_int (rows, 4), (int) cliff_rows_get_int (rows, 5),
             (int) (cliff_rows_get_int (rows, 6) / CLIFF_SECOND), (int) (cliff_rows_get_int (rows, 7) / CLIFF_SECOND));
}

CliffExit
cliff_cli_series (int    argc,
                  char **argv)
{
  g_auto(Wish) wish = { 0 };
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;
  gboolean writes;
  GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &wish.title, "The series' title", "TITLE" },
    { "producer", 0, 0, G_OPTION_ARG_STRING, &wish.producer, "Producer name or code for the AI labels", "NAME|CODE" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &wish.size, "Of the pictures, both even", "WIDTHxHEIGHT" },
    { "fps", 0, 0, G_OPTION_ARG_STRING, &wish.fps, "Pictures a second", "N[/D]" },
    { "target", 0, 0, G_OPTION_ARG_INT, &wish.target, "How long an episode should be", "SECONDS" },
    { "longest-shot", 0, 0, G_OPTION_ARG_INT, &wish.most, "How long a picture without speech may be", "SECONDS" },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT [set]", "Shows what holds for the whole series, or sets it.", &exit_code))
    return exit_code;
  writes = argc == 3 && g_str_equal (argv[2], "set");
  if (argc < 2 || argc > 3 || (argc == 3 && !writes) || wish.target < 0 || wish.most < 0)
    {
      g_printerr ("Usage: cliffhanger-cli series PROJECT [set [--title T] [--producer P] [--size WxH] [--fps N/D] [--target S] "
                  "[--longest-shot S]]\n");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], writes, &exit_code);
  if (store == NULL)
    return exit_code;
  if (!writes)
    show (store);
  else if (!cliff_store_begin (store, "Change Series", &error) || !cliff_store_end (store, set_all (store, &wish, &error), &error))
    return cliff_cli_fail (error);

  return CLIFF_EXIT_OK;
}

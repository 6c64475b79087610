/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-script.h"
#include "cliff-edit-shot.h"
#include "cliff-label.h"

#include <string.h>

/* File systems take 255 bytes for a name, and ".cliffhanger" and what makes a temporary one still come. */
#define NAME_BYTES_MAX 200

/* A name that every file system takes. */
static char *
dup_safe_name (const char *title)
{
  g_autofree char *name = g_utf8_make_valid (title, -1);

  if (strlen (name) > NAME_BYTES_MAX)
    *g_utf8_find_prev_char (name, name + NAME_BYTES_MAX + 1) = '\0';
  for (char *c = name; *c != '\0'; c++)
    if (strchr ("/\\:*?\"<>|", *c) != NULL || g_ascii_iscntrl (*c))
      *c = '_';
  g_strstrip (name);

  return *name != '\0' && *name != '.' ? g_steal_pointer (&name) : g_strdup ("series");
}

/* The script's title, or its file name without the extension. */
static char *
dup_project_name (CliffScript *script,
                  const char  *file)
{
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
  g_autofree char *name = g_path_get_basename (file);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';

  return dup_safe_name (*outline->title != '\0' ? outline->title : name);
}

/* Opens the project of an earlier call, so that producing again renders only what changed, or makes it. */
static CliffStore *
open_or_create (const char *folder,
                const char *name,
                CliffExit  *exit_code)
{
  g_autofree char *file = g_strconcat (name, ".cliffhanger", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GError) error = NULL;
  CliffStore *store;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return cliff_cli_open_project (path, TRUE, exit_code);
  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_printerr ("cliffhanger-cli: %s cannot be made: %s\n", folder, g_strerror (errno));
      *exit_code = CLIFF_EXIT_CANNOT_WRITE;
      return NULL;
    }
  store = cliff_store_create (path, &error);
  if (store == NULL)
    *exit_code = cliff_cli_fail (error);

  return store;
}

static CliffStore *
prepare (const char *file,
         const char *folder,
         const char *producer,
         CliffExit  *exit_code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = cliff_cli_read_script (file, &error);
  g_autoptr(CliffScript) script = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autoptr(CliffStore) store = NULL;

  if (text == NULL || !cliff_label_check_producer (producer, &error))
    {
      *exit_code = cliff_cli_fail (error);
      return NULL;
    }
  script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);
  name = dup_project_name (script, file);
  store = open_or_create (folder, name, exit_code);
  if (store == NULL)
    return NULL;

  if (!cliff_edit_import_script (store, text, CLIFF_SCRIPT_AUTO, &error) ||
      !cliff_edit_set_series_text (store, "producer", producer, &error))
    {
      *exit_code = cliff_cli_fail (error);
      return NULL;
    }
  title = cliff_store_dup_text (store, "SELECT title FROM series", "");
  if (*title == '\0' && !cliff_edit_set_series_text (store, "title", name, &error))
    {
      *exit_code = cliff_cli_fail (error);
      return NULL;
    }
  g_print ("%s\n", cliff_store_get_path (store));

  return g_steal_pointer (&store);
}

CliffExit
cliff_cli_produce (int    argc,
                   char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *producer = NULL;
  g_autofree char *range = NULL;
  int height = 0;
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GArray) episodes = NULL;
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, "Folder for the project and the episodes", "DIR" },
    { "producer", 0, 0, G_OPTION_ARG_STRING, &producer, "Producer for the AI labels: a short name or a 27-character code", "NAME|CODE" },
    { "episodes", 0, 0, G_OPTION_ARG_STRING, &range, "Which episodes (all if not given)", "1-3" },
    { "height", 0, 0, G_OPTION_ARG_INT, &height, "1920 (the default), 1280 or 960", "PIXELS" },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "SCRIPT -o DIR --producer NAME|CODE",
                        "Makes labelled episodes from a script in one go: project, shots, boards, voices, music, export.  "
                        "Called again it renders only what changed.", &exit_code))
    return exit_code;
  if (argc != 2 || folder == NULL || producer == NULL || (height != 0 && height != 1920 && height != 1280 && height != 960))
    {
      g_printerr ("cliffhanger-cli produce: a script, -o and --producer are needed (the law asks who made an AI-assisted "
                  "episode, and the embedded label carries it); the height is 1920, 1280 or 960\n");
      return CLIFF_EXIT_USAGE;
    }

  store = prepare (argv[1], folder, producer, &exit_code);
  if (store == NULL)
    return exit_code;
  episodes = cliff_cli_dup_episodes (store, range, &error);
  if (episodes == NULL)
    return cliff_cli_fail (error);

  for (guint i = 0; i < episodes->len; i++)
    {
      g_autoptr(GArray) one = g_array_new (FALSE, FALSE, sizeof (CliffId));

      /* Episode by episode, so that the first film can be watched while the others are made. */
      g_array_append_val (one, g_array_index (episodes, CliffId, i));
      if (!cliff_edit_break_down (store, g_array_index (one, CliffId, 0), NULL, &error) ||
          !cliff_cli_generate_episodes (store, one, CLIFF_GENERATE_ALL, NULL, &error) ||
          !cliff_cli_export_episodes (store, one, folder, height, NULL, &error))
        return cliff_cli_fail (error);
    }

  return CLIFF_EXIT_OK;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-rename.h"
#include "cliff-edit-scene-number.h"

static gboolean
rename_one (CliffStore        *store,
            const char        *name,
            const char        *to,
            CliffRenameFlags   flags,
            gboolean           place,
            GError           **error)
{
  CliffId id = cliff_store_get_int (store, 0,
                                    place ? "SELECT id FROM location WHERE name = ?" : "SELECT id FROM character WHERE name = ?",
                                    "s", name);

  if (id == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no %s “%s”", place ? "location" : "character", name);
      return FALSE;
    }

  return place ? cliff_edit_rename_location (store, id, to, flags, error)
               : cliff_edit_rename_character (store, id, to, flags, error);
}

CliffExit
cliff_cli_script_rename (int    argc,
                         char **argv)
{
  gboolean everywhere = FALSE, merge = FALSE, place = FALSE;
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GError) error = NULL;
  CliffRenameFlags flags = CLIFF_RENAME_PLAIN;
  CliffExit exit_code;
  GOptionEntry entries[] = {
    { "everywhere", 0, 0, G_OPTION_ARG_NONE, &everywhere, "In action, speech and biographies too", NULL },
    { "merge", 0, 0, G_OPTION_ARG_NONE, &merge, "Make one of two when NEW is there already", NULL },
    { "location", 0, 0, G_OPTION_ARG_NONE, &place, "Rename a location instead of a character", NULL },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT OLD NEW",
                        "Gives a character another name in cues and cast lists of all episodes, and in the cast.", &exit_code))
    return exit_code;
  if (argc != 4)
    {
      g_printerr ("Usage: cliffhanger-cli script rename PROJECT OLD NEW [--everywhere] [--merge] [--location]\n");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], TRUE, &exit_code);
  if (store == NULL)
    return exit_code;
  flags |= everywhere ? CLIFF_RENAME_EVERYWHERE : 0;
  flags |= merge ? CLIFF_RENAME_MERGE : 0;

  return rename_one (store, argv[2], argv[3], flags, place, &error) ? CLIFF_EXIT_OK : cliff_cli_fail (error);
}

CliffExit
cliff_cli_script_number (int    argc,
                         char **argv)
{
  gboolean drop = FALSE, lock = FALSE, unlock = FALSE;
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;
  gboolean done;
  GOptionEntry entries[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &drop, "Take the numbers away", NULL },
    { "lock", 0, 0, G_OPTION_ARG_NONE, &lock, "From now on numbers stay, and new scenes get letters: 1-2A", NULL },
    { "unlock", 0, 0, G_OPTION_ARG_NONE, &unlock, "Numbers may change again", NULL },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT",
                        "Numbers the scenes of all episodes in their headings.", &exit_code))
    return exit_code;
  if (argc != 2 || drop + lock + unlock > 1)
    {
      g_printerr ("Usage: cliffhanger-cli script number PROJECT [--remove|--lock|--unlock]\n");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], TRUE, &exit_code);
  if (store == NULL)
    return exit_code;
  if (lock || unlock)
    done = cliff_edit_lock_scene_numbers (store, lock, &error);
  else
    done = drop ? cliff_edit_remove_scene_numbers (store, &error) : cliff_edit_number_scenes (store, &error);

  return done ? CLIFF_EXIT_OK : cliff_cli_fail (error);
}

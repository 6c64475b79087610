/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-script.h"
#include "cliff-edit-version.h"

/** A command about versions. */
typedef struct
{
  CliffStore *store;
  char       *scene;
  char       *episode;
  char       *colour;
} Wish;

static void
wish_clear (Wish *self)
{
  g_clear_object (&self->store);
  g_free (self->scene);
  g_free (self->episode);
  g_free (self->colour);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

/* A version by its id, or by its name, the newest first; "now" is 0. */
static gboolean
find_version (CliffStore  *store,
              const char  *name,
              CliffId     *id,
              GError     **error)
{
  *id = cliff_store_get_int (store, 0, "SELECT id FROM version WHERE name = ?1 OR CAST (id AS TEXT) = ?1 ORDER BY name = ?1 DESC, "
                                       "id DESC", "s", name);
  if (*id != 0 || g_str_equal (name, "now"))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no version “%s”", name);

  return FALSE;
}

/* ── list, save ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
list (Wish    *wish,
      char   **arguments,
      GError **error)
{
  g_autoptr(GPtrArray) versions = cliff_edit_list_versions (wish->store);

  for (guint i = 0; i < versions->len; i++)
    {
      CliffVersion *version = g_ptr_array_index (versions, i);
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (version->created / CLIFF_SECOND);
      g_autofree char *date = time != NULL ? g_date_time_format_iso8601 (time) : g_strdup ("");

      g_print ("%6d  %s  %d episodes  %s%s%s\n", (int) version->id, date, version->n_episodes,
               *version->name != '\0' ? version->name : version->reason, *version->colour != '\0' ? "  " : "", version->colour);
    }

  return TRUE;
}

static gboolean
save (Wish    *wish,
      char   **arguments,
      GError **error)
{
  CliffId id = cliff_edit_save_version (wish->store, arguments[0], error);

  if (id != 0)
    g_print ("%d\n", (int) id);

  return id != 0;
}

static gboolean
rename_version (Wish    *wish,
                char   **arguments,
                GError **error)
{
  CliffId id;

  return find_version (wish->store, arguments[0], &id, error) &&
         cliff_edit_rename_version (wish->store, id, arguments[1], error);
}

static gboolean
delete_version (Wish    *wish,
                char   **arguments,
                GError **error)
{
  CliffId id;

  return find_version (wish->store, arguments[0], &id, error) && cliff_edit_delete_version (wish->store, id, error);
}

/* ── compare ────────────────────────────────────────────────────────────────────────────────────── */

static void
print_side (const char *mark,
            const char *text,
            CliffSpan   span)
{
  g_autofree char *slice = g_strndup (text + span.start, span.end - span.start);
  g_auto(GStrv) lines = g_strsplit (slice, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_print ("%s %s\n", mark, lines[i]);
}

static void
print_row (const CliffCompareRow *row,
           const char            *before,
           const char            *after)
{
  switch (row->kind)
    {
    case CLIFF_COMPARE_SAME:
      break;
    case CLIFF_COMPARE_CHANGED:
      print_side ("-", before, row->before);
      print_side ("+", after, row->after);
      break;
    case CLIFF_COMPARE_ADDED:
      print_side ("+", after, row->after);
      break;
    case CLIFF_COMPARE_REMOVED:
      print_side ("-", before, row->before);
      break;
    case CLIFF_COMPARE_MOVED:
      if (row->after.end > row->after.start)
        print_side (">", after, row->after);
      else
        print_side ("<", before, row->before);
      break;
    }
}

static gboolean
compare (Wish    *wish,
         char   **arguments,
         GError **error)
{
  CliffId from, to = 0;
  g_autoptr(GArray) episodes = NULL;

  if (!find_version (wish->store, arguments[0], &from, error) ||
      (arguments[1] != NULL && !find_version (wish->store, arguments[1], &to, error)))
    return FALSE;
  episodes = cliff_edit_list_version_episodes (wish->store, from != 0 ? from : to);
  for (guint i = 0; i < episodes->len; i++)
    {
      CliffId episode = g_array_index (episodes, CliffId, i);
      g_autofree char *before = cliff_edit_dup_version_text (wish->store, from, episode);
      g_autofree char *after = cliff_edit_dup_version_text (wish->store, to, episode);
      g_autoptr(GArray) rows = cliff_edit_compare_versions (wish->store, from, to, episode);

      for (guint j = 0; j < rows->len; j++)
        print_row (&g_array_index (rows, CliffCompareRow, j), before, after);
    }

  return TRUE;
}

/* ── restore, revision ──────────────────────────────────────────────────────────────────────────── */

/* The scene numbered @name in the version: its episode and place. */
static gboolean
find_scene (CliffStore  *store,
            CliffId      version_id,
            const char  *name,
            CliffId     *episode_id,
            guint       *index,
            GError     **error)
{
  g_autoptr(GArray) episodes = cliff_edit_list_version_episodes (store, version_id);
  g_autofree char *format = cliff_store_dup_text (store, "SELECT script_format FROM series", "");

  for (guint i = 0; i < episodes->len; i++)
    {
      g_autofree char *text = cliff_edit_dup_version_text (store, version_id, g_array_index (episodes, CliffId, i));
      g_autoptr(CliffScript) script = cliff_script_new (
        text, -1, g_strcmp0 (format, "fountain") == 0 ? CLIFF_SCRIPT_FOUNTAIN : CLIFF_SCRIPT_DRAMA);
      g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
      CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, 0);

      for (guint j = 0; j < episode->scenes->len; j++)
        if (g_str_equal (((CliffOutlineScene *) g_ptr_array_index (episode->scenes, j))->number, name))
          {
            *episode_id = g_array_index (episodes, CliffId, i);
            *index = j;
            return TRUE;
          }
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "the version has no scene %s", name);

  return FALSE;
}

static gboolean
restore (Wish    *wish,
         char   **arguments,
         GError **error)
{
  CliffId version, episode;
  guint index;

  if (!find_version (wish->store, arguments[0], &version, error))
    return FALSE;
  if (wish->scene != NULL)
    return find_scene (wish->store, version, wish->scene, &episode, &index, error) &&
           cliff_edit_restore_scene (wish->store, version, episode, index, error);
  if (wish->episode == NULL)
    return cliff_edit_restore_version (wish->store, version, error);
  episode = cliff_store_get_int (wish->store, 0,
                                 "SELECT episode_id FROM version_text WHERE version_id = ? AND CAST (number AS TEXT) = ?", "is",
                                 version, wish->episode);
  if (episode == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "the version has no episode %s", wish->episode);
      return FALSE;
    }

  return cliff_edit_restore_episode (wish->store, version, episode, error);
}

static gboolean
revision (Wish    *wish,
          char   **arguments,
          GError **error)
{
  CliffId version;

  return find_version (wish->store, arguments[0], &version, error) &&
         cliff_edit_set_revision (wish->store, version, wish->colour != NULL ? wish->colour : "blue", error);
}

/* ── The command ────────────────────────────────────────────────────────────────────────────────── */

static const struct
{
  const char *name;
  gboolean  (*run) (Wish *wish, char **arguments, GError **error);
  int         least;
  int         most;
  gboolean    writes;
} verbs[] = {
  { "list", list, 0, 0, FALSE },
  { "save", save, 1, 1, TRUE },
  { "compare", compare, 1, 2, FALSE },
  { "restore", restore, 1, 1, TRUE },
  { "rename", rename_version, 2, 2, TRUE },
  { "delete", delete_version, 1, 1, TRUE },
  { "revision", revision, 1, 1, TRUE },
};

CliffExit
cliff_cli_script_version (int    argc,
                          char **argv)
{
  g_auto(Wish) wish = { 0 };
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;
  GOptionEntry entries[] = {
    { "scene", 0, 0, G_OPTION_ARG_STRING, &wish.scene, "Restore only this scene, as numbered in the version", "SCENE" },
    { "episode", 'e', 0, G_OPTION_ARG_STRING, &wish.episode, "Restore only this episode, as numbered in the version", "N" },
    { "colour", 0, 0, G_OPTION_ARG_STRING, &wish.colour, "Of revision marks: blue (the default), pink, yellow…", "COLOUR" },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries,
                        "PROJECT list|save NAME|compare A [B]|restore V|rename V NAME|delete V|revision V",
                        "Keeps versions of the script, compares them, and brings them back.  V, A and B are ids or names; “now” is "
                        "the present, and as a revision none.",
                        &exit_code))
    return exit_code;
  for (guint i = 0; argc > 2 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (argv[2], verbs[i].name) && argc - 3 >= verbs[i].least && argc - 3 <= verbs[i].most)
      {
        wish.store = cliff_cli_open_project (argv[1], verbs[i].writes, &exit_code);
        if (wish.store == NULL)
          return exit_code;
        return verbs[i].run (&wish, argv + 3, &error) ? CLIFF_EXIT_OK : cliff_cli_fail (error);
      }
  g_printerr ("Usage: cliffhanger-cli script version PROJECT list|save NAME|compare A [B]|restore V [--scene S|--episode N]|"
              "rename V NAME|delete V|revision V [--colour C]\n");

  return CLIFF_EXIT_USAGE;
}

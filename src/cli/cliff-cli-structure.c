/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-edit-structure.h"

/** What a command that changes scenes or episodes is about. */
typedef struct
{
  char       *scene_name;
  char       *episode_name;
  char       *to_name;
  char       *after_name;
  gboolean    renumber;
  CliffStore *store;
  CliffId     scene;     /* 0 when none is named; so with the others */
  CliffId     episode;
  CliffId     to;
} Target;

static void
target_clear (Target *self)
{
  g_free (self->scene_name);
  g_free (self->episode_name);
  g_free (self->to_name);
  g_free (self->after_name);
  g_clear_object (&self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

CliffId
cliff_cli_find_scene (CliffStore  *store,
                      const char  *name,
                      GError     **error)
{
  gint64 n = cliff_store_get_int (store, 0, "SELECT count (*) FROM scene WHERE number = ?1 OR '#' || id = ?1", "s", name);

  if (n == 1)
    return cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE number = ?1 OR '#' || id = ?1", "s", name);
  if (n == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "there is no scene %s", name);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 "%d scenes have the number %s; name one by its id, such as #%d", (int) n, name,
                 (int) cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE number = ?", "s", name));

  return 0;
}

CliffId
cliff_cli_find_episode (CliffStore  *store,
                        const char  *number,
                        GError     **error)
{
  g_autoptr(GArray) ids = cliff_cli_dup_episodes (store, number, error);

  if (ids == NULL)
    return 0;
  if (ids->len > 1)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” names more than one episode", number);

  return ids->len == 1 ? g_array_index (ids, CliffId, 0) : 0;
}

/* Reads the options and finds what they name. */
static gboolean
target_read (Target      *self,
             int          argc,
             char       **argv,
             const char  *arguments,
             const char  *summary,
             CliffExit   *exit_code)
{
  g_autoptr(GError) error = NULL;
  GOptionEntry entries[] = {
    { "scene", 0, 0, G_OPTION_ARG_STRING, &self->scene_name, "The scene, as numbered: 1-2, or by its id: #7", "SCENE" },
    { "episode", 'e', 0, G_OPTION_ARG_STRING, &self->episode_name, "The episode", "N" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self->to_name, "The episode a scene goes to; its own if not given", "N" },
    { "after", 0, 0, G_OPTION_ARG_STRING, &self->after_name, "The scene or episode it goes behind; first if not given", "SCENE|N" },
    { "renumber", 0, 0, G_OPTION_ARG_NONE, &self->renumber, "Number the episodes anew", NULL },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, arguments, summary, exit_code))
    return FALSE;
  if (argc != 2 || (self->scene_name != NULL) + (self->episode_name != NULL) != 1)
    {
      g_printerr ("Usage: cliffhanger-cli %s %s\n", argv[0], arguments);
      *exit_code = CLIFF_EXIT_USAGE;
      return FALSE;
    }
  self->store = cliff_cli_open_project (argv[1], TRUE, exit_code);
  if (self->store == NULL)
    return FALSE;
  if (self->scene_name != NULL)
    self->scene = cliff_cli_find_scene (self->store, self->scene_name, &error);
  if (error == NULL && self->episode_name != NULL)
    self->episode = cliff_cli_find_episode (self->store, self->episode_name, &error);
  if (error == NULL && self->to_name != NULL)
    self->to = cliff_cli_find_episode (self->store, self->to_name, &error);
  if (error != NULL)
    *exit_code = cliff_cli_fail (error);

  return error == NULL;
}

/* By its address, since a call of finish() may take its arguments in any order. */
static CliffExit
finish (gboolean   done,
        GError   **error)
{
  return done ? CLIFF_EXIT_OK : cliff_cli_fail (*error);
}

static gboolean
move (Target  *self,
      GError **error)
{
  CliffId after = 0;

  if (self->after_name != NULL)
    after = self->scene != 0 ? cliff_cli_find_scene (self->store, self->after_name, error)
                             : cliff_cli_find_episode (self->store, self->after_name, error);
  if (self->after_name != NULL && after == 0)
    return FALSE;
  if (self->scene == 0)
    return cliff_edit_move_episode (self->store, self->episode, after, self->renumber, error);
  if (self->to == 0)
    self->to = cliff_store_get_int (self->store, 0, "SELECT episode_id FROM scene WHERE id = ?", "i",
                                    after != 0 ? after : self->scene);

  return cliff_edit_move_scene (self->store, self->scene, self->to, after, error);
}

CliffExit
cliff_cli_script_move (int    argc,
                       char **argv)
{
  g_auto(Target) target = { 0 };
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;

  if (!target_read (&target, argc, argv, "PROJECT --scene SCENE|--episode N [--to N] [--after SCENE|N] [--renumber]",
                    "Moves a scene within its episode or to another, or an episode, with its shots and takes.", &exit_code))
    return exit_code;

  return finish (move (&target, &error), &error);
}

CliffExit
cliff_cli_script_delete (int    argc,
                         char **argv)
{
  g_auto(Target) target = { 0 };
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;

  if (!target_read (&target, argc, argv, "PROJECT --scene SCENE|--episode N [--renumber]",
                    "Cuts a scene or an episode out of script and storyline.  Takes stay in the project.", &exit_code))
    return exit_code;

  return finish (target.scene != 0 ? cliff_edit_delete_scene (target.store, target.scene, &error)
                                   : cliff_edit_delete_episode (target.store, target.episode, target.renumber, &error),
                 &error);
}

CliffExit
cliff_cli_script_merge (int    argc,
                        char **argv)
{
  g_auto(Target) target = { 0 };
  g_autoptr(GError) error = NULL;
  CliffExit exit_code;

  if (!target_read (&target, argc, argv, "PROJECT --episode N [--renumber]",
                    "Makes an episode and the next one.", &exit_code))
    return exit_code;
  if (target.episode == 0)
    {
      g_printerr ("cliffhanger-cli script merge: name the first of two episodes with --episode\n");
      return CLIFF_EXIT_USAGE;
    }

  return finish (cliff_edit_merge_episode (target.store, target.episode, target.renumber, &error), &error);
}

/* ── Splitting ──────────────────────────────────────────────────────────────────────────────────── */

static const char *
reason_name (CliffSplitReason reason)
{
  switch (reason)
    {
    case CLIFF_SPLIT_END:
      return "end of the text";
    case CLIFF_SPLIT_SCENE:
      return "end of a scene";
    case CLIFF_SPLIT_REACTION:
      return "reaction";
    case CLIFF_SPLIT_DETAIL:
      return "detail";
    case CLIFF_SPLIT_WORD:
      return "open words";
    }

  return "";
}

static void
print_parts (GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      CliffSplitPart *part = &g_array_index (parts, CliffSplitPart, i);

      g_print ("%3u  from scene %u", i + 1, part->scene + 1);
      if (part->element > 0)
        g_print (", element %u", part->element + 1);
      g_print (": %.1f s, to the %s\n", (double) part->length / CLIFF_SECOND, reason_name (part->reason));
    }
}

CliffExit
cliff_cli_script_split (int    argc,
                        char **argv)
{
  g_autofree char *scene_name = NULL;
  g_autofree char *episode_name = NULL;
  g_autoptr(CliffStore) store = NULL;
  g_autoptr(GArray) parts = NULL;
  g_autoptr(GError) error = NULL;
  gboolean apply = FALSE, renumber = FALSE;
  int target = 0;
  CliffExit exit_code;
  CliffId id;
  GOptionEntry entries[] = {
    { "scene", 0, 0, G_OPTION_ARG_STRING, &scene_name, "Split the episode before this scene", "SCENE" },
    { "episode", 'e', 0, G_OPTION_ARG_STRING, &episode_name, "The episode to make several of; 1 if not given", "N" },
    { "target", 0, 0, G_OPTION_ARG_INT, &target, "How long each should be; the series' target if not given", "SECONDS" },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &apply, "Do it, instead of only telling where", NULL },
    { "renumber", 0, 0, G_OPTION_ARG_NONE, &renumber, "Number the episodes anew", NULL },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT [--scene SCENE | [--episode N] [--target SECONDS] [--apply]]",
                        "Splits an episode before a scene, or proposes how a long text becomes episodes.", &exit_code))
    return exit_code;
  if (argc != 2 || target < 0 || target > 3600 || (scene_name != NULL && (episode_name != NULL || target != 0)))
    {
      g_printerr ("Usage: cliffhanger-cli script split PROJECT [--scene SCENE | [--episode N] [--target SECONDS] [--apply]] "
                  "[--renumber]\n");
      return CLIFF_EXIT_USAGE;
    }
  store = cliff_cli_open_project (argv[1], apply || scene_name != NULL, &exit_code);
  if (store == NULL)
    return exit_code;
  if (scene_name != NULL)
    {
      id = cliff_cli_find_scene (store, scene_name, &error);
      return finish (id != 0 && cliff_edit_split_episode (store, id, renumber, &error) != 0, &error);
    }
  id = cliff_cli_find_episode (store, episode_name != NULL ? episode_name : "1", &error);
  if (id == 0)
    return cliff_cli_fail (error);
  parts = cliff_edit_propose_split (store, id, target * CLIFF_SECOND);
  print_parts (parts);

  return finish (!apply || cliff_edit_apply_split (store, id, parts, renumber, &error), &error);
}

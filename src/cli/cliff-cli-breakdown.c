/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-breakdown.h"
#include "cliff-cli-preview.h"
#include "cliff-edit-breakdown.h"
#include "cliff-script.h"

/* ── A readable table ───────────────────────────────────────────────────────────────────────────── */

static char *
join_lines (JsonArray *dialogue)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (dialogue); i++)
    {
      JsonObject *line = json_array_get_object_element (dialogue, i);

      g_string_append_printf (lines, "%s%s: %s", i > 0 ? " / " : "",
                              json_object_get_string_member (line, "speaker"),
                              json_object_get_string_member (line, "text"));
    }

  return g_string_free_and_steal (lines);
}

static void
print_table (JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  JsonArray *shots = json_object_get_array_member (object, "shots");

  g_print ("%s, episode %d: %u shots, %.1f s\n", json_object_get_string_member (object, "script"),
           (int) json_object_get_int_member (object, "episode"), json_array_get_length (shots),
           json_object_get_double_member (object, "total_s"));
  for (guint i = 0; i < json_array_get_length (shots); i++)
    {
      JsonObject *shot = json_array_get_object_element (shots, i);
      g_autofree char *lines = join_lines (json_object_get_array_member (shot, "dialogue"));

      g_print (
        "%3d  %-5s %-4s %-8s %-10s %5.1f s  %s\n", (int) json_object_get_int_member (shot, "shot"),
        json_object_get_string_member (shot, "scene"), json_object_get_string_member (shot, "size"),
        json_object_get_string_member (shot, "angle"),
        json_object_get_string_member (shot, "movement"),
        json_object_get_double_member (shot, "duration_s"),
        json_object_get_string_member (shot, "subject"));
      if (*lines != '\0')
        g_print ("                                          %s\n", lines);
    }
}

/* One episode is one object; several are an array of such. */
static void
print_episodes (GPtrArray *episodes,
                gboolean   json)
{
  if (json && episodes->len == 1)
    {
      cliff_cli_print_json (g_ptr_array_index (episodes, 0));
      return;
    }
  if (json)
    {
      g_autoptr(JsonArray) array = json_array_new ();
      g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);

      for (guint i = 0; i < episodes->len; i++)
        json_array_add_element (array, json_node_ref (g_ptr_array_index (episodes, i)));
      json_node_set_array (node, array);
      cliff_cli_print_json (node);
      return;
    }
  for (guint i = 0; i < episodes->len; i++)
    print_table (g_ptr_array_index (episodes, i));
}

/* ── A script file, without a project ───────────────────────────────────────────────────────────── */

static gboolean
break_down_outline (CliffOutline  *outline,
                    int            number,
                    GPtrArray     *result,
                    GError       **error)
{
  for (guint i = 0; i < outline->episodes->len; i++)
    {
      CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, i);
      g_autoptr(GPtrArray) shots = NULL;

      if (number != 0 && episode->number != number)
        continue;
      shots = cliff_breakdown_episode (outline, i, NULL);
      if (!cliff_breakdown_validate (episode, shots, error))
        return FALSE;
      g_ptr_array_add (result, cliff_breakdown_to_json (outline, i, shots));
    }
  if (result->len > 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "the script has no episode %d", number);
  return FALSE;
}

static CliffExit
run_script (const char *path,
            int         number,
            gboolean    json)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = cliff_cli_read_script (path, &error);
  g_autoptr(GPtrArray) episodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr(CliffScript) script = NULL;
  g_autoptr(CliffOutline) outline = NULL;

  if (text == NULL)
    return cliff_cli_fail (error);
  script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);
  outline = cliff_script_get_outline (script);
  if (!break_down_outline (outline, number, episodes, &error))
    return cliff_cli_fail (error);
  print_episodes (episodes, json);

  return CLIFF_EXIT_OK;
}

/* ── A project ──────────────────────────────────────────────────────────────────────────────────── */

/** What to do with a project. */
typedef struct
{
  int       number;   /* of the episode, 0: all */
  gboolean  json;
  gboolean  preview;
  char    **scenes;   /* (nullable) */
} Wish;

static gboolean
break_down_episodes (CliffStore  *store,
                     GArray      *ids,
                     const Wish  *wish,
                     GPtrArray   *result,
                     GError     **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      CliffId id = g_array_index (ids, CliffId, i);
      gint64 episode =
        cliff_store_get_int (store, 0, "SELECT number FROM episode WHERE id = ?", "i", id);
      CliffBreakdownCounts counts;

      if (g_cancellable_set_error_if_cancelled (cliff_cli_get_cancellable (), error) ||
          !cliff_edit_break_down (store, id, &counts, error))
        return FALSE;
      if (wish->json)
        g_ptr_array_add (result, cliff_edit_shots_to_json (store, id));
      else
        g_print ("Episode %" G_GINT64_FORMAT ": %d added, %d changed, %d removed, %d kept\n",
                 episode, counts.added, counts.changed, counts.removed, counts.kept);
    }

  return TRUE;
}

/* Only the scenes named. */
static gboolean
break_down_scenes (CliffStore  *store,
                   const Wish  *wish,
                   GError     **error)
{
  g_autoptr(GArray) scenes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  CliffBreakdownCounts counts;

  for (guint i = 0; wish->scenes[i] != NULL; i++)
    {
      CliffId id = cliff_cli_find_scene (store, wish->scenes[i], error);

      if (id == 0)
        return FALSE;
      g_array_append_val (scenes, id);
    }
  if (!cliff_edit_break_down_scenes (store, scenes, &counts, error))
    return FALSE;
  g_print ("%d added, %d changed, %d removed, %d kept\n", counts.added, counts.changed, counts.removed, counts.kept);

  return TRUE;
}

static gboolean
preview_episodes (CliffStore  *store,
                  GArray      *ids,
                  const Wish  *wish,
                  GPtrArray   *result,
                  GError     **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      CliffId id = g_array_index (ids, CliffId, i);
      g_autoptr(GPtrArray) scenes = cliff_edit_preview_breakdown (store, id, error);
      gint64 episode = cliff_store_get_int (store, 0, "SELECT number FROM episode WHERE id = ?", "i", id);

      if (scenes == NULL)
        return FALSE;
      if (wish->json)
        g_ptr_array_add (result, cliff_cli_preview_to_json (scenes, episode));
      else
        cliff_cli_print_preview (scenes, episode);
    }

  return TRUE;
}

static CliffExit
run_project (const char *path,
             const Wish *wish)
{
  CliffExit exit_code = CLIFF_EXIT_OK;
  g_autoptr(CliffStore) store = cliff_cli_open_project (path, TRUE, &exit_code);
  g_autoptr(GPtrArray) episodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autofree char *range = wish->number != 0 ? g_strdup_printf ("%d", wish->number) : NULL;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GError) error = NULL;

  if (store == NULL)
    return exit_code;
  ids = cliff_cli_dup_episodes (store, range, &error);
  if (ids == NULL ||
      !(wish->preview          ? preview_episodes (store, ids, wish, episodes, &error)
        : wish->scenes != NULL ? break_down_scenes (store, wish, &error)
                               : break_down_episodes (store, ids, wish, episodes, &error)))
    return cliff_cli_fail (error);
  if (wish->json)
    print_episodes (episodes, TRUE);

  return CLIFF_EXIT_OK;
}

CliffExit
cliff_cli_breakdown (int    argc,
                     char **argv)
{
  Wish wish = { 0 };
  g_auto(GStrv) scenes = NULL;
  GOptionEntry entries[] = {
    { "episode", 'e', 0, G_OPTION_ARG_INT, &wish.number, "Only this episode", "N" },
    { "scene", 0, 0, G_OPTION_ARG_STRING_ARRAY, &scenes, "Only this scene of a project (1-2, or its id: #7); may be repeated", "SCENE" },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &wish.preview, "Tell what would be done to a project's shots, and do nothing", NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wish.json, "Print JSON: the shots, or the preview", NULL },
    { NULL }
  };
  CliffExit exit_code = CLIFF_EXIT_OK;
  gboolean project;

  if (!cliff_cli_parse (
        &argc, &argv, entries, "SCRIPT|PROJECT",
        "Makes the shots of a script by rules.  A script file is only read; in a project the shots "
        "are written, and those "
        "that still stand for the same words keep their takes and what was done to them by hand.",
        &exit_code))
    return exit_code;
  project = argc == 2 && g_file_test (argv[1], G_FILE_TEST_IS_DIR);
  if (argc != 2 || wish.number < 0 || (!project && (scenes != NULL || wish.preview)) ||
      (scenes != NULL && (wish.number != 0 || wish.preview || wish.json)))
    {
      g_printerr ("Usage: cliffhanger-cli breakdown [--episode N] [--json] SCRIPT|PROJECT\n"
                  "       cliffhanger-cli breakdown --preview [--episode N] [--json] PROJECT\n"
                  "       cliffhanger-cli breakdown --scene SCENE… PROJECT\n");
      return CLIFF_EXIT_USAGE;
    }
  wish.scenes = scenes;

  return project ? run_project (argv[1], &wish) : run_script (argv[1], wish.number, wish.json);
}

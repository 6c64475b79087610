/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cli.h"

#include "cliff-media-import.h"

#include <stdlib.h>

static gboolean as_json;

/* ── Showing ─────────────────────────────────────────────────────────────────────────────────────── */

static void
set_json (JsonObject *object,
          const char *name,
          const char *text)
{
  g_autoptr(JsonNode) node = text != NULL && *text != '\0' ? json_from_string (text, NULL) : NULL;

  if (node != NULL)
    json_object_set_member (object, name, g_steal_pointer (&node));
}

/* The media of the bin, or the one with that take. */
static JsonArray *
new_list (CliffStore *store,
          CliffId     take_id)
{
  JsonArray *list = json_array_new ();
  g_autoptr(CliffRows) rows =
    cliff_store_query (store, "SELECT take.id, take.kind, media.name, media.sha256, media.bytes, media.duration, media.width, "
                       "media.height, media.facts, media.origin, media.id FROM take JOIN media ON media.id = take.media_id "
                       "WHERE (?1 = 0 AND take.owner = 'series') OR take.id = ?1 ORDER BY take.id", "i", take_id);

  while (cliff_rows_next (rows))
    {
      JsonObject *item = json_object_new ();

      json_object_set_int_member (item, "take", cliff_rows_get_int (rows, 0));
      json_object_set_string_member (item, "kind", cliff_rows_get_text (rows, 1));
      json_object_set_string_member (item, "name", cliff_rows_get_text (rows, 2));
      json_object_set_string_member (item, "sha256", cliff_rows_get_text (rows, 3));
      json_object_set_int_member (item, "bytes", cliff_rows_get_int (rows, 4));
      json_object_set_int_member (item, "duration", cliff_rows_get_int (rows, 5));
      json_object_set_int_member (item, "width", cliff_rows_get_int (rows, 6));
      json_object_set_int_member (item, "height", cliff_rows_get_int (rows, 7));
      set_json (item, "facts", cliff_rows_get_text (rows, 8));
      set_json (item, "origin", cliff_rows_get_text (rows, 9));
      json_object_set_boolean_member (item, "there", cliff_store_has_media (store, cliff_rows_get_int (rows, 10)));
      json_array_add_object_element (list, item);
    }

  return list;
}

static void
print_list (JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *item = json_array_get_object_element (list, i);
      JsonObject *origin = json_object_has_member (item, "origin") ? json_object_get_object_member (item, "origin") : NULL;
      double seconds = (double) json_object_get_int_member (item, "duration") / CLIFF_SECOND;

      g_print ("%" G_GINT64_FORMAT "  %-7s %8.1f s  %" G_GINT64_FORMAT "×%" G_GINT64_FORMAT "  AI: %-7s  %s%s\n",
               json_object_get_int_member (item, "take"), json_object_get_string_member (item, "kind"), seconds,
               json_object_get_int_member (item, "width"), json_object_get_int_member (item, "height"),
               origin != NULL ? json_object_get_string_member_with_default (origin, "ai", "unknown") : "unknown",
               json_object_get_string_member (item, "name"),
               json_object_get_boolean_member (item, "there") ? "" : "  (missing)");
    }
}

static void
print_array (JsonArray *array)
{
  g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), array);

  cliff_cli_print_json (node);
}

static CliffExit
list_media (CliffStore  *store,
            int          argc,
            char       **argv)
{
  g_autoptr(JsonArray) list = new_list (store, 0);

  if (as_json)
    print_array (list);
  else
    print_list (list);

  return CLIFF_EXIT_OK;
}

/* The id in an argument; 0 when there is no such take. */
static CliffId
find_take (CliffStore *store,
           const char *argument)
{
  CliffId id = g_ascii_strtoll (argument, NULL, 10);

  id = cliff_store_get_int (store, 0, "SELECT id FROM take WHERE id = ?", "i", id);
  if (id == 0)
    g_printerr ("cliffhanger-cli: there is no take %s\n", argument);

  return id;
}

static CliffExit
show_facts (CliffStore  *store,
            int          argc,
            char       **argv)
{
  CliffId id = find_take (store, argv[0]);
  g_autoptr(JsonArray) list = NULL;

  if (id == 0)
    return CLIFF_EXIT_NOT_FOUND;
  list = new_list (store, id);
  cliff_cli_print_json (json_array_get_element (list, 0));

  return CLIFF_EXIT_OK;
}

static CliffExit
show_usage (CliffStore  *store,
            int          argc,
            char       **argv)
{
  CliffId id = find_take (store, argv[0]);
  g_autoptr(GArray) uses = NULL;
  g_autoptr(JsonArray) list = json_array_new ();

  if (id == 0)
    return CLIFF_EXIT_NOT_FOUND;
  uses = cliff_take_find_uses (store, id);
  for (guint i = 0; i < uses->len; i++)
    {
      const CliffTakeUse *use = &g_array_index (uses, CliffTakeUse, i);
      gint64 number = cliff_store_get_int (store, 0, "SELECT number FROM episode WHERE id = ?", "i", use->episode_id);
      JsonObject *item = json_object_new ();

      if (!as_json)
        g_print ("episode %" G_GINT64_FORMAT "  %s %" G_GINT64_FORMAT "\n", number, use->kind, use->id);
      json_object_set_int_member (item, "episode", number);
      json_object_set_string_member (item, "kind", use->kind);
      json_object_set_int_member (item, "id", use->id);
      json_array_add_object_element (list, item);
    }
  if (as_json)
    print_array (list);

  return CLIFF_EXIT_OK;
}

/* ── Bringing in ─────────────────────────────────────────────────────────────────────────────────── */

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static CliffExit
print_imported (GPtrArray *all)
{
  g_autoptr(JsonArray) list = json_array_new ();
  CliffExit exit_code = CLIFF_EXIT_OK;

  for (guint i = 0; i < all->len; i++)
    {
      const CliffImported *imported = g_ptr_array_index (all, i);
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, "path", imported->path);
      json_object_set_int_member (item, "take", imported->take_id);
      if (imported->error != NULL)
        {
          json_object_set_string_member (item, "error", imported->error->message);
          exit_code = cliff_cli_fail (imported->error);
        }
      else if (!as_json)
        g_print ("%" G_GINT64_FORMAT "  %s\n", imported->take_id, imported->path);
      json_array_add_object_element (list, item);
    }
  if (as_json)
    print_array (list);

  return exit_code;
}

static CliffExit
import_files (CliffStore  *store,
              int          argc,
              char       **argv)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;

  cliff_media_import_async (store, (const char *const *) argv, cliff_cli_show_progress, (gpointer) "media",
                            cliff_cli_get_cancellable (), done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  cliff_cli_end_progress ();
  all = cliff_media_import_finish (store, result, &error);

  return all != NULL ? print_imported (all) : cliff_cli_fail (error);
}

static CliffExit
relink (CliffStore  *store,
        int          argc,
        char       **argv)
{
  g_autoptr(GPtrArray) lost = cliff_media_find_lost (store);
  g_autoptr(GError) error = NULL;
  int n_found = cliff_media_relink (cliff_store_get_path (store), lost, argv[0], cliff_cli_get_cancellable (), &error);

  if (n_found < 0)
    return cliff_cli_fail (error);
  for (guint i = 0; i < lost->len; i++)
    {
      const CliffLostMedia *media = g_ptr_array_index (lost, i);

      g_print ("%s  %s  %s\n", media->found ? "found  " : "missing", media->sha256, media->name);
    }

  return n_found == (int) lost->len ? CLIFF_EXIT_OK : CLIFF_EXIT_NOT_FOUND;
}

/* ── The command ─────────────────────────────────────────────────────────────────────────────────── */

static const struct
{
  const char  *name;
  CliffExit  (*run) (CliffStore *store, int argc, char **argv);
  gboolean     writes;
  int          least, most; /* arguments */
} verbs[] = {
  { "list", list_media, FALSE, 0, 0 },
  { "import", import_files, TRUE, 1, G_MAXINT },
  { "relink", relink, TRUE, 1, 1 },
  { "usage", show_usage, FALSE, 1, 1 },
  { "facts", show_facts, FALSE, 1, 1 },
};

CliffExit
cliff_cli_media (int    argc,
                 char **argv)
{
  CliffExit exit_code;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print JSON", NULL },
    { NULL }
  };

  if (!cliff_cli_parse (&argc, &argv, entries, "PROJECT list | import FILE… | relink FOLDER | usage TAKE | facts TAKE",
                        "Shows and fills the media bin of a project: pictures, videos and sounds that were made elsewhere.  "
                        "“relink” looks in a folder for media that are gone from the project.", &exit_code))
    return exit_code;
  for (guint i = 0; argc >= 3 && i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr(CliffStore) store = NULL;

      if (!g_str_equal (argv[2], verbs[i].name) || argc - 3 < verbs[i].least || argc - 3 > verbs[i].most)
        continue;
      store = cliff_cli_open_project (argv[1], verbs[i].writes, &exit_code);
      return store != NULL ? verbs[i].run (store, argc - 3, argv + 3) : exit_code;
    }
  g_printerr ("cliffhanger-cli media: a project and one of list, import, relink, usage and facts are needed; see --help\n");

  return CLIFF_EXIT_USAGE;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-media-import.h"

#include "cliff-child.h"
#include "cliff-origin.h"

#define PROGRAM "cliffhanger-media"

/* One file on its way. */
typedef struct
{
  CliffImported   *imported;
  CliffMediaFacts *facts;     /* NULL: it is no media */
} Item;

typedef struct
{
  char              *project_path;
  GPtrArray         *items;    /* Item */
  CliffProgressFunc  progress;
  gpointer           progress_data;
} Import;

static void
imported_free (gpointer data)
{
  CliffImported *imported = data;

  g_clear_error (&imported->error);
  g_free (imported->path);
  g_free (imported);
}

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->imported, imported_free);
  g_clear_pointer (&item->facts, cliff_media_facts_free);
  g_free (item);
}

static void
import_free (gpointer data)
{
  Import *import = data;

  g_ptr_array_unref (import->items);
  g_free (import->project_path);
  g_free (import);
}

/* ── Looking into a file ─────────────────────────────────────────────────────────────────────── */

static char *
dup_order (const char *path)
{
  g_autoptr(JsonObject) order = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), order);

  json_object_set_string_member (order, "do", "probe");
  json_object_set_string_member (order, "path", path);

  return json_to_string (node, FALSE);
}

/* Returns: (transfer full) (nullable): what the answer tells; without an error it is not the last one */
static JsonNode *
take_answer (const char  *line,
             GError     **error)
{
  g_autoptr(JsonNode) node = json_from_string (line, NULL);
  JsonObject *answer = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (answer == NULL)
    return NULL;
  if (json_object_has_member (answer, "done"))
    return json_node_copy (json_object_get_member (answer, "done"));
  if (json_object_has_member (answer, "error"))
    g_set_error_literal (error, G_IO_ERROR, (int) json_object_get_int_member_with_default (answer, "error", 0),
                         json_object_get_string_member_with_default (answer, "message", "unknown"));

  return NULL;
}

/* @child: (inout): kept for the next file, if it lives. */
static JsonNode *
probe (CliffChild   **child,
       const char    *path,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree char *order = dup_order (path);
  g_autoptr(GError) reason = NULL;
  g_autofree char *end = NULL;

  if (*child == NULL)
    *child = cliff_child_new (PROGRAM, error);
  if (*child == NULL)
    return NULL;
  if (cliff_child_send (*child, order, cancellable, &reason))
    for (;;)
      {
        g_autofree char *line = cliff_child_read (*child, cancellable, &reason);
        JsonNode *facts = line != NULL ? take_answer (line, &reason) : NULL;

        if (facts != NULL)
          return facts;
        if (line == NULL || reason != NULL)
          break;
      }
  if (reason == NULL)
    {
      end = cliff_child_dup_end (*child);
      reason = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "%s: the program that reads media %s", path, end);
      g_clear_pointer (child, cliff_child_free);
    }
  g_propagate_error (error, g_steal_pointer (&reason));

  return NULL;
}

/* ── On a thread ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_kind (const char  *path,
            GError     **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such file", path);

  return FALSE;
}

static CliffMediaFacts *
take_in (Import        *import,
         CliffChild   **child,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(CliffMediaFacts) facts = g_new0 (CliffMediaFacts, 1);
  g_autofree char *name = g_path_get_basename (path);

  if (!check_kind (path, error))
    return NULL;
  /* Only what is media is copied. */
  facts->facts = probe (child, path, cancellable, error);
  if (facts->facts == NULL || !cliff_media_prepare (import->project_path, path, FALSE, &facts->file, cancellable, error))
    return NULL;
  facts->origin = cliff_origin_read (path, cancellable, error);
  if (facts->origin == NULL)
    return NULL;
  facts->name = g_utf8_make_valid (name, -1);

  return g_steal_pointer (&facts);
}

static void
import_cb (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Import *import = task_data;
  g_autoptr(CliffChild) child = NULL;

  for (guint i = 0; i < import->items->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Item *item = g_ptr_array_index (import->items, i);

      item->facts = take_in (import, &child, item->imported->path, cancellable, &item->imported->error);
      if (import->progress != NULL)
        import->progress ((double) (i + 1) / import->items->len, "import", import->progress_data);
    }
  g_task_return_boolean (task, TRUE);
}

/* ── On the main thread ──────────────────────────────────────────────────────────────────────── */

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CliffStore *store = CLIFF_STORE (source);
  g_autoptr(GTask) task = user_data;
  Import *import = g_task_get_task_data (G_TASK (result));
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (imported_free);

  for (guint i = 0; i < import->items->len; i++)
    {
      Item *item = g_ptr_array_index (import->items, i);

      if (item->facts != NULL)
        item->imported->take_id = cliff_edit_add_media (store, item->facts, &item->imported->error);
      g_ptr_array_add (all, g_steal_pointer (&item->imported));
    }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&all), (GDestroyNotify) g_ptr_array_unref);
}

void
cliff_media_import_async (CliffStore          *store,
                          const char *const   *paths,
                          CliffProgressFunc    progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) worker = NULL;
  Import *import;

  g_return_if_fail (CLIFF_IS_STORE (store));
  g_return_if_fail (paths != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, cliff_media_import_async);
  import = g_new0 (Import, 1);
  import->project_path = g_strdup (cliff_store_get_path (store));
  import->items = g_ptr_array_new_with_free_func (item_free);
  import->progress = progress;
  import->progress_data = progress_data;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      Item *item = g_new0 (Item, 1);

      item->imported = g_new0 (CliffImported, 1);
      item->imported->path = g_canonicalize_filename (paths[i], NULL);
      g_ptr_array_add (import->items, item);
    }
  worker = g_task_new (store, cancellable, looked_cb, g_steal_pointer (&task));
  g_task_set_source_tag (worker, import_cb);
  /* What came in before a cancel is kept. */
  g_task_set_check_cancellable (worker, FALSE);
  g_task_set_task_data (worker, import, import_free);
  g_task_run_in_thread (worker, import_cb);
}

GPtrArray *
cliff_media_import_finish (CliffStore    *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

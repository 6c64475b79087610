/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-orders.h"

/* The default engine of a kind; (transfer none) (nullable). */
static CliffEngine *
find_engine (GPtrArray  *engines,
             const char *kind)
{
  for (guint i = 0; i < engines->len; i++)
    {
      CliffEngine *engine = g_ptr_array_index (engines, i);

      if (g_str_equal (cliff_engine_get_kind (engine), kind))
        return engine;
    }

  return NULL;
}

/* Takes @request. */
static gboolean
add_order (GPtrArray   *engines,
           GPtrArray   *orders,
           const char  *kind,
           const char  *owner,
           CliffId      owner_id,
           JsonObject  *request,
           GError     **error)
{
  CliffEngine *engine = find_engine (engines, kind);
  gboolean fits = TRUE;

  if (engine != NULL && request != NULL)
    {
      fits = cliff_engine_shape (engine, request, error);
      if (fits)
        g_ptr_array_add (orders, cliff_order_new (engine, owner, owner_id, request));
    }
  g_clear_pointer (&request, json_object_unref);

  return fits;
}

/* What a picture engine is asked: a local one draws from facts, others read a prompt. */
static JsonObject *
make_picture_request (CliffStore *store,
                      GPtrArray  *engines,
                      CliffId     shot_id)
{
  CliffEngine *engine = find_engine (engines, "picture");

  return engine == NULL || cliff_engine_is_local (engine) ? cliff_request_for_shot (store, shot_id)
                                                          : cliff_request_for_prompt (store, shot_id, "picture");
}

/* A shot that moves already needs no still. */
static gboolean
shows_video (CliffStore *store,
             CliffId     shot_id)
{
  return cliff_store_get_int (store, 0, "SELECT count(*) FROM shot s JOIN take t ON t.id = s.take_id WHERE s.id = ? AND t.kind = 'video'", "i",
                              shot_id) > 0;
}

static gboolean
add_shot (CliffStore     *store,
          GPtrArray      *engines,
          GPtrArray      *orders,
          CliffId         shot_id,
          CliffGenerate   what,
          GError        **error)
{
  g_autoptr(CliffRows) lines = cliff_store_query (store, "SELECT id FROM line WHERE shot_id = ? ORDER BY position, id", "i", shot_id);

  if ((what & CLIFF_GENERATE_PICTURES) && !shows_video (store, shot_id)
      && !add_order (engines, orders, "picture", "shot", shot_id, make_picture_request (store, engines, shot_id), error))
    return FALSE;
  if ((what & CLIFF_GENERATE_VIDEOS)
      && !add_order (engines, orders, "video", "shot", shot_id, cliff_request_for_prompt (store, shot_id, "video"), error))
    return FALSE;
  while ((what & CLIFF_GENERATE_VOICES) && cliff_rows_next (lines))
    if (!add_order (engines, orders, "voice", "line", cliff_rows_get_int (lines, 0), cliff_request_for_line (store, cliff_rows_get_int (lines, 0)),
                    error))
      return FALSE;

  return TRUE;
}

GPtrArray *
cliff_orders_for_episode (CliffStore     *store,
                          GPtrArray      *engines,
                          CliffId         episode_id,
                          CliffGenerate   what,
                          GError        **error)
{
  g_autoptr(GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_order_free);
  g_autoptr(CliffRows) shots = cliff_store_query (store, "SELECT id FROM shot WHERE episode_id = ? ORDER BY position, id", "i", episode_id);

  while (cliff_rows_next (shots))
    if (!add_shot (store, engines, orders, cliff_rows_get_int (shots, 0), what, error))
      return NULL;
  if ((what & CLIFF_GENERATE_MUSIC)
      && !add_order (engines, orders, "music", "episode", episode_id, cliff_request_for_music (store, episode_id), error))
    return NULL;

  return g_steal_pointer (&orders);
}

GPtrArray *
cliff_orders_for_shot (CliffStore  *store,
                       GPtrArray   *engines,
                       CliffId      shot_id,
                       const char  *kind,
                       GError     **error)
{
  g_autoptr(GPtrArray) orders = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_order_free);
  JsonObject *request = g_str_equal (kind, "video") ? cliff_request_for_prompt (store, shot_id, kind) : make_picture_request (store, engines, shot_id);
  gint64 last = cliff_store_get_int (store, -1,
    "SELECT max (json_extract (request, '$.variation')) FROM job WHERE owner = 'shot' AND owner_id = ? "
    "AND kind = ? AND json_valid (request)", "is", shot_id, kind);

  if (request != NULL)
    json_object_set_int_member (request, "variation", last + 1);
  if (!add_order (engines, orders, kind, "shot", shot_id, request, error))
    return NULL;

  return g_steal_pointer (&orders);
}

GPtrArray *
cliff_orders_left_open (CliffStore *store,
                        GPtrArray  *engines)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_order_free);
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT engine, owner, owner_id, request, recipe FROM job WHERE state IN ('submitted', 'running', 'fetching', 'uncertain') "
    "OR (state = 'failed' AND token <> '' AND error IN ('transient', 'machine', 'key')) ORDER BY id", "");

  while (cliff_rows_next (rows))
    {
      g_autoptr(JsonNode) request = json_from_string (cliff_rows_get_text (rows, 3), NULL);

      for (guint i = 0; i < engines->len && request != NULL && JSON_NODE_HOLDS_OBJECT (request); i++)
        {
          CliffEngine *engine = g_ptr_array_index (engines, i);
          CliffOrder *order;

          if (cliff_engine_is_local (engine) || !g_str_equal (cliff_engine_get_id (engine), cliff_rows_get_text (rows, 0)))
            continue;
          order = cliff_order_new (engine, cliff_rows_get_text (rows, 1), cliff_rows_get_int (rows, 2), json_node_get_object (request));
          /* It was ordered as it was, whatever the engine's version is now. */
          g_free (order->recipe);
          order->recipe = g_strdup (cliff_rows_get_text (rows, 4));
          g_ptr_array_add (orders, order);
          break;
        }
    }

  return orders;
}

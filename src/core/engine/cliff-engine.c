/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-engine.h"

typedef struct
{
  const char *id;      /* these are interned */
  const char *kind;
  const char *account;
  int         version;
} CliffEnginePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CliffEngine, cliff_engine, G_TYPE_OBJECT)

static void
cliff_engine_class_init (CliffEngineClass *klass)
{
}

static void
cliff_engine_init (CliffEngine *self)
{
}

void
cliff_engine_result_clear (CliffEngineResult *result)
{
  g_clear_pointer (&result->path, g_free);
  g_clear_pointer (&result->detail, json_node_unref);
}

/**
 * cliff_engine_get_id:
 *
 * Returns: (transfer none): the name the engine has in takes and jobs.  Any thread.
 */
const char *
cliff_engine_get_id (CliffEngine *self)
{
  g_return_val_if_fail (CLIFF_IS_ENGINE (self), NULL);

  CliffEnginePrivate *priv = cliff_engine_get_instance_private (self);

  return priv->id != NULL ? priv->id : CLIFF_ENGINE_GET_CLASS (self)->id;
}

/**
 * cliff_engine_get_kind:
 *
 * Returns: (transfer none): what comes out: picture, video, voice or music.  Any thread.
 */
const char *
cliff_engine_get_kind (CliffEngine *self)
{
  g_return_val_if_fail (CLIFF_IS_ENGINE (self), NULL);

  CliffEnginePrivate *priv = cliff_engine_get_instance_private (self);

  return priv->kind != NULL ? priv->kind : CLIFF_ENGINE_GET_CLASS (self)->kind;
}

/**
 * cliff_engine_is_local:
 *
 * Returns: whether a run costs nothing and leaves nothing behind elsewhere.  Any thread.
 */
gboolean
cliff_engine_is_local (CliffEngine *self)
{
  g_return_val_if_fail (CLIFF_IS_ENGINE (self), FALSE);

  return CLIFF_ENGINE_GET_CLASS (self)->local;
}

static void append_canonical (GString  *out,
                              JsonNode *node);

static void
append_object (GString    *out,
               JsonObject *object)
{
  g_autoptr(GList) names = g_list_sort (json_object_get_members (object), (GCompareFunc) g_strcmp0);

  g_string_append_c (out, '{');
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autoptr(JsonNode) name = json_node_init_string (json_node_alloc (), l->data);

      if (l != names)
        g_string_append_c (out, ',');
      append_canonical (out, name);
      g_string_append_c (out, ':');
      append_canonical (out, json_object_get_member (object, l->data));
    }
  g_string_append_c (out, '}');
}

static void
append_canonical (GString  *out,
                  JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      append_object (out, json_node_get_object (node));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (out, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          append_canonical (out, json_array_get_element (array, i));
        }
      g_string_append_c (out, ']');
    }
  else
    {
      g_autofree char *text = json_to_string (node, FALSE);

      g_string_append (out, text);
    }
}

/**
 * cliff_engine_dup_canonical:
 * @request: a request
 *
 * Returns: (transfer full): the same text for the same request, in whatever order it was put
 * together.  Any thread.
 */
char *
cliff_engine_dup_canonical (JsonObject *request)
{
  GString *out = g_string_new (NULL);

  append_object (out, request);

  return g_string_free (out, FALSE);
}

/**
 * cliff_engine_dup_recipe:
 * @request: a request
 *
 * Returns: (transfer full): what identifies the result: SHA-256 in hex of id, version and canonical
 * request.  Any thread.
 */
char *
cliff_engine_dup_recipe (CliffEngine *self,
                         JsonObject  *request)
{
  g_return_val_if_fail (CLIFF_IS_ENGINE (self), NULL);

  CliffEnginePrivate *priv = cliff_engine_get_instance_private (self);
  g_autofree char *canonical = cliff_engine_dup_canonical (request);
  g_autofree char *text = g_strdup_printf ("%s\n%d\n%s", cliff_engine_get_id (self),
                                           priv->id != NULL ? priv->version : CLIFF_ENGINE_GET_CLASS (self)->version, canonical);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * cliff_engine_run:
 * @request: what is asked for
 * @folder: an existing folder for the result and for the engine's scratch files; the caller removes
 * it
 * @result: (out caller-allocates): what was made
 * @progress: (nullable): told in this thread
 *
 * Blocks until the medium is made.  Any thread, several at once.
 *
 * Returns: FALSE with CLIFF_ENGINE_ERROR, G_IO_ERROR or G_FILE_ERROR set
 */
gboolean
cliff_engine_run (CliffEngine        *self,
                  JsonObject         *request,
                  const char         *folder,
                  CliffEngineResult  *result,
                  CliffProgressFunc   progress,
                  gpointer            progress_data,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_return_val_if_fail (CLIFF_IS_ENGINE (self), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return CLIFF_ENGINE_GET_CLASS (self)->run (self, request, folder, result, progress, progress_data,
                                             cancellable, error);
}

void
cliff_engine_set_identity (CliffEngine *self,
                           const char  *id,
                           int          version,
                           const char  *kind,
                           const char  *account)
{
  g_return_if_fail (CLIFF_IS_ENGINE (self));

  CliffEnginePrivate *priv = cliff_engine_get_instance_private (self);

  priv->id = g_intern_string (id);
  priv->version = version;
  priv->kind = g_intern_string (kind);
  priv->account = g_intern_string (account);
}

const char *
cliff_engine_get_account (CliffEngine *self)
{
  g_return_val_if_fail (CLIFF_IS_ENGINE (self), "");

  CliffEnginePrivate *priv = cliff_engine_get_instance_private (self);

  return priv->account != NULL ? priv->account : "";
}

/**
 * cliff_engine_shape:
 * @request: what is asked for; what the engine needs to know besides is added
 *
 * Nothing is left out of a request: what the engine cannot do is an error.  Main thread.
 *
 * Returns: FALSE with %CLIFF_ENGINE_ERROR_REQUEST that names the limit
 */
gboolean
cliff_engine_shape (CliffEngine  *self,
                    JsonObject   *request,
                    GError      **error)
{
  g_return_val_if_fail (CLIFF_IS_ENGINE (self), FALSE);

  CliffEngineClass *klass = CLIFF_ENGINE_GET_CLASS (self);

  return klass->shape == NULL || klass->shape (self, request, error);
}

gint64
cliff_engine_reckon (CliffEngine  *self,
                     JsonObject   *request,
                     gint64        usage,
                     const char   *usage_unit,
                     const char  **currency)
{
  g_return_val_if_fail (CLIFF_IS_ENGINE (self), -1);

  CliffEngineClass *klass = CLIFF_ENGINE_GET_CLASS (self);

  *currency = "";

  return klass->reckon == NULL ? 0 : klass->reckon (self, request, usage, usage_unit, currency);
}

/**
 * cliff_engine_run_remote:
 * @remote: the job
 *
 * As cliff_engine_run(), of an engine that is not local.
 *
 * Returns: FALSE with %CLIFF_ENGINE_ERROR, which says what may be done, or as of cliff_engine_run()
 */
gboolean
cliff_engine_run_remote (CliffEngine        *self,
                         CliffRemote        *remote,
                         JsonObject         *request,
                         const char         *folder,
                         CliffEngineResult  *result,
                         CliffProgressFunc   progress,
                         gpointer            progress_data,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_return_val_if_fail (CLIFF_IS_ENGINE (self), FALSE);

  /* What has been sent is followed even when it is not wanted any more, so that it can be called off. */
  if (remote->token == NULL && g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return CLIFF_ENGINE_GET_CLASS (self)->run_remote (self, remote, request, folder, result, progress, progress_data, cancellable, error);
}

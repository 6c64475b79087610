/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-task-engine.h"

#include "cliff-task-run.h"
#include "cliff-template.h"

#include <string.h>

struct _CliffTaskEngine
{
  CliffEngine      parent_instance;

  CliffVendor     *vendor;
  CliffNetRules   *rules;
  char            *key;     /* (nullable) */
  int              pace;
};

G_DEFINE_FINAL_TYPE (CliffTaskEngine, cliff_task_engine, CLIFF_TYPE_ENGINE)

/* ── Requests ──────────────────────────────────────────────────────────── */

static JsonNode *
resolve_media (JsonNode   *node,
               const char *project)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object != NULL ? json_object_get_string_member_with_default (object, "media", NULL) : NULL;
  const char *extension = name != NULL ? strrchr (name, '.') : NULL;
  g_autofree char *type = NULL;
  g_autofree char *path = NULL;
  JsonObject *file;

  if (extension == NULL || strchr (name, '/') != NULL)
    return json_node_copy (node);
  path = g_strdup_printf ("%s/media/%.2s/%s", project, name, name);
  type = g_strdup_printf ("image/%s", g_str_equal (extension + 1, "jpg") ? "jpeg" : extension + 1);
  file = json_object_new ();
  json_object_set_string_member (file, "path", path);
  json_object_set_string_member (file, "type", type);

  return json_node_init_object (json_node_alloc (), file);
}

/* The slots of the templates: the request with its media as files. (transfer full) */
static JsonObject *
make_slots (JsonObject *request,
            const char *project,
            const char *handle)
{
  JsonObject *slots = json_object_new ();
  g_autoptr(GList) names = json_object_get_members (request);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (request, l->data);
      JsonArray *list, *made;

      if (!JSON_NODE_HOLDS_ARRAY (node))
        {
          json_object_set_member (slots, l->data, resolve_media (node, project));
          continue;
        }
      list = json_node_get_array (node);
      made = json_array_new ();
      for (guint i = 0; i < json_array_get_length (list); i++)
        json_array_add_element (made, resolve_media (json_array_get_element (list, i), project));
      json_object_set_array_member (slots, l->data, made);
    }
  if (handle != NULL)
    json_object_set_string_member (slots, "handle", handle);

  return slots;
}

/* The shortest length the model does that is not below @wanted; @wanted itself where there is none. */
static CliffTime
fit_duration (JsonObject *model,
              CliffTime   wanted)
{
  gint64 seconds = (wanted + CLIFF_SECOND - 1) / CLIFF_SECOND, best = 0;
  JsonArray *list = json_object_has_member (model, "seconds") ? json_object_get_array_member (model, "seconds") : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      gint64 one = json_array_get_int_element (list, i);

      if (one >= seconds && (best == 0 || one < best))
        best = one;
    }
  if (list == NULL)
    best = MAX (seconds, json_object_get_int_member_with_default (model, "shortest", 0));

  return best != 0 ? best * CLIFF_SECOND : wanted;
}

static gboolean
cliff_task_engine_shape (CliffEngine  *engine,
                         JsonObject   *request,
                         GError      **error)
{
  CliffTaskEngine *self = CLIFF_TASK_ENGINE (engine);
  JsonObject *model = self->vendor->model;
  JsonArray *resolutions = json_object_has_member (model, "resolutions") ? json_object_get_array_member (model, "resolutions") : NULL;

  if (resolutions != NULL && !json_object_has_member (request, "resolution"))
    json_object_set_string_member (request, "resolution",
                                   json_array_get_string_element (resolutions, json_array_get_length (resolutions) > 1 ? 1 : 0));
  if (json_object_has_member (request, "duration"))
    json_object_set_int_member (request, "duration", fit_duration (model, json_object_get_int_member (request, "duration")));

  return cliff_model_check (model, request, error);
}

static gint64
cliff_task_engine_reckon (CliffEngine  *engine,
                          JsonObject   *request,
                          gint64        usage,
                          const char   *usage_unit,
                          const char  **currency)
{
  CliffTaskEngine *self = CLIFF_TASK_ENGINE (engine);
  g_autoptr(JsonObject) slots = make_slots (request, "", NULL);

  cliff_model_complete (self->vendor->model, slots);

  return cliff_model_reckon (self->vendor->model, slots, usage, usage_unit, currency);
}

static gboolean
cliff_task_engine_run_remote (CliffEngine        *engine,
                              CliffRemote        *remote,
                              JsonObject         *request,
                              const char         *folder,
                              CliffEngineResult  *result,
                              CliffProgressFunc   progress,
                              gpointer            progress_data,
                              GCancellable       *cancellable,
                              GError            **error)
{
  CliffTaskEngine *self = CLIFF_TASK_ENGINE (engine);
  g_autoptr(JsonObject) slots = make_slots (request, remote->project, remote->handle);
  const char *secrets[] = { self->key, NULL, NULL };
  CliffTaskRun run = {
    .vendor = self->vendor, .rules = self->rules, .key = self->key, .secrets = secrets, .pace = self->pace,
    .kind = cliff_engine_get_kind (engine), .remote = remote, .slots = slots, .folder = folder, .result = result,
    .progress = progress, .progress_data = progress_data, .cancellable = cancellable,
  };
  /* What signs is as secret as what is sent. */
  const char *colon = self->key != NULL ? strchr (self->key, ':') : NULL;

  if (colon != NULL)
    secrets[1] = colon + 1;

  return cliff_task_run (&run, error);
}

/* ── The object ──────────────────────────────────────────────────────────── */

CliffTaskEngine *
cliff_task_engine_new (CliffDescriptor  *descriptor,
                       const char       *model,
                       const char       *account,
                       const char       *base,
                       const char       *key,
                       GError          **error)
{
  g_autoptr(CliffVendor) vendor = cliff_vendor_new (descriptor, base, model, error);
  CliffNetRules *rules = vendor != NULL ? cliff_net_rules_new (vendor->base, (const char *const *) descriptor->hosts, error) : NULL;
  g_autofree char *id = g_strdup_printf ("%s/%s", descriptor->id, model);
  CliffTaskEngine *self;

  if (rules == NULL)
    return NULL;
  self = g_object_new (CLIFF_TYPE_TASK_ENGINE, NULL);
  self->vendor = g_steal_pointer (&vendor);
  self->rules = rules;
  self->key = g_strdup (key);
  self->pace = 1000;
  cliff_engine_set_identity (CLIFF_ENGINE (self), id, descriptor->version,
                             json_object_get_string_member (self->vendor->operation, "kind"), account);

  return self;
}

gboolean
cliff_task_engine_add_local (CliffTaskEngine *self,
                             const char      *origin)
{
  g_return_val_if_fail (CLIFF_IS_TASK_ENGINE (self), FALSE);

  return cliff_net_rules_add_local (self->rules, origin);
}

void
cliff_task_engine_set_pace (CliffTaskEngine *self,
                            int              pace)
{
  g_return_if_fail (CLIFF_IS_TASK_ENGINE (self));

  self->pace = pace;
}

static void
cliff_task_engine_finalize (GObject *object)
{
  CliffTaskEngine *self = CLIFF_TASK_ENGINE (object);

  if (self->key != NULL)
    explicit_bzero (self->key, strlen (self->key));
  g_free (self->key);
  cliff_vendor_free (self->vendor);
  cliff_net_rules_unref (self->rules);

  G_OBJECT_CLASS (cliff_task_engine_parent_class)->finalize (object);
}

static void
cliff_task_engine_class_init (CliffTaskEngineClass *klass)
{
  CliffEngineClass *engine_class = CLIFF_ENGINE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cliff_task_engine_finalize;
  engine_class->run_remote = cliff_task_engine_run_remote;
  engine_class->shape = cliff_task_engine_shape;
  engine_class->reckon = cliff_task_engine_reckon;
}

static void
cliff_task_engine_init (CliffTaskEngine *self)
{
}

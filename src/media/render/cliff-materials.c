/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-materials.h"

#include "cliff-origin.h"

typedef struct
{
  CliffStore *store;
  GHashTable *known;    /* set of SHA-256 */
  JsonArray  *files;
  int         n_ai, n_made, n_unknown;
} Materials;

static void
add_file (Materials  *self,
          const char *sha256)
{
  g_autoptr(CliffRows) rows = NULL;
  JsonObject *file;
  const char *origin;

  if (sha256 == NULL || !g_hash_table_add (self->known, g_strdup (sha256)))
    return;
  rows = cliff_store_query (self->store,
                            "SELECT name, origin, EXISTS (SELECT 1 FROM take WHERE media_id = media.id AND engine <> '') "
                            "FROM media WHERE sha256 = ?", "s", sha256);
  if (!cliff_rows_next (rows))
    return;
  if (cliff_origin_is_ai (cliff_rows_get_text (rows, 1)))
    {
      origin = "ai";
      self->n_ai++;
    }
  else if (cliff_rows_get_int (rows, 2) != 0)
    {
      origin = "made";
      self->n_made++;
    }
  else
    {
      origin = "unknown";
      self->n_unknown++;
    }
  file = json_object_new ();
  json_object_set_string_member (file, "sha256", sha256);
  json_object_set_string_member (file, "name", cliff_rows_get_text (rows, 0));
  json_object_set_string_member (file, "origin", origin);
  json_array_add_object_element (self->files, file);
}

JsonNode *
cliff_materials_new (CliffStore *store,
                     CliffPlan  *plan)
{
  Materials self = { .store = store };
  JsonObject *object = json_object_new ();
  JsonNode *node;

  g_return_val_if_fail (CLIFF_IS_STORE (store) && plan != NULL, NULL);

  self.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.files = json_array_new ();
  for (guint i = 0; i < plan->shots->len; i++)
    add_file (&self, ((const CliffPlanShot *) g_ptr_array_index (plan->shots, i))->sha256);
  for (guint i = 0; i < plan->overlays->len; i++)
    add_file (&self, ((const CliffPlanShot *) g_ptr_array_index (plan->overlays, i))->sha256);
  for (guint i = 0; i < plan->sounds->len; i++)
    add_file (&self, ((const CliffPlanSound *) g_ptr_array_index (plan->sounds, i))->sha256);
  g_hash_table_unref (self.known);

  json_object_set_int_member (object, "ai", self.n_ai);
  json_object_set_int_member (object, "made", self.n_made);
  json_object_set_int_member (object, "unknown", self.n_unknown);
  json_object_set_array_member (object, "files", self.files);
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);

  return node;
}

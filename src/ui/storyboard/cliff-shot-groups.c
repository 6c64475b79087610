/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-groups.h"

#include <gio/gio.h>

struct _CliffShotGroup
{
  GObject     parent_instance;

  CliffId     scene_id;
  GListStore *shots;
};

G_DEFINE_FINAL_TYPE (CliffShotGroup, cliff_shot_group, G_TYPE_OBJECT)

static void
cliff_shot_group_dispose (GObject *object)
{
  g_clear_object (&CLIFF_SHOT_GROUP (object)->shots);

  G_OBJECT_CLASS (cliff_shot_group_parent_class)->dispose (object);
}

static void
cliff_shot_group_class_init (CliffShotGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_shot_group_dispose;
}

static void
cliff_shot_group_init (CliffShotGroup *self)
{
  self->shots = g_list_store_new (CLIFF_TYPE_SHOT);
}

CliffId
cliff_shot_group_get_scene_id (CliffShotGroup *self)
{
  return self->scene_id;
}

GListModel *
cliff_shot_group_get_shots (CliffShotGroup *self)
{
  return G_LIST_MODEL (self->shots);
}

/* Makes the group hold @shots, touching only what differs. */
static void
set_shots (CliffShotGroup *self,
           GPtrArray      *shots)
{
  GListModel *model = G_LIST_MODEL (self->shots);
  guint n_old = g_list_model_get_n_items (model);
  guint start = 0, end = 0;

  for (; start < MIN (n_old, shots->len); start++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, start);

      if (item != g_ptr_array_index (shots, start))
        break;
    }
  for (; end < MIN (n_old, shots->len) - start; end++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, n_old - 1 - end);

      if (item != g_ptr_array_index (shots, shots->len - 1 - end))
        break;
    }
  if (start + end < n_old || start + end < shots->len)
    g_list_store_splice (self->shots, start, n_old - start - end, shots->pdata + start, shots->len - start - end);
}

struct _CliffShotGroups
{
  GObject     parent_instance;

  GListModel *shots;
  GPtrArray  *groups;
  GHashTable *numbers; /* CliffRecord, borrowed → place from 1 */
  guint       update_source;
};

enum
{
  RENUMBERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CliffShotGroups, cliff_shot_groups, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return CLIFF_TYPE_SHOT_GROUP;
}

static guint
get_n_items (GListModel *model)
{
  return CLIFF_SHOT_GROUPS (model)->groups->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CliffShotGroups *self = CLIFF_SHOT_GROUPS (model);

  return position < self->groups->len ? g_object_ref (g_ptr_array_index (self->groups, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void shot_moved_cb (CliffRecord     *shot,
                           GParamSpec      *pspec,
                           CliffShotGroups *self);

/* (transfer full): arrays of consecutive shots of one scene. */
static GPtrArray *
collect_runs (CliffShotGroups *self)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n_shots = g_list_model_get_n_items (self->shots);
  GPtrArray *run = NULL;
  CliffId scene_id = 0;

  for (guint i = 0; i < n_shots; i++)
    {
      CliffRecord *shot = g_list_model_get_item (self->shots, i);
      CliffId own_scene = cliff_record_get_int (shot, "scene_id");

      if (run == NULL || own_scene != scene_id)
        {
          run = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_add (runs, run);
          scene_id = own_scene;
        }
      g_ptr_array_add (run, shot);
      if (!g_hash_table_contains (self->numbers, shot))
        g_signal_connect_object (shot, "notify::scene-id", G_CALLBACK (shot_moved_cb), self, G_CONNECT_DEFAULT);
      g_hash_table_insert (self->numbers, g_object_ref (shot), GINT_TO_POINTER (i + 1));
    }

  return runs;
}

static CliffId
scene_of_run (GPtrArray *run)
{
  return cliff_record_get_int (g_ptr_array_index (run, 0), "scene_id");
}

static CliffShotGroup *
get_group (CliffShotGroups *self,
           guint            i)
{
  return g_ptr_array_index (self->groups, i);
}

static void
replace_groups (CliffShotGroups *self,
                GPtrArray       *runs)
{
  guint n_old = self->groups->len;
  guint start = 0, end = 0;

  while (start < MIN (n_old, runs->len) &&
         get_group (self, start)->scene_id == scene_of_run (g_ptr_array_index (runs, start)))
    start++;
  while (end < MIN (n_old, runs->len) - start &&
         get_group (self, n_old - 1 - end)->scene_id == scene_of_run (g_ptr_array_index (runs, runs->len - 1 - end)))
    end++;
  if (n_old > start + end)
    g_ptr_array_remove_range (self->groups, start, n_old - start - end);
  for (guint i = start; i < runs->len - end; i++)
    {
      CliffShotGroup *group = g_object_new (CLIFF_TYPE_SHOT_GROUP, NULL);

      group->scene_id = scene_of_run (g_ptr_array_index (runs, i));
      g_ptr_array_insert (self->groups, (int) i, group);
    }
  for (guint i = 0; i < runs->len; i++)
    set_shots (get_group (self, i), g_ptr_array_index (runs, i));
  if (n_old != start + end || runs->len != start + end)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_old - start - end, runs->len - start - end);
}

static void
update (CliffShotGroups *self)
{
  g_autoptr(GHashTable) old = g_steal_pointer (&self->numbers);
  g_autoptr(GPtrArray) runs = NULL;
  GHashTableIter iter;
  gpointer shot;

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &shot, NULL))
    g_signal_handlers_disconnect_by_data (shot, self);
  self->numbers = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  runs = collect_runs (self);
  replace_groups (self, runs);
  g_signal_emit (self, signals[RENUMBERED], 0);
}

static gboolean
update_cb (gpointer data)
{
  CliffShotGroups *self = data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* One edit may change the scene of many shots, and the list with them: one look at the end is enough. */
static void
queue_update (CliffShotGroups *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_DEFAULT, update_cb, self, NULL);
}

static void
shot_moved_cb (CliffRecord     *shot,
               GParamSpec      *pspec,
               CliffShotGroups *self)
{
  queue_update (self);
}

static void
cliff_shot_groups_dispose (GObject *object)
{
  CliffShotGroups *self = CLIFF_SHOT_GROUPS (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->shots);

  G_OBJECT_CLASS (cliff_shot_groups_parent_class)->dispose (object);
}

static void
cliff_shot_groups_class_init (CliffShotGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_shot_groups_dispose;
  signals[RENUMBERED] = g_signal_new ("renumbered", CLIFF_TYPE_SHOT_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);
}

static void
cliff_shot_groups_init (CliffShotGroups *self)
{
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->numbers = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

CliffShotGroups *
cliff_shot_groups_new (GListModel *shots)
{
  CliffShotGroups *self = g_object_new (CLIFF_TYPE_SHOT_GROUPS, NULL);

  self->shots = shots;
  g_signal_connect_object (shots, "items-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

GListModel *
cliff_shot_groups_get_shots (CliffShotGroups *self)
{
  return self->shots;
}

int
cliff_shot_groups_get_number (CliffShotGroups *self,
                              CliffRecord     *shot)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->numbers, shot));
}

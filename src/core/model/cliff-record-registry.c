/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-record-private.h"

typedef struct
{
  const char *table; /* interned, so that the pointer says all */
  CliffId     id;
} Key;

struct _CliffRecordRegistry
{
  GHashTable *records; /* Key → CliffRecord, not owned */
  GPtrArray  *lists;   /* of CliffRecordList, not owned */
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->table) ^ (guint) key->id * 2654435761u;
}

static gboolean
keys_equal (gconstpointer a,
            gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;

  return x->table == y->table && x->id == y->id;
}

/* The ids that changed, table by table. */
static GHashTable *
group_by_table (GPtrArray *changes)
{
  GHashTable *groups = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < changes->len; i++)
    {
      const CliffChange *change = g_ptr_array_index (changes, i);
      GArray *ids = g_hash_table_lookup (groups, change->table);

      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
          g_hash_table_insert (groups, (gpointer) change->table, ids);
        }
      g_array_append_val (ids, change->id);
    }

  return groups;
}

static gpointer
ref_list (gconstpointer list,
          gpointer      data)
{
  return g_object_ref ((gpointer) list);
}

/* The records of a few changed rows, held while all lists of the table ask them the same: (transfer full). */
static void
hold_records (GPtrArray       *held,
              CliffRecordList *list,
              CliffStore      *store,
              GArray          *ids)
{
  for (guint i = 0; i < ids->len && ids->len <= CLIFF_RECORD_MAX_PROBES; i++)
    g_ptr_array_add (held, cliff_record_make (store, g_list_model_get_item_type (G_LIST_MODEL (list)),
                                              g_array_index (ids, CliffId, i)));
}

static void
update_lists (CliffRecordRegistry *self,
              CliffStore          *store,
              GHashTable          *groups)
{
  g_autoptr(GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) held_tables = g_hash_table_new (g_direct_hash, g_direct_equal);
  /* A list may be made or dropped by who hears of another. */
  g_autoptr(GPtrArray) lists = g_ptr_array_copy (self->lists, ref_list, NULL);

  g_ptr_array_set_free_func (lists, g_object_unref);
  for (guint i = 0; i < lists->len; i++)
    {
      CliffRecordList *list = g_ptr_array_index (lists, i);
      const char *table = cliff_record_list_get_table (list);
      GArray *ids = g_hash_table_lookup (groups, table);

      if (ids == NULL)
        continue;
      if (g_hash_table_add (held_tables, (gpointer) table))
        hold_records (held, list, store, ids);
      cliff_record_list_update (list, ids);
    }
}

static void
on_changed (CliffStore          *store,
            GPtrArray           *changes,
            CliffRecordRegistry *self)
{
  g_autoptr(GHashTable) groups = group_by_table (changes);

  /* Records first: who hears of a row in a list finds it true already. */
  for (guint i = 0; i < changes->len; i++)
    {
      const CliffChange *change = g_ptr_array_index (changes, i);
      g_autoptr(CliffRecord) record = cliff_record_registry_lookup (self, change->table, change->id);

      if (record != NULL)
        cliff_record_reload (record);
    }

  update_lists (self, store, groups);
}

static void
registry_free (gpointer data)
{
  CliffRecordRegistry *self = data;

  g_hash_table_unref (self->records);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

CliffRecordRegistry *
cliff_record_registry_get (CliffStore *store)
{
  static GQuark quark;
  CliffRecordRegistry *self;

  if (quark == 0)
    quark = g_quark_from_static_string ("cliff-record-registry");
  self = g_object_get_qdata (G_OBJECT (store), quark);
  if (self == NULL)
    {
      self = g_new0 (CliffRecordRegistry, 1);
      self->records = g_hash_table_new_full (hash_key, keys_equal, g_free, NULL);
      self->lists = g_ptr_array_new ();
      g_object_set_qdata_full (G_OBJECT (store), quark, self, registry_free);
      g_signal_connect (store, "changed", G_CALLBACK (on_changed), self);
    }

  return self;
}

/* (transfer full) (nullable) */
CliffRecord *
cliff_record_registry_lookup (CliffRecordRegistry *self,
                              const char          *table,
                              CliffId              id)
{
  Key key = { table, id };
  CliffRecord *record = g_hash_table_lookup (self->records, &key);

  return record != NULL ? g_object_ref (record) : NULL;
}

void
cliff_record_registry_add (CliffRecordRegistry *self,
                           CliffRecord         *record,
                           const char          *table)
{
  Key key = { table, cliff_record_get_id (record) };

  g_hash_table_insert (self->records, g_memdup2 (&key, sizeof key), record);
}

void
cliff_record_registry_remove (CliffRecordRegistry *self,
                              const char          *table,
                              CliffId              id)
{
  Key key = { table, id };

  g_hash_table_remove (self->records, &key);
}

void
cliff_record_registry_add_list (CliffRecordRegistry *self,
                                CliffRecordList     *list)
{
  g_ptr_array_add (self->lists, list);
}

void
cliff_record_registry_remove_list (CliffRecordRegistry *self,
                                   CliffRecordList     *list)
{
  g_ptr_array_remove_fast (self->lists, list);
}

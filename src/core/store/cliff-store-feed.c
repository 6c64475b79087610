/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-store-private.h"

/*
 * The change feed comes from SQLite's update hook, not from the changeset: the hook sees every table, the kept ones too
 * (takes, jobs), which no session records, and undo and redo pass it like any other change.  So there is one
 * path by which views learn of changes.
 */

static CliffChangeKind
kind_of (int operation)
{
  return operation == SQLITE_INSERT ? CLIFF_CHANGE_INSERT
       : operation == SQLITE_DELETE ? CLIFF_CHANGE_DELETE : CLIFF_CHANGE_UPDATE;
}

static void
on_update (gpointer       data,
           int            operation,
           const char    *database,
           const char    *table,
           sqlite3_int64  id)
{
  CliffStore *self = data;
  CliffChange change = { .id = id, .kind = kind_of (operation) };
  const CliffChange *last = self->feed->len > 0 ? &g_array_index (self->feed, CliffChange, self->feed->len - 1) : NULL;

  /* Runs of rows of one table are the rule. */
  change.table = last != NULL && g_str_equal (last->table, table) ? last->table : g_intern_string (table);
  g_array_append_val (self->feed, change);
}

void
cliff_store_feed_start (CliffStore *self)
{
  sqlite3_update_hook (self->db, on_update, self);
}

typedef struct
{
  CliffChange  change;      /* must be first: the hash functions read it through the same pointer */
  gboolean     was_there;   /* before the transaction */
} NetChange;

static guint
hash_change (gconstpointer key)
{
  const CliffChange *change = key;

  return g_direct_hash (change->table) ^ (guint) change->id * 2654435761u;
}

static gboolean
changes_equal (gconstpointer a,
               gconstpointer b)
{
  const CliffChange *x = a;
  const CliffChange *y = b;

  return x->table == y->table && x->id == y->id;
}

/* One change a row, in the order in which rows were first touched; what came and went again is left out. */
static GPtrArray *
coalesce (GArray *feed)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (hash_change, changes_equal);
  g_autoptr(GPtrArray) nets = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < feed->len; i++)
    {
      const CliffChange *change = &g_array_index (feed, CliffChange, i);
      NetChange *net = g_hash_table_lookup (seen, change);

      if (net == NULL)
        {
          net = g_new0 (NetChange, 1);
          net->change = *change;
          net->was_there = change->kind != CLIFF_CHANGE_INSERT;
          g_ptr_array_add (nets, net);
          g_hash_table_add (seen, net);
        }
      net->change.kind = change->kind;
    }

  for (guint i = 0; i < nets->len; i++)
    {
      const NetChange *net = g_ptr_array_index (nets, i);
      gboolean is_there = net->change.kind != CLIFF_CHANGE_DELETE;
      CliffChange *change;

      if (!net->was_there && !is_there)
        continue;
      change = g_memdup2 (&net->change, sizeof *change);
      change->kind = !net->was_there ? CLIFF_CHANGE_INSERT : is_there ? CLIFF_CHANGE_UPDATE : CLIFF_CHANGE_DELETE;
      g_ptr_array_add (changes, change);
    }

  return changes;
}

void
cliff_store_feed_announce (CliffStore *self)
{
  g_autoptr(GPtrArray) committed = coalesce (self->feed);

  g_array_set_size (self->feed, 0);
  if (committed->len > 0)
    g_queue_push_tail (&self->announcements, g_steal_pointer (&committed));

  /* A listener may commit changes of its own: every listener still hears all commits in their order. */
  if (self->announcing)
    return;
  self->announcing = TRUE;
  g_object_ref (self);
  while (!g_queue_is_empty (&self->announcements))
    {
      g_autoptr(GPtrArray) changes = g_queue_pop_head (&self->announcements);

      g_signal_emit_by_name (self, "changed", changes);
    }
  self->announcing = FALSE;
  g_object_unref (self);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-cards.h"

/* All that the cards of a line depend on, and the cards. */
typedef struct
{
  char      *text;
  char      *detail;
  CliffTime  length;
  GPtrArray *cards;
} Entry;

struct _CliffPlanCards
{
  CliffStore *store;  /* unowned */
  GHashTable *before; /* (nullable): of the last plan */
  GHashTable *now;
};

static G_DEFINE_QUARK (cliff-plan-cards, kept)

static guint
hash_entry (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->text) ^ g_int64_hash (&entry->length);
}

static gboolean
entries_equal (gconstpointer a,
               gconstpointer b)
{
  const Entry *x = a, *y = b;

  return x->length == y->length && g_str_equal (x->text, y->text) && g_strcmp0 (x->detail, y->detail) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry->detail);
  g_ptr_array_unref (entry->cards);
  g_free (entry);
}

CliffPlanCards *
cliff_plan_cards_new (CliffStore *store)
{
  CliffPlanCards *self = g_new0 (CliffPlanCards, 1);

  self->store = store;
  self->before = g_object_steal_qdata (G_OBJECT (store), kept_quark ());
  self->now = g_hash_table_new_full (hash_entry, entries_equal, entry_free, NULL);

  return self;
}

void
cliff_plan_cards_free (CliffPlanCards *self)
{
  g_clear_pointer (&self->before, g_hash_table_unref);
  g_object_set_qdata_full (G_OBJECT (self->store), kept_quark (), self->now, (GDestroyNotify) g_hash_table_unref);
  g_free (self);
}

static GPtrArray *
split (const Entry *wanted)
{
  /* Only a line that is cut asks when its words are spoken. */
  gboolean is_long = cliff_subtitle_count_units (wanted->text, -1) > CLIFF_SUBTITLE_LINE_UNITS;
  g_autoptr(JsonNode) detail = wanted->detail != NULL && is_long ? json_from_string (wanted->detail, NULL) : NULL;
  JsonObject *object = detail != NULL && JSON_NODE_HOLDS_OBJECT (detail) ? json_node_get_object (detail) : NULL;
  JsonNode *words = object != NULL ? json_object_get_member (object, "words") : NULL;

  return cliff_subtitle_split (wanted->text, wanted->length,
                               words != NULL && JSON_NODE_HOLDS_ARRAY (words) ? json_node_get_array (words) : NULL);
}

GPtrArray *
cliff_plan_cards_get (CliffPlanCards *self,
                      const char     *text,
                      CliffTime       length,
                      const char     *detail)
{
  Entry wanted = { (char *) text, (char *) detail, length, NULL };
  Entry *entry = g_hash_table_lookup (self->now, &wanted);

  if (entry != NULL)
    return entry->cards;
  if (self->before == NULL || !g_hash_table_steal_extended (self->before, &wanted, (gpointer *) &entry, NULL))
    {
      entry = g_new0 (Entry, 1);
      entry->text = g_strdup (text);
      entry->detail = g_strdup (detail);
      entry->length = length;
      entry->cards = split (entry);
    }
  g_hash_table_add (self->now, entry);

  return entry->cards;
}

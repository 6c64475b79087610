/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-record-private.h"
#include "cliff-records.h"

/* A list that changed in more places than this is announced as one change: views redraw it all anyway. */
#define MAX_RUNS 64

typedef struct
{
  CliffId id;
  gint64  position; /* what it is sorted by before the id */
} Entry;

struct _CliffRecordList
{
  GObject                 parent_instance;

  CliffStore             *store;
  GType                   type;
  const CliffRecordTable *table;
  const char             *text_column;   /* interned; NULL: any */
  char                   *text;
  const char             *number_column; /* interned; NULL: any */
  gint64                  number;
  char                   *select;
  GArray                 *entries;
};

static void cliff_record_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CliffRecordList, cliff_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cliff_record_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return CLIFF_RECORD_LIST (model)->type;
}

static guint
get_n_items (GListModel *model)
{
  return CLIFF_RECORD_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CliffRecordList *self = CLIFF_RECORD_LIST (model);

  if (position >= self->entries->len)
    return NULL;

  return cliff_record_make (self->store, self->type, g_array_index (self->entries, Entry, position).id);
}

static void
cliff_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
cliff_record_list_dispose (GObject *object)
{
  CliffRecordList *self = CLIFF_RECORD_LIST (object);

  if (self->store != NULL)
    cliff_record_registry_remove_list (cliff_record_registry_get (self->store), self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cliff_record_list_parent_class)->dispose (object);
}

static void
cliff_record_list_finalize (GObject *object)
{
  CliffRecordList *self = CLIFF_RECORD_LIST (object);

  g_free (self->text);
  g_free (self->select);
  g_array_unref (self->entries);

  G_OBJECT_CLASS (cliff_record_list_parent_class)->finalize (object);
}

static void
cliff_record_list_class_init (CliffRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cliff_record_list_dispose;
  object_class->finalize = cliff_record_list_finalize;
}

static void
cliff_record_list_init (CliffRecordList *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
}

const char *
cliff_record_list_get_table (CliffRecordList *self)
{
  return self->table->name;
}

/* ── Reading ─────────────────────────────────────────────────────────────────────────────────────── */

static CliffRows *
query (CliffRecordList *self)
{
  if (self->text_column != NULL && self->number_column != NULL)
    return cliff_store_query (self->store, self->select, "si", self->text, self->number);
  if (self->text_column != NULL)
    return cliff_store_query (self->store, self->select, "s", self->text);
  if (self->number_column != NULL)
    return cliff_store_query (self->store, self->select, "i", self->number);
  return cliff_store_query (self->store, self->select, "");
}

/* NULL when the database cannot be read: the list stays as it is then. */
static GArray *
read_entries (CliffRecordList *self)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr(CliffRows) rows = query (self);
  g_autoptr(GError) error = NULL;

  while (cliff_rows_next (rows))
    {
      Entry entry = { cliff_rows_get_int (rows, 0), cliff_rows_get_int (rows, 1) };

      g_array_append_val (entries, entry);
    }
  if (!cliff_rows_finish (rows, &error))
    {
      g_info ("%s", error->message);
      return NULL;
    }

  return g_steal_pointer (&entries);
}

static const Entry *
find_entry (CliffRecordList *self,
            CliffId          id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).id == id)
      return &g_array_index (self->entries, Entry, i);

  return NULL;
}

/* Whether the row belongs into the list, and at which position, as its record says. */
static gboolean
belongs (CliffRecordList *self,
         CliffRecord     *record,
         gint64          *position)
{
  gboolean exists;

  g_object_get (record, "exists", &exists, NULL);
  *position = self->table->has_position ? cliff_record_get_int (record, "position") : cliff_record_get_id (record);

  return exists &&
         (self->text_column == NULL || g_str_equal (cliff_record_get_text (record, self->text_column), self->text)) &&
         (self->number_column == NULL || cliff_record_get_int (record, self->number_column) == self->number);
}

/* Most commits change a row without moving it, and most lists do not even hold it. */
static gboolean
is_concerned (CliffRecordList *self,
              GArray          *ids)
{
  if (ids->len > CLIFF_RECORD_MAX_PROBES)
    return TRUE;

  for (guint i = 0; i < ids->len; i++)
    {
      CliffId id = g_array_index (ids, CliffId, i);
      g_autoptr(CliffRecord) record = cliff_record_make (self->store, self->type, id);
      const Entry *entry = find_entry (self, id);
      gint64 position;

      if (belongs (self, record, &position) ? entry == NULL || entry->position != position : entry != NULL)
        return TRUE;
    }

  return FALSE;
}

/* ── The smallest change ─────────────────────────────────────────────────────────────────────────── */

/* Marks a longest rising subsequence of @values (−1 is no value): what can stay where it is while the rest moves. */
static void
mark_rising (const int *values,
             guint      n,
             gboolean  *stays)
{
  g_autofree int *tails = g_new (int, n + 1);    /* tails[k]: index of the smallest end of a subsequence of k + 1 */
  g_autofree int *previous = g_new (int, n + 1);
  int length = 0;

  for (guint i = 0; i < n; i++)
    {
      int low = 0;
      int high = length;

      if (values[i] < 0)
        continue;
      while (low < high)
        {
          int middle = (low + high) / 2;

          if (values[tails[middle]] < values[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? tails[low - 1] : -1;
      tails[low] = i;
      length = MAX (length, low + 1);
    }

  for (int i = length > 0 ? tails[length - 1] : -1; i >= 0; i = previous[i])
    stays[i] = TRUE;
}

static guint
count_runs (const gboolean *stays,
            guint           n)
{
  guint runs = 0;

  for (guint i = 0; i < n; i++)
    runs += !stays[i] && (i == 0 || stays[i - 1]);

  return runs;
}

/* From the end, so that what is still to come keeps its place. */
static void
remove_runs (CliffRecordList *self,
             guint            start,
             const gboolean  *stays,
             guint            n)
{
  for (guint end = n; end > 0;)
    {
      guint first = end;

      while (first > 0 && !stays[first - 1])
        first--;
      if (first < end)
        {
          g_array_remove_range (self->entries, start + first, end - first);
          g_list_model_items_changed (G_LIST_MODEL (self), start + first, end - first, 0);
        }
      end = first < end ? first : end - 1;
    }
}

static void
insert_runs (CliffRecordList *self,
             guint            start,
             const Entry     *entries,
             const gboolean  *stays,
             guint            n)
{
  for (guint first = 0; first < n;)
    {
      guint end = first;

      while (end < n && !stays[end])
        end++;
      if (first < end)
        {
          g_array_insert_vals (self->entries, start + first, entries + first, end - first);
          g_list_model_items_changed (G_LIST_MODEL (self), start + first, 0, end - first);
        }
      first = first < end ? end : end + 1;
    }
}

static void
replace (CliffRecordList *self,
         guint            start,
         guint            n_old,
         const Entry     *entries,
         guint            n_new)
{
  g_array_remove_range (self->entries, start, n_old);
  g_array_insert_vals (self->entries, start, entries, n_new);
  g_list_model_items_changed (G_LIST_MODEL (self), start, n_old, n_new);
}

static void
change_middle (CliffRecordList *self,
               guint            start,
               guint            n_old,
               const Entry     *entries,
               guint            n_new)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree int *values = g_new (int, n_old + 1);
  g_autofree gboolean *old_stays = g_new0 (gboolean, n_old + 1);
  g_autofree gboolean *new_stays = g_new0 (gboolean, n_new + 1);

  for (guint i = 0; i < n_new; i++)
    g_hash_table_insert (places, (gpointer) &entries[i].id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n_old; i++)
    values[i] = (int) GPOINTER_TO_UINT (g_hash_table_lookup (places, &g_array_index (self->entries, Entry, start + i).id)) - 1;
  mark_rising (values, n_old, old_stays);
  for (guint i = 0; i < n_old; i++)
    if (old_stays[i])
      new_stays[values[i]] = TRUE;

  if (count_runs (old_stays, n_old) + count_runs (new_stays, n_new) > MAX_RUNS)
    {
      replace (self, start, n_old, entries, n_new);
      return;
    }
  remove_runs (self, start, old_stays, n_old);
  insert_runs (self, start, entries, new_stays, n_new);
}

/* How many ids the lists share at their start. */
static guint
count_head (GArray *a,
            GArray *b)
{
  guint n = MIN (a->len, b->len);
  guint common = 0;

  while (common < n && g_array_index (a, Entry, common).id == g_array_index (b, Entry, common).id)
    common++;

  return common;
}

/* How many at their end, @head aside. */
static guint
count_tail (GArray *a,
            GArray *b,
            guint   head)
{
  guint n = MIN (a->len, b->len) - head;
  guint common = 0;

  while (common < n &&
         g_array_index (a, Entry, a->len - 1 - common).id == g_array_index (b, Entry, b->len - 1 - common).id)
    common++;

  return common;
}

void
cliff_record_list_update (CliffRecordList *self,
                          GArray          *ids)
{
  g_autoptr(GArray) fresh = NULL;
  guint head;
  guint n_old;
  guint n_new;

  if (!is_concerned (self, ids))
    return;
  fresh = read_entries (self);
  if (fresh == NULL)
    return;

  head = count_head (self->entries, fresh);
  n_new = fresh->len - head - count_tail (self->entries, fresh, head);
  n_old = self->entries->len + n_new - fresh->len;
  if (n_old > 0 || n_new > 0)
    change_middle (self, head, n_old, &g_array_index (fresh, Entry, head), n_new);

  /* The ids are the same now; the positions of those that stayed may not be. */
  g_array_set_size (self->entries, 0);
  g_array_append_vals (self->entries, fresh->data, fresh->len);
}

/* ── Making ──────────────────────────────────────────────────────────────────────────────────────── */

static CliffRecordList *
make_list (CliffStore *store,
           GType       type,
           const char *text_column,
           const char *text,
           const char *number_column,
           gint64      number)
{
  CliffRecordList *self = g_object_new (CLIFF_TYPE_RECORD_LIST, NULL);
  g_autoptr(GString) where = g_string_new ("1");
  const char *order;
  GArray *entries;

  self->store = g_object_ref (store);
  self->type = type;
  self->table = cliff_record_type_get_table (type);
  self->text_column = g_intern_string (text_column);
  self->text = g_strdup (text);
  self->number_column = g_intern_string (number_column);
  self->number = number;

  order = self->table->has_position ? "position" : "id";
  if (text_column != NULL)
    g_string_append_printf (where, " AND \"%s\" = ?", text_column);
  if (number_column != NULL)
    g_string_append_printf (where, " AND \"%s\" = ?", number_column);
  self->select = g_strdup_printf ("SELECT id, %s FROM \"%s\" WHERE %s ORDER BY %s, id",
                                  order, self->table->name, where->str, order);

  entries = read_entries (self);
  if (entries != NULL)
    {
      g_array_unref (self->entries);
      self->entries = entries;
    }
  cliff_record_registry_add_list (cliff_record_registry_get (store), self);

  return self;
}

/**
 * cliff_record_list_new:
 * @type: one of the types of cliff-records.h
 * @column: (nullable): an integer column, or NULL for all rows
 *
 * Returns: (transfer full): a list that stays true
 */
CliffRecordList *
cliff_record_list_new (CliffStore *store,
                       GType       type,
                       const char *column,
                       gint64      value)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);
  g_return_val_if_fail (g_type_is_a (type, CLIFF_TYPE_RECORD), NULL);

  return make_list (store, type, NULL, NULL, column, value);
}

/**
 * cliff_record_list_new_for_text:
 * @column: a text column
 *
 * Returns: (transfer full): as cliff_record_list_new()
 */
CliffRecordList *
cliff_record_list_new_for_text (CliffStore *store,
                                GType       type,
                                const char *column,
                                const char *value)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);
  g_return_val_if_fail (g_type_is_a (type, CLIFF_TYPE_RECORD), NULL);
  g_return_val_if_fail (column != NULL && value != NULL, NULL);

  return make_list (store, type, column, value, NULL, 0);
}

/**
 * cliff_record_list_new_for_owner:
 * @type: CLIFF_TYPE_TAKE or CLIFF_TYPE_JOB
 * @owner: "shot", "line" or "episode"
 *
 * Returns: (transfer full): as cliff_record_list_new(): what belongs to one owner
 */
CliffRecordList *
cliff_record_list_new_for_owner (CliffStore *store,
                                 GType       type,
                                 const char *owner,
                                 CliffId     owner_id)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);
  g_return_val_if_fail (type == CLIFF_TYPE_TAKE || type == CLIFF_TYPE_JOB, NULL);
  g_return_val_if_fail (owner != NULL, NULL);

  return make_list (store, type, "owner", owner, "owner_id", owner_id);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-record-private.h"

typedef union
{
  gint64  number;
  char   *text; /* never NULL once read */
} Value;

typedef struct
{
  CliffStore *store;
  CliffId     id;
  gboolean    exists;
  Value      *values; /* one a column; a row that is gone keeps its last */
} CliffRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CliffRecord, cliff_record, G_TYPE_OBJECT)

#define PRIVATE(self) ((CliffRecordPrivate *) cliff_record_get_instance_private (self))
#define TABLE(self)   (CLIFF_RECORD_GET_CLASS (self)->table)

static void
cliff_record_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CliffRecord *self = CLIFF_RECORD (object);
  const CliffRecordTable *table = TABLE (self);
  guint column = property_id - 1;

  if (column == table->n_columns)
    g_value_set_boolean (value, PRIVATE (self)->exists);
  else if (table->columns[column].is_text)
    g_value_set_string (value, PRIVATE (self)->values[column].text);
  else
    g_value_set_int64 (value, PRIVATE (self)->values[column].number);
}

static void
cliff_record_dispose (GObject *object)
{
  CliffRecord *self = CLIFF_RECORD (object);
  CliffRecordPrivate *priv = PRIVATE (self);

  if (priv->store != NULL)
    cliff_record_registry_remove (cliff_record_registry_get (priv->store), TABLE (self)->name, priv->id);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (cliff_record_parent_class)->dispose (object);
}

static void
cliff_record_finalize (GObject *object)
{
  CliffRecord *self = CLIFF_RECORD (object);
  const CliffRecordTable *table = TABLE (self);

  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].is_text)
      g_free (PRIVATE (self)->values[i].text);
  g_free (PRIVATE (self)->values);

  G_OBJECT_CLASS (cliff_record_parent_class)->finalize (object);
}

static void
cliff_record_class_init (CliffRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cliff_record_dispose;
  object_class->finalize = cliff_record_finalize;
}

static void
cliff_record_init (CliffRecord *self)
{
}

/* ── Tables as classes ───────────────────────────────────────────────────────────────────────────── */

static GParamSpec *
make_property (const CliffColumn *column)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  g_autofree char *name = g_strdelimit (g_strdup (column->name), "_", '-');

  if (column->is_text)
    return g_param_spec_string (g_intern_string (name), NULL, NULL, "", flags);
  return g_param_spec_int64 (g_intern_string (name), NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
}

static char *
dup_select (const CliffRecordTable *table)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i].name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = ?", table->name);

  return g_string_free_and_steal (sql);
}

void
cliff_record_class_set_table (CliffRecordClass *klass,
                              const char       *name)
{
  CliffRecordTable *table = g_new0 (CliffRecordTable, 1);

  table->name = g_intern_string (name);
  table->columns = cliff_schema_get_columns (name, &table->n_columns);
  table->select = dup_select (table);
  table->properties = g_new0 (GParamSpec *, table->n_columns + 2);
  for (guint i = 0; i < table->n_columns; i++)
    {
      table->properties[i + 1] = make_property (&table->columns[i]);
      table->has_position |= g_str_equal (table->columns[i].name, "position");
    }
  table->properties[table->n_columns + 1] =
    g_param_spec_boolean ("exists", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /* GObject does not inherit this one. */
  G_OBJECT_CLASS (klass)->get_property = cliff_record_get_property;
  g_object_class_install_properties (G_OBJECT_CLASS (klass), table->n_columns + 2, table->properties);
  klass->table = table;
}

const CliffRecordTable *
cliff_record_type_get_table (GType type)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (type);

  return CLIFF_RECORD_CLASS (klass)->table;
}

/* ── Reading ─────────────────────────────────────────────────────────────────────────────────────── */

static void
notify_column (CliffRecord *self,
               guint        column)
{
  g_object_notify_by_pspec (G_OBJECT (self), TABLE (self)->properties[column + 1]);
}

static void
read_row (CliffRecord *self,
          CliffRows   *rows)
{
  const CliffRecordTable *table = TABLE (self);
  Value *values = PRIVATE (self)->values;

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (table->columns[i].is_text)
        {
          const char *text = cliff_rows_get_text (rows, i);

          if (g_set_str (&values[i].text, text != NULL ? text : ""))
            notify_column (self, i);
        }
      else
        {
          gint64 number = cliff_rows_get_int (rows, i);

          if (values[i].number != number)
            {
              values[i].number = number;
              notify_column (self, i);
            }
        }
    }
}

void
cliff_record_reload (CliffRecord *self)
{
  CliffRecordPrivate *priv = PRIVATE (self);
  g_autoptr(CliffRows) rows = cliff_store_query (priv->store, TABLE (self)->select, "i", priv->id);
  g_autoptr(GError) error = NULL;
  gboolean exists = cliff_rows_next (rows);

  g_object_freeze_notify (G_OBJECT (self));
  if (exists)
    read_row (self, rows);
  if (!cliff_rows_finish (rows, &error))
    g_info ("%s", error->message);
  else if (exists != priv->exists)
    {
      priv->exists = exists;
      notify_column (self, TABLE (self)->n_columns);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

CliffRecord *
cliff_record_make (CliffStore *store,
                   GType       type,
                   CliffId     id)
{
  CliffRecordRegistry *registry = cliff_record_registry_get (store);
  const CliffRecordTable *table = cliff_record_type_get_table (type);
  CliffRecord *self = cliff_record_registry_lookup (registry, table->name, id);
  CliffRecordPrivate *priv;

  if (self != NULL)
    return self;

  self = g_object_new (type, NULL);
  priv = PRIVATE (self);
  priv->store = g_object_ref (store);
  priv->id = id;
  priv->values = g_new0 (Value, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].is_text)
      priv->values[i].text = g_strdup ("");
    else if (i == 0)
      priv->values[i].number = id;
  cliff_record_registry_add (registry, self, table->name);
  cliff_record_reload (self);

  return self;
}

/**
 * cliff_record_get:
 * @type: one of the types of cliff-records.h
 *
 * Not inside an open transaction: what it read there would stay if that is rolled back.
 *
 * Returns: (transfer full) (nullable): the record of the row, the same one for everybody; NULL when there is no such row
 */
CliffRecord *
cliff_record_get (CliffStore *store,
                  GType       type,
                  CliffId     id)
{
  g_autoptr(CliffRecord) self = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);
  g_return_val_if_fail (g_type_is_a (type, CLIFF_TYPE_RECORD), NULL);

  self = cliff_record_make (store, type, id);
  return PRIVATE (self)->exists ? g_steal_pointer (&self) : NULL;
}

CliffId
cliff_record_get_id (CliffRecord *self)
{
  g_return_val_if_fail (CLIFF_IS_RECORD (self), 0);

  return PRIVATE (self)->id;
}

CliffStore *
cliff_record_get_store (CliffRecord *self)
{
  g_return_val_if_fail (CLIFF_IS_RECORD (self), NULL);

  return PRIVATE (self)->store;
}

/* The column's index; n_columns when there is none of that name and type. */
static guint
find_column (CliffRecord *self,
             const char  *name,
             gboolean     is_text)
{
  const CliffRecordTable *table = TABLE (self);
  guint i = 0;

  while (i < table->n_columns && (table->columns[i].is_text != is_text || !g_str_equal (table->columns[i].name, name)))
    i++;

  return i;
}

gint64
cliff_record_get_int (CliffRecord *self,
                      const char  *column)
{
  guint i;

  g_return_val_if_fail (CLIFF_IS_RECORD (self), 0);
  i = find_column (self, column, FALSE);
  g_return_val_if_fail (i < TABLE (self)->n_columns, 0);

  return PRIVATE (self)->values[i].number;
}

const char *
cliff_record_get_text (CliffRecord *self,
                       const char  *column)
{
  guint i;

  g_return_val_if_fail (CLIFF_IS_RECORD (self), "");
  i = find_column (self, column, TRUE);
  g_return_val_if_fail (i < TABLE (self)->n_columns, "");

  return PRIVATE (self)->values[i].text;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-schema.h"
#include "cliff-store-private.h"

#define SQL_FOLDER "/io/github/cliffhanger_studio/Cliffhanger/sql/"

/* The one place that says which tables stay outside the history; every other table is tracked. */
static const char * const kept_tables[] = { "script_text", "version", "version_text", "media", "take", "job", "cap", "export",
                                           "history",     NULL };

typedef struct
{
  int         version;
  GPtrArray  *tables;
  GHashTable *columns; /* table → GArray of CliffColumn */
} CliffSchema;

/* "0001-initial.sql" → 1; 0 for a name that is not numbered. */
static int
number_of (const char *file)
{
  return g_ascii_isdigit (file[0]) ? (int) g_ascii_strtoll (file, NULL, 10) : 0;
}

static char *
dup_file_for (int version)
{
  g_auto(GStrv) files = g_resources_enumerate_children (SQL_FOLDER, 0, NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    if (number_of (files[i]) == version)
      return g_strconcat (SQL_FOLDER, files[i], NULL);

  return NULL;
}

static int
find_version (void)
{
  int version = 0;

  while (TRUE)
    {
      g_autofree char *file = dup_file_for (version + 1);

      if (file == NULL)
        return version;
      version++;
    }
}

static gboolean
execute (sqlite3     *db,
         const char  *sql,
         GError     **error)
{
  int result = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (result != SQLITE_OK)
    cliff_store_set_error (error, db, result);

  return result == SQLITE_OK;
}

gboolean
cliff_schema_migrate_one (sqlite3  *db,
                          int       version,
                          GError  **error)
{
  g_autofree char *file = dup_file_for (version + 1);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d; COMMIT", version + 1);
  g_autoptr(GBytes) sql = g_resources_lookup_data (file, 0, error);

  if (sql == NULL)
    return FALSE;
  if (execute (db, "BEGIN IMMEDIATE", error) &&
      execute (db, g_bytes_get_data (sql, NULL), error) &&
      execute (db, set_version, error))
    return TRUE;

  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static GArray *
read_columns (sqlite3    *db,
              const char *table)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (CliffColumn));
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (db, "SELECT name, type FROM pragma_table_info (?) ORDER BY cid", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      CliffColumn column = {
        .name = g_intern_string ((const char *) sqlite3_column_text (statement, 0)),
        .is_text = g_str_equal ((const char *) sqlite3_column_text (statement, 1), "TEXT"),
      };

      g_array_append_val (columns, column);
    }
  sqlite3_finalize (statement);

  return columns;
}

static CliffSchema *
read_schema (void)
{
  CliffSchema *schema = g_new0 (CliffSchema, 1);
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *statement;
  sqlite3 *db;

  schema->version = find_version ();
  schema->tables = g_ptr_array_new ();
  schema->columns = g_hash_table_new (g_str_hash, g_str_equal);

  sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  for (int version = 0; version < schema->version; version++)
    if (!cliff_schema_migrate_one (db, version, &error))
      g_error ("SQL of version %d: %s", version + 1, error->message);

  sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                      -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *table = g_intern_string ((const char *) sqlite3_column_text (statement, 0));

      g_ptr_array_add (schema->tables, (gpointer) table);
      g_hash_table_insert (schema->columns, (gpointer) table, read_columns (db, table));
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return schema;
}

static CliffSchema *
get_schema (void)
{
  static CliffSchema *schema;

  if (g_once_init_enter_pointer (&schema))
    g_once_init_leave_pointer (&schema, read_schema ());

  return schema;
}

int
cliff_schema_get_version (void)
{
  return get_schema ()->version;
}

GPtrArray *
cliff_schema_get_tables (void)
{
  return get_schema ()->tables;
}

const CliffColumn *
cliff_schema_get_columns (const char *table,
                          guint      *n_columns)
{
  GArray *columns = g_hash_table_lookup (get_schema ()->columns, table);

  *n_columns = columns != NULL ? columns->len : 0;
  return columns != NULL ? (const CliffColumn *) columns->data : NULL;
}

gboolean
cliff_schema_is_tracked (const char *table)
{
  return !g_strv_contains (kept_tables, table) && g_hash_table_contains (get_schema ()->columns, table);
}

char *
cliff_schema_dup_missing (sqlite3 *db)
{
  GPtrArray *tables = cliff_schema_get_tables ();

  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);
      guint n_columns;
      const CliffColumn *columns = cliff_schema_get_columns (table, &n_columns);

      for (guint j = 0; j < n_columns; j++)
        if (sqlite3_table_column_metadata (db, "main", table, columns[j].name, NULL, NULL, NULL, NULL, NULL) != SQLITE_OK)
          return g_strdup_printf ("%s.%s", table, columns[j].name);
    }

  return NULL;
}

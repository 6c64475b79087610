/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * What the numbered SQL files of resources/sql add up to.  Read once from a database in memory, so that nothing has to
 * repeat the columns.
 */

typedef struct
{
  const char *name;    /* interned, as in the table */
  gboolean    is_text; /* else an integer */
} CliffColumn;

/* The version (user_version) that the SQL files make. */
int                cliff_schema_get_version (void);
/* Columns of a table in order, "id" included, or NULL for no such table: owned by the schema.  Any thread. */
const CliffColumn *cliff_schema_get_columns (const char    *table,
                                             guint         *n_columns);
/* Names of all tables: (transfer none). */
GPtrArray         *cliff_schema_get_tables  (void);
/* Whether changes of the table go into the history.  The rest is kept: facts that undo must never take back. */
gboolean           cliff_schema_is_tracked  (const char    *table);
/* Runs one step of the migration, from @version to @version + 1, in one transaction. */
gboolean           cliff_schema_migrate_one (sqlite3       *db,
                                             int            version,
                                             GError       **error);
/* The first table or column of ours that @db lacks: (transfer full) (nullable). */
char              *cliff_schema_dup_missing (sqlite3       *db);

G_END_DECLS

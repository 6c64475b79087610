/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffRecord:
 *
 * One row of a table as a GObject.  Each column is a property of the same name with '_' as '-' (GType gint64 or
 * string), plus "id" and "exists" (FALSE once the row is gone; undo may bring it back).  The change feed reloads the
 * row and notifies what changed.  Read-only for views: changes go through edit/.
 *
 * Records and lists are true when a handler of CliffStore::changed runs that was connected after the first of them was made; bind to
 * them rather than to that signal where both would do.  None is made inside an open transaction.
 *
 * There is one record a row and store while anybody holds it: cliff_record_get() returns the same object.
 * Main thread only.
 *
 * The subclasses of the vocabulary (CliffEpisode, CliffShot…) are declared in cliff-records.h.
 */
#define CLIFF_TYPE_RECORD (cliff_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (CliffRecord, cliff_record, CLIFF, RECORD, GObject)

typedef struct _CliffRecordTable CliffRecordTable;

struct _CliffRecordClass
{
  GObjectClass      parent_class;

  /*< private >*/
  CliffRecordTable *table;
};

/* (transfer full) (nullable): the record of row @id of @type's table; NULL when there is no such row. */
CliffRecord *cliff_record_get       (CliffStore  *store,
                                     GType        type,
                                     CliffId      id);
CliffId      cliff_record_get_id    (CliffRecord *self);
/* (transfer none) */
CliffStore  *cliff_record_get_store (CliffRecord *self);
/* A column by name.  An unknown name is a programmer's error. */
gint64       cliff_record_get_int   (CliffRecord *self,
                                     const char  *column);
/* (transfer none), never NULL (SQL NULL reads as ""), valid until the record changes. */
const char  *cliff_record_get_text  (CliffRecord *self,
                                     const char  *column);

/**
 * CliffRecordList:
 *
 * A GListModel of records of one type: the rows of a table where @column = @value (all when @column is NULL), ordered
 * by position where the table has one, else by id.  Kept true by the change feed with the smallest
 * items-changed; records are made when asked for.
 */
#define CLIFF_TYPE_RECORD_LIST (cliff_record_list_get_type ())
G_DECLARE_FINAL_TYPE (CliffRecordList, cliff_record_list, CLIFF, RECORD_LIST, GObject)

CliffRecordList *cliff_record_list_new (CliffStore *store,
                                        GType       type,
                                        const char *column,
                                        gint64      value);
CliffRecordList *cliff_record_list_new_for_text (CliffStore *store,
                                                 GType       type,
                                                 const char *column,
                                                 const char *value);
/* What one owner has, in both columns "owner" and "owner_id": CLIFF_TYPE_TAKE or CLIFF_TYPE_JOB. */
CliffRecordList *cliff_record_list_new_for_owner (CliffStore *store,
                                                  GType       type,
                                                  const char *owner,
                                                  CliffId     owner_id);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-record.h"
#include "cliff-schema.h"

G_BEGIN_DECLS

/* Up to so many changed rows are looked at one by one to see which lists are concerned at all; beyond, lists are read anew. */
#define CLIFF_RECORD_MAX_PROBES 32

/* What a class knows of its table. */
struct _CliffRecordTable
{
  const char         *name;       /* interned */
  const CliffColumn  *columns;
  guint               n_columns;
  GParamSpec        **properties; /* one a column, then "exists" */
  char               *select;     /* all columns of one id */
  gboolean            has_position;
};

/* Called by class_init of each subclass: installs a property a column. */
void                    cliff_record_class_set_table (CliffRecordClass       *klass,
                                                      const char             *table);
const CliffRecordTable *cliff_record_type_get_table  (GType                   type);
/* As cliff_record_get(), but a row that is not there gives a record that does not exist: (transfer full). */
CliffRecord            *cliff_record_make            (CliffStore             *store,
                                                      GType                   type,
                                                      CliffId                 id);
/* Reads the row again and notifies what is different. */
void                    cliff_record_reload          (CliffRecord            *self);
/* @ids: (element-type CliffId): the rows of the list's table that changed */
void                    cliff_record_list_update     (CliffRecordList        *self,
                                                      GArray                 *ids);
const char             *cliff_record_list_get_table  (CliffRecordList        *self);

/*
 * One registry a store: which records and lists are alive, so that a commit costs what it changed, not one signal
 * handler for each of thousands of records.  It holds nothing alive.
 */
typedef struct _CliffRecordRegistry CliffRecordRegistry;

CliffRecordRegistry *cliff_record_registry_get           (CliffStore          *store);
CliffRecord         *cliff_record_registry_lookup        (CliffRecordRegistry *self,
                                                          const char          *table,
                                                          CliffId              id);
void                 cliff_record_registry_add           (CliffRecordRegistry *self,
                                                          CliffRecord         *record,
                                                          const char          *table);
void                 cliff_record_registry_remove        (CliffRecordRegistry *self,
                                                          const char          *table,
                                                          CliffId              id);
void                 cliff_record_registry_add_list      (CliffRecordRegistry *self,
                                                          CliffRecordList     *list);
void                 cliff_record_registry_remove_list   (CliffRecordRegistry *self,
                                                          CliffRecordList     *list);

G_END_DECLS

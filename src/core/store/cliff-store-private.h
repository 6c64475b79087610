/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-schema.h"
#include "cliff-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* "Clif", in the database header: what `file` and we know our databases by. */
#define CLIFF_APPLICATION_ID 0x436C6966

struct _CliffStore
{
  GObject           parent_instance;

  char             *path;
  char             *database;      /* PATH/project.db */
  sqlite3          *db;
  int               lock_fd;       /* holds the writer's lock; -1 when read-only */
  CliffReadOnly     read_only;
  GThread          *thread;        /* the only one that may touch db */
  GHashTable       *statements;    /* SQL → idle prepared statement; one in use is out of the table */

  /* The open transaction. */
  GArray           *marks;         /* of guint: length of the feed at each begin; its length is the depth */
  sqlite3_session  *session;       /* records the tracked tables; NULL when none of the nested parts has a label */
  char             *label;
  CliffId           joined;        /* the step the transaction becomes part of; 0 for one of its own */
  gboolean          durable;
  GError           *broken;        /* why the transaction can only be rolled back: SQLite did so by itself, or a read failed */

  GArray           *feed;          /* of CliffChange: every row touched, in order, not yet coalesced */
  GQueue            announcements; /* of GPtrArray: committed changes not yet emitted */
  gboolean          announcing;

  char             *undo_label;
  char             *redo_label;

  GThread          *checkpointer;
  int               checkpointing; /* atomic */
  GThread          *backup;
};

/* cliff-store-sql.c */
void          cliff_store_set_error       (GError       **error,
                                           sqlite3       *db,
                                           int            result);
sqlite3_stmt *cliff_store_take_statement  (CliffStore    *self,
                                           const char    *sql,
                                           GError       **error);
/* Puts an idle statement back for the next use. */
void          cliff_store_give_statement  (CliffStore    *self,
                                           sqlite3_stmt  *statement);
/* Steps a statement that returns no rows, then gives it back; takes failed rows out of the feed. */
gboolean      cliff_store_step_statement  (CliffStore    *self,
                                           sqlite3_stmt  *statement,
                                           GError       **error);
/* One statement without arguments, also outside a transaction. */
gboolean      cliff_store_run             (CliffStore    *self,
                                           const char    *sql,
                                           GError       **error);

/* cliff-store-feed.c */
void          cliff_store_feed_start      (CliffStore    *self);
void          cliff_store_feed_announce   (CliffStore    *self);

/* cliff-store-transaction.c */
gboolean      cliff_store_begin_plain     (CliffStore    *self,
                                           GError       **error);
/* Without history; the feed is announced. */
gboolean      cliff_store_commit_plain    (CliffStore    *self,
                                           GError       **error);

/* cliff-store-connect.c: one connection with our settings, on a thread of the caller's. */
sqlite3      *cliff_store_connect         (const char    *database,
                                           gboolean       write,
                                           GError       **error);
/* Whether the file is one of ours and whole, as far as its header tells. */
gboolean      cliff_store_inspect         (const char    *database,
                                           gboolean      *unclean,
                                           GError       **error);
/* TRUE and *fd when we are the only writer; FALSE and *reason otherwise. */
gboolean      cliff_store_lock            (const char    *path,
                                           int           *fd,
                                           CliffReadOnly *reason,
                                           GError       **error);
/* Lets another writer come; *fd becomes -1, which is no lock. */
void          cliff_store_unlock          (int           *fd);
/* Runs a pragma that answers with one number. */
gint64        cliff_sqlite_get_int        (sqlite3       *db,
                                           const char    *sql,
                                           gint64         fallback);

/* cliff-store-backup.c */
gboolean      cliff_store_back_up         (const char    *path,
                                           const char    *prefix,
                                           GError       **error);
void          cliff_store_back_up_daily   (CliffStore    *self);
/* From now on a thread moves the log into the database when it has grown. */
void          cliff_store_start_checkpoints (CliffStore  *self);

/* cliff-store-media.c */
void          cliff_store_sweep_media     (const char    *path);

G_END_DECLS

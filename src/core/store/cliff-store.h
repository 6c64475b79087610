/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cliff-types.h"

G_BEGIN_DECLS

/**
 * CLIFF_STORE_ERROR:
 *
 * Errors of the project folder and its database.
 */
#define CLIFF_STORE_ERROR (cliff_store_error_quark ())

/**
 * CliffStoreError:
 * @CLIFF_STORE_ERROR_NOT_FOUND: no project there, choose another folder; or nothing to undo or redo
 * @CLIFF_STORE_ERROR_EXISTS: something is there already; choose another name
 * @CLIFF_STORE_ERROR_FOREIGN: a file, but not one of our databases; nothing was touched
 * @CLIFF_STORE_ERROR_DAMAGED: the database is truncated or corrupt; nothing was touched, backups/ holds earlier states
 * @CLIFF_STORE_ERROR_NEWER: made by a newer version; opened read-only
 * @CLIFF_STORE_ERROR_READ_ONLY: a change was asked of a project opened read-only
 * @CLIFF_STORE_ERROR_FULL: the disk is full; the change was rolled back, nothing earlier was lost
 * @CLIFF_STORE_ERROR_CONFLICT: undo or redo does not fit the present state; nothing was changed
 * @CLIFF_STORE_ERROR_FAILED: anything else the database or the disk reports
 */
typedef enum
{
  CLIFF_STORE_ERROR_NOT_FOUND,
  CLIFF_STORE_ERROR_EXISTS,
  CLIFF_STORE_ERROR_FOREIGN,
  CLIFF_STORE_ERROR_DAMAGED,
  CLIFF_STORE_ERROR_NEWER,
  CLIFF_STORE_ERROR_READ_ONLY,
  CLIFF_STORE_ERROR_FULL,
  CLIFF_STORE_ERROR_CONFLICT,
  CLIFF_STORE_ERROR_FAILED,
} CliffStoreError;

GQuark cliff_store_error_quark (void);

typedef enum
{
  CLIFF_CHANGE_INSERT,
  CLIFF_CHANGE_UPDATE,
  CLIFF_CHANGE_DELETE,
} CliffChangeKind;

/**
 * CliffChange:
 * @table: (transfer none): interned name of the table
 * @id: the row
 * @kind: what happened to it, all steps of the transaction taken together
 */
typedef struct
{
  const char      *table;
  CliffId          id;
  CliffChangeKind  kind;
} CliffChange;

/** Why a project is open read-only. */
typedef enum
{
  CLIFF_READ_ONLY_NOT,        /* it is not */
  CLIFF_READ_ONLY_ASKED,
  CLIFF_READ_ONLY_IN_USE,     /* another window or process has it open for writing */
  CLIFF_READ_ONLY_NEWER,      /* made by a newer version */
  CLIFF_READ_ONLY_PERMISSION, /* the folder or the file cannot be written */
} CliffReadOnly;

#define CLIFF_TYPE_STORE (cliff_store_get_type ())

/**
 * CliffStore:
 *
 * One open project: a folder NAME.cliffhanger with project.db, media/, backups/ and cache/.
 * Lives on one thread, the main one; nothing here may be called from another, except
 * cliff_store_get_path() and cliff_store_dup_media_path() on values taken before.
 *
 * Signal "changed" (GPtrArray of CliffChange): emitted once after each outermost commit, undo or redo:
 * the change feed.  It is the only way views learn of changes.
 */
G_DECLARE_FINAL_TYPE (CliffStore, cliff_store, CLIFF, STORE, GObject)

CliffStore    *cliff_store_create        (const char    *path,
                                          GError       **error);
CliffStore    *cliff_store_open          (const char    *path,
                                          gboolean       read_only,
                                          GError       **error);
const char    *cliff_store_get_path      (CliffStore    *self);
CliffReadOnly  cliff_store_get_read_only (CliffStore    *self);

/* Transactions.  Every change is made between begin and commit; the label names the step in the history
 * (an untranslated English phrase in header capitals such as "Move Shots"; ui translates it).  They nest: only
 * the outermost label counts, an inner rollback undoes just its own part. */
gboolean       cliff_store_begin         (CliffStore    *self,
                                          const char    *label,
                                          GError       **error);
gboolean       cliff_store_commit        (CliffStore    *self,
                                          GError       **error);
void           cliff_store_rollback      (CliffStore    *self);
/* Commits when @done, else rolls back; whether it is committed.  What an edit returns with. */
gboolean       cliff_store_end           (CliffStore    *self,
                                          gboolean       done,
                                          GError       **error);

/* The newest step of the history, 0 when there is none or a newer one stands undone. */
CliffId        cliff_store_get_step      (CliffStore    *self);
/* Makes the open transaction part of @step: one undo takes both back.  FALSE when @step is not the newest: the transaction stays
 * a step of its own then.  This is how what a person does in one go is committed as it happens, and undone as one. */
gboolean       cliff_store_join          (CliffStore    *self,
                                          CliffId        step);

/* As cliff_store_begin(), for rows outside the history only (takes, jobs, exports): the disk has it when commit
 * returns (synchronous=FULL), and no history row is written. */
gboolean       cliff_store_begin_kept    (CliffStore    *self,
                                          GError       **error);

gboolean       cliff_store_can_undo      (CliffStore    *self);
gboolean       cliff_store_can_redo      (CliffStore    *self);
/* The label of the step that undo (redo) would take back (repeat); (nullable), borrowed until the next change. */
const char    *cliff_store_get_undo_label (CliffStore   *self);
const char    *cliff_store_get_redo_label (CliffStore   *self);
gboolean       cliff_store_undo          (CliffStore    *self,
                                          GError       **error);
gboolean       cliff_store_redo          (CliffStore    *self,
                                          GError       **error);

/* SQL, for core only.  @types describes the arguments that follow: 'i' gint64 (cast anything narrower: the compiler cannot
 * see it), 's' const char * (nullable), 'n' no argument, binds NULL; "" binds none.  exec and insert need an
 * open transaction; never REPLACE, since rows it displaces do not reach the change feed. */
gboolean       cliff_store_exec          (CliffStore    *self,
                                          GError       **error,
                                          const char    *sql,
                                          const char    *types,
                                          ...);
/* Runs an INSERT and returns the new row's id, 0 on error. */
CliffId        cliff_store_insert        (CliffStore    *self,
                                          GError       **error,
                                          const char    *sql,
                                          const char    *types,
                                          ...);
/* The first column of the first row, or @fallback when there is no row or it is NULL. */
gint64         cliff_store_get_int       (CliffStore    *self,
                                          gint64         fallback,
                                          const char    *sql,
                                          const char    *types,
                                          ...);
/* The first column of the first row: (transfer full) (nullable). */
char          *cliff_store_dup_text      (CliffStore    *self,
                                          const char    *sql,
                                          const char    *types,
                                          ...);

/**
 * CliffRows:
 *
 * The rows of a SELECT, one at a time:
 *
 *   g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id, size FROM shot WHERE episode_id = ?", "i", id);
 *   while (cliff_rows_next (rows))
 *     use (cliff_rows_get_int (rows, 0), cliff_rows_get_text (rows, 1));
 *
 * Never NULL; a failing statement has no rows and leaves its reason for cliff_rows_finish().  In an open transaction a
 * failing read, cliff_store_get_int() and cliff_store_dup_text() included, makes the commit fail with that reason: an
 * edit that reads what it needs after its begin never writes what follows from rows it could not see.
 */
typedef struct _CliffRows CliffRows;

CliffRows     *cliff_store_query         (CliffStore    *self,
                                          const char    *sql,
                                          const char    *types,
                                          ...);
gboolean       cliff_rows_next           (CliffRows     *rows);
gint64         cliff_rows_get_int        (CliffRows     *rows,
                                          int            column);
/* (transfer none) (nullable): valid until the next row. */
const char    *cliff_rows_get_text       (CliffRows     *rows,
                                          int            column);
/* TRUE when all rows were read without an error. */
gboolean       cliff_rows_finish         (CliffRows     *rows,
                                          GError       **error);
void           cliff_rows_free           (CliffRows     *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffRows, cliff_rows_free)

/* Media: files named by their SHA-256, never rewritten.  Import copies (or, with @move, renames) the file in:
 * temporary file, fsync, hash, rename, then the row, in its own kept transaction or in the open one.  Returns the
 * media id; a file already there is not stored twice.  Hashing takes time: prepare in a worker thread with
 * cliff_media_prepare(), which needs no store, only the project's path. */
typedef struct
{
  char   *sha256;
  char   *extension;
  gint64  bytes;
} CliffMediaFile;

gboolean       cliff_media_prepare       (const char      *project_path,
                                          const char      *file,
                                          gboolean         move,
                                          CliffMediaFile  *out,
                                          GCancellable    *cancellable,
                                          GError         **error);
gboolean       cliff_media_prepare_as    (const char      *project_path,
                                          const char      *file,
                                          const char      *extension,
                                          CliffMediaFile  *out,
                                          GCancellable    *cancellable,
                                          GError         **error);
void           cliff_media_file_clear    (CliffMediaFile  *file);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffMediaFile, cliff_media_file_clear)
CliffId        cliff_store_add_media     (CliffStore           *self,
                                          const CliffMediaFile *file,
                                          CliffTime             duration,
                                          int                   width,
                                          int                   height,
                                          GError              **error);
/* Absolute path of a media file: (transfer full) (nullable), NULL when there is no such row; the file may be missing. */
char          *cliff_store_dup_media_path (CliffStore          *self,
                                           CliffId              media_id);
/* Whether a media file is there, with the size it came in with. */
gboolean       cliff_store_has_media      (CliffStore          *self,
                                           CliffId              media_id);
/* The same by what the row says of it; any thread. */
gboolean       cliff_media_is_there       (const char          *project_path,
                                           const char          *sha256,
                                           const char          *extension,
                                           gint64               bytes);
char          *cliff_store_dup_cache_path (CliffStore          *self,
                                           const char          *name);

/**
 * CliffProblemCode:
 * @CLIFF_PROBLEM_DATABASE: SQLite finds the database damaged
 * @CLIFF_PROBLEM_REFERENCE: a row names another that is not there
 * @CLIFF_PROBLEM_TAKE: a shot, line or clip has chosen a take that is not there
 * @CLIFF_PROBLEM_MEDIA_MISSING: a media file is gone
 * @CLIFF_PROBLEM_MEDIA_SIZE: a media file has another size than when it came in
 * @CLIFF_PROBLEM_MEDIA_CONTENT: a media file has another content than when it came in
 * @CLIFF_PROBLEM_MEDIA_ORPHAN: a file in media/ that no row knows; harmless, the rest of a crash
 * @CLIFF_PROBLEM_CUT: an episode that cannot be laid out, or breaks a rule of cliff-cut.h; never found by cliff_store_check() itself
 */
typedef enum
{
  CLIFF_PROBLEM_DATABASE,
  CLIFF_PROBLEM_REFERENCE,
  CLIFF_PROBLEM_TAKE,
  CLIFF_PROBLEM_MEDIA_MISSING,
  CLIFF_PROBLEM_MEDIA_SIZE,
  CLIFF_PROBLEM_MEDIA_CONTENT,
  CLIFF_PROBLEM_MEDIA_ORPHAN,
  CLIFF_PROBLEM_CUT,
} CliffProblemCode;

/**
 * CliffProblem:
 * @table: (nullable): interned name of the table, where a row has the problem
 * @id: that row, 0 for none
 * @detail: the file's path inside the project, or what SQLite says
 */
typedef struct
{
  CliffProblemCode  code;
  const char       *table;
  CliffId           id;
  char             *detail;
} CliffProblem;

/* Looks through database and media; changes nothing.  @deep reads every media file and compares its SHA-256.  Blocks: a window
 * opens the project a second time, read-only, in a worker thread.
 * (transfer full) (element-type CliffProblem) (nullable): empty when all is well; NULL with G_IO_ERROR_CANCELLED. */
GPtrArray     *cliff_store_check          (CliffStore          *self,
                                           gboolean             deep,
                                           GCancellable        *cancellable,
                                           GError             **error);
/* "media-missing" and the like. */
const char    *cliff_problem_code_get_name (CliffProblemCode    code);

G_END_DECLS

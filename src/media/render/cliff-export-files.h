/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliffExportFiles:
 *
 * The files of one export, NAME.mp4 and NAME.srt, which are NAME.part.mp4 and NAME.part.srt until they are right, and
 * the hidden .NAME.export beside them.  The latter is locked while the export runs and notes the numbers of
 * films that are not recorded yet, so that the next export knows what a dead one has left behind.
 */
typedef struct
{
  char     *folder;
  char     *path;       /* final names */
  char     *srt_path;
  char     *part_path;
  char     *part_srt_path;
  char     *note_path;
  int       lock;       /* -1: not locked */
  int       n_removed;  /* unfinished films of dead processes that were cleared away */
  gboolean  had_note;   /* an earlier export was not recorded */
  gboolean  replaces;   /* an earlier export of the same episode stands under the final name */
} CliffExportFiles;

char             *cliff_export_files_dup_name  (int                number,
                                                int                n_episodes,
                                                const char        *title);
CliffExportFiles *cliff_export_files_new       (const char        *folder,
                                                const char        *name);
void              cliff_export_files_free      (CliffExportFiles  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffExportFiles, cliff_export_files_free)
gboolean          cliff_export_files_begin     (CliffExportFiles  *self,
                                                const char        *produce_id,
                                                GPtrArray         *own_ids,
                                                GError           **error);
gboolean          cliff_export_files_write_srt (CliffExportFiles  *self,
                                                const char        *text,
                                                GError           **error);
gboolean          cliff_export_files_finish    (CliffExportFiles  *self,
                                                gboolean           has_srt,
                                                GError           **error);
void              cliff_export_files_abandon   (CliffExportFiles  *self);
void              cliff_export_files_forget    (const char        *path);

G_END_DECLS

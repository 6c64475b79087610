/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/**
 * CliffScriptFile:
 *
 * A script as it came from a file, or from several.
 */
typedef struct
{
  char              *name;    /* of the file, without folders; of the first where there were several */
  char              *text;
  CliffScriptFormat  format;  /* AUTO where the text has to tell */
  char              *fdx;     /* nullable: the document of Final Draft that the text is from */
} CliffScriptFile;

/* Errors as of cliff_script_read_bytes(). (transfer full) (nullable) */
CliffScriptFile *cliff_script_file_new  (GBytes           *bytes,
                                         const char       *name,
                                         GCancellable     *cancellable,
                                         GError          **error);
/* The same from a file; blocks, for threads that may.  Also G_IO_ERROR. (transfer full) (nullable) */
CliffScriptFile *cliff_script_file_load (const char       *path,
                                         GCancellable     *cancellable,
                                         GError          **error);
void             cliff_script_file_free (CliffScriptFile  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffScriptFile, cliff_script_file_free)
/* Makes one script of several (element-type CliffScriptFile): in the order of the episodes that their first lines or names
 * number, then of their names as people count; a file without an episode line gets one.  All take the format of the first.
 * (transfer full): @files holds at least one. */
CliffScriptFile *cliff_script_files_join (GPtrArray       *files);

G_END_DECLS

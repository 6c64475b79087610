/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes the entries of a folder (a rename, a new file) survive a power cut.  Any thread.  G_IO_ERROR. */
gboolean cliff_file_sync_folder   (const char    *folder,
                                   GError       **error);
/* The same for one file's content. */
gboolean cliff_file_sync          (const char    *path,
                                   GError       **error);
/* Gives @from, in the same folder as @to or on the same disk, its final name so that after a power cut either the whole
 * file is there under that name or it is not; what was at @to is replaced.  The content is synced first. */
gboolean cliff_file_publish       (const char    *from,
                                   const char    *to,
                                   GError       **error);
/* Renames only where nothing is at @to, not even an empty folder or a link that leads nowhere.  Returns 0, or an errno:
 * EEXIST when something is there.  Any thread. */
int      cliff_file_rename_new    (const char    *from,
                                   const char    *to);
/* Writes a whole file of @path, or none: what was there is replaced, or with !@replace is G_IO_ERROR_EXISTS.  G_IO_ERROR, in whose
 * message no other name than @path stands.  Blocks: for worker threads. */
gboolean cliff_file_write         (const char    *path,
                                   GBytes        *bytes,
                                   gboolean       replace,
                                   GError       **error);
/* Deletes a folder with everything in it, as far as it can; symbolic links are not followed. */
void     cliff_file_remove_tree   (const char    *path);

/**
 * cliff_file_hash:
 * @path: a regular file
 * @copy_fd: a file to write the same bytes to, or -1
 * @bytes: (out) (nullable): how many bytes it has
 *
 * Reads a file once and returns its SHA-256 in lower-case hexadecimal digits.  Blocks: for worker threads.
 *
 * Returns: (transfer full) (nullable): NULL with a G_IO_ERROR, G_IO_ERROR_CANCELLED among them.
 */
char    *cliff_file_hash          (const char    *path,
                                   int            copy_fd,
                                   gint64        *bytes,
                                   GCancellable  *cancellable,
                                   GError       **error);

/* Sets a G_IO_ERROR from @errnum: "VERB “PATH”: reason". */
void     cliff_file_set_error     (GError       **error,
                                   int            errnum,
                                   const char    *verb,
                                   const char    *path);

G_END_DECLS

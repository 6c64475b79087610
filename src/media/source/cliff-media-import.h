/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-edit-media.h"

G_BEGIN_DECLS

/* One file of an import: either a take of the bin, or why it is none. */
typedef struct
{
  char    *path;
  CliffId  take_id;
  GError  *error;    /* G_IO_ERROR_NOT_FOUND, G_IO_ERROR_INVALID_DATA (no media, or broken), G_IO_ERROR_FAILED (its decoder crashed), others of
                      * G_IO_ERROR, CLIFF_STORE_ERROR */
} CliffImported;

/* Brings files, pictures, videos and sounds of any format that can be decoded, into the media bin of @store: each is looked into by a
 * process of its own, copied into the project, and its labels are read.  @progress: (nullable): told in another thread.  Main thread;
 * never blocks. */
void       cliff_media_import_async   (CliffStore           *store,
                                       const char *const    *paths,
                                       CliffProgressFunc     progress,
                                       gpointer              progress_data,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
/* What became of each file, in the order of the paths; one that fails does not keep others out.  NULL with G_IO_ERROR_CANCELLED: what
 * came in before stays. (transfer full) (element-type CliffImported) */
GPtrArray *cliff_media_import_finish  (CliffStore           *store,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS

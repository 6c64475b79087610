/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-proxy-pool.h"

G_BEGIN_DECLS

/**
 * CliffPictureSource:
 *
 * The pictures of a video or still, from the file itself or from its proxy.  With proxies the file itself is never
 * decoded: what a stranger's file does to a decoder happens in another process.  One thread at a time.
 */
typedef struct _CliffPictureSource CliffPictureSource;

/* @proxies: (nullable): outlives it; NULL to read @path itself.  @height: pictures are shown about so high: a smaller
 * one may be given.  @alpha: a file that is not opaque keeps its alpha; a proxy has none.  Errors: G_IO_ERROR_NOT_FOUND, G_IO_ERROR_FAILED, as of cliff_video_reader_new(). */
CliffPictureSource *cliff_picture_source_new      (const char          *path,
                                                   const char          *sha256,
                                                   CliffProxyPool      *proxies,
                                                   int                  height,
                                                   gboolean             alpha,
                                                   GError             **error);
void                cliff_picture_source_free     (CliffPictureSource  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPictureSource, cliff_picture_source_free)
/* About how many bytes it keeps. */
gsize               cliff_picture_source_get_size (CliffPictureSource  *self);
/* As cliff_video_reader_read(); and G_IO_ERROR_PENDING: the proxy has no picture yet, but will.  A proxy that is still being
 * made gives the nearest picture it has.
 * (transfer none): valid until the next call for any source of the pool. */
const CliffPicture *cliff_picture_source_read     (CliffPictureSource  *self,
                                                   CliffTime            time,
                                                   GError             **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

/* The short side of a proxy's pictures: half of what is usually exported. */
#define CLIFF_PROXY_SIDE 540

/**
 * CliffProxy:
 *
 * All pictures of a video, or the one of a still, at half size, each by itself, with its own time: a table in a file, from
 * which any picture is there in a millisecond.  It can be read while it is written: then it has the pictures made so far.
 * The file is ours and may be deleted at any moment; one that is damaged is taken for none.  One thread at a time.
 */
typedef struct _CliffProxy CliffProxy;

/* Where the proxy of the media file with that SHA-256 is kept in @folder, once finished; NULL when @sha256 can be no file's
 * name. (transfer full) */
char               *cliff_proxy_dup_path      (const char   *folder,
                                               const char   *sha256);
/* Why no proxy could be made of the file; NULL when that is not known. (transfer full) */
char               *cliff_proxy_dup_failure   (const char   *folder,
                                               const char   *sha256);
/* Remembers that none can be made, for cliff_proxy_dup_failure(). */
void                cliff_proxy_set_failure   (const char   *folder,
                                               const char   *sha256,
                                               const char   *reason);
/* The finished proxy, or the one that is being made.  Errors: G_IO_ERROR_NOT_FOUND (neither is there),
 * G_IO_ERROR_INVALID_DATA (damaged). */
CliffProxy         *cliff_proxy_open          (const char   *folder,
                                               const char   *sha256,
                                               GError      **error);
void                cliff_proxy_free          (CliffProxy   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffProxy, cliff_proxy_free)
/* Of its pictures. */
void                cliff_proxy_get_size      (CliffProxy   *self,
                                               int          *width,
                                               int          *height);
/* Takes note of the pictures added since; whether all are there. */
gboolean            cliff_proxy_refresh       (CliffProxy   *self);
guint               cliff_proxy_get_n_frames  (CliffProxy   *self);
/* Whether it holds what is to be seen at @time, and not merely what comes nearest so far. */
gboolean            cliff_proxy_covers        (CliffProxy   *self,
                                               CliffTime     time);
/* The last picture whose time is at most @time, else the first, at a size divided by @reduce (1, 2, 4, 8).  Errors:
 * G_IO_ERROR_INVALID_DATA (damaged), G_IO_ERROR_PENDING (none is there yet). (transfer none): until the next call. */
const CliffPicture *cliff_proxy_read          (CliffProxy   *self,
                                               CliffTime     time,
                                               int           reduce,
                                               GError      **error);

/**
 * CliffProxyWriter:
 *
 * Makes a proxy.  It is found by cliff_proxy_open() from the first picture on, and finished only by
 * cliff_proxy_writer_finish().
 */
typedef struct _CliffProxyWriter CliffProxyWriter;

/* @path: as cliff_proxy_dup_path() gives it; @width, @height: of the source.  Errors: G_FILE_ERROR. */
CliffProxyWriter *cliff_proxy_writer_new    (const char          *path,
                                             int                  width,
                                             int                  height,
                                             GError             **error);
/* What was not finished is removed. */
void              cliff_proxy_writer_free   (CliffProxyWriter    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffProxyWriter, cliff_proxy_writer_free)
/* Adds @picture, of any size; @time must rise from one to the next, else the picture is left out. */
gboolean          cliff_proxy_writer_add    (CliffProxyWriter    *self,
                                             const CliffPicture  *picture,
                                             CliffTime            time,
                                             GError             **error);
/* Errors: G_IO_ERROR_INVALID_DATA without any picture. */
gboolean          cliff_proxy_writer_finish (CliffProxyWriter    *self,
                                             GError             **error);

/* Makes the proxy of the file @path at @into, telling progress with each picture.  Decodes all of it: in a process of its own,
 * where the file is a stranger's.  Errors: as of cliff_video_reader_new(), and G_FILE_ERROR. */
gboolean          cliff_proxy_make          (const char          *path,
                                             const char          *into,
                                             CliffProgressFunc    progress,
                                             gpointer             progress_data,
                                             GError             **error);

G_END_DECLS

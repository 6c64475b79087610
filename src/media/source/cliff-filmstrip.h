/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-proxies.h"
#include "cliff-types.h"

G_BEGIN_DECLS

/* What a media file shows at one time, small.  Immutable; any thread. */
typedef struct
{
  gatomicrefcount  ref_count;
  CliffTime        time;           /* as asked for */
  int              width, height;
  GBytes          *rgba;           /* R8G8B8A8, opaque, without padding */
} CliffFilmFrame;

CliffFilmFrame *cliff_film_frame_ref   (CliffFilmFrame  *self);
void            cliff_film_frame_unref (CliffFilmFrame  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffFilmFrame, cliff_film_frame_unref)

#define CLIFF_TYPE_FILMSTRIP (cliff_filmstrip_get_type ())

/**
 * CliffFilmstrip:
 *
 * Thumbnails of videos and stills at any times, drawn from their proxies on threads and kept in memory up to a bound.  What has no
 * proxy yet is made first.  Main thread; never blocks.
 *
 *   thumbnail = cliff_filmstrip_peek (strip, sha256, time, 48);
 *   if (thumbnail == NULL)
 *     cliff_filmstrip_load_async (strip, path, sha256, times, n_times, 48, cancellable, loaded_cb, self);
 */
G_DECLARE_FINAL_TYPE (CliffFilmstrip, cliff_filmstrip, CLIFF, FILMSTRIP, GObject)

CliffFilmstrip *cliff_filmstrip_new         (CliffProxies         *proxies);
/* The thumbnail of exactly this time and height, if it is at hand. (transfer none) (nullable): ref it to keep it longer than until the
 * main loop runs. */
CliffFilmFrame *cliff_filmstrip_peek        (CliffFilmstrip       *self,
                                             const char           *sha256,
                                             CliffTime             time,
                                             int                   height);
/* Asks for thumbnails of @path at @n_times times of its own, @height pixels high (8 to 540; rounded to even) and as wide as its pictures
 * ask.  They come all at once, as soon as the last of them can be drawn: ask in small lots, what is seen first last.  A cancelled
 * request ends at once. */
void            cliff_filmstrip_load_async  (CliffFilmstrip       *self,
                                             const char           *path,
                                             const char           *sha256,
                                             const CliffTime      *times,
                                             guint                 n_times,
                                             int                   height,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
/* CliffFilmFrame in the order of the times.  Errors: G_IO_ERROR_NOT_FOUND (no such file), G_IO_ERROR_FAILED (it cannot be read),
 * G_IO_ERROR_CANCELLED. (transfer full) (element-type CliffFilmFrame) */
GPtrArray      *cliff_filmstrip_load_finish (CliffFilmstrip       *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS

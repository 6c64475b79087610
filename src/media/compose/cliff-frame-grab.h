/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "cliff-compose.h"

G_BEGIN_DECLS

/* (transfer full): CAIRO_FORMAT_RGB24 */
cairo_surface_t *cliff_picture_to_surface  (const CliffPicture   *picture);

/* Composes @frame in a thread as it will be exported: at the plan's size, with the visible label. */
void             cliff_frame_grab_async    (CliffPlan            *plan,
                                            int                   frame,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
/* Opaque R8G8B8A8 without padding, of the plan's size: (transfer full); NULL only when cancelled. */
GBytes          *cliff_frame_grab_finish   (GAsyncResult         *result,
                                            GError              **error);
/* What the video @path shows at @time, or the picture @path, at its own size.  Blocks.  Errors: as cliff_video_reader_new().
 * (transfer full) (nullable) */
cairo_surface_t *cliff_frame_grab_source   (const char           *path,
                                            CliffTime             time,
                                            GError              **error);
/* The same in a thread. */
void             cliff_frame_grab_source_async  (const char          *path,
                                                 CliffTime            time,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             data);
/* (transfer full) (nullable) */
cairo_surface_t *cliff_frame_grab_source_finish (GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS

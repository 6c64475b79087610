/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Decodes the media file @path in a worker thread to a texture about @width pixels wide (never enlarged).  A video
 * gives its first frame.  The textures made last are kept, so that scrolling back costs nothing. */
void        cliff_stills_load_async  (const char           *path,
                                      gboolean              video,
                                      int                   width,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
/* (transfer full) (nullable) */
GdkTexture *cliff_stills_load_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS

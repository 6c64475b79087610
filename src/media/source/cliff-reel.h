/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cliff-types.h"

G_BEGIN_DECLS

/**
 * CliffReel:
 *
 * The pictures of one video or still, read one after the other in threads for whoever shows it beside another.  One at a time: the
 * next is asked for when the last has come.  It keeps its decoder.
 */
#define CLIFF_TYPE_REEL (cliff_reel_get_type ())
G_DECLARE_FINAL_TYPE (CliffReel, cliff_reel, CLIFF, REEL, GObject)

CliffReel *cliff_reel_new         (const char           *path);
/* Whether a picture is being read. */
gboolean   cliff_reel_get_reading (CliffReel            *self);
void       cliff_reel_read_async  (CliffReel            *self,
                                   CliffTime             time,
                                   GAsyncReadyCallback   callback,
                                   gpointer              data);
/* Opaque R8G8B8A8 without padding.  Errors: as cliff_video_reader_new(). (transfer full) */
GBytes    *cliff_reel_read_finish (CliffReel            *self,
                                   GAsyncResult         *result,
                                   int                  *width,
                                   int                  *height,
                                   GError              **error);

G_END_DECLS

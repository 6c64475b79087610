/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CliffThumbnail:
 *
 * A 9:16 picture of a media file, loaded and scaled in a worker thread; an icon while there is none.
 */
#define CLIFF_TYPE_THUMBNAIL (cliff_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (CliffThumbnail, cliff_thumbnail, CLIFF, THUMBNAIL, GtkWidget)

GtkWidget *cliff_thumbnail_new      (int              width);
/* @path: (nullable): of a picture or video; NULL shows the icon.  @video: whether it is a video. */
void       cliff_thumbnail_set_file (CliffThumbnail  *self,
                                     const char      *path,
                                     gboolean         video);

G_END_DECLS

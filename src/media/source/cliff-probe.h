/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-types.h"

G_BEGIN_DECLS

/* What a media file is. */
typedef struct
{
  gboolean   has_video;      /* moving pictures */
  gboolean   has_still;
  gboolean   has_audio;
  CliffTime  duration;       /* 0 for a still */
  int        width, height;  /* upright, in square pixels; 0 without pictures */
  int        fps_num, fps_den; /* 0/1 when there is no rate */
} CliffProbe;

/* Looks into @path.  Blocks for some 50 ms; any thread but a window's main one.
 * Errors: G_IO_ERROR_NOT_FOUND, G_IO_ERROR_INVALID_DATA (not media, broken, or too large). */
gboolean cliff_probe_file (const char  *path,
                           CliffProbe  *probe,
                           GError     **error);
/* All that is known of @path, as it is kept with the media:
 *   {"kind": "video" | "picture" | "sound", "container": "MP4", "duration": ns,
 *    "video": {"codec": "H.264", "width": 1080, "height": 1920, "rate": [30, 1], "variable": false, "alpha": false, "hdr": false},
 *    "audio": {"codec": "MPEG-4 AAC", "channels": 2, "rate": 48000}}
 * Decodes the first pictures: in a process of its own, where the file is a stranger's.  Errors as above. (transfer full) */
JsonNode *cliff_probe_dup_facts (const char  *path,
                                 GError     **error);

G_END_DECLS

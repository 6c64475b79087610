/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

/**
 * CliffJpeg:
 *
 * Our own pictures as JPEG and back, in one step and without a pipeline.  The planes are stored as they are, limited range
 * and BT.709 included, so nothing is converted; other programs show the colours a little off.  One thread at a time.
 */
typedef struct _CliffJpeg CliffJpeg;

CliffJpeg          *cliff_jpeg_new    (void);
void                cliff_jpeg_free   (CliffJpeg           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffJpeg, cliff_jpeg_free)
/* Writes @picture into @out, in place of what is there.  @quality: 1 to 100.  FALSE when the memory is not there. */
gboolean            cliff_jpeg_encode (CliffJpeg           *self,
                                       const CliffPicture  *picture,
                                       int                  quality,
                                       GByteArray          *out);
/* Reads what cliff_jpeg_encode() wrote, of a picture of @width × @height (both even), at a size divided by @reduce (1, 2, 4 or
 * 8; rounded up to even).  Errors: G_IO_ERROR_INVALID_DATA for anything that is damaged or not such a picture.
 * (transfer none): valid until the next call. */
const CliffPicture *cliff_jpeg_decode (CliffJpeg           *self,
                                       const guint8        *data,
                                       gsize                size,
                                       int                  width,
                                       int                  height,
                                       int                  reduce,
                                       GError             **error);

G_END_DECLS

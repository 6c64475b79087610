/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-origin.h"

G_BEGIN_DECLS

/* What is kept of any text of a label. */
#define CLIFF_ORIGIN_TEXT_MAX 512

/* Part of a file. */
typedef struct
{
  const guint8 *data;
  gsize         size;
} CliffOriginBytes;

/* Sets the member @name of @object to @text, cut to size; nothing where it is empty or no UTF-8. */
void     cliff_origin_set_text  (JsonObject       *object,
                                 const char       *name,
                                 const char       *text,
                                 gsize             length);
/* Takes an AIGC record from text that begins with '{'. */
gboolean cliff_origin_take_aigc (JsonObject       *origin,
                                 const char       *text,
                                 gsize             length);
/* Takes the XMP packets and C2PA manifests that lie in @bytes. */
void     cliff_origin_find_xmp  (JsonObject       *origin,
                                 CliffOriginBytes  bytes);
void     cliff_origin_find_c2pa (JsonObject       *origin,
                                 CliffOriginBytes  bytes);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliffSniff:
 * @kind: picture, video, sound or text; a text is never a medium
 * @extension: without the dot
 *
 * What the first bytes of a file say it is, whatever its name and whoever sent it say.
 */
typedef struct
{
  const char *kind;
  const char *extension;
  const char *type; /* as of MIME */
} CliffSniff;

#define CLIFF_SNIFF_BYTES 64

/* (transfer none) (nullable): static; NULL for what is not known.  @data: at least the first CLIFF_SNIFF_BYTES where there are so many.
 * Any thread. */
const CliffSniff *cliff_sniff (const guint8 *data,
                               gsize         length);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-render-packets.h"

G_BEGIN_DECLS

/* What all units of a project may take together: some twenty episodes. */
#define CLIFF_RENDER_CACHE_QUOTA ((gint64) 6 * 1024 * 1024 * 1024)

/* Where what has @key is kept: (transfer full). */
char         *cliff_render_cache_dup_path (const char *folder,
                                           const char *key);
/* What has @key, if it is there, whole, and has @n packets (0: any number); a damaged file is
 * removed.  Marks it as used.  (transfer full) (nullable) */
CliffRenderPackets *cliff_render_cache_load     (const char *folder,
                                                 const char *key,
                                                 guint       n);
/* Removes what was used longest ago until the rest fits into @quota bytes, and what an
 * interrupted render left.  @keep are keys never removed: a set. */
void          cliff_render_cache_trim     (const char *folder,
                                           gint64      quota,
                                           GHashTable *keep);

G_END_DECLS

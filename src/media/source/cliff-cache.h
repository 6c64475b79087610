/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keeps a folder of the cache within bounds: removes the files NAME@suffix that were used (changed) longest ago until the rest
 * fits into @quota bytes, and *.part files that nobody wrote to for a quarter of an hour.  @keep (nullable): names never removed, a set.
 * Any thread. */
void cliff_cache_trim (const char *folder,
                       const char *suffix,
                       gint64      quota,
                       GHashTable *keep);

G_END_DECLS

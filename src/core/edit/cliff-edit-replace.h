/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-find.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* Replaces what @finder finds in the texts of all episodes and in what stands before the first, as one step "Replace"; where
 * nothing is found, nothing is written.  @n_replaced, @n_texts (out): how many places, in how many texts.  Errors:
 * CLIFF_FIND_ERROR and those of writing; nothing is replaced then. */
gboolean cliff_edit_replace_all     (CliffStore   *store,
                                     CliffFinder  *finder,
                                     const char   *replacement,
                                     guint        *n_replaced,
                                     guint        *n_texts,
                                     GError      **error);
/* As above in [start, end) of one episode's text; @episode_id 0 is what stands before the first. */
gboolean cliff_edit_replace_range   (CliffStore   *store,
                                     CliffFinder  *finder,
                                     const char   *replacement,
                                     CliffId       episode_id,
                                     gsize         start,
                                     gsize         end,
                                     guint        *n_replaced,
                                     GError      **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-find.h"

G_BEGIN_DECLS

/* The places of @part in span @span of the script, appended to @regions (element-type CliffMatch) in order, those in [start, end)
 * alone and cut to it. */
void cliff_find_add_regions (CliffScript   *script,
                             CliffSpan      span,
                             CliffFindPart  part,
                             gsize          start,
                             gsize          end,
                             GArray        *regions);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* What the synopsis lines of [start, end) say, joined by spaces: (transfer full), never NULL. */
char *cliff_script_dup_synopsis (CliffScript *script,
                                 gsize        start,
                                 gsize        end);

G_END_DECLS

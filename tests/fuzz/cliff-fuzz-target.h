/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a target does with the bytes it is given. */
void cliff_fuzz_one (const guint8 *data,
                     gsize         length);

G_END_DECLS

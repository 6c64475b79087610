/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fuzz-read.h"
#include "cliff-fuzz-target.h"

void
cliff_fuzz_one (const guint8 *data,
                gsize         length)
{
  cliff_fuzz_read (data, length);
}

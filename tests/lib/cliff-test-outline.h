/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* All that an outline says, offsets and headings as written left out, a line a fact: (transfer full). */
char *cliff_test_outline_to_string (CliffOutline *outline);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* Ends the program when spans leave a gap, overlap or miss the text's end. */
void cliff_fuzz_check_spans (CliffScript   *script);
/* Ends the program when @script is not what a full parse of its text is. */
void cliff_fuzz_check_equal (CliffScript   *script);
/* Parses any bytes in both formats, edits them as the bytes say, and checks all of the above. */
void cliff_fuzz_script      (const guint8  *data,
                             gsize          length);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* What a file with a script may be at most, pictures and fonts of documents among it. */
#define CLIFF_SCRIPT_MOST_BYTES (64u * 1024 * 1024)
/* And what its words may be: ten thousand pages. */
#define CLIFF_SCRIPT_MOST_TEXT (16u * 1024 * 1024)

char *cliff_docx_read (const char  *data,
                       gsize        length,
                       GError     **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* The script as plain text for reading: Fountain without its marks, indented as on paper; a micro-drama as it is.
 * (transfer full) */
char *cliff_script_dup_plain   (CliffScript *script);
/* @text without the characters that XML cannot hold; NULL for NULL.  (transfer full) (nullable) */
char *cliff_script_dup_for_xml (const char  *text);

G_END_DECLS

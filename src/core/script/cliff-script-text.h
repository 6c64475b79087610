/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* The script as plain text for reading: Fountain without its marks, indented as on paper; a micro-drama as it is.
 * (transfer full) */
char *cliff_script_dup_plain (CliffScript *script);

G_END_DECLS

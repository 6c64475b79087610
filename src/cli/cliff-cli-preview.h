/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-edit-breakdown.h"

G_BEGIN_DECLS

/* @scenes: (element-type CliffBreakdownScene): what a breakdown would do to one episode. (transfer full) */
JsonNode *cliff_cli_preview_to_json (GPtrArray *scenes,
                                     gint64     episode);
/* The same for people, on standard output: the scenes that differ and, of these, the shots that do. */
void      cliff_cli_print_preview   (GPtrArray *scenes,
                                     gint64     episode);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compare.h"

G_BEGIN_DECLS

/* The passages of more than one line that are kept but not part of the film, which an editor can fold away: boneyards of Fountain,
 * neighbouring lines of remarks in the micro-drama convention.  In order, from the first byte of such a passage to behind its last,
 * without the line end there.  Any thread that may use @script.  (transfer full) (element-type CliffTextRange) */
GArray *cliff_fold_find (CliffScript *script);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-preview.h"

G_BEGIN_DECLS

/* The picture alone on the whole screen, with all keys of the preview; Escape leaves.  It goes when @parent goes.
 * (transfer none) */
GtkWindow *cliff_preview_window_present (CliffProject *project,
                                         GtkWindow    *parent);

G_END_DECLS

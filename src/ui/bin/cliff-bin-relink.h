/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-media-bin.h"

G_BEGIN_DECLS

/* Asks for a folder and looks there for the files that are gone from the project, on a thread. */
void cliff_bin_relink (CliffMediaBin *bin);

G_END_DECLS

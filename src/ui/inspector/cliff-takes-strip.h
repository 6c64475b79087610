/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffTakesStrip:
 *
 * The takes of a shot: to choose, judge, compare, draw over and find one, with the pointer, keys and a menu.
 */
#define CLIFF_TYPE_TAKES_STRIP (cliff_takes_strip_get_type ())
G_DECLARE_FINAL_TYPE (CliffTakesStrip, cliff_takes_strip, CLIFF, TAKES_STRIP, AdwBin)

/* @shot: (nullable) */
void cliff_takes_strip_set_shot (CliffTakesStrip *self,
                                 CliffProject    *project,
                                 CliffRecord     *shot);

G_END_DECLS

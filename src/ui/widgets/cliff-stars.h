/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLIFF_N_STARS 5

/**
 * CliffStars:
 *
 * A judgement from no star to five, set with the pointer.  Signal "rated" (int stars): a hand wants so many; the last star
 * pressed again wants none.  It tells nothing to screen readers and takes no keys: whoever holds it does.
 */
#define CLIFF_TYPE_STARS (cliff_stars_get_type ())
G_DECLARE_FINAL_TYPE (CliffStars, cliff_stars, CLIFF, STARS, GtkWidget)

GtkWidget *cliff_stars_new       (void);
/* @stars: 0 to CLIFF_N_STARS */
void       cliff_stars_set_stars (CliffStars *self,
                                  int         stars);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CliffSwatch:
 *
 * A patch of one colour.  It tells nothing to screen readers: whoever holds it names the colour.
 */
#define CLIFF_TYPE_SWATCH (cliff_swatch_get_type ())
G_DECLARE_FINAL_TYPE (CliffSwatch, cliff_swatch, CLIFF, SWATCH, GtkWidget)

GtkWidget *cliff_swatch_new        (const char  *colour);
/* @colour: "#rrggbb"; anything else shows nothing. */
void       cliff_swatch_set_colour (CliffSwatch *self,
                                    const char  *colour);

G_END_DECLS

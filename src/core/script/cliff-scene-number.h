/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* The number in the first line of a scene's heading: "1-2" in front in the drama convention, "#12#" behind in Fountain. */

/* The number @heading has, without its marks: (transfer full) (nullable), NULL where it has none. */
char *cliff_scene_number_dup  (CliffScriptFormat  format,
                               const char        *heading);
/* @heading with @number, or with none where that is NULL; nothing else of it changes.  What would be no heading without its
 * number keeps it. (transfer full) */
char *cliff_scene_number_set  (CliffScriptFormat  format,
                               const char        *heading,
                               const char        *number);
/* A number for a scene that has come behind the one numbered @previous ("1-2" gives "1-2A", "1-2A" gives "1-2B"): the first that is
 * not in @used (a set of strings).  (transfer full) */
char *cliff_scene_number_next (const char        *previous,
                               GHashTable        *used);

G_END_DECLS

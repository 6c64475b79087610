/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first letters of the pinyin of @name, "szy" for 沈知意, as far as the 3 755 characters of everyday use go; letters and
 * digits stay, everything else is left out. (transfer full) */
char *cliff_initials_dup (const char *name);

G_END_DECLS

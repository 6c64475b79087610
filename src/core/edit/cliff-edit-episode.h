/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* Adds an episode behind the last one, with the next number and its episode line as text, in the series' script
 * format; the first episode of a series sets that to @format (DRAMA or FOUNTAIN).  History step "New Episode".
 * Returns its id, 0 on error. */
CliffId cliff_edit_add_episode (CliffStore         *store,
                                CliffScriptFormat   format,
                                GError            **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* What a writer notes on a scene.  Main thread; a scene that is not there is CLIFF_EDIT_ERROR_GONE, and what is there already makes no
 * history step. */

/* The colour of the scene in outline and cards: "#rrggbb", or "" for none, else CLIFF_EDIT_ERROR_VALUE.  "Colour Scene" */
gboolean cliff_edit_set_scene_colour   (CliffStore  *store,
                                        CliffId      scene_id,
                                        const char  *colour,
                                        GError     **error);
/* What happens in the scene, in a line; "" takes it away.  The script holds it below the heading, as "= …" in Fountain
 * and as 【梗概：…】 in drama text, where more than 500 bytes are CLIFF_EDIT_ERROR_VALUE.  Line ends become spaces.
 * "Edit Synopsis" */
gboolean cliff_edit_set_scene_synopsis (CliffStore  *store,
                                        CliffId      scene_id,
                                        const char  *synopsis,
                                        GError     **error);
/* (transfer full), never NULL: "" where there is none.  Several lines are joined by spaces. */
char    *cliff_edit_dup_scene_synopsis (CliffStore  *store,
                                        CliffId      scene_id);

G_END_DECLS

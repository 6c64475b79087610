/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* Scene numbers as they are written in headings: "1-2 夜 内 客厅", or in Fountain "INT. HALL - NIGHT #1-2#", "#2#" where the series
 * has one episode.  Scenes without a heading have none.  Main thread. */

/* Numbers all scenes by episode and place.  While numbers are locked, only those that have none: behind 1-2 comes 1-2A, before
 * the first 1-0A.  "Number Scenes" */
gboolean cliff_edit_number_scenes        (CliffStore  *store,
                                          GError     **error);
/* Takes the numbers away, except where a line would be no heading without; CLIFF_EDIT_ERROR_LOCKED while they are locked.
 * "Remove Scene Numbers" */
gboolean cliff_edit_remove_scene_numbers (CliffStore  *store,
                                          GError     **error);
/* Locking numbers all scenes that have no number first.  "Lock Scene Numbers", "Unlock Scene Numbers" */
gboolean cliff_edit_lock_scene_numbers   (CliffStore  *store,
                                          gboolean     locked,
                                          GError     **error);

G_END_DECLS

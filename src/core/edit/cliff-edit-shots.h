/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * What cliff-edit-shot.h does to one shot, done to many in one history step: all of them, or none where one is refused.  A change
 * that changes nothing makes no history step.  Errors as there.  Main thread.
 */

/* "Edit Shots" */
gboolean cliff_edit_set_shots_text     (CliffStore     *store,
                                        const CliffId  *shots,
                                        guint           n_shots,
                                        const char     *column,
                                        const char     *value,
                                        GError        **error);
/* "Edit Shots" */
gboolean cliff_edit_set_shots_duration (CliffStore     *store,
                                        const CliffId  *shots,
                                        guint           n_shots,
                                        CliffTime       duration,
                                        GError        **error);
/* "Duplicate Shots": the copies stand together behind the last of @shots, which are given in the order of the storyline.  @copies: (out)
 * (optional) (transfer full) (element-type CliffId). */
gboolean cliff_edit_duplicate_shots    (CliffStore     *store,
                                        const CliffId  *shots,
                                        guint           n_shots,
                                        GArray        **copies,
                                        GError        **error);
/* "Split": each in its middle; a line stays with the half in which it begins.  A shot of one frame: G_IO_ERROR_INVALID_ARGUMENT. */
gboolean cliff_edit_halve_shots        (CliffStore     *store,
                                        const CliffId  *shots,
                                        guint           n_shots,
                                        GError        **error);
/* "Set Transition": how long it takes to come into each of @shots; those that begin with a cut stay as they are. */
gboolean cliff_edit_set_shots_transition_length (CliffStore *store,
                                        const CliffId  *shots,
                                        guint           n_shots,
                                        CliffTime       length,
                                        GError        **error);
/* "Change Duration": the shots are exactly as long as they say; or, without @held, "Reset Length": what is spoken may lengthen them. */
gboolean cliff_edit_hold_shots         (CliffStore     *store,
                                        const CliffId  *shots,
                                        guint           n_shots,
                                        gboolean        held,
                                        GError        **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"

G_BEGIN_DECLS

/* Plays only @shots of the episode (in the order of the storyline), one run of neighbours after the other, and pauses on the last
 * frame.  A pause, or a seek to somewhere else, ends it: then the play goes on as any other. */
void cliff_shots_play (CliffProject  *project,
                       const CliffId *shots,
                       guint          n_shots);

G_END_DECLS

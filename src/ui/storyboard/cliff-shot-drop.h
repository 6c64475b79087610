/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"
#include "cliff-shot-bundle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a drag of the selected shots carries: (transfer full) (nullable), NULL where nothing may be moved. */
GdkContentProvider *cliff_shot_drop_create_content (CliffProject *project);
/* What is seen of them at the pointer: @picture, and how many there are. */
void     cliff_shot_drop_set_icon (GdkDrag         *drag,
                                   CliffProject    *project,
                                   GtkWidget       *picture);

/* Moves dropped shots behind @after_id (0: first) of the episode.  FALSE when they are of another project, or when it went wrong, of which
 * the person is told. */
gboolean cliff_shot_drop_move     (CliffProject    *project,
                                   CliffShotBundle *bundle,
                                   CliffId          episode_id,
                                   CliffId          after_id);
/* The same, before or behind @shot. */
gboolean cliff_shot_drop_beside   (CliffProject    *project,
                                   CliffShotBundle *bundle,
                                   CliffRecord     *shot,
                                   gboolean         before);
/* The same, to the end of an episode; the person is told, as it may not be seen. */
gboolean cliff_shot_drop_at_end   (CliffProject    *project,
                                   CliffShotBundle *bundle,
                                   CliffId          episode_id);
/* Takes of the media bin come down on a shot: they become takes of it, the last one is chosen. */
gboolean cliff_shot_drop_use      (CliffProject    *project,
                                   CliffTakeBundle *bundle,
                                   CliffId          shot_id);

G_END_DECLS

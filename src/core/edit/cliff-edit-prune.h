/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* For edit/ alone, within the caller's transaction: takes away the characters that @before names and @after does not, where the
 * program made them and nobody has touched them since, and no script names them: names that were typed by half.  @script: the
 * text of episode @episode_id, whose rows are written already. */
gboolean cliff_edit_prune_people (CliffStore    *store,
                                  CliffId        episode_id,
                                  CliffScript   *script,
                                  CliffOutline  *before,
                                  CliffOutline  *after,
                                  GError       **error);
/* The same for @places (element-type CliffId), of which some may be none: those that no scene and no shot is at. */
gboolean cliff_edit_prune_places (CliffStore    *store,
                                  GArray        *places,
                                  GError       **error);

G_END_DECLS

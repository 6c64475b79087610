/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* What cliff_edit_number_episodes() writes, within the caller's transaction, for edit/ alone.  @moved: (0 for none) an episode that
 * changed its place: looks that are worn in others too do not follow it. */
gboolean cliff_edit_write_numbers (CliffStore  *store,
                                   CliffId      moved,
                                   GError     **error);

G_END_DECLS

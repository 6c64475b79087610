/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"
#include "cliff-render-packets.h"

G_BEGIN_DECLS

/* Joins @pictures (CliffRenderPackets, one a unit, in order) and @sound into an MP4 at @path,
 * which is replaced only when all is written and on the disk.  All units must have the same
 * codec data. Errors: CLIFF_RENDER_ERROR_WRITE, CLIFF_RENDER_ERROR_ENCODER (no muxer),
 * G_IO_ERROR_CANCELLED. */
gboolean cliff_render_mux           (CliffPlan           *plan,
                                     GPtrArray           *pictures,
                                     CliffRenderPackets  *sound,
                                     const char          *path,
                                     GCancellable        *cancellable,
                                     GError             **error);

G_END_DECLS

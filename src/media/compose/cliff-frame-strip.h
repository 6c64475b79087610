/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cliff-compose.h"

G_BEGIN_DECLS

/* Composes @n_frames frames of @plan, @step apart from @first on, in a thread and from the proxies in the folder @proxies: no file is
 * decoded.  @width, @height: even.  Frames outside of the plan are its nearest. */
void       cliff_frame_strip_async  (CliffPlan            *plan,
                                     int                   first,
                                     int                   step,
                                     int                   n_frames,
                                     int                   width,
                                     int                   height,
                                     const char           *proxies,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              data);
/* (transfer full) (element-type GBytes): opaque R8G8B8A8 without padding; NULL only when cancelled. */
GPtrArray *cliff_frame_strip_finish (GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS

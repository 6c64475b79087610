/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-plan.h"

G_BEGIN_DECLS

/* Composes a frame of @plan in a worker thread, @width pixels wide, just as it will be exported: with the visible label.
 * Frame: a third into the plan, where a shot is likely to show a face. */
void        cliff_export_frame_async  (CliffPlan            *plan,
                                       int                   width,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
/* (transfer full) (nullable) */
GdkTexture *cliff_export_frame_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS

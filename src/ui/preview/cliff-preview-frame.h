/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/* Puts the picture at the playhead into the clipboard of @widget, as it will be exported: at full size, with the label. */
void cliff_preview_frame_copy     (CliffProject *project,
                                   GtkWidget    *widget);
/* Makes what the shot at the playhead shows there, without words and label, a picture take of the shot. */
void cliff_preview_frame_use      (CliffProject *project);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-media-list.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffBinThumb:
 *
 * What one of the media looks like: a picture of it in its own shape, a sound's shape, or an icon.  Loaded when it stays in sight.
 */
#define CLIFF_TYPE_BIN_THUMB (cliff_bin_thumb_get_type ())
G_DECLARE_FINAL_TYPE (CliffBinThumb, cliff_bin_thumb, CLIFF, BIN_THUMB, GtkWidget)

GtkWidget *cliff_bin_thumb_new  (CliffProject            *project,
                                 int                      size);
/* @summary: (nullable): nothing. */
void       cliff_bin_thumb_show (CliffBinThumb           *self,
                                 const CliffMediaSummary *summary,
                                 gboolean                 missing);

G_END_DECLS

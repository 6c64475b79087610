/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffLoudnessPopover:
 *
 * How loud the episode is as a whole, as it will be exported: against what platforms want, and how loud just now.
 */
#define CLIFF_TYPE_LOUDNESS_POPOVER (cliff_loudness_popover_get_type ())
G_DECLARE_FINAL_TYPE (CliffLoudnessPopover, cliff_loudness_popover, CLIFF, LOUDNESS_POPOVER, GtkPopover)

GtkWidget *cliff_loudness_popover_new (CliffProject *project);

G_END_DECLS

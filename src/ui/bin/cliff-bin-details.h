/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffBinDetails:
 *
 * What is known of one of the media: its facts, how it was made, and where it is used.
 */
#define CLIFF_TYPE_BIN_DETAILS (cliff_bin_details_get_type ())
G_DECLARE_FINAL_TYPE (CliffBinDetails, cliff_bin_details, CLIFF, BIN_DETAILS, GtkBox)

void cliff_bin_details_set_project (CliffBinDetails *self,
                                    CliffProject    *project);
/* 0: nothing, or several. */
void cliff_bin_details_show        (CliffBinDetails *self,
                                    CliffId          take_id);

G_END_DECLS

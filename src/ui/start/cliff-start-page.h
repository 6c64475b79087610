/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CliffStartPage:
 *
 * What a window shows while it has no project: recent projects, new, open and the samples.
 */
#define CLIFF_TYPE_START_PAGE (cliff_start_page_get_type ())
G_DECLARE_FINAL_TYPE (CliffStartPage, cliff_start_page, CLIFF, START_PAGE, AdwBin)

void cliff_start_page_set_settings (CliffStartPage *self,
                                    GSettings      *settings);

G_END_DECLS

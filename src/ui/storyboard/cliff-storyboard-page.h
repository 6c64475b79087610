/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffStoryboardPage:
 *
 * The shots of the episode as cards in scene groups, or as a table.
 */
#define CLIFF_TYPE_STORYBOARD_PAGE (cliff_storyboard_page_get_type ())
G_DECLARE_FINAL_TYPE (CliffStoryboardPage, cliff_storyboard_page, CLIFF, STORYBOARD_PAGE, AdwBreakpointBin)

void cliff_storyboard_page_set_project (CliffStoryboardPage *self,
                                        CliffProject        *project);
/* (transfer none) */
CliffProject *cliff_storyboard_page_get_project (CliffStoryboardPage *self);
/* Lets the keys work on the selected shots, as soon as they are shown. */
void cliff_storyboard_page_focus_selection (CliffStoryboardPage *self);

G_END_DECLS

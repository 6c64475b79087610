/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-edit-version.h"
#include "cliff-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CliffComparePage:
 *
 * A version beside the present, one episode at a time, and its way back.
 *
 * Properties: "narrow" (gboolean): one side below the other.
 * Signals: "restored": something has come back.
 * Actions: "compare.next", "compare.previous", "compare.restore-scene", "compare.restore-episode", "compare.restore-all".
 */
#define CLIFF_TYPE_COMPARE_PAGE (cliff_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (CliffComparePage, cliff_compare_page, CLIFF, COMPARE_PAGE, AdwNavigationPage)

/* @title: of the version.  It begins with the episode the project stands on, where the version knows it. */
GtkWidget *cliff_compare_page_new (CliffProject *project,
                                   CliffId       version_id,
                                   const char   *title,
                                   gboolean      narrow);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CliffGuides:
 *
 * Lines over the picture that help to compose it: they are drawn in the window alone and are never part of a picture.
 *
 * Properties, all FALSE or "" at first: "safe-areas" (gboolean), "thirds" (gboolean), "centre" (gboolean), "platform" (string: a
 * code of cliff-platform.h), "ratio" (double: width / height of the picture, which stands in the middle as large as fits).
 */
#define CLIFF_TYPE_GUIDES (cliff_guides_get_type ())
G_DECLARE_FINAL_TYPE (CliffGuides, cliff_guides, CLIFF, GUIDES, GtkWidget)

G_END_DECLS

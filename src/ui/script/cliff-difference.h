/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compare.h"
#include "cliff-store.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * CliffDifference:
 *
 * An element of the script in a version and at present, side by side: what a row of a comparison shows.  It never changes.
 * Main thread only.
 */
#define CLIFF_TYPE_DIFFERENCE (cliff_difference_get_type ())
G_DECLARE_FINAL_TYPE (CliffDifference, cliff_difference, CLIFF, DIFFERENCE, GObject)

/* What became of an episode since the version: all elements, the same ones too.  (transfer full) (element-type CliffDifference) */
GPtrArray        *cliff_difference_read_all     (CliffStore      *store,
                                                 CliffId          version_id,
                                                 CliffId          episode_id);
CliffCompareKind  cliff_difference_get_kind     (CliffDifference *self);
/* The element in the version, "" where it is not there.  What is gone from it since is struck out by @attributes (out) (nullable)
 * (transfer none). */
const char       *cliff_difference_get_before   (CliffDifference *self,
                                                 PangoAttrList  **attributes);
/* The element at present, likewise; what is new in it is underlined. */
const char       *cliff_difference_get_after    (CliffDifference *self,
                                                 PangoAttrList  **attributes);
/* The scene of the version's text of the episode, from 0, in which this stands; -1 when it stands in a scene that was not there. */
int               cliff_difference_get_scene    (CliffDifference *self);
/* Whether this is the first of some that differ. */
gboolean          cliff_difference_begins_run   (CliffDifference *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffShotBundle:
 * @shots: CliffId, in the order of the storyline
 *
 * Shots in the hand: what a drag from the storyboard carries, for whatever can take shots.  Never changed once made.  It does not keep
 * the project open, as the display may keep what was dragged for long.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  GWeakRef         store;
  GArray          *shots;
} CliffShotBundle;

#define CLIFF_TYPE_SHOT_BUNDLE (cliff_shot_bundle_get_type ())
GType            cliff_shot_bundle_get_type (void);
/* @shots: (transfer full).  (transfer full) */
CliffShotBundle *cliff_shot_bundle_new      (CliffStore      *store,
                                             GArray          *shots);
CliffShotBundle *cliff_shot_bundle_ref      (CliffShotBundle *self);
void             cliff_shot_bundle_unref    (CliffShotBundle *self);
/* Whether they are shots of @store: whoever takes a drop asks. */
gboolean         cliff_shot_bundle_is_of    (CliffShotBundle *self,
                                             CliffStore      *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffShotBundle, cliff_shot_bundle_unref)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffShotBundle:
 * @ids: CliffId; of shots in the order of the storyline
 *
 * Shots or takes in the hand: what a drag from the storyboard or the media bin carries, for whatever can take them.  Never changed once made.  It does not keep
 * the project open, as the display may keep what was dragged for long.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  GWeakRef         store;
  GArray          *ids;
} CliffShotBundle;

#define CLIFF_TYPE_SHOT_BUNDLE (cliff_shot_bundle_get_type ())
GType            cliff_shot_bundle_get_type (void);
/* The same with takes. */
typedef CliffShotBundle CliffTakeBundle;

#define CLIFF_TYPE_TAKE_BUNDLE (cliff_take_bundle_get_type ())
GType            cliff_take_bundle_get_type (void);

/* @ids: (transfer full).  (transfer full) */
CliffShotBundle *cliff_shot_bundle_new      (CliffStore      *store,
                                             GArray          *ids);
CliffShotBundle *cliff_shot_bundle_ref      (CliffShotBundle *self);
void             cliff_shot_bundle_unref    (CliffShotBundle *self);
/* Whether they are of @store: whoever takes a drop asks. */
gboolean         cliff_shot_bundle_is_of    (CliffShotBundle *self,
                                             CliffStore      *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffShotBundle, cliff_shot_bundle_unref)

G_END_DECLS

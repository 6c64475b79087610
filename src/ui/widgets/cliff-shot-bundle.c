/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-bundle.h"

G_DEFINE_BOXED_TYPE (CliffShotBundle, cliff_shot_bundle, cliff_shot_bundle_ref, cliff_shot_bundle_unref)
G_DEFINE_BOXED_TYPE (CliffTakeBundle, cliff_take_bundle, cliff_shot_bundle_ref, cliff_shot_bundle_unref)

CliffShotBundle *
cliff_shot_bundle_new (CliffStore *store,
                       GArray     *ids)
{
  CliffShotBundle *self = g_new0 (CliffShotBundle, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_weak_ref_init (&self->store, store);
  self->ids = ids;

  return self;
}

CliffShotBundle *
cliff_shot_bundle_ref (CliffShotBundle *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_shot_bundle_unref (CliffShotBundle *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_weak_ref_clear (&self->store);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

gboolean
cliff_shot_bundle_is_of (CliffShotBundle *self,
                         CliffStore      *store)
{
  g_autoptr(CliffStore) own = g_weak_ref_get (&self->store);

  return own == store;
}

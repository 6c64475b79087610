/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-local.h"

GPtrArray *
cliff_local_engines_new (void)
{
  GPtrArray *engines = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (engines, g_object_new (CLIFF_TYPE_LOCAL_BOARD, NULL));
  g_ptr_array_add (engines, g_object_new (CLIFF_TYPE_LOCAL_VOICE, NULL));
  g_ptr_array_add (engines, g_object_new (CLIFF_TYPE_LOCAL_BED, NULL));

  return engines;
}

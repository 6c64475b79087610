/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffInspector:
 *
 * The selected shot: how it is made, what is said in it, and its takes.
 */
#define CLIFF_TYPE_INSPECTOR (cliff_inspector_get_type ())
G_DECLARE_FINAL_TYPE (CliffInspector, cliff_inspector, CLIFF, INSPECTOR, AdwBin)

void cliff_inspector_set_project (CliffInspector *self,
                                  CliffProject   *project);

G_END_DECLS

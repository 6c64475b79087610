/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-render.h"

G_DEFINE_QUARK (cliff-render-error-quark, cliff_render_error)

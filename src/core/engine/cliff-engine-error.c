/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-engine.h"

G_DEFINE_QUARK (cliff-engine-error-quark, cliff_engine_error)

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"

G_DEFINE_QUARK (cliff-breakdown-error-quark, cliff_breakdown_error)

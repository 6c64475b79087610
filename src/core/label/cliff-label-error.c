/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-label.h"

G_DEFINE_QUARK (cliff-label-error-quark, cliff_label_error)

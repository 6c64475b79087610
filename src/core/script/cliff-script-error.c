/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script.h"

G_DEFINE_QUARK (cliff-script-error-quark, cliff_script_error)

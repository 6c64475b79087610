/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-error.h"

G_DEFINE_QUARK (cliff-edit-error-quark, cliff_edit_error)

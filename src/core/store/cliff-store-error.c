/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-store.h"

G_DEFINE_QUARK (cliff-store-error-quark, cliff_store_error)

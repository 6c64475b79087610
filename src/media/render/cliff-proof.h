/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-export.h"

G_BEGIN_DECLS

gboolean cliff_proof_read (const char         *path,
                           CliffPlan          *plan,
                           const char         *producer,
                           CliffExportResult  *result,
                           GCancellable       *cancellable,
                           GError            **error);

G_END_DECLS

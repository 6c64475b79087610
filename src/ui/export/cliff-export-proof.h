/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-export.h"

G_BEGIN_DECLS

/* A group of rows that tell what was read back from one finished file. */
AdwPreferencesGroup *cliff_export_proof_new (const char              *title,
                                             const CliffExportResult *result,
                                             CliffTime                duration);

G_END_DECLS

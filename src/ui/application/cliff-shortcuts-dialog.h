/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A dialog that lists the table of shortcuts. */
AdwDialog *cliff_shortcuts_dialog_new (void);

G_END_DECLS

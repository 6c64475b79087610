/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-types.h"

G_BEGIN_DECLS

/* A file of tests/data: (transfer full). */
char *cliff_test_dup_data_path (const char *name);
/* A fresh empty folder, removed at exit: (transfer full). */
char *cliff_test_dup_folder    (void);

G_END_DECLS

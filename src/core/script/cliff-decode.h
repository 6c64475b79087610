/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text in UTF-8, in UTF-16 with its mark, in GB18030 or in Big5, whichever reads as Chinese, as UTF-8 without a mark.  Any thread.
 * (transfer full) (nullable): NULL with CLIFF_SCRIPT_ERROR_ENCODING or CLIFF_SCRIPT_ERROR_NO_SCRIPT */
char *cliff_decode (const char  *data,
                    gsize        length,
                    GError     **error);

G_END_DECLS

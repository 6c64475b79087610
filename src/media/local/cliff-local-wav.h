/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes interleaved 16-bit samples as a WAV file.  @n_samples counts all channels together.  Any thread. */
gboolean cliff_local_write_wav (const char    *path,
                                const gint16  *samples,
                                gsize          n_samples,
                                int            n_channels,
                                int            rate,
                                GError       **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @data is a complete changeset of SQLite's session extension about tracked tables only.  SQLite trusts the
 * form: cut short in the wrong place, a changeset makes it read for ever, and project files come from anywhere. */
gboolean cliff_changeset_is_sound (const guint8 *data,
                                   gsize         size);

G_END_DECLS

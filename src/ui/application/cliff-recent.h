/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The folders of the projects opened last, the newest first; at most this many. */
#define CLIFF_RECENT_MAX 12

/* (transfer full) */
GStrv cliff_recent_dup    (GSettings  *settings);
/* Puts @path first. */
void  cliff_recent_add    (GSettings  *settings,
                           const char *path);
void  cliff_recent_remove (GSettings  *settings,
                           const char *path);

G_END_DECLS

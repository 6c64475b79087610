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

/* Where a project was left. */
typedef struct
{
  char   *page;       /* as cliff_project_page_show() calls it */
  gint64  episode;    /* the id of its row; 0 for none */
  gint64  position;   /* of the playhead, nanoseconds */
} CliffLastPlace;

void            cliff_last_place_free   (CliffLastPlace       *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffLastPlace, cliff_last_place_free)

/* Where the project at @path was left: (transfer full) (nullable), NULL when nobody knows any more. */
CliffLastPlace *cliff_recent_dup_place  (GSettings            *settings,
                                         const char           *path);
/* Keeps @place for as long as @path is among the recent projects. */
void            cliff_recent_keep_place (GSettings            *settings,
                                         const char           *path,
                                         const CliffLastPlace *place);

G_END_DECLS

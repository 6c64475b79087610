/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffEditWindow:
 *
 * The few scenes of an episode that an edit of its text has touched, for edit/ alone: only their rows need be read and written.
 */
typedef struct
{
  GArray       *ids;        /* CliffId: their rows */
  GArray       *places;     /* CliffId: locations they were at */
  guint         first;      /* the index of the first of them in the episode */
  gboolean      to_end;     /* they reach to the end of the episode */
  gssize        growth;     /* bytes by which all behind them moves */
  CliffOutline *before;     /* their script as it was */
  CliffOutline *after;      /* and as it is */
} CliffEditWindow;

/* The window of an edit that left the elements of @head bytes at the start and @tail bytes at the end as they were.  NULL when it
 * is not so simple: scenes come or go, or what is told of one depends on another. (transfer full) (nullable) */
CliffEditWindow *cliff_edit_window_new   (CliffStore             *store,
                                          CliffId                 episode_id,
                                          const char             *present,
                                          CliffScript            *script,
                                          gsize                   head,
                                          gsize                   tail);
/* The script as it was of those scenes alone that such an edit reaches; of all of them where that cannot be told. (transfer full) */
CliffOutline    *cliff_edit_window_read_before (CliffStore       *store,
                                                CliffId           episode_id,
                                                const char       *present,
                                                CliffScript      *script,
                                                gsize             head,
                                                gsize             tail);
void             cliff_edit_window_free  (CliffEditWindow        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffEditWindow, cliff_edit_window_free)
/* Writes the rows of its scenes, and moves those behind. */
gboolean         cliff_edit_window_write (CliffEditWindow        *self,
                                          CliffStore             *store,
                                          CliffId                 episode_id,
                                          GError                **error);

G_END_DECLS

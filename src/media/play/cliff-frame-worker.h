/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"
#include "cliff-play-range.h"

G_BEGIN_DECLS

/* One composed frame, ready to be shown. */
typedef struct
{
  gint64  count;   /* of the play */
  int     frame;   /* of the plan */
  int     width, height;
  GBytes *rgba;
} CliffShownFrame;

void cliff_shown_frame_free (CliffShownFrame *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffShownFrame, cliff_shown_frame_free)

/**
 * CliffFrameWorker:
 *
 * A thread that composes frames: ahead of time while playing, the newest wish alone at rest.  All
 * functions but the thread's own are for one thread, and return at once.
 */
typedef struct _CliffFrameWorker CliffFrameWorker;

CliffFrameWorker *cliff_frame_worker_new      (GSource           *wake);
void              cliff_frame_worker_free     (CliffFrameWorker  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffFrameWorker, cliff_frame_worker_free)
void              cliff_frame_worker_set_plan (CliffFrameWorker  *self,
                                               CliffPlan         *plan,
                                               const char        *proxies,
                                               int                width,
                                               int                height);
void              cliff_frame_worker_show     (CliffFrameWorker  *self,
                                               int                frame);
void              cliff_frame_worker_play     (CliffFrameWorker  *self,
                                               const CliffPlayRange *range,
                                               gint64             count);
CliffShownFrame  *cliff_frame_worker_take     (CliffFrameWorker  *self,
                                               gint64             due);

G_END_DECLS

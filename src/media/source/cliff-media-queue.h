/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What comes first. */
typedef enum
{
  CLIFF_URGENCY_IDLE,   /* it will be of use some time */
  CLIFF_URGENCY_SOON,
  CLIFF_URGENCY_NOW,    /* somebody is looking at the place where it belongs */
} CliffUrgency;

/* @fraction: 0 to 1 while it is done.  At the end either @answer or @error is set. */
typedef void (*CliffMediaQueueFunc) (const char   *key,
                                     double        fraction,
                                     JsonNode     *answer,
                                     const GError *error,
                                     gpointer      user_data);

/**
 * CliffMediaQueue:
 *
 * Orders for one cliffhanger-media process, carried out one by one, the most urgent first and of those the newest.  The process is
 * started when there is something to do and ended when there is not.  What makes it crash fails and is not tried again.  Main
 * thread; never blocks.
 */
typedef struct _CliffMediaQueue CliffMediaQueue;

CliffMediaQueue *cliff_media_queue_new    (CliffMediaQueueFunc   func,
                                           gpointer              user_data);
/* Nothing is told any more. */
void             cliff_media_queue_free   (CliffMediaQueue      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffMediaQueue, cliff_media_queue_free)
/* Asks for what is called @what ("proxy", "peaks") of @path, to be written to @into.  One with the same @key is not done twice, but
 * may become more urgent. */
void             cliff_media_queue_push   (CliffMediaQueue      *self,
                                           const char           *key,
                                           const char           *what,
                                           const char           *path,
                                           const char           *into,
                                           CliffUrgency          urgency);
/* Makes all that wait idle; a new list of urgent ones follows.  What is being done stays as urgent as it is. */
void             cliff_media_queue_relax  (CliffMediaQueue      *self);
gboolean         cliff_media_queue_has    (CliffMediaQueue      *self,
                                           const char           *key);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffTakeFacts:
 * @path: of the file
 * @sha256: of the file
 * @name: the file's own name when it came in; "" where it is not known
 * @there: whether the file is, with its right size
 * @video: whether it moves
 * @drawn: whether a hand drew it over another picture, or on paper
 * @duration: ns; 0 for a picture
 * @width, @height: pixels; 0 where they are not known
 * @engine: that made it; "" when a person brought it in
 * @recipe: SHA-256 of the request that made it; "" without one
 * @created: ns since 1970
 * @stars: 1 to 5; 0 when nobody has judged it
 *
 * What is known of a take.
 */
typedef struct
{
  char      *path;
  char      *sha256;
  char      *name;
  gboolean   there;
  gboolean   video;
  gboolean   drawn;
  CliffTime  duration;
  int        width, height;
  gint64     bytes;
  char      *engine;
  char      *recipe;
  gint64     created;
  int        stars;
} CliffTakeFacts;

/* FALSE when there is no such take.  Main thread. */
gboolean cliff_take_facts_read  (CliffTakeFacts *self,
                                 CliffStore     *store,
                                 CliffId         take_id);
void     cliff_take_facts_clear (CliffTakeFacts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffTakeFacts, cliff_take_facts_clear)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"
#include "cliff-proxy-pool.h"

G_BEGIN_DECLS

/**
 * CliffLayer:
 *
 * The pictures of one shot or overlay of a plan at one size: its still, ready scaled, or its decoder.
 */
typedef struct _CliffLayer CliffLayer;

/* @index: into the plan's overlays if @overlay, else into its shots; @width, @height: of the frame; @proxies: (nullable):
 * what to read instead of the files; outlives it */
CliffLayer *cliff_layer_new      (CliffPlan      *plan,
                                  gboolean        overlay,
                                  guint           index,
                                  int             width,
                                  int             height,
                                  CliffProxyPool *proxies);
void        cliff_layer_free     (CliffLayer   *self);
gboolean    cliff_layer_is_of    (CliffLayer   *self,
                                  gboolean      overlay,
                                  guint         index);
gboolean    cliff_layer_is_overlay (CliffLayer *self);
/* Of its shot, or of its clip. */
CliffId     cliff_layer_get_id   (CliffLayer   *self);
/* Makes @self the layer of the same kind with @index in another plan, if that shows the same file: then it has not to be
 * opened again.  A file that could not be read is looked for anew. */
gboolean    cliff_layer_adopt    (CliffLayer   *self,
                                  CliffPlan    *plan,
                                  guint         index);
/* About how many bytes it keeps. */
gsize       cliff_layer_get_size (CliffLayer   *self);
/* What is seen at @frame of the plan: a shot fills @into, an overlay is laid over it.  A file that cannot be read gives
 * a card that says so; then FALSE and an error is the result, the same at each call, and the card is drawn all the
 * same. */
gboolean    cliff_layer_draw     (CliffLayer   *self,
                                  int           frame,
                                  CliffPicture *into,
                                  GError      **error);

G_END_DECLS

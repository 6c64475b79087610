/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

/**
 * CliffLayer:
 *
 * The pictures of one shot of a plan at one size: its still, ready scaled, or its decoder.
 */
typedef struct _CliffLayer CliffLayer;

/* @proxies: (nullable): the folder of proxies to read instead of the files. */
CliffLayer *cliff_layer_new      (CliffPlan    *plan,
                                  guint         index,
                                  int           width,
                                  int           height,
                                  const char   *proxies);
void        cliff_layer_free     (CliffLayer   *self);
guint       cliff_layer_get_index (CliffLayer  *self);
/* Makes @self the layer of shot @index of another plan, if that looks the same frame by frame: then nothing has to be
 * opened again.  A file that could not be read is looked for anew. */
gboolean    cliff_layer_adopt    (CliffLayer   *self,
                                  CliffPlan    *plan,
                                  guint         index);
/* About how many bytes it keeps. */
gsize       cliff_layer_get_size (CliffLayer   *self);
/* What the shot shows at @frame of the plan.  A file that cannot be read gives a card that says
 * so; then FALSE and an error is the result, the same at each call, and @into is filled all the
 * same. */
gboolean    cliff_layer_draw     (CliffLayer   *self,
                                  int           frame,
                                  CliffPicture *into,
                                  GError      **error);

G_END_DECLS

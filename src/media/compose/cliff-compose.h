/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/**
 * CliffPicture:
 *
 * Y'CbCr 4:2:0, 8 bit, limited range BT.709, three planes in one block.
 */
typedef struct
{
  int      width, height;     /* even */
  guint8  *plane[3];
  int      stride[3];
  gsize    size;
  guint8  *alpha;             /* (nullable): of a source that is not opaque; owned by whoever read it */
  int      alpha_stride;
} CliffPicture;

CliffPicture *cliff_picture_new  (int           width,
                                  int           height);
void          cliff_picture_free (CliffPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPicture, cliff_picture_free)
/* Opaque R8G8B8A8, for textures and tests. (transfer full) */
GBytes       *cliff_picture_to_rgba (const CliffPicture *self);

/**
 * CliffComposer:
 *
 * compose (plan, frame, scale): the one function that makes a picture of the timeline; preview,
 * thumbnails, export and golden tests all call it.  The picture depends on the plan, the frame and
 * the scale only; the composer merely keeps decoders, scaled stills and text patches at hand.  One
 * thread at a time; make one a thread.
 */
typedef struct _CliffComposer CliffComposer;

/* @width, @height: of the pictures made; 0 = the plan's. */
CliffComposer *cliff_composer_new     (CliffPlan      *plan,
                                       int             width,
                                       int             height);
void           cliff_composer_free    (CliffComposer  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffComposer, cliff_composer_free)
/* Goes on with another plan at the same size: what looks the same in both is kept at hand. */
void           cliff_composer_set_plan  (CliffComposer *self,
                                         CliffPlan     *plan);
/* Draws @frame into @into (of the composer's size).  A missing or broken file shows its place
 * and name instead and is no error unless @strict was set: then G_IO_ERROR_NOT_FOUND or
 * G_IO_ERROR_FAILED. */
gboolean       cliff_composer_compose (CliffComposer  *self,
                                       int             frame,
                                       CliffPicture   *into,
                                       GError        **error);
void           cliff_composer_set_strict (CliffComposer *self,
                                          gboolean       strict);
/* Reads the proxies in @folder (nullable: none) instead of the files, which are not decoded at all then.  What has no proxy yet
 * shows an empty card and is no error. */
void           cliff_composer_set_proxies (CliffComposer *self,
                                           const char    *folder);
/* How many bytes of decoders and scaled stills it may keep (256 MB when not said otherwise);
 * what the frame in hand needs is kept in any case. */
void           cliff_composer_set_budget (CliffComposer *self,
                                          gsize          bytes);
/* The bounding box of the visible label's ink, in pixels. */
void           cliff_composer_get_label_box (CliffComposer *self,
                                             int           *x,
                                             int           *y,
                                             int           *width,
                                             int           *height);

G_END_DECLS

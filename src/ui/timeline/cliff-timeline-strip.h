/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/* How a video lies on the timeline. */
typedef struct
{
  CliffTime  in;        /* of the source, at the left edge */
  int        speed;     /* ppm */
  CliffTime  scale;     /* of a pixel */
  CliffTime  duration;  /* of the source */
  int        from, to;  /* the columns that are seen */
  int        width, height;
} CliffStripPlace;

/**
 * CliffTimelineStrip:
 *
 * The pictures of a video along a clip of the timeline.  They stand at multiples of a step that doubles as one zooms out, so that
 * scrolling needs no new ones and zooming few; what is not there yet is drawn from what is, and asked for when the hand rests.
 */
typedef struct _CliffTimelineStrip CliffTimelineStrip;

/* @widget: which is drawn anew when pictures have come; it owns the strip. */
CliffTimelineStrip *cliff_timeline_strip_new  (CliffProject          *project,
                                               GtkWidget             *widget);
void                cliff_timeline_strip_free (CliffTimelineStrip    *self);
/* @path, @sha256: (nullable): of the video; NULL for none. */
void                cliff_timeline_strip_set  (CliffTimelineStrip    *self,
                                               const char            *path,
                                               const char            *sha256);
/* Draws what of it is seen; @still (nullable) stands where no picture is there yet.  FALSE: there is nothing to draw. */
gboolean            cliff_timeline_strip_draw (CliffTimelineStrip    *self,
                                               GtkSnapshot           *snapshot,
                                               GdkTexture            *still,
                                               const CliffStripPlace *place);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut.h"

G_BEGIN_DECLS

/**
 * CliffGeometry:
 *
 * Where the things of a cut stand on a timeline: rows from the top, time from the left.  Reckons only; it neither draws
 * nor changes anything.
 *
 * Coordinates are pixels of the whole timeline: 0 is the episode's start and the top of the first row, whatever part a
 * window shows.  @scale is the time of one pixel.  What is seen (titles, overlays, subtitles) stands above the storyline,
 * its lines and what is heard below it.
 */
typedef struct _CliffGeometry CliffGeometry;

/* ns per pixel: from a tenth of a millisecond, for sound, to ten seconds. */
#define CLIFF_SCALE_MIN ((CliffTime) 100000)
#define CLIFF_SCALE_MAX ((CliffTime) 10 * CLIFF_SECOND)

typedef enum
{
  CLIFF_ROW_LANE,
  CLIFF_ROW_STORYLINE,
  CLIFF_ROW_LINES,
} CliffRowKind;

typedef struct
{
  CliffRowKind  kind;
  guint         lane;    /* of CLIFF_ROW_LANE: index into the cut's lanes */
  int           top, height;
  guint         n_items;
} CliffRow;

/* Heights in pixels, and the space between rows. */
typedef struct
{
  int  storyline;
  int  lines;
  int  words;    /* lanes of titles and subtitles */
  int  pictures; /* of overlays */
  int  sound;    /* of voice, music and effects */
  int  gap;
} CliffRowHeights;

/* One thing of a row.  The things of a row stand by start. */
typedef struct
{
  CliffCutItem  item;
  guint         index;  /* into the cut's shots, lines or clips */
  CliffTime     start;
  CliffTime     length;
} CliffCutSpan;

typedef enum
{
  CLIFF_HIT_NOTHING,   /* below the last row */
  CLIFF_HIT_ROW,       /* a free place of a row */
  CLIFF_HIT_ITEM,
  CLIFF_HIT_START,     /* its edges */
  CLIFF_HIT_END,
  CLIFF_HIT_FADE_IN,   /* the handles of a clip's fades */
  CLIFF_HIT_FADE_OUT,
} CliffHitPart;

typedef struct
{
  CliffHitPart  part;
  int           row;   /* -1 for CLIFF_HIT_NOTHING */
  CliffCutSpan     span;  /* of an item and its parts */
  CliffTime     time;  /* at least 0 */
} CliffHit;

/* How near a pointer counts, in pixels. */
#define CLIFF_HIT_EDGE 6
#define CLIFF_HIT_HANDLE 7

/* (transfer full); holds a reference on @cut.  @scale is clamped. */
CliffGeometry  *cliff_geometry_new           (CliffCut              *cut,
                                              CliffTime              scale,
                                              const CliffRowHeights *heights);
void            cliff_geometry_free          (CliffGeometry         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffGeometry, cliff_geometry_free)
/* (transfer none) */
CliffCut       *cliff_geometry_get_cut       (CliffGeometry         *self);
CliffTime       cliff_geometry_get_scale     (CliffGeometry         *self);
void            cliff_geometry_set_scale     (CliffGeometry         *self,
                                              CliffTime              scale);
double          cliff_geometry_get_x         (CliffGeometry         *self,
                                              CliffTime              time);
/* At least 0; not rounded to frames. */
CliffTime       cliff_geometry_get_time      (CliffGeometry         *self,
                                              double                 x);
/* The end of whatever ends last. */
CliffTime       cliff_geometry_get_end       (CliffGeometry         *self);
int             cliff_geometry_get_height    (CliffGeometry         *self);

guint           cliff_geometry_get_n_rows    (CliffGeometry         *self);
/* (transfer none) */
const CliffRow *cliff_geometry_get_row       (CliffGeometry         *self,
                                              guint                  row);
/* The row at @y, -1 between and below them. */
int             cliff_geometry_get_row_at    (CliffGeometry         *self,
                                              double                 y);
/* The row of an item, -1 when the cut has no such item; @span: (out) (optional). */
int             cliff_geometry_find          (CliffGeometry         *self,
                                              CliffCutItem           item,
                                              CliffCutSpan             *span);
CliffCutSpan       cliff_geometry_get_span      (CliffGeometry         *self,
                                              guint                  row,
                                              guint                  position);
/* The first position of @row whose thing is not over at @time; n_items when there is none.  Binary search. */
guint           cliff_geometry_get_first     (CliffGeometry         *self,
                                              guint                  row,
                                              CliffTime              time);
/* What lies at a point.  Where things are too narrow for edges and handles, it is the thing itself. */
CliffHit        cliff_geometry_hit           (CliffGeometry         *self,
                                              double                 x,
                                              double                 y);
/* Everything that a rectangle touches, from row to row: (transfer full) (element-type CliffCutItem). */
GArray         *cliff_geometry_list_in       (CliffGeometry         *self,
                                              double                 x1,
                                              double                 y1,
                                              double                 x2,
                                              double                 y2);
/* Before which shot something that is let go at @x comes to stand: 0 to the number of shots. */
guint           cliff_geometry_get_gap_at    (CliffGeometry         *self,
                                              double                 x);

/* The times that edges snap to, in order: edges of all things but @excluded, markers, the episode's start, and @playhead.
 * (transfer full) (element-type CliffTime) */
GArray         *cliff_geometry_list_snaps    (CliffGeometry         *self,
                                              const CliffCutItem    *excluded,
                                              guint                  n_excluded,
                                              CliffTime              playhead);
/* Where @edges, moved by @delta, come within @reach of one of @snaps, the nearest wins: @delta becomes the exact way there and @line
 * the time to draw a line at.  FALSE and unchanged when nothing is near. */
gboolean        cliff_geometry_snap          (GArray                *snaps,
                                              const CliffTime       *edges,
                                              guint                  n_edges,
                                              CliffTime              reach,
                                              CliffTime             *delta,
                                              CliffTime             *line);

/* The new left edge, in pixels, of a window that shows the timeline from @offset on, so that what lies @pointer pixels from its
 * left edge stays there while the scale changes. */
double          cliff_geometry_get_zoomed    (double                 offset,
                                              double                 pointer,
                                              CliffTime              scale,
                                              CliffTime              new_scale);
/* The distance of labelled marks on a ruler, at least @least pixels apart; between them are @n_parts parts. Frames, seconds or
 * minutes that people count in. */
CliffTime       cliff_geometry_get_tick      (CliffGeometry         *self,
                                              int                    least,
                                              int                   *n_parts);

G_END_DECLS

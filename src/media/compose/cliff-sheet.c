/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-sheet.h"

#include "cliff-axis.h"
#include "cliff-patch.h"
#include "cliff-picture-private.h"

#include <math.h>

/* Turned sheets are sampled at points: what is reduced by more than this is made smaller before. */
#define MOST_REDUCTION 1.2
/* Beyond these nothing is seen of a sheet, or no more than one colour. */
#define LEAST_SCALE 1e-4
#define MOST_SCALE 1e4

void
cliff_sheet_init (CliffSheet         *self,
                  const CliffPicture *picture)
{
  *self = (CliffSheet) { .width = picture->width, .height = picture->height };
  for (int i = 0; i < 3; i++)
    {
      self->plane[i] = picture->plane[i];
      self->stride[i] = picture->stride[i];
    }
}

/* ── Laying samples over samples ─────────────────────────────────────────────────────────────── */

static inline int
share_of (int a,
          int b)
{
  return (a * b + 128) >> 8;
}

/* @cover: for each sample 0 to 256, times @level. */
static void
blend_opaque (guint8 *restrict        to,
              const guint8 *restrict  line,
              const guint16 *restrict cover,
              int                     level,
              int                     n)
{
  for (int x = 0; x < n; x++)
    {
      int k = share_of (cover[x], level);

      to[x] = (guint8) ((to[x] * (256 - k) + line[x] * k + 128) >> 8);
    }
}

static void
blend_alpha (guint8 *restrict        to,
             const guint8 *restrict  line,
             const guint8 *restrict  alpha,
             const guint16 *restrict cover,
             int                     level,
             int                     n)
{
  for (int x = 0; x < n; x++)
    {
      guint32 k = (guint32) share_of (cover[x], level);
      guint32 value = (line[x] * k * 255 + to[x] * (65280 - alpha[x] * k) + 32640) / 65280;

      to[x] = (guint8) MIN (value, 255);
    }
}

/* ── Upright sheets: lines and columns apart, as exact as any resampling ─────────────────────── */

/* One direction of a plane of the picture: which of its samples the sheet touches, and how much of each. */
typedef struct
{
  int       first;
  CliffAxis axis;
  guint16  *cover;
} Reach;

static void
reach_clear (Reach *self)
{
  cliff_axis_clear (&self->axis);
  g_clear_pointer (&self->cover, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reach, reach_clear)

/* How much of the cell of sample @i lies between @low and @high, all in pixels of luma. */
static double
get_overlap (int    i,
             int    scale,
             double site,
             double low,
             double high)
{
  double centre = (i + site) * scale, half = scale / 2.0;

  return CLAMP (MIN (centre + half, high) - MAX (centre - half, low), 0, scale) / scale;
}

/* @samples, @source: of the planes of the picture and of the sheet; @zoom, @offset: of the place; @scale: pixels a
 * sample.  Returns FALSE when nothing is touched. */
static gboolean
reach_init (Reach  *self,
            int     samples,
            int     source,
            double  zoom,
            double  offset,
            int     scale,
            double  site)
{
  double end = offset + zoom * source * scale;
  int last;

  self->first = (int) CLAMP (floor (offset / scale) - 1, 0, samples);
  last = (int) CLAMP (ceil (end / scale) + 1, 0, samples);
  while (self->first < last && get_overlap (self->first, scale, site, offset, end) * 256 < 0.5)
    self->first++;
  while (last > self->first && get_overlap (last - 1, scale, site, offset, end) * 256 < 0.5)
    last--;
  if (last <= self->first)
    return FALSE;

  cliff_axis_init (&self->axis, last - self->first, source, self->first / zoom - offset / (zoom * scale), 1 / zoom,
                   site);
  self->cover = g_new (guint16, last - self->first);
  for (int i = self->first; i < last; i++)
    self->cover[i - self->first] = (guint16) lrint (get_overlap (i, scale, site, offset, end) * 256);

  return TRUE;
}

static void
draw_plane_upright (const CliffSheet     *self,
                    int                   i,
                    const cairo_matrix_t *place,
                    int                   opacity,
                    CliffPicture         *into)
{
  int shift = i ? 1 : 0;
  g_auto(Reach) across = { 0 };
  g_auto(Reach) down = { 0 };
  g_autofree guint16 *row = NULL;
  g_autofree guint8 *line = NULL;

  if (!reach_init (&across, into->width >> shift, self->width >> shift, place->xx, place->x0, 1 << shift,
                   cliff_plane_site (i))
      || !reach_init (&down, into->height >> shift, self->height >> shift, place->yy, place->y0, 1 << shift, 0.5))
    return;

  row = g_new (guint16, self->width >> shift);
  line = g_new (guint8, 2 * across.axis.n);
  for (int y = 0; y < down.axis.n; y++)
    {
      guint8 *to = into->plane[i] + (gsize) (down.first + y) * into->stride[i] + across.first;
      int level = share_of (down.cover[y], opacity);

      cliff_axis_gather_rows (&down.axis, y, &across.axis, self->plane[i], self->stride[i], row);
      cliff_axis_gather_columns (&across.axis, row, line);
      if (self->alpha[shift] == NULL)
        {
          blend_opaque (to, line, across.cover, level, across.axis.n);
          continue;
        }
      cliff_axis_gather_rows (&down.axis, y, &across.axis, self->alpha[shift], self->alpha_stride[shift], row);
      cliff_axis_gather_columns (&across.axis, row, line + across.axis.n);
      blend_alpha (to, line, line + across.axis.n, across.cover, level, across.axis.n);
    }
}

/* ── Turned sheets: points, between four samples each ────────────────────────────────────────── */

typedef struct
{
  cairo_matrix_t back;            /* from the picture to the sheet */
  double         grow_u, grow_v;  /* pixels of the sheet a pixel of the picture */
  double         left, right, top, bottom; /* in the picture */
} Turn;

static gboolean
turn_init (Turn                 *self,
           const CliffSheet     *sheet,
           const cairo_matrix_t *place)
{
  self->back = *place;
  if (cairo_matrix_invert (&self->back) != CAIRO_STATUS_SUCCESS)
    return FALSE;
  self->grow_u = hypot (self->back.xx, self->back.xy);
  self->grow_v = hypot (self->back.yx, self->back.yy);
  self->left = self->top = HUGE_VAL;
  self->right = self->bottom = -HUGE_VAL;
  for (int i = 0; i < 4; i++)
    {
      double x = i & 1 ? sheet->width : 0, y = i & 2 ? sheet->height : 0;

      cairo_matrix_transform_point (place, &x, &y);
      self->left = MIN (self->left, x);
      self->right = MAX (self->right, x);
      self->top = MIN (self->top, y);
      self->bottom = MAX (self->bottom, y);
    }

  return TRUE;
}

/* How far inside of both edges @at lies, as a share of a sample. */
static inline float
get_inside (float at,
            float length,
            float unit)
{
  return CLAMP (0.5f + at * unit, 0.0f, 1.0f) * CLAMP (0.5f + (length - at) * unit, 0.0f, 1.0f);
}

static inline guint8
get_between (const guint8 *plane,
             int           stride,
             int           width,
             int           height,
             int           u,
             int           v)
{
  int x = CLAMP (u >> 8, 0, width - 1), y = CLAMP (v >> 8, 0, height - 1);
  int right = CLAMP ((u >> 8) + 1, 0, width - 1) - x, below = CLAMP ((v >> 8) + 1, 0, height - 1) - y;
  const guint8 *at = plane + (gsize) y * stride + x;
  int a = u & 255, b = v & 255;
  int upper = at[0] * (256 - a) + at[right] * a;
  int lower = at[(gsize) below * stride] * (256 - a) + at[(gsize) below * stride + right] * a;

  return (guint8) ((upper * (256 - b) + lower * b + 32768) >> 16);
}

/* A walk along one line of the picture: which place of the plane lies under its first sample, and how far on the next is;
 * in samples of the plane. */
typedef struct
{
  double u, v, step_u, step_v;
} Walk;

/* Narrows @first to @last to where @start and its @step lie from @low to @high. */
static void
narrow (double  start,
        double  step,
        double  low,
        double  high,
        int    *first,
        int    *last)
{
  double from = (low - start) / step, to = (high - start) / step;

  if (low > high || (fabs (step) < 1e-9 && (start < low || start > high)))
    *last = *first;
  if (fabs (step) < 1e-9 || *last == *first)
    return;
  *first = (int) CLAMP (ceil (MIN (from, to)), *first, *last);
  *last = (int) CLAMP (floor (MAX (from, to)) + 1, *first, *last);
}

/* Samples at the edge and beyond: partly covered or not at all, some of their neighbours are not there. */
static void
sample_edge (const CliffSheet *self,
             int               i,
             const Turn       *turn,
             const Walk       *walk,
             int               first,
             int               last,
             guint8           *line,
             guint8           *alpha,
             guint16          *cover)
{
  int shift = i ? 1 : 0, width = self->width >> shift, height = self->height >> shift;
  float site = (float) cliff_plane_site (i);

  for (int x = first; x < last; x++)
    {
      double u = walk->u + x * walk->step_u, v = walk->v + x * walk->step_v;
      float inside = get_inside ((float) u + site, width, (float) (1 / turn->grow_u))
                     * get_inside ((float) v + 0.5f, height, (float) (1 / turn->grow_v));
      int at_u = (int) floor (CLAMP (u, -1, width) * 256), at_v = (int) floor (CLAMP (v, -1, height) * 256);

      cover[x] = (guint16) (inside * 256 + 0.5f);
      line[x] = get_between (self->plane[i], self->stride[i], width, height, at_u, at_v);
      if (self->alpha[shift] != NULL)
        alpha[x] = get_between (self->alpha[shift], self->alpha_stride[shift], width, height, at_u, at_v);
    }
}

/* Samples all of whose neighbours are there; most of them, so that nothing is asked here. */
static void
sample_inside (const guint8 *plane,
               int           stride,
               const Walk   *walk,
               int           first,
               int           last,
               guint8       *line)
{
  gint64 step_u = (gint64) (walk->step_u * (1 << 24)), step_v = (gint64) (walk->step_v * (1 << 24));
  gint64 u = (gint64) ((walk->u + first * walk->step_u) * (1 << 24));
  gint64 v = (gint64) ((walk->v + first * walk->step_v) * (1 << 24));

  for (int x = first; x < last; x++, u += step_u, v += step_v)
    {
      const guint8 *at = plane + (v >> 24) * stride + (u >> 24);
      int a = (int) (u >> 16) & 255, b = (int) (v >> 16) & 255;
      int upper = at[0] * (256 - a) + at[1] * a, lower = at[stride] * (256 - a) + at[stride + 1] * a;

      line[x] = (guint8) ((upper * (256 - b) + lower * b + 32768) >> 16);
    }
}

static void
draw_line_turned (const CliffSheet *self,
                  int               i,
                  const Turn       *turn,
                  int               y,
                  int               left,
                  int               n,
                  guint8           *line,
                  guint8           *alpha,
                  guint16          *cover)
{
  int shift = i ? 1 : 0, scale = 1 << shift, width = self->width >> shift, height = self->height >> shift;
  double site = cliff_plane_site (i), p = (left + site) * scale, q = (y + 0.5) * scale;
  Walk walk = {
    .u = (turn->back.xx * p + turn->back.xy * q + turn->back.x0) / scale - site,
    .v = (turn->back.yx * p + turn->back.yy * q + turn->back.y0) / scale - 0.5,
    .step_u = turn->back.xx, .step_v = turn->back.yx,
  };
  /* Half a pixel of the picture from the edge on, all of a sample is covered. */
  double edge_u = turn->grow_u / 2, edge_v = turn->grow_v / 2;
  int first = 0, last = n;

  narrow (walk.u, walk.step_u, MAX (edge_u - site, 0.01), MIN (width - edge_u - site, width - 1.01), &first, &last);
  narrow (walk.v, walk.step_v, MAX (edge_v - 0.5, 0.01), MIN (height - edge_v - 0.5, height - 1.01), &first, &last);
  sample_edge (self, i, turn, &walk, 0, first, line, alpha, cover);
  sample_edge (self, i, turn, &walk, last, n, line, alpha, cover);
  sample_inside (self->plane[i], self->stride[i], &walk, first, last, line);
  if (self->alpha[shift] != NULL)
    sample_inside (self->alpha[shift], self->alpha_stride[shift], &walk, first, last, alpha);
  for (int x = first; x < last; x++)
    cover[x] = CLIFF_OPAQUE;
}

static void
draw_plane_turned (const CliffSheet *self,
                   int               i,
                   const Turn       *turn,
                   int               opacity,
                   CliffPicture     *into)
{
  int shift = i ? 1 : 0, scale = 1 << shift;
  int first = (int) CLAMP (floor (turn->left / scale) - 1, 0, into->width >> shift);
  int last = (int) CLAMP (ceil (turn->right / scale) + 1, 0, into->width >> shift);
  int top = (int) CLAMP (floor (turn->top / scale) - 1, 0, into->height >> shift);
  int bottom = (int) CLAMP (ceil (turn->bottom / scale) + 1, 0, into->height >> shift);
  int n = last - first;
  g_autofree guint8 *line = NULL;
  g_autofree guint16 *cover = NULL;

  if (n <= 0)
    return;
  line = g_new (guint8, 2 * n);
  cover = g_new (guint16, n);
  for (int y = top; y < bottom; y++)
    {
      guint8 *to = into->plane[i] + (gsize) y * into->stride[i] + first;

      draw_line_turned (self, i, turn, y, first, n, line, line + n, cover);
      if (self->alpha[shift] == NULL)
        blend_opaque (to, line, cover, opacity, n);
      else
        blend_alpha (to, line, line + n, cover, opacity, n);
    }
}

static void
draw_reduced (const CliffSheet     *self,
              const cairo_matrix_t *place,
              const Turn           *turn,
              int                   opacity,
              CliffPicture         *into)
{
  int width = MAX ((int) (self->width / MAX (turn->grow_u, 1)) & ~1, 2);
  int height = MAX ((int) (self->height / MAX (turn->grow_v, 1)) & ~1, 2);
  g_autoptr(CliffPatch) small = cliff_patch_new_from_sheet (self, width, height);
  cairo_matrix_t matrix = *place;

  cairo_matrix_scale (&matrix, (double) self->width / width, (double) self->height / height);
  cliff_sheet_draw (cliff_patch_get_sheet (small), &matrix, opacity, into);
}

void
cliff_sheet_draw (const CliffSheet     *self,
                  const cairo_matrix_t *place,
                  int                   opacity,
                  CliffPicture         *into)
{
  double scale = hypot (place->xx, place->yx);
  Turn turn;

  g_return_if_fail (opacity >= 0 && opacity <= CLIFF_OPAQUE);
  g_return_if_fail (self->width >= 2 && self->height >= 2);

  if (opacity == 0 || !(scale > LEAST_SCALE) || !(scale < MOST_SCALE) || !turn_init (&turn, self, place))
    return;
  if (place->xy == 0 && place->yx == 0 && place->xx > 0 && place->yy > 0)
    {
      for (int i = 0; i < 3; i++)
        draw_plane_upright (self, i, place, opacity, into);
      return;
    }
  if ((turn.grow_u > MOST_REDUCTION && self->width > 2) || (turn.grow_v > MOST_REDUCTION && self->height > 2))
    {
      draw_reduced (self, place, &turn, opacity, into);
      return;
    }
  for (int i = 0; i < 3; i++)
    draw_plane_turned (self, i, &turn, opacity, into);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mark.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Sizes of the font that are looked for, in parts per thousand of the picture's shorter side. */
#define FONT_MIN 45
#define FONT_MAX 130
/* The label stands in the top fifth. */
#define REGION 5
/* The coarse search works on pictures of about this width: letters of 7 % are 19 pixels high there. */
#define COARSE_SIDE 270
/* Correlation of brightness and letters.  A wrong text of the same length stays below 0.6. */
#define MATCH 0.80
#define COARSE_MATCH 0.55
#define FEW_DOTS 96
#define FEW_MATCH 0.3
/* Least difference between letters and edge, in steps of brightness. */
#define CONTRAST 80
/* The part of the ink that must be bright: all letters are there. */
#define COVER 0.85

/* A plane of brightness. */
typedef struct
{
  const guint8 *data;
  int           width, height, stride;
} Plane;

/* One pixel of the letters or their edge, relative to the ink's box, and how much of it is ink. */
typedef struct
{
  gint16 x, y;
  guint8 ink;
} Dot;

/* The text drawn at one size. */
typedef struct
{
  GArray *dots;            /* Dot: the ink and a rim around it */
  int     width, height;   /* of the ink */
  int     rim;
  double  mean, deviation; /* of the dots' ink */
} Letters;

typedef struct
{
  int    x, y;
  double size;
  double match;
} Place;

struct _CliffMark
{
  char  *text;
  Place  last;       /* where it was found in a picture of last_width; pictures of one film agree */
  int    last_width;
};

CliffMark *
cliff_mark_new (const char *text)
{
  CliffMark *self = g_new0 (CliffMark, 1);

  self->text = g_strdup (text);

  return self;
}

void
cliff_mark_free (CliffMark *self)
{
  g_free (self->text);
  g_free (self);
}

/* ── Letters ───────────────────────────────────────────────────────────────────────────────────── */

static PangoLayout *
create_layout (cairo_t    *cairo,
               const char *text,
               double      size)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  g_autoptr(PangoFontDescription) font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  pango_context_set_round_glyph_positions (pango_layout_get_context (layout), FALSE);
  cairo_font_options_destroy (options);
  pango_font_description_set_family (font, "Noto Sans CJK SC,sans-serif");
  pango_font_description_set_weight (font, PANGO_WEIGHT_MEDIUM);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static void
letters_free (Letters *self)
{
  g_array_unref (self->dots);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Letters, letters_free)

/* Spreads ink over @rim pixels to each side, rows first and then columns: (transfer full), of the mask's stride. */
static guint8 *
spread_ink (const Plane *mask,
            int          rim)
{
  gsize size = (gsize) mask->stride * mask->height;
  g_autofree guint8 *rows = g_malloc0 (size);
  guint8 *both = g_malloc0 (size);

  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      if (mask->data[y * mask->stride + x] > 96)
        {
          int from = MAX (0, x - rim), to = MIN (mask->width - 1, x + rim);

          memset (rows + y * mask->stride + from, 1, to - from + 1);
        }
  for (int y = 0; y < mask->height; y++)
    for (int row = MAX (0, y - rim); row <= MIN (mask->height - 1, y + rim); row++)
      for (int x = 0; x < mask->width; x++)
        both[y * mask->stride + x] |= rows[row * mask->stride + x];

  return both;
}

/* Pixels that are neither ink nor rim are not compared: there the picture may be anything. */
static void
collect_dots (Letters     *self,
              const Plane *mask)
{
  g_autofree guint8 *near_ink = spread_ink (mask, self->rim);
  double sum = 0, squares = 0;

  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      {
        Dot dot = { (gint16) (x - self->rim), (gint16) (y - self->rim), mask->data[y * mask->stride + x] };

        if (dot.ink == 0 && !near_ink[y * mask->stride + x])
          continue;
        sum += dot.ink;
        squares += dot.ink * dot.ink;
        g_array_append_val (self->dots, dot);
      }
  self->mean = sum / MAX (1, self->dots->len);
  self->deviation = sqrt (MAX (0, squares / MAX (1, self->dots->len) - self->mean * self->mean));
}

static Letters *
letters_new (const char *text,
             double      size)
{
  Letters *self = g_new0 (Letters, 1);
  cairo_surface_t *scratch = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cairo = cairo_create (scratch);
  g_autoptr(PangoLayout) layout = create_layout (cairo, text, size);
  cairo_surface_t *surface;
  PangoRectangle ink;

  pango_layout_get_pixel_extents (layout, &ink, NULL);
  cairo_destroy (cairo);
  cairo_surface_destroy (scratch);
  self->dots = g_array_new (FALSE, FALSE, sizeof (Dot));
  self->width = MAX (1, ink.width);
  self->height = MAX (1, ink.height);
  self->rim = MAX (1, (int) (size * 0.06));

  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, self->width + 2 * self->rim, self->height + 2 * self->rim);
  cairo = cairo_create (surface);
  cairo_move_to (cairo, self->rim - ink.x, self->rim - ink.y);
  pango_cairo_show_layout (cairo, layout);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  collect_dots (self, &(Plane) { cairo_image_surface_get_data (surface), cairo_image_surface_get_width (surface),
                                 cairo_image_surface_get_height (surface), cairo_image_surface_get_stride (surface) });
  cairo_surface_destroy (surface);

  return self;
}

/* ── Search ────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
fits (const Letters *letters,
      const Plane   *plane,
      int            x,
      int            y)
{
  return x >= letters->rim && y >= letters->rim && x + letters->width + letters->rim <= plane->width &&
         y + letters->height + letters->rim <= plane->height;
}

/* The correlation of the picture's brightness with every @step-th dot of the letters, -1 to 1. */
static double
compare (const Letters *letters,
         const Plane   *plane,
         int            x,
         int            y,
         guint          step)
{
  const Dot *dots = (const Dot *) letters->dots->data;
  const guint8 *origin = plane->data + y * plane->stride + x;
  gint64 sum = 0, squares = 0, products = 0;
  double n = 0, mean, deviation;

  for (guint i = 0; i < letters->dots->len; i += step, n++)
    {
      int value = origin[dots[i].y * plane->stride + dots[i].x];

      sum += value;
      squares += value * value;
      products += value * dots[i].ink;
    }
  mean = sum / n;
  deviation = sqrt (MAX (0, squares / n - mean * mean));
  if (deviation < 8 || letters->deviation < 1)
    return 0;

  return (products / n - mean * letters->mean) / (deviation * letters->deviation);
}

/* Looks at all places of a window for one size.  A few dots tell where a look at all of them is worth while. */
static void
search_size (const Letters *letters,
             const Plane   *plane,
             double         size,
             int            x0,
             int            y0,
             int            x1,
             int            y1,
             Place         *best)
{
  guint step = MAX (1, letters->dots->len / FEW_DOTS) | 1;

  for (int y = y0; y <= y1; y++)
    for (int x = x0; x <= x1; x++)
      if (fits (letters, plane, x, y) && compare (letters, plane, x, y, step) > FEW_MATCH)
        {
          double match = compare (letters, plane, x, y, 1);

          if (match > best->match)
            *best = (Place) { x, y, size, match };
        }
}

/* Means of squares of pixels. */
static guint8 *
shrink (const Plane *from,
        int          factor,
        Plane       *into)
{
  guint8 *data;

  into->width = into->stride = from->width / factor;
  into->height = from->height / factor;
  data = g_malloc ((gsize) into->width * into->height + 1);
  for (int y = 0; y < into->height; y++)
    for (int x = 0; x < into->width; x++)
      {
        guint sum = 0;

        for (int row = 0; row < factor; row++)
          for (int column = 0; column < factor; column++)
            sum += from->data[(y * factor + row) * from->stride + x * factor + column];
        data[y * into->stride + x] = sum / (factor * factor);
      }
  into->data = data;

  return data;
}

/* The whole region at a fraction of the size. */
static Place
search_coarse (CliffMark   *self,
               const Plane *plane,
               int          side)
{
  int factor = MAX (1, side / COARSE_SIDE);
  Place best = { .match = COARSE_MATCH };
  Plane small;
  g_autofree guint8 *data = shrink (plane, factor, &small);

  for (double size = side * FONT_MIN / 1000.0; size <= side * FONT_MAX / 1000.0; size *= 1.05)
    {
      g_autoptr(Letters) letters = letters_new (self->text, size / factor);

      search_size (letters, &small, size, 0, 0, small.width, small.height, &best);
    }
  best.x *= factor;
  best.y *= factor;

  return best;
}

/* Around a place, in the picture's own pixels: sizes up to @n steps of @step away. */
static Place
search_around (CliffMark   *self,
               const Plane *plane,
               Place        around,
               int          reach,
               double       step,
               int          n)
{
  Place best = { 0 };

  for (int i = -n; i <= n; i++)
    {
      double size = around.size + i * step;
      g_autoptr(Letters) letters = letters_new (self->text, size);

      search_size (letters, plane, size, around.x - reach, around.y - reach, around.x + reach, around.y + reach, &best);
    }

  return best;
}

/* From the coarse place to the pixel.  In the end a step of the size moves the last letter by about half a pixel. */
static Place
search_fine (CliffMark   *self,
             const Plane *plane,
             Place        around,
             int          reach)
{
  Place best = search_around (self, plane, around, reach, 0.01 * around.size, 4);
  glong n_letters = g_utf8_strlen (self->text, -1);

  if (best.size == 0)
    return best;

  return search_around (self, plane, best, 2, 0.5 / MAX (1, n_letters), (int) ceil (0.02 * best.size * n_letters));
}

/* ── Ink ───────────────────────────────────────────────────────────────────────────────────────── */

/* Measures what is really in the picture where the letters should be. */
static gboolean
measure (CliffMark     *self,
         const Plane   *plane,
         const Place   *place,
         CliffMarkFind *find)
{
  g_autoptr(Letters) letters = letters_new (self->text, place->size);
  const Dot *dots = (const Dot *) letters->dots->data;
  double light = 0, dark = 0, threshold;
  int n_light = 0, n_dark = 0, n_bright = 0, top = G_MAXINT, bottom = -1;

  for (guint i = 0; i < letters->dots->len; i++)
    {
      int value = plane->data[(place->y + dots[i].y) * plane->stride + place->x + dots[i].x];

      if (dots[i].ink > 224)
        {
          light += value;
          n_light++;
        }
      else if (dots[i].ink < 16)
        {
          dark += value;
          n_dark++;
        }
    }
  if (n_light == 0 || n_dark == 0 || light / n_light - dark / n_dark < CONTRAST)
    return FALSE;

  threshold = (light / n_light + dark / n_dark) / 2;
  for (guint i = 0; i < letters->dots->len; i++)
    {
      int value = plane->data[(place->y + dots[i].y) * plane->stride + place->x + dots[i].x];

      if (value < threshold)
        continue;
      n_bright += dots[i].ink > 224;
      if (dots[i].ink > 64)
        {
          top = MIN (top, dots[i].y);
          bottom = MAX (bottom, dots[i].y);
        }
    }
  *find = (CliffMarkFind) { place->x, place->y, letters->width, bottom - top + 1, (int) (place->match * 1000) };

  return n_bright >= n_light * COVER;
}

/**
 * cliff_mark_find:
 * @self: what to look for
 * @picture: a finished picture
 * @find: (out): where it is
 *
 * Searches the top of the picture; in the pictures of one film the place of the first is tried first.
 *
 * Returns: whether all of the text is there, light on dark
 */
gboolean
cliff_mark_find (CliffMark          *self,
                 const CliffPicture *picture,
                 CliffMarkFind      *find)
{
  int side = MIN (picture->width, picture->height);
  Plane plane = { picture->plane[0], picture->width, picture->height / REGION, picture->stride[0] };
  Place place = { 0 };

  if (self->last_width == picture->width)
    place = search_around (self, &plane, self->last, 1, 0, 0);
  if (place.match < MATCH)
    {
      place = search_coarse (self, &plane, side);
      if (place.size == 0)
        return FALSE;
      place = search_fine (self, &plane, place, MAX (2, side / COARSE_SIDE));
    }
  if (place.match < MATCH || !measure (self, &plane, &place, find))
    return FALSE;
  self->last = place;
  self->last_width = picture->width;

  return TRUE;
}

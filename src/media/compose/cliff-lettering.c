/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-lettering.h"

#include "cliff-picture-private.h"

#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>

/* The fallback is fontconfig's, for machines without the first. */
#define FONT "Noto Sans CJK SC,sans-serif,"

/* A patch of letters is no larger, in pixels. */
#define MOST_PIXELS (16 * 1024 * 1024)
/* The label's letters are so high at least, in parts per thousand of the shorter side. */
#define LABEL_MIN_INK 50
/* Around the words on a box, and the radius of its corners, in sizes of the font. */
#define BOX_PAD 0.45
#define BOX_RADIUS 0.3

/* Words on their way into a frame. */
typedef struct
{
  const CliffTitleStyle *style;  /* unowned */
  int                    width, height;
  PangoLayout           *layout;
  double                 size;   /* of the font, in pixels */
  PangoRectangle         ink;    /* in the layout's own space, as all that follows until @place is applied */
  cairo_matrix_t         place;  /* from the layout's space to the frame */
} Words;

static void
words_clear (Words *self)
{
  g_clear_object (&self->layout);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* 7 % of the shorter side gives ink of 5 % under every reading of "height of the text". */
static CliffTitleStyle
get_label_style (int width,
                 int height)
{
  gint64 side = MIN (width, height);

  return (CliffTitleStyle) {
    .size = (int) (70000 * side / height), .weight = 500, .colour = 0xffffffff, .outline = 0x0d0d0feb,
    .outline_width = 86000, .align = CLIFF_TITLE_ALIGN_END, .x = CLIFF_PPM / 2, .y = 45000,
    .stand = CLIFF_TITLE_STAND_TOP, .width = (int) (CLIFF_PPM - 90000 * side / width), .height = CLIFF_PPM,
    .line_spacing = CLIFF_PPM,
  };
}

static CliffTitleStyle
get_card_style (int width,
                int height)
{
  gint64 side = MIN (width, height);

  return (CliffTitleStyle) {
    .size = (int) (48000 * side / height), .weight = 400, .colour = 0xdbdee3ff, .align = CLIFF_TITLE_ALIGN_MIDDLE,
    .x = CLIFF_PPM / 2, .y = 220000, .stand = CLIFF_TITLE_STAND_TOP,
    .width = (int) (CLIFF_PPM - 200000 * side / width), .height = 500000, .line_spacing = CLIFF_PPM,
  };
}

/* ── Shaping ─────────────────────────────────────────────────────────────────────────────────── */

static void
set_size (Words *self,
          double pixels)
{
  g_autofree char *families = self->style->family ? g_strdup_printf ("%s,%s", self->style->family, FONT)
                                                  : g_strdup (FONT);
  g_autoptr(PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family (font, families);
  pango_font_description_set_weight (font, (PangoWeight) self->style->weight);
  pango_font_description_set_style (font, self->style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size (font, pixels * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, font);
  self->size = pixels;
}

static PangoAlignment
get_alignment (CliffTitleAlign align)
{
  switch (align)
    {
    case CLIFF_TITLE_ALIGN_START:
      return PANGO_ALIGN_LEFT;
    case CLIFF_TITLE_ALIGN_MIDDLE:
      return PANGO_ALIGN_CENTER;
    case CLIFF_TITLE_ALIGN_END:
      return PANGO_ALIGN_RIGHT;
    }
  return PANGO_ALIGN_CENTER;
}

/* Pictures are the same on every screen: no hinting, no subpixels, whatever the desktop says. */
static PangoLayout *
make_layout (cairo_t    *cairo,
             const char *text,
             gboolean    vertical)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_round_glyph_positions (context, FALSE);
  /* The page is turned for columns; Chinese turns back and stands upright, Latin lies on its side. */
  if (vertical)
    {
      pango_context_set_base_gravity (context, PANGO_GRAVITY_EAST);
      pango_context_set_gravity_hint (context, PANGO_GRAVITY_HINT_NATURAL);
    }
  cairo_font_options_destroy (options);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  return layout;
}

static double
get_part (double part,
          int    whole)
{
  return part * whole / CLIFF_PPM;
}

/* Where a block of @length stands that stands at @at. */
static double
get_standing (const CliffTitleStyle *style,
              double                 at,
              double                 length)
{
  switch (style->stand)
    {
    case CLIFF_TITLE_STAND_TOP:
      return at;
    case CLIFF_TITLE_STAND_MIDDLE:
      return at - length / 2;
    case CLIFF_TITLE_STAND_BOTTOM:
      return at - length;
    }
  return at;
}

static void
place_words (Words *self)
{
  const CliffTitleStyle *style = self->style;
  double x = get_part (style->x, self->width), y = get_part (style->y, self->height);
  PangoRectangle logical;

  pango_layout_get_pixel_extents (self->layout, &self->ink, &logical);
  if (style->vertical)
    {
      double column = get_part (style->height, self->height);

      cairo_matrix_init_translate (&self->place, round (x + logical.height / 2.0 + logical.y),
                                   round (get_standing (style, y, column)));
      cairo_matrix_rotate (&self->place, G_PI / 2);
    }
  else
    cairo_matrix_init_translate (&self->place, round (x - get_part (style->width, self->width) / 2),
                                 round (get_standing (style, y, logical.height) - logical.y));
}

/* Words that need more room than they have become smaller; @fixed ones never do. */
static void
words_init (Words                 *self,
            cairo_t               *cairo,
            const char            *text,
            const CliffTitleStyle *style,
            gboolean               fixed,
            int                    width,
            int                    height)
{
  double along = style->vertical ? get_part (style->height, height) : get_part (style->width, width);
  double room = style->vertical ? get_part (style->width, width) : get_part (style->height, height);
  int used;

  self->style = style;
  self->width = width;
  self->height = height;
  self->layout = make_layout (cairo, text, style->vertical);
  pango_layout_set_width (self->layout, (int) (along * PANGO_SCALE));
  pango_layout_set_alignment (self->layout, get_alignment (style->align));
  if (style->line_spacing != CLIFF_PPM)
    pango_layout_set_line_spacing (self->layout, (float) style->line_spacing / CLIFF_PPM);

  set_size (self, get_part (style->size, height));
  pango_layout_get_pixel_size (self->layout, NULL, &used);
  for (int tries = 0; !fixed && used > room && tries < 12; tries++)
    {
      set_size (self, self->size * 0.88);
      pango_layout_get_pixel_size (self->layout, NULL, &used);
    }
  place_words (self);
}

/* ── Drawing ─────────────────────────────────────────────────────────────────────────────────── */

static void
set_colour (cairo_t *cairo,
            guint32  colour)
{
  cairo_set_source_rgba (cairo, (colour >> 24) / 255.0, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0);
}

static void
draw_box (const Words *self,
          cairo_t     *cairo)
{
  double pad = self->size * BOX_PAD, radius = self->size * BOX_RADIUS;
  double left = self->ink.x - pad, top = self->ink.y - pad;
  double right = self->ink.x + self->ink.width + pad, bottom = self->ink.y + self->ink.height + pad;

  cairo_new_sub_path (cairo);
  cairo_arc (cairo, right - radius, top + radius, radius, -G_PI / 2, 0);
  cairo_arc (cairo, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cairo, left + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cairo, left + radius, top + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cairo);
  set_colour (cairo, self->style->box);
  cairo_fill (cairo);
}

static double
get_outline (const Words *self)
{
  return (self->style->outline & 255) != 0 ? self->size * self->style->outline_width / CLIFF_PPM : 0;
}

static void
draw_letters (const Words *self,
              cairo_t     *cairo,
              guint32      outline,
              guint32      colour)
{
  double width = get_outline (self);

  if (width > 0)
    {
      cairo_move_to (cairo, 0, 0);
      pango_cairo_layout_path (cairo, self->layout);
      cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cairo, 2 * width);
      set_colour (cairo, outline);
      cairo_stroke (cairo);
    }
  cairo_move_to (cairo, 0, 0);
  set_colour (cairo, colour);
  pango_cairo_show_layout (cairo, self->layout);
}

/* @to_surface: from the frame */
static void
draw_words (const Words          *self,
            cairo_t              *cairo,
            const cairo_matrix_t *to_surface)
{
  double shadow = self->size * self->style->shadow_offset / CLIFF_PPM;

  if (self->ink.width <= 0)
    return;
  cairo_set_matrix (cairo, to_surface);
  cairo_transform (cairo, &self->place);
  if ((self->style->box & 255) != 0)
    draw_box (self, cairo);
  if ((self->style->shadow & 255) != 0)
    {
      /* It falls to the right and down in the frame, however the page is turned. */
      cairo_set_matrix (cairo, to_surface);
      cairo_translate (cairo, shadow, shadow);
      cairo_transform (cairo, &self->place);
      draw_letters (self, cairo, self->style->shadow, self->style->shadow);
      cairo_set_matrix (cairo, to_surface);
      cairo_transform (cairo, &self->place);
    }
  draw_letters (self, cairo, self->style->outline, self->style->colour);
}

/* All that is drawn, in the frame, but not further out of it than half its size. */
static void
get_bounds (const Words           *self,
            cairo_rectangle_int_t *bounds)
{
  double pad = 2 + get_outline (self);
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  if ((self->style->box & 255) != 0)
    pad = MAX (pad, self->size * BOX_PAD + 1);
  if ((self->style->shadow & 255) != 0)
    pad += self->size * self->style->shadow_offset / CLIFF_PPM;
  for (int i = 0; i < 4; i++)
    {
      double x = i & 1 ? self->ink.x + self->ink.width + pad : self->ink.x - pad;
      double y = i & 2 ? self->ink.y + self->ink.height + pad : self->ink.y - pad;

      cairo_matrix_transform_point (&self->place, &x, &y);
      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }
  bounds->x = (int) floor (CLAMP (left, -self->width / 2, self->width * 1.5));
  bounds->y = (int) floor (CLAMP (top, -self->height / 2, self->height * 1.5));
  bounds->width = (int) ceil (CLAMP (right, -self->width / 2, self->width * 1.5)) - bounds->x;
  bounds->height = (int) ceil (CLAMP (bottom, -self->height / 2, self->height * 1.5)) - bounds->y;
}

/* A multiple of two, not above @value. */
static int
round_even (double value)
{
  return 2 * (int) floor (value / 2);
}

/* @zoom: pixels of the patch a pixel of the frame; less when that would be too many */
static CliffPatch *
words_to_patch (const Words *self,
                double      *zoom)
{
  cairo_rectangle_int_t bounds;
  cairo_surface_t *surface;
  cairo_matrix_t matrix;
  cairo_t *cairo;
  CliffPatch *patch;
  int x, y;

  get_bounds (self, &bounds);
  while (*zoom > 1 && bounds.width * *zoom * bounds.height * *zoom > MOST_PIXELS)
    *zoom = MAX (*zoom * 0.8, 1);
  x = round_even (bounds.x * *zoom);
  y = round_even (bounds.y * *zoom);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        MAX (round_even ((bounds.x + bounds.width) * *zoom + 2) - x, 2),
                                        MAX (round_even ((bounds.y + bounds.height) * *zoom + 2) - y, 2));
  cairo = cairo_create (surface);
  cairo_matrix_init (&matrix, *zoom, 0, 0, *zoom, -x, -y);
  draw_words (self, cairo, &matrix);
  cairo_destroy (cairo);
  patch = cliff_patch_new (surface, x, y);
  cairo_surface_destroy (surface);

  return patch;
}

/* Something to shape words with. */
static cairo_t *
new_scratch (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2, 2);
  cairo_t *cairo = cairo_create (surface);

  cairo_surface_destroy (surface);

  return cairo;
}

/* ── What others ask for ─────────────────────────────────────────────────────────────────────── */

CliffPatch *
cliff_lettering_new_label (const char            *text,
                           int                    width,
                           int                    height,
                           cairo_rectangle_int_t *box)
{
  CliffTitleStyle style = get_label_style (width, height);
  cairo_t *cairo = new_scratch ();
  int side = MIN (width, height);
  g_auto(Words) words = { 0 };
  double zoom = 1;

  words_init (&words, cairo, text, &style, TRUE, width, height);
  cairo_destroy (cairo);
  /* A font without tall letters must not make the label too small. */
  if (words.ink.height > 0 && words.ink.height * 1000 < side * LABEL_MIN_INK)
    {
      set_size (&words, words.size * LABEL_MIN_INK * side / (words.ink.height * 1000.0) * 1.05);
      place_words (&words);
    }
  if (box != NULL)
    *box = (cairo_rectangle_int_t) { (int) words.place.x0 + words.ink.x, (int) words.place.y0 + words.ink.y,
                                     words.ink.width, words.ink.height };

  return words_to_patch (&words, &zoom);
}

CliffPatch *
cliff_lettering_new_text (const CliffPlanText *text,
                          int                  width,
                          int                  height,
                          double              *zoom,
                          double              *x,
                          double              *y)
{
  g_autoptr(CliffTitleStyle) style = cliff_title_style_new (text->kind, text->style, width, height);
  cairo_t *cairo = new_scratch ();
  g_auto(Words) words = { 0 };

  words_init (&words, cairo, text->text, style, FALSE, width, height);
  cairo_destroy (cairo);
  *x = words.ink.x + words.ink.width / 2.0;
  *y = words.ink.y + words.ink.height / 2.0;
  cairo_matrix_transform_point (&words.place, x, y);

  return words_to_patch (&words, zoom);
}

CliffPicture *
cliff_lettering_new_card (const char *text,
                          gboolean    problem,
                          int         width,
                          int         height)
{
  g_autoptr(CliffPicture) picture = cliff_picture_new (width, height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cairo = cairo_create (surface);
  cairo_pattern_t *ground = cairo_pattern_create_linear (0, 0, 0, height);
  CliffTitleStyle style = get_card_style (width, height);
  cairo_matrix_t upright;
  CliffPatch *patch;

  cairo_pattern_add_color_stop_rgb (ground, 0, problem ? 0.27 : 0.17, problem ? 0.12 : 0.18,
                                    problem ? 0.13 : 0.21);
  cairo_pattern_add_color_stop_rgb (ground, 1, problem ? 0.16 : 0.09, problem ? 0.07 : 0.10,
                                    problem ? 0.08 : 0.12);
  cairo_matrix_init_identity (&upright);
  cairo_set_source (cairo, ground);
  cairo_paint (cairo);
  cairo_pattern_destroy (ground);
  if (text != NULL && *text != '\0')
    {
      g_auto(Words) words = { 0 };

      words_init (&words, cairo, text, &style, FALSE, width, height);
      draw_words (&words, cairo, &upright);
    }
  cairo_destroy (cairo);

  patch = cliff_patch_new (surface, 0, 0);
  cliff_patch_draw (patch, CLIFF_OPAQUE, picture);
  cliff_patch_free (patch);
  cairo_surface_destroy (surface);

  return g_steal_pointer (&picture);
}

char *
cliff_lettering_dup_identity (void)
{
  CliffTitleStyle style = get_label_style (1080, 1920);
  cairo_t *cairo = new_scratch ();
  g_auto(Words) words = { 0 };
  g_autoptr(PangoFont) font = NULL;
  hb_face_t *face;
  g_autofree char *sum = NULL;
  char *identity;

  words_init (&words, cairo, "永", &style, TRUE, 1080, 1920);
  font = pango_context_load_font (pango_layout_get_context (words.layout),
                                  pango_layout_get_font_description (words.layout));
  face = font ? hb_font_get_face (pango_font_get_hb_font (font)) : NULL;
  /* The head table carries the font's revision and the checksum of the whole file. */
  if (face != NULL)
    {
      hb_blob_t *head = hb_face_reference_table (face, HB_TAG ('h', 'e', 'a', 'd'));
      unsigned int length;
      const char *data = hb_blob_get_data (head, &length);

      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
      hb_blob_destroy (head);
    }
  identity = g_strdup_printf ("pango %s cairo %s harfbuzz %s font %s", pango_version_string (),
                              cairo_version_string (), hb_version_string (), sum ? sum : "none");
  cairo_destroy (cairo);

  return identity;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-lettering.h"

#include "cliff-picture-private.h"

#include <hb.h>
#include <pango/pangocairo.h>

/* The fallback is fontconfig's, for machines without the first. */
#define FONT "Noto Sans CJK SC,sans-serif,"

/* How a piece of text looks and where it stands; lengths in parts per thousand of the frame's
 * shorter side, places in parts per thousand of its height. */
typedef struct
{
  int            size;        /* of the font */
  int            outline;     /* width of the dark edge, on one side */
  PangoWeight    weight;
  PangoAlignment alignment;
  int            margin;      /* left and right */
  int            top, bottom; /* the text keeps between these */
  gboolean       from_top;    /* stands on the top edge, else on the bottom one */
  gboolean       band;        /* on a translucent band */
  double         red, green, blue;
} Style;

/* Above the controls players draw over the lowest fifth. */
static const Style subtitle_style = {
  .size = 58, .outline = 5, .weight = PANGO_WEIGHT_MEDIUM, .alignment = PANGO_ALIGN_CENTER,
  .margin = 60, .top = 520, .bottom = 785, .red = 1, .green = 1, .blue = 1,
};

static const Style caption_style = {
  .size = 66, .outline = 3, .weight = PANGO_WEIGHT_BOLD, .alignment = PANGO_ALIGN_CENTER,
  .margin = 110, .top = 200, .bottom = 460, .from_top = TRUE, .band = TRUE,
  .red = 1, .green = 0.93, .blue = 0.72,
};

/* 7 % of the shorter side gives ink of 5 % under every reading of "height of the text". */
static const Style label_style = {
  .size = 70, .outline = 6, .weight = PANGO_WEIGHT_MEDIUM, .alignment = PANGO_ALIGN_RIGHT,
  .margin = 45, .top = 45, .bottom = 190, .from_top = TRUE, .red = 1, .green = 1, .blue = 1,
};
#define LABEL_MIN_INK 50

static const Style card_style = {
  .size = 48, .outline = 0, .weight = PANGO_WEIGHT_NORMAL, .alignment = PANGO_ALIGN_CENTER,
  .margin = 100, .top = 220, .bottom = 720, .from_top = TRUE, .red = 0.86, .green = 0.87, .blue =
    0.89,
};

static void
set_size (PangoLayout *layout,
          const Style *style,
          double       pixels)
{
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_weight (font, style->weight);
  pango_font_description_set_absolute_size (font, pixels * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
}

/* Pictures are the same on every screen: no hinting, no subpixels, whatever the desktop says. */
static PangoLayout *
make_layout (cairo_t     *cairo,
             const char  *text,
             const Style *style,
             int          width,
             int          height)
{
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cairo);
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();
  int side = MIN (width, height), room = (style->bottom - style->top) * height / 1000;
  double size = side * style->size / 1000.0;
  int used;

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (width - 2 * side * style->margin / 1000) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, style->alignment);

  /* Text that needs more room than it has becomes smaller; the label never does. */
  set_size (layout, style, size);
  pango_layout_get_pixel_size (layout, NULL, &used);
  for (int tries = 0; style != &label_style && used > room && tries < 12; tries++)
    {
      size *= 0.88;
      set_size (layout, style, size);
      pango_layout_get_pixel_size (layout, NULL, &used);
    }

  return g_steal_pointer (&layout);
}

static void
draw_band (cairo_t              *cairo,
           const PangoRectangle *ink,
           double                x,
           double                y,
           int                   side)
{
  double pad = side * 0.03, radius = side * 0.02;
  double left = x + ink->x - pad, top = y + ink->y - pad;
  double right = left + ink->width + 2 * pad, bottom = top + ink->height + 2 * pad;

  cairo_new_sub_path (cairo);
  cairo_arc (cairo, right - radius, top + radius, radius, -G_PI / 2, 0);
  cairo_arc (cairo, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cairo, left + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cairo, left + radius, top + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cairo);
  cairo_set_source_rgba (cairo, 0, 0, 0, 0.55);
  cairo_fill (cairo);
}

/* Draws @text onto @surface; @box (nullable): its ink. */
static void
draw (cairo_surface_t       *surface,
      const char            *text,
      const Style           *style,
      cairo_rectangle_int_t *box)
{
  int width = cairo_image_surface_get_width (surface), height =
    cairo_image_surface_get_height (surface);
  int side = MIN (width, height);
  cairo_t *cairo = cairo_create (surface);
  g_autoptr(PangoLayout) layout = make_layout (cairo, text, style, width, height);
  double x = side * style->margin / 1000, y = height * style->top / 1000;
  double outline = side * style->outline / 1000.0;
  PangoRectangle ink, logical;

  pango_layout_get_pixel_extents (layout, &ink, &logical);
  /* A font without tall letters must not make the label too small. */
  if (style == &label_style && ink.height > 0 && ink.height * 1000 < side * LABEL_MIN_INK)
    {
      set_size (layout, style,
                side * style->size / 1000.0 * LABEL_MIN_INK * side / (ink.height * 1000.0) * 1.05);
      pango_layout_get_pixel_extents (layout, &ink, &logical);
    }
  if (!style->from_top)
    y = height * style->bottom / 1000 - logical.height;
  y -= logical.y;
  if (style->band && ink.width > 0)
    draw_band (cairo, &ink, x, y, side);

  cairo_move_to (cairo, x, y);
  if (outline > 0)
    {
      pango_cairo_layout_path (cairo, layout);
      cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cairo, 2 * outline);
      cairo_set_source_rgba (cairo, 0.05, 0.05, 0.06, 0.92);
      cairo_stroke (cairo);
      cairo_move_to (cairo, x, y);
    }
  cairo_set_source_rgb (cairo, style->red, style->green, style->blue);
  pango_cairo_show_layout (cairo, layout);
  cairo_destroy (cairo);

  if (box != NULL)
    *box = (cairo_rectangle_int_t) { (int) x + ink.x, (int) y + ink.y, ink.width, ink.height };
}

static CliffPatch *
make_patch (const char            *text,
            const Style           *style,
            int                    width,
            int                    height,
            cairo_rectangle_int_t *box)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  CliffPatch *patch;

  draw (surface, text, style, box);
  patch = cliff_patch_new (surface);
  cairo_surface_destroy (surface);

  return patch;
}

CliffPatch *
cliff_lettering_new_label (const char            *text,
                           int                    width,
                           int                    height,
                           cairo_rectangle_int_t *box)
{
  return make_patch (text, &label_style, width, height, box);
}

CliffPatch *
cliff_lettering_new_text (const char         *text,
                          CliffPlanTextStyle  style,
                          int                 width,
                          int                 height)
{
  return make_patch (text, style == CLIFF_PLAN_CAPTION ? &caption_style : &subtitle_style, width,
                     height, NULL);
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
  CliffPatch *patch;

  cairo_pattern_add_color_stop_rgb (ground, 0, problem ? 0.27 : 0.17, problem ? 0.12 : 0.18,
                                    problem ? 0.13 : 0.21);
  cairo_pattern_add_color_stop_rgb (ground, 1, problem ? 0.16 : 0.09, problem ? 0.07 : 0.10,
                                    problem ? 0.08 : 0.12);
  cairo_set_source (cairo, ground);
  cairo_paint (cairo);
  cairo_pattern_destroy (ground);
  cairo_destroy (cairo);
  if (text != NULL && *text != '\0')
    draw (surface, text, &card_style, NULL);

  patch = cliff_patch_new (surface);
  cliff_patch_draw (patch, picture);
  cliff_patch_free (patch);
  cairo_surface_destroy (surface);

  return g_steal_pointer (&picture);
}

char *
cliff_lettering_dup_identity (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2, 2);
  cairo_t *cairo = cairo_create (surface);
  g_autoptr(PangoLayout) layout = make_layout (cairo, "永", &label_style, 1080, 1920);
  PangoContext *context = pango_layout_get_context (layout);
  g_autoptr(PangoFont) font = pango_context_load_font (context,
                                                       pango_layout_get_font_description (layout));
  hb_face_t *face = font ? hb_font_get_face (pango_font_get_hb_font (font)) : NULL;
  g_autofree char *sum = NULL;
  char *identity;

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
  cairo_surface_destroy (surface);

  return identity;
}

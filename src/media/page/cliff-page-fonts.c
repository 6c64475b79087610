/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-page-fonts.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

/* A name that no installed font has; see add_typewriter(). */
#define TYPEWRITER "Cliffhanger Typewriter"

/* Behind the first come what other systems have, and what has the letters that those lack. */
#define TYPEWRITER_FAMILIES \
  TYPEWRITER ",Courier 10 Pitch,Nimbus Mono PS,Liberation Mono,Courier New,FreeMono,monospace," BOOK_FAMILIES
#define BOOK_FAMILIES "Noto Serif CJK SC,Source Han Serif SC,Songti SC,SimSun,AR PL UMing CN,serif"

#define N_STYLES 4

/* Up to here it is looked up once whether a character is plain. */
#define N_CHARACTERS 0x530

typedef enum
{
  PLAIN_UNKNOWN,
  PLAIN_YES,
  PLAIN_NO,
} Plain;

struct _CliffPageFonts
{
  gboolean      typewriter;
  PangoFontMap *map;
  PangoContext *context;
  double        scale;            /* what makes the letters ten to the inch */
  PangoFont    *fonts[N_STYLES];
  guint8        plain[N_CHARACTERS];
};

/* Courier Prime is packaged with faces that all say they are the regular one; their files' names tell. */
static void
name_face (FcPattern *pattern)
{
  FcChar8 *file = NULL;
  g_autofree char *name = NULL;

  if (FcPatternGetString (pattern, FC_FILE, 0, &file) != FcResultMatch)
    return;
  name = g_path_get_basename ((const char *) file);
  FcPatternDel (pattern, FC_FAMILY);
  FcPatternDel (pattern, FC_WEIGHT);
  FcPatternDel (pattern, FC_SLANT);
  FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) TYPEWRITER);
  FcPatternAddInteger (pattern, FC_WEIGHT, strstr (name, "Bold") != NULL ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcPatternAddInteger (pattern, FC_SLANT, strstr (name, "Italic") != NULL ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
}

/* Adds the faces of Courier Prime once more, under a name of ours and with the weights and slants that they have. */
static void
add_typewriter (FcConfig *config)
{
  FcFontSet *system = FcConfigGetFonts (config, FcSetSystem);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  FcFontSet *added;

  for (int i = 0; system != NULL && i < system->nfont; i++)
    {
      FcChar8 *family = NULL, *file = NULL;

      if (FcPatternGetString (system->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch &&
          g_str_equal ((const char *) family, "Courier Prime") &&
          FcPatternGetString (system->fonts[i], FC_FILE, 0, &file) == FcResultMatch)
        g_ptr_array_add (files, g_strdup ((const char *) file));
    }
  for (guint i = 0; i < files->len; i++)
    FcConfigAppFontAddFile (config, g_ptr_array_index (files, i));
  added = FcConfigGetFonts (config, FcSetApplication);
  for (int i = 0; added != NULL && i < added->nfont; i++)
    name_face (added->fonts[i]);
}

static void
make_map (CliffPageFonts *self)
{
  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), 72);
  if (self->typewriter)
    {
      FcConfig *config = FcInitLoadConfigAndFonts ();

      add_typewriter (config);
      pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), config);
      FcConfigDestroy (config);
    }
}

/* The same letters on paper and on every screen: no hinting, whatever the desktop says. */
static void
make_context (CliffPageFonts *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (self->map);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_language (self->context, pango_language_from_string (self->typewriter ? "en" : "zh-cn"));
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);
}

static PangoFontDescription *
describe (CliffPageFonts *self,
          double          size,
          CliffStyle      style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, self->typewriter ? TYPEWRITER_FAMILIES : BOOK_FAMILIES);
  pango_font_description_set_weight (font, (style & CLIFF_STYLE_BOLD) != 0 ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, (style & CLIFF_STYLE_ITALIC) != 0 ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_size (font, (int) (size * self->scale * PANGO_SCALE));

  return font;
}

static void
load_fonts (CliffPageFonts *self)
{
  for (guint style = 0; style < N_STYLES; style++)
    {
      g_autoptr(PangoFontDescription) font = describe (self, CLIFF_PAGE_SIZE, style);

      g_clear_object (&self->fonts[style]);
      self->fonts[style] = pango_font_map_load_font (self->map, self->context, font);
    }
}

CliffPageFonts *
cliff_page_fonts_new (gboolean typewriter)
{
  CliffPageFonts *self = g_new0 (CliffPageFonts, 1);

  self->typewriter = typewriter;
  self->scale = 1;
  make_map (self);
  make_context (self);
  load_fonts (self);
  if (typewriter && self->fonts[0] != NULL)
    {
      cairo_text_extents_t zero;

      cairo_scaled_font_text_extents (cliff_page_fonts_get_face (self, 0), "0", &zero);
      if (zero.x_advance > 1 && ABS (zero.x_advance - CLIFF_PAGE_COLUMN) > 0.005)
        {
          self->scale = CLIFF_PAGE_COLUMN / zero.x_advance;
          load_fonts (self);
        }
    }

  return self;
}

void
cliff_page_fonts_free (CliffPageFonts *self)
{
  for (guint style = 0; style < N_STYLES; style++)
    g_clear_object (&self->fonts[style]);
  g_clear_object (&self->context);
  g_clear_object (&self->map);
  g_free (self);
}

PangoLayout *
cliff_page_fonts_new_layout (CliffPageFonts *self,
                             double          size,
                             CliffStyle      style)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr(PangoFontDescription) font = describe (self, size, style);

  pango_layout_set_font_description (layout, font);

  return layout;
}

static gboolean
is_plain_character (CliffPageFonts *self,
                    gunichar        character)
{
  gboolean cached = character < N_CHARACTERS;
  gboolean plain = cached || (character >= 0x2010 && character <= 0x2027);

  if (cached && self->plain[character] != PLAIN_UNKNOWN)
    return self->plain[character] == PLAIN_YES;
  plain = plain && g_unichar_isgraph (character) && !g_unichar_ismark (character);
  for (guint style = 0; plain && style < N_STYLES; style++)
    plain = self->fonts[style] != NULL && pango_font_has_char (self->fonts[style], character);
  if (cached)
    self->plain[character] = plain ? PLAIN_YES : PLAIN_NO;

  return plain;
}

gboolean
cliff_page_fonts_is_plain (CliffPageFonts *self,
                           const char     *text)
{
  if (!self->typewriter || self->fonts[0] == NULL)
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if ((guchar) *at >= 0x80 || (guchar) *at == 0x7f || (*at < ' ' && *at != '\n'))
      if (!is_plain_character (self, g_utf8_get_char (at)))
        return FALSE;

  return TRUE;
}

cairo_scaled_font_t *
cliff_page_fonts_get_face (CliffPageFonts *self,
                           CliffStyle      style)
{
  return pango_cairo_font_get_scaled_font (
      PANGO_CAIRO_FONT (self->fonts[style & (CLIFF_STYLE_BOLD | CLIFF_STYLE_ITALIC)]));
}

double
cliff_page_fonts_get_ascent (CliffPageFonts *self,
                             double          leading)
{
  /* Letters reach about four fifths of their size up and a fifth down. */
  return (leading - CLIFF_PAGE_SIZE) / 2 + CLIFF_PAGE_SIZE * 0.8;
}

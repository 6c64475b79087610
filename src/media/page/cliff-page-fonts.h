/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "cliff-element.h"

G_BEGIN_DECLS

/**
 * CliffPageFonts:
 *
 * The letters of pages: a typewriter's, ten to the inch, or a book's.  Lengths do not depend on where pages are drawn, so
 * that the PDF, the print and the preview break at the same words.  One thread at a time.
 */
typedef struct _CliffPageFonts CliffPageFonts;

/* The size of letters, in points, and the width of one of the typewriter's. */
#define CLIFF_PAGE_SIZE 12.0
#define CLIFF_PAGE_COLUMN 7.2

CliffPageFonts      *cliff_page_fonts_new        (gboolean         typewriter);
void                 cliff_page_fonts_free       (CliffPageFonts  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPageFonts, cliff_page_fonts_free)
/* A layout without a text, its letters @size points high.  (transfer full) */
PangoLayout         *cliff_page_fonts_new_layout (CliffPageFonts  *self,
                                                  double           size,
                                                  CliffStyle       style);
/* Whether every letter of @text stands in a column of its own, one after another: nothing to shape, nothing wide. */
gboolean             cliff_page_fonts_is_plain   (CliffPageFonts  *self,
                                                  const char      *text);
/* What draws plain text; underlines are the caller's.  (transfer none) */
cairo_scaled_font_t *cliff_page_fonts_get_face   (CliffPageFonts  *self,
                                                  CliffStyle       style);
/* How far below the top of a row of @leading points its letters stand. */
double               cliff_page_fonts_get_ascent (CliffPageFonts  *self,
                                                  double           leading);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-page-fonts.h"

G_BEGIN_DECLS

/* Where the lines of a block stand and how they look; lengths in points. */
typedef struct
{
  double         x;       /* from the page's left edge */
  double         width;
  double         hang;    /* lines behind the first of a paragraph begin so much further in */
  double         size;    /* of the letters */
  PangoAlignment align;
  CliffStyle     style;   /* of all of it */
  gboolean       justify;
} CliffPageBox;

typedef struct
{
  guint start;  /* bytes of the block's text; no line end and no space at the end of a line */
  guint end;
} CliffPageLine;

/**
 * CliffPageBlock:
 *
 * A text wrapped into lines.
 */
typedef struct
{
  CliffPageBox  box;
  char         *text;
  GArray       *runs;     /* CliffRun; NULL where nothing is styled */
  GArray       *revised;  /* CliffRun without a style: what is new; NULL where nothing is */
  GArray       *lines;    /* CliffPageLine */
  gboolean      plain;    /* a letter a column */
} CliffPageBlock;

/* @text is copied; @runs and @revised are too. */
CliffPageBlock *cliff_page_block_new        (CliffPageFonts     *fonts,
                                             const CliffPageBox *box,
                                             const char         *text,
                                             GArray             *runs,
                                             GArray             *revised);
void            cliff_page_block_free       (CliffPageBlock     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPageBlock, cliff_page_block_free)
/* The bytes [start, end) of the text as a block of its own. (transfer full) */
CliffPageBlock *cliff_page_block_slice      (CliffPageBlock     *self,
                                             CliffPageFonts     *fonts,
                                             gsize               start,
                                             gsize               end);
gboolean        cliff_page_block_is_revised (CliffPageBlock     *self,
                                             guint               line);
/* Draws @n_lines from @first, the top of the first at @y, each @leading below the one before. */
void            cliff_page_block_draw       (CliffPageBlock     *self,
                                             CliffPageFonts     *fonts,
                                             cairo_t            *cairo,
                                             guint               first,
                                             guint               n_lines,
                                             double              y,
                                             double              leading);

G_END_DECLS

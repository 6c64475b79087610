/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages-private.h"

#include <string.h>

#define ASTERISK_X (7.75 * 72)
#define HEADER_Y 36.0
/* From the lower edge. */
#define FOOTER 61.89

/* The colours of revised pages, dark enough to be read as letters on white paper. */
static const struct
{
  const char *name;
  guint32     rgb;
} colours[] = {
  { "blue", 0x1a5fb4 }, { "pink", 0xc01c7b }, { "yellow", 0x8f6f00 }, { "green", 0x26743c }, { "goldenrod", 0xa5780a },
  { "buff", 0x8a6d3b }, { "salmon", 0xc4523f }, { "cherry", 0xa51d2d }, { "tan", 0x7d5a3c },
};

CliffPages *
cliff_pages_new (CliffScript          *script,
                 const CliffPageSetup *setup)
{
  gboolean drama = cliff_script_get_format (script) == CLIFF_SCRIPT_DRAMA;
  CliffPages *self = cliff_pages_alloc (setup, !drama, drama ? CLIFF_PAPER_A4 : setup->paper);

  self->drama = drama;
  if (drama)
    cliff_pages_add_drama (self, script, setup);
  else
    {
      cliff_pages_add_screenplay (self, script, setup);
      cliff_pages_add_title (self, script, setup);
    }
  cliff_pages_fill (self);

  return self;
}

guint
cliff_pages_get_n_pages (CliffPages *self)
{
  return self->pages->len;
}

void
cliff_pages_get_size (CliffPages *self,
                      double     *width,
                      double     *height)
{
  *width = self->width;
  *height = self->height;
}

guint
cliff_pages_find (CliffPages *self,
                  gsize       offset)
{
  guint found = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      const CliffPage *page = g_ptr_array_index (self->pages, i);

      if (page->start != G_MAXSIZE && page->start <= offset)
        found = i;
    }

  return found;
}

/* ── Revisions ── */

/* The bytes of the element's text that stand in its source from @start to @end: exactly where the text stands there as it
 * is, all of it where it does not. */
static CliffRun
find_revised (const char         *source,
              gsize               length,
              const char         *text,
              const CliffElement *element,
              gsize               start,
              gsize               end)
{
  const char *own = element->text != NULL && element->text[0] != '\0' ? element->text : text;
  const char *in_source = memmem (source, length, own, strlen (own)), *in_text = strstr (text, own);
  gsize from, to, shift;

  if (in_source == NULL || in_text == NULL)
    return (CliffRun) { 0, strlen (text), 0 };
  shift = (gsize) (in_text - text);
  from = element->start + (gsize) (in_source - source);
  to = from + strlen (own);
  if (end <= from)
    return (CliffRun) { 0, MAX (1, shift), 0 };
  if (start >= to)
    return (CliffRun) { shift + strlen (own) - 1, strlen (text), 0 };

  return (CliffRun) { start <= from ? 0 : shift + start - from, shift + MIN (end, to) - from, 0 };
}

GArray *
cliff_pages_dup_revised (CliffScript          *script,
                         const CliffPageSetup *setup,
                         const CliffElement   *element,
                         const char           *text)
{
  GArray *revised = NULL;

  for (guint i = 0; i < setup->n_revised; i++)
    {
      const CliffTextRange *range = &setup->revised[i];
      CliffRun run;

      if (range->end <= element->start || range->start >= element->end)
        continue;
      run = find_revised (cliff_script_get_text (script, NULL) + element->start, element->end - element->start, text,
                          element, range->start, range->end);
      if (revised == NULL)
        revised = g_array_new (FALSE, FALSE, sizeof (CliffRun));
      g_array_append_val (revised, run);
    }

  return revised;
}

/* ── Drawing ── */

static void
draw_text (CliffPages     *self,
           cairo_t        *cairo,
           const char     *text,
           double          x,
           double          width,
           PangoAlignment  align,
           double          y)
{
  CliffPageBox box = { x, width, 0, CLIFF_PAGE_SIZE, align, 0, FALSE };
  g_autoptr(CliffPageBlock) block = cliff_page_block_new (self->fonts, &box, text, NULL, NULL);

  cliff_page_block_draw (block, self->fonts, cairo, 0, 1, y, self->leading);
}

static void
draw_header (CliffPages      *self,
             const CliffPage *page,
             cairo_t         *cairo)
{
  double width = self->right - self->left;

  if (page->number > (self->drama ? 0 : 1))
    {
      g_autofree char *number = g_strdup_printf (self->drama ? "%d" : "%d.", page->number);

      draw_text (self, cairo, number, self->left, width, self->drama ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT,
                 self->drama ? self->height - FOOTER : HEADER_Y);
    }
  if (!page->revised || self->header == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (colours) && self->colour != NULL; i++)
    if (g_ascii_strcasecmp (colours[i].name, self->colour) == 0)
      cairo_set_source_rgb (cairo, (colours[i].rgb >> 16) / 255.0, (colours[i].rgb >> 8 & 0xff) / 255.0,
                            (colours[i].rgb & 0xff) / 255.0);
  draw_text (self, cairo, self->header, self->left, width, PANGO_ALIGN_LEFT, HEADER_Y);
  cairo_set_source_rgb (cairo, 0, 0, 0);
}

static void
draw_piece (CliffPages           *self,
            const CliffPagePiece *piece,
            cairo_t              *cairo)
{
  double y = self->top + piece->row * self->leading;

  if (piece->n_lines > 0)
    cliff_page_block_draw ((CliffPageBlock *) piece->block, self->fonts, cairo, piece->first, piece->n_lines, y,
                           self->leading);
  if (piece->number != NULL && piece->number[0] != '\0')
    {
      draw_text (self, cairo, piece->number, self->left - 72, 54, PANGO_ALIGN_LEFT, y);
      draw_text (self, cairo, piece->number, self->right - 54, 54, PANGO_ALIGN_RIGHT, y);
    }
  for (guint i = 0; i < piece->n_lines; i++)
    if (cliff_page_block_is_revised ((CliffPageBlock *) piece->block, piece->first + i))
      draw_text (self, cairo, "*", ASTERISK_X, CLIFF_PAGE_SIZE, PANGO_ALIGN_LEFT, y + i * self->leading);
}

void
cliff_pages_draw (CliffPages *self,
                  guint       page,
                  cairo_t    *cairo)
{
  const CliffPage *drawn;

  g_return_if_fail (page < self->pages->len);
  drawn = g_ptr_array_index (self->pages, page);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  draw_header (self, drawn, cairo);
  for (guint i = 0; i < drawn->pieces->len; i++)
    draw_piece (self, &g_array_index (drawn->pieces, CliffPagePiece, i), cairo);
  cliff_pages_draw_pictures (self, page, cairo);
}

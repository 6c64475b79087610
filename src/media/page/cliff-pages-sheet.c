/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages-private.h"

#include "cliff-shot-picture.h"

#define MARGIN 40.0
#define TOP 48.0
#define LEADING 9.0
#define TITLE_SIZE 13.0
#define SIZE 7.0

#define COLUMNS 5
#define GAP 10.0
#define CAPTION_ROWS 4
/* Pixels a point: fine enough for paper, small enough to send. */
#define FINENESS 3.0

typedef struct
{
  CliffPages  *pages;
  CliffReport *list;
  double       width, height;  /* of a picture */
  int          pitch;          /* rows from one line of pictures to the next */
  int          column;
} Sheet;

static char *
dup_cell (Sheet      *sheet,
          guint       row,
          const char *id)
{
  for (guint i = 0; i < sheet->list->columns->len; i++)
    if (g_str_equal (g_array_index (sheet->list->columns, CliffReportColumn, i).id, id))
      return cliff_report_dup_cell (sheet->list, row, i);

  return g_strdup ("");
}

/* Not more lines than there is room for. */
static int
put_lines (Sheet      *sheet,
           double      x,
           int         row,
           int         most,
           const char *text,
           CliffStyle  style)
{
  CliffPageBox box = { x, sheet->width, 0, SIZE, PANGO_ALIGN_LEFT, style, FALSE };
  CliffPages *self = sheet->pages;
  CliffPageBlock *block = cliff_page_block_new (self->fonts, &box, text, NULL, NULL);
  CliffPagePiece piece = { block, 0, MIN (block->lines->len, (guint) MAX (most, 0)), row, 0, NULL };

  g_ptr_array_add (self->blocks, block);
  g_array_append_val (self->page->pieces, piece);

  return (int) piece.n_lines;
}

static void
put_caption (Sheet *sheet,
             guint  row,
             double x,
             int    at)
{
  g_autofree char *number = dup_cell (sheet, row, "shot"), *size = dup_cell (sheet, row, "size");
  g_autofree char *length = dup_cell (sheet, row, "milliseconds"), *lines = dup_cell (sheet, row, "lines");
  g_autofree char *picture = dup_cell (sheet, row, "picture");
  g_autofree char *head = g_strdup_printf ("%s  %s  %s", number, size, length);
  int used = put_lines (sheet, x, at, 1, head, CLIFF_STYLE_BOLD);

  put_lines (sheet, x, at + used, CAPTION_ROWS - used, *lines != '\0' ? lines : picture, 0);
}

static void
begin_page (Sheet *sheet)
{
  CliffPages *self = sheet->pages;
  CliffPageBox box = { self->left, self->right - self->left, 0, TITLE_SIZE, PANGO_ALIGN_LEFT, CLIFF_STYLE_BOLD, FALSE };

  cliff_pages_begin (self);
  cliff_pages_put (self, &box, sheet->list->title, NULL, 0);
  self->row = 3;
  sheet->column = 0;
}

static void
put_shot (Sheet     *sheet,
          CliffPlan *plan,
          guint      shot,
          guint      row)
{
  CliffPages *self = sheet->pages;
  CliffPagePicture picture;

  if (sheet->column == COLUMNS)
    {
      sheet->column = 0;
      self->row += sheet->pitch;
    }
  if (self->page == NULL || self->row + sheet->pitch > self->rows)
    begin_page (sheet);
  picture = (CliffPagePicture) { self->pages->len - 1, cliff_plan_ref (plan), shot,
                                 self->left + sheet->column * (sheet->width + GAP), self->top + self->row * self->leading,
                                 sheet->width, sheet->height };
  g_array_append_val (self->pictures, picture);
  put_caption (sheet, row, picture.x, self->row + sheet->pitch - CAPTION_ROWS - 1);
  sheet->column++;
}

static void
picture_clear (gpointer data)
{
  CliffPagePicture *picture = data;

  cliff_plan_unref (picture->plan);
}

CliffPages *
cliff_pages_new_sheet (CliffPlan            **plans,
                       guint                  n_plans,
                       CliffReport           *list,
                       const CliffPageSetup  *setup)
{
  CliffPages *self = cliff_pages_alloc (setup, FALSE, setup->paper);
  Sheet sheet = { self, list };
  guint row = 0;

  self->drama = TRUE;
  self->left = MARGIN;
  self->right = self->width - MARGIN;
  self->top = TOP;
  self->leading = LEADING;
  self->rows = (int) ((self->height - 2 * TOP) / LEADING);
  self->pictures = g_array_new (FALSE, FALSE, sizeof (CliffPagePicture));
  g_array_set_clear_func (self->pictures, picture_clear);
  sheet.width = (self->right - self->left - (COLUMNS - 1) * GAP) / COLUMNS;
  for (guint i = 0; i < n_plans; i++)
    {
      /* No picture is higher than a page, whatever the series' frame is. */
      sheet.height = MIN (sheet.width * plans[i]->height / plans[i]->width, (self->rows - CAPTION_ROWS - 6) * LEADING);
      sheet.pitch = (int) (sheet.height / LEADING) + 1 + CAPTION_ROWS + 1;
      for (guint j = 0; j < plans[i]->shots->len && row < list->rows->len; j++, row++)
        put_shot (&sheet, plans[i], j, row);
    }
  if (self->page == NULL)
    begin_page (&sheet);

  return self;
}

void
cliff_pages_draw_pictures (CliffPages *self,
                           guint       page,
                           cairo_t    *cairo)
{
  CliffComposer *composer = NULL;
  CliffPlan *plan = NULL;

  for (guint i = 0; self->pictures != NULL && i < self->pictures->len; i++)
    {
      const CliffPagePicture *picture = &g_array_index (self->pictures, CliffPagePicture, i);
      int width = (int) (picture->width * FINENESS) & ~1;
      cairo_surface_t *surface;

      if (picture->page != page)
        continue;
      if (picture->plan != plan)
        {
          g_clear_pointer (&composer, cliff_composer_free);
          plan = picture->plan;
          composer = cliff_composer_new (plan, width, cliff_shot_picture_height (plan, width));
        }
      surface = cliff_shot_picture_new (composer, plan, picture->shot, width);
      cairo_save (cairo);
      cairo_translate (cairo, picture->x, picture->y);
      cairo_scale (cairo, picture->width / cairo_image_surface_get_width (surface),
                   picture->height / cairo_image_surface_get_height (surface));
      cairo_set_source_surface (cairo, surface, 0, 0);
      cairo_paint (cairo);
      cairo_restore (cairo);
      cairo_surface_destroy (surface);
    }
  g_clear_pointer (&composer, cliff_composer_free);
}

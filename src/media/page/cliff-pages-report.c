/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages-private.h"

#define MARGIN 56.0
#define TOP 64.0
#define SIZE 9.0
#define TITLE_SIZE 14.0
#define LEADING 15.0
#define GAP 14.0

/* A column of text gets no narrower than this; a wide one is given what is left. */
#define NARROWEST 48.0
#define WIDEST 190.0

/* Columns that stand side by side on pages of their own. */
typedef struct
{
  CliffPages  *pages;
  CliffReport *report;
  double      *widths;
  guint        first;   /* beside column 0, which is on all pages */
  guint        end;
} Table;

static double
measure (CliffPages *self,
         const char *text,
         CliffStyle  style)
{
  g_autoptr(PangoLayout) layout = cliff_page_fonts_new_layout (self->fonts, SIZE, style);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE + 0.5;
}

static const CliffReportColumn *
get_column (Table *table,
            guint  column)
{
  return &g_array_index (table->report->columns, CliffReportColumn, column);
}

/* Each column as wide as what is in it, within limits. */
static void
measure_columns (Table *table)
{
  CliffReport *report = table->report;

  for (guint i = 0; i < report->columns->len; i++)
    {
      double width = measure (table->pages, get_column (table, i)->label, CLIFF_STYLE_BOLD);

      for (guint row = 0; row < report->rows->len; row++)
        {
          g_autofree char *text = cliff_report_dup_cell (report, row, i);

          if (width < WIDEST)
            width = MAX (width, measure (table->pages, text, 0));
        }
      table->widths[i] = MIN (width, WIDEST);
    }
}

static double
sum_widths (Table *table,
            guint  first,
            guint  end)
{
  double width = table->widths[0];

  for (guint i = first; i < end; i++)
    width += table->widths[i] + GAP;

  return width;
}

/* Takes what is too much from the widest columns, then leaves those that do not fit to other pages. */
static void
choose_columns (Table *table)
{
  double room = table->pages->right - table->pages->left;

  table->end = table->report->columns->len;
  while (sum_widths (table, table->first, table->end) > room)
    {
      guint widest = 0;

      for (guint i = table->first; i < table->end; i++)
        if (table->widths[i] > table->widths[widest])
          widest = i;
      if (table->widths[widest] > NARROWEST && !table->report->grid)
        table->widths[widest] = MAX (NARROWEST, table->widths[widest] - 4);
      else if (table->end > table->first + 1)
        table->end--;
      else
        break;
    }
}

/* One row of cells; @row NULL is the head.  Returns the rows of text it takes; nothing is drawn without @put. */
static int
put_row (Table    *table,
         int       row,
         gboolean  put)
{
  CliffPages *self = table->pages;
  CliffStyle style = row < 0 ? CLIFF_STYLE_BOLD : 0;
  double x = self->left;
  int most = 1;

  for (guint i = 0; i < table->end; i = i == 0 ? table->first : i + 1)
    {
      gboolean number = get_column (table, i)->type != CLIFF_REPORT_TEXT;
      CliffPageBox box = { x, table->widths[i], 0, SIZE, number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT, style, FALSE };
      g_autofree char *text = row < 0 ? g_strdup (get_column (table, i)->label)
                                      : cliff_report_dup_cell (table->report, (guint) row, i);

      if (put)
        cliff_pages_put (self, &box, text, NULL, self->row);
      else
        {
          g_autoptr(CliffPageBlock) block = cliff_page_block_new (self->fonts, &box, text, NULL, NULL);

          most = MAX (most, (int) block->lines->len);
        }
      x += table->widths[i] + GAP;
    }

  return most;
}

static void
begin_page (Table *table)
{
  CliffPages *self = table->pages;
  CliffPageBox box = { self->left, self->right - self->left, 0, TITLE_SIZE, PANGO_ALIGN_LEFT, CLIFF_STYLE_BOLD, FALSE };
  g_autofree char *title = self->title != NULL && self->title[0] != '\0'
                           ? g_strdup_printf ("%s · %s", table->report->title, self->title)
                           : g_strdup (table->report->title);

  cliff_pages_begin (self);
  self->row = cliff_pages_put (self, &box, title, NULL, 0) + 1;
  put_row (table, -1, TRUE);
  self->row += put_row (table, -1, FALSE);
}

static void
put_table (Table *table)
{
  CliffPages *self = table->pages;

  begin_page (table);
  for (guint row = 0; row < table->report->rows->len; row++)
    {
      int n = put_row (table, (int) row, FALSE);

      if (self->row + n > self->rows)
        begin_page (table);
      put_row (table, (int) row, TRUE);
      self->row += n;
    }
}

CliffPages *
cliff_pages_new_report (CliffReport          *report,
                        const CliffPageSetup *setup)
{
  CliffPages *self = cliff_pages_alloc (setup, FALSE, setup->paper);
  g_autofree double *widths = g_new0 (double, report->columns->len);
  Table table = { self, report, widths, 1, 1 };

  self->drama = TRUE;
  self->left = MARGIN;
  self->right = self->width - MARGIN;
  self->top = TOP;
  self->leading = LEADING;
  self->rows = (int) ((self->height - 2 * TOP) / LEADING);
  measure_columns (&table);
  for (table.first = 1; table.first < report->columns->len || table.first == 1; table.first = table.end)
    {
      choose_columns (&table);
      put_table (&table);
      if (table.end >= report->columns->len)
        break;
    }

  return self;
}

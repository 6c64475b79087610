/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-report.h"

static void
column_clear (gpointer data)
{
  CliffReportColumn *column = data;

  g_free (column->id);
  g_free (column->label);
}

static void
free_row (gpointer data)
{
  CliffReportCell *row = data;

  for (CliffReportCell *cell = row; cell->number != G_MININT64; cell++)
    g_free (cell->text);
  g_free (row);
}

CliffReport *
cliff_report_alloc (const char *title,
                    gboolean    chinese)
{
  CliffReport *self = g_new0 (CliffReport, 1);

  self->title = g_strdup (title);
  self->chinese = chinese;
  self->columns = g_array_new (FALSE, FALSE, sizeof (CliffReportColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_ptr_array_new_with_free_func (free_row);

  return self;
}

void
cliff_report_free (CliffReport *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->columns);
  g_free (self->title);
  g_free (self);
}

void
cliff_report_add_column (CliffReport     *self,
                         const char      *id,
                         const char      *label,
                         CliffReportType  type)
{
  CliffReportColumn column = { g_strdup (id), g_strdup (label), type };

  g_return_if_fail (self->rows->len == 0);

  g_array_append_val (self->columns, column);
}

/* Ended by a cell that no row has. */
CliffReportCell *
cliff_report_add_row (CliffReport *self)
{
  CliffReportCell *row = g_new0 (CliffReportCell, self->columns->len + 1);

  row[self->columns->len].number = G_MININT64;
  g_ptr_array_add (self->rows, row);

  return row;
}

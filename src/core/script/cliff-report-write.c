/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-report.h"

#include "cliff-file.h"

#include <string.h>

static const CliffReportColumn *
get_column (CliffReport *self,
            guint        column)
{
  return &g_array_index (self->columns, CliffReportColumn, column);
}

static const CliffReportCell *
get_cell (CliffReport *self,
          guint        row,
          guint        column)
{
  const CliffReportCell *cells = g_ptr_array_index (self->rows, row);

  return &cells[column];
}

static char *
dup_chinese_int_ext (const char *int_ext)
{
  g_autoptr(GString) text = g_string_new (int_ext);

  g_string_replace (text, "int", "内", 0);
  g_string_replace (text, "ext", "外", 0);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
cliff_report_dup_cell (CliffReport *self,
                       guint        row,
                       guint        column)
{
  const CliffReportCell *cell = get_cell (self, row, column);
  gint64 seconds;

  switch (get_column (self, column)->type)
    {
    case CLIFF_REPORT_TIME:
      seconds = (cell->number + CLIFF_SECOND / 2) / CLIFF_SECOND;

      return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 60, (int) (seconds % 60));
    case CLIFF_REPORT_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
    case CLIFF_REPORT_TEXT:
    default:
      if (self->chinese && g_str_equal (get_column (self, column)->id, "int_ext"))
        return dup_chinese_int_ext (cell->text);
      return g_strdup (cell->text != NULL ? cell->text : "");
    }
}

/* Spreadsheets calculate what begins so, and a script is anybody's. */
static gboolean
looks_like_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;
}

static void
append_field (GString    *csv,
              const char *text,
              gboolean    last)
{
  g_auto(GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  gboolean formula = looks_like_formula (text);

  if (formula || strpbrk (text, ",\"\r\n") != NULL)
    g_string_append_printf (csv, "\"%s%s\"", formula ? "'" : "", doubled);
  else
    g_string_append (csv, text);
  g_string_append (csv, last ? "\r\n" : ",");
}

char *
cliff_report_to_csv (CliffReport *self)
{
  GString *csv = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < self->columns->len; i++)
    append_field (csv, get_column (self, i)->label, i + 1 == self->columns->len);
  for (guint row = 0; row < self->rows->len; row++)
    for (guint i = 0; i < self->columns->len; i++)
      {
        g_autofree char *text = cliff_report_dup_cell (self, row, i);

        append_field (csv, text, i + 1 == self->columns->len);
      }

  return g_string_free (csv, FALSE);
}

static void
set_cell (JsonObject              *object,
          const CliffReportColumn *column,
          const CliffReportCell   *cell)
{
  switch (column->type)
    {
    case CLIFF_REPORT_COUNT:
      json_object_set_int_member (object, column->id, cell->number);
      break;
    case CLIFF_REPORT_TIME:
      json_object_set_int_member (object, column->id, cell->number / (CLIFF_SECOND / 1000));
      break;
    case CLIFF_REPORT_TEXT:
    default:
      json_object_set_string_member (object, column->id, cell->text != NULL ? cell->text : "");
      break;
    }
}

JsonNode *
cliff_report_to_json (CliffReport *self)
{
  JsonArray *rows = json_array_new ();
  JsonNode *node = json_node_alloc ();

  for (guint row = 0; row < self->rows->len; row++)
    {
      JsonObject *object = json_object_new (), *cast = NULL;

      set_cell (object, get_column (self, 0), get_cell (self, row, 0));
      /* People may be called anything, even "scene". */
      if (self->grid)
        {
          cast = json_object_new ();
          json_object_set_object_member (object, "cast", cast);
        }
      for (guint i = 1; i < self->columns->len; i++)
        set_cell (cast != NULL ? cast : object, get_column (self, i), get_cell (self, row, i));
      json_array_add_object_element (rows, object);
    }
  json_node_init_array (node, rows);
  json_array_unref (rows);

  return node;
}

gboolean
cliff_report_write_csv (CliffReport  *self,
                        const char   *path,
                        GError      **error)
{
  char *text = cliff_report_to_csv (self);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return cliff_file_write (path, bytes, TRUE, error);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-shot.h"

static const char * const text_columns[] = { "title", "language", "producer", "label_text", NULL };
static const char * const languages[] = { "zh", "en", NULL };

static const struct
{
  const char *name;
  gint64      minimum;
  gint64      maximum;
  gint64      step; /* pictures have even sides: chroma has half of them */
} int_columns[] = {
  { "audible_label", 0, 1, 1 },
  { "width", 16, 8192, 2 },
  { "height", 16, 8192, 2 },
  { "fps_num", 1, 240000, 1 },
  { "fps_den", 1, 1001, 1 },
  { "max_shot", CLIFF_SECOND, 120 * CLIFF_SECOND, 1 },
  { "target_length", CLIFF_SECOND, 3600 * CLIFF_SECOND, 1 },
};

static gboolean
check_int (const char  *column,
           gint64       value,
           GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (int_columns); i++)
    if (g_str_equal (int_columns[i].name, column) && value >= int_columns[i].minimum && value <= int_columns[i].maximum &&
        value % int_columns[i].step == 0)
      return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "%" G_GINT64_FORMAT " is no “%s” a series can have", value, column);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return stripped[0] == '\0';
}

static gboolean
check_text (const char  *column,
            const char  *value,
            GError     **error)
{
  /* There is no film without a visible label. */
  if (g_strv_contains (text_columns, column) && g_utf8_validate (value, -1, NULL) &&
      !(g_str_equal (column, "label_text") && is_blank (value)) &&
      (!g_str_equal (column, "language") || g_strv_contains (languages, value)))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no “%s” a series can have", value, column);
  return FALSE;
}

/* A value that is there already makes no step. */
static gboolean
is_present (CliffStore *store,
            const char *column,
            const char *text,
            gint64      number)
{
  g_autofree char *by_text = g_strdup_printf ("SELECT 1 FROM series WHERE \"%s\" = ?", column);

  return text != NULL ? cliff_store_get_int (store, 0, by_text, "s", text) != 0
                      : cliff_store_get_int (store, 0, by_text, "i", number) != 0;
}

static gboolean
set_column (CliffStore  *store,
            const char  *column,
            const char  *text,
            gint64       number,
            GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE series SET \"%s\" = ?", column);

  if (is_present (store, column, text, number))
    return TRUE;

  return cliff_store_begin (store, "Change Series", error) &&
         cliff_store_end (store, text != NULL ? cliff_store_exec (store, error, sql, "s", text)
                                              : cliff_store_exec (store, error, sql, "i", number), error);
}

gboolean
cliff_edit_set_series_text (CliffStore  *store,
                            const char  *column,
                            const char  *value,
                            GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (column != NULL && value != NULL, FALSE);

  return check_text (column, value, error) && set_column (store, column, value, 0, error);
}

gboolean
cliff_edit_set_series_int (CliffStore  *store,
                           const char  *column,
                           gint64       value,
                           GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (column != NULL, FALSE);

  return check_int (column, value, error) && set_column (store, column, NULL, value, error);
}

static gboolean
set_pair (CliffStore  *store,
          const char  *first_column,
          gint64       first,
          const char  *second_column,
          gint64       second,
          GError     **error)
{
  return cliff_store_begin (store, "Change Series", error) &&
         cliff_store_end (store, cliff_edit_set_series_int (store, first_column, first, error) &&
                                 cliff_edit_set_series_int (store, second_column, second, error), error);
}

gboolean
cliff_edit_set_series_size (CliffStore  *store,
                            int          width,
                            int          height,
                            GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return set_pair (store, "width", width, "height", height, error);
}

gboolean
cliff_edit_set_series_rate (CliffStore  *store,
                            int          num,
                            int          den,
                            GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return set_pair (store, "fps_num", num, "fps_den", den, error);
}

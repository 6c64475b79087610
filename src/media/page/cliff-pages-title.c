/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages-private.h"

#include <string.h>

/* What a title page holds, from the top; rows stay empty before each. */
typedef struct
{
  const char *keys;   /* between spaces, in lower case */
  int         space;
} Part;

static const Part centred[] = {
  { " title ", 0 }, { " credit ", 3 }, { " author authors ", 1 }, { " source ", 3 },
};
static const Part lower[] = {
  { " draftdate date ", 0 }, { " revision ", 0 }, { " notes ", 1 }, { " copyright ", 1 }, { " contact ", 1 },
};

static char *
dup_key (const char *name)
{
  g_autofree char *lower_case = g_utf8_strdown (name, -1);
  g_auto(GStrv) words = g_strsplit (lower_case, " ", -1);

  return g_strjoinv ("", words);
}

static void
read_title (const CliffElement *element,
            gpointer            user_data)
{
  GHashTable *values = user_data;
  g_autofree char *key = NULL;
  GPtrArray *list;

  if (element->kind != CLIFF_ELEMENT_TITLE || element->name == NULL || element->names == NULL)
    return;
  key = dup_key (element->name);
  list = g_hash_table_lookup (values, key);
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (values, g_steal_pointer (&key), list);
    }
  for (guint i = 0; i < element->names->len; i++)
    g_ptr_array_add (list, g_strdup (g_ptr_array_index (element->names, i)));
}

/* The values of the first key of @part that has some. */
static GPtrArray *
find_values (GHashTable *values,
             const Part *part)
{
  g_auto(GStrv) keys = g_strsplit (part->keys, " ", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GPtrArray *found = keys[i][0] != '\0' ? g_hash_table_lookup (values, keys[i]) : NULL;

      if (found != NULL && found->len > 0)
        return found;
    }

  return NULL;
}

/* Puts the lines of @parts below each other from @row on, or only counts where @box is NULL.  Returns the row below. */
static int
put_parts (CliffPages         *self,
           GHashTable         *values,
           const Part         *parts,
           guint               n_parts,
           const CliffPageBox *box,
           int                 row)
{
  int first = row;

  for (guint i = 0; i < n_parts; i++)
    {
      GPtrArray *lines = find_values (values, &parts[i]);

      if (lines == NULL)
        continue;
      row += row > first ? parts[i].space : 0;
      for (guint j = 0; j < lines->len; j++)
        {
          const char *line = g_ptr_array_index (lines, j);
          GArray *runs = NULL;
          g_autofree char *text = cliff_inline_dup_plain (line, strlen (line), &runs);

          if (box != NULL)
            row += cliff_pages_put (self, box, text, runs, row);
          else
            row++;
          g_clear_pointer (&runs, g_array_unref);
        }
    }

  return row;
}

/* What the document is called inside the PDF. */
static void
name_document (CliffPages *self,
               GHashTable *values)
{
  GPtrArray *title = find_values (values, &centred[0]), *author = find_values (values, &centred[2]);

  if (title != NULL)
    {
      const char *line = g_ptr_array_index (title, 0);

      g_free (self->title);
      self->title = cliff_inline_dup_plain (line, strlen (line), NULL);
    }
  if (author != NULL)
    {
      const char *line = g_ptr_array_index (author, 0);

      g_free (self->author);
      self->author = cliff_inline_dup_plain (line, strlen (line), NULL);
    }
}

static void
set_value (GHashTable *values,
           const char *key,
           const char *value)
{
  GPtrArray *list;

  if (value == NULL || value[0] == '\0' || g_hash_table_contains (values, key))
    return;
  list = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (list, g_strdup (value));
  g_hash_table_insert (values, g_strdup (key), list);
}

void
cliff_pages_add_title (CliffPages           *self,
                       CliffScript          *script,
                       const CliffPageSetup *setup)
{
  g_autoptr(GHashTable) values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  CliffPageBox box = { self->left, self->right - self->left, 0, CLIFF_PAGE_SIZE, PANGO_ALIGN_CENTER, 0, FALSE };
  int rows;

  cliff_script_foreach_element (script, read_title, values);
  set_value (values, "title", setup->title);
  set_value (values, "author", setup->author);
  name_document (self, values);
  if (setup->no_title || g_hash_table_size (values) == 0)
    return;

  cliff_pages_begin_plain (self);
  put_parts (self, values, centred, G_N_ELEMENTS (centred), &box, self->rows * 3 / 10);
  box.align = PANGO_ALIGN_LEFT;
  rows = put_parts (self, values, lower, G_N_ELEMENTS (lower), NULL, 0);
  put_parts (self, values, lower, G_N_ELEMENTS (lower), &box, MAX (self->rows / 2, self->rows - rows));
  self->page = NULL;
}

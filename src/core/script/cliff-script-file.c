/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-file.h"

#include "cliff-convention.h"
#include "cliff-element.h"
#include "cliff-fdx.h"

#include <string.h>

/* One of several files, on its way to its place among them. */
typedef struct
{
  CliffScriptFile *file;
  CliffScript     *script;
  char            *key;       /* sorts names as people count */
  int              number;    /* of its first episode; 0 when nothing tells */
  gboolean         lined;     /* its text says so itself */
  gsize            body;      /* where what belongs to the episode starts: behind a title page */
} Part;

static void
part_free (Part *self)
{
  g_free (self->key);
  cliff_script_free (self->script);
  g_free (self);
}

CliffScriptFile *
cliff_script_file_new (GBytes        *bytes,
                       const char    *name,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofree char *text = cliff_script_read_bytes (bytes, name, cancellable, error);
  CliffScriptFile *self;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (text == NULL)
    return NULL;
  self = g_new0 (CliffScriptFile, 1);
  self->name = g_strdup (name != NULL ? name : "");
  self->text = g_steal_pointer (&text);
  if (cliff_fdx_is (data, length))
    {
      self->format = CLIFF_SCRIPT_FOUNTAIN;
      /* What is no UTF-8 cannot be kept with the texts; such documents are only read. */
      self->fdx = g_utf8_validate (data, length, NULL) ? g_strndup (data, length) : NULL;
    }
  else if (g_str_has_suffix (self->name, ".fountain"))
    self->format = CLIFF_SCRIPT_FOUNTAIN;

  return self;
}

CliffScriptFile *
cliff_script_file_load (const char    *path,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GBytes) bytes = cliff_script_load_bytes (path, cancellable, error);

  return bytes != NULL ? cliff_script_file_new (bytes, name, cancellable, error) : NULL;
}

void
cliff_script_file_free (CliffScriptFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->text);
  g_free (self->fdx);
  g_free (self);
}

/* ── Several ────────────────────────────────────────────────────────────────────────────────────── */

/* "第3集 归来.docx", "EP03.txt", "03 - title.fountain", "script 3.md" */
static int
number_of_name (const char *name)
{
  const char *chinese = strstr (name, "第");
  CliffSlice slice = cliff_slice (chinese != NULL ? chinese : name, strlen (chinese != NULL ? chinese : name)), title;
  int number = 0;

  if (cliff_convention_is_episode (slice, FALSE, &number, &title))
    return number;
  for (const char *at = name; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      {
        slice = cliff_slice (at, strlen (at));
        return cliff_slice_eat_number (&slice, &number) ? number : 0;
      }

  return 0;
}

static void
find_episode_line (const CliffElement *element,
                   gpointer            user_data)
{
  Part *self = user_data;
  CliffSlice title;
  int number;

  if (element->kind == CLIFF_ELEMENT_TITLE)
    self->body = element->end;
  if (self->lined)
    return;
  if (element->kind == CLIFF_ELEMENT_EPISODE)
    number = element->episode;
  else if (element->kind != CLIFF_ELEMENT_SECTION || element->level != 1 ||
           !cliff_convention_is_episode (cliff_slice (element->text, strlen (element->text)), FALSE, &number, &title))
    return;
  self->lined = TRUE;
  self->number = number;
}

static Part *
part_new (CliffScriptFile *file)
{
  Part *self = g_new0 (Part, 1);

  self->file = file;
  self->script = cliff_script_new (file->text, -1, file->format);
  self->key = g_utf8_collate_key_for_filename (file->name, -1);
  cliff_script_foreach_element (self->script, find_episode_line, self);
  if (cliff_script_get_format (self->script) == CLIFF_SCRIPT_DRAMA)
    {
      g_autoptr(CliffOutline) outline = cliff_script_get_outline (self->script);

      self->body = outline->preamble_end;
    }
  if (!self->lined)
    self->number = number_of_name (file->name);

  return self;
}

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const Part *x = *(Part **) a, *y = *(Part **) b;

  if (x->number != y->number && x->number > 0 && y->number > 0)
    return x->number < y->number ? -1 : 1;
  if ((x->number > 0) != (y->number > 0))
    return x->number > 0 ? -1 : 1;

  return strcmp (x->key, y->key);
}

static void
append_part (GString           *out,
             Part              *part,
             CliffScriptFormat  format,
             int                number)
{
  g_autofree char *turned = NULL;
  const char *text = part->file->text;
  gsize body = part->body;

  if (cliff_script_get_format (part->script) != format)
    {
      turned = cliff_script_write (part->script, format);
      text = turned;
      body = 0;
    }
  /* Only the first file's title page is that of the series. */
  if (out->len == 0)
    g_string_append_len (out, text, body);
  if (out->len > 0 && !g_str_has_suffix (out->str, "\n\n"))
    g_string_append (out, g_str_has_suffix (out->str, "\n") ? "\n" : "\n\n");
  if (!part->lined && turned == NULL)
    g_string_append_printf (out, format == CLIFF_SCRIPT_DRAMA ? "第%d集\n\n" : "# Episode %d\n\n", number);
  g_string_append (out, text + body);
}

CliffScriptFile *
cliff_script_files_join (GPtrArray *files)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  g_autoptr(GString) text = g_string_new (NULL);
  CliffScriptFile *joined = g_new0 (CliffScriptFile, 1);
  int number = 0;

  g_return_val_if_fail (files->len > 0, NULL);

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (parts, part_new (g_ptr_array_index (files, i)));
  g_ptr_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i), *first = g_ptr_array_index (parts, 0);

      if (i == 0)
        {
          joined->name = g_strdup (part->file->name);
          joined->format = parts->len == 1 ? part->file->format : cliff_script_get_format (part->script);
          joined->fdx = parts->len == 1 ? g_strdup (part->file->fdx) : NULL;
        }
      number = part->number > 0 ? part->number : number + 1;
      if (parts->len == 1)
        g_string_append (text, part->file->text);
      else
        append_part (text, part, cliff_script_get_format (first->script), number);
    }
  joined->text = g_string_free (g_steal_pointer (&text), FALSE);

  return joined;
}

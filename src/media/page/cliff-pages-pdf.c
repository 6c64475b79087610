/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages-private.h"

#include "cliff-file.h"

#include <cairo-pdf.h>

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
write_metadata (CliffPages      *self,
                cairo_surface_t *surface,
                gint64           created)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (created);
  g_autofree char *written = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Cliffhanger");
  if (self->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->author);
  if (written != NULL)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, written);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, written);
    }
}

/* Episodes open, scenes below them. */
static void
write_outline (CliffPages      *self,
               cairo_surface_t *surface)
{
  int episode = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const CliffPageMark *mark = &g_array_index (self->marks, CliffPageMark, i);
      g_autofree char *place = g_strdup_printf ("page=%u pos=[%d %d]", mark->page + 1, (int) self->left,
                                                (int) (self->top + mark->row * self->leading));
      int parent = mark->level == 0 ? CAIRO_PDF_OUTLINE_ROOT : episode;
      int id = cairo_pdf_surface_add_outline (surface, parent, mark->text, place, 0);

      if (mark->level == 0)
        episode = id;
    }
}

GBytes *
cliff_pages_make_pdf (CliffPages    *self,
                      gint64         created,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, self->width, self->height);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  write_metadata (self, surface, created);
  for (guint i = 0; i < self->pages->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      cliff_pages_draw (self, i, cairo);
      cairo_show_page (cairo);
    }
  write_outline (self, surface);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The PDF could not be made: %s",
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
cliff_pages_write_pdf (CliffPages    *self,
                       const char    *path,
                       gint64         created,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GBytes) bytes = cliff_pages_make_pdf (self, created, cancellable, error);

  return bytes != NULL && cliff_file_write (path, bytes, TRUE, error);
}

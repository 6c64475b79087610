/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-take-file.h"

#include <glib/gstdio.h>

void
cliff_take_file_clear (CliffTakeFile *self)
{
  cliff_media_file_clear (&self->file);
}

gboolean
cliff_take_file_prepare (CliffTakeFile  *self,
                         const char     *project_path,
                         const char     *path,
                         GCancellable   *cancellable,
                         GError        **error)
{
  if (!cliff_probe_file (path, &self->probe, error))
    return FALSE;
  if (!self->probe.has_video && !self->probe.has_still)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "neither a picture nor a video");
      return FALSE;
    }

  return cliff_media_prepare (project_path, path, FALSE, &self->file, cancellable, error);
}

static gboolean
write_png (cairo_surface_t  *picture,
           const char       *path,
           GError          **error)
{
  cairo_status_t status = cairo_surface_write_to_png (picture, path);

  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));

  return status == CAIRO_STATUS_SUCCESS;
}

gboolean
cliff_take_file_prepare_picture (CliffTakeFile    *self,
                                 const char       *project_path,
                                 cairo_surface_t  *picture,
                                 GCancellable     *cancellable,
                                 GError          **error)
{
  g_autofree char *folder = g_dir_make_tmp ("cliffhanger-XXXXXX", error);
  g_autofree char *png = folder != NULL ? g_build_filename (folder, "picture.png", NULL) : NULL;
  gboolean ok = png != NULL && write_png (picture, png, error) &&
                cliff_take_file_prepare (self, project_path, png, cancellable, error);

  if (png != NULL)
    {
      g_unlink (png);
      g_rmdir (folder);
    }

  return ok;
}

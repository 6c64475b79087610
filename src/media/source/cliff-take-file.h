/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "cliff-probe.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffTakeFile:
 *
 * A picture or video that has come into a project's media folder, and what it is: all that a take's row needs.
 */
typedef struct
{
  CliffMediaFile  file;
  CliffProbe      probe;
} CliffTakeFile;

void     cliff_take_file_clear           (CliffTakeFile    *self);
/* Brings a copy of the picture or video @path into the project.  Blocks; any thread but a window's main one.  Errors:
 * G_IO_ERROR_INVALID_DATA when it is neither, as cliff_probe_file(), as cliff_media_prepare(). */
gboolean cliff_take_file_prepare         (CliffTakeFile    *self,
                                          const char       *project_path,
                                          const char       *path,
                                          GCancellable     *cancellable,
                                          GError          **error);
/* The same with a picture that is in memory, as PNG.  Errors: as above, and G_IO_ERROR_FAILED when it cannot be written. */
gboolean cliff_take_file_prepare_picture (CliffTakeFile    *self,
                                          const char       *project_path,
                                          cairo_surface_t  *picture,
                                          GCancellable     *cancellable,
                                          GError          **error);

G_END_DECLS

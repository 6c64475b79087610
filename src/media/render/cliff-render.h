/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

#define CLIFF_RENDER_ERROR (cliff_render_error_quark ())
typedef enum
{
  CLIFF_RENDER_ERROR_MEDIA,   /* a file of the plan is missing or broken; the message names it */
  CLIFF_RENDER_ERROR_ENCODER, /* an encoder is missing or failed */
  CLIFF_RENDER_ERROR_WORKER,  /* a worker process ended unexpectedly; the rest is cached, try again */
  CLIFF_RENDER_ERROR_WRITE,   /* the file cannot be written: no space, no permission */
  CLIFF_RENDER_ERROR_LABEL,   /* a label could not be made or not be read back; nothing was given its name */
  CLIFF_RENDER_ERROR_CHECK,   /* the finished file is not what it should be; nothing was given its name */
} CliffRenderError;
GQuark cliff_render_error_quark (void);

typedef struct
{
  int units;          /* render units of the plan */
  int units_rendered; /* of which had to be rendered; the rest came from the cache */
} CliffRenderReport;

/* Renders @plan to an MP4 at @path, without the embedded label: units through worker processes
 * and the cache, one AAC stream, joined without re-encoding.  Blocking, any thread but not the
 * main one of a window. @cache_folder: units are kept there; may be deleted at any moment. */
gboolean cliff_render_plan (CliffPlan          *plan,
                            const char         *cache_folder,
                            const char         *path,
                            CliffRenderReport  *report,
                            CliffProgressFunc   progress,
                            gpointer            progress_data,
                            GCancellable       *cancellable,
                            GError            **error);

G_END_DECLS

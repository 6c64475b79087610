/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-drawing.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/* Makes the picture or video file @path a take of the shot and chooses it.  The file is looked into, copied and hashed in
 * a worker thread; @project says what came of it. */
void cliff_take_import (CliffProject *project,
                        CliffId       shot_id,
                        const char   *path);
/* The same of each of dropped files: (element-type GFile).  FALSE when there is none that has a path. */
gboolean cliff_take_import_files (CliffProject *project,
                                  CliffId       shot_id,
                                  GSList       *files);
/* Makes the picture that the video @path (SHA-256 @sha256; NULL: the whole file comes in, as above) shows at @time a take of the shot and chooses it. */
void cliff_take_import_frame (CliffProject *project,
                              CliffId       shot_id,
                              const char   *path,
                              const char   *sha256,
                              CliffTime     time);
/* Makes what was drawn over @below (nullable: on paper), which shows through as @opacity says, a take of the shot and chooses it.
 * @drawing: copied.  @below_id: the take that @below is the picture of, 0 for none. */
void cliff_take_import_drawing (CliffProject    *project,
                                CliffId          shot_id,
                                CliffDrawing    *drawing,
                                cairo_surface_t *below,
                                double           opacity,
                                CliffId          below_id);

G_END_DECLS

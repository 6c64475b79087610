/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-project.h"

G_BEGIN_DECLS

/* Makes the picture or video file @path a take of the shot and chooses it.  The file is looked into, copied and hashed in
 * a worker thread; @project says what came of it. */
void cliff_take_import (CliffProject *project,
                        CliffId       shot_id,
                        const char   *path);
/* Makes the picture that the video @path (SHA-256 @sha256; NULL: the whole file comes in, as above) shows at @time a take of the shot and chooses it. */
void cliff_take_import_frame (CliffProject *project,
                              CliffId       shot_id,
                              const char   *path,
                              const char   *sha256,
                              CliffTime     time);

G_END_DECLS

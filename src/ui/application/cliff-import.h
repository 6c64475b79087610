/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/* Reads the script files @paths, NULL-terminated and at least one, in a worker thread and imports them into @project as one script;
 * where the project has episodes, the person sees what would change and decides.  The project says what came of it. */
void     cliff_import_script_files   (CliffProject       *project,
                                      const char * const *paths);
void     cliff_import_script_file    (CliffProject *project,
                                      const char   *path);
/* Whether the name of @path is that of a script: .txt, .fountain, .md, .docx, .fdx, .html. */
gboolean cliff_import_is_script_name (const char   *path);
/* Asks for script files and imports them. */
void     cliff_import_ask            (CliffProject *project,
                                      GtkWindow    *parent);
/* (transfer full): the filters of a dialog that asks for a script. */
GListModel *cliff_import_create_filters (void);

G_END_DECLS

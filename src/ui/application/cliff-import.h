/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/* Reads the script file @path in a worker thread and imports it into @project, which says what came of it. */
void     cliff_import_script_file    (CliffProject *project,
                                      const char   *path);
/* Whether the name of @path is that of a script: .txt, .fountain, .md, .docx. */
gboolean cliff_import_is_script_name (const char   *path);
/* Asks for a script file and imports it. */
void     cliff_import_ask            (CliffProject *project,
                                      GtkWindow    *parent);
/* (transfer full): the filters of a dialog that asks for a script. */
GListModel *cliff_import_create_filters (void);

G_END_DECLS

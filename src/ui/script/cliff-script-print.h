/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-project.h"
#include "cliff-report.h"

G_BEGIN_DECLS

/* The whole script of @project as it is written to a PDF, on whatever paper is chosen; the pages of @episode (nullable) are those
 * that are proposed.  To be run, or to be exported from.  (transfer full) */
GtkPrintOperation *cliff_script_print_new (CliffProject *project,
                                           CliffRecord  *episode);
/* Asks for a printer and prints; what goes wrong is reported. */
void               cliff_script_print     (CliffProject *project,
                                           GtkWindow    *parent);
/* The same for a report.  Takes @report. */
GtkPrintOperation *cliff_script_print_new_report (CliffProject *project,
                                                  CliffReport  *report);
void               cliff_script_print_report     (CliffProject *project,
                                                  CliffReport  *report,
                                                  GtkWindow    *parent);

G_END_DECLS

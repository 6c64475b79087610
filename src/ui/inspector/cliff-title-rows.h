/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/* How the words of the selected titles look and where they stand; of lines, all subtitles of the series. */
GtkWidget *cliff_title_rows_new (CliffCutSubject *subject);

G_END_DECLS

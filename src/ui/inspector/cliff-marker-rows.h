/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/* The selected marker: its kind, words and time. */
GtkWidget *cliff_marker_rows_new (CliffCutSubject *subject);

G_END_DECLS

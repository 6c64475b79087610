/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/* How long, how fast and how loud the selected things are, and how they begin and end. */
GtkWidget *cliff_cut_rows_new   (CliffCutSubject *subject);
GtkWidget *cliff_sound_rows_new (CliffCutSubject *subject);

G_END_DECLS

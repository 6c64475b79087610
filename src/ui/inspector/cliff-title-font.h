/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/* A row in which the font of the selected words is chosen, or the usual one taken again. */
GtkWidget *cliff_title_font_new (CliffCutSubject *subject);

G_END_DECLS

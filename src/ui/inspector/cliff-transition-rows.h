/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/* How the picture before becomes that of the selected shots. */
GtkWidget *cliff_transition_rows_new (CliffCutSubject *subject);

G_END_DECLS

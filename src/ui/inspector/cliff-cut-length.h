/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/* A row in which the length of shots and clips is typed as a time. */
GtkWidget *cliff_cut_length_new (CliffCutSubject *subject);

G_END_DECLS

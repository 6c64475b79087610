/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-pages.h"

G_BEGIN_DECLS

/* What a person wants on the pages of a script, the same for print and PDF: kept in the settings. */

/* A group of switches for it: an AdwPreferencesGroup. */
GtkWidget *cliff_page_options_new  (void);
/* Sets what the switches say in @setup; the rest of it stays. */
void       cliff_page_options_read (CliffPageSetup *setup);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLIFF_TYPE_APPLICATION (cliff_application_get_type ())
G_DECLARE_FINAL_TYPE (CliffApplication, cliff_application, CLIFF, APPLICATION, AdwApplication)

CliffApplication *cliff_application_new          (void);
/* (transfer none) */
GSettings        *cliff_application_get_settings (CliffApplication *self);
/* Makes the program find its translations and, in a development build, what has not been installed. */
void              cliff_application_prepare      (void);

G_END_DECLS

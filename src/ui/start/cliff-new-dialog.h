/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CliffNewDialog:
 *
 * Asks for the name of a series, the folder to keep its project in and, when wanted, a script to begin with.
 * Signal "create" (const char *path, const char *title, const char *script): @script is NULL where none was chosen.
 */
#define CLIFF_TYPE_NEW_DIALOG (cliff_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CliffNewDialog, cliff_new_dialog, CLIFF, NEW_DIALOG, AdwDialog)

/* @script: (nullable): the script to begin with */
CliffNewDialog *cliff_new_dialog_new (const char *script);

G_END_DECLS

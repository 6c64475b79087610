/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-application.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffWindow:
 *
 * A window: the start page, or one project.
 */
#define CLIFF_TYPE_WINDOW (cliff_window_get_type ())
G_DECLARE_FINAL_TYPE (CliffWindow, cliff_window, CLIFF, WINDOW, AdwApplicationWindow)

CliffWindow  *cliff_window_new              (CliffApplication *application);
/* NULL on the start page. (transfer none) */
CliffProject *cliff_window_get_project      (CliffWindow      *self);
/* Shows @project in place of what is there; NULL goes back to the start page. */
void          cliff_window_set_project      (CliffWindow      *self,
                                             CliffProject     *project);
/* Opens the project at @path, or tells why not. */
gboolean      cliff_window_open             (CliffWindow      *self,
                                             const char       *path);
/* Imports the script file @path: into the project, or into a new one. */
void          cliff_window_bring_script     (CliffWindow      *self,
                                             const char       *path);
/* @script: (nullable): a script to begin with */
void          cliff_window_show_new_dialog  (CliffWindow      *self,
                                             const char       *script);
void          cliff_window_show_open_dialog (CliffWindow      *self);

G_END_DECLS

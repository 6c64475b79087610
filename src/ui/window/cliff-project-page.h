/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffProjectPage:
 *
 * A window's view of one project: the episodes, the pages of the chosen episode, preview and inspector.
 */
#define CLIFF_TYPE_PROJECT_PAGE (cliff_project_page_get_type ())
G_DECLARE_FINAL_TYPE (CliffProjectPage, cliff_project_page, CLIFF, PROJECT_PAGE, AdwBreakpointBin)

GtkWidget *cliff_project_page_new              (CliffProject     *project);
/* @name: "script", "storyboard" or "timeline" */
void       cliff_project_page_show             (CliffProjectPage *self,
                                                const char       *name);
/* The name of the page that is shown. (transfer none) */
const char *cliff_project_page_get_shown       (CliffProjectPage *self);
/* Shows the script with the caret in it. */
void       cliff_project_page_write            (CliffProjectPage *self);
/* Shows the script and reads it aloud from the caret on, or stops. */
void       cliff_project_page_read_aloud       (CliffProjectPage *self);
/* The script that is written on the Script page. (transfer none) */
CliffScriptDocument *cliff_project_page_get_document (CliffProjectPage *self);
/* Shows the script and does there what @action names, such as "find.find". */
void       cliff_project_page_act_on_script    (CliffProjectPage *self,
                                                const char       *action);
void       cliff_project_page_toggle_sidebar   (CliffProjectPage *self);
void       cliff_project_page_toggle_inspector (CliffProjectPage *self);
/* The media bin, beside the storyboard and the timeline: asked for on the Script page, it shows the timeline too. */
void       cliff_project_page_toggle_media     (CliffProjectPage *self);
void       cliff_project_page_popup_menu       (CliffProjectPage *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

typedef void (*CliffEpisodeFunc) (CliffRecord *episode,
                                  gpointer     data);

/* Asks which of @episodes, with @present chosen at first, and calls @func unless the person thinks better of it. */
void cliff_scene_dialogs_choose_episode (GListModel       *episodes,
                                         CliffRecord      *present,
                                         GtkWidget        *parent,
                                         CliffEpisodeFunc  func,
                                         gpointer          data,
                                         GDestroyNotify    destroy);
/* Asks for the scene's synopsis and keeps it. */
void cliff_scene_dialogs_edit_synopsis  (CliffProject     *project,
                                         CliffRecord      *scene,
                                         GtkWidget        *parent);

G_END_DECLS

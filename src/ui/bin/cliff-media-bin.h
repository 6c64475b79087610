/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffMediaBin:
 *
 * The media of the series beside the pages of an episode: found, brought in, looked into, and dragged to where they are used.
 * Its actions are "bin.…".
 */
#define CLIFF_TYPE_MEDIA_BIN (cliff_media_bin_get_type ())
G_DECLARE_FINAL_TYPE (CliffMediaBin, cliff_media_bin, CLIFF, MEDIA_BIN, AdwBin)

void          cliff_media_bin_set_project   (CliffMediaBin *self,
                                             CliffProject  *project);
/* (transfer none) */
CliffProject *cliff_media_bin_get_project   (CliffMediaBin *self);
/* The takes that are selected, in order: (transfer full) (element-type CliffId). */
GArray       *cliff_media_bin_list_selected (CliffMediaBin *self);
/* Puts the selected takes on the timeline of the episode, at the playhead. */
void          cliff_media_bin_place         (CliffMediaBin *self);
/* Looks again which files are gone. */
void          cliff_media_bin_look          (CliffMediaBin *self);
/* Every one, whatever is searched for and filtered. */
void          cliff_media_bin_show_all      (CliffMediaBin *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-convention.h"
#include "cliff-script-private.h"

#include <string.h>

G_BEGIN_DECLS

/**
 * CliffOutliner:
 *
 * An outline while elements are put into it, top to bottom.
 */
typedef struct
{
  CliffOutline        *outline;
  CliffOutlineEpisode *episode;
  CliffOutlineScene   *scene;
  GPtrArray           *cast;      /* of the scene that comes */
  gboolean             implicit;  /* the only episode so far has no line of its own */
  gboolean             wants_hook;  /* the next element's text is the hook */
  int                  number;      /* of an episode without a line of its own */
  guint                n_scenes;    /* scenes with headings so far in the episode */
} CliffOutliner;

void cliff_outliner_init       (CliffOutliner        *self,
                                CliffScriptFormat     format,
                                int                   number,
                                guint                 n_scenes);
void cliff_outliner_episode    (CliffOutliner        *self,
                                int                   number,
                                const char           *title,
                                gsize                 start);
void cliff_outliner_scene      (CliffOutliner        *self,
                                const CliffElement   *element,
                                const char           *heading);
void cliff_outliner_cast       (CliffOutliner        *self,
                                GPtrArray            *names);
void cliff_outliner_hook       (CliffOutliner        *self,
                                const CliffElement   *element);
void cliff_outliner_add        (CliffOutliner        *self,
                                CliffOutlineElement  *element,
                                gsize                 start,
                                gsize                 end);
CliffOutline *cliff_outliner_end (CliffOutliner      *self,
                                  gsize               end);

G_END_DECLS

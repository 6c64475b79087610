/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-clip-bundle.h"
#include "cliff-edit-cut.h"
#include "cliff-project.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the Timeline page cut, copy and paste, and what moves things to another episode. */
void     cliff_timeline_clipboard_install (GtkWidgetClass  *page_class);
/* Puts the things of @bundle at @time of @episode_id: moves those that were cut (@moving), copies the others; of another project's, what makes
 * sense, which is words.  @put: (out) (optional) (element-type CliffCutItem).  FALSE where it went wrong, of which the person has been
 * told. */
gboolean cliff_timeline_clipboard_put     (CliffProject    *project,
                                           CliffClipBundle *bundle,
                                           gboolean         moving,
                                           CliffId          episode_id,
                                           CliffTime        time,
                                           CliffPlace       place,
                                           GArray         **put);

G_END_DECLS

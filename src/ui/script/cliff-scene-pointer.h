/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-scene-actions.h"

G_BEGIN_DECLS

/**
 * CliffScenePointer:
 *
 * What the pointer does in a list or grid of scenes and episodes: dragging, dropping and the menu.  Main thread only.
 */
#define CLIFF_TYPE_SCENE_POINTER (cliff_scene_pointer_get_type ())
G_DECLARE_FINAL_TYPE (CliffScenePointer, cliff_scene_pointer, CLIFF, SCENE_POINTER, GObject)

/* @list: the view, in @scroller, whose items are records or rows of a tree of them; it lives longer than the result.
 * @selection: what is chosen in it. */
CliffScenePointer *cliff_scene_pointer_new         (GtkWidget          *list,
                                                    GtkScrolledWindow  *scroller,
                                                    GtkSingleSelection *selection,
                                                    CliffProject       *project,
                                                    CliffSceneActions  *actions);
/* For the view's factory: @item is on screen from bind to unbind. */
void               cliff_scene_pointer_add_item    (CliffScenePointer  *self,
                                                    GtkListItem        *item);
void               cliff_scene_pointer_remove_item (CliffScenePointer  *self,
                                                    GtkListItem        *item);
/* GtkListItem: those on screen, in no order. (transfer none) */
GPtrArray         *cliff_scene_pointer_get_items   (CliffScenePointer  *self);
/* The item under a point of the list. (transfer none) (nullable) */
GtkListItem       *cliff_scene_pointer_pick        (CliffScenePointer  *self,
                                                    double              x,
                                                    double              y);
/* Shows the menu of what is chosen beside its item; FALSE where it is not on screen. */
gboolean           cliff_scene_pointer_popup       (CliffScenePointer  *self);

/* What @item stands for; NULL for what stands before the first episode. (transfer none) */
CliffRecord       *cliff_list_item_get_record      (GtkListItem        *item);

G_END_DECLS

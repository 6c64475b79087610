/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cliff-edit-breakdown.h"

G_BEGIN_DECLS

/**
 * CliffBreakdownItem:
 *
 * What a new breakdown would do to one thing: to the whole, to an episode, to a scene or to a shot, with words for it.
 *
 * Properties: "accepted" (gboolean): that it is to be done; of a group: that all in it is; "mixed" (gboolean): only a part is.
 * Groups and what is in them follow each other.
 */
#define CLIFF_TYPE_BREAKDOWN_ITEM (cliff_breakdown_item_get_type ())
G_DECLARE_FINAL_TYPE (CliffBreakdownItem, cliff_breakdown_item, CLIFF, BREAKDOWN_ITEM, GObject)

/* A group without anything in it; @title: (nullable) */
CliffBreakdownItem *cliff_breakdown_item_new_group    (const char          *title);
/* @scene: (transfer full): accepted */
CliffBreakdownItem *cliff_breakdown_item_new_scene    (CliffBreakdownScene *scene);
/* A group's parts are groups or scenes. */
void                cliff_breakdown_item_add          (CliffBreakdownItem  *self,
                                                       CliffBreakdownItem  *part);
/* What is in it: of a group what was added, of a scene its shots; (nullable) (transfer none): NULL of a shot. */
GListModel         *cliff_breakdown_item_get_parts    (CliffBreakdownItem  *self);
const char         *cliff_breakdown_item_get_title    (CliffBreakdownItem  *self);
/* (transfer full) */
char               *cliff_breakdown_item_dup_subtitle (CliffBreakdownItem  *self);
/* The sign of what becomes of a shot; (nullable): NULL of what can be accepted. */
const char         *cliff_breakdown_item_get_icon     (CliffBreakdownItem  *self);
/* How many shots would be changed in some way. */
int                 cliff_breakdown_item_count_changes (CliffBreakdownItem *self);
void                cliff_breakdown_item_set_accepted (CliffBreakdownItem  *self,
                                                       gboolean             accepted);
/* The accepted scenes: a list for each group that has scenes. (transfer full) (element-type GArray of CliffId) */
GPtrArray          *cliff_breakdown_item_list_accepted (CliffBreakdownItem *self);

G_END_DECLS

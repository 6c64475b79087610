/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CLIFF_SHORTCUT_GENERAL,
  CLIFF_SHORTCUT_EPISODE,
  CLIFF_SHORTCUT_SCRIPT,
  CLIFF_SHORTCUT_STORYBOARD,
  CLIFF_SHORTCUT_TIMELINE,
  CLIFF_SHORTCUT_PREVIEW,
  CLIFF_N_SHORTCUT_GROUPS,
} CliffShortcutGroup;

/**
 * CliffShortcut:
 * @action: (nullable): detailed action name; NULL for keys that a focused widget handles itself
 * @accel: as gtk_accelerator_parse() reads it
 * @title: untranslated
 */
typedef struct
{
  const char         *action;
  const char         *accel;
  CliffShortcutGroup  group;
  const char         *title;
} CliffShortcut;

const CliffShortcut *cliff_shortcuts_get_table    (guint              *n_shortcuts);
/* Translated, (transfer none). */
const char          *cliff_shortcut_group_get_title (CliffShortcutGroup group);
void                 cliff_shortcuts_install      (GtkApplication     *application);
/* "@text (Ctrl+Z)", or just @text when @action has no key: (transfer full). */
char                *cliff_shortcuts_dup_tooltip  (const char         *action,
                                                   const char         *text);
/* Appends its key to the tooltip of each widget below @root that activates an action. */
void                 cliff_shortcuts_add_tooltips (GtkWidget          *root);

G_END_DECLS

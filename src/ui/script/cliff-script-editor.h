/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffScriptEditor:
 *
 * The sheet a script is written on: its text in the measure of a page, dressed by its elements.
 *
 * Properties: "kind" (int, CliffElementKind): of the line under the caret, notified; "zoom" (int, per cent), "focus-mode" and
 * "typewriter-mode" (gboolean): kept in the settings.
 */
#define CLIFF_TYPE_SCRIPT_EDITOR (cliff_script_editor_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptEditor, cliff_script_editor, CLIFF, SCRIPT_EDITOR, GtkWidget)

void           cliff_script_editor_set_document (CliffScriptEditor   *self,
                                                 CliffScriptDocument *document);
/* (transfer none) */
GtkSourceView *cliff_script_editor_get_view     (CliffScriptEditor   *self);
/* Whether the text has the keyboard. */
gboolean       cliff_script_editor_has_focus    (CliffScriptEditor   *self);
/* Marks [start, end), in bytes, as the text of the selected shot; an empty range marks nothing. */
void           cliff_script_editor_set_shot     (CliffScriptEditor   *self,
                                                 gsize                start,
                                                 gsize                end);
/* Zoom and modes as actions "zoom-in", "zoom-out", "zoom-reset", "script-focus-mode",
 * "script-typewriter-mode". (transfer none) */
GActionGroup  *cliff_script_editor_get_actions  (CliffScriptEditor   *self);
/* Binds @property of @object to the setting @key, a boolean, and adds the action of that name; for as long as @object is. */
void               cliff_script_editor_bind_mode    (CliffScriptEditor   *self,
                                                     const char          *key,
                                                     GObject             *object,
                                                     const char          *property);

G_END_DECLS

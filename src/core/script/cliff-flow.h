/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/**
 * CliffTextEdit:
 *
 * One replacement in a script and where the caret stands after it.  All places are bytes, @start and @end in the text as it is,
 * @caret and @anchor in the text as it will be; @anchor differs from @caret when something is selected.
 */
typedef struct
{
  gsize  start;
  gsize  end;
  char  *text;   /* never NULL */
  gsize  caret;
  gsize  anchor;
} CliffTextEdit;

void     cliff_text_edit_clear (CliffTextEdit *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffTextEdit, cliff_text_edit_clear)

/* What a key does to the element under the caret, in the convention of the script.  FALSE: nothing of its own, the key does what
 * it does in any text.  @edit is filled with TRUE only.  Pure functions: they read the script and change nothing, and what they
 * ask for lies in the caret's line and the empty lines next to it.  @caret is between two characters.  None is for a selection:
 * where something is selected, keys replace it. */
gboolean cliff_flow_enter    (CliffScript      *script,
                              gsize             caret,
                              CliffTextEdit    *edit);
/* @back: with Shift. */
gboolean cliff_flow_tab      (CliffScript      *script,
                              gsize             caret,
                              gboolean          back,
                              CliffTextEdit    *edit);
/* Takes both halves of an empty pair of brackets. */
gboolean cliff_flow_backspace (CliffScript     *script,
                               gsize            caret,
                               CliffTextEdit   *edit);
/* Makes the line under the caret an element of @kind, whatever it was; its words stay.  FALSE too when it is one already, or
 * when the convention has no such element. */
gboolean cliff_flow_set_kind (CliffScript      *script,
                              gsize             caret,
                              CliffElementKind  kind,
                              CliffTextEdit    *edit);
/* What follows from @typed having just been put before the caret: a colon after a known name, the other half of a bracket, an
 * upper-case heading…  @names: (element-type utf8) (nullable): who is known. */
gboolean cliff_flow_typed    (CliffScript      *script,
                              gsize             caret,
                              gunichar          typed,
                              GPtrArray        *names,
                              CliffTextEdit    *edit);
/* The kind of the line under the caret, as an editor names it; an empty line is what would be typed there, and a name in
 * capitals alone is a cue before its speech is there. */
CliffElementKind cliff_flow_get_kind (CliffScript *script,
                                      gsize        caret);

G_END_DECLS

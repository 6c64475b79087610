/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

#include "cliff-flow.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffScriptDocument:
 *
 * The script of one episode, or what stands before the first, while it is written: the buffer typed into, the script parsed with
 * every key, and its way to the store, at the latest a second after a key.  Every part of the Script page works on the document
 * and none on another.  Main thread only.  All places are bytes of the text.
 *
 * It follows the project: another episode there is another text here, and what the store changes in the text, undo included, is
 * changed in the buffer where it differs and nowhere else.  Undo is the store's; the buffer has none.
 *
 * Properties: "episode" (CliffEpisode, nullable: what stands before the first), notified when another text is shown, after
 * "parsed".
 * Signals:
 *  "parsed" (guint64 start, guint64 end): the elements in [start, end) may be others now; after each change of the text,
 *     before it is painted;
 *  "typed" (guint character): a person's typing has put it before the caret;
 *  "caret-moved";
 *  "paused": a third of a second after the last change: the time for numbers, outline and findings;
 *  "reveal": the view scrolls to the caret.
 */
#define CLIFF_TYPE_SCRIPT_DOCUMENT (cliff_script_document_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptDocument, cliff_script_document, CLIFF, SCRIPT_DOCUMENT, GObject)

CliffScriptDocument *cliff_script_document_new         (CliffProject        *project);
CliffProject        *cliff_script_document_get_project (CliffScriptDocument *self);
GtkSourceBuffer     *cliff_script_document_get_buffer  (CliffScriptDocument *self);
/* The script as it stands in the buffer; borrowed until the next change. */
CliffScript         *cliff_script_document_get_script  (CliffScriptDocument *self);
CliffRecord         *cliff_script_document_get_episode (CliffScriptDocument *self);
/* Shows the text of @episode, NULL for what stands before the first; the project stands on that episode then. */
void                 cliff_script_document_show        (CliffScriptDocument *self,
                                                        CliffRecord         *episode);
/* Whether text waits for its commit: places in the store's rows are those of before then. */
gboolean             cliff_script_document_get_waiting (CliffScriptDocument *self);
gsize                cliff_script_document_get_caret   (CliffScriptDocument *self);
/* FALSE when nothing is selected; start and end are the caret then. */
gboolean             cliff_script_document_get_selection (CliffScriptDocument *self,
                                                          gsize               *start,
                                                          gsize               *end);
/* Puts the caret at @end, selects from @start, and reveals it. */
void                 cliff_script_document_select      (CliffScriptDocument *self,
                                                        gsize                start,
                                                        gsize                end);
/* Changes the text as one act of the person: one undo step. */
void                 cliff_script_document_apply       (CliffScriptDocument *self,
                                                        const CliffTextEdit *edit);
/* Changes the text as a part of what is being typed: one undo takes both back. */
void                 cliff_script_document_amend       (CliffScriptDocument *self,
                                                        const CliffTextEdit *edit);
/* What is typed next is another undo step. */
void                 cliff_script_document_end_act     (CliffScriptDocument *self);
/* Commits what waits. */
void                 cliff_script_document_flush       (CliffScriptDocument *self);
/* Between the buffer's characters and the text's bytes. */
int                  cliff_script_document_to_chars    (CliffScriptDocument *self,
                                                        gsize                bytes);
gsize                cliff_script_document_to_bytes    (CliffScriptDocument *self,
                                                        int                  characters);

G_END_DECLS

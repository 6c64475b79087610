/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/* Puts what is on the clipboard of @widget in the place of the selection, as one act.  What comes from a word processor, a web
 * page or a chat keeps its paragraphs, line breaks and emphasis, in the way the script is written; @plain: only its text.
 * Nothing happens when the document or the widget is gone by the time the clipboard answers. */
void cliff_script_paste (CliffScriptDocument *document,
                         GtkWidget           *widget,
                         gboolean             plain);

G_END_DECLS

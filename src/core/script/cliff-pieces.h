/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/**
 * CliffPieces:
 * @scenes: (element-type utf8): each from its first character to its last, without the line end
 * @glue: (element-type utf8): what stands before, between and behind them, one more than @scenes: the episode line,
 *   empty lines, sections, page breaks, the mark of the episode's end
 *
 * The text of an episode taken apart at its scenes; put together in order it is that text again.  Scenes that change
 * places leave the glue where it is, so that neither empty lines nor acts move with them.
 */
typedef struct
{
  GPtrArray *scenes;
  GPtrArray *glue;
} CliffPieces;

/* Takes @script apart at the scenes of its outline, over all episodes it holds.  (transfer full) */
CliffPieces *cliff_pieces_new     (CliffScript        *script,
                                   CliffOutline       *outline);
void         cliff_pieces_free    (CliffPieces        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPieces, cliff_pieces_free)
/* The text of all pieces.  @starts (nullable) (element-type gsize): gets where each scene starts, in bytes.
 * (transfer full) */
char        *cliff_pieces_join    (CliffPieces        *self,
                                   GArray             *starts);
/* Takes scene @index out, with one of the gaps round it; nothing that is written in a gap is lost.
 * (transfer full): the scene. */
char        *cliff_pieces_remove  (CliffPieces        *self,
                                   guint               index);
/* Puts @scene before scene @index (their number: behind the last), parted from its neighbours as they are from
 * theirs. */
void         cliff_pieces_insert  (CliffPieces        *self,
                                   guint               index,
                                   const char         *scene);
/* Puts scene @from where scene @to stands; those between move up.  The gaps stay. */
void         cliff_pieces_move    (CliffPieces        *self,
                                   guint               from,
                                   guint               to);
/* Takes the scenes from @index on away, with what stands before the first of them, except the empty lines.
 * (transfer full): a text in pieces without an episode line.  @self keeps an end of text as it had. */
CliffPieces *cliff_pieces_split   (CliffPieces        *self,
                                   guint               index);
/* Appends the pieces of @next; empty lines that meet become one gap. */
void         cliff_pieces_append  (CliffPieces        *self,
                                   CliffPieces        *next);
/* Makes @end what follows the last text, instead of the empty lines there. */
void         cliff_pieces_set_end (CliffPieces        *self,
                                   const char         *end);

G_END_DECLS

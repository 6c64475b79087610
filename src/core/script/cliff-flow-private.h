/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-flow.h"
#include "cliff-script-private.h"

G_BEGIN_DECLS

/* As far up as one looks for who spoke last and how the last scene began. */
#define CLIFF_FLOW_LINES_UP 400

/**
 * CliffFlowLine:
 *
 * A line of the script as the writer sees it, with the empty line behind the last line end.
 */
typedef struct
{
  CliffScript     *script;
  CliffLineAt      at;
  const CliffLine *line;   /* NULL: the empty line behind the last line end */
  gsize            start;  /* bytes of the whole text */
  gsize            end;    /* without the line end */
  CliffSlice       text;   /* without the line end */
  CliffSlice       bare;   /* and without white space round it */
} CliffFlowLine;

void     cliff_flow_line_at     (CliffFlowLine       *self,
                                 CliffScript         *script,
                                 gsize                offset);
gboolean cliff_flow_line_above  (const CliffFlowLine *self,
                                 CliffFlowLine       *above);
gboolean cliff_flow_line_below  (const CliffFlowLine *self,
                                 CliffFlowLine       *below);
/* No line, or one with nothing in it. */
gboolean cliff_flow_blank_above (const CliffFlowLine *self);
gboolean cliff_flow_blank_below (const CliffFlowLine *self);

/* Fills @edit and says TRUE.  @text: (transfer full); @caret counts from @start. */
gboolean cliff_flow_edit        (CliffTextEdit       *edit,
                                 gsize                start,
                                 gsize                end,
                                 char                *text,
                                 gsize                caret);
/* The same for all of @line. */
gboolean cliff_flow_replace     (CliffTextEdit       *edit,
                                 const CliffFlowLine *line,
                                 char                *text,
                                 gsize                caret);

/* ── The two conventions ── */

gboolean         cliff_flow_fountain_enter    (const CliffFlowLine *line,
                                               gsize                caret,
                                               CliffTextEdit       *edit);
gboolean         cliff_flow_fountain_tab      (const CliffFlowLine *line,
                                               gsize                caret,
                                               gboolean             back,
                                               CliffTextEdit       *edit);
gboolean         cliff_flow_fountain_set_kind (const CliffFlowLine *line,
                                               gsize                caret,
                                               CliffElementKind     kind,
                                               CliffTextEdit       *edit);
CliffElementKind cliff_flow_fountain_get_kind (const CliffFlowLine *line);
/* Whether the whole line is in a note or a boneyard, or the title page: nothing flows there. */
gboolean         cliff_flow_fountain_is_quiet (const CliffFlowLine *line);
gboolean         cliff_flow_drama_enter       (const CliffFlowLine *line,
                                               gsize                caret,
                                               CliffTextEdit       *edit);
gboolean         cliff_flow_drama_tab         (const CliffFlowLine *line,
                                               gsize                caret,
                                               gboolean             back,
                                               CliffTextEdit       *edit);
gboolean         cliff_flow_drama_set_kind    (const CliffFlowLine *line,
                                               gsize                caret,
                                               CliffElementKind     kind,
                                               CliffTextEdit       *edit);
CliffElementKind cliff_flow_drama_get_kind    (const CliffFlowLine *line,
                                               gsize                caret);
/* The element of the line that holds the caret, and its bytes: a line of drama may hold several. */
CliffElementKind cliff_flow_drama_find_part   (const CliffFlowLine *line,
                                               gsize                caret,
                                               gsize               *start,
                                               gsize               *end);
/* The beginning of the next scene heading above @line, as the headings above are written: "1-3 日 内 ". (transfer full) */
char            *cliff_flow_drama_dup_heading (const CliffFlowLine *line);

/* Who speaks in @line; @forced: behind an @. */
gboolean         cliff_flow_find_speaker      (const CliffFlowLine *line,
                                               CliffSlice          *name,
                                               gboolean            *forced);
/* Who would speak at @line: the speaker before the last one of the scene, else the last, else the first of the cast list.
 * (transfer full) (nullable) */
char            *cliff_flow_dup_next_speaker  (const CliffFlowLine *line);

gboolean         cliff_flow_pair_typed        (const CliffFlowLine *line,
                                               gsize                caret,
                                               gunichar             typed,
                                               CliffTextEdit       *edit);
gboolean         cliff_flow_pair_backspace    (const CliffFlowLine *line,
                                               gsize                caret,
                                               CliffTextEdit       *edit);

G_END_DECLS

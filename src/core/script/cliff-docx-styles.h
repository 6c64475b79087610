/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/**
 * CliffDocxStyle:
 *
 * A paragraph style of a script in Word.  Lengths are twentieths of a point.
 */
typedef struct
{
  const char       *id;
  const char       *name;      /* what Word shows */
  CliffElementKind  kind;
  int               left;
  int               right;
  int               above;
  const char       *align;     /* "left", "center", "right" */
  gboolean          bold;
  gboolean          keep_next;
  int               outline;   /* its level in Word's outline, from 0; -1: not in it */
} CliffDocxStyle;

/* (transfer none): the style of an element of a script in @format. */
const CliffDocxStyle *cliff_docx_get_style   (CliffScriptFormat  format,
                                              CliffElementKind   kind);
/* The kind that a style's name speaks of, in the words of Final Draft, Word's templates and our own; FALSE for others. */
gboolean              cliff_docx_style_kind  (const char        *name,
                                              CliffElementKind  *kind);
/* The whole part "word/styles.xml". (transfer full) */
char                 *cliff_docx_dup_styles  (CliffScriptFormat  format);

G_END_DECLS

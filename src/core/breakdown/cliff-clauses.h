/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A part of an action between two marks. */
typedef struct
{
  gsize    start;           /* bytes, without outer white space */
  gsize    end;             /* behind the closing mark */
  gsize    words_end;       /* before it */
  gboolean ends_sentence;
} CliffClause;

/* (element-type CliffClause) (transfer full) */
GArray *cliff_clauses_new (const char *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLIFF_STYLE_BOLD = 1 << 0,
  CLIFF_STYLE_ITALIC = 1 << 1,
  CLIFF_STYLE_UNDERLINE = 1 << 2,
} CliffStyle;

/* Bytes of an element's text in one style. */
typedef struct
{
  gsize      start;
  gsize      end;
  CliffStyle style;
} CliffRun;

/* The emphasis of Fountain text as it stands, in order: bytes of styled text, and with style 0 those of the marks that style it.
 * (transfer full) (element-type CliffRun) */
GArray  *cliff_inline_find_runs       (const char       *text,
                                       gsize             length);

G_END_DECLS

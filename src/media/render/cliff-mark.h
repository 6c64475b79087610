/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

/**
 * CliffMark:
 *
 * Finds the visible label in finished pictures.  It draws the label's text by itself, knows neither where the compose
 * function puts it nor how large, and looks for light letters with a dark edge along the top of the picture.
 * One thread at a time.
 */
typedef struct _CliffMark CliffMark;

typedef struct
{
  int x, y;     /* of the ink's box in the picture, pixels */
  int width;
  int height;   /* rows in which ink was seen, not those of the drawn text */
  int match;    /* how well the picture fits the letters, 0 to 1000 */
} CliffMarkFind;

CliffMark *cliff_mark_new  (const char         *text);
void       cliff_mark_free (CliffMark          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffMark, cliff_mark_free)
gboolean   cliff_mark_find (CliffMark          *self,
                            const CliffPicture *picture,
                            CliffMarkFind      *find);

G_END_DECLS

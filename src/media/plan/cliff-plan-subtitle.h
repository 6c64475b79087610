/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-types.h"

G_BEGIN_DECLS

/* A subtitle holds two lines of 14 Chinese or 28 Latin characters. */
#define CLIFF_SUBTITLE_LINE_UNITS 28
#define CLIFF_SUBTITLE_LINES 2

/* One subtitle: at most two lines, parted by a line feed. */
typedef struct
{
  char      *text;
  CliffTime  start;  /* from the start of the utterance */
  CliffTime  end;
} CliffSubtitle;

void       cliff_subtitle_free        (CliffSubtitle *self);
/* Cuts what is said into subtitles and times them: by the words' own times where known, else by
 * the share of characters.  @words (nullable): a list of {"text", "start", "end"} in ns, as
 * voice takes carry it; anything in it that does not fit is passed over.  (transfer full): of
 * CliffSubtitle, in order, without overlap. */
GPtrArray *cliff_subtitle_split       (const char    *text,
                                       CliffTime      length,
                                       JsonArray     *words);
/* Width of @text in half-width characters. */
int        cliff_subtitle_count_units (const char    *text,
                                       gssize         length);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliffTextMap:
 *
 * Places in a UTF-8 text as bytes and as characters.  It remembers the last place asked for, so that an answer costs the distance
 * to it or to an end of the text, whichever is nearest.
 */
typedef struct
{
  gsize bytes;       /* the place remembered */
  gsize characters;
  gsize all_bytes;   /* the whole text */
  gsize all_characters;
} CliffTextMap;

void  cliff_text_map_reset         (CliffTextMap *self,
                                    const char   *text,
                                    gsize         length);
/* The character at or behind which byte @bytes stands; beyond the text's end, its end. */
gsize cliff_text_map_to_characters (CliffTextMap *self,
                                    const char   *text,
                                    gsize         bytes);
gsize cliff_text_map_to_bytes      (CliffTextMap *self,
                                    const char   *text,
                                    gsize         characters);
/* To be called before @text changes: @removed bytes at @offset become @inserted. */
void  cliff_text_map_edit          (CliffTextMap *self,
                                    const char   *text,
                                    gsize         offset,
                                    gsize         removed,
                                    const char   *inserted,
                                    gsize         length);

G_END_DECLS

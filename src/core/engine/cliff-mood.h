/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The mood that the words of a parenthetical or an action show: angry, afraid, shocked, sad, happy, tender, cold,
 * whisper or neutral.  @text (nullable), Chinese or English.  (transfer none).  Any thread. */
const char *cliff_mood_from_text (const char *text);
/* Whether @text, Chinese or English, holds one of the @words, a list divided by spaces.  English words match from
 * their beginning only ("rain" finds "rainy", not "train").  Any thread. */
gboolean    cliff_text_has_any   (const char *text,
                                  const char *words);

G_END_DECLS

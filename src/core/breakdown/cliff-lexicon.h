/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the rules know of words, Chinese and English.  Private to breakdown/. */
typedef enum
{
  CLIFF_WORDS_PROP,      /* things a hand holds or a story turns on */
  CLIFF_WORDS_READABLE,  /* those of them that show writing or a screen */
  CLIFF_WORDS_BODY,      /* hands, feet, clothes: details that belong to a person */
  CLIFF_WORDS_FACE,      /* eyes, tears, lips: an expression */
  CLIFF_WORDS_SCENERY,   /* weather, light, doors, vehicles: a subject that is no person */
  CLIFF_WORDS_CROWD,     /* people without names */
  CLIFF_WORDS_HANDLING,  /* verbs that bring a thing into the picture */
  CLIFF_WORDS_REACTION,
  CLIFF_WORDS_ENTRANCE,
  CLIFF_WORDS_FIGHT,
  CLIFF_WORDS_LOUD,      /* insults, threats and revelations in speech */
  CLIFF_WORDS_SOUND,     /* an action that is heard */
  CLIFF_WORDS_PUBLIC,    /* places that want a wide picture */
  CLIFF_WORDS_SLOW,      /* moods that slow speech down: sorrow, fear */
  CLIFF_WORDS_FAST,      /* moods that hurry it: anger, haste */
  CLIFF_WORDS_INTENSE,   /* moods that bring the camera near */
  CLIFF_WORDS_FEMALE,    /* in names and biographies */
  CLIFF_WORDS_MALE,
  CLIFF_WORDS_NARRATOR,
  CLIFF_WORDS_DISSOLVE,  /* transitions that are not cuts */
  CLIFF_N_WORDS,
} CliffWords;

/** Words of the camera that open an action: what they ask for, NULL where they do not say. */
typedef struct
{
  const char *word;
  const char *size;
  const char *angle;
  const char *movement;
} CliffCameraWord;

extern const char * const * const cliff_lexicon_zh[CLIFF_N_WORDS];
extern const char * const * const cliff_lexicon_en[CLIFF_N_WORDS];
extern const CliffCameraWord      cliff_camera_words[];

/* The first (and there the longest) word of @words in @text: (nullable), static.  @offset (out)
 * (optional): in bytes. */
const char            *cliff_lexicon_find     (CliffWords   words,
                                               const char  *text,
                                               gsize       *offset);
gboolean               cliff_lexicon_has      (CliffWords   words,
                                               const char  *text);
/* All of them, without overlaps and doubles: (transfer full), static strings. */
GPtrArray             *cliff_lexicon_find_all (CliffWords   words,
                                               const char  *text);
/* The camera word that opens @text, up to its colon or comma: (nullable).  @length (out): bytes to
 * leave out. */
const CliffCameraWord *cliff_lexicon_camera   (const char  *text,
                                               gsize       *length);
/* Whether @text holds a CJK ideograph. */
gboolean               cliff_text_is_chinese  (const char  *text);
gboolean               cliff_char_is_chinese  (gunichar     c);

G_END_DECLS

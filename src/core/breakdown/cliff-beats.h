/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-reading.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_BEAT_PERSON,    /* somebody does something */
  CLIFF_BEAT_REACTION,
  CLIFF_BEAT_ENTRANCE,
  CLIFF_BEAT_FIGHT,
  CLIFF_BEAT_HANDLING,  /* a person brings a thing out */
  CLIFF_BEAT_FACE,      /* an expression seen near */
  CLIFF_BEAT_DETAIL,    /* a hand, a shoe: belongs to a person */
  CLIFF_BEAT_THING,     /* a prop alone */
  CLIFF_BEAT_SCENERY,
  CLIFF_BEAT_CROWD,
} CliffBeatKind;

/** What one shot of an action line shows. */
typedef struct
{
  CliffBeatKind  kind;
  GString       *text;
  int            subject;    /* person, -1 when none */
  GArray        *people;     /* int: everybody in the picture, the subject first */
  GPtrArray     *props;      /* char * */
  int            n_clauses;
  gboolean       scenic;     /* scenery opened it */
  gboolean       asked;      /* a camera word opened it */
  const char    *size;       /* what the camera word asks for; NULL when it does not */
  const char    *angle;
  const char    *movement;
} CliffBeat;

/* The beats of an action, in order; never empty.  With @opening, a scenery that opens the text
 * belongs to the person after it: together they establish the scene.  (transfer full) */
GPtrArray *cliff_beats_new    (const char  *text,
                               gboolean     opening,
                               CliffPeople *people,
                               CliffMemory *memory);
/* Props named in @text: known words, and what follows a handling verb. (transfer full)
 * (element-type utf8) */
GPtrArray *cliff_beats_find_props (const char  *text,
                                   CliffPeople *people);

G_END_DECLS

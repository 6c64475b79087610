/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-people.h"

G_BEGIN_DECLS

/** Who pronouns stand for, as the scene goes on.  -1: nobody yet. */
typedef struct
{
  int last;
  int last_female;
  int last_male;
} CliffMemory;

void       cliff_memory_clear (CliffMemory *memory);
void       cliff_memory_note  (CliffMemory *memory,
                               CliffPeople *people,
                               int          person);

/** What one clause is about. */
typedef enum
{
  CLIFF_HEAD_SAME,     /* goes on with the subject of the clause before */
  CLIFF_HEAD_ADVERB,   /* belongs to the clause after it */
  CLIFF_HEAD_PERSON,
  CLIFF_HEAD_CROWD,
  CLIFF_HEAD_FACE,
  CLIFF_HEAD_DETAIL,
  CLIFF_HEAD_THING,
  CLIFF_HEAD_SCENERY,
} CliffHead;

/** A clause, read. */
typedef struct
{
  const char  *text;     /* the clause's words */
  CliffHead    head;
  int          subject;
  GArray      *mentions; /* CliffMention */
} CliffReading;

/* Reads a clause.  @text: borrowed; @subject: whom the clause before is about, -1; @fresh: a
 * sentence starts here. */
void     cliff_reading_init     (CliffReading      *reading,
                                 const char        *text,
                                 CliffPeople       *people,
                                 const CliffMemory *memory,
                                 int                subject,
                                 gboolean           fresh);
void     cliff_reading_clear    (CliffReading      *reading);
/* "Beat.", "A long pause.": time passes on whoever is in the picture. */
gboolean cliff_reading_is_pause (const char        *text);

G_END_DECLS

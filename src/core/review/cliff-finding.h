/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-types.h"

G_BEGIN_DECLS

/* What may be wrong with a script.  "value" and "limit" of each are told behind it; times in nanoseconds. */
typedef enum
{
  CLIFF_FINDING_TOO_LONG,       /* an episode: its length, the target */
  CLIFF_FINDING_TOO_SHORT,      /* an episode that has an end: its length, the target */
  CLIFF_FINDING_SPEECH_DENSE,   /* its speeches do not fit the target even when gabbled: their shortest time, the target */
  CLIFF_FINDING_SPEECH_LONG,    /* one speech: its time, what viewers bear */
  CLIFF_FINDING_NO_HOOK,        /* an opening with nothing strong: when the first strong thing comes, five seconds */
  CLIFF_FINDING_NO_CLIFFHANGER, /* an end with nothing strong */
  CLIFF_FINDING_INNER_VOICES,   /* the OS that is one too many: how many there are, how many may be */
  CLIFF_FINDING_NO_TURN,        /* a stretch of a scene: its time, the longest that holds */
  CLIFF_FINDING_SILENT,         /* a stretch without speech or turn: its time, the longest that holds */
  CLIFF_FINDING_NOT_IN_CAST,    /* a speaker that the scene's cast line lacks: "name" */
  CLIFF_FINDING_IDLE_CAST,      /* in the cast line, and neither heard nor seen: "name" */
  CLIFF_FINDING_NAME_NEAR,      /* a name nobody has, nearly "other": "name" */
  CLIFF_FINDING_NO_NUMBER,      /* a heading without its number where others have theirs */
  CLIFF_FINDING_NO_TIME,        /* a heading without time of day */
  CLIFF_FINDING_NO_EPISODE,     /* no 第X集 line in the whole text */
  CLIFF_FINDING_EPISODE_ORDER,  /* an episode whose number does not follow: it, the one that would */
  CLIFF_FINDING_MIXED_COLONS,   /* the first of the rarer colons: how many of them, how many of the others; "name" is the rarer */
  CLIFF_FINDING_META_TEXT,      /* words that belong to no story: "name" */
  CLIFF_FINDING_PAYWALL_EARLY,  /* the first paywall: its episode, the first usual one */
  CLIFF_FINDING_PAYWALL_LATE,   /* the first paywall: its episode, the last usual one */
  CLIFF_N_FINDINGS,
} CliffFindingCode;

typedef enum
{
  CLIFF_SEVERITY_HINT,     /* craft: worth a look */
  CLIFF_SEVERITY_WARNING,  /* most likely a mistake */
} CliffSeverity;

/**
 * CliffFinding:
 *
 * One thing the program noticed, where it is, and the facts it goes by.  Sentences are the front ends'.
 */
typedef struct
{
  CliffFindingCode  code;
  CliffSeverity     severity;
  gsize             start;    /* bytes of the script */
  gsize             end;
  int               episode;  /* its number */
  char             *scene;    /* its number, "" where the finding is of the episode or the script */
  gint64            value;
  gint64            limit;
  char             *name;     /* never NULL */
  char             *other;    /* never NULL */
} CliffFinding;

void        cliff_finding_free           (CliffFinding     *self);
/* "too-long", "no-hook"…: a static word, untranslated. */
const char *cliff_finding_code_to_string (CliffFindingCode  code);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-finding.h"
#include "cliff-script.h"

G_BEGIN_DECLS

/* How an episode holds its viewer, at its opening or at its end. */
typedef enum
{
  CLIFF_HOOK_NONE,
  CLIFF_HOOK_MARK,     /* the writer says so: 【卡点：…】, [HOOK], [CLIFFHANGER] */
  CLIFF_HOOK_SPEECH,   /* a threat, a revelation, an outcry; at the end also a question */
  CLIFF_HOOK_ACTION,   /* a blow, an entrance, a shock */
  CLIFF_HOOK_CLOSE_UP, /* a thing or a face that the camera goes near to */
} CliffHook;

/**
 * CliffNumbers:
 *
 * What a scene or an episode comes to.  Times are those of the shots a breakdown would make: 4.5 Chinese characters or 2.6 English
 * words a second with half a second a turn, and what each deed takes.
 */
typedef struct
{
  CliffTime  length;
  CliffTime  speech;        /* of it with a voice in it, inner and off-screen ones too */
  guint      n_speeches;
  guint      n_spoken;      /* Chinese characters and other words heard */
  guint      n_written;     /* Chinese characters and other words of all that stands there */
  guint      n_inner;       /* OS */
  GPtrArray *characters;    /* char *: who speaks or is seen, in the order of the text */
  GPtrArray *locations;     /* char * */
  CliffTime  calm;          /* the longest stretch of one scene without a turn */
  gsize      calm_start;    /* bytes of it */
  gsize      calm_end;
} CliffNumbers;

typedef struct
{
  char         *number;     /* "1-2", as in the outline */
  char         *heading;    /* "" where text stands above the first heading */
  gsize         start;      /* bytes */
  gsize         end;
  CliffTime     begins;     /* from the episode's start */
  CliffNumbers  numbers;
} CliffSceneNumbers;

typedef struct
{
  int           number;
  char         *title;
  gsize         start;
  gsize         end;
  CliffNumbers  numbers;
  GPtrArray    *scenes;     /* CliffSceneNumbers */
  CliffHook     opening;    /* in the first five seconds */
  gsize         opening_start;
  gsize         opening_end;
  CliffHook     closing;    /* the cliffhanger */
  gsize         closing_start;
  gsize         closing_end;
  guint         n_paywalls;
  gboolean      ended;      /* it has an end mark, or its mark of a cliffhanger is the last thing in it */
} CliffEpisodeNumbers;

/* All findings of a script and its numbers.  Immutable and counted: any thread may read it. */
typedef struct
{
  GPtrArray *episodes;      /* CliffEpisodeNumbers */
  GPtrArray *findings;      /* CliffFinding, in the order of the text */
} CliffScriptNumbers;

/* What is known besides the text.  All zero: nothing is. */
typedef struct
{
  CliffTime  target;        /* what an episode should last; 0 is no target */
  GPtrArray *names;         /* (nullable) (element-type utf8): people of the series, whether in this text or not */
  int        episode;       /* the number of the episode whose text alone this is; 0: the text is the whole script */
} CliffMeasure;

/* @measure (nullable).  @script is only read; no I/O, any thread that has it to itself.  (transfer full) */
CliffScriptNumbers *cliff_script_measure      (CliffScript         *script,
                                               const CliffMeasure  *measure);
CliffScriptNumbers *cliff_script_numbers_ref   (CliffScriptNumbers *self);
void                cliff_script_numbers_unref (CliffScriptNumbers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffScriptNumbers, cliff_script_numbers_unref)
/* "mark", "speech"…, "" for none: a static word, untranslated. */
const char         *cliff_hook_to_string       (CliffHook           hook);

G_END_DECLS

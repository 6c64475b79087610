/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/**
 * CliffDraftLine:
 *
 * A spoken line as planned; text, speaker and kind are the script's own, verbatim.
 */
typedef struct
{
  char             *speaker;
  CliffElementKind  kind;     /* DIALOGUE, OS, VO or NARRATION */
  char             *text;
  char             *mood;
  int               element;  /* index into the scene's elements */
} CliffDraftLine;

/** A figure of a draft shot and where it stands. */
typedef struct
{
  char *name;
  int   screen_x;  /* ppm of the width; kept through a scene (180 degrees) */
  char *facing;    /* left, right, front, back */
} CliffDraftFigure;

/**
 * CliffDraftShot:
 *
 * One planned shot, in the terms of the table "shot".
 */
typedef struct
{
  int        scene;      /* index into the episode's scenes */
  GArray    *covers;     /* int: indices into the scene's elements */
  char      *size;
  char      *angle;
  char      *movement;
  char      *subject;
  char      *action;
  char      *sound;
  char      *vfx;
  char      *caption;
  char      *purpose;
  char      *transition;
  CliffTime  transition_length;
  CliffTime  duration;
  gboolean   flashback;
  GPtrArray *figures;    /* CliffDraftFigure */
  GPtrArray *props;      /* char * */
  GPtrArray *lines;      /* CliffDraftLine */
  char      *source_hash; /* SHA-256 of what it was made from */
} CliffDraftShot;

CliffDraftShot *cliff_draft_shot_new  (int             scene);
void            cliff_draft_shot_free (CliffDraftShot *shot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffDraftShot, cliff_draft_shot_free)

typedef struct
{
  CliffTime max_shot; /* a picture without speech is never longer */
} CliffBreakdownOptions;

#define CLIFF_BREAKDOWN_MAX_SHOT (8 * CLIFF_SECOND)
#define CLIFF_BREAKDOWN_MIN_SHOT (800 * CLIFF_MSECOND)
/* What a shot with speech lasts beyond its words. */
#define CLIFF_BREAKDOWN_TURN_GAP (500 * CLIFF_MSECOND)

/* Purposes that the program itself looks for. */
#define CLIFF_PURPOSE_ESTABLISH "establish"
#define CLIFF_PURPOSE_INSERT "insert"
#define CLIFF_PURPOSE_HOOK "episode hook"

/* The shots of one episode by rules: deterministic, no I/O, any thread.  (transfer full): an array
 * of CliffDraftShot.  @options (nullable).  Names known from the whole @outline help to find who is
 * in a picture. */
GPtrArray *cliff_breakdown_episode   (CliffOutline                *outline,
                                      guint                        episode_index,
                                      const CliffBreakdownOptions *options);
/* The hard gates: every spoken element verbatim in exactly one shot, in order, right speaker and
 * kind; no speaking shot shorter than its speech at 7 characters a second.  A speech too long for
 * one picture may be spread over several lines that follow each other and together are its text.
 * Used on rules and on language models alike. */
gboolean   cliff_breakdown_validate  (CliffOutlineEpisode         *episode,
                                      GPtrArray                   *shots,
                                      GError                     **error);
/* Time a line takes, by the model of speaking rates: 4.5 Chinese characters or 2.6 English words a
 * second, up to a quarter faster or slower with the mood. */
CliffTime  cliff_breakdown_speech_time (const char *text,
                                        const char *mood);
/* The shortest time @text can be spoken in: 7 characters (4 words) a second. */
CliffTime  cliff_breakdown_shortest_speech (const char *text);
/* Characters and words heard: one for each Chinese character, one for each word of letters or
 * digits. */
int        cliff_breakdown_count_spoken (const char *text);
/* 'f', 'm' or 0, from the name and what biographies (nullable) say. */
char       cliff_breakdown_guess_gender (const char *name,
                                         GPtrArray  *bios);
/* What a shot is made from: @scene's place and time, the elements at @covers (int) and, for the
 * hook's shot, @hook (else NULL).  (transfer full): SHA-256 in hexadecimal. */
char      *cliff_breakdown_hash_shot  (CliffOutlineScene *scene,
                                       GArray            *covers,
                                       const char        *hook);
/* What all shots of a scene are made from. (transfer full) */
char      *cliff_breakdown_hash_scene (CliffOutlineEpisode         *episode,
                                       guint                        scene_index,
                                       const CliffBreakdownOptions *options);
/* Keys as in corpus/cn-drama/shots-ep1.reference.json. */
JsonNode  *cliff_breakdown_to_json   (CliffOutline                *outline,
                                      guint                        episode_index,
                                      GPtrArray                   *shots);

#define CLIFF_BREAKDOWN_ERROR (cliff_breakdown_error_quark ())
typedef enum
{
  CLIFF_BREAKDOWN_ERROR_SPEECH,   /* a line lost, altered, doubled, out of order or given to another
                                   */
  CLIFF_BREAKDOWN_ERROR_DURATION, /* a speaking shot too short for its speech */
} CliffBreakdownError;
GQuark     cliff_breakdown_error_quark (void);

G_END_DECLS

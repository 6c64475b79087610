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

typedef struct
{
  CliffTime max_shot;    /* longer shots are split where speech allows */
} CliffBreakdownOptions;

/* The shots of one episode by rules: deterministic, no I/O, any thread.  (transfer full): an array of
 * CliffDraftShot.  @options (nullable).  Names known from the whole @outline help to find who is in a picture. */
GPtrArray *cliff_breakdown_episode   (CliffOutline                *outline,
                                      guint                        episode_index,
                                      const CliffBreakdownOptions *options);
/* The hard gates: every spoken element verbatim in exactly one shot, in order, right speaker and kind; no speaking
 * shot shorter than its speech at 7 characters a second.  Used on rules and on language models alike. */
gboolean   cliff_breakdown_validate  (CliffOutlineEpisode         *episode,
                                      GPtrArray                   *shots,
                                      GError                     **error);
/* Seconds a line takes, by the model of speaking rates. */
CliffTime  cliff_breakdown_speech_time (const char *text,
                                        const char *mood);
/* Keys as in corpus/cn-drama/shots-ep1.reference.json. */
JsonNode  *cliff_breakdown_to_json   (CliffOutline                *outline,
                                      guint                        episode_index,
                                      GPtrArray                   *shots);

#define CLIFF_BREAKDOWN_ERROR (cliff_breakdown_error_quark ())
typedef enum
{
  CLIFF_BREAKDOWN_ERROR_SPEECH,   /* a line lost, altered, doubled, out of order or given to another */
  CLIFF_BREAKDOWN_ERROR_DURATION, /* a speaking shot too short for its speech */
} CliffBreakdownError;
GQuark     cliff_breakdown_error_quark (void);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-beats.h"
#include "cliff-breakdown.h"

G_BEGIN_DECLS

/* Sizes in the order of nearness. */
typedef enum
{
  CLIFF_SIZE_EWS,
  CLIFF_SIZE_WS,
  CLIFF_SIZE_FS,
  CLIFF_SIZE_MLS,
  CLIFF_SIZE_MS,
  CLIFF_SIZE_MCU,
  CLIFF_SIZE_CU,
  CLIFF_SIZE_ECU,
  CLIFF_N_SIZES,
} CliffSize;

/** A draft shot while its scene is being planned. */
typedef struct
{
  CliffDraftShot *shot;     /* owned by the planner's list */
  int             want;     /* CliffSize */
  int             low;      /* the widest that will do */
  int             high;     /* the nearest */
  gboolean        insert;   /* a detail: any jump of size is right */
  int             subject;  /* person, -1 */
  CliffBeatKind   beat;     /* of actions */
  gboolean        speech;
} CliffPlannedShot;

/**
 * CliffPlanner:
 *
 * One scene on its way from elements to shots.
 */
typedef struct
{
  CliffOutlineEpisode *episode;
  CliffOutlineScene   *scene;
  int                  scene_index;
  CliffPeople         *people;
  gboolean             chinese;
  CliffTime            max_shot;
  GPtrArray           *shots;      /* CliffDraftShot: of the episode */
  GArray              *planned;    /* CliffPlannedShot: of the scene */
  GArray              *marks;      /* int: elements that wait for the next shot */
  GString             *sound;      /* what they say */
  GString             *vfx;
  GString             *caption;
  gboolean             dissolve;
  GPtrArray           *voices;     /* CliffDraftLine: voices that run over the next action */
  gboolean             flashback;
  gboolean             flashback_opens;
  CliffMemory          memory;
  int                  speaker;    /* of the last speech, -1 */
  int                  partner;    /* whom they talk with, -1 */
  int                  exchange;   /* speeches since it began */
  GHashTable          *held;       /* person + 1 → prop */
  GHashTable          *seen;       /* props already shown in the scene */
} CliffPlanner;

/* cliff-breakdown.c */
/* cliff_breakdown_episode() for who knows the people already.  @options (nullable). (transfer full) */
GPtrArray        *cliff_planner_plan_episode (CliffOutlineEpisode         *episode,
                                              CliffPeople                 *people,
                                              const CliffBreakdownOptions *options);

/* cliff-planner.c */
/* Appends the scene's shots to @shots; @dissolve: the scene before ended in a dissolve.  Returns
 * whether this one does. */
gboolean          cliff_planner_run        (CliffPlanner *self,
                                            gboolean      dissolve);
/* A new shot behind the others, with the marks that waited; @element -1 covers nothing more. */
CliffPlannedShot *cliff_planner_add_shot   (CliffPlanner *self,
                                            int           element,
                                            CliffSize     low,
                                            CliffSize     want,
                                            CliffSize     high);
CliffPlannedShot *cliff_planner_last       (CliffPlanner *self);
/* An establishing shot of its own, where the script opens with something else. */
void              cliff_planner_establish  (CliffPlanner *self);
void              cliff_planner_add_figure (CliffPlanner     *self,
                                            CliffPlannedShot *planned,
                                            int               person,
                                            const char       *facing);
void              cliff_planner_add_prop   (CliffPlanner     *self,
                                            CliffPlannedShot *planned,
                                            const char       *prop);
void              cliff_planner_set_purpose (CliffPlannedShot *planned,
                                             const char       *purpose);
/* @text without marks at its ends. (transfer full) */
char             *cliff_planner_trim       (const char *text);
/* Rounds to tenths of a second, within what a shot may last. */
CliffTime         cliff_planner_round      (CliffTime time);

/* cliff-planner-action.c */
void              cliff_planner_plan_action (CliffPlanner *self,
                                             int           element);
/* The last shot of an episode; @element -1 when the mark is not among the elements. */
void              cliff_planner_plan_hook   (CliffPlanner *self,
                                             int           element,
                                             const char   *text);

/* cliff-planner-speech.c */
void              cliff_planner_plan_speech (CliffPlanner *self,
                                             int           element);

/* cliff-framing.c */
/* Settles sizes and screen sides of a scene's shots. */
void              cliff_framing_apply       (CliffPlanner *self);

G_END_DECLS

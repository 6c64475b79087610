/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-breakdown.h"

G_BEGIN_DECLS

/* Why a part ends where it does. */
typedef enum
{
  CLIFF_SPLIT_END,       /* the text does */
  CLIFF_SPLIT_SCENE,     /* a scene does */
  CLIFF_SPLIT_REACTION,  /* somebody takes in what has happened */
  CLIFF_SPLIT_DETAIL,    /* a thing is seen near */
  CLIFF_SPLIT_WORD,      /* a question, an exclamation, or words left open */
} CliffSplitReason;

/**
 * CliffSplitPart:
 * @scene: its first scene
 * @element: its first element in that scene; 0: it begins with the scene
 * @length: as the breakdown plans it
 * @reason: for where it ends
 *
 * What would be an episode.
 */
typedef struct
{
  guint            scene;
  guint            element;
  CliffTime        length;
  CliffSplitReason reason;
} CliffSplitPart;

/* Parts of the episode that come near @target (above 0), cut between scenes where that is near enough, else inside a scene behind a
 * strong beat.  Deterministic.  (transfer full) (element-type CliffSplitPart): at least one. */
GArray *cliff_split_propose (CliffOutline *outline,
                             guint         episode_index,
                             CliffTime     target);

G_END_DECLS

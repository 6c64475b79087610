/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-completion.h"
#include "cliff-flow-private.h"

G_BEGIN_DECLS

/* Something that is written more than once. */
typedef struct
{
  char    *text;
  char    *initials;  /* of its pinyin, or "" */
  guint    count;     /* in the script */
  gsize    last;      /* the place of the last one */
  guint    rank;      /* in the series; the script's own come first */
  gboolean forced;    /* a Fountain cue that needs its @ */
} CliffKnown;

/* A set of them, and an order. */
typedef struct
{
  GHashTable *table;   /* folded text → CliffKnown */
  GPtrArray  *order;   /* CliffKnown, the likeliest first; NULL until it is asked for */
} CliffKnownSet;

struct _CliffCompletion
{
  CliffKnownSet names;
  CliffKnownSet locations;
  CliffKnownSet times;
  CliffKnownSet extensions;
};

GPtrArray  *cliff_known_set_get_order (CliffKnownSet       *self);
CliffKnown *cliff_known_set_find      (CliffKnownSet       *self,
                                       CliffSlice           text);

/* What is being typed, while proposals are collected for it. */
typedef struct
{
  CliffCompletion     *completion;
  const CliffFlowLine *line;
  gsize                caret;
  CliffSlice           typed;
  GPtrArray           *items;
  GHashTable          *seen;
} CliffProposing;

/* Proposes @label when it begins with what is typed, or its initials do; @text: (nullable): @label itself. */
void     cliff_proposing_add         (CliffProposing      *self,
                                      CliffProposalKind    kind,
                                      const char          *label,
                                      const char          *text);
void     cliff_proposing_add_words   (CliffProposing      *self,
                                      CliffProposalKind    kind,
                                      const char          *words,
                                      const char          *tail);
void     cliff_proposing_add_known   (CliffProposing      *self,
                                      CliffProposalKind    kind,
                                      CliffKnownSet       *set,
                                      const char          *tail);
/* Who could speak here: by alternation, then who is in the scene, then everybody. @tail: what follows the name; NULL: Fountain's
 * cues. */
void     cliff_proposing_add_names   (CliffProposing      *self,
                                      const char          *tail);
gboolean cliff_completion_at_drama   (CliffProposing      *self);
gboolean cliff_completion_at_fountain (CliffProposing     *self);

G_END_DECLS

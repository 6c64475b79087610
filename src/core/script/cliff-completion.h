/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* What stands in the place that is completed. */
typedef enum
{
  CLIFF_PROPOSAL_NAME,        /* of who speaks, or of one in a cast list */
  CLIFF_PROPOSAL_EXTENSION,   /* V.O., OS, a mood */
  CLIFF_PROPOSAL_INT_EXT,
  CLIFF_PROPOSAL_LOCATION,
  CLIFF_PROPOSAL_TIME,
  CLIFF_PROPOSAL_TRANSITION,
  CLIFF_PROPOSAL_MARK,        /* 【字幕：】, [HOOK], SFX: … */
} CliffProposalKind;

typedef struct
{
  CliffProposalKind kind;
  char             *label;  /* what a person chooses */
  char             *text;   /* what is written then, with the colon or bracket that belongs to it */
} CliffProposal;

/**
 * CliffProposals:
 *
 * What could be written at the caret, the likeliest first, and the bytes that it replaces.
 */
typedef struct
{
  gsize      start;
  gsize      end;
  GPtrArray *items;  /* CliffProposal, at least one */
} CliffProposals;

void cliff_proposals_clear (CliffProposals *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffProposals, cliff_proposals_clear)

/**
 * CliffCompletion:
 *
 * Who and where a script and its series speak of, counted, so that a question costs nothing.  One thread at a time.
 */
typedef struct _CliffCompletion CliffCompletion;

CliffCompletion *cliff_completion_new        (void);
void             cliff_completion_free       (CliffCompletion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffCompletion, cliff_completion_free)
/* The series' cast and locations, the likeliest first. (element-type utf8) (nullable) */
void             cliff_completion_set_series (CliffCompletion *self,
                                              GPtrArray       *cast,
                                              GPtrArray       *locations);
/* Counts what @script uses, all of it: for a pause in typing. */
void             cliff_completion_read       (CliffCompletion *self,
                                              CliffScript     *script);
/* Everybody known, the likeliest first. (transfer container) (element-type utf8) */
GPtrArray       *cliff_completion_list_names (CliffCompletion *self);
/* What could be written at @caret.  FALSE where nothing is to be proposed: in the middle of a line, in prose, when all is written
 * already.  It looks at the lines of the caret's scene only. */
gboolean         cliff_completion_propose    (CliffCompletion *self,
                                              CliffScript     *script,
                                              gsize            caret,
                                              CliffProposals  *proposals);

G_END_DECLS

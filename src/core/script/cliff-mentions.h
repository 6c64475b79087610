/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* Where a person is named. */
typedef enum
{
  CLIFF_MENTION_CUE,      /* speaks, seen */
  CLIFF_MENTION_VOICE,    /* heard only: OS, VO, narration */
  CLIFF_MENTION_CAST,     /* in a cast list */
  CLIFF_MENTION_SPEECH,   /* in what somebody says */
  CLIFF_MENTION_ACTION,
  CLIFF_MENTION_HEADING,  /* as a part of a place's name */
  CLIFF_MENTION_OTHER,    /* biographies, marks, notes, what is cut out… */
} CliffMentionRole;

#define CLIFF_N_MENTION_ROLES (CLIFF_MENTION_OTHER + 1)

typedef struct
{
  CliffMentionRole role;
  gsize            start;     /* bytes, [start, end): the name alone, without OS and brackets */
  gsize            end;
  gboolean         capitals;  /* "MARA" of somebody called Mara */
} CliffMention;

/* Every place where @name is written and means that person, in the order of the text.  Longer names that begin or end with it
 * (林晚 in 林晚晚, Anne in ANNE-MARIE) are other people: those of @others and those that speak or are listed in the script.
 * A name of one Chinese character counts only where nothing but names stand: cues and cast lists.
 * @name: not empty.  @others: (element-type utf8) (nullable): who else there is; @name among them does no harm.
 * Returns: (transfer full) (element-type CliffMention) */
GArray     *cliff_mentions_find     (CliffScript        *script,
                                     const char         *name,
                                     GPtrArray          *others);
/* @name as it is to be written in the place of @mention: in capitals where the old one was. (transfer full) */
char       *cliff_mention_dup_name  (const CliffMention *mention,
                                     const char         *name);
/* Everybody who speaks or is in a cast list, once each, in the order of the text. (transfer full) (element-type utf8) */
GPtrArray  *cliff_mentions_list_people (CliffScript     *script);

G_END_DECLS

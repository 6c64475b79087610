/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/**
 * CliffPeople:
 *
 * Everybody a script names, in cast lines and as speakers, with the other forms their names take in
 * actions.
 */
typedef struct _CliffPeople CliffPeople;

typedef struct
{
  int   person;
  gsize offset;  /* bytes */
  gsize length;
} CliffMention;

/* Reads all episodes of @outline and keeps nothing of it. (transfer full) */
CliffPeople *cliff_people_new        (CliffOutline *outline);
void         cliff_people_free       (CliffPeople  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPeople, cliff_people_free)
guint        cliff_people_get_n      (CliffPeople  *self);
const char  *cliff_people_get_name   (CliffPeople  *self,
                                      int           person);
/* 'f', 'm' or 0 when nothing tells. */
char         cliff_people_get_gender (CliffPeople  *self,
                                      int           person);
/* The person of that very name, -1 when there is none. */
int          cliff_people_find       (CliffPeople  *self,
                                      const char   *name);
/* (element-type CliffMention), in the order of the text: (transfer full) */
GArray      *cliff_people_find_all   (CliffPeople  *self,
                                      const char   *text);
/* The names of a speaker line that stands for several ("A/B", "A、B"): (transfer full) */
char       **cliff_people_split_speaker (const char *speaker);

G_END_DECLS

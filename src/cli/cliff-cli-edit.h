/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-edit-cut.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the arguments of one "edit" say.  The functions that take them note the first thing wrong in @error and go on with nothing. */
typedef struct
{
  CliffStore  *store;
  char       **words;   /* the arguments behind the verb */
  guint        n_words, next;
  char        *place, *take, *length, *lane, *text, *time, *kind, *curve, *edge, *colour;
  int          lanes;
  gboolean     lift, spoken;
  GArray      *made;    /* CliffId: rows that are new */
  GError      *error;
} CliffCliEdit;

/* The next argument; "" when there is none, which @what then says in the error. */
const char   *cliff_cli_edit_take_word    (CliffCliEdit  *self,
                                           const char    *what);
/* @word: seconds "1.5", "MM:SS.mmm" or frames "12f", with a sign in front. */
CliffTime     cliff_cli_edit_parse_time   (CliffCliEdit  *self,
                                           const char    *word);
/* "1.5": 1 500 000 ppm. */
gint64        cliff_cli_edit_parse_factor (CliffCliEdit  *self,
                                           const char    *word);
gint64        cliff_cli_edit_parse_int    (CliffCliEdit  *self,
                                           const char    *word);
/* "shot:3,clip:7": (element-type CliffCutItem) (transfer full). */
GArray       *cliff_cli_edit_parse_items  (CliffCliEdit  *self,
                                           const char    *word);
/* One word of @words, which ends with NULL: its index. */
int           cliff_cli_edit_parse_choice (CliffCliEdit       *self,
                                           const char         *word,
                                           const char * const *words);
CliffId       cliff_cli_edit_take_episode (CliffCliEdit  *self);

/* The cut as "edit show" prints it. */
JsonNode     *cliff_cli_make_cut_json     (CliffCut      *cut);

G_END_DECLS

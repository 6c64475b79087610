/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliffTypingAct:
 *
 * What a person types in one go and takes back with one undo: a run of typing or a run of deleting at one place, up to Enter, the
 * end of a sentence, or a pause.
 */
typedef struct
{
  gboolean open;
  gboolean deleting;
  gboolean complete;  /* a line or a sentence: only what closes it still belongs to it */
  gsize    place;     /* byte where it goes on */
  gint64   time;      /* of its last key, monotonic µs */
} CliffTypingAct;

/* Whether it is a run of typing that has not paused. */
gboolean cliff_typing_act_is_typing    (const CliffTypingAct *self,
                                        gint64                time);
/* Whether @text put in at byte @place goes on with the act. */
gboolean cliff_typing_act_takes_insert (const CliffTypingAct *self,
                                        gsize                 place,
                                        const char           *text,
                                        gint64                time);
/* Whether taking out [start, end) does. */
gboolean cliff_typing_act_takes_delete (const CliffTypingAct *self,
                                        gsize                 start,
                                        gsize                 end,
                                        gint64                time);
/* The act goes on, or begins, with an edit.  @before: the script up to @place, which is where the text was put in. */
void     cliff_typing_act_add_insert   (CliffTypingAct       *self,
                                        const char           *before,
                                        gsize                 place,
                                        const char           *text,
                                        gsize                 length,
                                        gint64                time);
void     cliff_typing_act_add_delete   (CliffTypingAct       *self,
                                        gsize                 start,
                                        gint64                time);

G_END_DECLS

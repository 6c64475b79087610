/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-element.h"

G_BEGIN_DECLS

/**
 * CliffFountainBuild:
 *
 * Fountain from elements: what cliff_script_foreach_element() takes apart, put together.  Readers of other programs' documents
 * fill one element after the other, and need not know how Fountain is written.
 */
typedef struct
{
  GString *out;
  gsize    cue;       /* behind the start of a cue that is one only with a speech below it; 0 when the last element was none */
  gboolean speaking;  /* the last element was a cue or part of its speech */
  gboolean titling;   /* the last element was a title key */
} CliffFountainBuild;

/* An element of @kind that says nothing yet, for readers to fill. */
CliffElement       *cliff_element_new          (CliffElementKind    kind);
void                cliff_element_free         (CliffElement       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffElement, cliff_element_free)
/* Makes [start, end) of the text bold, italic or underlined; styles over each other are joined. */
void                cliff_element_add_run      (CliffElement       *self,
                                                gsize               start,
                                                gsize               end,
                                                CliffStyle          style);
/* The text with marks for its styles and against being read as marks. (transfer full) */
char               *cliff_element_dup_marked   (const CliffElement *self);
/* Brackets are no part of what a parenthetical says. */
void                cliff_element_strip_brackets (CliffElement     *self);

void                cliff_fountain_build_init  (CliffFountainBuild *self);
/* Adds @element.  Its text is taken as it is, marks of Fountain in it are written so that they stay text. */
void                cliff_fountain_build_add   (CliffFountainBuild *self,
                                                const CliffElement *element);
/* (transfer full): the text; nothing more can be added. */
char               *cliff_fountain_build_end   (CliffFountainBuild *self);

G_END_DECLS

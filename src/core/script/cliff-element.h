/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-inline.h"
#include "cliff-script.h"

G_BEGIN_DECLS

/**
 * CliffElement:
 *
 * Everything an element says.  Strings are NULL where it says nothing.
 */
typedef struct
{
  CliffElementKind kind;
  gsize            start;
  gsize            end;
  char            *text;
  char            *name;       /* the speaker, or a title key */
  char            *mood;
  char            *title;
  char            *number;
  char            *time;
  char            *location;
  char            *int_ext;
  GPtrArray       *names;      /* char *: cast, values of a title key, extensions of a cue */
  GPtrArray       *notes;      /* char * */
  GArray          *runs;       /* CliffRun; NULL where nothing is styled */
  int              episode;    /* 0 when there is no number */
  int              level;
  gboolean         dual;
  gboolean         forced;
} CliffElement;

/* @element lives as long as the call. */
typedef void (*CliffElementFunc) (const CliffElement *element,
                                  gpointer            user_data);

/* Every element of the script in order, empty lines (CLIFF_ELEMENT_BLANK) left out: what pages, exports and the reader
 * are made from. */
void cliff_script_foreach_element (CliffScript      *self,
                                   CliffElementFunc  func,
                                   gpointer          user_data);
/* A line of Fountain without its marks of emphasis, and the styles of its bytes in @runs (nullable): (transfer full) */
char *cliff_inline_dup_plain            (const char       *text,
                                         gsize             length,
                                         GArray          **runs);
/* The same for the elements that start in [start, end). */
void cliff_script_foreach_element_in (CliffScript     *self,
                                      gsize            start,
                                      gsize            end,
                                      CliffElementFunc func,
                                      gpointer         user_data);
/* Frees what the element holds, not the element. */
void cliff_element_clear          (CliffElement     *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* What a line's bytes hold, whatever stands around them. */
typedef enum
{
  CLIFF_MARK_NOTE_OPEN = 1 << 0,      /* [[ */
  CLIFF_MARK_NOTE_CLOSE = 1 << 1,     /* ]] */
  CLIFF_MARK_BONEYARD_OPEN = 1 << 2,  /* the two marks of C comments */
  CLIFF_MARK_BONEYARD_CLOSE = 1 << 3,
  CLIFF_MARK_EMPTY = 1 << 4,          /* nothing but white space, and not exactly two spaces */
  CLIFF_MARK_BONEYARD_FIRST = 1 << 5, /* Fountain: a boneyard opens before any closes */
  CLIFF_MARK_EPISODE = 1 << 5,        /* drama: an episode line */
  CLIFF_MARK_NUMBERED = 1 << 6,       /* drama: "1. title", an episode line where there are no real ones */
  CLIFF_MARK_SCENE = 1 << 7,          /* drama: a scene heading */
} CliffLineMarks;

/**
 * CliffLine:
 *
 * One line: its size, and what the parser made of it.  Positions are sums of sizes, so that nothing behind an
 * insertion has to be changed.
 */
typedef struct
{
  guint32 length;   /* bytes, with the line end */
  guint8  marks;    /* CliffLineMarks */
  guint8  kind;     /* CliffElementKind of the first span that starts here, or that goes on here */
  guint8  entry;    /* the parser's state before the line */
  guint8  exit;     /* and after it */
  guint8  look;     /* what the line above sees when it looks down */
  guint8  n_spans;  /* spans that start in this line; 0 when it goes on with the span above */
} CliffLine;

/**
 * CliffLines:
 *
 * The lines of a script in chunks with sums, so that a line is found by offset or by span, and lines are put in
 * and taken out, without walking all of them.
 */
typedef struct _CliffLines CliffLines;

typedef struct
{
  guint chunk;
  guint index;
} CliffLineAt;

CliffLines      *cliff_lines_new           (void);
void             cliff_lines_free          (CliffLines        *self);
gsize            cliff_lines_get_n_lines   (CliffLines        *self);
gsize            cliff_lines_get_n_spans   (CliffLines        *self);
gsize            cliff_lines_count_marked  (CliffLines        *self,
                                            CliffLineMarks     mark);
CliffLine       *cliff_lines_get           (CliffLines        *self,
                                            CliffLineAt        at);
gboolean         cliff_lines_next          (CliffLines        *self,
                                            CliffLineAt       *at);
gboolean         cliff_lines_previous      (CliffLines        *self,
                                            CliffLineAt       *at);
int              cliff_lines_compare       (CliffLineAt        a,
                                            CliffLineAt        b);
CliffLineAt      cliff_lines_first         (CliffLines        *self);
CliffLineAt      cliff_lines_end           (CliffLines        *self);
CliffLineAt      cliff_lines_find_offset   (CliffLines        *self,
                                            gsize              offset,
                                            gsize             *start);
CliffLineAt      cliff_lines_find_span     (CliffLines        *self,
                                            gsize              span,
                                            gsize             *start,
                                            guint             *within);
gboolean         cliff_lines_find_marked   (CliffLines        *self,
                                            CliffLineAt        from,
                                            CliffLineMarks     marks,
                                            CliffLineAt       *found);
gboolean         cliff_lines_find_marked_before (CliffLines     *self,
                                                 CliffLineAt     before,
                                                 CliffLineMarks  marks,
                                                 CliffLineAt    *found);
gsize            cliff_lines_get_offset    (CliffLines        *self,
                                            CliffLineAt        at);
gsize            cliff_lines_count_spans   (CliffLines        *self,
                                            CliffLineAt        before);
CliffLineAt      cliff_lines_splice        (CliffLines        *self,
                                            CliffLineAt        at,
                                            gsize              removed,
                                            const CliffLine   *lines,
                                            gsize              n_lines);
void             cliff_lines_append        (CliffLines        *self,
                                            const CliffLine   *line);
void             cliff_lines_sum           (CliffLines        *self,
                                            CliffLineAt        first,
                                            CliffLineAt        last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffLines, cliff_lines_free)

G_END_DECLS

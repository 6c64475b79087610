/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-element.h"
#include "cliff-lines.h"
#include "cliff-slice.h"

G_BEGIN_DECLS

/* What the line above sees when it looks down.  TRANSPARENT lines hold nothing but notes and boneyard: whoever
 * looks down sees the line below them. */
typedef enum
{
  CLIFF_LOOK_BLANK,
  CLIFF_LOOK_JOIN,        /* exactly two spaces */
  CLIFF_LOOK_STRUCTURE,   /* a section, a synopsis or a page break: as good as an empty line */
  CLIFF_LOOK_TEXT,
  CLIFF_LOOK_TRANSPARENT,
} CliffLook;

/**
 * CliffParse:
 *
 * A walk down the lines: where it is, and answers that hold for more than one line.
 */
typedef struct
{
  CliffScript *script;
  CliffLines  *lines;
  const char  *text;
  CliffLineAt  at;
  CliffLine   *line;
  gsize        offset;        /* where the line starts */
  gsize        number;        /* lines walked */
  CliffElementKind above;     /* kind of the line above */
  gsize        probe_number;  /* up to this line notes are known to be closed, or not */
  gboolean     probe_closed;
  GString     *visible;
  GArray      *masked;        /* (nullable) (element-type CliffSpan): is told of notes and boneyards */
} CliffParse;

/* The two formats: what a line's bytes hold, and what a line is. */
typedef struct
{
  guint8 (*scan)     (CliffSlice  line);
  void   (*classify) (CliffParse *parse);
  guint8  initial;   /* the state before the first line */
} CliffParser;

extern const CliffParser cliff_fountain_parser;
extern const CliffParser cliff_drama_parser;

struct _CliffScript
{
  GString           *text;
  CliffLines        *lines;
  CliffScriptFormat  format;
  const CliffParser *parser;
  gboolean           numbered;    /* drama: "1. title" lines are episode lines */
  gboolean           structured;  /* drama: there is an episode line or a heading, so there can be a preamble */
  gsize              reparsed_start;
  gsize              reparsed_end;
  gsize              span;        /* where the last span asked for was found; the next is mostly asked for next */
  gsize              span_start;
  CliffLineAt        span_line;
  gboolean           span_known;
};

void     cliff_fountain_foreach       (CliffScript      *self,
                                       CliffLineAt       at,
                                       CliffSpan         span,
                                       CliffElementFunc  func,
                                       gpointer          user_data);
void     cliff_drama_foreach          (CliffScript      *self,
                                       CliffLineAt       at,
                                       CliffSpan         span,
                                       CliffElementFunc  func,
                                       gpointer          user_data);
guint    cliff_drama_split            (CliffScript      *self,
                                       CliffLine        *line,
                                       CliffSlice        text,
                                       guint             which,
                                       CliffSpan        *span);

CliffScriptFormat cliff_script_detect (const char       *text,
                                       gsize             length);

CliffSlice cliff_parse_get_line       (CliffParse       *self);
gboolean   cliff_fountain_mask        (CliffParse       *self,
                                       CliffSlice        line,
                                       guint            *mask,
                                       GString          *visible,
                                       GPtrArray        *notes);

CliffOutline *cliff_drama_outline (CliffScript *self,
                                   gsize        start,
                                   gsize        end,
                                   int          episode,
                                   guint        n_scenes);
CliffOutline *cliff_fountain_outline (CliffScript *self,
                                      gsize        start,
                                      gsize        end,
                                      int          episode,
                                      guint        n_scenes);
char         *cliff_outline_to_fountain (CliffOutline   *self);
char         *cliff_outline_to_drama    (CliffOutline   *self);

G_END_DECLS

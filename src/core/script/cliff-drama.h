/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-convention.h"
#include "cliff-script-private.h"

G_BEGIN_DECLS

/* What stands above a line. */
typedef enum
{
  CLIFF_DRAMA_START,
  CLIFF_DRAMA_PREAMBLE,   /* title, synopsis, biographies: before the first episode or heading */
  CLIFF_DRAMA_BODY,
  CLIFF_DRAMA_HEADING,    /* a heading of labelled lines, which may go on */
  CLIFF_DRAMA_SPEECH,     /* a speaker whose text is in the next line */
} CliffDramaState;

/* Set when the line ended with a backslash: the next one goes on with the same element. */
#define CLIFF_DRAMA_GOES_ON 0x40

#define CLIFF_MOST_MOODS 6

/**
 * CliffDramaPart:
 *
 * One element of a line.  The slices point into the line.
 */
typedef struct
{
  CliffElementKind kind;
  CliffDramaState  below;
  gboolean         continues;  /* goes on with the element above */
  int              number;
  CliffSlice       title;      /* of an episode, or the label of a title line */
  CliffHeading     heading;
  CliffSlice       speaker;
  CliffSlice       text;
  CliffSlice       moods[CLIFF_MOST_MOODS];
  guint            n_moods;
} CliffDramaPart;

void       cliff_drama_read       (CliffSlice       line,
                                   CliffDramaState  above,
                                   gboolean         structured,
                                   guint8           marks,
                                   CliffDramaPart  *part);
gboolean   cliff_drama_read_speech (CliffSlice      line,
                                    CliffDramaPart *part);
gboolean   cliff_drama_read_mark  (CliffSlice       line,
                                   CliffDramaPart  *part);
gboolean   cliff_drama_read_cast  (CliffSlice       line,
                                   CliffSlice      *names);
gsize      cliff_drama_mark_size  (CliffSlice       line,
                                   gboolean         leading);
gsize      cliff_drama_part_size  (CliffSlice       line);
CliffSlice cliff_drama_strip      (CliffSlice       line,
                                   gboolean        *markdown);
gboolean   cliff_drama_goes_on    (CliffSlice       line);
char      *cliff_drama_dup_mood   (const CliffDramaPart *part);
char      *cliff_drama_dup_text   (CliffSlice       text);
char      *cliff_drama_dup_escaped (const char      *text,
                                    gboolean         all);
char      *cliff_drama_dup_cast   (GPtrArray        *names);
GPtrArray *cliff_drama_dup_names  (CliffSlice       names);

G_END_DECLS

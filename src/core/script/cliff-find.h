/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* Which part of a script is searched. */
typedef enum
{
  CLIFF_FIND_ANYWHERE,
  CLIFF_FIND_DIALOGUE, /* what is heard, without the speaker's name */
  CLIFF_FIND_ACTION,
  CLIFF_FIND_CUES,     /* names of speakers, and those in cast lines */
  CLIFF_FIND_MOODS,    /* parentheticals */
  CLIFF_FIND_HEADINGS, /* of scenes and episodes */
  CLIFF_FIND_MARKS,    /* words on screen, sounds, effects, transitions, hooks */
  CLIFF_FIND_NOTES,    /* notes, synopses, what is cut out, and what stands before the first episode */
  CLIFF_N_FIND_PARTS,
} CliffFindPart;

typedef enum
{
  CLIFF_FIND_PLAIN = 0,
  CLIFF_FIND_REGEX = 1 << 0,
  CLIFF_FIND_CASE = 1 << 1,   /* upper and lower case differ */
  CLIFF_FIND_WORDS = 1 << 2,  /* not inside a word; Chinese has none */
} CliffFindFlags;

typedef struct
{
  gsize  start;  /* bytes */
  gsize  end;
  char  *text;   /* what it becomes; NULL where nothing is replaced */
} CliffMatch;

/**
 * CliffFinder:
 *
 * A pattern ready to be looked for.  Patterns come from people and from files, and may be hostile: how long one match and one
 * search may take is limited.  Immutable: any thread may use it.
 */
typedef struct _CliffFinder CliffFinder;

#define CLIFF_FIND_ERROR (cliff_find_error_quark ())
typedef enum
{
  CLIFF_FIND_ERROR_PATTERN,     /* not a regular expression, or empty; the message says where */
  CLIFF_FIND_ERROR_REPLACEMENT, /* names a group that is not there */
  CLIFF_FIND_ERROR_TOO_COMPLEX, /* takes too long; a simpler pattern may not */
  CLIFF_FIND_ERROR_TOO_LARGE,   /* the pattern or what would come of replacing */
  CLIFF_FIND_ERROR_TEXT,        /* the script is not UTF-8 */
} CliffFindError;
GQuark       cliff_find_error_quark     (void);

/* (transfer full) (nullable).  Errors: PATTERN, TOO_LARGE. */
CliffFinder *cliff_finder_new           (const char     *pattern,
                                         CliffFindFlags  flags,
                                         CliffFindPart   part,
                                         GError        **error);
CliffFinder *cliff_finder_ref           (CliffFinder    *self);
void         cliff_finder_unref         (CliffFinder    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffFinder, cliff_finder_unref)
/* The matches in [start, end) of the script, in order, none empty and none overlapping; @end may lie behind the text.  A regular
 * expression sees one element at a time where a part is searched, and the whole range where it is not.  @replacement (nullable):
 * what they are to become; in a regular expression \1 and \g<name> name groups and \n is a line end, in plain searches all of it is
 * text.  (transfer full) (nullable) (element-type CliffMatch).  Errors: REPLACEMENT, TOO_COMPLEX, TOO_LARGE, TEXT. */
GArray      *cliff_finder_find          (CliffFinder    *self,
                                         CliffScript    *script,
                                         gsize           start,
                                         gsize           end,
                                         const char     *replacement,
                                         GError        **error);
/* The script's text with @matches, which have texts, replaced. (transfer full) */
char        *cliff_find_replace         (CliffScript    *script,
                                         GArray         *matches);
/* The part of a word given on a command line ("dialogue", "cues"…); FALSE for any other word. */
gboolean     cliff_find_part_from_string (const char    *name,
                                          CliffFindPart *part);

G_END_DECLS

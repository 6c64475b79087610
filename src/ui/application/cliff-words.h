/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cliff-script.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffTerm:
 * @code: as the database holds it
 * @title: untranslated
 *
 * A controlled word of the storyboard.
 */
typedef struct
{
  const char *code;
  const char *title;
} CliffTerm;

/* Tables that end with a NULL code. */
extern const CliffTerm cliff_terms_size[];
extern const CliffTerm cliff_terms_angle[];
extern const CliffTerm cliff_terms_movement[];
extern const CliffTerm cliff_terms_lens[];
extern const CliffTerm cliff_terms_light[];
extern const CliffTerm cliff_terms_transition[];
/* The kinds of markers; their titles are what cliff_words_get_marker() says. */
extern const CliffTerm cliff_terms_marker[];
/* The colours of revisions. */
extern const CliffTerm cliff_terms_revision[];

/* The translated title of @code, or @code itself where it is none of @terms: (transfer none). */
const char *cliff_terms_get_title   (const CliffTerm *terms,
                                     const char      *code);

/* The sign of a shot's size, such as "CU", as short as a badge and translated: (transfer none), @code itself when
 * it is none. */
const char *cliff_words_get_size_sign (const char    *code);
/* What a marker of that kind is called, translated: (transfer none). */
const char *cliff_words_get_marker  (const char      *kind);
/* A step of the history, translated: (transfer none). */
const char *cliff_words_get_step    (const char      *label);
/* Why the program kept a version, translated: (transfer none). */
const char *cliff_words_get_version_reason (const char *reason);
/* "Blue revision": (transfer full) (nullable), NULL where @colour is NULL or "". */
char       *cliff_words_dup_revision (const char      *colour);
/* What a writer calls an element, translated: (transfer none). */
const char *cliff_words_get_element (CliffElementKind  kind);
/* Sentences that say what happened, what was kept and what to do next: (transfer full). */
char       *cliff_words_dup_error   (const GError    *error);
/* Why a project is read-only and what to do: (transfer none) (nullable), NULL when it is not. */
const char *cliff_words_get_read_only (CliffReadOnly  reason);
/* "1:05": (transfer full). */
char       *cliff_words_dup_clock   (CliffTime        time);
/* "3.5 s": (transfer full). */
char       *cliff_words_dup_seconds (CliffTime        time);
/* "1 minute 5 seconds", for screen readers: (transfer full). */
char       *cliff_words_dup_spoken_time (CliffTime    time);

G_END_DECLS

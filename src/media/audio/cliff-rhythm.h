/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliffRhythmPlace:
 *
 * Where the audible label goes, in frames of 48 kHz.
 */
typedef struct
{
  gint64    window_start; /* from here … */
  gint64    window_end;   /* … to here nothing else is heard, unless is_over_speech */
  gint64    start;        /* of the first tone; -1: there is no room at all */
  gint64    unit;
  gboolean  is_over_speech;
} CliffRhythmPlace;

CliffRhythmPlace cliff_rhythm_find_place (const guint8           *speech,
                                          gint64                  n_frames);
void             cliff_rhythm_add        (const CliffRhythmPlace *place,
                                          float                  *samples,
                                          gint64                  n_frames);
/* In cliff-rhythm-hear.c. */
gint64           cliff_rhythm_hear       (const float            *samples,
                                          gint64                  n_frames);

G_END_DECLS

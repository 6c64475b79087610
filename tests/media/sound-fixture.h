/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-mix.h"

G_BEGIN_DECLS

/* Real sound files and plans for the tests of sound. */

/* Runs "DESCRIPTION ! filesink" into FOLDER/NAME: (transfer full) the path. */
char      *fixture_make_sound     (const char   *folder,
                                   const char   *name,
                                   const char   *description);
/* Speaks @text into FOLDER/NAME, a mono WAV: (transfer full) the path. */
char      *fixture_make_speech    (const char   *folder,
                                   const char   *name,
                                   const char   *text);
/* A plan of one blank shot at 30 frames a second. */
CliffPlan *fixture_new_sound_plan (int           n_frames,
                                   gboolean      audible_label);
void       fixture_add_sound      (CliffPlan    *plan,
                                   CliffPlanBus  bus,
                                   const char   *path,
                                   CliffTime     start,
                                   CliffTime     length,
                                   int           gain);
/* Writes a WAV of 32 bit floats, for other programs to measure. */
gboolean   fixture_write_wav      (CliffMix     *mix,
                                   const char   *path,
                                   GError      **error);

G_END_DECLS

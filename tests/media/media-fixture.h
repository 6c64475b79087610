/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-plan.h"

G_BEGIN_DECLS

/* Media and plans for tests, made on the spot. */

/* Runs a program, which must succeed, and returns what it printed: (transfer full). */
char      *fixture_run        (const char *program,
                               ...) G_GNUC_NULL_TERMINATED;
/* Makes NAME in @folder with ffmpeg from a lavfi @source; H.264 unless NAME is a picture.
 * (transfer full): its path. */
char      *fixture_make_video (const char *folder,
                               const char *name,
                               const char *source,
                               int         frames);
/* A plan of @n_shots shots of @length frames each, 30 frames a second; paths and all else can be
 * set after. */
CliffPlan *fixture_new_plan   (int         width,
                               int         height,
                               int         n_shots,
                               int         length);
/* Gives shot @index its file. */
void       fixture_set_source (CliffPlan       *plan,
                               guint            index,
                               CliffPlanSource  source,
                               const char      *path);
/* How shot @index comes. */
void       fixture_set_transition (CliffPlan       *plan,
                                   guint            index,
                                   CliffTransition  transition,
                                   int              overlap);
/* (transfer none): what was added */
CliffPlanText *fixture_add_text   (CliffPlan       *plan,
                                   CliffTitleKind   kind,
                                   int              start,
                                   int              length,
                                   const char      *text);
void       fixture_add_key        (GArray          *keys,
                                   CliffProperty    property,
                                   CliffTime        time,
                                   gint64           value,
                                   CliffCurve       curve);
/* The lines that ffprobe says of @entries of the streams @stream of a file. */
GStrv      fixture_probe          (const char      *path,
                                   const char      *stream,
                                   const char      *entries);
/* All pictures of a video, as ffmpeg decodes them to yuv420p; it must have nothing to complain of. (transfer full) */
GBytes    *fixture_decode         (const char      *path);

G_END_DECLS

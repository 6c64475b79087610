/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cliff-edit-cut.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/* Where on a timeline files come to stand when they are in. */
typedef struct
{
  CliffId    episode_id;
  CliffId    lane_id;     /* as in cliff_edit_add_takes() */
  CliffTime  time;
  CliffPlace place;
} CliffMediaGoal;

#define CLIFF_TYPE_MEDIA_INTAKE (cliff_media_intake_get_type ())

/**
 * CliffMediaIntake:
 *
 * Files on their way into the media bin of a project, from whatever part of the window they were let go over.  Main thread.
 *
 * Properties: "busy" (gboolean), "fraction" (double, 0 to 1), "n-failures" (guint); all notified.
 */
G_DECLARE_FINAL_TYPE (CliffMediaIntake, cliff_media_intake, CLIFF, MEDIA_INTAKE, GObject)

/* The one of the project. (transfer none) */
CliffMediaIntake *cliff_media_intake_get          (CliffProject         *project);
/* Brings files in, one lot after the other, and puts them where @goal (nullable: nowhere) says; the project tells what came of it. */
void              cliff_media_intake_add          (CliffMediaIntake     *self,
                                                   const char *const    *paths,
                                                   const CliffMediaGoal *goal);
/* What came in already stays. */
void              cliff_media_intake_cancel       (CliffMediaIntake     *self);
gboolean          cliff_media_intake_get_busy     (CliffMediaIntake     *self);
/* Of the files that could not be brought in, a sentence each, until they are cleared. (transfer none) (element-type utf8) */
GPtrArray        *cliff_media_intake_get_failures (CliffMediaIntake     *self);
void              cliff_media_intake_clear_failures (CliffMediaIntake   *self);
/* Asks for files to bring in. @parent: (nullable) */
void              cliff_media_intake_ask          (CliffMediaIntake     *self,
                                                   GtkWindow            *parent);
/* The paths of files that were dropped, without those that have none. (transfer full) */
GStrv             cliff_media_intake_dup_paths    (GSList               *files);

/* Puts takes of the project onto a timeline and says so. */
gboolean          cliff_media_intake_place        (CliffProject         *project,
                                                   const CliffId        *takes,
                                                   guint                 n_takes,
                                                   const CliffMediaGoal *goal);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* Makes the media file @file, prepared with cliff_media_prepare(), a take of the shot and chooses it.  The take and its
 * file stay whatever is undone; the choice is the history step "Add Take".  @kind: "picture" or "video".  Its origin
 * is not known, so it counts as made with AI.  Returns the take's id, 0 on error. */
CliffId cliff_edit_add_take (CliffStore            *store,
                             CliffId                shot_id,
                             const char            *kind,
                             const CliffMediaFile  *file,
                             CliffTime              duration,
                             int                    width,
                             int                    height,
                             GError               **error);
/* The same of one picture of a video take, the file of which is @source (SHA-256): its detail notes the take, "from-take", and the
 * picture's "time" in it, so that what is known of the video's origin holds for the picture. */
CliffId cliff_edit_add_frame (CliffStore           *store,
                              CliffId               shot_id,
                              const CliffMediaFile *file,
                              int                   width,
                              int                   height,
                              const char           *source,
                              CliffTime             time,
                              GError              **error);
/* The same of a picture that was drawn over the take @below (0: on paper), which its detail notes as "from-take". */
CliffId cliff_edit_add_drawing (CliffStore           *store,
                                CliffId               shot_id,
                                const CliffMediaFile *file,
                                int                   width,
                                int                   height,
                                CliffId               below,
                                GError              **error);
/* "Rate Take": what a person thinks of a take, in @stars from 1 to 5; 0 is no judgement.  Out of range:
 * G_IO_ERROR_INVALID_ARGUMENT; a take that is not there: G_IO_ERROR_NOT_FOUND.  A rating that is there already makes no history
 * step. */
gboolean cliff_edit_rate_take (CliffStore            *store,
                               CliffId                take_id,
                               int                    stars,
                               GError               **error);
/* Makes the picture or video of any take, of the bin or of another shot, a take of this shot and chooses it: the same step.  One that
 * the shot has already is only chosen.  Returns the shot's take, 0 on error: G_IO_ERROR_NOT_FOUND, G_IO_ERROR_INVALID_ARGUMENT (a
 * sound), CLIFF_STORE_ERROR. */
CliffId cliff_edit_use_take (CliffStore           *store,
                             CliffId               shot_id,
                             CliffId               take_id,
                             GError              **error);

G_END_DECLS

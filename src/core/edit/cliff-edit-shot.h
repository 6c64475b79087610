/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/* Sets a text column of a shot (size, angle, movement, lens, light, subject, action, sound, vfx, caption, note, transition) by hand.  Size,
 * angle, movement, lens, light and transition take only the words of the schema: else G_IO_ERROR_INVALID_ARGUMENT.  A dissolve gets a length where it
 * has none, a cut has none.  A value that is there already makes no history step.  A shot that is not there:
 * G_IO_ERROR_NOT_FOUND, here and below.  History step "Edit Shot". */
gboolean cliff_edit_set_shot_text     (CliffStore  *store,
                                       CliffId      shot_id,
                                       const char  *column,
                                       const char  *value,
                                       GError     **error);
/* @duration: 0.2 s to 120 s, else G_IO_ERROR_INVALID_ARGUMENT.  The shot is held: exactly as long, whatever is spoken in it.
 * "Change Duration" */
gboolean cliff_edit_set_shot_duration (CliffStore  *store,
                                       CliffId      shot_id,
                                       CliffTime    duration,
                                       GError     **error);
/* "Choose Take": @owner is "shot" or "line"; @take_id must be a take of that one, a picture or a video for a shot, a voice for a
 * line, else G_IO_ERROR_INVALID_ARGUMENT; 0 chooses none. */
gboolean cliff_edit_choose_take       (CliffStore  *store,
                                       const char  *owner,
                                       CliffId      owner_id,
                                       CliffId      take_id,
                                       GError     **error);
/* Sets a column of the series row: title, language ("zh" or "en"), producer, label_text, audible_label, width, height, fps_num, fps_den,
 * max_shot, target_length.  A value out of range, or an empty label_text: G_IO_ERROR_INVALID_ARGUMENT.  "Change Series" */
gboolean cliff_edit_set_series_text   (CliffStore  *store,
                                       const char  *column,
                                       const char  *value,
                                       GError     **error);
gboolean cliff_edit_set_series_int    (CliffStore  *store,
                                       const char  *column,
                                       gint64       value,
                                       GError     **error);
/* The frame's width and height, even, and the pictures in @den seconds, each in one step.  Out of range:
 * G_IO_ERROR_INVALID_ARGUMENT.  "Change Series" */
gboolean cliff_edit_set_series_size   (CliffStore  *store,
                                       int          width,
                                       int          height,
                                       GError     **error);
gboolean cliff_edit_set_series_rate   (CliffStore  *store,
                                       int          num,
                                       int          den,
                                       GError     **error);

G_END_DECLS

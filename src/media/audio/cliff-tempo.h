/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-types.h"

#include "cliff-sound-file.h"

G_BEGIN_DECLS

/* @sound from @in on, played at @speed (ppm, not 0; below 0 backwards) at its own pitch: at most @max_frames of it, fewer
 * where the sound ends.  Blocking; any thread.  (transfer full)
 * Errors: G_IO_ERROR_NOT_SUPPORTED (an element is not installed), G_IO_ERROR_FAILED, G_IO_ERROR_TIMED_OUT,
 * G_IO_ERROR_CANCELLED. */
CliffSound *cliff_sound_new_at_speed (CliffSound    *sound,
                                      CliffTime      in,
                                      int            speed,
                                      gint64         max_frames,
                                      GCancellable  *cancellable,
                                      GError       **error);
/* How much of a sound that needs, in frames. */
gint64      cliff_sound_get_needed   (CliffTime      in,
                                      int            speed,
                                      gint64         max_frames);

G_END_DECLS

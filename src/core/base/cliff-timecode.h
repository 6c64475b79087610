/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-types.h"

G_BEGIN_DECLS

/* "1:05:12": minutes, seconds, and the frame within the second, counted from 0. (transfer full) */
char     *cliff_timecode_dup   (CliffTime    time,
                                int          fps_num,
                                int          fps_den);
/* Reads "12" or "12.5" seconds, "1:05" and "1:05.5" minutes and seconds, "1:05:12" with frames, and "37f", a frame; also in the
 * full-width signs of a Chinese keyboard.  FALSE when @text is nothing of this, or more than a day. */
gboolean  cliff_timecode_parse (const char  *text,
                                int          fps_num,
                                int          fps_den,
                                CliffTime   *time);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-engine.h"

G_BEGIN_DECLS

/*
 * The engines that need no key and no network.  The same request gives the same bytes, on any thread.
 */

/* "local-board": a drawn storyboard picture, PNG. */
#define CLIFF_TYPE_LOCAL_BOARD (cliff_local_board_get_type ())
G_DECLARE_FINAL_TYPE (CliffLocalBoard, cliff_local_board, CLIFF, LOCAL_BOARD, CliffEngine)

/* "local-voice": eSpeak NG, WAV mono 22.05 kHz; detail {"words":[{"text","start","end"}]} in ns. */
#define CLIFF_TYPE_LOCAL_VOICE (cliff_local_voice_get_type ())
G_DECLARE_FINAL_TYPE (CliffLocalVoice, cliff_local_voice, CLIFF, LOCAL_VOICE, CliffEngine)

/* "local-bed": music to lie under speech, WAV stereo 48 kHz. */
#define CLIFF_TYPE_LOCAL_BED (cliff_local_bed_get_type ())
G_DECLARE_FINAL_TYPE (CliffLocalBed, cliff_local_bed, CLIFF, LOCAL_BED, CliffEngine)

/* One of each. (transfer full) (element-type CliffEngine) */
GPtrArray *cliff_local_engines_new (void);

G_END_DECLS

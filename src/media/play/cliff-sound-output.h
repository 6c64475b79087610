/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-mix.h"

G_BEGIN_DECLS

/**
 * CliffSoundOutput:
 *
 * Plays a mix from any place and says which place is heard now.  Where no device can be opened, or
 * it goes away, the sound runs into nothing at its proper speed.  One thread: that of the main
 * context it is made in.
 */
typedef struct _CliffSoundOutput CliffSoundOutput;

CliffSoundOutput *cliff_sound_output_new          (const char        *sink);
void              cliff_sound_output_free         (CliffSoundOutput  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffSoundOutput, cliff_sound_output_free)
void              cliff_sound_output_start        (CliffSoundOutput  *self,
                                                   CliffMix          *mix,
                                                   CliffTime          position,
                                                   CliffTime          loop_start,
                                                   CliffTime          loop_end);
gboolean          cliff_sound_output_exchange     (CliffSoundOutput  *self,
                                                   CliffMix          *mix,
                                                   CliffTime          valid_until);
void              cliff_sound_output_stop         (CliffSoundOutput  *self);
gboolean          cliff_sound_output_get_elapsed  (CliffSoundOutput  *self,
                                                   CliffTime         *elapsed);
gboolean          cliff_sound_output_get_position (CliffSoundOutput  *self,
                                                   CliffTime         *position);
void              cliff_sound_output_set_muted    (CliffSoundOutput  *self,
                                                   gboolean           muted);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-sound-file.h"
#include "cliff-tempo.h"

G_BEGIN_DECLS

/**
 * CliffSoundBank:
 *
 * Keeps decoded sounds by the SHA-256 of their files, the most recently used within a limit of
 * memory, so that one edit does not decode a whole episode again.  Any thread.
 */
typedef struct _CliffSoundBank CliffSoundBank;

CliffSoundBank *cliff_sound_bank_new   (gsize            max_bytes);
CliffSoundBank *cliff_sound_bank_ref   (CliffSoundBank  *self);
void            cliff_sound_bank_unref (CliffSoundBank  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffSoundBank, cliff_sound_bank_unref)
CliffSound     *cliff_sound_bank_read  (CliffSoundBank  *self,
                                        const char      *path,
                                        const char      *sha256,
                                        gint64           max_frames,
                                        GCancellable    *cancellable,
                                        GError         **error);

/* As cliff_sound_new_at_speed() of the file, which is read as by cliff_sound_bank_read() with at most @file_frames. */
CliffSound     *cliff_sound_bank_read_at_speed (CliffSoundBank  *self,
                                        const char      *path,
                                        const char      *sha256,
                                        gint64           file_frames,
                                        CliffTime        in,
                                        int              speed,
                                        gint64           max_frames,
                                        GCancellable    *cancellable,
                                        GError         **error);

G_END_DECLS

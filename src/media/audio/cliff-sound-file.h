/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliffSound:
 *
 * The decoded sound of one file: 48 kHz, stereo, interleaved floats, finite and within ±8.
 * Immutable; any thread.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  float           *samples;   /* n_frames × 2 */
  gint64           n_frames;
  gboolean         is_whole;  /* the file ended before the limit */
  gboolean         is_broken; /* an error ended it; samples holds what came before */
} CliffSound;

CliffSound *cliff_sound_new_from_file (const char    *path,
                                       gint64         max_frames,
                                       GCancellable  *cancellable,
                                       GError       **error);
/* Told of one run of frames after the other. @samples: (nullable): two a frame; NULL for silence; not yet limited to what
 * CliffSound promises. */
typedef void (*CliffSoundFunc) (const float *samples,
                                gint64       n_frames,
                                gpointer     data);
/* Decodes as cliff_sound_new_from_file() does, with the same errors, and keeps nothing. */
gboolean    cliff_sound_scan_file     (const char      *path,
                                       gint64           max_frames,
                                       CliffSoundFunc   func,
                                       gpointer         func_data,
                                       GCancellable    *cancellable,
                                       GError         **error);
CliffSound *cliff_sound_ref           (CliffSound    *self);
void        cliff_sound_unref         (CliffSound    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffSound, cliff_sound_unref)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-peaks.h"

G_BEGIN_DECLS

#define CLIFF_TYPE_WAVEFORM (cliff_waveform_get_type ())

/**
 * CliffWaveform:
 *
 * The peaks of sound files, made once by a process of its own and kept in the project's cache, which may be deleted at any moment, and
 * in memory up to a bound.  Main thread; never blocks.
 *
 *   peaks = cliff_waveform_peek (waveform, sha256);
 *   if (peaks == NULL)
 *     cliff_waveform_load_async (waveform, path, sha256, cancellable, loaded_cb, self);
 */
G_DECLARE_FINAL_TYPE (CliffWaveform, cliff_waveform, CLIFF, WAVEFORM, GObject)

/* @folder: of the cache; made when it is not there. */
CliffWaveform *cliff_waveform_new         (const char           *folder);
/* The peaks, if they are at hand. (transfer none) (nullable): ref them to keep them longer than until the main loop runs. */
CliffPeaks    *cliff_waveform_peek        (CliffWaveform        *self,
                                           const char           *sha256);
void           cliff_waveform_load_async  (CliffWaveform        *self,
                                           const char           *path,
                                           const char           *sha256,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* Errors: G_IO_ERROR_NOT_FOUND (no such file), G_IO_ERROR_INVALID_DATA (it has no sound) and others of cliff_sound_new_from_file(),
 * G_IO_ERROR_CANCELLED. (transfer full) */
CliffPeaks    *cliff_waveform_load_finish (CliffWaveform        *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cliff-types.h"

G_BEGIN_DECLS

/* Buckets a second. */
#define CLIFF_PEAKS_RATE 200

/**
 * CliffPeaks:
 *
 * How loud a sound file is over time: the shape that a timeline draws.  Both sides together.  Immutable; any thread.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  guint            n;     /* buckets of 1/CLIFF_PEAKS_RATE seconds */
  guint8          *peak;  /* the greatest sample, 0 to 255 */
  guint8          *rms;   /* the effective value, 0 to 255 */
} CliffPeaks;

CliffPeaks *cliff_peaks_ref           (CliffPeaks   *self);
void        cliff_peaks_unref         (CliffPeaks   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPeaks, cliff_peaks_unref)
/* Fills @peak and @rms (nullable), @n values each, with what is between @start and @start + @length (> 0; both may lie outside of the
 * file, where it is silent): what to draw in @n columns. */
void        cliff_peaks_get           (CliffPeaks   *self,
                                       CliffTime     start,
                                       CliffTime     length,
                                       guint         n,
                                       guint8       *peak,
                                       guint8       *rms);
/* Those of the media file with that SHA-256, kept in @folder.  Errors: G_IO_ERROR_NOT_FOUND, G_IO_ERROR_INVALID_DATA. (transfer
 * full) */
CliffPeaks *cliff_peaks_new_from_file (const char   *folder,
                                       const char   *sha256,
                                       GError      **error);
/* Where they are kept; NULL when @sha256 can be no file's name. (transfer full) */
char       *cliff_peaks_dup_path      (const char   *folder,
                                       const char   *sha256);
/* Decodes the sound of @path and keeps its peaks at @into.  Blocks; in a process of its own, where the file is a stranger's.
 * Errors: as of cliff_sound_new_from_file(), and G_FILE_ERROR. */
gboolean    cliff_peaks_make          (const char         *path,
                                       const char         *into,
                                       CliffProgressFunc   progress,
                                       gpointer            progress_data,
                                       GError            **error);

G_END_DECLS

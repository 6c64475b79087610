/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-label-verify.h"
#include "cliff-render.h"

G_BEGIN_DECLS

/**
 * CliffExport:
 *
 * One finished file: everything an export needs, taken from the store on the main thread, so that the work can
 * run on another.
 */
typedef struct _CliffExport CliffExport;

typedef struct
{
  char              *path;        /* the finished MP4 */
  char              *srt_path;
  char              *sha256;
  char              *produce_id;
  CliffRenderReport  render;
  double             loudness;    /* LUFS, read back from the file */
  double             true_peak;   /* dBTP */
  int                label_height;/* ink of the visible label, pixels, read back from the frames */
  gboolean           audible;     /* the rhythm was heard */
  CliffLabelReport  *embedded;
} CliffExportResult;

void         cliff_export_result_free (CliffExportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffExportResult, cliff_export_result_free)

/* Checks what can be checked before any work: producer and label text are there and valid, the episode has shots.
 * @folder: where the files go; @height: 1920, 1280 or 960, 0 = the series'.  Errors: CLIFF_LABEL_ERROR, G_IO_ERROR. */
CliffExport       *cliff_export_new       (CliffStore         *store,
                                           CliffId             episode_id,
                                           const char         *folder,
                                           int                 height,
                                           GError            **error);
void               cliff_export_free      (CliffExport        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffExport, cliff_export_free)
/* mux → AIGC record → independent re-read → fsync → rename.  Until the last step the file is NAME.part.mp4.  Blocking,
 * any thread; does not touch the store. */
CliffExportResult *cliff_export_run       (CliffExport        *self,
                                           CliffProgressFunc   progress,
                                           gpointer            progress_data,
                                           GCancellable       *cancellable,
                                           GError            **error);
/* Writes the export's row; main thread. */
gboolean           cliff_export_record    (CliffStore         *store,
                                           CliffId             episode_id,
                                           CliffExportResult  *result,
                                           GError            **error);

G_END_DECLS

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
  char              *srt_path;    /* NULL when nobody speaks */
  char              *sha256;
  char              *produce_id;
  CliffRenderReport  render;
  double             loudness;    /* LUFS, read back from the file */
  double             true_peak;   /* dBTP */
  int                label_height;/* ink of the visible label, pixels, read back from the frames */
  gboolean           audible;     /* the rhythm was heard */
  CliffLabelReport  *embedded;
  JsonNode          *materials;   /* what it is made of, as cliff_materials_new() tells */
  int                n_removed;   /* unfinished films of interrupted exports that were cleared away */
} CliffExportResult;

void         cliff_export_result_free (CliffExportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffExportResult, cliff_export_result_free)

/* Checks what can be checked before any work: producer and label text are there and valid, the episode has shots.
 * @folder: where the files go; @height: 1920, 1280 or 960, 0 = the series'.  Errors: CLIFF_LABEL_ERROR, G_IO_ERROR.
 * Main thread. */
CliffExport       *cliff_export_new       (CliffStore         *store,
                                           CliffId             episode_id,
                                           const char         *folder,
                                           int                 height,
                                           GError            **error);
void               cliff_export_free      (CliffExport        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffExport, cliff_export_free)
/* The name of the finished film, such as "07 归来.mp4"; borrowed. */
const char        *cliff_export_get_name  (CliffExport        *self);
/* mux → AIGC record → independent re-read → fsync → rename.  Until the last step the file is NAME.part.mp4; an error or
 * a cancel leaves nothing new behind, and an earlier film in its place.  Stages: "render", "label", "verify",
 * "finish".  Blocking, any thread but a window's main one; does not touch the store.
 * Errors: CLIFF_RENDER_ERROR, CLIFF_LABEL_ERROR, G_IO_ERROR_EXISTS (a file there that is not ours), G_IO_ERROR_BUSY (the
 * same film is being exported), G_IO_ERROR_CANCELLED and others of G_IO_ERROR. */
CliffExportResult *cliff_export_run       (CliffExport        *self,
                                           CliffProgressFunc   progress,
                                           gpointer            progress_data,
                                           GCancellable       *cancellable,
                                           GError            **error);
/* Writes the export's row, in a kept transaction; main thread.  The result as JSON is its labels column. */
gboolean           cliff_export_record    (CliffStore         *store,
                                           CliffId             episode_id,
                                           CliffExportResult  *result,
                                           GError            **error);
/* What was read back from the finished film. (transfer full) */
JsonNode          *cliff_export_result_to_json (CliffExportResult *self);

G_END_DECLS

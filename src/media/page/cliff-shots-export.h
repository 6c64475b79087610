/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cliff-store.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_SHOTS_CSV,
  CLIFF_SHOTS_JSON,
  CLIFF_SHOTS_HTML,        /* with pictures */
  CLIFF_SHOTS_PDF,
  CLIFF_SHOTS_SHEET_HTML,
  CLIFF_SHOTS_SHEET_PDF,
} CliffShotsFormat;

/**
 * CliffShotsExport:
 *
 * The shots of episodes as a shot list or a contact sheet, as they are when it is made.  Every picture carries the visible label.
 */
typedef struct _CliffShotsExport CliffShotsExport;

/* Main thread.  Errors: as cliff_shot_list_new(). */
CliffShotsExport *cliff_shots_export_new      (CliffStore        *store,
                                               const CliffId     *episodes,
                                               guint              n_episodes,
                                               GError           **error);
void              cliff_shots_export_free     (CliffShotsExport  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffShotsExport, cliff_shots_export_free)
/* What would be written, of a format that is text: not PDF.  Blocks while pictures are made; one thread at a time, any thread.
 * Errors: G_IO_ERROR_CANCELLED. (transfer full) */
char             *cliff_shots_export_dup_text (CliffShotsExport  *self,
                                               CliffShotsFormat   format,
                                               GCancellable      *cancellable,
                                               GError           **error);
/* Writes it to @path, whole or not at all.  As above.  Errors: G_IO_ERROR, G_FILE_ERROR. */
gboolean          cliff_shots_export_write    (CliffShotsExport  *self,
                                               CliffShotsFormat   format,
                                               const char        *path,
                                               GCancellable      *cancellable,
                                               GError           **error);

G_END_DECLS

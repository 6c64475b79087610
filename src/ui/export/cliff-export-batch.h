/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-export.h"
#include "cliff-project.h"

G_BEGIN_DECLS

/**
 * CliffExportBatch:
 *
 * Exports episodes one after the other.  It holds the project, so that closing the window asks first.  Main thread only.
 *
 * Signal "progress": something to show has moved; "ended": all are done, or one failed, or it was cancelled.
 */
#define CLIFF_TYPE_EXPORT_BATCH (cliff_export_batch_get_type ())
G_DECLARE_FINAL_TYPE (CliffExportBatch, cliff_export_batch, CLIFF, EXPORT_BATCH, GObject)

/* @episodes: (element-type CliffRecord) (transfer full); @height: 1920, 1280 or 960 */
CliffExportBatch    *cliff_export_batch_new          (CliffProject   *project,
                                                  GPtrArray      *episodes,
                                                  const char     *folder,
                                                  int             height);
void               cliff_export_batch_start        (CliffExportBatch *self);
void               cliff_export_batch_cancel       (CliffExportBatch *self);
guint              cliff_export_batch_get_n_episodes (CliffExportBatch *self);
/* How many are finished; the one in work is the next. */
guint              cliff_export_batch_get_n_done   (CliffExportBatch *self);
/* 0 to 1 of all of it. */
double             cliff_export_batch_get_fraction (CliffExportBatch *self);
/* (transfer none) (nullable): an untranslated word for what is going on */
const char        *cliff_export_batch_get_stage    (CliffExportBatch *self);
CliffRecord       *cliff_export_batch_get_episode  (CliffExportBatch *self,
                                                  guint           i);
/* Of the finished episode @i. (transfer none) */
CliffExportResult *cliff_export_batch_get_result   (CliffExportBatch *self,
                                                  guint           i);
CliffTime          cliff_export_batch_get_duration (CliffExportBatch *self,
                                                  guint           i);
/* Why it ended early. (transfer none) (nullable) */
const GError      *cliff_export_batch_get_error    (CliffExportBatch *self);

G_END_DECLS

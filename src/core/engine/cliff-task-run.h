/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-engine.h"
#include "cliff-http.h"
#include "cliff-vendor.h"

G_BEGIN_DECLS

/* One task at a vendor, from submitting to the file.  Private to the engine folder. */
typedef struct
{
  CliffVendor       *vendor;
  CliffNetRules     *rules;
  const char        *key;       /* (nullable) */
  const char *const *secrets;   /* as of cliff_redact() */
  int                pace;      /* ms that a second of the descriptor lasts */
  const char        *kind;
  CliffRemote       *remote;
  JsonObject        *slots;
  const char        *folder;
  CliffEngineResult *result;
  CliffProgressFunc  progress;  /* (nullable) */
  gpointer           progress_data;
  GCancellable      *cancellable;

  CliffHttp         *http;      /* of cliff_task_run() alone */
  GMainContext      *context;
} CliffTaskRun;

/* Blocks, on a main context of its own.  Errors as of cliff_engine_run_remote(). */
gboolean cliff_task_run (CliffTaskRun  *self,
                         GError       **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-types.h"

G_BEGIN_DECLS

/**
 * CliffDescriptor:
 *
 * How one vendor of generated media is spoken to, as data: resources/engines/ID.json, or a file of a person's own.  What the
 * members mean is in resources/engines/FORMAT.md.  Checked as a whole when it is read, immutable, any thread.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  const char      *id;
  char            *keyring;    /* what its keys are kept under: the id, and of one that did not come with the program whom they go to as well */
  int              version;
  const char      *name;
  const char      *date;       /* when prices and limits were looked up: "2026-11-22" */
  const char      *base;       /* "https://…", without a slash at its end */
  char           **hosts;      /* where results may come from, as of cliff_net_rules_new() */
  JsonObject      *root;
  GPtrArray       *patterns;   /* GRegex or NULL, one each of "errors" */
} CliffDescriptor;

/* @data: JSON. (transfer full) (nullable).  Errors: CLIFF_ENGINE_ERROR_REQUEST, naming the member that is wrong. */
CliffDescriptor *cliff_descriptor_new        (GBytes           *data,
                                              GError          **error);
/* One that comes with the program: (transfer full) (nullable). */
CliffDescriptor *cliff_descriptor_shipped    (const char       *id,
                                              GError          **error);
/* A file of at most 1 MiB, for those a person wrote: (transfer full) (nullable).  Also G_FILE_ERROR. */
CliffDescriptor *cliff_descriptor_read       (const char       *path,
                                              GError          **error);
CliffDescriptor *cliff_descriptor_ref        (CliffDescriptor  *self);
void             cliff_descriptor_unref      (CliffDescriptor  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffDescriptor, cliff_descriptor_unref)
/* The ids of those that come with the program, sorted: (transfer full). */
char           **cliff_descriptor_list       (void);
/* (transfer none) (nullable): NULL where it has no such model. */
JsonObject      *cliff_descriptor_get_model  (CliffDescriptor  *self,
                                              const char       *model);
/* The operation of a model: (transfer none). */
JsonObject      *cliff_descriptor_get_operation (CliffDescriptor *self,
                                                 JsonObject      *model);

/*
 * A model's limits and prices; see FORMAT.md.  @slots: prompt, negative, ratio, resolution, duration (ns), seed, first, last, references…
 */

/* Whether the model can do what is asked for.  FALSE with CLIFF_ENGINE_ERROR_REQUEST that names the limit: nothing wrong is
 * ever sent, and nothing silently left away. */
gboolean         cliff_model_check           (JsonObject       *model,
                                              JsonObject       *slots,
                                              GError          **error);
/* Adds to @slots what follows from them: model, width, height and the model's words. */
void             cliff_model_complete        (JsonObject       *model,
                                              JsonObject       *slots);
/* What it costs, in millionths of @currency (interned): by what the vendor counted where @usage is not below 0 and in a unit the price knows, else
 * estimated; -1 when the descriptor knows no price for it. */
gint64           cliff_model_reckon          (JsonObject       *model,
                                              JsonObject       *slots,
                                              gint64            usage,
                                              const char       *usage_unit,
                                              const char      **currency);

G_END_DECLS

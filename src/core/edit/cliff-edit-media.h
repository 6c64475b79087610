/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-store.h"

G_BEGIN_DECLS

/* What an import has found out of a file. */
typedef struct
{
  CliffMediaFile  file;
  char           *name;      /* the file's, no folder */
  JsonNode       *facts;     /* as cliff_probe_dup_facts() */
  JsonNode       *origin;    /* as cliff_origin_read() */
} CliffMediaFacts;

void    cliff_media_facts_free  (CliffMediaFacts        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffMediaFacts, cliff_media_facts_free)

/* Puts a file that cliff_media_prepare() brought in into the media bin, as a take of the series.  A file that is there already is not
 * put there twice.  Media are facts: there is no history step and nothing to undo.  Returns the take's id, 0 on error: CLIFF_STORE_ERROR,
 * G_IO_ERROR_INVALID_DATA (facts that are none). */
CliffId cliff_edit_add_media    (CliffStore             *store,
                                 const CliffMediaFacts  *facts,
                                 GError                **error);

/* Where a take is used. */
typedef struct
{
  const char *kind;        /* "shot", "line" or "clip"; interned */
  CliffId     id;
  CliffId     episode_id;
  gint64      shot;        /* which shot of the episode it is, belongs to or hangs on, from 1; 0 for none */
} CliffTakeUse;

/* By episode, shots first.  (transfer full) (element-type CliffTakeUse) */
GArray *cliff_take_find_uses    (CliffStore             *store,
                                 CliffId                 take_id);

/* A media file that is not where it should be. */
typedef struct
{
  CliffId  id;
  char    *sha256;
  char    *extension;
  char    *name;
  gint64   bytes;
  gboolean found;
} CliffLostMedia;

/* The media files that are gone or have another size. (transfer full) (element-type CliffLostMedia) */
GPtrArray *cliff_media_find_lost (CliffStore            *store);
/* Looks for lost media in @folder and the folders in it, by size and content whatever their names, and brings them back into the
 * project at @project_path; sets "found".  Blocks; any thread.  How many were found; -1 with a G_IO_ERROR. */
int        cliff_media_relink    (const char            *project_path,
                                  GPtrArray             *lost,
                                  const char            *folder,
                                  GCancellable          *cancellable,
                                  GError               **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* Brings a whole script in: series title, preamble, episodes (matched by number), scenes, elements,
 * characters, locations.  What was there keeps its ids where the text is the same or nearly so;
 * shots whose elements changed turn stale; episodes that the script does not hold stay.  One
 * history step, "Import Script". */
gboolean cliff_edit_import_script    (CliffStore         *store,
                                      const char         *text,
                                      CliffScriptFormat   format,
                                      GError            **error);
/* The same with the document of Final Draft which the text came from, kept for when the script goes back there; @fdx: (nullable).
 * Where episodes stay that are written in the other format, the text is turned into theirs.  An import that says nothing
 * before its first episode leaves the present title page and biographies. */
gboolean cliff_edit_import_document  (CliffStore         *store,
                                      const char         *text,
                                      CliffScriptFormat   format,
                                      const char         *fdx,
                                      GError            **error);

typedef enum
{
  CLIFF_IMPORT_NEW,
  CLIFF_IMPORT_CHANGED,
  CLIFF_IMPORT_SAME,
} CliffImportState;

/* What an import would do with one episode. */
typedef struct
{
  CliffImportState  state;
  CliffId           episode_id;  /* 0 for a new one */
  int               number;
  char             *title;       /* never NULL */
  int               n_scenes;    /* it would have */
  int               n_changed;   /* of these, are new or others than now */
  int               n_removed;   /* scenes fewer than now */
} CliffImportRow;

void       cliff_import_row_free     (CliffImportRow     *self);
/* What cliff_edit_import_document() would do, in the order of the text; nothing is changed.
 * (transfer full) (element-type CliffImportRow) (nullable): NULL with CLIFF_SCRIPT_ERROR. */
GPtrArray *cliff_edit_preview_import (CliffStore         *store,
                                      const char         *text,
                                      CliffScriptFormat   format,
                                      GError            **error);
/* Replaces one episode's text; scenes and elements follow as above.  History step "Edit Script". */
gboolean cliff_edit_set_episode_text (CliffStore         *store,
                                      CliffId             episode_id,
                                      const char         *text,
                                      GError            **error);
/* As cliff_edit_set_episode_text(), as part of the history step @step while that is the newest and changed this episode's text
 * alone; a step of its own otherwise, as with 0.  @step (inout): the step it became part of. */
gboolean cliff_edit_type_episode_text (CliffStore        *store,
                                      CliffId             episode_id,
                                      const char         *text,
                                      CliffId            *step,
                                      GError            **error);
/* The same for a text that is parsed already, which costs what the scenes cost that have changed: @head bytes at its start and
 * @tail bytes at its end hold the same elements as in the text that the store has; 0 and 0 where that is not known. */
gboolean cliff_edit_type_episode      (CliffStore        *store,
                                      CliffId             episode_id,
                                      CliffScript        *script,
                                      gsize               head,
                                      gsize               tail,
                                      CliffId            *step,
                                      GError            **error);
/* As cliff_edit_type_episode_text(), for what stands before the first episode: the title page, biographies.  The series' title
 * follows the title page's. */
gboolean cliff_edit_type_preamble_text (CliffStore       *store,
                                      const char         *text,
                                      CliffId            *step,
                                      GError            **error);
/* The convention all texts of the series are in. */
CliffScriptFormat cliff_edit_get_format (CliffStore      *store);
/* What stands before the first episode: (transfer full), never NULL. */
char    *cliff_edit_dup_preamble_text (CliffStore        *store);
/* The episode's text: (transfer full), never NULL. */
char    *cliff_edit_dup_episode_text (CliffStore         *store,
                                      CliffId             episode_id);
/* The whole script: what stands before the first episode and the episodes in their order, parted by empty lines.
 * @format (out): what it is written in.  (transfer full), never NULL. */
char    *cliff_edit_dup_series_text  (CliffStore         *store,
                                      CliffScriptFormat  *format);
/* The whole script as it stands: what is before the first episode, where @episodes is NULL, and the texts of all episodes or of
 * those in @episodes (element-type CliffId), in their order. (transfer full) */
CliffScript *cliff_edit_dup_script   (CliffStore         *store,
                                      GArray             *episodes);
/* The document of Final Draft which the script came from: (transfer full) (nullable). */
char    *cliff_edit_dup_document     (CliffStore         *store);

G_END_DECLS

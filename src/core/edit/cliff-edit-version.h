/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compare.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* Versions of the script: the texts of all episodes at one moment.  They are facts: undo never takes one away, and none is a step
 * of the history.  Main thread. */

/* Why the program makes a version by itself; ui has a sentence for each. */
#define CLIFF_VERSION_SESSION "session" /* before the first change since the project was opened */
#define CLIFF_VERSION_TIME "time"       /* ten minutes of changes */
#define CLIFF_VERSION_IMPORT "import"
#define CLIFF_VERSION_RESTORE "restore"
#define CLIFF_VERSION_SPLIT "split"
#define CLIFF_VERSION_MERGE "merge"
#define CLIFF_VERSION_REPLACE "replace"

/**
 * CliffVersion:
 * @name: "" for one the program made
 * @reason: why it did; "" for a named one
 * @colour: of its revision marks, or ""
 * @created: ns since 1970
 * @n_episodes: how many texts it holds
 */
typedef struct
{
  CliffId    id;
  char      *name;
  char      *reason;
  char      *colour;
  CliffTime  created;
  int        n_episodes;
} CliffVersion;

void       cliff_version_free (CliffVersion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffVersion, cliff_version_free)

/* Newest first. (transfer full) (element-type CliffVersion) */
GPtrArray *cliff_edit_list_versions (CliffStore  *store);

/* Keeps the script as it is, unless the newest version holds just that or there is no episode; then thins the versions the program
 * made: all of the last day stay, one a day for 30 days, then one a month; named ones and the one that revisions are measured
 * from stay for ever.  Within a transaction it is a part of that. */
gboolean   cliff_edit_snapshot           (CliffStore  *store,
                                          const char  *reason,
                                          GError     **error);
/* The same when it is time: before the first change since @store was opened, and after ten minutes. */
gboolean   cliff_edit_snapshot_when_due  (CliffStore  *store,
                                          GError     **error);
/* Keeps the script as it is for ever, under @name: CLIFF_EDIT_ERROR_NAME when that is blank.  Returns its id, 0 on error. */
CliffId    cliff_edit_save_version       (CliffStore  *store,
                                          const char  *name,
                                          GError     **error);
/* Names or renames one.  Unknown versions are CLIFF_EDIT_ERROR_GONE, here and below. */
gboolean   cliff_edit_rename_version     (CliffStore  *store,
                                          CliffId      version_id,
                                          const char  *name,
                                          GError     **error);
gboolean   cliff_edit_delete_version     (CliffStore  *store,
                                          CliffId      version_id,
                                          GError     **error);

/* The episodes of a version, and those of the present that it does not hold, in order. (transfer full) (element-type CliffId) */
GArray    *cliff_edit_list_version_episodes (CliffStore *store,
                                             CliffId     version_id);
/* The text of an episode in a version; @version_id 0: at present.  "" where it has none. (transfer full) */
char      *cliff_edit_dup_version_text   (CliffStore  *store,
                                          CliffId      version_id,
                                          CliffId      episode_id);
/* What became of the elements of an episode from one version to another, 0 being the present. (transfer full)
 * (element-type CliffCompareRow); places are those of cliff_edit_dup_version_text(). */
GArray    *cliff_edit_compare_versions   (CliffStore  *store,
                                          CliffId      before_id,
                                          CliffId      after_id,
                                          CliffId      episode_id);

/* Makes the script what it was in the version; what is there now is kept as a version first.  Scenes keep their ids, shots and takes
 * where they are the same or nearly so, also those that have gone to another episode since; episodes that are gone come back,
 * those made since go.  "Restore Version" */
gboolean   cliff_edit_restore_version    (CliffStore  *store,
                                          CliffId      version_id,
                                          GError     **error);
/* The same for one episode.  Its scenes that have gone to other episodes since, word for word, come back from there with their shots;
 * an episode made since that then holds nothing goes.  Scenes that were changed in other episodes stay there too. */
gboolean   cliff_edit_restore_episode    (CliffStore  *store,
                                          CliffId      version_id,
                                          CliffId      episode_id,
                                          GError     **error);
/* Puts scene @index of the version's text of the episode in place of what it has become, or, where it is gone, behind the scene that
 * it stood behind. */
gboolean   cliff_edit_restore_scene      (CliffStore  *store,
                                          CliffId      version_id,
                                          CliffId      episode_id,
                                          guint        index,
                                          GError     **error);

/* Makes what differs from the version (0: nothing any more) count as revised, marked in @colour: one of the trade's, blue, pink,
 * yellow, green, goldenrod, buff, salmon, cherry or tan, else CLIFF_EDIT_ERROR_VALUE.  "Set Revision" */
gboolean   cliff_edit_set_revision       (CliffStore  *store,
                                          CliffId      version_id,
                                          const char  *colour,
                                          GError     **error);
/* The version that the revision is measured from, 0 when no revision is set. */
CliffId    cliff_edit_get_revision       (CliffStore  *store);
/* Its colour, "" when no revision is set. (transfer full) */
char        *cliff_edit_dup_revision_colour (CliffStore        *store);
/* The text of an episode, 0 being what stands before the first, that its revision is measured from: "" where the version has none,
 * NULL when no revision is set. (transfer full) (nullable) */
char        *cliff_edit_dup_revision_text   (CliffStore        *store,
                                             CliffId            episode_id);
/* The whole script that the revision is measured from, as for cliff_compare_find_revised(), read as @format; NULL when no revision
 * is set. (transfer full) (nullable) */
CliffScript *cliff_edit_dup_revision_script (CliffStore        *store,
                                             CliffScriptFormat  format);

G_END_DECLS

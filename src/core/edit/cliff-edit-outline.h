/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* Scenes stand at the multiples of this. */
#define CLIFF_EDIT_SPACING 65536

/* The rows of scripts, for edit/ alone but the first.  All others write within the caller's transaction. */

/* The episode's script as an outline of one episode.  The people of the whole series are in the
 * cast of a second, so that they are known.  (transfer full) */
CliffOutline *cliff_edit_dup_outline    (CliffStore    *store,
                                         CliffId        episode_id);
/* Makes scene and element rows of @outline's episode @index follow it: those whose text is the same
 * or nearly so keep their ids; shots whose elements changed turn stale.  @base: where the episode's
 * text starts in the outline's. */
gboolean      cliff_edit_write_episode  (CliffStore    *store,
                                         CliffId        episode_id,
                                         CliffOutline  *outline,
                                         guint          index,
                                         gsize          base,
                                         GError       **error);
/* The same where it is known which row each scene is: @ids (inout) (element-type CliffId), as many as there are scenes, 0 for new
 * ones, which it then holds.  @first: the index of the first of them in its
 * episode.  Rows of other episodes come over.  None is removed. */
gboolean      cliff_edit_write_scenes   (CliffStore           *store,
                                         CliffId               episode_id,
                                         CliffOutlineEpisode  *episode,
                                         gsize                 base,
                                         guint                 first,
                                         GArray               *ids,
                                         GError              **error);
/* Rows of scenes that no scene of a text is any more. */
typedef struct _CliffSpareScenes CliffSpareScenes;

CliffSpareScenes *cliff_spare_scenes_new  (void);
void              cliff_spare_scenes_free (CliffSpareScenes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffSpareScenes, cliff_spare_scenes_free)

/* Which row of the episode each scene of @episode was: (transfer full) (element-type CliffId), 0 for new ones.  Rows that no scene
 * is any more are added to @spare. */
GArray       *cliff_edit_match_scenes   (CliffStore           *store,
                                         CliffId               episode_id,
                                         CliffOutlineEpisode  *episode,
                                         CliffSpareScenes     *spare);
/* Gives new scenes rows of @spare: those that say the same, then those that say nearly so. */
void          cliff_edit_adopt_scenes   (CliffOutlineEpisode  *episode,
                                         GArray               *ids,
                                         CliffSpareScenes     *spare);
/* The same, but only rows that say the same. */
void          cliff_edit_adopt_equal_scenes (CliffOutlineEpisode *episode,
                                             GArray              *ids,
                                             CliffSpareScenes    *spare);
/* Removes the rows that are left; their shots stay, without a scene. */
gboolean      cliff_edit_remove_spare_scenes (CliffStore        *store,
                                              CliffSpareScenes  *spare,
                                              GError           **error);
/* The script of one episode's @text, and its outline as one episode, whatever episode lines it holds. (transfer full) */
CliffScript  *cliff_edit_parse_episode  (CliffStore    *store,
                                         const char    *text,
                                         CliffOutline **outline);
/* Makes @text the episode's, and what its episode line says the title; the text there was stays a row. */
gboolean      cliff_edit_write_episode_text (CliffStore           *store,
                                             CliffId               episode_id,
                                             const char           *text,
                                             CliffOutlineEpisode  *episode,
                                             GError              **error);
/* Makes rows for people not known yet; @bios (nullable) tell of them. */
gboolean      cliff_edit_write_people   (CliffStore    *store,
                                         CliffOutline  *outline,
                                         GPtrArray     *bios,
                                         GError       **error);
/* The row of @name in @table (location or prop), made when there is none; 0 on error. */
CliffId       cliff_edit_ensure_name    (CliffStore    *store,
                                         const char    *table,
                                         const char    *name,
                                         GError       **error);
/* The id of a text, written only when the row @present does not hold it; 0 on error. */
CliffId       cliff_edit_write_text     (CliffStore    *store,
                                         CliffId        present,
                                         const char    *text,
                                         GError       **error);

G_END_DECLS

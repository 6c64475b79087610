/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-split.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/* Scenes and episodes change places.  The text is the truth: a scene's bytes are cut from one text and put into the other, empty
 * lines stay between scenes as they were, and nothing else is touched.  The rows of scenes and elements keep their ids, and their
 * shots, lines, takes and what was done to them by hand go along, with the clips anchored to them.  Main thread; what is not there
 * is CLIFF_EDIT_ERROR_GONE, what cannot be another of them.
 *
 * With @renumber the numbers of all episodes, their lines in the script and the episodes of looks follow the new order, as
 * cliff_edit_number_episodes() does; without it no number changes. */

/* Puts the scene behind @after_id in @episode_id, its own episode or another; 0: first.  Text that stands before an episode's first
 * heading stays first, and cannot be moved.  "Move Scene" */
gboolean cliff_edit_move_scene      (CliffStore  *store,
                                     CliffId      scene_id,
                                     CliffId      episode_id,
                                     CliffId      after_id,
                                     GError     **error);
/* Cuts the scene out of the text, and its shots out of the storyline; their takes wait, and shots made by hand stay without a
 * scene.  "Delete Scene" */
gboolean cliff_edit_delete_scene    (CliffStore  *store,
                                     CliffId      scene_id,
                                     GError     **error);
/* Puts the episode behind @after_id; 0: first.  "Move Episode" */
gboolean cliff_edit_move_episode    (CliffStore  *store,
                                     CliffId      episode_id,
                                     CliffId      after_id,
                                     gboolean     renumber,
                                     GError     **error);
/* Makes the scenes from @scene_id on an episode of their own behind this one, with an episode line like this one's; its number is
 * the lowest above this one's that no episode has.  The first scene of an episode is CLIFF_EDIT_ERROR_FIRST_SCENE.  Returns the new
 * episode, 0 on error.  "Split Episode" */
CliffId  cliff_edit_split_episode   (CliffStore  *store,
                                     CliffId      scene_id,
                                     gboolean     renumber,
                                     GError     **error);
/* Appends the next episode's text, without its episode line, and its shots.  Where both have a music bed the next one's goes.
 * "Merge Episodes" */
gboolean cliff_edit_merge_episode   (CliffStore  *store,
                                     CliffId      episode_id,
                                     gboolean     renumber,
                                     GError     **error);
/* Its scenes, shots and clips go too; texts and takes stay in the project, unused.  "Delete Episode" */
gboolean cliff_edit_delete_episode  (CliffStore  *store,
                                     CliffId      episode_id,
                                     gboolean     renumber,
                                     GError     **error);
/* Numbers the episodes in their order, from the lowest number there is: rows, episode lines and marks of an episode's end in the
 * texts (in the digits they have), and the first and last episodes of looks.  Where all fit nothing is written.
 * "Number Episodes" */
gboolean cliff_edit_number_episodes (CliffStore  *store,
                                     GError     **error);

/* How a long episode could become several of about @target, 0: the series' target length; nothing is written.  (transfer full)
 * (element-type CliffSplitPart) */
GArray  *cliff_edit_propose_split   (CliffStore  *store,
                                     CliffId      episode_id,
                                     CliffTime    target);
/* Makes an episode of each part of a proposal for the episode as it is.  Where a part begins inside a scene, that scene's heading is
 * repeated, without its number, and the shots from there on are the new scene's.  "Split into Episodes" */
gboolean cliff_edit_apply_split     (CliffStore  *store,
                                     CliffId      episode_id,
                                     GArray      *parts,
                                     gboolean     renumber,
                                     GError     **error);

/* The scene of the episode that starts at or holds byte @offset of its text; 0: none. */
CliffId  cliff_edit_find_scene_at   (CliffStore  *store,
                                     CliffId      episode_id,
                                     gsize        offset);

G_END_DECLS

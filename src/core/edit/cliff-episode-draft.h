/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-pieces.h"
#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffEpisodeDraft:
 * @pieces: its text
 * @ids: (element-type CliffId): the row of each scene of @pieces
 * @script: the text as it was read
 *
 * An episode while its scenes change places, for edit/ alone; read and written within the caller's transaction.
 */
typedef struct
{
  CliffStore  *store;
  CliffId      id;
  CliffPieces *pieces;
  GArray      *ids;
  CliffScript *script;
} CliffEpisodeDraft;

/* (transfer full) (nullable): NULL with G_IO_ERROR_NOT_FOUND. */
CliffEpisodeDraft *cliff_episode_draft_new   (CliffStore         *store,
                                              CliffId             episode_id,
                                              GError            **error);
void               cliff_episode_draft_free  (CliffEpisodeDraft  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffEpisodeDraft, cliff_episode_draft_free)
/* Takes the text apart anew that the draft now is. */
void               cliff_episode_draft_set_text (CliffEpisodeDraft *self,
                                                 const char        *text);
/* Writes text and rows.  A scene that the new text no longer tells from its neighbour becomes part of that one, with its
 * elements and shots. */
gboolean           cliff_episode_draft_write (CliffEpisodeDraft  *self,
                                              GError            **error);
/* The place of a scene in @ids, -1 when it is not there. */
int                cliff_episode_draft_find  (CliffEpisodeDraft  *self,
                                              CliffId             scene_id);
/* Whether the first scene is text without a heading. */
gboolean           cliff_episode_draft_is_headless (CliffEpisodeDraft *self);

G_END_DECLS

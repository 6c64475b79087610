/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-mentions.h"
#include "cliff-store.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_RENAME_PLAIN = 0,
  CLIFF_RENAME_EVERYWHERE = 1 << 0, /* in action, speech, headings and biographies too, not only cues and cast lists */
  CLIFF_RENAME_MERGE = 1 << 1,      /* somebody of that name may be there: the two become one, with the looks of both */
} CliffRenameFlags;

/* Gives a character another name in the texts of all episodes and the biographies, in its row and in what is said by it.  Scenes
 * whose shots fitted the script are broken down again with it, so that nothing turns stale; shots keep their ids, takes and what was
 * done by hand.  A name that is blank, or that no script could hold: CLIFF_EDIT_ERROR_NAME; one that somebody has, without
 * MERGE: CLIFF_EDIT_ERROR_TAKEN.  "Rename Character" */
gboolean cliff_edit_rename_character (CliffStore        *store,
                                      CliffId            character_id,
                                      const char        *name,
                                      CliffRenameFlags   flags,
                                      GError           **error);
/* The same for a place, in all headings that name it.  "Rename Location" */
gboolean cliff_edit_rename_location  (CliffStore        *store,
                                      CliffId            location_id,
                                      const char        *name,
                                      CliffRenameFlags   flags,
                                      GError           **error);

/* In how many places a rename would write another name.  Nothing is written.  Main thread.
 * A character's, in the texts of all episodes and the biographies: @counts, set by role; without EVERYWHERE only cues, voices and
 * cast lists are renamed. */
void     cliff_edit_count_character  (CliffStore        *store,
                                      CliffId            character_id,
                                      guint              counts[CLIFF_N_MENTION_ROLES]);
/* A place's: the scenes there. */
guint    cliff_edit_count_location   (CliffStore        *store,
                                      CliffId            location_id);

G_END_DECLS

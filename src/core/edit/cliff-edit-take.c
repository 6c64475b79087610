/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-take.h"

#include "cliff-edit-shot.h"

static CliffId
insert_take (CliffStore            *store,
             CliffId                shot_id,
             const char            *kind,
             const CliffMediaFile  *file,
             CliffTime              duration,
             int                    width,
             int                    height,
             GError               **error)
{
  CliffId media_id = cliff_store_add_media (store, file, duration, width, height, error);

  if (media_id == 0)
    return 0;

  return cliff_store_insert (store, error,
                             "INSERT INTO take (owner, owner_id, kind, media_id, created) VALUES ('shot', ?, ?, ?, ?)",
                             "isii", shot_id, kind, media_id, g_get_real_time () * 1000);
}

CliffId
cliff_edit_add_take (CliffStore            *store,
                     CliffId                shot_id,
                     const char            *kind,
                     const CliffMediaFile  *file,
                     CliffTime              duration,
                     int                    width,
                     int                    height,
                     GError               **error)
{
  CliffId take_id;

  if (!cliff_store_begin (store, "Add Take", error))
    return 0;
  take_id = insert_take (store, shot_id, kind, file, duration, width, height, error);
  if (take_id == 0 || !cliff_edit_choose_take (store, "shot", shot_id, take_id, error))
    {
      cliff_store_rollback (store);
      return 0;
    }

  return cliff_store_commit (store, error) ? take_id : 0;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-take.h"

#include "cliff-edit-shot.h"

#include <gio/gio.h>

#define MAX_STARS 5

static CliffId
insert_take (CliffStore            *store,
             CliffId                shot_id,
             const char            *kind,
             const CliffMediaFile  *file,
             CliffTime              duration,
             int                    width,
             int                    height,
             const char            *detail,
             GError               **error)
{
  CliffId media_id = cliff_store_add_media (store, file, duration, width, height, error);

  if (media_id == 0)
    return 0;

  return cliff_store_insert (store, error,
                             "INSERT INTO take (owner, owner_id, kind, media_id, detail, created) "
                             "VALUES ('shot', ?, ?, ?, ?, ?)",
                             "isisi", shot_id, kind, media_id, detail, g_get_real_time () * 1000);
}

static CliffId
add_take (CliffStore            *store,
          CliffId                shot_id,
          const char            *kind,
          const CliffMediaFile  *file,
          CliffTime              duration,
          int                    width,
          int                    height,
          const char            *detail,
          GError               **error)
{
  CliffId take_id;

  if (!cliff_store_begin (store, "Add Take", error))
    return 0;
  take_id = insert_take (store, shot_id, kind, file, duration, width, height, detail, error);
  if (take_id == 0 || !cliff_edit_choose_take (store, "shot", shot_id, take_id, error))
    {
      cliff_store_rollback (store);
      return 0;
    }

  return cliff_store_commit (store, error) ? take_id : 0;
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
  return add_take (store, shot_id, kind, file, duration, width, height, "{}", error);
}

CliffId
cliff_edit_add_frame (CliffStore            *store,
                      CliffId                shot_id,
                      const CliffMediaFile  *file,
                      int                    width,
                      int                    height,
                      const char            *source,
                      CliffTime              time,
                      GError               **error)
{
  gint64 from = cliff_store_get_int (store, 0,
                                     "SELECT take.id FROM take JOIN media ON media.id = take.media_id WHERE media.sha256 = ? "
                                     "ORDER BY take.owner = 'shot' AND take.owner_id = ? DESC, take.id DESC LIMIT 1",
                                     "si", source, shot_id);
  g_autofree char *detail = g_strdup_printf ("{\"from-take\":%" G_GINT64_FORMAT ",\"time\":%" G_GINT64_FORMAT "}", from, time);

  return add_take (store, shot_id, "picture", file, 0, width, height, detail, error);
}

CliffId
cliff_edit_add_drawing (CliffStore            *store,
                        CliffId                shot_id,
                        const CliffMediaFile  *file,
                        int                    width,
                        int                    height,
                        CliffId                below,
                        GError               **error)
{
  g_autofree char *detail = g_strdup_printf ("{\"from-take\":%" G_GINT64_FORMAT ",\"drawn\":true}", below);

  return add_take (store, shot_id, "picture", file, 0, width, height, detail, error);
}

gboolean
cliff_edit_rate_take (CliffStore  *store,
                      CliffId      take_id,
                      int          stars,
                      GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  if (stars < 0 || stars > MAX_STARS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A take has from 1 to 5 stars, or none");
      return FALSE;
    }
  if (cliff_store_get_int (store, 0, "SELECT 1 FROM take WHERE id = ?", "i", take_id) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no take %" G_GINT64_FORMAT, take_id);
      return FALSE;
    }
  if (cliff_store_get_int (store, 0, "SELECT stars FROM rating WHERE take_id = ?", "i", take_id) == stars)
    return TRUE;

  return cliff_store_begin (store, "Rate Take", error) &&
         cliff_store_end (store, cliff_store_exec (store, error,
                                                   "INSERT INTO rating (take_id, stars) VALUES (?, ?) "
                                                   "ON CONFLICT (take_id) DO UPDATE SET stars = excluded.stars",
                                                   "ii", take_id, (gint64) stars), error);
}

/* What the engine told of the file goes along: it is the same file. */
static CliffId
copy_take (CliffStore  *store,
           CliffId      shot_id,
           CliffId      take_id,
           GError     **error)
{
  CliffId present = cliff_store_get_int (store, 0,
                                         "SELECT own.id FROM take AS own JOIN take AS asked ON asked.media_id = own.media_id "
                                         "WHERE asked.id = ? AND own.owner = 'shot' AND own.owner_id = ? ORDER BY own.id DESC LIMIT 1",
                                         "ii", take_id, shot_id);

  if (present != 0)
    return present;
  if (cliff_store_get_int (store, 0, "SELECT 1 FROM take WHERE id = ? AND kind IN ('picture', 'video')", "i", take_id) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Take %" G_GINT64_FORMAT " is no picture that a shot can show", take_id);
      return 0;
    }

  return cliff_store_insert (store, error,
                             "INSERT INTO take (owner, owner_id, kind, media_id, engine, detail, created) "
                             "SELECT 'shot', ?, kind, media_id, engine, detail, ? FROM take WHERE id = ?", "iii", shot_id,
                             g_get_real_time () * 1000, take_id);
}

CliffId
cliff_edit_use_take (CliffStore  *store,
                     CliffId      shot_id,
                     CliffId      take_id,
                     GError     **error)
{
  CliffId id;

  g_return_val_if_fail (CLIFF_IS_STORE (store), 0);

  if (!cliff_store_begin (store, "Add Take", error))
    return 0;
  id = copy_take (store, shot_id, take_id, error);

  return cliff_store_end (store, id != 0 && cliff_edit_choose_take (store, "shot", shot_id, id, error), error) ? id : 0;
}

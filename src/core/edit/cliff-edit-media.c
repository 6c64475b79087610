/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-media.h"

#include "cliff-file.h"

#define SERIES 1
/* A folder that is searched may be anybody's. */
#define DEPTH_MAX 16
#define FILES_MAX 200000

void
cliff_media_facts_free (CliffMediaFacts *self)
{
  cliff_media_file_clear (&self->file);
  g_clear_pointer (&self->facts, json_node_unref);
  g_clear_pointer (&self->origin, json_node_unref);
  g_free (self->name);
  g_free (self);
}

/* ── Into the bin ────────────────────────────────────────────────────────────────────────────────── */

/* What a take of such a file is called: as a take of a shot or a line would be. */
static const char *
get_take_kind (JsonObject *facts)
{
  const char *kind = json_object_get_string_member_with_default (facts, "kind", "");

  return g_str_equal (kind, "video") ? "video" : g_str_equal (kind, "picture") ? "picture"
         : g_str_equal (kind, "sound") ? "sound" : NULL;
}

static CliffId
add_row (CliffStore             *store,
         const CliffMediaFacts  *facts,
         const char             *kind,
         GError                **error)
{
  JsonObject *object = json_node_get_object (facts->facts);
  JsonObject *video = json_object_has_member (object, "video") ? json_object_get_object_member (object, "video") : NULL;
  g_autofree char *text = json_to_string (facts->facts, FALSE);
  g_autofree char *origin = facts->origin != NULL ? json_to_string (facts->origin, FALSE) : g_strdup ("");
  CliffId media_id, take_id;

  media_id = cliff_store_add_media (store, &facts->file, json_object_get_int_member_with_default (object, "duration", 0),
                                    video ? (int) json_object_get_int_member_with_default (video, "width", 0) : 0,
                                    video ? (int) json_object_get_int_member_with_default (video, "height", 0) : 0, error);
  if (media_id == 0
      || !cliff_store_exec (store, error,
                            "UPDATE media SET name = iif (name = '', ?, name), facts = ?, origin = ? WHERE id = ?", "sssi",
                            facts->name != NULL ? facts->name : "", text, origin, media_id))
    return 0;
  take_id = cliff_store_get_int (store, 0, "SELECT id FROM take WHERE owner = 'series' AND media_id = ?", "i", media_id);
  if (take_id != 0)
    return take_id;

  return cliff_store_insert (store, error,
                             "INSERT INTO take (owner, owner_id, kind, media_id, created) VALUES ('series', ?, ?, ?, ?)",
                             "isii", (gint64) SERIES, kind, media_id, g_get_real_time () * 1000);
}

CliffId
cliff_edit_add_media (CliffStore             *store,
                      const CliffMediaFacts  *facts,
                      GError                **error)
{
  const char *kind = NULL;
  CliffId take_id;

  g_return_val_if_fail (CLIFF_IS_STORE (store), 0);
  g_return_val_if_fail (facts != NULL && facts->file.sha256 != NULL, 0);

  if (facts->facts != NULL && JSON_NODE_HOLDS_OBJECT (facts->facts))
    kind = get_take_kind (json_node_get_object (facts->facts));
  if (kind == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "It is not known what kind of media this is");
      return 0;
    }
  if (!cliff_store_begin_kept (store, error))
    return 0;
  take_id = add_row (store, facts, kind, error);

  return cliff_store_end (store, take_id != 0, error) ? take_id : 0;
}

/* ── Where it is used ────────────────────────────────────────────────────────────────────────────── */

GArray *
cliff_take_find_uses (CliffStore *store,
                      CliffId     take_id)
{
  GArray *uses = g_array_new (FALSE, FALSE, sizeof (CliffTakeUse));
  g_autoptr(CliffRows) rows = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), uses);

  rows = cliff_store_query (store,
                            "SELECT kind, used.id, used.episode_id, (SELECT count(*) FROM shot AS own JOIN shot AS before "
                            "ON before.episode_id = own.episode_id AND (before.position, before.id) <= (own.position, own.id) "
                            "WHERE own.id = used.shot_id) FROM ("
                            "SELECT 1 AS rank, 'shot' AS kind, shot.id AS id, shot.episode_id AS episode_id, shot.take_id AS take_id, "
                            "shot.id AS shot_id FROM shot "
                            "UNION ALL SELECT 2, 'line', line.id, shot.episode_id, line.take_id, shot.id FROM line "
                            "JOIN shot ON shot.id = line.shot_id "
                            "UNION ALL SELECT 3, 'clip', clip.id, lane.episode_id, clip.take_id, clip.shot_id FROM clip "
                            "JOIN lane ON lane.id = clip.lane_id) AS used "
                            "JOIN episode ON episode.id = used.episode_id WHERE take_id IN "
                            "(SELECT same.id FROM take AS same JOIN take AS asked ON same.media_id = asked.media_id "
                            "WHERE asked.id = ?) ORDER BY episode.position, rank, used.id", "i", take_id);
  while (cliff_rows_next (rows))
    g_array_append_vals (uses, &(CliffTakeUse) { g_intern_string (cliff_rows_get_text (rows, 0)), cliff_rows_get_int (rows, 1),
                                                 cliff_rows_get_int (rows, 2), cliff_rows_get_int (rows, 3) }, 1);

  return uses;
}

/* ── What is gone ────────────────────────────────────────────────────────────────────────────────── */

static void
lost_free (gpointer data)
{
  CliffLostMedia *lost = data;

  g_free (lost->sha256);
  g_free (lost->extension);
  g_free (lost->name);
  g_free (lost);
}

GPtrArray *
cliff_media_find_lost (CliffStore *store)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (lost_free);
  g_autoptr(CliffRows) rows = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), all);

  rows = cliff_store_query (store, "SELECT id, sha256, extension, name, bytes FROM media ORDER BY id", "");
  while (cliff_rows_next (rows))
    {
      CliffLostMedia *lost;

      if (cliff_store_has_media (store, cliff_rows_get_int (rows, 0)))
        continue;
      lost = g_new0 (CliffLostMedia, 1);
      lost->id = cliff_rows_get_int (rows, 0);
      lost->sha256 = g_strdup (cliff_rows_get_text (rows, 1));
      lost->extension = g_strdup (cliff_rows_get_text (rows, 2));
      lost->name = g_strdup (cliff_rows_get_text (rows, 3));
      lost->bytes = cliff_rows_get_int (rows, 4);
      g_ptr_array_add (all, lost);
    }

  return all;
}

typedef struct
{
  const char    *project_path;
  GPtrArray     *lost;
  GCancellable  *cancellable;
  guint          n_files;
  int            n_found;
  GError       **error;
} Search;

/* Brings @path in, if it is a lost file's content; the media folder names it by that. */
static gboolean
take_back (Search         *search,
           CliffLostMedia *lost,
           const char     *path)
{
  g_autofree char *sha256 = cliff_file_hash (path, -1, NULL, search->cancellable, NULL);
  g_auto(CliffMediaFile) file = { 0, };

  if (g_strcmp0 (sha256, lost->sha256) != 0)
    return !g_cancellable_set_error_if_cancelled (search->cancellable, search->error);
  if (!cliff_media_prepare_as (search->project_path, path, lost->extension, &file, search->cancellable, search->error))
    return FALSE;
  lost->found = TRUE;
  search->n_found++;

  return TRUE;
}

static gboolean
look_at (Search     *search,
         GFileInfo  *info,
         const char *path)
{
  for (guint i = 0; i < search->lost->len; i++)
    {
      CliffLostMedia *lost = g_ptr_array_index (search->lost, i);

      if (!lost->found && lost->bytes == g_file_info_get_size (info) && !take_back (search, lost, path))
        return FALSE;
    }

  return TRUE;
}

/* Links are not followed; what cannot be read is passed over. */
static gboolean
search_folder (Search *search,
               GFile  *folder,
               guint   depth)
{
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (folder, "standard::name,standard::type,standard::size",
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, search->cancellable, depth == 0 ? search->error : NULL);
  GFileInfo *info;
  GFile *child;

  if (children == NULL)
    return depth > 0 && !g_cancellable_set_error_if_cancelled (search->cancellable, search->error);
  while (g_file_enumerator_iterate (children, &info, &child, search->cancellable, NULL) && info != NULL)
    {
      gboolean ok = TRUE;

      if (++search->n_files > FILES_MAX)
        return TRUE;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && depth < DEPTH_MAX)
        ok = search_folder (search, child, depth + 1);
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
        ok = look_at (search, info, g_file_peek_path (child));
      if (!ok)
        return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (search->cancellable, search->error);
}

int
cliff_media_relink (const char    *project_path,
                    GPtrArray     *lost,
                    const char    *folder,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GFile) root = NULL;
  g_autoptr(GError) reason = NULL;
  Search search = { project_path, lost, cancellable, 0, 0, &reason };

  g_return_val_if_fail (project_path != NULL && lost != NULL && folder != NULL, -1);

  root = g_file_new_for_path (folder);
  if (search_folder (&search, root, 0))
    return search.n_found;
  g_propagate_error (error, g_steal_pointer (&reason));

  return -1;
}

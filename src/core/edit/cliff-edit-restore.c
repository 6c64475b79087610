/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-version.h"

#include "cliff-edit-error.h"
#include "cliff-edit-outline.h"
#include "cliff-edit-script.h"
#include "cliff-edit-storyline.h"
#include "cliff-episode-draft.h"

#define SPACING 65536

/** One episode as it is to be again. */
typedef struct
{
  CliffId       id;
  char         *text;
  CliffOutline *outline;
  GArray       *ids;      /* CliffId: the row of each scene, 0 for new ones */
} Restored;

static void
restored_free (gpointer data)
{
  Restored *self = data;

  g_free (self->text);
  g_clear_pointer (&self->outline, cliff_outline_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static CliffOutlineEpisode *
episode_of (Restored *self)
{
  return g_ptr_array_index (self->outline->episodes, 0);
}

static gboolean
check (CliffStore  *store,
       CliffId      version_id,
       CliffId      episode_id,
       GError     **error)
{
  if (cliff_store_get_int (store, 0, "SELECT 1 FROM version_text WHERE version_id = ?1 AND (?2 = 0 OR episode_id = ?2)", "ii",
                           version_id, episode_id) != 0)
    return TRUE;
  if (episode_id == 0)
    g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "There is no version %" G_GINT64_FORMAT, version_id);
  else
    g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "The version %" G_GINT64_FORMAT " does not hold this episode",
                 version_id);

  return FALSE;
}

/* ── Whole episodes ─────────────────────────────────────────────────────────────────────────────── */

/* Brings rows of episodes back that are gone, with their ids, and the numbers and places of all. */
static gboolean
write_rows (CliffStore  *store,
            CliffId      version_id,
            CliffId      only_id,
            GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT episode_id, number, title FROM version_text WHERE version_id = ?1 AND (?2 = 0 OR episode_id = ?2) ORDER BY id",
    "ii", version_id, only_id);
  gint64 place = 0;

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);
      gboolean there = cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE id = ?", "i", id) != 0;

      place += SPACING;
      if (!there && only_id != 0)
        place = SPACING + cliff_store_get_int (store, 0, "SELECT max (position) FROM episode WHERE number < ?", "i",
                                               cliff_rows_get_int (rows, 1));
      if (!there && cliff_store_insert (store, error, "INSERT INTO episode (id, position, number, title) VALUES (?, ?, ?, ?)",
                                        "iiis", id, place, cliff_rows_get_int (rows, 1), cliff_rows_get_text (rows, 2)) == 0)
        return FALSE;
      if (only_id == 0 &&
          !cliff_store_exec (store, error,
                             "UPDATE episode SET position = ?1, number = ?2 WHERE id = ?3 AND (position, number) IS NOT (?1, ?2)",
                             "iii", place, cliff_rows_get_int (rows, 1), id))
        return FALSE;
    }

  return cliff_rows_finish (rows, error);
}

static Restored *
read_episode (CliffStore *store,
              CliffId     version_id,
              CliffId     episode_id)
{
  Restored *self = g_new0 (Restored, 1);
  g_autoptr(CliffScript) script = NULL;

  self->id = episode_id;
  self->text = cliff_edit_dup_version_text (store, version_id, episode_id);
  script = cliff_edit_parse_episode (store, self->text, &self->outline);

  return self;
}

static gboolean
write_episode (CliffStore  *store,
               Restored    *self,
               GError     **error)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      CliffId id = g_array_index (self->ids, CliffId, i);

      /* A scene that comes from another episode brings its shots. */
      if (id != 0 && cliff_store_get_int (store, self->id, "SELECT episode_id FROM scene WHERE id = ?", "i", id) != self->id &&
          !cliff_edit_place_shots (store, id, self->id, self->ids, error))
        return FALSE;
    }

  return cliff_edit_write_episode_text (store, self->id, self->text, episode_of (self), error) &&
         cliff_edit_write_scenes (store, self->id, episode_of (self), 0, 0, self->ids, error);
}

/* The episodes to restore, with the rows their scenes were. @spare: (out): rows that no scene has any more. */
static GPtrArray *
read_restored (CliffStore *store,
               CliffId     version_id,
               CliffId     only_id,
               CliffSpareScenes *spare)
{
  GPtrArray *restored = g_ptr_array_new_with_free_func (restored_free);
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT episode_id FROM version_text WHERE version_id = ?1 AND (?2 = 0 OR episode_id = ?2) ORDER BY id", "ii",
    version_id, only_id);
  g_autoptr(CliffRows) others = cliff_store_query (
    store, "SELECT id FROM episode WHERE ?2 = 0 AND id NOT IN (SELECT episode_id FROM version_text WHERE version_id = ?1)", "ii",
    version_id, only_id);

  while (cliff_rows_next (rows))
    {
      Restored *self = read_episode (store, version_id, cliff_rows_get_int (rows, 0));

      g_ptr_array_add (restored, self);
      self->ids = cliff_edit_match_scenes (store, self->id, episode_of (self), spare);
    }
  while (cliff_rows_next (others))
    {
      g_autoptr(CliffOutlineEpisode) nothing = cliff_outline_episode_new (0, NULL);
      g_autoptr(GArray) ids = cliff_edit_match_scenes (store, cliff_rows_get_int (others, 0), nothing, spare);
    }
  for (guint i = 0; i < restored->len; i++)
    {
      Restored *self = g_ptr_array_index (restored, i);

      cliff_edit_adopt_scenes (episode_of (self), self->ids, spare);
    }

  return restored;
}

/* ── Scenes that have gone elsewhere ────────────────────────────────────────────────────────────── */

/* Adds the rows of an episode that it did not have in the version to @spare. */
static void
add_newcomers (CliffStore       *store,
               CliffId           version_id,
               CliffId           episode_id,
               CliffSpareScenes *spare)
{
  g_autofree char *text = cliff_edit_dup_version_text (store, version_id, episode_id);
  g_autoptr(CliffOutline) outline = NULL;
  g_autoptr(CliffScript) script = cliff_edit_parse_episode (store, text, &outline);
  g_autoptr(GArray) ids = cliff_edit_match_scenes (store, episode_id, g_ptr_array_index (outline->episodes, 0), spare);
}

/* Finds scenes of an episode, alone to be restored, that are now in others, word for word, and that were not there in the version.
 * Returns the episodes they are to leave: (transfer full) (element-type CliffEpisodeDraft) (nullable). */
static GPtrArray *
find_strays (CliffStore  *store,
             CliffId      version_id,
             Restored    *self,
             GError     **error)
{
  g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_episode_draft_free);
  g_autoptr(CliffSpareScenes) spare = cliff_spare_scenes_new ();
  g_autoptr(GHashTable) met = g_hash_table_new (NULL, NULL);
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id FROM episode WHERE id != ? ORDER BY position", "i", self->id);

  while (cliff_rows_next (rows))
    add_newcomers (store, version_id, cliff_rows_get_int (rows, 0), spare);
  if (!cliff_rows_finish (rows, error))
    return NULL;
  cliff_edit_adopt_equal_scenes (episode_of (self), self->ids, spare);
  for (guint i = 0; i < self->ids->len; i++)
    {
      CliffId id = g_array_index (self->ids, CliffId, i);
      CliffId from = id == 0 ? self->id : cliff_store_get_int (store, 0, "SELECT episode_id FROM scene WHERE id = ?", "i", id);
      CliffEpisodeDraft *draft;

      if (from == self->id || !g_hash_table_add (met, GSIZE_TO_POINTER (from)))
        continue;
      draft = cliff_episode_draft_new (store, from, error);
      if (draft == NULL)
        return NULL;
      g_ptr_array_add (left, draft);
    }

  return g_steal_pointer (&left);
}

/* Takes the scenes that have come back out of the episode they were in.  One that was made since and holds nothing more goes. */
static gboolean
leave (CliffStore         *store,
       CliffId             version_id,
       CliffEpisodeDraft  *draft,
       GArray             *gone,
       GError            **error)
{
  for (guint i = 0; i < gone->len; i++)
    {
      CliffId id = g_array_index (gone, CliffId, i);
      int at = id != 0 ? cliff_episode_draft_find (draft, id) : -1;

      if (at < 0)
        continue;
      g_free (cliff_pieces_remove (draft->pieces, at));
      g_array_remove_index (draft->ids, at);
    }
  if (draft->ids->len == 0 &&
      cliff_store_get_int (store, 0,
                           "SELECT (SELECT count (*) FROM version_text WHERE version_id = ?1 AND episode_id = ?2) + "
                           "(SELECT count (*) FROM shot WHERE episode_id = ?2)", "ii", version_id, draft->id) == 0)
    return cliff_store_exec (store, error, "DELETE FROM episode WHERE id = ?", "i", draft->id);

  return cliff_episode_draft_write (draft, error);
}

static gboolean
write_preamble (CliffStore  *store,
                CliffId      version_id,
                GError     **error)
{
  return cliff_store_exec (store, error,
                           "UPDATE series SET preamble_id = (SELECT preamble_id FROM version WHERE id = ?1) "
                           "WHERE preamble_id IS NOT (SELECT preamble_id FROM version WHERE id = ?1)",
                           "i", version_id);
}

/* @only_id: one episode, 0: all of the script. */
static gboolean
restore (CliffStore  *store,
         CliffId      version_id,
         CliffId      only_id,
         GError     **error)
{
  g_autoptr(CliffSpareScenes) spare = NULL;
  g_autoptr(GPtrArray) restored = NULL;
  g_autoptr(GPtrArray) left = NULL;

  if (!check (store, version_id, only_id, error) || !cliff_edit_snapshot (store, CLIFF_VERSION_RESTORE, error) ||
      !write_rows (store, version_id, only_id, error))
    return FALSE;
  spare = cliff_spare_scenes_new ();
  restored = read_restored (store, version_id, only_id, spare);
  if (only_id != 0 && (left = find_strays (store, version_id, g_ptr_array_index (restored, 0), error)) == NULL)
    return FALSE;
  for (guint i = 0; i < restored->len; i++)
    if (!write_episode (store, g_ptr_array_index (restored, i), error))
      return FALSE;
  for (guint i = 0; left != NULL && i < left->len; i++)
    if (!leave (store, version_id, g_ptr_array_index (left, i), ((Restored *) g_ptr_array_index (restored, 0))->ids, error))
      return FALSE;

  return cliff_edit_remove_spare_scenes (store, spare, error) &&
         (only_id != 0 || (write_preamble (store, version_id, error) &&
                           cliff_store_exec (store, error,
                                             "DELETE FROM episode WHERE id NOT IN "
                                             "(SELECT episode_id FROM version_text WHERE version_id = ?)",
                                             "i", version_id)));
}

static gboolean
run (CliffStore  *store,
     CliffId      version_id,
     CliffId      only_id,
     GError     **error)
{
  return cliff_store_begin (store, "Restore Version", error) &&
         cliff_store_end (store, restore (store, version_id, only_id, error), error);
}

gboolean
cliff_edit_restore_version (CliffStore  *store,
                            CliffId      version_id,
                            GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return run (store, version_id, 0, error);
}

gboolean
cliff_edit_restore_episode (CliffStore  *store,
                            CliffId      version_id,
                            CliffId      episode_id,
                            GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (episode_id != 0, FALSE);

  return run (store, version_id, episode_id, error);
}

/* ── One scene ──────────────────────────────────────────────────────────────────────────────────── */

/* The scene of @draft behind which one that is gone stood: its place, behind it; 0 for first. */
static guint
place_for (CliffEpisodeDraft *draft,
           Restored          *self,
           guint              index)
{
  for (guint i = index; i > 0; i--)
    {
      int at = g_array_index (self->ids, CliffId, i - 1) == 0
                 ? -1
                 : cliff_episode_draft_find (draft, g_array_index (self->ids, CliffId, i - 1));

      if (at >= 0)
        return at + 1;
    }

  return cliff_episode_draft_is_headless (draft);
}

static gboolean
restore_scene (CliffStore  *store,
               CliffId      version_id,
               CliffId      episode_id,
               guint        index,
               GError     **error)
{
  g_autoptr(CliffEpisodeDraft) draft = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autoptr(CliffPieces) pieces = NULL;
  g_autoptr(CliffSpareScenes) spare = cliff_spare_scenes_new ();
  Restored *self;
  int at;

  if (!check (store, version_id, episode_id, error) || !cliff_edit_snapshot (store, CLIFF_VERSION_RESTORE, error))
    return FALSE;
  draft = cliff_episode_draft_new (store, episode_id, error);
  if (draft == NULL)
    return FALSE;
  self = read_episode (store, version_id, episode_id);
  self->ids = cliff_edit_match_scenes (store, episode_id, episode_of (self), spare);
  script = cliff_script_new (self->text, -1, cliff_script_get_format (draft->script));
  pieces = cliff_pieces_new (script, self->outline);
  if (index >= pieces->scenes->len)
    {
      restored_free (self);
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "The version has no scene %u in this episode", index + 1);
      return FALSE;
    }
  at = g_array_index (self->ids, CliffId, index) == 0 ? -1
                                                      : cliff_episode_draft_find (draft, g_array_index (self->ids, CliffId, index));
  if (at >= 0)
    {
      g_free (g_ptr_array_index (draft->pieces->scenes, at));
      g_ptr_array_index (draft->pieces->scenes, at) = g_strdup (g_ptr_array_index (pieces->scenes, index));
    }
  else
    {
      CliffId fresh = 0;
      guint place = place_for (draft, self, index);

      cliff_pieces_insert (draft->pieces, place, g_ptr_array_index (pieces->scenes, index));
      g_array_insert_val (draft->ids, place, fresh);
    }
  restored_free (self);

  return cliff_episode_draft_write (draft, error);
}

gboolean
cliff_edit_restore_scene (CliffStore  *store,
                          CliffId      version_id,
                          CliffId      episode_id,
                          guint        index,
                          GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return cliff_store_begin (store, "Restore Version", error) &&
         cliff_store_end (store, restore_scene (store, version_id, episode_id, index, error), error);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-structure.h"

#include "cliff-edit-error.h"
#include "cliff-edit-number.h"
#include "cliff-edit-outline.h"
#include "cliff-edit-storyline.h"
#include "cliff-edit-version.h"
#include "cliff-episode-draft.h"
#include "cliff-episode-line.h"
#include "cliff-scene-number.h"

#include <string.h>

#define SPACING 65536

CliffId
cliff_edit_find_scene_at (CliffStore *store,
                          CliffId     episode_id,
                          gsize       offset)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), 0);

  return cliff_store_get_int (store, 0,
                              "SELECT id FROM scene WHERE episode_id = ?1 AND start <= ?2 AND (?2 < \"end\" OR start = ?2) "
                              "ORDER BY position DESC, id DESC",
                              "ii", episode_id, (gint64) MIN (offset, G_MAXINT64));
}

static CliffId
episode_of (CliffStore  *store,
            CliffId      scene_id,
            GError     **error)
{
  CliffId episode = cliff_store_get_int (store, 0, "SELECT episode_id FROM scene WHERE id = ?", "i", scene_id);

  if (episode == 0)
    g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "There is no scene %" G_GINT64_FORMAT, scene_id);

  return episode;
}

static gboolean
refuse (GError         **error,
        CliffEditError   code,
        const char      *why)
{
  g_set_error_literal (error, CLIFF_EDIT_ERROR, code, why);

  return FALSE;
}

/* ── Moving scenes ──────────────────────────────────────────────────────────────────────────────── */

/* Takes scene @at out of @from and puts it into @to, another episode, before its scene @place. */
static gboolean
carry (CliffEpisodeDraft  *from,
       guint               at,
       CliffEpisodeDraft  *to,
       guint               place,
       GError            **error)
{
  CliffId scene_id = g_array_index (from->ids, CliffId, at);
  g_autofree char *scene = cliff_pieces_remove (from->pieces, at);

  g_array_remove_index (from->ids, at);
  cliff_pieces_insert (to->pieces, place, scene);
  g_array_insert_val (to->ids, place, scene_id);

  return cliff_edit_place_shots (from->store, scene_id, to->id, to->ids, error) &&
         cliff_episode_draft_write (to, error) && cliff_episode_draft_write (from, error);
}

static gboolean
shift (CliffEpisodeDraft  *self,
       guint               at,
       guint               place,
       GError            **error)
{
  CliffId scene_id = g_array_index (self->ids, CliffId, at);

  if (at == place)
    return TRUE;
  cliff_pieces_move (self->pieces, at, place);
  g_array_remove_index (self->ids, at);
  g_array_insert_val (self->ids, place, scene_id);

  return cliff_edit_place_shots (self->store, scene_id, self->id, self->ids, error) &&
         cliff_episode_draft_write (self, error);
}

/* Where behind @after_id is in @self; -1 with an error. */
static int
place_behind (CliffEpisodeDraft  *self,
              CliffId             after_id,
              GError            **error)
{
  int after = after_id == 0 ? -1 : cliff_episode_draft_find (self, after_id);

  if (after_id != 0 && after < 0)
    {
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "The episode has no scene %" G_GINT64_FORMAT, after_id);
      return -1;
    }

  return MAX (after + 1, cliff_episode_draft_is_headless (self));
}

static gboolean
move_scene (CliffStore  *store,
            CliffId      scene_id,
            CliffId      episode_id,
            CliffId      after_id,
            GError     **error)
{
  CliffId from_id = episode_of (store, scene_id, error);
  g_autoptr(CliffEpisodeDraft) from = from_id == 0 ? NULL : cliff_episode_draft_new (store, from_id, error);
  g_autoptr(CliffEpisodeDraft) to = NULL;
  int at, place;

  if (from == NULL)
    return FALSE;
  at = cliff_episode_draft_find (from, scene_id);
  if (at == 0 && cliff_episode_draft_is_headless (from))
    return refuse (error, CLIFF_EDIT_ERROR_NO_HEADING,
                   "Text without a heading stays where its episode begins; give it a heading first");
  if (after_id == scene_id)
    return TRUE;
  if (from_id != episode_id)
    to = cliff_episode_draft_new (store, episode_id, error);
  if (from_id != episode_id && to == NULL)
    return FALSE;
  place = place_behind (to != NULL ? to : from, after_id, error);
  if (place < 0)
    return FALSE;

  return to != NULL ? carry (from, at, to, place, error) : shift (from, at, place > at ? place - 1 : place, error);
}

gboolean
cliff_edit_move_scene (CliffStore  *store,
                       CliffId      scene_id,
                       CliffId      episode_id,
                       CliffId      after_id,
                       GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return cliff_store_begin (store, "Move Scene", error) &&
         cliff_store_end (store, move_scene (store, scene_id, episode_id, after_id, error), error);
}

static gboolean
delete_scene (CliffStore  *store,
              CliffId      scene_id,
              GError     **error)
{
  CliffId episode_id = episode_of (store, scene_id, error);
  g_autoptr(CliffEpisodeDraft) draft = episode_id == 0 ? NULL : cliff_episode_draft_new (store, episode_id, error);
  g_autofree char *scene = NULL;
  int at;

  if (draft == NULL)
    return FALSE;
  at = cliff_episode_draft_find (draft, scene_id);
  scene = cliff_pieces_remove (draft->pieces, at);
  g_array_remove_index (draft->ids, at);

  return cliff_store_exec (store, error, "DELETE FROM shot WHERE scene_id = ? AND source_hash != ''", "i", scene_id) &&
         cliff_store_exec (store, error, "DELETE FROM scene WHERE id = ?", "i", scene_id) &&
         cliff_episode_draft_write (draft, error);
}

gboolean
cliff_edit_delete_scene (CliffStore  *store,
                         CliffId      scene_id,
                         GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return cliff_store_begin (store, "Delete Scene", error) &&
         cliff_store_end (store, delete_scene (store, scene_id, error), error);
}

/* ── Episodes ───────────────────────────────────────────────────────────────────────────────────── */

/* The ids of all episodes in order, @moved taken out. (transfer full) (element-type CliffId) */
static GArray *
read_episodes (CliffStore *store,
               CliffId     moved)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(CliffRows) rows =
    cliff_store_query (store, "SELECT id FROM episode WHERE id != ? ORDER BY position, id", "i", moved);

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      g_array_append_val (ids, id);
    }

  return ids;
}

/* Puts @episode_id behind @after_id, 0 for first; only rows whose position must change are written. */
static gboolean
place_episode (CliffStore  *store,
               CliffId      episode_id,
               CliffId      after_id,
               GError     **error)
{
  g_autoptr(GArray) ids = read_episodes (store, episode_id);
  guint place = 0;

  while (after_id != 0 && place < ids->len && g_array_index (ids, CliffId, place) != after_id)
    place++;
  if (after_id != 0 && place == ids->len)
    {
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "There is no episode %" G_GINT64_FORMAT, after_id);
      return FALSE;
    }
  g_array_insert_val (ids, after_id != 0 ? place + 1 : 0, episode_id);
  for (guint i = 0; i < ids->len; i++)
    if (!cliff_store_exec (store, error, "UPDATE episode SET position = ?1 WHERE id = ?2 AND position != ?1", "ii",
                           (gint64) (i + 1) * SPACING, g_array_index (ids, CliffId, i)))
      return FALSE;

  return TRUE;
}

static gboolean
check_episode (CliffStore  *store,
               CliffId      episode_id,
               GError     **error)
{
  if (cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE id = ?", "i", episode_id) != 0)
    return TRUE;
  g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "There is no episode %" G_GINT64_FORMAT, episode_id);

  return FALSE;
}

static gboolean
number_when (CliffStore  *store,
             gboolean     renumber,
             CliffId      moved,
             GError     **error)
{
  return !renumber || cliff_edit_write_numbers (store, moved, error);
}

gboolean
cliff_edit_move_episode (CliffStore  *store,
                         CliffId      episode_id,
                         CliffId      after_id,
                         gboolean     renumber,
                         GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return cliff_store_begin (store, "Move Episode", error) &&
         cliff_store_end (store,
                          check_episode (store, episode_id, error) &&
                            (after_id == episode_id || place_episode (store, episode_id, after_id, error)) &&
                            number_when (store, renumber, episode_id, error),
                          error);
}

gboolean
cliff_edit_delete_episode (CliffStore  *store,
                           CliffId      episode_id,
                           gboolean     renumber,
                           GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return cliff_store_begin (store, "Delete Episode", error) &&
         cliff_store_end (store,
                          check_episode (store, episode_id, error) &&
                            cliff_store_exec (store, error, "DELETE FROM episode WHERE id = ?", "i", episode_id) &&
                            number_when (store, renumber, 0, error),
                          error);
}

/* ── Splitting and merging ──────────────────────────────────────────────────────────────────────── */

static gint64
free_number (CliffStore *store,
             CliffId     episode_id)
{
  gint64 number = cliff_store_get_int (store, 0, "SELECT number FROM episode WHERE id = ?", "i", episode_id);

  do
    number++;
  while (cliff_store_get_int (store, 0, "SELECT 1 FROM episode WHERE number = ?", "i", number) != 0);

  return number;
}

/* The text of the episode to be: a line of its own, then @pieces, whose marks of an episode's end get its number. */
static char *
dup_second_text (CliffEpisodeDraft *first,
                 CliffPieces       *pieces,
                 int                number)
{
  g_autofree char *line = cliff_episode_line_dup_like (first->script, number);
  g_autofree char *rest = cliff_pieces_join (pieces, NULL);
  gboolean crlf = strstr (rest, "\r\n") != NULL;
  g_autofree char *text = g_strconcat (line, crlf ? "\r\n\r\n" : "\n\n", rest, NULL);
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, cliff_script_get_format (first->script));

  return cliff_episode_line_renumber (script, number);
}

static CliffId
insert_behind (CliffStore  *store,
               CliffId      episode_id,
               gint64       number,
               GError     **error)
{
  CliffId id = cliff_store_insert (store, error, "INSERT INTO episode (position, number) VALUES (0, ?)", "i", number);

  return id != 0 && place_episode (store, id, episode_id, error) ? id : 0;
}

/* Makes the scenes of @first from @at on the episode @second_id. */
static gboolean
split_at (CliffEpisodeDraft  *first,
          int                 at,
          CliffId             second_id,
          gint64              number,
          GError            **error)
{
  g_autoptr(CliffEpisodeDraft) second = cliff_episode_draft_new (first->store, second_id, error);
  g_autoptr(CliffPieces) rest = NULL;
  g_autofree char *text = NULL;

  if (second == NULL)
    return FALSE;
  rest = cliff_pieces_split (first->pieces, at);
  text = dup_second_text (first, rest, number);
  g_array_append_vals (second->ids, &g_array_index (first->ids, CliffId, at), first->ids->len - at);
  g_array_set_size (first->ids, at);
  cliff_episode_draft_set_text (second, text);
  if (second->pieces->scenes->len != second->ids->len)
    return refuse (error, CLIFF_EDIT_ERROR_PLACE, "The scenes behind this place do not stand by themselves");

  return cliff_edit_split_shots (first->store, first->id, second_id, second->ids, error) &&
         cliff_episode_draft_write (second, error) && cliff_episode_draft_write (first, error);
}

static CliffId
split_episode (CliffStore  *store,
               CliffId      scene_id,
               gboolean     renumber,
               GError     **error)
{
  CliffId episode_id = episode_of (store, scene_id, error);
  g_autoptr(CliffEpisodeDraft) draft = episode_id == 0 ? NULL : cliff_episode_draft_new (store, episode_id, error);
  int at = draft == NULL ? -1 : cliff_episode_draft_find (draft, scene_id);
  gint64 number;
  CliffId id;

  if (at < 0)
    return 0;
  if (at == 0)
    {
      refuse (error, CLIFF_EDIT_ERROR_FIRST_SCENE, "An episode cannot be split before its first scene");
      return 0;
    }
  number = free_number (store, episode_id);
  id = cliff_edit_snapshot (store, CLIFF_VERSION_SPLIT, error) ? insert_behind (store, episode_id, number, error) : 0;

  return id != 0 && split_at (draft, at, id, number, error) && number_when (store, renumber, 0, error) ? id : 0;
}

CliffId
cliff_edit_split_episode (CliffStore  *store,
                          CliffId      scene_id,
                          gboolean     renumber,
                          GError     **error)
{
  CliffId id;

  g_return_val_if_fail (CLIFF_IS_STORE (store), 0);

  if (!cliff_store_begin (store, "Split Episode", error))
    return 0;
  id = split_episode (store, scene_id, renumber, error);

  return cliff_store_end (store, id != 0, error) ? id : 0;
}

/* The next episode's text goes on in this one: without its line, and with one mark of the episode's end behind all where one of
 * them has any. */
static void
append_text (CliffEpisodeDraft *self,
             CliffEpisodeDraft *next)
{
  int number = cliff_store_get_int (self->store, 0, "SELECT number FROM episode WHERE id = ?", "i", self->id);
  g_autofree char *end = cliff_episode_line_dup_end (self->script, number);
  g_autofree char *text = cliff_episode_line_remove (self->script, FALSE);
  g_autofree char *rest = cliff_episode_line_remove (next->script, TRUE);

  if (end == NULL)
    end = cliff_episode_line_dup_end (next->script, number);
  cliff_episode_draft_set_text (self, text);
  cliff_episode_draft_set_text (next, rest);
  cliff_pieces_append (self->pieces, next->pieces);
  if (end != NULL)
    cliff_pieces_set_end (self->pieces, end);
}

static gboolean
merge_episode (CliffStore  *store,
               CliffId      episode_id,
               gboolean     renumber,
               GError     **error)
{
  g_autoptr(CliffEpisodeDraft) draft = cliff_episode_draft_new (store, episode_id, error);
  g_autoptr(CliffEpisodeDraft) next = NULL;
  CliffId next_id = cliff_store_get_int (
    store, 0,
    "SELECT b.id FROM episode a JOIN episode b ON (b.position, b.id) > (a.position, a.id) WHERE a.id = ? "
    "ORDER BY b.position, b.id",
    "i", episode_id);

  if (draft == NULL)
    return FALSE;
  if (next_id == 0)
    return refuse (error, CLIFF_EDIT_ERROR_LAST, "No episode follows this one");
  next = cliff_episode_draft_new (store, next_id, error);
  if (next == NULL)
    return FALSE;
  append_text (draft, next);
  if (draft->pieces->scenes->len - next->pieces->scenes->len != draft->ids->len ||
      next->pieces->scenes->len != next->ids->len)
    return refuse (error, CLIFF_EDIT_ERROR_PLACE, "The next episode's scenes do not stand by themselves");
  g_array_append_vals (draft->ids, next->ids->data, next->ids->len);

  return cliff_edit_snapshot (store, CLIFF_VERSION_MERGE, error) &&
         cliff_edit_merge_shots (store, next_id, episode_id, error) && cliff_episode_draft_write (draft, error) &&
         cliff_store_exec (store, error, "DELETE FROM episode WHERE id = ?", "i", next_id) &&
         number_when (store, renumber, 0, error);
}

gboolean
cliff_edit_merge_episode (CliffStore  *store,
                          CliffId      episode_id,
                          gboolean     renumber,
                          GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return cliff_store_begin (store, "Merge Episodes", error) &&
         cliff_store_end (store, merge_episode (store, episode_id, renumber, error), error);
}

/* ── Splitting a long text ──────────────────────────────────────────────────────────────────────── */

/* Makes the elements of @scene_id from @element on a scene of their own, under the same heading, with their shots. Returns its
 * row, 0 on error. */
static CliffId
split_scene (CliffStore  *store,
             CliffId      scene_id,
             guint        element,
             GError     **error)
{
  CliffId episode_id = episode_of (store, scene_id, error);
  g_autoptr(CliffEpisodeDraft) draft = episode_id == 0 ? NULL : cliff_episode_draft_new (store, episode_id, error);
  int at = draft == NULL ? -1 : cliff_episode_draft_find (draft, scene_id);
  gint64 offset = cliff_store_get_int (store, -1, "SELECT start FROM element WHERE scene_id = ? AND position = ?", "ii", scene_id,
                                       (gint64) element);
  g_autofree char *first = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *second = NULL;
  const char *whole;
  CliffId id;

  if (at < 0)
    return 0;
  whole = g_ptr_array_index (draft->pieces->scenes, at);
  if (offset <= 0 || (gsize) offset >= strlen (whole) || (at == 0 && cliff_episode_draft_is_headless (draft)))
    {
      refuse (error, CLIFF_EDIT_ERROR_PLACE, "The scene cannot be split there");
      return 0;
    }
  first = g_strchomp (g_strndup (whole, offset));
  heading = g_strndup (whole, strcspn (whole, "\r\n"));
  {
    g_autofree char *bare = cliff_scene_number_set (cliff_script_get_format (draft->script), heading, NULL);

    second = g_strconcat (bare, cliff_script_get_format (draft->script) == CLIFF_SCRIPT_FOUNTAIN ? "\n\n" : "\n", whole + offset,
                          NULL);
  }
  id = cliff_store_insert (store, error, "INSERT INTO scene (episode_id, position) VALUES (?, 0)", "i", episode_id);
  if (id == 0 ||
      !cliff_store_exec (store, error,
                         "UPDATE shot SET scene_id = ?1 WHERE scene_id = ?2 AND id IN (SELECT shot_id FROM shot_element JOIN "
                         "element ON element.id = element_id GROUP BY shot_id HAVING min (element.position) >= ?3)",
                         "iii", id, scene_id, (gint64) element) ||
      !cliff_store_exec (store, error, "UPDATE element SET scene_id = ?1 WHERE scene_id = ?2 AND position >= ?3", "iii", id,
                         scene_id, (gint64) element))
    return 0;
  g_free (g_ptr_array_index (draft->pieces->scenes, at));
  g_ptr_array_index (draft->pieces->scenes, at) = g_steal_pointer (&first);
  cliff_pieces_insert (draft->pieces, at + 1, second);
  g_array_insert_val (draft->ids, at + 1, id);

  return cliff_episode_draft_write (draft, error) ? id : 0;
}

static gboolean
apply_split (CliffStore  *store,
             CliffId      episode_id,
             GArray      *parts,
             gboolean     renumber,
             GError     **error)
{
  g_autoptr(CliffEpisodeDraft) draft = cliff_episode_draft_new (store, episode_id, error);

  if (draft == NULL || !cliff_edit_snapshot (store, CLIFF_VERSION_SPLIT, error))
    return FALSE;
  /* From the end, so that what is before stays where the proposal saw it. */
  for (guint i = parts->len; i > 1; i--)
    {
      CliffSplitPart *part = &g_array_index (parts, CliffSplitPart, i - 1);
      CliffId scene;

      if (part->scene >= draft->ids->len)
        return refuse (error, CLIFF_EDIT_ERROR_CHANGED, "The script is another one than the proposal was made for");
      scene = g_array_index (draft->ids, CliffId, part->scene);
      if (part->element > 0)
        scene = split_scene (store, scene, part->element, error);
      if (scene == 0 || split_episode (store, scene, FALSE, error) == 0)
        return FALSE;
    }

  return number_when (store, renumber, 0, error);
}

gboolean
cliff_edit_apply_split (CliffStore  *store,
                        CliffId      episode_id,
                        GArray      *parts,
                        gboolean     renumber,
                        GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (parts != NULL, FALSE);

  return cliff_store_begin (store, "Split into Episodes", error) &&
         cliff_store_end (store, apply_split (store, episode_id, parts, renumber, error), error);
}

GArray *
cliff_edit_propose_split (CliffStore *store,
                          CliffId     episode_id,
                          CliffTime   target)
{
  g_autoptr(CliffOutline) outline = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);

  outline = cliff_edit_dup_outline (store, episode_id);
  if (target <= 0)
    target = cliff_store_get_int (store, 90 * CLIFF_SECOND, "SELECT target_length FROM series", "");

  return cliff_split_propose (outline, 0, target);
}

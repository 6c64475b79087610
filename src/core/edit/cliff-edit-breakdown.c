/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-breakdown.h"

#include "cliff-breakdown-report.h"
#include "cliff-edit-outline.h"
#include "cliff-merge.h"

/** One breakdown on its way. */
typedef struct
{
  CliffStore           *store;
  CliffId               episode_id;
  CliffOutline         *outline;
  CliffOutlineEpisode  *episode;
  CliffBreakdownOptions options;
  GPtrArray            *scenes;   /* CliffOldScene */
  GPtrArray            *drafts;   /* CliffDraftShot: of the episode */
  GArray               *order;    /* CliffId: the storyline to be */
  CliffId               previous; /* the last shot of the scenes before, 0 */
  CliffBreakdownCounts  counts;
  GHashTable           *only;     /* (nullable) (borrowed): ids of the scenes accepted */
  GPtrArray            *report;   /* (nullable) (borrowed): CliffBreakdownScene */
} Breakdown;

static void
breakdown_clear (Breakdown *self)
{
  g_clear_pointer (&self->outline, cliff_outline_free);
  g_clear_pointer (&self->scenes, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Breakdown, breakdown_clear)

/* Whether rows stand for the outline's scenes and elements one by one. */
static gboolean
rows_fit (Breakdown *self)
{
  if (self->scenes->len != self->episode->scenes->len)
    return FALSE;
  for (guint i = 0; i < self->scenes->len; i++)
    if (((CliffOldScene *) g_ptr_array_index (self->scenes, i))->elements->len !=
        ((CliffOutlineScene *) g_ptr_array_index (self->episode->scenes, i))->elements->len)
      return FALSE;

  return TRUE;
}

static gboolean
scene_changed (Breakdown *self,
               guint      index)
{
  CliffOldScene *scene = g_ptr_array_index (self->scenes, index);
  g_autofree char *hash = cliff_breakdown_hash_scene (self->episode, index, &self->options);

  return !g_str_equal (scene->source_hash, hash);
}

static gboolean
has_orphans (Breakdown *self)
{
  return cliff_store_get_int (self->store, 0,
                              "SELECT count(*) FROM shot WHERE episode_id = ? AND scene_id IS NULL "
                              "AND source_hash != ''",
                              "i", self->episode_id) > 0;
}

static gboolean
needs_work (Breakdown *self)
{
  if (!rows_fit (self) || has_orphans (self))
    return TRUE;
  for (guint i = 0; i < self->scenes->len; i++)
    if (scene_changed (self, i))
      return TRUE;

  return FALSE;
}

/* ── Order ──────────────────────────────────────────────────────────────────────────────────────── */

static int
index_of (GArray  *order,
          CliffId  id)
{
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, CliffId, i) == id)
      return i;

  return -1;
}

/* Where a scene begins: at the first of its shots that is there already, else behind the scene
 * before. */
static int
start_of (Breakdown *self,
          GArray    *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      int at = index_of (self->order, g_array_index (ids, CliffId, i));

      if (at >= 0)
        return at;
    }

  return index_of (self->order, self->previous) + 1;
}

/* Puts a scene's shots in order and moves only those that stand wrong. */
static void
place_scene (Breakdown *self,
             GArray    *ids)
{
  int next = start_of (self, ids);

  for (guint i = 0; i < ids->len; i++)
    {
      CliffId id = g_array_index (ids, CliffId, i);
      int at = index_of (self->order, id);

      if (at < next)
        {
          if (at >= 0)
            {
              g_array_remove_index (self->order, at);
              next--;
            }
          g_array_insert_val (self->order, next, id);
          at = next;
        }
      next = at + 1;
      self->previous = id;
    }
}

static void
drop (Breakdown *self,
      CliffId    id)
{
  int at = index_of (self->order, id);

  if (at >= 0)
    g_array_remove_index (self->order, at);
}

/* ── Scenes ─────────────────────────────────────────────────────────────────────────────────────── */

static GPtrArray *
drafts_of (Breakdown *self,
           int        scene)
{
  GPtrArray *drafts = g_ptr_array_new ();

  for (guint i = 0; i < self->drafts->len; i++)
    if (((CliffDraftShot *) g_ptr_array_index (self->drafts, i))->scene == scene)
      g_ptr_array_add (drafts, g_ptr_array_index (self->drafts, i));

  return drafts;
}

static gboolean
write_shots (Breakdown      *self,
             CliffOldScene  *scene,
             GPtrArray      *drafts,
             GPtrArray      *partners,
             GArray         *ids,
             GArray         *changes,
             GHashTable     *used,
             GError        **error)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      gboolean changed = FALSE;
      CliffId id =
        cliff_merge_write_shot (self->store, self->episode_id, scene, g_ptr_array_index (drafts, i),
                                g_ptr_array_index (partners, i), &changed, error);

      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
      g_array_append_val (changes, changed);
    }
  for (guint i = 0; i < drafts->len; i++)
    if (!cliff_merge_write_lines (self->store, g_array_index (ids, CliffId, i), scene,
                                  g_ptr_array_index (drafts, i), used,
                                  &g_array_index (changes, gboolean, i), error))
      return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    if (!cliff_merge_remove_lines (self->store, g_array_index (ids, CliffId, i), used,
                                   &g_array_index (changes, gboolean, i), error))
      return FALSE;

  return TRUE;
}

/* The elements a shot covers, as indices of the scene's. */
static GArray *
covers_of (CliffOldScene *scene,
           CliffOldShot  *shot)
{
  GArray *covers = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < scene->elements->len; i++)
    for (guint j = 0; j < shot->elements->len; j++)
      if (g_array_index (scene->elements, CliffId, i) == g_array_index (shot->elements, CliffId, j))
        g_array_append_val (covers, i);

  return covers;
}

/* A shot no draft stands for goes, unless a person made it what it is and the script still holds
 * what it shows. */
static gboolean
settle_other_shot (Breakdown          *self,
                   CliffOldScene      *scene,
                   CliffOutlineScene  *source,
                   CliffOldShot       *shot,
                   GHashTable         *used,
                   GError            **error)
{
  g_autoptr(GArray) covers = covers_of (scene, shot);
  gboolean changed = FALSE;
  gboolean stays = !shot->made || (shot->edited && covers->len > 0);
  g_autofree char *hash = cliff_breakdown_hash_shot (source, covers, NULL);

  if (!stays)
    {
      drop (self, shot->id);
      self->counts.removed++;
      return cliff_store_exec (self->store, error, "DELETE FROM shot WHERE id = ?", "i", shot->id);
    }

  self->counts.kept++;
  return cliff_merge_remove_lines (self->store, shot->id, used, &changed, error) &&
         cliff_store_exec (
           self->store, error,
           "UPDATE shot SET stale = 0, source_hash = ?1 WHERE id = ?2 AND source_hash != '' AND "
           "(stale, source_hash) IS NOT (0, ?1)",
           "si", hash, shot->id);
}

static gboolean
is_accepted (Breakdown *self,
             CliffId    scene_id)
{
  return self->only == NULL || g_hash_table_contains (self->only, GSIZE_TO_POINTER (scene_id));
}

static gboolean
merge_scene (Breakdown  *self,
             guint       index,
             GError    **error)
{
  CliffOldScene *scene = g_ptr_array_index (self->scenes, index);
  g_autoptr(CliffBreakdownScene) report =
    self->report != NULL ? cliff_breakdown_report_begin (self->store, self->episode_id, scene->id) : NULL;
  g_autoptr(GPtrArray) shots = cliff_merge_read_shots (self->store, self->episode_id, scene->id);
  g_autoptr(GPtrArray) drafts = drafts_of (self, index);
  g_autoptr(GPtrArray) partners = cliff_merge_match (scene, drafts, shots);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autofree char *hash = cliff_breakdown_hash_scene (self->episode, index, &self->options);
  g_autoptr(GHashTable) used = g_hash_table_new (NULL, NULL); /* the lines that some shot has been given */

  if (!write_shots (self, scene, drafts, partners, ids, changes, used, error))
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    {
      self->counts.added += g_ptr_array_index (partners, i) == NULL;
      self->counts.changed +=
        g_ptr_array_index (partners, i) != NULL && g_array_index (changes, gboolean, i);
      self->counts.kept +=
        g_ptr_array_index (partners, i) != NULL && !g_array_index (changes, gboolean, i);
    }
  for (guint i = 0; i < shots->len; i++)
    {
      CliffOldShot *shot = g_ptr_array_index (shots, i);

      if (!shot->taken &&
          !settle_other_shot (self, scene, g_ptr_array_index (self->episode->scenes, index), shot,
                              used, error))
        return FALSE;
    }
  place_scene (self, ids);
  if (report != NULL)
    {
      report->differs = TRUE;
      cliff_breakdown_report_end (self->store, report, ids, changes);
      g_ptr_array_add (self->report, g_steal_pointer (&report));
    }

  return cliff_store_exec (self->store, error, "UPDATE scene SET source_hash = ? WHERE id = ?",
                           "si", hash, scene->id);
}

/* Notes a scene whose shots stay what they are. */
static void
report_kept (Breakdown *self,
             CliffId    scene_id)
{
  CliffBreakdownScene *report;

  if (self->report == NULL)
    return;
  report = cliff_breakdown_report_begin (self->store, self->episode_id, scene_id);
  cliff_breakdown_report_end (self->store, report, NULL, NULL);
  g_ptr_array_add (self->report, report);
}

static void
keep_scene (Breakdown *self,
            guint      index)
{
  CliffOldScene *scene = g_ptr_array_index (self->scenes, index);
  g_autoptr(GPtrArray) shots = cliff_merge_read_shots (self->store, self->episode_id, scene->id);

  self->counts.kept += shots->len;
  if (shots->len > 0)
    self->previous = ((CliffOldShot *) g_ptr_array_index (shots, shots->len - 1))->id;
  report_kept (self, scene->id);
}

/* ── The whole ──────────────────────────────────────────────────────────────────────────────────── */

/* Shots of scenes that are gone. */
static gboolean
remove_orphans (Breakdown  *self,
                GError    **error)
{
  g_autoptr(GPtrArray) shots = cliff_merge_read_shots (self->store, self->episode_id, 0);
  g_autoptr(CliffBreakdownScene) report = NULL;

  if (shots->len == 0 || !is_accepted (self, -self->episode_id))
    return TRUE;
  if (self->report != NULL)
    report = cliff_breakdown_report_begin (self->store, self->episode_id, 0);
  for (guint i = 0; i < shots->len; i++)
    {
      CliffOldShot *shot = g_ptr_array_index (shots, i);

      if (!shot->made)
        {
          self->counts.kept++;
          continue;
        }
      drop (self, shot->id);
      self->counts.removed++;
      if (!cliff_store_exec (self->store, error, "DELETE FROM shot WHERE id = ?", "i", shot->id))
        return FALSE;
    }
  if (report != NULL)
    {
      cliff_breakdown_report_end (self->store, report, NULL, NULL);
      report->differs = report->counts.removed > 0;
      g_ptr_array_add (self->report, g_steal_pointer (&report));
    }

  return TRUE;
}

static void
read_order (Breakdown *self)
{
  g_autoptr (CliffRows) rows = cliff_store_query (
    self->store, "SELECT id FROM shot WHERE episode_id = ? ORDER BY position, id", "i",
    self->episode_id);

  self->order = g_array_new (FALSE, FALSE, sizeof (CliffId));
  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      g_array_append_val (self->order, id);
    }
}

static gboolean
merge (Breakdown  *self,
       GError    **error)
{
  if (!rows_fit (self))
    {
      if (!cliff_edit_write_episode (self->store, self->episode_id, self->outline, 0, 0, error))
        return FALSE;
      g_ptr_array_unref (self->scenes);
      self->scenes = cliff_merge_read_scenes (self->store, self->episode_id);
    }
  if (!cliff_edit_write_people (self->store, self->outline, self->outline->bios, error))
    return FALSE;
  self->drafts = cliff_breakdown_episode (self->outline, 0, &self->options);
  if (!cliff_breakdown_validate (self->episode, self->drafts, error))
    return FALSE;
  read_order (self);
  if (!remove_orphans (self, error))
    return FALSE;
  for (guint i = 0; i < self->scenes->len; i++)
    {
      if (!scene_changed (self, i) || !is_accepted (self, ((CliffOldScene *) g_ptr_array_index (self->scenes, i))->id))
        keep_scene (self, i);
      else if (!merge_scene (self, i, error))
        return FALSE;
    }

  return cliff_merge_write_order (self->store, self->order, error);
}

/* All that is read is read in the transaction: text that cannot be read must not look like a script without words. */
static gboolean
break_down (Breakdown  *self,
            GError    **error)
{
  self->outline = cliff_edit_dup_outline (self->store, self->episode_id);
  self->episode = g_ptr_array_index (self->outline->episodes, 0);
  self->options.max_shot =
    cliff_store_get_int (self->store, CLIFF_BREAKDOWN_MAX_SHOT, "SELECT max_shot FROM series", "");
  self->scenes = cliff_merge_read_scenes (self->store, self->episode_id);
  if (needs_work (self))
    return merge (self, error);

  self->counts.kept = cliff_store_get_int (
    self->store, 0, "SELECT count(*) FROM shot WHERE episode_id = ?", "i", self->episode_id);
  for (guint i = 0; i < self->scenes->len; i++)
    report_kept (self, ((CliffOldScene *) g_ptr_array_index (self->scenes, i))->id);

  return TRUE;
}

static gboolean
break_down_episode (CliffStore            *store,
                    CliffId                episode_id,
                    GHashTable            *only,
                    GPtrArray             *report,
                    CliffBreakdownCounts  *counts,
                    GError               **error)
{
  g_auto(Breakdown) self = { .store = store, .episode_id = episode_id, .only = only, .report = report };

  if (cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE id = ?", "i", episode_id) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no episode %" G_GINT64_FORMAT,
                   episode_id);
      return FALSE;
    }
  if (!break_down (&self, error))
    return FALSE;
  counts->added += self.counts.added;
  counts->changed += self.counts.changed;
  counts->removed += self.counts.removed;
  counts->kept += self.counts.kept;

  return TRUE;
}

gboolean
cliff_edit_break_down (CliffStore            *store,
                       CliffId                episode_id,
                       CliffBreakdownCounts  *counts,
                       GError               **error)
{
  CliffBreakdownCounts sum = { 0 };

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  if (!cliff_store_begin (store, "Break Down", error) ||
      !cliff_store_end (store, break_down_episode (store, episode_id, NULL, NULL, &sum, error), error))
    return FALSE;
  if (counts != NULL)
    *counts = sum;

  return TRUE;
}

/* ── Parts, and all ─────────────────────────────────────────────────────────────────────────────── */

/* The episodes the scenes belong to, in their order. (transfer full) (nullable) (element-type CliffId) */
static GArray *
episodes_of (CliffStore  *store,
             GArray      *scenes,
             GError     **error)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) episodes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id FROM episode ORDER BY position, id", "");

  for (guint i = 0; i < scenes->len; i++)
    {
      CliffId id = g_array_index (scenes, CliffId, i);
      CliffId episode =
        id < 0 ? -id : cliff_store_get_int (store, 0, "SELECT episode_id FROM scene WHERE id = ?", "i", id);

      if (episode == 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no scene %" G_GINT64_FORMAT, id);
          return NULL;
        }
      g_hash_table_add (wanted, GSIZE_TO_POINTER (episode));
    }
  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      if (g_hash_table_contains (wanted, GSIZE_TO_POINTER (id)))
        g_array_append_val (episodes, id);
    }

  return g_steal_pointer (&episodes);
}

static gboolean
break_down_episodes (CliffStore            *store,
                     GArray                *episodes,
                     GHashTable            *only,
                     CliffBreakdownCounts  *counts,
                     GError               **error)
{
  for (guint i = 0; episodes != NULL && i < episodes->len; i++)
    if (!break_down_episode (store, g_array_index (episodes, CliffId, i), only, NULL, counts, error))
      return FALSE;

  return episodes != NULL;
}

gboolean
cliff_edit_break_down_part (CliffStore            *store,
                            GArray                *scenes,
                            CliffId               *step,
                            CliffBreakdownCounts  *counts,
                            GError               **error)
{
  CliffBreakdownCounts sum = *counts;
  g_autoptr(GHashTable) only = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) episodes = NULL;
  CliffId before, after;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (scenes != NULL, FALSE);
  g_return_val_if_fail (step != NULL, FALSE);

  for (guint i = 0; i < scenes->len; i++)
    g_hash_table_add (only, GSIZE_TO_POINTER (g_array_index (scenes, CliffId, i)));
  before = cliff_store_get_step (store);
  if (!cliff_store_begin (store, "Break Down", error))
    return FALSE;
  cliff_store_join (store, *step);
  episodes = episodes_of (store, scenes, error);
  if (!cliff_store_end (store, break_down_episodes (store, episodes, only, &sum, error), error))
    return FALSE;
  /* Where nothing was written the newest step is another's. */
  after = cliff_store_get_step (store);
  if (after != before)
    *step = after;
  *counts = sum;

  return TRUE;
}

gboolean
cliff_edit_break_down_scenes (CliffStore            *store,
                              GArray                *scenes,
                              CliffBreakdownCounts  *counts,
                              GError               **error)
{
  CliffBreakdownCounts sum = { 0 };
  CliffId step = 0;

  if (!cliff_edit_break_down_part (store, scenes, &step, &sum, error))
    return FALSE;
  if (counts != NULL)
    *counts = sum;

  return TRUE;
}

gboolean
cliff_edit_break_down_series (CliffStore            *store,
                              CliffBreakdownCounts  *counts,
                              GError               **error)
{
  CliffBreakdownCounts sum = { 0 };
  g_autoptr(GArray) episodes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(CliffRows) rows = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  if (!cliff_store_begin (store, "Break Down", error))
    return FALSE;
  rows = cliff_store_query (store, "SELECT id FROM episode ORDER BY position, id", "");
  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      g_array_append_val (episodes, id);
    }
  g_clear_pointer (&rows, cliff_rows_free);
  if (!cliff_store_end (store, break_down_episodes (store, episodes, NULL, &sum, error), error))
    return FALSE;
  if (counts != NULL)
    *counts = sum;

  return TRUE;
}

GPtrArray *
cliff_edit_preview_breakdown (CliffStore  *store,
                              CliffId      episode_id,
                              GError     **error)
{
  g_autoptr(GPtrArray) report = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_breakdown_scene_free);
  CliffBreakdownCounts counts = { 0 };
  gboolean done;

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);

  if (!cliff_store_begin (store, "Break Down", error))
    return NULL;
  done = break_down_episode (store, episode_id, NULL, report, &counts, error);
  cliff_store_rollback (store);

  return done ? g_steal_pointer (&report) : NULL;
}

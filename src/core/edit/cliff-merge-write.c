/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-merge.h"

#include "cliff-edit-outline.h"

#define SPACING 65536

/* Columns that say what a shot looks like and how long it is: a person's, once edited. */
#define PICTURE_COLUMNS                                                                            \
  "size, angle, movement, subject, action, sound, vfx, caption, purpose, transition, "             \
  "transition_length, duration, flashback"

static CliffTime
time_of_lines (CliffDraftShot *draft)
{
  CliffTime time = 0;

  for (guint i = 0; i < draft->lines->len; i++)
    time += cliff_breakdown_shortest_speech (
      ((CliffDraftLine *) g_ptr_array_index (draft->lines, i))->text);

  return time;
}

static CliffId
insert_shot (CliffStore      *store,
             CliffId          episode_id,
             CliffOldScene   *scene,
             CliffDraftShot  *draft,
             GError         **error)
{
  return cliff_store_insert (
    store, error,
    "INSERT INTO shot (" PICTURE_COLUMNS ", episode_id, scene_id, position, time_of_day, int_ext, "
    "location_id, source_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "nullif (?, 0), ?)",
    "ssssssssssiiiiiissis", draft->size, draft->angle, draft->movement, draft->subject,
    draft->action, draft->sound, draft->vfx, draft->caption, draft->purpose, draft->transition,
    draft->transition_length, draft->duration, (gint64) draft->flashback, episode_id, scene->id,
    CLIFF_MERGE_UNPLACED, scene->time_of_day, scene->int_ext, scene->location, draft->source_hash);
}

/* How many rows differ is what an UPDATE says by itself; here it is asked first, so that nothing is
 * written in vain. */
static gboolean
update_picture (CliffStore      *store,
                CliffId          id,
                CliffDraftShot  *draft,
                gboolean        *changed,
                GError         **error)
{
  if (cliff_store_get_int (store, 0,
                           "SELECT 1 FROM shot WHERE id = ? AND (" PICTURE_COLUMNS
                           ") IS (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           "issssssssssiii", id, draft->size, draft->angle, draft->movement,
                           draft->subject, draft->action, draft->sound, draft->vfx, draft->caption,
                           draft->purpose, draft->transition, draft->transition_length,
                           draft->duration, (gint64) draft->flashback) != 0)
    return TRUE;

  *changed = TRUE;
  return cliff_store_exec (
    store, error,
    "UPDATE shot SET (" PICTURE_COLUMNS ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
    "ssssssssssiiii", draft->size, draft->angle, draft->movement, draft->subject, draft->action,
    draft->sound, draft->vfx, draft->caption, draft->purpose, draft->transition,
    draft->transition_length, draft->duration, (gint64) draft->flashback, id);
}

static gboolean
update_source (CliffStore      *store,
               CliffId          id,
               CliffOldScene   *scene,
               CliffDraftShot  *draft,
               gboolean        *changed,
               GError         **error)
{
  CliffTime shortest = time_of_lines (draft);

  if (cliff_store_get_int (store, 0,
                           "SELECT 1 FROM shot WHERE id = ? AND (scene_id, time_of_day, int_ext, "
                           "ifnull (location_id, 0), "
                           "source_hash, stale) IS (?, ?, ?, ?, ?, 0) AND (held OR duration >= ?)",
                           "iissisi", id, scene->id, scene->time_of_day, scene->int_ext,
                           scene->location, draft->source_hash, shortest) != 0)
    return TRUE;

  *changed = TRUE;
  return cliff_store_exec (
    store, error,
    "UPDATE shot SET scene_id = ?, time_of_day = ?, int_ext = ?, location_id = nullif (?, 0), "
    "source_hash = ?, stale = 0, duration = CASE WHEN held THEN duration ELSE max (duration, ?) END WHERE id = ?",
    "issisii", scene->id, scene->time_of_day, scene->int_ext, scene->location, draft->source_hash,
    shortest, id);
}

/* ── What belongs to a shot ─────────────────────────────────────────────────────────────────────── */

/* Makes the rows of a table that ties shots to others (CliffId) what @wanted says. */
static gboolean
write_ties (CliffStore   *store,
            CliffId       shot_id,
            const char   *table,
            const char   *column,
            GArray       *wanted,
            gboolean     *changed,
            GError      **error)
{
  g_autofree char *select =
    g_strdup_printf ("SELECT id, %s FROM %s WHERE shot_id = ?", column, table);
  g_autofree char *remove = g_strdup_printf ("DELETE FROM %s WHERE id = ?", table);
  g_autofree char *insert =
    g_strdup_printf ("INSERT INTO %s (shot_id, %s) VALUES (?, ?)", table, column);
  g_autoptr(GHashTable) there = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) wish = g_hash_table_new (NULL, NULL);
  g_autoptr(CliffRows) rows = cliff_store_query (store, select, "i", shot_id);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (wish, GSIZE_TO_POINTER (g_array_index (wanted, CliffId, i)));
  while (cliff_rows_next (rows))
    {
      gint64 id = cliff_rows_get_int (rows, 0);
      gpointer other = GSIZE_TO_POINTER (cliff_rows_get_int (rows, 1));

      g_hash_table_add (there, other);
      if (g_hash_table_contains (wish, other))
        continue;
      *changed = TRUE;
      if (!cliff_store_exec (store, error, remove, "i", id))
        return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      CliffId other = g_array_index (wanted, CliffId, i);

      if (!g_hash_table_add (there, GSIZE_TO_POINTER (other)))
        continue;
      *changed = TRUE;
      if (!cliff_store_exec (store, error, insert, "ii", shot_id, other))
        return FALSE;
    }

  return cliff_rows_finish (rows, error);
}

static gboolean
write_covers (CliffStore      *store,
              CliffId          shot_id,
              CliffOldScene   *scene,
              CliffDraftShot  *draft,
              gboolean        *changed,
              GError         **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < draft->covers->len; i++)
    g_array_append_val (
      ids, g_array_index (scene->elements, CliffId, g_array_index (draft->covers, int, i)));

  return write_ties (store, shot_id, "shot_element", "element_id", ids, changed, error);
}

static gboolean
write_props (CliffStore      *store,
             CliffId          shot_id,
             CliffDraftShot  *draft,
             gboolean        *changed,
             GError         **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < draft->props->len; i++)
    {
      CliffId id =
        cliff_edit_ensure_name (store, "prop", g_ptr_array_index (draft->props, i), error);

      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }

  return write_ties (store, shot_id, "shot_prop", "prop_id", ids, changed, error);
}

static gboolean
write_figures (CliffStore      *store,
               CliffId          shot_id,
               CliffDraftShot  *draft,
               gboolean        *changed,
               GError         **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < draft->figures->len; i++)
    {
      CliffId id =
        cliff_store_get_int (store, 0, "SELECT id FROM character WHERE name = ?", "s",
                             ((CliffDraftFigure *) g_ptr_array_index (draft->figures, i))->name);

      g_array_append_val (ids, id);
    }
  /* Order, side and facing belong to the tie. */
  for (guint i = 0; i < ids->len; i++)
    {
      CliffDraftFigure *figure = g_ptr_array_index (draft->figures, i);
      CliffId id = g_array_index (ids, CliffId, i);

      if (cliff_store_get_int (store, 0,
                               "SELECT 1 FROM shot_character WHERE (shot_id, character_id, "
                               "position, screen_x, facing) IS "
                               "(?, ?, ?, ?, ?)",
                               "iiiis", shot_id, id, (gint64) i, (gint64) figure->screen_x,
                               figure->facing) != 0)
        continue;
      *changed = TRUE;
      if (!cliff_store_exec (
            store, error,
            "INSERT INTO shot_character (shot_id, character_id, position, screen_x, facing) VALUES "
            "(?, ?, ?, ?, ?) ON CONFLICT (shot_id, character_id) DO UPDATE SET position = "
            "excluded.position, "
            "screen_x = excluded.screen_x, facing = excluded.facing",
            "iiiis", shot_id, id, (gint64) i, (gint64) figure->screen_x, figure->facing))
        return FALSE;
    }

  return write_ties (store, shot_id, "shot_character", "character_id", ids, changed, error);
}

/* ── Lines ──────────────────────────────────────────────────────────────────────────────────────── */

/* The line that was this one: of the same element, in this shot or another; the same text first. 0:
 * none. */
static CliffId
find_line (CliffStore     *store,
           CliffId         shot_id,
           CliffId         element_id,
           CliffDraftLine *line,
           GHashTable     *used)
{
  g_autoptr (CliffRows) rows = cliff_store_query (
    store,
    "SELECT id FROM line WHERE element_id = ?1 OR (element_id IS NULL AND shot_id = ?2 AND "
    "speaker = ?3) ORDER BY text != ?4, shot_id != ?2, position, id",
    "iiss", element_id, shot_id, line->speaker, line->text);

  while (cliff_rows_next (rows))
    if (!g_hash_table_contains (used, GSIZE_TO_POINTER (cliff_rows_get_int (rows, 0))))
      return cliff_rows_get_int (rows, 0);

  return 0;
}

/* Where a hand cut a shot or placed a line, the line stays in the shot in which the hand left it, as long as it is still said in that
 * scene in the same words.  That shot stays too: it is edited, and shows an element that is there. */
static CliffId
find_shot_by_hand (CliffStore     *store,
                   CliffId         id,
                   CliffId         shot_id,
                   CliffId         element_id,
                   CliffDraftLine *line)
{
  return cliff_store_get_int (store, shot_id,
                              "SELECT shot.id FROM line JOIN shot ON shot.id = line.shot_id JOIN shot AS drafted ON drafted.id = ?2 "
                              "WHERE line.id = ?1 AND line.text = ?3 AND shot.edited AND (shot.held OR line.\"offset\" IS NOT NULL) AND "
                              "shot.scene_id = drafted.scene_id AND EXISTS (SELECT 1 FROM shot_element WHERE shot_id = shot.id AND element_id = ?4)",
                              "iisi", id, shot_id, line->text, element_id);
}

static gboolean
write_line (CliffStore      *store,
            CliffId          shot_id,
            CliffId          element_id,
            CliffDraftLine  *line,
            int              position,
            GHashTable      *used,
            gboolean        *changed,
            GError         **error)
{
  const char *kind = cliff_element_kind_to_string (line->kind);
  CliffId character =
    cliff_store_get_int (store, 0, "SELECT id FROM character WHERE name = ?", "s", line->speaker);
  CliffId id = find_line (store, shot_id, element_id, line, used);

  if (id != 0)
    shot_id = find_shot_by_hand (store, id, shot_id, element_id, line);
  if (id == 0)
    {
      *changed = TRUE;
      id = cliff_store_insert (
        store, error,
        "INSERT INTO line (shot_id, element_id, position, character_id, speaker, kind, text, mood) "
        "VALUES (?, ?, ?, nullif (?, 0), ?, ?, ?, ?)",
        "iiiissss", shot_id, element_id, (gint64) position, character, line->speaker, kind,
        line->text, line->mood);
    }
  else if (cliff_store_get_int (store, 0,
                                "SELECT 1 FROM line WHERE id = ? AND (shot_id, element_id, "
                                "position, ifnull (character_id, 0), speaker, "
                                "kind, text, mood) IS (?, ?, ?, ?, ?, ?, ?, ?)",
                                "iiiiissss", id, shot_id, element_id, (gint64) position, character,
                                line->speaker, kind, line->text, line->mood) == 0)
    {
      *changed = TRUE;
      if (!cliff_store_exec (store, error,
                             "UPDATE line SET shot_id = ?, element_id = ?, position = ?, "
                             "character_id = nullif (?, 0), "
                             "speaker = ?, kind = ?, text = ?, mood = ? WHERE id = ?",
                             "iiiissssi", shot_id, element_id, (gint64) position, character,
                             line->speaker, kind, line->text, line->mood, id))
        return FALSE;
    }
  g_hash_table_add (used, GSIZE_TO_POINTER (id));

  return id != 0;
}

gboolean
cliff_merge_write_lines (CliffStore      *store,
                         CliffId          shot_id,
                         CliffOldScene   *scene,
                         CliffDraftShot  *draft,
                         GHashTable      *used,
                         gboolean        *changed,
                         GError         **error)
{
  for (guint i = 0; i < draft->lines->len; i++)
    {
      CliffDraftLine *line = g_ptr_array_index (draft->lines, i);
      CliffId element = g_array_index (scene->elements, CliffId, line->element);

      if (!write_line (store, shot_id, element, line, i, used, changed, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cliff_merge_remove_lines (CliffStore  *store,
                          CliffId      shot_id,
                          GHashTable  *used,
                          gboolean    *changed,
                          GError     **error)
{
  g_autoptr (CliffRows) rows =
    cliff_store_query (store, "SELECT id FROM line WHERE shot_id = ?", "i", shot_id);
  g_autoptr(GArray) others = g_array_new (FALSE, FALSE, sizeof (CliffId));

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      if (!g_hash_table_contains (used, GSIZE_TO_POINTER (id)))
        g_array_append_val (others, id);
    }
  for (guint i = 0; i < others->len; i++)
    {
      *changed = TRUE;
      if (!cliff_store_exec (store, error, "DELETE FROM line WHERE id = ?", "i",
                             g_array_index (others, CliffId, i)))
        return FALSE;
    }

  return TRUE;
}

CliffId
cliff_merge_write_shot (CliffStore      *store,
                        CliffId          episode_id,
                        CliffOldScene   *scene,
                        CliffDraftShot  *draft,
                        CliffOldShot    *old,
                        gboolean        *changed,
                        GError         **error)
{
  CliffId id = old != NULL ? old->id : insert_shot (store, episode_id, scene, draft, error);
  gboolean keep = old != NULL && old->edited;

  if (id == 0 || !write_covers (store, id, scene, draft, changed, error))
    return 0;
  if (!keep && (!update_picture (store, id, draft, changed, error) ||
                !write_figures (store, id, draft, changed, error) ||
                !write_props (store, id, draft, changed, error)))
    return 0;

  return update_source (store, id, scene, draft, changed, error) ? id : 0;
}

/* ── Order ──────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
write_position (CliffStore  *store,
                CliffId      id,
                gint64       position,
                GError     **error)
{
  return cliff_store_exec (store, error,
                           "UPDATE shot SET position = ?1 WHERE id = ?2 AND position != ?1", "ii",
                           position, id);
}

static gboolean
number_anew (CliffStore  *store,
             GArray      *ids,
             GError     **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!write_position (store, g_array_index (ids, CliffId, i), (i + 1) * (gint64) SPACING, error))
      return FALSE;

  return TRUE;
}

/* The next shot from @from on whose position is above @floor and need not change: its index, or the
 * number of shots. */
static guint
next_anchor (GArray *positions,
             guint   from,
             gint64  floor)
{
  while (from < positions->len && g_array_index (positions, gint64, from) <= floor)
    from++;

  return from;
}

gboolean
cliff_merge_write_order (CliffStore  *store,
                         GArray      *ids,
                         GError     **error)
{
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 floor = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 position = cliff_store_get_int (store, 0, "SELECT position FROM shot WHERE id = ?",
                                             "i", g_array_index (ids, CliffId, i));

      g_array_append_val (positions, position);
      if (position != CLIFF_MERGE_UNPLACED)
        floor = MIN (floor, position - SPACING);
    }
  for (guint i = 0; i < ids->len;)
    {
      guint anchor = next_anchor (positions, i, floor);
      guint n_between = anchor - i;
      gint64 ceiling = anchor < ids->len ? g_array_index (positions, gint64, anchor)
                                         : floor + (n_between + 1) * (gint64) SPACING;
      gint64 step = (ceiling - floor) / (n_between + 1);

      if (step < 1)
        return number_anew (store, ids, error);
      for (guint j = 0; j < n_between; j++)
        if (!write_position (store, g_array_index (ids, CliffId, i + j), floor + step * (j + 1),
                             error))
          return FALSE;
      floor = ceiling;
      i = anchor + 1;
    }

  return TRUE;
}

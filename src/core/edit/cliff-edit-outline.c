/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-outline.h"

#include "cliff-align.h"
#include "cliff-breakdown.h"
#include "cliff-people.h"

#include <string.h>

/* ── Names ──────────────────────────────────────────────────────────────────────────────────────── */

CliffId
cliff_edit_ensure_name (CliffStore  *store,
                        const char  *table,
                        const char  *name,
                        GError     **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT id FROM %s WHERE name = ?", table);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO %s (name) VALUES (?)", table);
  CliffId id = cliff_store_get_int (store, 0, select, "s", name);

  return id != 0 ? id : cliff_store_insert (store, error, insert, "s", name);
}

CliffId
cliff_edit_write_text (CliffStore  *store,
                       CliffId      present,
                       const char  *text,
                       GError     **error)
{
  if (cliff_store_get_int (store, 0, "SELECT 1 FROM script_text WHERE id = ? AND text = ?", "is",
                           present, text) != 0)
    return present;

  return cliff_store_insert (store, error, "INSERT INTO script_text (text, created) VALUES (?, ?)",
                             "si", text, g_get_real_time () * 1000);
}

gboolean
cliff_edit_write_people (CliffStore    *store,
                         CliffOutline  *outline,
                         GPtrArray     *bios,
                         GError       **error)
{
  g_autoptr(CliffPeople) people = cliff_people_new (outline);

  for (guint i = 0; i < cliff_people_get_n (people); i++)
    {
      const char *name = cliff_people_get_name (people, i);
      char gender = cliff_breakdown_guess_gender (name, bios);

      if (cliff_store_get_int (store, 0, "SELECT id FROM character WHERE name = ?", "s", name) != 0)
        continue;
      if (cliff_store_insert (
            store, error,
            "INSERT INTO character (position, name, gender) VALUES "
            "((SELECT ifnull (max (position), 0) + 65536 FROM character), ?, ?)",
            "ss", name,
            gender == 'f'   ? "female"
            : gender == 'm' ? "male"
                            : "") == 0)
        return FALSE;
    }

  return TRUE;
}

/* ── Rows as they are ───────────────────────────────────────────────────────────────────────────── */

/** The row of an element. */
typedef struct
{
  CliffId id;        /* 0 once it is taken */
  gint64  position;
  gint64  start;
  gint64  end;
} Row;

static char *
key_of (const char *kind,
        const char *speaker,
        const char *mood,
        const char *text)
{
  return g_strjoin ("\x1f", kind, speaker, mood, text, NULL);
}

static GArray *
read_elements (CliffStore *store,
               CliffId     scene_id,
               GArray     *row)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (CliffRows) rows =
    cliff_store_query (store,
                       "SELECT id, kind, speaker, mood, text, position, start, \"end\" FROM element WHERE scene_id = ? "
                       "ORDER BY position, id",
                       "i", scene_id);

  while (cliff_rows_next (rows))
    {
      Row element = { cliff_rows_get_int (rows, 0), cliff_rows_get_int (rows, 5), cliff_rows_get_int (rows, 6),
                      cliff_rows_get_int (rows, 7) };
      const char *kind = cliff_rows_get_text (rows, 1);
      const char *speaker = cliff_rows_get_text (rows, 2);
      const char *text = cliff_rows_get_text (rows, 4);

      g_array_append_val (found, element);
      cliff_align_row_add (row, key_of (kind, speaker, cliff_rows_get_text (rows, 3), text),
                           g_strjoin ("\n", kind, speaker, text, NULL), NULL);
    }

  return found;
}

static char *
join_keys (GArray *row)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < row->len; i++)
    g_string_append_printf (joined, "%s\n", g_array_index (row, CliffAlignItem, i).key);

  return g_string_free_and_steal (joined);
}

/* The ids of the scenes; the rows of each one's elements are added to @elements_of. */
static GArray *
read_scenes (CliffStore *store,
             CliffId     episode_id,
             GArray     *row,
             GPtrArray  *elements_of)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr (CliffRows) rows =
    cliff_store_query (store,
                       "SELECT scene.id, ifnull (location.name, ''), scene.number FROM scene "
                       "LEFT JOIN location ON location.id = location_id WHERE episode_id = ? "
                       "ORDER BY scene.position, scene.id",
                       "i", episode_id);

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);
      g_autoptr(GArray) elements = cliff_align_row_new ();
      g_autoptr(GArray) element_rows = read_elements (store, id, elements);
      g_autofree char *text = join_keys (elements);

      g_array_append_val (ids, id);
      cliff_align_row_add (
        row, g_strjoin ("\n", cliff_rows_get_text (rows, 1), text, NULL), g_strdup (text),
        g_strjoin ("\n", cliff_rows_get_text (rows, 1), cliff_rows_get_text (rows, 2), NULL));
      g_ptr_array_add (elements_of, g_steal_pointer (&element_rows));
    }

  return ids;
}

/* ── The rows a script asks for ─────────────────────────────────────────────────────────────────── */

static GArray *
row_of_elements (CliffOutlineScene *scene)
{
  GArray *row = cliff_align_row_new ();

  for (guint i = 0; i < scene->elements->len; i++)
    {
      CliffOutlineElement *element = g_ptr_array_index (scene->elements, i);
      const char *kind = cliff_element_kind_to_string (element->kind);

      cliff_align_row_add (row, key_of (kind, element->speaker, element->mood, element->text),
                           g_strjoin ("\n", kind, element->speaker, element->text, NULL), NULL);
    }

  return row;
}

static GArray *
row_of_scenes (CliffOutlineEpisode *episode)
{
  GArray *row = cliff_align_row_new ();

  for (guint i = 0; i < episode->scenes->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, i);
      g_autoptr(GArray) elements = row_of_elements (scene);
      g_autofree char *text = join_keys (elements);

      cliff_align_row_add (row, g_strjoin ("\n", scene->location, text, NULL), g_strdup (text),
                           g_strjoin ("\n", scene->location, scene->number, NULL));
    }

  return row;
}

/* @before: (nullable): the row that the element was; @same: it says the same there. */
static gboolean
write_element (CliffStore          *store,
               CliffId              scene_id,
               const Row           *before,
               gboolean             same,
               CliffOutlineElement *element,
               int                  position,
               gsize                base,
               GError             **error)
{
  const char *kind = cliff_element_kind_to_string (element->kind);
  gint64 start = element->start - MIN (base, element->start);
  gint64 end = element->end - MIN (base, element->end);

  if (before == NULL)
    return cliff_store_insert (
             store, error,
             "INSERT INTO element (scene_id, position, kind, text, speaker, mood, start, end) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
             "iissssii", scene_id, (gint64) position, kind, element->text, element->speaker,
             element->mood, start, end) != 0;
  if (same && before->position == position && before->start == start && before->end == end)
    return TRUE;

  return cliff_store_exec (
    store, error,
    "UPDATE element SET position = ?, kind = ?, text = ?, speaker = ?, mood = ?, start = ?, \"end\" = ? WHERE id = ?",
    "issssiii", (gint64) position, kind, element->text, element->speaker, element->mood, start, end, before->id);
}

static gboolean
write_elements (CliffStore         *store,
                CliffId             scene_id,
                CliffOutlineScene  *scene,
                GError            **error)
{
  g_autoptr(GArray) before = cliff_align_row_new ();
  g_autoptr(GArray) after = row_of_elements (scene);
  g_autoptr(GArray) rows = read_elements (store, scene_id, before);
  g_autofree int *origins = cliff_align (before, after);

  for (guint i = 0; i < after->len; i++)
    {
      Row *row = origins[i] >= 0 ? &g_array_index (rows, Row, origins[i]) : NULL;
      gboolean same = row != NULL && g_str_equal (g_array_index (before, CliffAlignItem, origins[i]).key,
                                                  g_array_index (after, CliffAlignItem, i).key);

      if (!write_element (store, scene_id, row, same, g_ptr_array_index (scene->elements, i), i, scene->start, error))
        return FALSE;
      if (row != NULL)
        row->id = 0;
    }
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, Row, i).id != 0 &&
        !cliff_store_exec (store, error, "DELETE FROM element WHERE id = ?", "i", g_array_index (rows, Row, i).id))
      return FALSE;

  return TRUE;
}

static CliffId
write_scene (CliffStore         *store,
             CliffId             episode_id,
             CliffId             id,
             CliffOutlineScene  *scene,
             int                 index,
             gsize               base,
             GError            **error)
{
  gint64 start = scene->start - MIN (base, scene->start);
  gint64 end = scene->end - MIN (base, scene->end);
  gint64 position = (index + 1) * CLIFF_EDIT_SPACING;
  CliffId location = *scene->location != '\0'
                       ? cliff_edit_ensure_name (store, "location", scene->location, error)
                       : 0;

  if (*scene->location != '\0' && location == 0)
    return 0;
  if (id == 0)
    return cliff_store_insert (store, error,
                               "INSERT INTO scene (episode_id, position, number, heading, int_ext, "
                               "time_of_day, location_id, "
                               "start, end) VALUES (?, ?, ?, ?, ?, ?, nullif (?, 0), ?, ?)",
                               "iissssiii", episode_id, position, scene->number, scene->heading,
                               scene->int_ext, scene->time_of_day, location, start, end);

  return cliff_store_exec (store, error,
                           "UPDATE scene SET position = ?1, number = ?2, heading = ?3, int_ext = "
                           "?4, time_of_day = ?5, "
                           "location_id = nullif (?6, 0), start = ?7, end = ?8, episode_id = ?9 "
                           "WHERE id = ?10 AND "
                           "(position, number, heading, int_ext, time_of_day, ifnull (location_id, "
                           "0), start, end, episode_id) IS NOT "
                           "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                           "issssiiiii", position, scene->number, scene->heading, scene->int_ext,
                           scene->time_of_day, location, start, end, episode_id, id)
           ? id
           : 0;
}

/* ── What turns stale ───────────────────────────────────────────────────────────────────────────── */

static GArray *
read_covers (CliffStore *store,
             CliffId     shot_id)
{
  GArray *covers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (CliffRows) rows = cliff_store_query (
    store,
    "SELECT element.position FROM shot_element JOIN element ON element.id = element_id "
    "WHERE shot_id = ? ORDER BY element.position",
    "i", shot_id);

  while (cliff_rows_next (rows))
    {
      int position = cliff_rows_get_int (rows, 0);

      g_array_append_val (covers, position);
    }

  return covers;
}

/* A shot is stale exactly while what it was made from is not what the script says: an edit taken
 * back makes it fresh. */
static gboolean
write_stale (CliffStore         *store,
             CliffId             scene_id,
             CliffOutlineScene  *scene,
             const char         *hook,
             GError            **error)
{
  g_autoptr (CliffRows) rows =
    cliff_store_query (store,
                       "SELECT id, source_hash, purpose, stale FROM shot WHERE scene_id = ? "
                       "AND source_hash != ''",
                       "i", scene_id);

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);
      g_autoptr(GArray) covers = read_covers (store, id);
      gboolean is_hook = g_strcmp0 (cliff_rows_get_text (rows, 2), CLIFF_PURPOSE_HOOK) == 0;
      g_autofree char *hash = cliff_breakdown_hash_shot (scene, covers, is_hook ? hook : NULL);
      gint64 stale = g_strcmp0 (hash, cliff_rows_get_text (rows, 1)) != 0;

      if (stale != cliff_rows_get_int (rows, 3) &&
          !cliff_store_exec (store, error, "UPDATE shot SET stale = ? WHERE id = ?", "ii", stale,
                             id))
        return FALSE;
    }

  return cliff_rows_finish (rows, error);
}

static gboolean
remove_scene (CliffStore  *store,
              CliffId      scene_id,
              GError     **error)
{
  /* Its shots stay, without a scene, until the episode is broken down again. */
  return cliff_store_exec (store, error,
                           "UPDATE shot SET stale = 1 WHERE scene_id = ? AND stale = 0", "i",
                           scene_id) &&
         cliff_store_exec (store, error, "DELETE FROM scene WHERE id = ?", "i", scene_id);
}

/* @same: (nullable) (element-type gboolean): scenes whose elements' rows are right already. */
static gboolean
write_scenes (CliffStore           *store,
              CliffId               episode_id,
              CliffOutlineEpisode  *episode,
              gsize                 base,
              guint                 first,
              GArray               *ids,
              GArray               *same,
              GError              **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, i);
      CliffId *id = &g_array_index (ids, CliffId, i);

      *id = write_scene (store, episode_id, *id, scene, first + i, base, error);
      if (*id == 0)
        return FALSE;
      if ((same == NULL || !g_array_index (same, gboolean, i)) && !write_elements (store, *id, scene, error))
        return FALSE;
      if (!write_stale (store, *id, scene, episode->hook, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
cliff_edit_write_scenes (CliffStore           *store,
                         CliffId               episode_id,
                         CliffOutlineEpisode  *episode,
                         gsize                 base,
                         guint                 first,
                         GArray               *ids,
                         GError              **error)
{
  g_return_val_if_fail (ids->len == episode->scenes->len, FALSE);

  return write_scenes (store, episode_id, episode, base, first, ids, NULL, error);
}

/* ── Which row a scene was ──────────────────────────────────────────────────────────────────────── */

struct _CliffSpareScenes
{
  GArray *row;  /* CliffAlignItem */
  GArray *ids;  /* CliffId */
};

CliffSpareScenes *
cliff_spare_scenes_new (void)
{
  CliffSpareScenes *self = g_new0 (CliffSpareScenes, 1);

  self->row = cliff_align_row_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (CliffId));

  return self;
}

void
cliff_spare_scenes_free (CliffSpareScenes *self)
{
  g_array_unref (self->row);
  g_array_unref (self->ids);
  g_free (self);
}

static void
add_spare (CliffSpareScenes     *self,
           const CliffAlignItem *item,
           CliffId               id)
{
  cliff_align_row_add (self->row, g_strdup (item->key), g_strdup (item->text), g_strdup (item->hint));
  g_array_append_val (self->ids, id);
}

static CliffId
take_spare (CliffSpareScenes *self,
            guint             index)
{
  CliffId id = g_array_index (self->ids, CliffId, index);

  g_array_remove_index (self->row, index);
  g_array_remove_index (self->ids, index);

  return id;
}

/* Whether the elements of a scene that says the same as its row does stand where their rows say. */
static gboolean
stand_same (GArray            *rows,
            CliffOutlineScene *scene)
{
  if (rows->len != scene->elements->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      const CliffOutlineElement *element = g_ptr_array_index (scene->elements, i);

      if (row->position != i || row->start != (gint64) element->start - (gint64) scene->start ||
          row->end != (gint64) element->end - (gint64) scene->start)
        return FALSE;
    }

  return TRUE;
}

/* @same: (element-type gboolean): set for the scenes whose elements' rows are right already. */
static GArray *
match_scenes (CliffStore           *store,
              CliffId               episode_id,
              CliffOutlineEpisode  *episode,
              CliffSpareScenes     *spare,
              GArray               *same)
{
  g_autoptr(GArray) before = cliff_align_row_new ();
  g_autoptr(GArray) after = row_of_scenes (episode);
  g_autoptr(GPtrArray) elements_of = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr(GArray) ids = read_scenes (store, episode_id, before, elements_of);
  g_autofree int *origins = cliff_align (before, after);
  GArray *wanted = g_array_new (FALSE, TRUE, sizeof (CliffId));

  g_array_set_size (wanted, after->len);
  g_array_set_size (same, after->len);
  for (guint i = 0; i < after->len; i++)
    if (origins[i] >= 0)
      {
        g_array_index (wanted, CliffId, i) = g_array_index (ids, CliffId, origins[i]);
        g_array_index (ids, CliffId, origins[i]) = 0;
        g_array_index (same, gboolean, i) =
          g_str_equal (g_array_index (before, CliffAlignItem, origins[i]).key, g_array_index (after, CliffAlignItem, i).key) &&
          stand_same (g_ptr_array_index (elements_of, origins[i]), g_ptr_array_index (episode->scenes, i));
      }
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, CliffId, i) != 0)
      add_spare (spare, &g_array_index (before, CliffAlignItem, i), g_array_index (ids, CliffId, i));

  return wanted;
}

GArray *
cliff_edit_match_scenes (CliffStore           *store,
                         CliffId               episode_id,
                         CliffOutlineEpisode  *episode,
                         CliffSpareScenes     *spare)
{
  g_autoptr(GArray) same = g_array_new (FALSE, TRUE, sizeof (gboolean));

  return match_scenes (store, episode_id, episode, spare, same);
}

/* What says just the same, wherever it stood. */
static void
adopt_equal (GArray           *row,
             GArray           *ids,
             CliffSpareScenes *spare)
{
  for (guint i = 0; i < row->len; i++)
    for (guint j = 0; g_array_index (ids, CliffId, i) == 0 && j < spare->row->len; j++)
      if (g_str_equal (g_array_index (row, CliffAlignItem, i).key, g_array_index (spare->row, CliffAlignItem, j).key))
        g_array_index (ids, CliffId, i) = take_spare (spare, j);
}

void
cliff_edit_adopt_equal_scenes (CliffOutlineEpisode *episode,
                               GArray              *ids,
                               CliffSpareScenes    *spare)
{
  g_autoptr(GArray) row = row_of_scenes (episode);

  adopt_equal (row, ids, spare);
}

void
cliff_edit_adopt_scenes (CliffOutlineEpisode *episode,
                         GArray              *ids,
                         CliffSpareScenes    *spare)
{
  g_autoptr(GArray) row = row_of_scenes (episode);
  g_autoptr(GArray) new = cliff_align_row_new ();
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree int *origins = NULL;

  adopt_equal (row, ids, spare);
  for (guint i = 0; i < row->len; i++)
    if (g_array_index (ids, CliffId, i) == 0)
      {
        CliffAlignItem *item = &g_array_index (row, CliffAlignItem, i);

        cliff_align_row_add (new, g_strdup (item->key), g_strdup (item->text), g_strdup (item->hint));
        g_array_append_val (places, i);
      }
  origins = cliff_align (spare->row, new);
  for (guint i = new->len; i > 0; i--)
    if (origins[i - 1] >= 0)
      g_array_index (ids, CliffId, g_array_index (places, guint, i - 1)) = take_spare (spare, origins[i - 1]);
}

gboolean
cliff_edit_remove_spare_scenes (CliffStore        *store,
                                CliffSpareScenes  *spare,
                                GError           **error)
{
  for (guint i = 0; i < spare->ids->len; i++)
    if (!remove_scene (store, g_array_index (spare->ids, CliffId, i), error))
      return FALSE;

  return TRUE;
}

gboolean
cliff_edit_write_episode (CliffStore    *store,
                          CliffId        episode_id,
                          CliffOutline  *outline,
                          guint          index,
                          gsize          base,
                          GError       **error)
{
  CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, index);
  g_autoptr(CliffSpareScenes) spare = cliff_spare_scenes_new ();
  g_autoptr(GArray) same = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_autoptr(GArray) ids = match_scenes (store, episode_id, episode, spare, same);

  return write_scenes (store, episode_id, episode, base, 0, ids, same, error) &&
         cliff_edit_remove_spare_scenes (store, spare, error);
}

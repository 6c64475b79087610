/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-window.h"

#include "cliff-edit-outline.h"

#include <string.h>

/* One scene, or the two on both sides of a border. */
#define MOST_SCENES 2

/** The row of a scene. */
typedef struct
{
  CliffId id;
  CliffId place;
  gsize   start;
  gsize   end;
  gboolean headed;
} Row;

/* The rows of an episode's scenes, NULL when they do not cover its text one behind another, or are not numbered through. */
static GArray *
read_rows (CliffStore *store,
           CliffId     episode_id)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT id, ifnull (location_id, 0), start, \"end\", heading != '', position FROM scene WHERE episode_id = ? "
    "ORDER BY position, id",
    "i", episode_id);

  while (cliff_rows_next (rows))
    {
      Row row = {
        .id = cliff_rows_get_int (rows, 0),
        .place = cliff_rows_get_int (rows, 1),
        .start = (gsize) cliff_rows_get_int (rows, 2),
        .end = (gsize) cliff_rows_get_int (rows, 3),
        .headed = cliff_rows_get_int (rows, 4) != 0,
      };

      if (cliff_rows_get_int (rows, 5) != (gint64) (all->len + 1) * CLIFF_EDIT_SPACING || row.end < row.start ||
          (all->len > 0 && g_array_index (all, Row, all->len - 1).end != row.start))
        return NULL;
      g_array_append_val (all, row);
    }

  return all->len > 0 ? g_steal_pointer (&all) : NULL;
}

/* Whether an episode line or a section stands behind byte @start, or a hook's mark in [from, to): what scenes are told about then
 * depends on more than their own text. */
static gboolean
has_context (CliffScript *script,
             gsize        start,
             gsize        from,
             gsize        to)
{
  gsize n_spans = cliff_script_get_n_spans (script);
  const char *text = cliff_script_get_text (script, NULL);

  for (gsize i = cliff_script_find_span (script, start); i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);
      gboolean inside = span.start >= from && span.start < to;

      if (span.start > start && (span.kind == CLIFF_ELEMENT_EPISODE || span.kind == CLIFF_ELEMENT_SECTION))
        return TRUE;
      if (inside && (span.kind == CLIFF_ELEMENT_HOOK ||
                     (span.kind == CLIFF_ELEMENT_NOTE &&
                      g_strstr_len (text + span.start, (gssize) (span.end - span.start), "hook") != NULL)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
starts_scene (CliffScript *script,
              gsize        place)
{
  CliffSpan span = cliff_script_get_span (script, cliff_script_find_span (script, place));

  return span.kind == CLIFF_ELEMENT_SCENE && span.start == place;
}

static CliffOutlineEpisode *
get_episode (CliffOutline *outline)
{
  return outline->episodes->len == 1 ? g_ptr_array_index (outline->episodes, 0) : NULL;
}

/* The number that the episode line before the first scene gives. */
static int
read_number (CliffScript *script,
             gsize        end)
{
  g_autoptr(CliffOutline) outline = cliff_script_get_outline_in (script, 0, end, 1, 0);
  CliffOutlineEpisode *episode = get_episode (outline);

  return episode != NULL ? episode->number : 1;
}

static gboolean
has_hook_shot (CliffStore *store,
               CliffId     scene_id)
{
  return cliff_store_get_int (store, 0, "SELECT 1 FROM shot WHERE scene_id = ? AND purpose = 'hook'", "i", scene_id) != 0;
}

static CliffOutline *
read_before (const char        *present,
             gsize              start,
             gsize              end,
             CliffScriptFormat  format)
{
  g_autoptr(CliffScript) script = cliff_script_new (present + start, (gssize) (end - start), format);

  return cliff_script_get_outline (script);
}

static CliffEditWindow *
open_window (CliffStore  *store,
             GArray      *rows,
             guint        first,
             guint        last,
             const char  *present,
             CliffScript *script)
{
  g_autoptr(CliffEditWindow) self = g_new0 (CliffEditWindow, 1);
  gsize old_length = strlen (present), length;
  gsize start = first == 0 ? 0 : g_array_index (rows, Row, first).start;
  gsize old_end = last + 1 == rows->len ? old_length : g_array_index (rows, Row, last).end;
  gsize end;
  guint n_headed = 0;
  CliffOutlineEpisode *episode;

  cliff_script_get_text (script, &length);
  self->growth = (gssize) length - (gssize) old_length;
  end = (gsize) ((gssize) old_end + self->growth);
  self->first = first;
  self->to_end = last + 1 == rows->len;
  self->ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  self->places = g_array_new (FALSE, FALSE, sizeof (CliffId));
  if ((first > 0 && !starts_scene (script, start)) || (!self->to_end && !starts_scene (script, end)) ||
      has_context (script, first == 0 ? 0 : g_array_index (rows, Row, 0).start, start, end))
    return NULL;
  for (guint i = 0; i <= last; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (i < first)
        n_headed += row->headed;
      else if (has_hook_shot (store, row->id))
        return NULL;
      else
        {
          g_array_append_val (self->ids, row->id);
          g_array_append_val (self->places, row->place);
        }
    }
  self->after = cliff_script_get_outline_in (
    script, start, end, first > 0 ? read_number (script, g_array_index (rows, Row, 0).start) : 1, n_headed);
  episode = get_episode (self->after);
  if (episode == NULL || episode->scenes->len != self->ids->len)
    return NULL;
  self->before = read_before (present, start, old_end, cliff_script_get_format (script));

  return g_steal_pointer (&self);
}

/* The rows of the scenes, and the first and the last of those whose text the edit reaches; NULL when that cannot be told. */
static GArray *
find_rows (CliffStore  *store,
           CliffId      episode_id,
           const char  *present,
           CliffScript *script,
           gsize        head,
           gsize        tail,
           guint       *first,
           guint       *last)
{
  g_autoptr(GArray) rows = NULL;
  gsize old_length = strlen (present), length;
  const char *text = cliff_script_get_text (script, &length);

  head = MIN (head, MIN (old_length, length));
  tail = MIN (tail, MIN (old_length, length) - head);
  if (length == 0 || memcmp (present, text, head) != 0 ||
      memcmp (present + old_length - tail, text + length - tail, tail) != 0)
    return NULL;
  rows = read_rows (store, episode_id);
  if (rows == NULL)
    return NULL;
  *first = 0;
  while (*first + 1 < rows->len && g_array_index (rows, Row, *first).end < head)
    (*first)++;
  *last = *first;
  while (*last + 1 < rows->len && g_array_index (rows, Row, *last + 1).start <= old_length - tail)
    (*last)++;

  return g_steal_pointer (&rows);
}

CliffEditWindow *
cliff_edit_window_new (CliffStore  *store,
                       CliffId      episode_id,
                       const char  *present,
                       CliffScript *script,
                       gsize        head,
                       gsize        tail)
{
  guint first, last;
  g_autoptr(GArray) rows = find_rows (store, episode_id, present, script, head, tail, &first, &last);

  return rows != NULL && last - first < MOST_SCENES ? open_window (store, rows, first, last, present, script) : NULL;
}

CliffOutline *
cliff_edit_window_read_before (CliffStore  *store,
                               CliffId      episode_id,
                               const char  *present,
                               CliffScript *script,
                               gsize        head,
                               gsize        tail)
{
  guint first, last;
  g_autoptr(GArray) rows = find_rows (store, episode_id, present, script, head, tail, &first, &last);
  gsize length = strlen (present);
  gsize start = rows == NULL || first == 0 ? 0 : g_array_index (rows, Row, first).start;
  gsize end = rows == NULL || last + 1 == rows->len ? length : g_array_index (rows, Row, last).end;

  return read_before (present, MIN (start, length), CLAMP (end, MIN (start, length), length),
                      cliff_script_get_format (script));
}

void
cliff_edit_window_free (CliffEditWindow *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->before, cliff_outline_free);
  g_clear_pointer (&self->after, cliff_outline_free);
  g_free (self);
}

gboolean
cliff_edit_window_write (CliffEditWindow  *self,
                         CliffStore       *store,
                         CliffId           episode_id,
                         GError          **error)
{
  gint64 behind = (gint64) (self->first + self->ids->len) * CLIFF_EDIT_SPACING;

  return cliff_edit_write_scenes (store, episode_id, get_episode (self->after), 0, self->first, self->ids, error) &&
         (self->growth == 0 ||
          cliff_store_exec (store, error,
                            "UPDATE scene SET start = start + ?1, \"end\" = \"end\" + ?1 WHERE episode_id = ?2 AND position > ?3",
                            "iii", (gint64) self->growth, episode_id, behind));
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-private.h"
#include "cliff-cut-words.h"

#include "cliff-breakdown.h"

#include <gio/gio.h>

/* What every reader of a source joins, and where its columns begin. */
#define SOURCE_COLUMNS "take.id, take.kind, media.id, media.sha256, media.duration, media.width, media.height"
#define SOURCE 0
#define OWN 7

static gint64
get_limited (CliffRows *row,
             int        column,
             gint64     least,
             gint64     most)
{
  return CLAMP (cliff_rows_get_int (row, column), least, most);
}

static int
get_gain (CliffRows *row,
          int        column)
{
  return (int) get_limited (row, column, 0, CLIFF_CUT_MAX_GAIN);
}

static char *
dup_text (CliffRows *row,
          int        column)
{
  const char *text = cliff_rows_get_text (row, column);

  return g_strdup (text != NULL ? text : "");
}

static void
read_source (CliffRows      *row,
             CliffCutSource *source)
{
  source->media_id = cliff_rows_get_int (row, SOURCE + 2);
  if (source->media_id == 0)
    return;
  source->take_id = cliff_rows_get_int (row, SOURCE);
  source->kind = g_intern_string (cliff_rows_get_text (row, SOURCE + 1));
  source->sha256 = dup_text (row, SOURCE + 3);
  source->duration = get_limited (row, SOURCE + 4, 0, CLIFF_CUT_MAX_TIME);
  source->width = (int) get_limited (row, SOURCE + 5, 0, G_MAXINT16);
  source->height = (int) get_limited (row, SOURCE + 6, 0, G_MAXINT16);
}

/* ── Series ──────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_rate (CliffCut    *self,
           CliffStore  *store,
           GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT fps_num, fps_den FROM series, episode WHERE episode.id = ?", "i", self->episode_id);
  gint64 num, den;

  if (!cliff_rows_next (rows))
    {
      if (cliff_rows_finish (rows, error))
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no episode %" G_GINT64_FORMAT, self->episode_id);
      return FALSE;
    }
  num = cliff_rows_get_int (rows, 0);
  den = cliff_rows_get_int (rows, 1);
  if (num < 1 || den < 1 || den > 1001 || num > CLIFF_CUT_MAX_FPS * den)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The series' frame rate is not usable");
      return FALSE;
    }
  self->fps_num = (int) num;
  self->fps_den = (int) den;

  return TRUE;
}

/* ── Shots ───────────────────────────────────────────────────────────────────────────────────────── */

/* "#rrggbb"; anything else is black. */
static guint32
parse_colour (const char *text)
{
  if (text == NULL || *text != '#' || strlen (text) != 7 || strspn (text + 1, "0123456789abcdefABCDEF") != 6)
    return 0;

  return (guint32) strtoul (text + 1, NULL, 16);
}

static void
add_shot (CliffCut  *self,
          CliffRows *row)
{
  CliffCutShot shot = { .id = cliff_rows_get_int (row, OWN) };

  shot.scene_id = cliff_rows_get_int (row, OWN + 1);
  shot.planned = get_limited (row, OWN + 2, 0, CLIFF_CUT_MAX_LENGTH);
  shot.held = cliff_rows_get_int (row, OWN + 3) != 0;
  shot.in = get_limited (row, OWN + 4, 0, CLIFF_CUT_MAX_TIME);
  shot.speed = (int) get_limited (row, OWN + 5, -CLIFF_CUT_MAX_SPEED, CLIFF_CUT_MAX_SPEED);
  shot.gain = get_gain (row, OWN + 6);
  cliff_transition_find (cliff_rows_get_text (row, OWN + 7), &shot.transition);
  shot.transition_length = get_limited (row, OWN + 8, 0, CLIFF_CUT_MAX_LENGTH);
  cliff_edge_find (cliff_rows_get_text (row, OWN + 9), &shot.transition_edge);
  shot.transition_colour = parse_colour (cliff_rows_get_text (row, OWN + 10));
  read_source (row, &shot.source);
  g_array_append_val (self->shots, shot);
}

static gboolean
read_shots (CliffCut    *self,
            CliffStore  *store,
            GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT " SOURCE_COLUMNS ", shot.id, scene_id, shot.duration, held, source_in, speed, gain, transition, "
    "transition_length, transition_edge, transition_colour FROM shot "
    "LEFT JOIN take ON take.id = shot.take_id AND take.kind IN ('picture', 'video') "
    "LEFT JOIN media ON media.id = take.media_id WHERE episode_id = ? ORDER BY position, shot.id",
    "i", self->episode_id);

  while (cliff_rows_next (rows))
    add_shot (self, rows);
  cliff_cut_index_shots (self);

  return cliff_rows_finish (rows, error);
}

/* The place of a row among its siblings, by a pointer into them. */
static guint
index_of (GArray        *rows,
          gconstpointer  row)
{
  return (guint) (((const char *) row - rows->data) / (gssize) g_array_get_element_size (rows));
}

/* ── Lines ───────────────────────────────────────────────────────────────────────────────────────── */

static void
add_line (CliffCut  *self,
          CliffRows *row)
{
  const CliffCutShot *shot = cliff_cut_find_shot (self, cliff_rows_get_int (row, OWN + 1));
  CliffCutLine line = { .id = cliff_rows_get_int (row, OWN) };
  const char *mood = cliff_rows_get_text (row, OWN + 4), *subtitle = cliff_rows_get_text (row, OWN + 8);

  /* Somebody else writes the project while it is read: the next change brings the shot. */
  if (shot == NULL)
    return;
  line.shot = index_of (self->shots, shot);
  line.off_screen = g_strcmp0 (cliff_rows_get_text (row, OWN + 2), "dialogue") != 0;
  line.text = dup_text (row, OWN + 3);
  line.placed = cliff_rows_get_int (row, OWN + 5) != 0;
  line.start = get_limited (row, OWN + 6, -CLIFF_CUT_MAX_LENGTH, CLIFF_CUT_MAX_LENGTH);
  line.gain = get_gain (row, OWN + 7);
  line.subtitle = g_strdup (subtitle);
  read_source (row, &line.source);
  line.length = line.source.duration > 0 ? line.source.duration : cliff_breakdown_speech_time (line.text, mood ? mood : "");
  line.length = CLAMP (line.length, 0, CLIFF_CUT_MAX_LENGTH);
  g_array_append_val (self->lines, line);
}

static gboolean
read_lines (CliffCut    *self,
            CliffStore  *store,
            GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT " SOURCE_COLUMNS ", line.id, shot_id, line.kind, text, mood, line.offset IS NOT NULL, line.offset, line.gain, "
    "subtitle FROM line JOIN shot ON shot.id = line.shot_id "
    "LEFT JOIN take ON take.id = line.take_id AND take.kind = 'voice' "
    "LEFT JOIN media ON media.id = take.media_id "
    "WHERE episode_id = ? ORDER BY shot.position, shot.id, line.position, line.id",
    "i", self->episode_id);

  while (cliff_rows_next (rows))
    add_line (self, rows);

  return cliff_rows_finish (rows, error);
}

/* ── Lanes and clips ─────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_lanes (CliffCut    *self,
            CliffStore  *store,
            GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT id, kind, name, gain, muted, solo, locked, ducked FROM lane WHERE episode_id = ? ORDER BY position, id", "i",
    self->episode_id);

  while (cliff_rows_next (rows))
    {
      CliffCutLane lane = { .id = cliff_rows_get_int (rows, 0) };

      /* One of a kind that this version does not know has nothing to show. */
      if (!cliff_lane_kind_find (cliff_rows_get_text (rows, 1), &lane.kind))
        continue;
      lane.name = dup_text (rows, 2);
      lane.gain = get_gain (rows, 3);
      lane.muted = cliff_rows_get_int (rows, 4) != 0;
      lane.solo = cliff_rows_get_int (rows, 5) != 0;
      lane.locked = cliff_rows_get_int (rows, 6) != 0;
      lane.ducked = cliff_rows_get_int (rows, 7) != 0;
      g_array_append_val (self->lanes, lane);
    }

  return cliff_rows_finish (rows, error);
}

static void
add_clip (CliffCut  *self,
          CliffRows *row,
          guint      lane)
{
  CliffCutClip clip = { .id = cliff_rows_get_int (row, OWN), .lane = lane };

  clip.shot_id = cliff_rows_get_int (row, OWN + 2);
  clip.offset = get_limited (row, OWN + 3, -CLIFF_CUT_MAX_TIME, CLIFF_CUT_MAX_TIME);
  clip.open = cliff_rows_get_int (row, OWN + 4) == 0;
  clip.length = get_limited (row, OWN + 5, 0, CLIFF_CUT_MAX_LENGTH);
  clip.in = get_limited (row, OWN + 6, 0, CLIFF_CUT_MAX_TIME);
  clip.speed = (int) get_limited (row, OWN + 7, -CLIFF_CUT_MAX_SPEED, CLIFF_CUT_MAX_SPEED);
  clip.gain = get_gain (row, OWN + 8);
  clip.fade_in = get_limited (row, OWN + 9, 0, CLIFF_CUT_MAX_LENGTH);
  clip.fade_out = get_limited (row, OWN + 10, 0, CLIFF_CUT_MAX_LENGTH);
  clip.text = dup_text (row, OWN + 11);
  clip.style = dup_text (row, OWN + 12);
  read_source (row, &clip.source);
  g_array_append_val (self->clips, clip);
}

static gboolean
read_clips (CliffCut    *self,
            CliffStore  *store,
            GError     **error)
{
  g_autoptr(GHashTable) lanes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT " SOURCE_COLUMNS ", clip.id, lane_id, shot_id, clip.offset, length IS NOT NULL, length, source_in, speed, clip.gain, "
    "fade_in, fade_out, text, style FROM lane JOIN clip ON clip.lane_id = lane.id "
    "LEFT JOIN take ON take.id = clip.take_id LEFT JOIN media ON media.id = take.media_id WHERE episode_id = ?",
    "i", self->episode_id);

  for (guint i = 0; i < self->lanes->len; i++)
    {
      CliffCutLane *lane = &g_array_index (self->lanes, CliffCutLane, i);

      g_hash_table_insert (lanes, &lane->id, lane);
    }
  while (cliff_rows_next (rows))
    {
      CliffId lane_id = cliff_rows_get_int (rows, OWN + 1);
      const CliffCutLane *lane = g_hash_table_lookup (lanes, &lane_id);

      if (lane != NULL)
        add_clip (self, rows, index_of (self->lanes, lane));
    }

  return cliff_rows_finish (rows, error);
}

/* ── Markers and keyframes ───────────────────────────────────────────────────────────────────────── */

static gboolean
read_markers (CliffCut    *self,
              CliffStore  *store,
              GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT id, shot_id, \"offset\", kind, text FROM marker WHERE episode_id = ?", "i", self->episode_id);

  while (cliff_rows_next (rows))
    {
      CliffCutMarker marker = { .id = cliff_rows_get_int (rows, 0), .shot_id = cliff_rows_get_int (rows, 1) };
      const char *kind = cliff_rows_get_text (rows, 3);

      marker.start = get_limited (rows, 2, -CLIFF_CUT_MAX_TIME, CLIFF_CUT_MAX_TIME);
      marker.kind = g_intern_string (cliff_marker_kind_is_known (kind) ? kind : "note");
      marker.text = dup_text (rows, 4);
      g_array_append_val (self->markers, marker);
    }

  return cliff_rows_finish (rows, error);
}

static gboolean
read_keys (CliffCut      *self,
           CliffStore    *store,
           CliffCutKind   owner,
           const char    *sql,
           GError       **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store, sql, "i", self->episode_id);

  while (cliff_rows_next (rows))
    {
      CliffCutKey key = { .id = cliff_rows_get_int (rows, 0), .owner = owner, .curve = CLIFF_CURVE_EASE };

      key.owner_id = cliff_rows_get_int (rows, 1);
      if (!cliff_property_find (cliff_rows_get_text (rows, 2), &key.property))
        continue;
      key.time = get_limited (rows, 3, 0, CLIFF_CUT_MAX_LENGTH);
      key.value = get_limited (rows, 4, -CLIFF_CUT_MAX_VALUE, CLIFF_CUT_MAX_VALUE);
      cliff_curve_find (cliff_rows_get_text (rows, 5), &key.curve);
      g_array_append_val (self->keys, key);
    }

  return cliff_rows_finish (rows, error);
}

gboolean
cliff_cut_read (CliffCut    *self,
                CliffStore  *store,
                GError     **error)
{
  return read_rate (self, store, error) && read_shots (self, store, error) && read_lines (self, store, error) &&
         read_lanes (self, store, error) && read_clips (self, store, error) && read_markers (self, store, error) &&
         read_keys (self, store, CLIFF_CUT_SHOT,
                    "SELECT keyframe.id, shot_id, property, time, value, curve FROM shot JOIN keyframe ON shot_id = shot.id "
                    "WHERE episode_id = ?", error) &&
         read_keys (self, store, CLIFF_CUT_CLIP,
                    "SELECT keyframe.id, clip_id, property, time, value, curve FROM lane JOIN clip ON lane_id = lane.id "
                    "JOIN keyframe ON clip_id = clip.id WHERE episode_id = ?", error);
}

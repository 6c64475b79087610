/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-private.h"
#include "cliff-cut-words.h"

#include "cliff-breakdown.h"

#include <gio/gio.h>

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
  CliffCutShot shot = { .id = cliff_rows_get_int (row, 1) };

  shot.scene_id = cliff_rows_get_int (row, 2);
  shot.planned = get_limited (row, 3, 0, CLIFF_CUT_MAX_LENGTH);
  shot.held = cliff_rows_get_int (row, 4) != 0;
  shot.in = get_limited (row, 5, 0, CLIFF_CUT_MAX_TIME);
  shot.speed = (int) get_limited (row, 6, -CLIFF_CUT_MAX_SPEED, CLIFF_CUT_MAX_SPEED);
  shot.gain = get_gain (row, 7);
  cliff_transition_find (cliff_rows_get_text (row, 8), &shot.transition);
  shot.transition_length = get_limited (row, 9, 0, CLIFF_CUT_MAX_LENGTH);
  cliff_edge_find (cliff_rows_get_text (row, 10), &shot.transition_edge);
  shot.transition_colour = parse_colour (cliff_rows_get_text (row, 11));
  shot.source.take_id = cliff_rows_get_int (row, 0);
  g_array_append_val (self->shots, shot);
}

static gboolean
read_shots (CliffCut    *self,
            CliffStore  *store,
            GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT take_id, id, scene_id, duration, held, source_in, speed, gain, transition, "
    "transition_length, transition_edge, transition_colour FROM shot WHERE episode_id = ? ORDER BY position, id",
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
  const CliffCutShot *shot = cliff_cut_find_shot (self, cliff_rows_get_int (row, 2));
  CliffCutLine line = { .id = cliff_rows_get_int (row, 1) };
  const char *mood = cliff_rows_get_text (row, 5), *subtitle = cliff_rows_get_text (row, 9);

  /* Somebody else writes the project while it is read: the next change brings the shot. */
  if (shot == NULL)
    return;
  line.shot = index_of (self->shots, shot);
  line.off_screen = g_strcmp0 (cliff_rows_get_text (row, 3), "dialogue") != 0;
  line.text = dup_text (row, 4);
  line.placed = cliff_rows_get_int (row, 6) != 0;
  line.start = get_limited (row, 7, -CLIFF_CUT_MAX_LENGTH, CLIFF_CUT_MAX_LENGTH);
  line.gain = get_gain (row, 8);
  line.subtitle = g_strdup (subtitle);
  line.source.take_id = cliff_rows_get_int (row, 0);
  /* A line that is spoken gets its length with its voice. */
  line.length = cliff_breakdown_speech_time (line.text, mood ? mood : "");
  g_array_append_val (self->lines, line);
}

static gboolean
read_lines (CliffCut    *self,
            CliffStore  *store,
            GError     **error)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT line.take_id, line.id, shot_id, line.kind, text, mood, line.offset IS NOT NULL, line.offset, line.gain, "
    "subtitle FROM line JOIN shot ON shot.id = line.shot_id "
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
      lane.ducked = (int) CLAMP (cliff_rows_get_int (rows, 7), 0, CLIFF_CUT_MAX_DUCK);
      g_array_append_val (self->lanes, lane);
    }

  return cliff_rows_finish (rows, error);
}

static void
add_clip (CliffCut  *self,
          CliffRows *row,
          guint      lane)
{
  CliffCutClip clip = { .id = cliff_rows_get_int (row, 1), .lane = lane };

  clip.shot_id = cliff_rows_get_int (row, 3);
  clip.offset = get_limited (row, 4, -CLIFF_CUT_MAX_TIME, CLIFF_CUT_MAX_TIME);
  clip.open = cliff_rows_get_int (row, 5) == 0;
  clip.length = get_limited (row, 6, 0, CLIFF_CUT_MAX_LENGTH);
  clip.in = get_limited (row, 7, 0, CLIFF_CUT_MAX_TIME);
  clip.speed = (int) get_limited (row, 8, -CLIFF_CUT_MAX_SPEED, CLIFF_CUT_MAX_SPEED);
  clip.gain = get_gain (row, 9);
  clip.fade_in = get_limited (row, 10, 0, CLIFF_CUT_MAX_LENGTH);
  clip.fade_out = get_limited (row, 11, 0, CLIFF_CUT_MAX_LENGTH);
  clip.text = dup_text (row, 12);
  clip.style = dup_text (row, 13);
  clip.source.take_id = cliff_rows_get_int (row, 0);
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
    "SELECT take_id, clip.id, lane_id, shot_id, clip.offset, length IS NOT NULL, length, source_in, speed, clip.gain, "
    "fade_in, fade_out, text, style FROM lane JOIN clip ON clip.lane_id = lane.id "
    "WHERE episode_id = ?",
    "i", self->episode_id);

  for (guint i = 0; i < self->lanes->len; i++)
    {
      CliffCutLane *lane = &g_array_index (self->lanes, CliffCutLane, i);

      g_hash_table_insert (lanes, &lane->id, lane);
    }
  while (cliff_rows_next (rows))
    {
      CliffId lane_id = cliff_rows_get_int (rows, 2);
      const CliffCutLane *lane = g_hash_table_lookup (lanes, &lane_id);

      if (lane != NULL)
        add_clip (self, rows, index_of (self->lanes, lane));
    }

  return cliff_rows_finish (rows, error);
}

/* ── What is behind them ─────────────────────────────────────────────────────────────────────────── */

/* Most clips are words and have no take: those that are used are read by themselves, once each. */
typedef struct
{
  GHashTable *sources; /* CliffCutSource, by take */
  GString    *ids;     /* JSON */
} Sources;

static void
sources_clear (Sources *self)
{
  g_clear_pointer (&self->sources, g_hash_table_unref);
  if (self->ids != NULL)
    g_string_free (g_steal_pointer (&self->ids), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sources, sources_clear)

static void
source_free (gpointer data)
{
  CliffCutSource *source = data;

  g_free (source->sha256);
  g_free (source);
}

static void
want (Sources              *self,
      const CliffCutSource *source)
{
  CliffCutSource *wanted;

  if (source->take_id == 0 || g_hash_table_contains (self->sources, &source->take_id))
    return;
  wanted = g_new0 (CliffCutSource, 1);
  wanted->take_id = source->take_id;
  g_hash_table_add (self->sources, wanted);
  g_string_append_printf (self->ids, "%c%" G_GINT64_FORMAT, self->ids->len > 0 ? ',' : '[', source->take_id);
}

static void
add_source (Sources   *self,
            CliffRows *row)
{
  CliffId take_id = cliff_rows_get_int (row, 0);
  CliffCutSource *source = g_hash_table_lookup (self->sources, &take_id);

  if (source == NULL)
    return;
  source->kind = g_intern_string (cliff_rows_get_text (row, 1));
  source->media_id = cliff_rows_get_int (row, 2);
  g_free (source->sha256);
  source->sha256 = dup_text (row, 3);
  source->duration = get_limited (row, 4, 0, CLIFF_CUT_MAX_TIME);
  source->width = (int) get_limited (row, 5, 0, G_MAXINT16);
  source->height = (int) get_limited (row, 6, 0, G_MAXINT16);
}

/* Gives @source what is known of its take, if that is of one of @kinds (nullable: any). */
static void
fill (const Sources      *self,
      CliffCutSource     *source,
      const char *const  *kinds)
{
  const CliffCutSource *known = source->take_id != 0 ? g_hash_table_lookup (self->sources, &source->take_id) : NULL;

  if (known == NULL || known->media_id == 0 || (kinds != NULL && !g_strv_contains (kinds, known->kind)))
    {
      *source = (CliffCutSource) { 0 };
      return;
    }
  *source = *known;
  source->sha256 = g_strdup (known->sha256);
}

static void
fill_all (CliffCut      *self,
          const Sources *sources)
{
  static const char *const pictures[] = { "picture", "video", NULL }, *const voices[] = { "voice", NULL };

  for (guint i = 0; i < self->shots->len; i++)
    fill (sources, &g_array_index (self->shots, CliffCutShot, i).source, pictures);
  for (guint i = 0; i < self->lines->len; i++)
    {
      CliffCutLine *line = &g_array_index (self->lines, CliffCutLine, i);

      fill (sources, &line->source, voices);
      line->length = CLAMP (line->source.duration > 0 ? line->source.duration : line->length, 0, CLIFF_CUT_MAX_LENGTH);
    }
  for (guint i = 0; i < self->clips->len; i++)
    fill (sources, &g_array_index (self->clips, CliffCutClip, i).source, NULL);
}

static gboolean
read_sources (CliffCut    *self,
              CliffStore  *store,
              GError     **error)
{
  g_auto(Sources) sources = { g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, source_free), g_string_new (NULL) };
  g_autoptr(CliffRows) rows = NULL;

  for (guint i = 0; i < self->shots->len; i++)
    want (&sources, &g_array_index (self->shots, CliffCutShot, i).source);
  for (guint i = 0; i < self->lines->len; i++)
    want (&sources, &g_array_index (self->lines, CliffCutLine, i).source);
  for (guint i = 0; i < self->clips->len; i++)
    want (&sources, &g_array_index (self->clips, CliffCutClip, i).source);
  g_string_append (sources.ids, sources.ids->len > 0 ? "]" : "[]");
  rows = cliff_store_query (store,
                            "SELECT take.id, kind, media.id, sha256, media.duration, width, height FROM json_each (?) "
                            "JOIN take ON take.id = json_each.value JOIN media ON media.id = take.media_id", "s", sources.ids->str);
  while (cliff_rows_next (rows))
    add_source (&sources, rows);
  if (!cliff_rows_finish (rows, error))
    return FALSE;
  fill_all (self, &sources);

  return TRUE;
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
         read_lanes (self, store, error) && read_clips (self, store, error) && read_sources (self, store, error) &&
         read_markers (self, store, error) &&
         read_keys (self, store, CLIFF_CUT_SHOT,
                    "SELECT keyframe.id, shot_id, property, time, value, curve FROM shot JOIN keyframe ON shot_id = shot.id "
                    "WHERE episode_id = ?", error) &&
         read_keys (self, store, CLIFF_CUT_CLIP,
                    "SELECT keyframe.id, clip_id, property, time, value, curve FROM lane JOIN clip ON lane_id = lane.id "
                    "JOIN keyframe ON clip_id = clip.id WHERE episode_id = ?", error);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-layout.h"
#include "cliff-plan-movement.h"
#include "cliff-plan-private.h"
#include "cliff-plan-subtitle.h"

#include "cliff-breakdown.h"

#include <gst/gst.h>

/* A subtitle stays a moment after the last word. */
#define HOLD (250 * CLIFF_MSECOND)

/* One spoken line with its selected voice, if it has one. */
typedef struct
{
  char      *text;
  char      *path;    /* NULL: no voice yet */
  char      *sha256;
  JsonNode  *detail;  /* of the take; nullable */
} Line;

typedef struct
{
  CliffStore *store;
  CliffId     episode;
  CliffPlan  *plan;
  GArray     *ids;         /* CliffId a shot */
  GArray     *lengths;     /* CliffTime a shot */
  GArray     *dissolves;   /* CliffTime a shot */
  GPtrArray  *captions;    /* char * a shot */
  GPtrArray  *lines;       /* Line */
  GArray     *utterances;  /* CliffPlanUtterance, one a line */
} Builder;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_free (line->path);
  g_free (line->sha256);
  g_clear_pointer (&line->detail, json_node_unref);
  g_free (line);
}

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->plan, cliff_plan_unref);
  g_array_unref (self->ids);
  g_array_unref (self->lengths);
  g_array_unref (self->dissolves);
  g_ptr_array_unref (self->captions);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->utterances);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

/* ── Series ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
read_series (Builder *self,
             int      height,
             GError **error)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (self->store,
                       "SELECT width, height, fps_num, fps_den, label_text, audible_label FROM series", "");
  CliffPlan *plan = self->plan;
  gint64 width, own_height;

  if (!cliff_rows_next (rows))
    {
      if (cliff_rows_finish (rows, error))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             "The project has no series");
      return FALSE;
    }
  width = cliff_rows_get_int (rows, 0);
  own_height = cliff_rows_get_int (rows, 1);
  plan->fps_num = (int) cliff_rows_get_int (rows, 2);
  plan->fps_den = (int) cliff_rows_get_int (rows, 3);
  plan->label = g_strdup (cliff_rows_get_text (rows, 4));
  plan->audible_label = cliff_rows_get_int (rows, 5) != 0;

  if (width < 16 || width > CLIFF_PLAN_MAX_SIZE || own_height < 16
      || own_height > CLIFF_PLAN_MAX_SIZE
      || plan->fps_num < 1 || plan->fps_den < 1 || plan->fps_den > 1001
      || plan->fps_num > CLIFF_PLAN_MAX_FPS * plan->fps_den
      || plan->label == NULL || *plan->label == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "The series' picture size, frame rate or label text is not usable");
      return FALSE;
    }
  if (height == 0)
    height = (int) own_height;
  plan->height = height & ~1;
  plan->width = (int) gst_util_uint64_scale_round (width, height, own_height * 2) * 2;

  return TRUE;
}

/* ── Shots ───────────────────────────────────────────────────────────────────────────────────── */

static void
add_shot (Builder   *self,
          CliffRows *row)
{
  CliffPlanShot *shot = cliff_plan_add_shot (self->plan);
  const char *movement = cliff_rows_get_text (row, 4), *kind = cliff_rows_get_text (row, 8);
  const char *action = cliff_rows_get_text (row, 6), *subject = cliff_rows_get_text (row, 7);
  CliffTime length = CLAMP (cliff_rows_get_int (row, 1), CLIFF_SECOND / 10, 3600 * CLIFF_SECOND);
  CliffTime dissolve = g_strcmp0 (cliff_rows_get_text (row, 2), "dissolve") == 0
                         ? CLAMP (cliff_rows_get_int (row, 3), 0, length) : 0;
  CliffPlanView cover = cliff_plan_cover ((int) cliff_rows_get_int (row, 11),
                                          (int) cliff_rows_get_int (row, 12),
                                          self->plan->width, self->plan->height);

  shot->shot_id = cliff_rows_get_int (row, 0);
  if (kind != NULL)
    shot->path = cliff_store_dup_media_path (self->store, cliff_rows_get_int (row, 9));
  if (shot->path == NULL)
    shot->text = g_strdup (action != NULL && *action != '\0' ? action : subject);
  else
    {
      gboolean video = g_str_equal (kind, "video");

      shot->source = video ? CLIFF_PLAN_VIDEO : CLIFF_PLAN_STILL;
      shot->sha256 = g_strdup (cliff_rows_get_text (row, 10));
      /* Moving pictures bring their own movement. */
      cliff_plan_move (shot, video || movement == NULL ? "static" : movement, cover,
                       self->plan->shots->len - 1);
    }

  g_array_append_val (self->ids, shot->shot_id);
  g_array_append_val (self->lengths, length);
  g_array_append_val (self->dissolves, dissolve);
  g_ptr_array_add (self->captions, g_strdup (cliff_rows_get_text (row, 5)));
}

static gboolean
read_shots (Builder *self,
            GError **error)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (self->store,
                       "SELECT shot.id, shot.duration, transition, transition_length, movement, caption, action,"
                       "       subject, take.kind, media.id, media.sha256, media.width, media.height"
                       "  FROM shot"
                       "  LEFT JOIN take ON take.id = shot.take_id AND take.kind IN ('picture', 'video')"
                       "  LEFT JOIN media ON media.id = take.media_id"
                       " WHERE episode_id = ? ORDER BY position, shot.id",
                       "i", self->episode);

  while (cliff_rows_next (rows))
    add_shot (self, rows);
  if (!cliff_rows_finish (rows, error))
    return FALSE;
  if (self->ids->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "The episode has no shots yet");
      return FALSE;
    }

  return TRUE;
}

/* ── Lines ───────────────────────────────────────────────────────────────────────────────────── */

static JsonArray *
get_words (const Line *line)
{
  JsonObject *object = line->detail && JSON_NODE_HOLDS_OBJECT (line->detail)
                         ? json_node_get_object (line->detail) : NULL;
  JsonNode *words = object ? json_object_get_member (object, "words") : NULL;

  return words && JSON_NODE_HOLDS_ARRAY (words) ? json_node_get_array (words) : NULL;
}

static void
add_line (Builder   *self,
          CliffRows *row)
{
  Line *line = g_new0 (Line, 1);
  CliffPlanUtterance utterance = { 0 };
  CliffId shot = cliff_rows_get_int (row, 0);
  const char *kind = cliff_rows_get_text (row, 1), *mood = cliff_rows_get_text (row, 3);
  CliffTime length = cliff_rows_get_int (row, 6);

  while (g_array_index (self->ids, CliffId, utterance.shot) != shot)
    utterance.shot++;
  line->text = g_strdup (cliff_rows_get_text (row, 2));
  if (cliff_rows_get_int (row, 4) != 0)
    line->path = cliff_store_dup_media_path (self->store, cliff_rows_get_int (row, 4));
  if (line->path != NULL)
    {
      line->sha256 = g_strdup (cliff_rows_get_text (row, 5));
      line->detail = json_from_string (cliff_rows_get_text (row, 7), NULL);
    }

  if (line->path == NULL || length <= 0)
    length = cliff_breakdown_speech_time (line->text, mood ? mood : "");
  utterance.length = CLAMP (length, 0, 3600 * CLIFF_SECOND);
  utterance.off_screen = g_strcmp0 (kind, "dialogue") != 0;
  g_ptr_array_add (self->lines, line);
  g_array_append_val (self->utterances, utterance);
}

static gboolean
read_lines (Builder *self,
            GError **error)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (self->store,
                       "SELECT shot.id, line.kind, line.text, mood, media.id, media.sha256, media.duration,"
                       "       take.detail"
                       "  FROM line JOIN shot ON shot.id = line.shot_id"
                       "  LEFT JOIN take ON take.id = line.take_id AND take.kind = 'voice'"
                       "  LEFT JOIN media ON media.id = take.media_id"
                       " WHERE episode_id = ? ORDER BY shot.position, shot.id, line.position, line.id",
                       "i", self->episode);

  while (cliff_rows_next (rows))
    add_line (self, rows);

  return cliff_rows_finish (rows, error);
}

/* ── Putting them on frames ──────────────────────────────────────────────────────────────────── */

/* What a render worker would refuse is said here, before its frames overflow. */
static gboolean
check_length (Builder *self,
              GError **error)
{
  CliffTime most = cliff_plan_get_frame_time (self->plan, CLIFF_PLAN_MAX_FRAMES), end = 0;

  for (guint i = 0; i < self->lengths->len; i++)
    {
      end += g_array_index (self->lengths, CliffTime, i);
      if (end >= most || i >= CLIFF_PLAN_MAX_FRAMES / 2)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "The episode is longer than %d frames", CLIFF_PLAN_MAX_FRAMES);
          return FALSE;
        }
    }

  return TRUE;
}

/* Boundaries are rounded from the sum of the lengths, so that no error accumulates. */
static void
place_shots (Builder *self)
{
  CliffPlan *plan = self->plan;
  CliffTime end = 0;
  int at = 0, previous = 0;

  for (guint i = 0; i < plan->shots->len; i++)
    {
      CliffPlanShot *shot = g_ptr_array_index (plan->shots, i);
      int dissolve = cliff_plan_round_time (plan, g_array_index (self->dissolves, CliffTime, i));

      end += g_array_index (self->lengths, CliffTime, i);
      shot->start = at;
      at = MAX (cliff_plan_round_time (plan, end), at + 1);
      shot->length = at - shot->start;
      /* Half of either shot at most: dissolves never meet. */
      shot->overlap = MIN (dissolve, MIN (previous, shot->length));
      shot->transition = shot->overlap > 0 ? CLIFF_TRANSITION_DISSOLVE : CLIFF_TRANSITION_CUT;
      previous = shot->length;
    }
  plan->n_frames = at;
}

static void
add_text (CliffPlan          *plan,
          CliffTitleKind      kind,
          const char         *words,
          int                 start,
          int                 end)
{
  CliffPlanText *text;

  start = CLAMP (start, 0, plan->n_frames);
  end = CLAMP (end, 0, plan->n_frames);
  if (words == NULL || *words == '\0' || end <= start)
    return;
  text = cliff_plan_add_text (plan);
  text->kind = kind;
  text->text = g_strdup (words);
  text->start = start;
  text->length = end - start;
}

static void
place_captions (Builder *self)
{
  for (guint i = 0; i < self->plan->shots->len; i++)
    {
      const CliffPlanShot *shot = g_ptr_array_index (self->plan->shots, i);

      add_text (self->plan, CLIFF_TITLE_CAPTION, g_ptr_array_index (self->captions, i), shot->start,
                shot->start + shot->length);
    }
}

static void
place_lines (Builder *self,
             int      gain)
{
  CliffPlan *plan = self->plan;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      const CliffPlanUtterance *said = &g_array_index (self->utterances, CliffPlanUtterance, i);
      g_autoptr(GPtrArray) cards = cliff_subtitle_split (line->text, said->length,
                                                         get_words (line));
      CliffTime limit = i + 1 < self->lines->len
                          ? g_array_index (self->utterances, CliffPlanUtterance, i
                                           + 1).start : G_MAXINT64;

      if (line->path != NULL && gain > 0)
        {
          CliffPlanSound *sound = cliff_plan_add_sound (plan);

          sound->start = said->start;
          sound->bus = CLIFF_PLAN_VOICE;
          sound->path = g_strdup (line->path);
          sound->sha256 = g_strdup (line->sha256);
          sound->gain = gain;
        }
      for (guint j = 0; j < cards->len; j++)
        {
          const CliffSubtitle *card = g_ptr_array_index (cards, j);
          CliffTime end = said->start + card->end;

          if (j + 1 == cards->len)
            end = MIN (end + HOLD, limit);
          add_text (plan, CLIFF_TITLE_SUBTITLE, card->text,
                    cliff_plan_round_time (plan, said->start + card->start),
                    cliff_plan_round_time (plan, end));
        }
    }
}

/* ── Clips on lanes ──────────────────────────────────────────────────────────────────────────── */

static CliffTime
get_shot_time (Builder *self,
               CliffId  id)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      const CliffPlanShot *shot = g_ptr_array_index (self->plan->shots, i);

      if (shot->shot_id == id)
        return cliff_plan_get_frame_time (self->plan, shot->start);
    }
  return 0;
}

static void
add_sound_clip (Builder      *self,
                CliffRows    *row,
                CliffPlanBus  bus,
                CliffTime     start,
                CliffTime     end)
{
  g_autofree char *path = cliff_store_dup_media_path (self->store, cliff_rows_get_int (row, 7));
  gint64 lane_gain = CLAMP (cliff_rows_get_int (row, 1), 0, 10 * CLIFF_PPM);
  gint64 gain = CLAMP (cliff_rows_get_int (row, 6), 0, 10 * CLIFF_PPM) * lane_gain / CLIFF_PPM;
  CliffPlanSound *sound;

  if (path == NULL || gain == 0)
    return;
  sound = cliff_plan_add_sound (self->plan);
  sound->bus = bus;
  sound->ducked = bus == CLIFF_PLAN_MUSIC;
  sound->start = start;
  sound->length = end - start;
  sound->path = g_steal_pointer (&path);
  sound->sha256 = g_strdup (cliff_rows_get_text (row, 8));
  sound->gain = (int) gain;
}

static void
add_clip (Builder   *self,
          CliffRows *row)
{
  CliffPlan *plan = self->plan;
  const char *kind = cliff_rows_get_text (row, 0);
  CliffId shot = cliff_rows_get_int (row, 2);
  CliffTime anchor = shot != 0 ? get_shot_time (self, shot) : 0;
  CliffTime end = cliff_plan_get_duration (plan);
  CliffTime start = MAX (anchor + CLAMP (cliff_rows_get_int (row, 3), -end, end), 0);
  CliffTime length = MIN (cliff_rows_get_int (row, 4), end);

  if (length > 0)
    end = MIN (start + length, end);
  if (end <= start)
    return;

  if (g_str_equal (kind, "music"))
    add_sound_clip (self, row, CLIFF_PLAN_MUSIC, start, end);
  else if (g_str_equal (kind, "effect"))
    add_sound_clip (self, row, CLIFF_PLAN_EFFECT, start, end);
  else if (g_str_equal (kind, "voice"))
    add_sound_clip (self, row, CLIFF_PLAN_VOICE, start, end);
  else if (g_str_equal (kind, "title") || g_str_equal (kind, "subtitle"))
    add_text (plan, *kind == 't' ? CLIFF_TITLE_CAPTION : CLIFF_TITLE_SUBTITLE,
              cliff_rows_get_text (row, 5), cliff_plan_round_time (plan, start),
              cliff_plan_round_time (plan, end));
}

static gboolean
read_clips (Builder *self,
            GError **error)
{
  g_autoptr(CliffRows) rows =
    cliff_store_query (self->store,
                       "SELECT lane.kind, lane.gain, shot_id, clip.offset, length, text, clip.gain, media.id,"
                       "       media.sha256"
                       "  FROM clip JOIN lane ON lane.id = clip.lane_id"
                       "  LEFT JOIN take ON take.id = clip.take_id"
                       "  LEFT JOIN media ON media.id = take.media_id"
                       " WHERE episode_id = ? AND muted = 0 ORDER BY lane.position, lane.id, clip.id",
                       "i", self->episode);

  while (cliff_rows_next (rows))
    add_clip (self, rows);

  return cliff_rows_finish (rows, error);
}

/* The lines' voices follow the episode's voice lane, where it has one. */
static int
get_voice_gain (Builder *self)
{
  return (int) cliff_store_get_int (self->store, CLIFF_PPM,
                                    "SELECT CASE WHEN muted THEN 0 ELSE min(max(gain, 0), 10000000) END"
                                    "  FROM lane WHERE episode_id = ? AND kind = 'voice' ORDER BY position, id",
                                    "i", self->episode);
}

/**
 * cliff_plan_new_for_episode:
 * @store: a project
 * @episode_id: one of its episodes
 * @height: of the pictures, or 0 for the series'
 * @error: return location
 *
 * The episode as it is now.  Shots keep the storyboard's lengths, except where speech needs more:
 * nothing that is said is cut off.  Reads the database only, no media: quick enough for the main
 * thread, where it belongs.
 *
 * Returns: (transfer full) (nullable): a plan, or %NULL with %G_IO_ERROR_NOT_FOUND (no such
 *   episode), %G_IO_ERROR_INVALID_DATA (no shots yet, too long, unusable
 *   settings), %G_IO_ERROR_INVALID_FILENAME or %CLIFF_STORE_ERROR
 */
CliffPlan *
cliff_plan_new_for_episode (CliffStore *store,
                            CliffId     episode_id,
                            int         height,
                            GError    **error)
{
  g_auto(Builder) self = { store, episode_id };

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);
  g_return_val_if_fail (height == 0 || (height >= 16 && height <= CLIFF_PLAN_MAX_SIZE), NULL);

  self.plan = cliff_plan_new ();
  self.ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  self.lengths = g_array_new (FALSE, FALSE, sizeof (CliffTime));
  self.dissolves = g_array_new (FALSE, FALSE, sizeof (CliffTime));
  self.captions = g_ptr_array_new_with_free_func (g_free);
  self.lines = g_ptr_array_new_with_free_func (line_free);
  self.utterances = g_array_new (FALSE, FALSE, sizeof (CliffPlanUtterance));

  if (cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE id = ?", "i", episode_id) == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such episode");
      return NULL;
    }
  /* Plans travel to the render workers as JSON, which is UTF-8. */
  if (!g_utf8_validate (cliff_store_get_path (store), -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                           "The project lies in a folder whose name is not UTF-8; rename or move it");
      return NULL;
    }
  if (!read_series (&self, height, error) || !read_shots (&self, error)
      || !read_lines (&self, error))
    return NULL;

  cliff_plan_lay_out (self.lengths, self.utterances);
  if (!check_length (&self, error))
    return NULL;
  place_shots (&self);
  place_captions (&self);
  place_lines (&self, get_voice_gain (&self));
  if (!read_clips (&self, error))
    return NULL;
  cliff_plan_sort_texts (self.plan);

  return g_steal_pointer (&self.plan);
}

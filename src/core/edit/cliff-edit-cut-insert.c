/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-cut-words.h"
#include "cliff-edit-shot-row.h"

/* How long something is that does not say it itself. */
#define USUAL_LENGTH (3 * CLIFF_SECOND)
#define MAX_WORDS 65536

/* What a take is: FALSE when there is none, or none of those that @kinds (SQL) allows. */
static gboolean
read_take (CliffStore  *store,
           CliffId      take_id,
           const char  *kinds,
           CliffTime   *length,
           GError     **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT media.duration FROM take JOIN media ON media.id = media_id WHERE take.id = ? AND take.kind IN (%s)", kinds);
  gint64 duration = cliff_store_get_int (store, -1, sql, "i", take_id);

  if (duration < 0)
    return cliff_cut_refuse (error, "Take %" G_GINT64_FORMAT " cannot be put there", take_id);
  if (*length <= 0)
    *length = duration > 0 ? duration : USUAL_LENGTH;

  return TRUE;
}

static gboolean
round_length (CliffCut   *cut,
              CliffTime  *length,
              GError    **error)
{
  if (*length <= 0)
    *length = USUAL_LENGTH;
  if (*length > CLIFF_CUT_MAX_LENGTH)
    return cliff_cut_refuse (error, "Nothing is longer than an hour");
  *length = MAX (cliff_cut_round (cut, *length), cliff_cut_from_frames (cut, 1));

  return TRUE;
}

static gboolean
check_time (CliffTime   time,
            GError    **error)
{
  return (time >= 0 && time <= CLIFF_CUT_MAX_TIME / 2) || cliff_cut_refuse (error, "That time is not one of an episode");
}

/* ── Clips ───────────────────────────────────────────────────────────────────────────────────────── */

static const char *
get_kinds (CliffLaneKind kind)
{
  switch (kind)
    {
    case CLIFF_LANE_VOICE:
    case CLIFF_LANE_MUSIC:
    case CLIFF_LANE_EFFECT:
      return "'voice', 'music', 'sound', 'video'";
    case CLIFF_LANE_OVERLAY:
      return "'picture', 'video'";
    case CLIFF_LANE_SUBTITLE:
    case CLIFF_LANE_TITLE:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

/* The lane asked for, the first of the kind that is not locked, or a new one; -1 on error. */
static int
choose_lane (CliffCutEdit   *self,
             CliffLaneKind   kind,
             CliffId         lane_id,
             GError        **error)
{
  for (guint i = 0; i < self->cut->lanes->len; i++)
    {
      const CliffCutLane *lane = &g_array_index (self->cut->lanes, CliffCutLane, i);

      if (lane->id != lane_id && (lane_id != 0 || lane->kind != kind || lane->locked))
        continue;
      if (lane->kind == kind)
        return cliff_cut_edit_check_lane (lane, error) ? (int) i : -1;
      cliff_cut_refuse (error, "Lane %" G_GINT64_FORMAT " holds another kind of clip", lane_id);
      return -1;
    }
  if (lane_id == 0)
    return cliff_cut_edit_add_lane (self, kind, "", error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no lane %" G_GINT64_FORMAT " in the episode", lane_id);
  return -1;
}

static CliffId
add_clip (CliffCutEdit   *self,
          CliffPlacing    placing,
          CliffLaneKind   kind,
          CliffId         lane_id,
          const char     *text,
          CliffId         take_id,
          CliffPlace      place,
          GError        **error)
{
  const char *kinds = get_kinds (kind);
  g_autoptr(GArray) placings = g_array_new (FALSE, FALSE, sizeof (CliffPlacing));
  int lane;

  if ((kinds != NULL) != (take_id != 0))
    {
      cliff_cut_refuse (error, kinds != NULL ? "A clip of that kind shows a take" : "A clip of that kind shows words");
      return 0;
    }
  if (!cliff_cut_check_text (text, MAX_WORDS, error) || !check_time (placing.start, error) ||
      (take_id != 0 && !read_take (self->store, take_id, kinds, &placing.length, error)) ||
      !round_length (self->cut, &placing.length, error))
    return 0;
  lane = choose_lane (self, kind, lane_id, error);
  if (lane < 0)
    return 0;

  placing.lane = (guint) lane;
  placing.start = cliff_cut_round (self->cut, placing.start);
  /* Music belongs to the episode, everything else to what is seen. */
  placing.free = kind == CLIFF_LANE_MUSIC;
  placing.id = cliff_store_insert (self->store, error, "INSERT INTO clip (lane_id, text, take_id) VALUES (?, ?, nullif (?, 0))", "isi",
                                   g_array_index (self->cut->lanes, CliffCutLane, lane).id, text, take_id);
  g_array_append_val (placings, placing);

  return placing.id != 0 && cliff_cut_edit_place (self, placings, place, error) ? placing.id : 0;
}

CliffId
cliff_edit_add_clip (CliffStore     *store,
                     CliffId         episode_id,
                     CliffLaneKind   kind,
                     CliffId         lane_id,
                     CliffTime       time,
                     CliffTime       length,
                     const char     *text,
                     CliffId         take_id,
                     CliffPlace      place,
                     GError        **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  CliffId id;

  if (!cliff_cut_edit_begin (&self, store, episode_id, "Add Clip", error))
    return 0;
  id = add_clip (&self, (CliffPlacing) { .start = time, .length = length }, kind, lane_id, text != NULL ? text : "", take_id, place, error);

  return cliff_cut_edit_end (&self, id != 0, error) ? id : 0;
}

/* ── Shots ───────────────────────────────────────────────────────────────────────────────────────── */

CliffId
cliff_cut_find_nearest (CliffCut  *cut,
                        CliffTime  time)
{
  int index = cliff_cut_get_shot_at (cut, time);
  const CliffCutShot *shot = index >= 0 ? &g_array_index (cut->shots, CliffCutShot, index) : NULL;

  if (shot != NULL && time - shot->start > shot->length / 2)
    return shot->id;

  return index > 0 ? (shot - 1)->id : 0;
}

/* The shots (CliffId) that are seen between two times and not longer. (transfer full) */
static GArray *
get_shots_within (CliffCut  *cut,
                  CliffTime  start,
                  CliffTime  end)
{
  CliffTime half = cliff_cut_from_frames (cut, 1) / 2;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));

  for (guint i = 0; i < cut->shots->len; i++)
    {
      const CliffCutShot *shot = &g_array_index (cut->shots, CliffCutShot, i);

      if (shot->start > start - half && shot->start + shot->length < end + half)
        g_array_append_val (ids, shot->id);
    }

  return ids;
}

CliffId
cliff_cut_edit_open_storyline (CliffCutEdit  *self,
                               CliffTime      time,
                               CliffTime      length,
                               CliffPlace     place,
                               GError       **error)
{
  CliffTime end = MIN (time + length, self->cut->duration);
  g_autoptr(GArray) covered = NULL;
  CliffId after, ignored, id;

  if (place != CLIFF_PLACE_OVERWRITE || time >= self->cut->duration)
    return cliff_cut_edit_insert_empty (self, cliff_cut_find_nearest (self->cut, time), cliff_cut_to_frames (self->cut, length), error);

  if (!cliff_cut_edit_split_at (self, time, &after, error) ||
      (end < self->cut->duration && !cliff_cut_edit_split_at (self, end, &ignored, error)))
    return 0;
  covered = get_shots_within (self->cut, time, end);
  /* The new shot first: it is an heir for the lines of those that go. */
  id = cliff_cut_edit_insert_empty (self, after, cliff_cut_to_frames (self->cut, length), error);
  if (id == 0 || !cliff_cut_edit_reread (self, error) ||
      (covered->len > 0 && !cliff_cut_edit_remove_shots (self, covered, FALSE, error)))
    return 0;

  return id;
}

static CliffId
insert_shot (CliffCutEdit  *self,
             CliffTime      time,
             CliffId        take_id,
             CliffTime      duration,
             CliffPlace     place,
             GError       **error)
{
  CliffId id;

  if (!check_time (time, error) || (take_id != 0 && !read_take (self->store, take_id, "'picture', 'video'", &duration, error)) ||
      !round_length (self->cut, &duration, error))
    return 0;
  id = cliff_cut_edit_open_storyline (self, cliff_cut_round (self->cut, time), duration, place, error);

  return id != 0 && cliff_store_exec (self->store, error, "UPDATE shot SET take_id = nullif (?, 0) WHERE id = ?", "ii", take_id, id)
           ? id : 0;
}

CliffId
cliff_edit_insert_shot (CliffStore  *store,
                        CliffId      episode_id,
                        CliffTime    time,
                        CliffId      take_id,
                        CliffTime    duration,
                        CliffPlace   place,
                        GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  CliffId id;

  if (!cliff_cut_edit_begin (&self, store, episode_id, "Insert Shot", error))
    return 0;
  id = insert_shot (&self, time, take_id, duration, place, error);

  return cliff_cut_edit_end (&self, id != 0, error) ? id : 0;
}

/* ── Freeze ──────────────────────────────────────────────────────────────────────────────────────── */

static CliffId
freeze (CliffCutEdit  *self,
        CliffTime      time,
        CliffTime      duration,
        GError       **error)
{
  int index;
  CliffTime in;
  const CliffCutShot *shot;
  CliffId like, after, id;

  if (!check_time (time, error) || !round_length (self->cut, &duration, error))
    return 0;
  time = cliff_cut_round (self->cut, time);
  index = cliff_cut_get_shot_at (self->cut, time);
  if (index < 0 || time >= self->cut->duration)
    {
      cliff_cut_refuse (error, "No picture is seen at that time");
      return 0;
    }
  shot = &g_array_index (self->cut->shots, CliffCutShot, index);
  like = shot->id;
  in = cliff_cut_get_source_time (shot->in, shot->speed, time - shot->start);
  if (!cliff_cut_edit_split_at (self, time, &after, error))
    return 0;
  id = cliff_shot_row_copy (self->store, like, self->cut->episode_id, after, error);

  return id != 0 && cliff_cut_edit_hold (self, id, cliff_cut_to_frames (self->cut, duration), error) &&
             cliff_store_exec (self->store, error,
                               "UPDATE shot SET source_in = ?, speed = 0, transition = 'cut', transition_length = 0, "
                               "take_id = (SELECT take_id FROM shot WHERE id = ?) WHERE id = ?", "iii", in, like, id)
           ? id : 0;
}

CliffId
cliff_edit_freeze (CliffStore  *store,
                   CliffId      episode_id,
                   CliffTime    time,
                   CliffTime    duration,
                   GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  CliffId id;

  if (!cliff_cut_edit_begin (&self, store, episode_id, "Freeze Frame", error))
    return 0;
  id = freeze (&self, time, duration, error);

  return cliff_cut_edit_end (&self, id != 0, error) ? id : 0;
}

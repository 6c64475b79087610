/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-cut-words.h"

#include <json-glib/json-glib.h>

#define MAX_WORDS 65536

static gboolean
is_there (CliffCutEdit  *self,
          CliffCutItem   item,
          GError       **error)
{
  switch (item.kind)
    {
    case CLIFF_CUT_SHOT:
      return cliff_cut_edit_find_shot (self, item.id, error) != NULL;
    case CLIFF_CUT_LINE:
      return cliff_cut_edit_find_line (self, item.id, error) != NULL;
    case CLIFF_CUT_CLIP:
      return cliff_cut_edit_find_clip (self, item.id, error) != NULL;
    }
  g_return_val_if_reached (FALSE);
}

/* ── Sound ───────────────────────────────────────────────────────────────────────────────────────── */

gboolean
cliff_edit_set_gain (CliffStore    *store,
                     CliffCutItem   item,
                     int            gain,
                     GError       **error)
{
  static const char * const updates[] = {
    [CLIFF_CUT_SHOT] = "UPDATE shot SET gain = ? WHERE id = ?",
    [CLIFF_CUT_LINE] = "UPDATE line SET gain = ? WHERE id = ?",
    [CLIFF_CUT_CLIP] = "UPDATE clip SET gain = ? WHERE id = ?",
  };
  g_auto(CliffCutEdit) self = { 0 };

  if (gain < 0 || gain > CLIFF_CUT_MAX_GAIN)
    return cliff_cut_refuse (error, "A volume is from 0 to 10 times");

  return cliff_cut_edit_begin_item (&self, store, item, "Change Volume", error) &&
         cliff_cut_edit_end (&self, is_there (&self, item, error) &&
                             cliff_store_exec (store, error, updates[item.kind], "ii", (gint64) gain, item.id), error);
}

static gboolean
set_fades (CliffCutEdit  *self,
           CliffId        clip_id,
           CliffTime      fade_in,
           CliffTime      fade_out,
           GError       **error)
{
  const CliffCutClip *clip = cliff_cut_edit_find_clip (self, clip_id, error);

  if (clip == NULL)
    return FALSE;
  if (fade_in < 0 || fade_out < 0 || fade_in > clip->length || fade_out > clip->length - fade_in)
    return cliff_cut_refuse (error, "The fades of a clip are together at most as long as it is");

  return cliff_store_exec (self->store, error, "UPDATE clip SET fade_in = ?, fade_out = ? WHERE id = ?", "iii",
                           MIN (cliff_cut_round (self->cut, fade_in), clip->length),
                           MIN (cliff_cut_round (self->cut, fade_out), clip->length - fade_in), clip_id);
}

gboolean
cliff_edit_set_fades (CliffStore  *store,
                      CliffId      clip_id,
                      CliffTime    fade_in,
                      CliffTime    fade_out,
                      GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  return cliff_cut_edit_begin_item (&self, store, (CliffCutItem) { CLIFF_CUT_CLIP, clip_id }, "Fade", error) &&
         cliff_cut_edit_end (&self, set_fades (&self, clip_id, fade_in, fade_out, error), error);
}

/* ── Words ───────────────────────────────────────────────────────────────────────────────────────── */

gboolean
cliff_edit_set_words (CliffStore    *store,
                      CliffCutItem   item,
                      const char    *text,
                      GError       **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  const char *sql = item.kind == CLIFF_CUT_LINE ? "UPDATE line SET subtitle = ? WHERE id = ?"
                                                : "UPDATE clip SET text = ifnull (?, '') WHERE id = ?";

  if (item.kind == CLIFF_CUT_SHOT)
    return cliff_cut_refuse (error, "A shot has no words of its own");
  if (text != NULL && !cliff_cut_check_text (text, MAX_WORDS, error))
    return FALSE;

  return cliff_cut_edit_begin_item (&self, store, item, "Edit Title", error) &&
         cliff_cut_edit_end (&self, is_there (&self, item, error) && cliff_store_exec (store, error, sql, "si", text, item.id), error);
}

static gboolean
check_style (const char  *style,
             GError     **error)
{
  g_autoptr(JsonNode) node = NULL;

  if (!cliff_cut_check_text (style, MAX_WORDS, error))
    return FALSE;
  node = *style != '\0' ? json_from_string (style, NULL) : NULL;

  return *style == '\0' || (node != NULL && JSON_NODE_HOLDS_OBJECT (node)) ||
         cliff_cut_refuse (error, "A style is a JSON object");
}

gboolean
cliff_edit_set_style (CliffStore    *store,
                      CliffCutItem   item,
                      const char    *style,
                      GError       **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (style != NULL, FALSE);

  if (!check_style (style, error))
    return FALSE;
  if (item.id == 0)
    return cliff_store_begin (store, "Style Title", error) &&
           cliff_store_end (store, cliff_store_exec (store, error, "UPDATE series SET subtitle_style = ?", "s", style), error);
  if (item.kind != CLIFF_CUT_CLIP)
    return cliff_cut_refuse (error, "Only a clip has a style of its own");

  return cliff_cut_edit_begin_item (&self, store, item, "Style Title", error) &&
         cliff_cut_edit_end (&self, is_there (&self, item, error) &&
                             cliff_store_exec (store, error, "UPDATE clip SET style = ? WHERE id = ?", "si", style, item.id), error);
}

/* ── Transitions ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
set_transition (CliffCutEdit     *self,
                CliffId           shot_id,
                CliffTransition   transition,
                CliffTime         length,
                CliffEdge         edge,
                guint32           colour,
                GError          **error)
{
  const CliffCutShot *shot = cliff_cut_edit_find_shot (self, shot_id, error);
  guint index = shot != NULL ? cliff_cut_get_index (self->cut, shot) : 0;
  CliffTime most = index > 0 ? MIN ((shot - 1)->length, shot->length) : 0;
  g_autofree char *words = g_strdup_printf ("#%06x", colour & 0xffffff);
  g_autofree char *seconds = cliff_cut_dup_seconds (most);

  if (shot == NULL)
    return FALSE;
  length = transition == CLIFF_TRANSITION_CUT ? 0 : cliff_cut_round (self->cut, length);
  if (length < 0 || length > most)
    return cliff_cut_refuse (error, "A transition into this shot is at most %s seconds long", seconds);

  return cliff_store_exec (self->store, error,
                           "UPDATE shot SET transition = ?, transition_length = ?, transition_edge = ?, transition_colour = ?, edited = 1 "
                           "WHERE id = ?", "sissi", cliff_transition_get_name (length == 0 ? CLIFF_TRANSITION_CUT : transition), length,
                           cliff_edge_get_name (edge), words, shot_id);
}

gboolean
cliff_edit_set_transition (CliffStore       *store,
                           CliffId           shot_id,
                           CliffTransition   transition,
                           CliffTime         length,
                           CliffEdge         edge,
                           guint32           colour,
                           GError          **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  return cliff_cut_edit_begin_item (&self, store, (CliffCutItem) { CLIFF_CUT_SHOT, shot_id }, "Set Transition", error) &&
         cliff_cut_edit_end (&self, set_transition (&self, shot_id, transition, length, edge, colour, error), error);
}

/* ── Speed ───────────────────────────────────────────────────────────────────────────────────────── */

/* What is shown stays the same, so that its length follows; turned round it begins where it ended. */
static void
turn (const CliffCutSource *source,
      int                   from,
      int                   to,
      CliffTime            *in,
      CliffTime            *length)
{
  CliffTime shown = cliff_cut_scale (*length, from, CLIFF_PPM);

  if ((gint64) from * to < 0)
    *in = CLAMP (*in + shown, 0, source->duration);
  if (from != 0 && to != 0)
    *length = cliff_cut_scale (*length, ABS (from), ABS (to));
}

static gboolean
scale_keys (CliffCutEdit  *self,
            CliffCutItem   owner,
            CliffTime      from,
            CliffTime      to,
            GError       **error)
{
  guint n_keys;
  const CliffCutKey *keys = cliff_cut_get_keys (self->cut, owner.kind, owner.id, &n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      CliffTime time = cliff_cut_round (self->cut, cliff_cut_scale (keys[i].time, to, from));
      gboolean meets = i > 0 && keys[i].property == keys[i - 1].property &&
                       time == cliff_cut_round (self->cut, cliff_cut_scale (keys[i - 1].time, to, from));

      /* Two that come to stand on one frame are one. */
      if (!cliff_store_exec (self->store, error, meets ? "DELETE FROM keyframe WHERE id = ?2 AND ?1 IS NOT NULL"
                                                       : "UPDATE keyframe SET time = ? WHERE id = ?", "ii", time, keys[i].id))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_shot_speed (CliffCutEdit        *self,
                const CliffCutShot  *shot,
                int                  speed,
                GError             **error)
{
  CliffTime in = shot->in, length = shot->length;

  turn (&shot->source, shot->speed, speed, &in, &length);
  if (length > CLIFF_CUT_MAX_LENGTH)
    return cliff_cut_refuse (error, "Nothing is longer than an hour");

  return cliff_cut_edit_hold (self, shot->id, cliff_cut_to_frames (self->cut, length), error) &&
         scale_keys (self, (CliffCutItem) { CLIFF_CUT_SHOT, shot->id }, shot->length, length, error) &&
         cliff_store_exec (self->store, error, "UPDATE shot SET speed = ?, source_in = ? WHERE id = ?", "iii", (gint64) speed, in, shot->id);
}

static gboolean
set_clip_speed (CliffCutEdit        *self,
                const CliffCutClip  *clip,
                int                  speed,
                GError             **error)
{
  const CliffCutLane *lane = cliff_cut_get_lane (self->cut, clip);
  gboolean last = cliff_cut_find_clip (self->cut, clip->id) ==
                  &g_array_index (self->cut->clips, CliffCutClip, lane->first + lane->n_clips - 1);
  CliffTime in = clip->in, length = clip->length;

  turn (&clip->source, clip->speed, speed, &in, &length);
  /* It plays as far as there is room. */
  length = MIN (length, last ? CLIFF_CUT_MAX_LENGTH : (clip + 1)->start - clip->start);
  length = MAX (cliff_cut_round (self->cut, length), cliff_cut_from_frames (self->cut, 1));

  return scale_keys (self, (CliffCutItem) { CLIFF_CUT_CLIP, clip->id }, clip->length, length, error) &&
         cliff_store_exec (self->store, error,
                           "UPDATE clip SET speed = ?1, source_in = ?2, length = nullif (?3, 0), fade_in = min (fade_in, ?4 / 2), "
                           "fade_out = min (fade_out, ?4 / 2) WHERE id = ?5", "iiiii", (gint64) speed, in, clip->open ? 0 : length, length,
                           clip->id);
}

static gboolean
set_speed (CliffCutEdit  *self,
           CliffCutItem   item,
           int            speed,
           GError       **error)
{
  const CliffCutShot *shot = item.kind == CLIFF_CUT_SHOT ? cliff_cut_edit_find_shot (self, item.id, error) : NULL;
  const CliffCutClip *clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_edit_find_clip (self, item.id, error) : NULL;

  if (shot == NULL && clip == NULL)
    return item.kind == CLIFF_CUT_LINE && cliff_cut_refuse (error, "A line is spoken at its own speed");
  if ((shot != NULL ? shot->source.duration : clip->source.duration) <= 0)
    return cliff_cut_refuse (error, "Only what moves or sounds has a speed");
  if ((shot != NULL ? shot->speed : clip->speed) == speed)
    return TRUE;

  return shot != NULL ? set_shot_speed (self, shot, speed, error) : set_clip_speed (self, clip, speed, error);
}

gboolean
cliff_edit_set_speed (CliffStore    *store,
                      CliffCutItem   item,
                      int            speed,
                      GError       **error)
{
  g_auto(CliffCutEdit) self = { 0 };

  if (speed < -CLIFF_CUT_MAX_SPEED || speed > CLIFF_CUT_MAX_SPEED || (speed != 0 && ABS (speed) < CLIFF_PPM / 100))
    return cliff_cut_refuse (error, "A speed is 0, or from a hundredth to 10 times either way");

  return cliff_cut_edit_begin_item (&self, store, item, "Change Speed", error) &&
         cliff_cut_edit_end (&self, set_speed (&self, item, speed, error), error);
}

/* ── Release ─────────────────────────────────────────────────────────────────────────────────────── */

gboolean
cliff_edit_release (CliffStore    *store,
                    CliffCutItem   item,
                    GError       **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  const char *sql = item.kind == CLIFF_CUT_SHOT ? "UPDATE shot SET held = 0 WHERE id = ?"
                                                : "UPDATE line SET \"offset\" = NULL WHERE id = ?";

  if (item.kind == CLIFF_CUT_CLIP)
    return cliff_cut_refuse (error, "A clip has the length it was given");

  return cliff_cut_edit_begin_item (&self, store, item, "Reset Length", error) &&
         cliff_cut_edit_end (&self, is_there (&self, item, error) && cliff_store_exec (store, error, sql, "i", item.id), error);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-value.h"

#include "cliff-edit-cut.h"

static gboolean
get_span (CliffCut     *cut,
          CliffCutItem  item,
          CliffTime    *start,
          CliffTime    *length)
{
  const CliffCutShot *shot = item.kind == CLIFF_CUT_SHOT ? cliff_cut_find_shot (cut, item.id) : NULL;
  const CliffCutClip *clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;

  if (shot == NULL && clip == NULL)
    return FALSE;
  *start = shot != NULL ? shot->start : clip->start;
  *length = shot != NULL ? shot->length : clip->length;

  return TRUE;
}

/* On a frame of its owner. */
static CliffTime
get_time (CliffCut     *cut,
          CliffCutItem  item,
          CliffTime     playhead)
{
  CliffTime start = 0, length = 0, frame = CLIFF_SECOND * cut->fps_den / cut->fps_num;

  get_span (cut, item, &start, &length);

  return cliff_cut_round (cut, CLAMP (playhead - start, 0, MAX (0, length - frame)));
}

/* (array length=n_keys) (transfer none) (nullable): of one property. */
static const CliffCutKey *
get_keys (CliffCut       *cut,
          CliffCutItem    item,
          CliffProperty   property,
          guint          *n_keys)
{
  guint n_all, first = 0;
  const CliffCutKey *keys = cliff_cut_get_keys (cut, item.kind, item.id, &n_all);

  while (first < n_all && keys[first].property != property)
    first++;
  *n_keys = 0;
  while (first + *n_keys < n_all && keys[first + *n_keys].property == property)
    (*n_keys)++;

  return *n_keys > 0 ? keys + first : NULL;
}

/* The key on the frame of @time; NULL: none. */
static const CliffCutKey *
find_key (CliffCut       *cut,
          CliffCutItem    item,
          CliffProperty   property,
          CliffTime       time)
{
  CliffTime frame = CLIFF_SECOND * cut->fps_den / cut->fps_num;
  guint n_keys;
  const CliffCutKey *keys = get_keys (cut, item, property, &n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (ABS (keys[i].time - time) < frame / 2)
      return &keys[i];

  return NULL;
}

static int
get_gain (CliffCut     *cut,
          CliffCutItem  item)
{
  const CliffCutShot *shot = item.kind == CLIFF_CUT_SHOT ? cliff_cut_find_shot (cut, item.id) : NULL;
  const CliffCutLine *line = item.kind == CLIFF_CUT_LINE ? cliff_cut_find_line (cut, item.id) : NULL;
  const CliffCutClip *clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;

  return shot != NULL ? shot->gain : line != NULL ? line->gain : clip != NULL ? clip->gain : CLIFF_PPM;
}

gboolean
cliff_cut_value_can_animate (CliffCut       *cut,
                             CliffCutItem    item,
                             CliffProperty   property)
{
  const CliffCutShot *shot = item.kind == CLIFF_CUT_SHOT ? cliff_cut_find_shot (cut, item.id) : NULL;
  const CliffCutClip *clip = item.kind == CLIFF_CUT_CLIP ? cliff_cut_find_clip (cut, item.id) : NULL;
  const CliffCutSource *source = shot != NULL ? &shot->source : clip != NULL ? &clip->source : NULL;
  gboolean heard = source != NULL && source->kind != NULL && !g_str_equal (source->kind, "picture");
  gboolean seen = shot != NULL;

  if (clip != NULL)
    switch (g_array_index (cut->lanes, CliffCutLane, clip->lane).kind)
      {
      case CLIFF_LANE_TITLE:
      case CLIFF_LANE_SUBTITLE:
        heard = FALSE;
        seen = TRUE;
        break;
      case CLIFF_LANE_OVERLAY:
        seen = TRUE;
        break;
      case CLIFF_LANE_VOICE:
      case CLIFF_LANE_MUSIC:
      case CLIFF_LANE_EFFECT:
        break;
      }

  return property == CLIFF_PROPERTY_GAIN ? heard : seen;
}

gboolean
cliff_cut_value_is_animated (CliffCut       *cut,
                             CliffCutItem    item,
                             CliffProperty   property)
{
  guint n_keys;
  const CliffCutKey *keys = get_keys (cut, item, property, &n_keys);

  if (property == CLIFF_PROPERTY_GAIN || n_keys > 1)
    return n_keys > 0;

  return n_keys == 1 && (keys->time > 0 || keys->curve != CLIFF_CURVE_HOLD);
}

gint64
cliff_cut_value_get (CliffCut       *cut,
                     CliffCutItem    item,
                     CliffProperty   property,
                     CliffTime       playhead)
{
  if (property == CLIFF_PROPERTY_GAIN && !cliff_cut_value_is_animated (cut, item, property))
    return get_gain (cut, item);

  return cliff_cut_get_value (cut, item.kind, item.id, property, get_time (cut, item, playhead));
}

gboolean
cliff_cut_value_has_key (CliffCut       *cut,
                         CliffCutItem    item,
                         CliffProperty   property,
                         CliffTime       playhead)
{
  return cliff_cut_value_is_animated (cut, item, property) &&
         find_key (cut, item, property, get_time (cut, item, playhead)) != NULL;
}

/* The usual value needs no keyframe. */
static gboolean
hold (CliffStore     *store,
      CliffCut       *cut,
      CliffCutItem    item,
      CliffProperty   property,
      gint64          value,
      GError        **error)
{
  const CliffCutKey *key = find_key (cut, item, property, 0);
  gint64 usual = property == CLIFF_PROPERTY_SCALE || property == CLIFF_PROPERTY_OPACITY ? CLIFF_PPM : 0;

  if (property == CLIFF_PROPERTY_GAIN)
    return cliff_edit_set_gain (store, item, (int) value, error);
  if (value == usual)
    return key == NULL || cliff_edit_remove_key (store, key->id, error);

  return cliff_edit_set_key (store, item, property, 0, value, CLIFF_CURVE_HOLD, error);
}

gboolean
cliff_cut_value_set (CliffStore     *store,
                     CliffCut       *cut,
                     CliffCutItem    item,
                     CliffProperty   property,
                     CliffTime       playhead,
                     gint64          value,
                     GError        **error)
{
  CliffTime time = get_time (cut, item, playhead);
  const CliffCutKey *key = find_key (cut, item, property, time);

  if (!cliff_cut_value_is_animated (cut, item, property))
    return hold (store, cut, item, property, value, error);

  return cliff_edit_set_key (store, item, property, time, value, key != NULL ? key->curve : CLIFF_CURVE_EASE, error);
}

static gboolean
remove_key (CliffStore         *store,
            CliffCut           *cut,
            CliffCutItem        item,
            const CliffCutKey  *key,
            GError            **error)
{
  gint64 value = key->value;
  CliffProperty property = key->property;
  guint n_keys;

  get_keys (cut, item, property, &n_keys);
  if (!cliff_edit_remove_key (store, key->id, error))
    return FALSE;
  if (n_keys > 1)
    return TRUE;
  if (property == CLIFF_PROPERTY_GAIN)
    return cliff_edit_set_gain (store, item, (int) CLAMP (value * get_gain (cut, item) / CLIFF_PPM, 0, 10 * CLIFF_PPM), error);
  if (value == (property == CLIFF_PROPERTY_SCALE || property == CLIFF_PROPERTY_OPACITY ? CLIFF_PPM : 0))
    return TRUE;

  return cliff_edit_set_key (store, item, property, 0, value, CLIFF_CURVE_HOLD, error);
}

gboolean
cliff_cut_value_set_key (CliffStore     *store,
                         CliffCut       *cut,
                         CliffCutItem    item,
                         CliffProperty   property,
                         CliffTime       playhead,
                         gboolean        keyed,
                         GError        **error)
{
  CliffTime time = get_time (cut, item, playhead);
  const CliffCutKey *key = find_key (cut, item, property, time);
  const CliffCutKey *held = find_key (cut, item, property, 0);
  gint64 value = cliff_cut_value_get (cut, item, property, playhead);

  if (!keyed)
    return key == NULL || remove_key (store, cut, item, key, error);
  if (cliff_cut_value_is_animated (cut, item, property))
    return key != NULL || cliff_edit_set_key (store, item, property, time, value, CLIFF_CURVE_EASE, error);
  /* What held all the time goes on from the first keyframe. */
  if (property == CLIFF_PROPERTY_GAIN && !cliff_edit_set_gain (store, item, CLIFF_PPM, error))
    return FALSE;
  if (held != NULL && time > 0 && !cliff_edit_remove_key (store, held->id, error))
    return FALSE;

  return cliff_edit_set_key (store, item, property, time, value, CLIFF_CURVE_EASE, error);
}

CliffTime
cliff_cut_value_find_key (CliffCut       *cut,
                          CliffCutItem    item,
                          CliffProperty   property,
                          CliffTime       playhead,
                          gboolean        behind)
{
  CliffTime start = 0, length = 0, found = -1, frame = CLIFF_SECOND * cut->fps_den / cut->fps_num;
  guint n_keys;
  const CliffCutKey *keys = get_keys (cut, item, property, &n_keys);

  if (!get_span (cut, item, &start, &length) || !cliff_cut_value_is_animated (cut, item, property))
    return -1;
  for (guint i = 0; i < n_keys; i++)
    {
      CliffTime time = start + keys[i].time;

      if (!behind && time < playhead - frame / 2)
        found = time;
      if (behind && time > playhead + frame / 2 && found < 0)
        found = time;
    }

  return found;
}

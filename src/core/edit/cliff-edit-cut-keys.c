/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-cut-words.h"

static gboolean
insert_key (CliffStore         *store,
            CliffId             row,
            const CliffCutKey  *like,
            CliffTime           time,
            gint64              value,
            GError            **error)
{
  const char *sql = like->owner == CLIFF_CUT_SHOT
    ? "INSERT INTO keyframe (shot_id, property, time, value, curve) VALUES (?, ?, ?, ?, ?)"
    : "INSERT INTO keyframe (clip_id, property, time, value, curve) VALUES (?, ?, ?, ?, ?)";

  return cliff_store_insert (store, error, sql, "isiis", row, cliff_property_get_name (like->property), time, value,
                             cliff_curve_get_name (like->curve)) != 0;
}

/* One property's keys, of which those before @from go. */
static gboolean
keep_property (CliffCutEdit       *self,
               const CliffCutKey  *keys,
               guint               n_keys,
               CliffId             row,
               CliffTime           from,
               GError            **error)
{
  gboolean copy = row != keys->owner_id;
  guint n_before = 0;

  while (n_before < n_keys && keys[n_before].time < from)
    n_before++;
  if (n_before > 0 && (n_before == n_keys || keys[n_before].time > from) &&
      !insert_key (self->store, row, &keys[n_before - 1], 0,
                   cliff_cut_get_value (self->cut, keys->owner, keys->owner_id, keys->property, from), error))
    return FALSE;

  for (guint i = 0; i < n_keys; i++)
    {
      gboolean done = TRUE;

      if (i >= n_before && copy)
        done = insert_key (self->store, row, &keys[i], keys[i].time - from, keys[i].value, error);
      else if (i >= n_before)
        done = cliff_store_exec (self->store, error, "UPDATE keyframe SET time = ? WHERE id = ?", "ii", keys[i].time - from, keys[i].id);
      else if (!copy)
        done = cliff_store_exec (self->store, error, "DELETE FROM keyframe WHERE id = ?", "i", keys[i].id);
      if (!done)
        return FALSE;
    }

  return TRUE;
}

gboolean
cliff_cut_edit_keep_keys (CliffCutEdit  *self,
                          CliffCutItem   owner,
                          CliffId        row,
                          CliffTime      from,
                          GError       **error)
{
  guint n_keys, first = 0;
  const CliffCutKey *keys = cliff_cut_get_keys (self->cut, owner.kind, owner.id, &n_keys);

  if (from == 0 && row == owner.id)
    return TRUE;
  for (guint i = 1; i <= n_keys; i++)
    if (i == n_keys || keys[i].property != keys[first].property)
      {
        if (!keep_property (self, keys + first, i - first, row, from, error))
          return FALSE;
        first = i;
      }

  return TRUE;
}

/* ── Setting ─────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_value (CliffProperty   property,
             gint64          value,
             GError        **error)
{
  static const struct { gint64 least, most; } limits[] = {
    [CLIFF_PROPERTY_X] = { -10 * CLIFF_PPM, 10 * CLIFF_PPM },
    [CLIFF_PROPERTY_Y] = { -10 * CLIFF_PPM, 10 * CLIFF_PPM },
    [CLIFF_PROPERTY_SCALE] = { CLIFF_PPM / 100, 100 * CLIFF_PPM },
    [CLIFF_PROPERTY_ROTATION] = { -36000000, 36000000 },
    [CLIFF_PROPERTY_OPACITY] = { 0, CLIFF_PPM },
    [CLIFF_PROPERTY_GAIN] = { 0, CLIFF_CUT_MAX_GAIN },
  };

  return (value >= limits[property].least && value <= limits[property].most) ||
         cliff_cut_refuse (error, "%s is from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, cliff_property_get_name (property),
                           limits[property].least, limits[property].most);
}

/* Whole frames from the owner's start to its end. */
static gboolean
round_time (CliffCutEdit  *self,
            CliffCutItem   owner,
            CliffTime     *time,
            GError       **error)
{
  const CliffCutShot *shot = owner.kind == CLIFF_CUT_SHOT ? cliff_cut_edit_find_shot (self, owner.id, error) : NULL;
  const CliffCutClip *clip = owner.kind == CLIFF_CUT_CLIP ? cliff_cut_edit_find_clip (self, owner.id, error) : NULL;
  CliffTime length = shot != NULL ? shot->length : clip != NULL ? clip->length : 0;

  if (shot == NULL && clip == NULL)
    return FALSE;
  *time = cliff_cut_round (self->cut, *time);

  return (*time >= 0 && *time <= length + cliff_cut_from_frames (self->cut, 1)) ||
         cliff_cut_refuse (error, "A keyframe stands between the start and the end of what it belongs to");
}

/* The key of @property on the frame of @time, @but aside; 0: none. */
static const CliffCutKey *
find_key (CliffCutEdit   *self,
          CliffCutItem    owner,
          CliffProperty   property,
          CliffTime       time,
          CliffId         but)
{
  guint n_keys;
  const CliffCutKey *keys = cliff_cut_get_keys (self->cut, owner.kind, owner.id, &n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (keys[i].id != but && keys[i].property == property &&
        cliff_cut_to_frames (self->cut, keys[i].time) == cliff_cut_to_frames (self->cut, time))
      return &keys[i];

  return NULL;
}

static gboolean
set_key (CliffCutEdit   *self,
         CliffCutKey     key,
         GError        **error)
{
  CliffCutItem owner = { key.owner, key.owner_id };
  const CliffCutKey *there;

  if (!check_value (key.property, key.value, error) || !round_time (self, owner, &key.time, error))
    return FALSE;
  there = find_key (self, owner, key.property, key.time, 0);
  if (there == NULL)
    return insert_key (self->store, key.owner_id, &key, key.time, key.value, error);

  return cliff_store_exec (self->store, error, "UPDATE keyframe SET value = ?, curve = ? WHERE id = ?", "isi", key.value,
                           cliff_curve_get_name (key.curve), there->id);
}

gboolean
cliff_edit_set_key (CliffStore     *store,
                    CliffCutItem    owner,
                    CliffProperty   property,
                    CliffTime       time,
                    gint64          value,
                    CliffCurve      curve,
                    GError        **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  CliffCutKey key = { .owner = owner.kind, .owner_id = owner.id, .property = property, .time = time, .value = value, .curve = curve };

  if (owner.kind == CLIFF_CUT_LINE)
    return cliff_cut_refuse (error, "A line has no keyframes");

  return cliff_cut_edit_begin_item (&self, store, owner, "Set Keyframe", error) &&
         cliff_cut_edit_end (&self, set_key (&self, key, error), error);
}

static gboolean
begin_key (CliffCutEdit  *self,
           CliffStore    *store,
           CliffId        key_id,
           const char    *label,
           CliffCutItem  *owner,
           GError       **error)
{
  CliffId shot, clip;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  shot = cliff_store_get_int (store, 0, "SELECT shot_id FROM keyframe WHERE id = ?", "i", key_id);
  clip = cliff_store_get_int (store, 0, "SELECT clip_id FROM keyframe WHERE id = ?", "i", key_id);
  if (shot == 0 && clip == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no keyframe %" G_GINT64_FORMAT, key_id);
      return FALSE;
    }
  *owner = (CliffCutItem) { shot != 0 ? CLIFF_CUT_SHOT : CLIFF_CUT_CLIP, shot != 0 ? shot : clip };

  return cliff_cut_edit_begin_item (self, store, *owner, label, error);
}

static gboolean
move_key (CliffCutEdit  *self,
          CliffCutItem   owner,
          CliffId        key_id,
          CliffTime      time,
          gint64         value,
          GError       **error)
{
  const CliffCutKey *key = NULL, *other;
  guint n_keys;
  const CliffCutKey *keys = cliff_cut_get_keys (self->cut, owner.kind, owner.id, &n_keys);

  for (guint i = 0; i < n_keys; i++)
    if (keys[i].id == key_id)
      key = &keys[i];
  if (key == NULL)
    return cliff_cut_refuse (error, "Keyframe %" G_GINT64_FORMAT " is of a kind not known", key_id);
  if (!check_value (key->property, value, error) || !round_time (self, owner, &time, error))
    return FALSE;
  other = find_key (self, owner, key->property, time, key_id);

  return (other == NULL || cliff_store_exec (self->store, error, "DELETE FROM keyframe WHERE id = ?", "i", other->id)) &&
         cliff_store_exec (self->store, error, "UPDATE keyframe SET time = ?, value = ? WHERE id = ?", "iii", time, value, key_id);
}

gboolean
cliff_edit_move_key (CliffStore  *store,
                     CliffId      key_id,
                     CliffTime    time,
                     gint64       value,
                     GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  CliffCutItem owner;

  return begin_key (&self, store, key_id, "Set Keyframe", &owner, error) &&
         cliff_cut_edit_end (&self, move_key (&self, owner, key_id, time, value, error), error);
}

gboolean
cliff_edit_remove_key (CliffStore  *store,
                       CliffId      key_id,
                       GError     **error)
{
  g_auto(CliffCutEdit) self = { 0 };
  CliffCutItem owner;
  CliffTime start = 0;

  return begin_key (&self, store, key_id, "Remove Keyframe", &owner, error) &&
         cliff_cut_edit_end (&self, round_time (&self, owner, &start, error) &&
                             cliff_store_exec (store, error, "DELETE FROM keyframe WHERE id = ?", "i", key_id), error);
}

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

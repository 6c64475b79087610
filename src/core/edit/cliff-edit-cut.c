/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut-private.h"

#include "cliff-cut-words.h"

/* ── Trying ──────────────────────────────────────────────────────────────────────────────────────── */

CliffCut *
cliff_edit_try (CliffStore     *store,
                CliffId         episode_id,
                CliffEditFunc   func,
                gpointer        data,
                GError        **error)
{
  CliffCut *cut = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  /* The label is never seen: what is rolled back reaches neither the history nor the change feed. */
  if (!cliff_store_begin (store, "Try", error))
    return NULL;
  if (func (store, data, error))
    cut = cliff_cut_new (store, episode_id, error);
  cliff_store_rollback (store);

  return cut;
}

/* ── Beginning and ending ────────────────────────────────────────────────────────────────────────── */

void
cliff_cut_edit_clear (CliffCutEdit *self)
{
  g_clear_pointer (&self->cut, cliff_cut_unref);
}

gboolean
cliff_cut_edit_begin (CliffCutEdit  *self,
                      CliffStore    *store,
                      CliffId        episode_id,
                      const char    *label,
                      GError       **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  if (!cliff_store_begin (store, label, error))
    return FALSE;
  self->store = store;
  self->cut = cliff_cut_new (store, episode_id, error);

  return self->cut != NULL || cliff_store_end (store, FALSE, error);
}

gboolean
cliff_cut_edit_begin_item (CliffCutEdit  *self,
                           CliffStore    *store,
                           CliffCutItem   item,
                           const char    *label,
                           GError       **error)
{
  static const char * const episodes[] = {
    [CLIFF_CUT_SHOT] = "SELECT episode_id FROM shot WHERE id = ?",
    [CLIFF_CUT_LINE] = "SELECT episode_id FROM line JOIN shot ON shot.id = shot_id WHERE line.id = ?",
    [CLIFF_CUT_CLIP] = "SELECT episode_id FROM clip JOIN lane ON lane.id = lane_id WHERE clip.id = ?",
  };
  CliffId episode_id;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (item.kind < G_N_ELEMENTS (episodes), FALSE);

  episode_id = cliff_store_get_int (store, 0, episodes[item.kind], "i", item.id);
  if (episode_id == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no %s %" G_GINT64_FORMAT,
                   cliff_cut_kind_get_name (item.kind), item.id);
      return FALSE;
    }

  return cliff_cut_edit_begin (self, store, episode_id, label, error);
}

gboolean
cliff_cut_edit_end (CliffCutEdit  *self,
                    gboolean       done,
                    GError       **error)
{
  return cliff_store_end (self->store, done, error);
}

gboolean
cliff_cut_edit_reread (CliffCutEdit  *self,
                       GError       **error)
{
  CliffId episode_id = self->cut->episode_id;
  g_autoptr(CliffCut) cut = cliff_cut_new (self->store, episode_id, error);

  if (cut == NULL)
    return FALSE;
  cliff_cut_unref (self->cut);
  self->cut = g_steal_pointer (&cut);

  return TRUE;
}

/* ── Refusing ────────────────────────────────────────────────────────────────────────────────────── */

gboolean
cliff_cut_refuse (GError     **error,
                  const char  *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL && *error == NULL)
    *error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, format, args);
  va_end (args);

  return FALSE;
}

char *
cliff_cut_dup_seconds (CliffTime time)
{
  gint64 thousandths = ABS (time) / CLIFF_MSECOND;

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%03d", time < 0 ? "−" : "", thousandths / 1000, (int) (thousandths % 1000));
}

gboolean
cliff_cut_check_text (const char  *text,
                      gsize        most,
                      GError     **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return cliff_cut_refuse (error, "The text is not UTF-8");

  return strlen (text) <= most || cliff_cut_refuse (error, "The text is longer than %" G_GSIZE_FORMAT " bytes", most);
}

/* ── Finding ─────────────────────────────────────────────────────────────────────────────────────── */

static gconstpointer
check_found (gconstpointer   row,
             CliffCutKind    kind,
             CliffId         id,
             GError        **error)
{
  if (row == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no %s %" G_GINT64_FORMAT " in the episode",
                 cliff_cut_kind_get_name (kind), id);

  return row;
}

const CliffCutShot *
cliff_cut_edit_find_shot (CliffCutEdit  *self,
                          CliffId        id,
                          GError       **error)
{
  return check_found (cliff_cut_find_shot (self->cut, id), CLIFF_CUT_SHOT, id, error);
}

gboolean
cliff_cut_edit_check_lane (const CliffCutLane  *lane,
                           GError             **error)
{
  if (lane->locked)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, "Lane %" G_GINT64_FORMAT " is locked", lane->id);

  return !lane->locked;
}

/* Lines are heard on the first voice lane, where there is one. */
const CliffCutLine *
cliff_cut_edit_find_line (CliffCutEdit  *self,
                          CliffId        id,
                          GError       **error)
{
  const CliffCutLine *line = check_found (cliff_cut_find_line (self->cut, id), CLIFF_CUT_LINE, id, error);

  for (guint i = 0; line != NULL && i < self->cut->lanes->len; i++)
    {
      const CliffCutLane *lane = &g_array_index (self->cut->lanes, CliffCutLane, i);

      if (lane->kind == CLIFF_LANE_VOICE)
        return cliff_cut_edit_check_lane (lane, error) ? line : NULL;
    }

  return line;
}

const CliffCutLane *
cliff_cut_get_lane (CliffCut           *cut,
                    const CliffCutClip *clip)
{
  return &g_array_index (cut->lanes, CliffCutLane, clip->lane);
}

const CliffCutClip *
cliff_cut_edit_find_clip (CliffCutEdit  *self,
                          CliffId        id,
                          GError       **error)
{
  const CliffCutClip *clip = check_found (cliff_cut_find_clip (self->cut, id), CLIFF_CUT_CLIP, id, error);

  return clip != NULL && cliff_cut_edit_check_lane (cliff_cut_get_lane (self->cut, clip), error) ? clip : NULL;
}

guint
cliff_cut_get_index (CliffCut           *cut,
                     const CliffCutShot *shot)
{
  return (guint) (shot - (const CliffCutShot *) cut->shots->data);
}

CliffId
cliff_cut_find_anchor (CliffCut  *cut,
                       CliffTime  time,
                       CliffTime *offset)
{
  int index = cliff_cut_get_shot_at (cut, time);
  const CliffCutShot *shot = index >= 0 ? &g_array_index (cut->shots, CliffCutShot, index) : NULL;

  *offset = shot != NULL ? time - shot->start : time;
  return shot != NULL ? shot->id : 0;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-shots.h"

#include "cliff-edit-cut-private.h"
#include "cliff-edit-shot.h"
#include "cliff-edit-shot-row.h"

/* Changes one of the shots, inside the transaction. */
typedef gboolean (*ShotFunc) (CliffStore     *store,
                              CliffId         shot_id,
                              gconstpointer   data,
                              GError        **error);

static gboolean
edit_all (CliffStore     *store,
          const char     *label,
          const CliffId  *shots,
          guint           n_shots,
          ShotFunc        func,
          gconstpointer   data,
          GError        **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (shots != NULL && n_shots > 0, FALSE);

  if (!cliff_store_begin (store, label, error))
    return FALSE;
  for (guint i = 0; i < n_shots && done; i++)
    done = func (store, shots[i], data, error);

  return cliff_store_end (store, done, error);
}

typedef struct
{
  const char *column;
  const char *value;
} Text;

static gboolean
set_text (CliffStore     *store,
          CliffId         shot_id,
          gconstpointer   data,
          GError        **error)
{
  const Text *text = data;

  return cliff_edit_set_shot_text (store, shot_id, text->column, text->value, error);
}

gboolean
cliff_edit_set_shots_text (CliffStore     *store,
                           const CliffId  *shots,
                           guint           n_shots,
                           const char     *column,
                           const char     *value,
                           GError        **error)
{
  return edit_all (store, "Edit Shots", shots, n_shots, set_text, &(Text) { column, value }, error);
}

static gboolean
set_duration (CliffStore     *store,
              CliffId         shot_id,
              gconstpointer   data,
              GError        **error)
{
  return cliff_edit_set_shot_duration (store, shot_id, *(const CliffTime *) data, error);
}

gboolean
cliff_edit_set_shots_duration (CliffStore     *store,
                               const CliffId  *shots,
                               guint           n_shots,
                               CliffTime       duration,
                               GError        **error)
{
  return edit_all (store, "Edit Shots", shots, n_shots, set_duration, &duration, error);
}

/* ── More ── */

/* Puts copies behind @after_id, one behind the other. */
static gboolean
copy_shots (CliffStore     *store,
            const CliffId  *shots,
            guint           n_shots,
            GArray         *copies,
            GError        **error)
{
  CliffId after_id = shots[n_shots - 1];
  CliffId episode_id = cliff_store_get_int (store, 0, "SELECT episode_id FROM shot WHERE id = ?", "i", after_id);

  for (guint i = 0; i < n_shots; i++)
    {
      if (cliff_store_get_int (store, 0, "SELECT 1 FROM shot WHERE id = ? AND episode_id = ?", "ii", shots[i], episode_id) == 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no shot %" G_GINT64_FORMAT " in the episode", shots[i]);
          return FALSE;
        }
      after_id = cliff_shot_row_copy (store, shots[i], episode_id, after_id, error);
      if (after_id == 0)
        return FALSE;
      g_array_append_val (copies, after_id);
    }

  return TRUE;
}

gboolean
cliff_edit_duplicate_shots (CliffStore     *store,
                            const CliffId  *shots,
                            guint           n_shots,
                            GArray        **copies,
                            GError        **error)
{
  g_autoptr(GArray) made = g_array_new (FALSE, FALSE, sizeof (CliffId));

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (shots != NULL && n_shots > 0, FALSE);

  if (!cliff_store_begin (store, "Duplicate Shots", error) ||
      !cliff_store_end (store, copy_shots (store, shots, n_shots, made, error), error))
    return FALSE;
  if (copies != NULL)
    *copies = g_steal_pointer (&made);

  return TRUE;
}

static gboolean
split_in_middle (CliffCutEdit  *edit,
                 CliffId        shot_id,
                 GError       **error)
{
  const CliffCutShot *shot = cliff_cut_edit_find_shot (edit, shot_id, error);
  gint64 frames;

  if (shot == NULL)
    return FALSE;
  frames = cliff_cut_to_frames (edit->cut, shot->length) / 2;
  if (frames == 0)
    return cliff_cut_refuse (error, "Shot %" G_GINT64_FORMAT " is a single frame", shot_id);

  return cliff_cut_edit_split_shot (edit, shot, frames, error) != 0 && cliff_cut_edit_reread (edit, error);
}

gboolean
cliff_edit_halve_shots (CliffStore     *store,
                        const CliffId  *shots,
                        guint           n_shots,
                        GError        **error)
{
  g_auto(CliffCutEdit) edit = { 0 };
  gboolean done = TRUE;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (shots != NULL && n_shots > 0, FALSE);

  if (!cliff_cut_edit_begin_item (&edit, store, (CliffCutItem) { CLIFF_CUT_SHOT, shots[0] }, "Split", error))
    return FALSE;
  for (guint i = 0; i < n_shots && done; i++)
    done = split_in_middle (&edit, shots[i], error);

  return cliff_cut_edit_end (&edit, done, error);
}

/* ── How a shot comes in, and how long it may last ── */

/* A cut has no length. */
static gboolean
set_transition_length (CliffStore     *store,
                       CliffId         shot_id,
                       gconstpointer   data,
                       GError        **error)
{
  g_autoptr(CliffCut) cut = NULL;
  const CliffCutShot *shot;
  CliffId episode_id = cliff_store_get_int (store, 0, "SELECT episode_id FROM shot WHERE id = ?", "i", shot_id);

  cut = cliff_cut_new (store, episode_id, error);
  if (cut == NULL)
    return FALSE;
  shot = cliff_cut_find_shot (cut, shot_id);

  return shot->transition == CLIFF_TRANSITION_CUT ||
         cliff_edit_set_transition (store, shot_id, shot->transition, *(const CliffTime *) data, shot->transition_edge,
                                    shot->transition_colour, error);
}

gboolean
cliff_edit_set_shots_transition_length (CliffStore     *store,
                                        const CliffId  *shots,
                                        guint           n_shots,
                                        CliffTime       length,
                                        GError        **error)
{
  return edit_all (store, "Set Transition", shots, n_shots, set_transition_length, &length, error);
}

static gboolean
hold (CliffStore     *store,
      CliffId         shot_id,
      gconstpointer   data,
      GError        **error)
{
  CliffTime duration = cliff_store_get_int (store, 0, "SELECT duration FROM shot WHERE id = ?", "i", shot_id);

  return cliff_edit_set_shot_duration (store, shot_id, duration, error);
}

static gboolean
release (CliffStore     *store,
         CliffId         shot_id,
         gconstpointer   data,
         GError        **error)
{
  return cliff_edit_release (store, (CliffCutItem) { CLIFF_CUT_SHOT, shot_id }, error);
}

gboolean
cliff_edit_hold_shots (CliffStore     *store,
                       const CliffId  *shots,
                       guint           n_shots,
                       gboolean        held,
                       GError        **error)
{
  return edit_all (store, held ? "Change Duration" : "Reset Length", shots, n_shots, held ? hold : release, NULL, error);
}

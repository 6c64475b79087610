/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-shot.h"

#include <gio/gio.h>

#define MIN_DURATION (CLIFF_SECOND / 5)
#define MAX_DURATION (120 * CLIFF_SECOND)
#define DISSOLVE_LENGTH (500 * CLIFF_MSECOND)

static const char * const sizes[] = { "EWS", "WS", "FS", "MLS", "MS", "MCU", "CU", "ECU", NULL };
static const char * const angles[] = { "eye", "high", "low", "overhead", "dutch", "ots", "pov", NULL };
static const char * const movements[] = {
  "static", "push", "pull", "pan", "tilt", "track", "crane", "handheld", "orbit", "zoom", "whip", NULL
};
static const char * const lenses[] = { "", "ultrawide", "wide", "normal", "portrait", "tele", "macro", NULL };
static const char * const lights[] = { "", "natural", "soft", "hard", "low", "backlit", "neon", "candle", NULL };
static const char * const transitions[] = { "cut", "dissolve", "fade", "wipe", "push", NULL };

/* What a person may set, and the words it is limited to. */
static const struct
{
  const char         *name;
  const char * const *words; /* NULL: free text */
} text_columns[] = {
  { "size", sizes },
  { "angle", angles },
  { "movement", movements },
  { "lens", lenses },
  { "light", lights },
  { "transition", transitions },
  { "subject", NULL },
  { "action", NULL },
  { "sound", NULL },
  { "vfx", NULL },
  { "caption", NULL },
  { "note", NULL },
};

static gboolean
check_text (const char  *column,
            const char  *value,
            GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_columns); i++)
    {
      const char *word = value;

      if (!g_str_equal (text_columns[i].name, column))
        continue;
      if (text_columns[i].words == movements && g_str_has_prefix (word, "slow "))
        word += strlen ("slow ");
      if (g_utf8_validate (value, -1, NULL) &&
          (text_columns[i].words == NULL || g_strv_contains (text_columns[i].words, word)))
        return TRUE;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no %s of a shot", value, column);
      return FALSE;
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A shot has no text “%s” to set", column);
  return FALSE;
}

static gboolean
check_shot (CliffStore  *store,
            CliffId      shot_id,
            GError     **error)
{
  if (cliff_store_get_int (store, 0, "SELECT id FROM shot WHERE id = ?", "i", shot_id) != 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no shot %" G_GINT64_FORMAT, shot_id);
  return FALSE;
}

static gboolean
write_text (CliffStore  *store,
            CliffId      shot_id,
            const char  *column,
            const char  *value,
            GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE shot SET \"%s\" = ?, edited = 1 WHERE id = ?", column);

  if (!cliff_store_exec (store, error, sql, "si", value, shot_id))
    return FALSE;
  if (!g_str_equal (column, "transition"))
    return TRUE;

  return cliff_store_exec (store, error,
                           "UPDATE shot SET transition_length = CASE WHEN transition = 'cut' THEN 0 "
                           "WHEN transition_length = 0 THEN ? ELSE transition_length END WHERE id = ?",
                           "ii", DISSOLVE_LENGTH, shot_id);
}

gboolean
cliff_edit_set_shot_text (CliffStore  *store,
                          CliffId      shot_id,
                          const char  *column,
                          const char  *value,
                          GError     **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *present = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (column != NULL && value != NULL, FALSE);

  if (!check_text (column, value, error) || !check_shot (store, shot_id, error))
    return FALSE;
  sql = g_strdup_printf ("SELECT \"%s\" FROM shot WHERE id = ?", column);
  present = cliff_store_dup_text (store, sql, "i", shot_id);
  if (g_strcmp0 (present, value) == 0)
    return TRUE;

  return cliff_store_begin (store, "Edit Shot", error) &&
         cliff_store_end (store, write_text (store, shot_id, column, value, error), error);
}

gboolean
cliff_edit_set_shot_duration (CliffStore  *store,
                              CliffId      shot_id,
                              CliffTime    duration,
                              GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  if (duration < MIN_DURATION || duration > MAX_DURATION)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A shot lasts from 0.2 to 120 seconds");
      return FALSE;
    }
  if (!check_shot (store, shot_id, error))
    return FALSE;
  if (cliff_store_get_int (store, -1, "SELECT duration FROM shot WHERE id = ? AND held", "i", shot_id) == duration)
    return TRUE;

  return cliff_store_begin (store, "Change Duration", error) &&
         cliff_store_end (store, cliff_store_exec (store, error, "UPDATE shot SET duration = ?, held = 1, edited = 1 WHERE id = ?",
                                                   "ii", duration, shot_id), error);
}

/* ── Takes ───────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_take (CliffStore  *store,
            const char  *owner,
            CliffId      owner_id,
            CliffId      take_id,
            GError     **error)
{
  const char *sql = g_str_equal (owner, "shot")
    ? "SELECT 1 FROM take WHERE id = ? AND owner = 'shot' AND owner_id = ? AND kind IN ('picture', 'video')"
    : "SELECT 1 FROM take WHERE id = ? AND owner = 'line' AND owner_id = ? AND kind = 'voice'";

  if (take_id == 0 || cliff_store_get_int (store, 0, sql, "ii", take_id, owner_id) != 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "Take %" G_GINT64_FORMAT " is not one that this %s can use", take_id, owner);
  return FALSE;
}

gboolean
cliff_edit_choose_take (CliffStore  *store,
                        const char  *owner,
                        CliffId      owner_id,
                        CliffId      take_id,
                        GError     **error)
{
  gboolean of_shot = g_strcmp0 (owner, "shot") == 0;
  const char *present = of_shot ? "SELECT ifnull (take_id, 0) FROM shot WHERE id = ?"
                                : "SELECT ifnull (take_id, 0) FROM line WHERE id = ?";
  const char *update = of_shot ? "UPDATE shot SET take_id = nullif (?, 0) WHERE id = ?"
                               : "UPDATE line SET take_id = nullif (?, 0) WHERE id = ?";
  gint64 chosen;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (of_shot || g_strcmp0 (owner, "line") == 0, FALSE);

  chosen = cliff_store_get_int (store, -1, present, "i", owner_id);
  if (chosen < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no %s %" G_GINT64_FORMAT, owner, owner_id);
      return FALSE;
    }
  if (!check_take (store, owner, owner_id, take_id, error))
    return FALSE;
  if (chosen == take_id)
    return TRUE;

  return cliff_store_begin (store, "Choose Take", error) &&
         cliff_store_end (store, cliff_store_exec (store, error, update, "ii", take_id, owner_id), error);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-scene-number.h"

#include "cliff-edit-error.h"
#include "cliff-episode-draft.h"
#include "cliff-scene-number.h"

#include <string.h>

/* What becomes of the numbers. */
typedef enum
{
  NUMBER_ALL,
  NUMBER_NEW,     /* those that have none, by place where that number is free, else with a letter */
  NUMBER_NONE,
} Numbering;

/** The numbering of one episode. */
typedef struct
{
  CliffEpisodeDraft *draft;
  CliffScriptFormat  format;
  int                episode;   /* its number; 0: numbers do not name it */
  GHashTable        *used;      /* numbers there are: only with NUMBER_NEW */
} Episode;

/* The heading's line of a scene, and in @rest what is below it. (transfer full) */
static char *
cut_heading (const char  *scene,
             const char **rest)
{
  gsize length = strcspn (scene, "\r\n");

  *rest = scene + length;

  return g_strndup (scene, length);
}

static char *
number_for (Episode    *self,
            int         place,
            const char *previous,
            Numbering   numbering)
{
  g_autofree char *number =
    self->episode != 0 ? g_strdup_printf ("%d-%d", self->episode, place) : g_strdup_printf ("%d", place);
  g_autofree char *first = self->episode != 0 ? g_strdup_printf ("%d-0", self->episode) : g_strdup ("0");

  if (numbering == NUMBER_ALL || g_hash_table_size (self->used) == 0)
    return g_steal_pointer (&number);

  return cliff_scene_number_next (previous != NULL ? previous : first, self->used);
}

static void
read_used (Episode *self)
{
  GPtrArray *scenes = self->draft->pieces->scenes;

  for (guint i = cliff_episode_draft_is_headless (self->draft); i < scenes->len; i++)
    {
      const char *rest;
      g_autofree char *heading = cut_heading (g_ptr_array_index (scenes, i), &rest);
      char *number = cliff_scene_number_dup (self->format, heading);

      if (number != NULL)
        g_hash_table_add (self->used, number);
    }
}

static void
number_scene (Episode    *self,
              guint       index,
              int         place,
              Numbering   numbering,
              char      **previous)
{
  GPtrArray *scenes = self->draft->pieces->scenes;
  const char *rest;
  g_autofree char *heading = cut_heading (g_ptr_array_index (scenes, index), &rest);
  g_autofree char *present = cliff_scene_number_dup (self->format, heading);
  g_autofree char *number = NULL;
  g_autofree char *changed = NULL;
  char *scene;

  if (numbering == NUMBER_NEW && present != NULL)
    {
      g_set_str (previous, present);
      return;
    }
  if (numbering != NUMBER_NONE)
    number = number_for (self, place, *previous, numbering);
  changed = cliff_scene_number_set (self->format, heading, number);
  scene = g_strconcat (changed, rest, NULL);
  g_free (g_ptr_array_index (scenes, index));
  g_ptr_array_index (scenes, index) = scene;
  g_set_str (previous, number);
  if (numbering == NUMBER_NEW && g_hash_table_size (self->used) > 0)
    g_hash_table_add (self->used, g_strdup (number));
}

static gboolean
number_episode (CliffStore  *store,
                CliffId      episode_id,
                int          number,
                Numbering    numbering,
                GError     **error)
{
  g_autoptr(CliffEpisodeDraft) draft = cliff_episode_draft_new (store, episode_id, error);
  g_autoptr(GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Episode self = { draft, CLIFF_SCRIPT_DRAMA, number, used };
  g_autofree char *previous = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (draft == NULL)
    return FALSE;
  self.format = cliff_script_get_format (draft->script);
  before = cliff_pieces_join (draft->pieces, NULL);
  read_used (&self);
  for (guint i = cliff_episode_draft_is_headless (draft), place = 1; i < draft->pieces->scenes->len; i++, place++)
    number_scene (&self, i, place, numbering, &previous);
  after = cliff_pieces_join (draft->pieces, NULL);

  return g_str_equal (before, after) || cliff_episode_draft_write (draft, error);
}

static gboolean
number_all (CliffStore  *store,
            Numbering    numbering,
            GError     **error)
{
  g_autofree char *format = cliff_store_dup_text (store, "SELECT script_format FROM series", "");
  gboolean alone = cliff_store_get_int (store, 0, "SELECT count (*) FROM episode", "") == 1 &&
                   g_strcmp0 (format, "fountain") == 0;
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id, number FROM episode ORDER BY position, id", "");

  while (cliff_rows_next (rows))
    if (!number_episode (store, cliff_rows_get_int (rows, 0), alone ? 0 : (int) cliff_rows_get_int (rows, 1), numbering, error))
      return FALSE;

  return cliff_rows_finish (rows, error);
}

static gboolean
is_locked (CliffStore *store)
{
  return cliff_store_get_int (store, 0, "SELECT numbers_locked FROM series", "") != 0;
}

gboolean
cliff_edit_number_scenes (CliffStore  *store,
                          GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return cliff_store_begin (store, "Number Scenes", error) &&
         cliff_store_end (store, number_all (store, is_locked (store) ? NUMBER_NEW : NUMBER_ALL, error), error);
}

gboolean
cliff_edit_remove_scene_numbers (CliffStore  *store,
                                 GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  if (is_locked (store))
    {
      g_set_error_literal (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_LOCKED, "The scene numbers are locked; unlock them first");
      return FALSE;
    }

  return cliff_store_begin (store, "Remove Scene Numbers", error) &&
         cliff_store_end (store, number_all (store, NUMBER_NONE, error), error);
}

gboolean
cliff_edit_lock_scene_numbers (CliffStore  *store,
                               gboolean     locked,
                               GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return cliff_store_begin (store, locked ? "Lock Scene Numbers" : "Unlock Scene Numbers", error) &&
         cliff_store_end (store,
                          (!locked || number_all (store, NUMBER_NEW, error)) &&
                            cliff_store_exec (store, error,
                                              "UPDATE series SET numbers_locked = ?1 WHERE numbers_locked != ?1", "i",
                                              (gint64) (locked != FALSE)),
                          error);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-prune.h"

#include "cliff-element.h"
#include "cliff-people.h"

#include <string.h>

/** Whether a text names somebody. */
typedef struct
{
  const char *name;
  gboolean    found;
} Search;

static gboolean
has_person (CliffPeople *people,
            const char  *name)
{
  for (guint i = 0; i < cliff_people_get_n (people); i++)
    if (g_str_equal (cliff_people_get_name (people, i), name))
      return TRUE;

  return FALSE;
}

static gboolean
speaks (CliffStore *store,
        CliffId     episode_id,
        const char *name)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT DISTINCT speaker FROM element JOIN scene ON scene.id = scene_id WHERE episode_id = ? AND instr (speaker, ?)",
    "is", episode_id, name);

  while (cliff_rows_next (rows))
    {
      g_auto(GStrv) names = cliff_people_split_speaker (cliff_rows_get_text (rows, 0));

      if (g_strv_contains ((const char * const *) names, name))
        return TRUE;
    }

  return FALSE;
}

static void
search_names (const CliffElement *element,
              gpointer            data)
{
  Search *search = data;

  if (element->names != NULL &&
      g_ptr_array_find_with_equal_func (element->names, search->name, g_str_equal, NULL))
    search->found = TRUE;
}

/* Casts are no rows: they stand in the text alone. */
static gboolean
is_cast (CliffScript *script,
         const char  *name)
{
  Search search = { name, FALSE };
  gsize n_spans = cliff_script_get_n_spans (script);
  const char *text = cliff_script_get_text (script, NULL);

  for (gsize i = 0; i < n_spans && !search.found; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);

      if ((span.kind != CLIFF_ELEMENT_CAST && span.kind != CLIFF_ELEMENT_SCENE && span.kind != CLIFF_ELEMENT_NOTE) ||
          g_strstr_len (text + span.start, (gssize) (span.end - span.start), name) == NULL)
        continue;
      if (span.kind == CLIFF_ELEMENT_NOTE)
        return TRUE;
      cliff_script_foreach_element_in (script, span.start, span.end, search_names, &search);
    }

  return search.found;
}

static gboolean
is_elsewhere (CliffStore        *store,
              CliffId            episode_id,
              CliffScriptFormat  format,
              const char        *name)
{
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT text FROM episode JOIN script_text ON script_text.id = text_id WHERE episode.id != ? AND instr (text, ?)",
    "is", episode_id, name);

  while (cliff_rows_next (rows))
    {
      g_autoptr(CliffScript) script = cliff_script_new (cliff_rows_get_text (rows, 0), -1, format);
      g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);

      g_autoptr(CliffPeople) people = cliff_people_new (outline);

      if (has_person (people, name))
        return TRUE;
    }

  return FALSE;
}

gboolean
cliff_edit_prune_people (CliffStore    *store,
                         CliffId        episode_id,
                         CliffScript   *script,
                         CliffOutline  *before,
                         CliffOutline  *after,
                         GError       **error)
{
  g_autoptr(CliffPeople) people = cliff_people_new (before);
  g_autoptr(CliffPeople) present = cliff_people_new (after);

  for (guint i = 0; i < cliff_people_get_n (people); i++)
    {
      const char *name = cliff_people_get_name (people, i);
      CliffId id;

      if (has_person (present, name))
        continue;
      id = cliff_store_get_int (
        store, 0,
        "SELECT id FROM character WHERE name = ? AND age = '' AND voice = '' "
        "AND NOT EXISTS (SELECT 1 FROM look WHERE character_id = character.id) "
        "AND NOT EXISTS (SELECT 1 FROM shot_character WHERE character_id = character.id) "
        "AND NOT EXISTS (SELECT 1 FROM line WHERE character_id = character.id)",
        "s", name);
      if (id == 0 || speaks (store, episode_id, name) || is_cast (script, name) ||
          is_elsewhere (store, episode_id, cliff_script_get_format (script), name))
        continue;
      if (!cliff_store_exec (store, error, "DELETE FROM character WHERE id = ?", "i", id))
        return FALSE;
    }

  return TRUE;
}

gboolean
cliff_edit_prune_places (CliffStore  *store,
                         GArray      *places,
                         GError     **error)
{
  for (guint i = 0; i < places->len; i++)
    if (!cliff_store_exec (store, error,
                           "DELETE FROM location WHERE id = ?1 "
                           "AND NOT EXISTS (SELECT 1 FROM scene WHERE location_id = ?1) "
                           "AND NOT EXISTS (SELECT 1 FROM shot WHERE location_id = ?1)",
                           "i", g_array_index (places, CliffId, i)))
      return FALSE;

  return TRUE;
}

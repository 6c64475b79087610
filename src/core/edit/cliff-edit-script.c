/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-script.h"

#include "cliff-edit-error.h"
#include "cliff-edit-outline.h"
#include "cliff-edit-prune.h"
#include "cliff-edit-version.h"
#include "cliff-edit-window.h"
#include "cliff-lexicon.h"

#include <string.h>

CliffScriptFormat
cliff_edit_get_format (CliffStore *store)
{
  g_autofree char *name = cliff_store_dup_text (store, "SELECT script_format FROM series", "");

  return g_strcmp0 (name, "fountain") == 0 ? CLIFF_SCRIPT_FOUNTAIN : CLIFF_SCRIPT_DRAMA;
}

static CliffOutline *
parse (const char        *text,
       CliffScriptFormat  format)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);

  return cliff_script_get_outline (script);
}

char *
cliff_edit_dup_preamble_text (CliffStore *store)
{
  char *text;

  g_return_val_if_fail (CLIFF_IS_STORE (store), g_strdup (""));

  text = cliff_store_dup_text (store, "SELECT text FROM series JOIN script_text ON script_text.id = preamble_id", "");

  return text != NULL ? text : g_strdup ("");
}

/* Biographies stand before the first episode, in a text of their own. */
static GPtrArray *
dup_bios (CliffStore *store)
{
  g_autofree char *preamble = cliff_edit_dup_preamble_text (store);
  g_autoptr(CliffOutline) outline = parse (preamble, cliff_edit_get_format (store));

  return g_ptr_array_ref (outline->bios);
}

/* An episode's text may have come to hold several episode lines: to the episode they are scenes
 * that follow each other. */
static void
join_episodes (CliffOutline *outline)
{
  CliffOutlineEpisode *first;

  if (outline->episodes->len == 0)
    g_ptr_array_add (outline->episodes, cliff_outline_episode_new (1, NULL));
  first = g_ptr_array_index (outline->episodes, 0);
  while (outline->episodes->len > 1)
    {
      g_autoptr(CliffOutlineEpisode) next = g_ptr_array_steal_index (outline->episodes, 1);

      g_ptr_array_extend_and_steal (first->scenes, g_steal_pointer (&next->scenes));
      next->scenes = g_ptr_array_new ();
      if (*next->hook != '\0')
        g_set_str (&first->hook, next->hook);
    }
}

CliffScript *
cliff_edit_parse_episode (CliffStore    *store,
                          const char    *text,
                          CliffOutline **outline)
{
  CliffScript *script = cliff_script_new (text, -1, cliff_edit_get_format (store));

  *outline = cliff_script_get_outline (script);
  join_episodes (*outline);

  return script;
}

static CliffOutline *
parse_episode (CliffStore *store,
               const char *text)
{
  CliffOutline *outline;
  g_autoptr(CliffScript) script = cliff_edit_parse_episode (store, text, &outline);

  return outline;
}

char *
cliff_edit_dup_episode_text (CliffStore *store,
                             CliffId     episode_id)
{
  char *text;

  g_return_val_if_fail (CLIFF_IS_STORE (store), g_strdup (""));

  text = cliff_store_dup_text (
    store,
    "SELECT text FROM episode JOIN script_text ON script_text.id = text_id WHERE episode.id = ?",
    "i", episode_id);

  return text != NULL ? text : g_strdup ("");
}

static void
append_text (GString    *whole,
             const char *text)
{
  if (whole->len > 0 && text[0] != '\0' && !g_str_has_suffix (whole->str, "\n\n"))
    g_string_append (whole, g_str_has_suffix (whole->str, "\n") ? "\n" : "\n\n");
  g_string_append (whole, text);
}

char *
cliff_edit_dup_series_text (CliffStore        *store,
                            CliffScriptFormat *format)
{
  g_autofree char *preamble = NULL;
  g_autoptr(CliffRows) rows = NULL;
  GString *whole = g_string_new (NULL);

  g_return_val_if_fail (CLIFF_IS_STORE (store), g_string_free (whole, FALSE));

  preamble = cliff_edit_dup_preamble_text (store);
  append_text (whole, preamble);
  rows = cliff_store_query (store, "SELECT text FROM episode JOIN script_text ON script_text.id = text_id "
                            "ORDER BY position, episode.id", "");
  while (cliff_rows_next (rows))
    append_text (whole, cliff_rows_get_text (rows, 0));
  *format = cliff_edit_get_format (store);

  return g_string_free (whole, FALSE);
}

CliffOutline *
cliff_edit_dup_outline (CliffStore *store,
                        CliffId     episode_id)
{
  g_autofree char *text = cliff_edit_dup_episode_text (store, episode_id);
  g_autofree char *title = cliff_store_dup_text (store, "SELECT title FROM series", "");
  CliffOutline *outline = parse_episode (store, text);
  CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, 0);
  CliffOutlineEpisode *others = cliff_outline_episode_new (0, NULL);
  CliffOutlineScene *scene = cliff_outline_scene_new (NULL, NULL);
  g_autoptr (CliffRows) rows =
    cliff_store_query (store, "SELECT name FROM character ORDER BY position, id", "");

  episode->number =
    cliff_store_get_int (store, 1, "SELECT number FROM episode WHERE id = ?", "i", episode_id);
  g_set_str (&outline->title, title != NULL ? title : "");
  g_ptr_array_unref (outline->bios);
  outline->bios = dup_bios (store);
  while (cliff_rows_next (rows))
    g_ptr_array_add (scene->cast, g_strdup (cliff_rows_get_text (rows, 0)));
  g_ptr_array_add (others->scenes, scene);
  g_ptr_array_add (outline->episodes, others);

  return outline;
}

static gboolean
check_text (const char  *text,
            GError     **error)
{
  if (g_utf8_validate (text, -1, NULL))
    return TRUE;

  g_set_error_literal (error, CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_ENCODING,
                       "The script is not UTF-8 text");
  return FALSE;
}

/* ── One episode ────────────────────────────────────────────────────────────────────────────────── */

/* While one step goes on, its text is one row; nobody else knows that row but the step.  A version may, and keeps it. */
static CliffId
replace_text (CliffStore  *store,
              CliffId      present,
              const char  *text,
              GError     **error)
{
  if (cliff_store_get_int (store, 0, "SELECT 1 FROM version_text WHERE text_id = ?", "i", present) != 0)
    return cliff_edit_write_text (store, present, text, error);

  return cliff_store_exec (store, error, "UPDATE script_text SET text = ? WHERE id = ?", "si", text, present)
           ? present : 0;
}

/* The id of the row that holds @text from now on, 0 on error. */
static CliffId
write_text (CliffStore  *store,
            CliffId      present,
            const char  *text,
            gboolean     joined,
            GError     **error)
{
  return joined && present != 0 ? replace_text (store, present, text, error)
                                : cliff_edit_write_text (store, present, text, error);
}

static gboolean
write_episode_text (CliffStore           *store,
                    CliffId               episode_id,
                    const char           *text,
                    CliffOutlineEpisode  *episode,
                    gboolean              joined,
                    GError              **error)
{
  CliffId present = cliff_store_get_int (
    store, 0, "SELECT ifnull (text_id, 0) FROM episode WHERE id = ?", "i", episode_id);
  CliffId text_id = write_text (store, present, text, joined, error);

  if (text_id == 0)
    return FALSE;

  return (text_id == present ||
          cliff_store_exec (store, error, "UPDATE episode SET text_id = ? WHERE id = ?", "ii",
                            text_id, episode_id)) &&
         cliff_store_exec (
           store, error, "UPDATE episode SET title = ?1 WHERE id = ?2 AND title != ?1 AND ?1 != ''",
           "si", episode->title, episode_id);
}

gboolean
cliff_edit_write_episode_text (CliffStore           *store,
                               CliffId               episode_id,
                               const char           *text,
                               CliffOutlineEpisode  *episode,
                               GError              **error)
{
  return write_episode_text (store, episode_id, text, episode, FALSE, error);
}

static GArray *
read_places (CliffStore *store,
             CliffId     episode_id)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(CliffRows) rows =
    cliff_store_query (store, "SELECT DISTINCT location_id FROM scene WHERE episode_id = ? AND location_id IS NOT NULL",
                       "i", episode_id);

  while (cliff_rows_next (rows))
    {
      CliffId place = cliff_rows_get_int (rows, 0);

      g_array_append_val (places, place);
    }

  return places;
}

/* Writes the whole episode anew. */
static gboolean
set_text (CliffStore   *store,
          CliffId       episode_id,
          const char   *present,
          CliffScript  *script,
          gsize         head,
          gsize         tail,
          gboolean      joined,
          GError      **error)
{
  g_autoptr(CliffOutline) before = cliff_edit_window_read_before (store, episode_id, present, script, head, tail);
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
  g_autoptr(GPtrArray) bios = dup_bios (store);
  g_autoptr(GArray) places = read_places (store, episode_id);

  join_episodes (outline);

  return write_episode_text (store, episode_id, cliff_script_get_text (script, NULL),
                             g_ptr_array_index (outline->episodes, 0), joined, error) &&
         cliff_edit_write_people (store, outline, bios, error) &&
         cliff_edit_write_episode (store, episode_id, outline, 0, 0, error) &&
         cliff_edit_prune_people (store, episode_id, script, before, outline, error) &&
         cliff_edit_prune_places (store, places, error);
}

/* Writes the scenes that have changed. */
static gboolean
set_window (CliffStore       *store,
            CliffId           episode_id,
            CliffScript      *script,
            CliffEditWindow  *window,
            gboolean          joined,
            GError          **error)
{
  g_autoptr(GPtrArray) bios = dup_bios (store);

  return write_episode_text (store, episode_id, cliff_script_get_text (script, NULL),
                             g_ptr_array_index (window->after->episodes, 0), joined, error) &&
         cliff_edit_write_people (store, window->after, bios, error) &&
         cliff_edit_window_write (window, store, episode_id, error) &&
         cliff_edit_prune_people (store, episode_id, script, window->before, window->after, error) &&
         cliff_edit_prune_places (store, window->places, error);
}

gboolean
cliff_edit_type_episode (CliffStore   *store,
                         CliffId       episode_id,
                         CliffScript  *script,
                         gsize         head,
                         gsize         tail,
                         CliffId      *step,
                         GError      **error)
{
  g_autoptr(CliffEditWindow) window = NULL;
  g_autofree char *present = NULL;
  gboolean joined;
  const char *text;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (script != NULL, FALSE);
  g_return_val_if_fail (step != NULL, FALSE);

  text = cliff_script_get_text (script, NULL);
  if (cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE id = ?", "i", episode_id) == 0)
    {
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "There is no episode %" G_GINT64_FORMAT,
                   episode_id);
      return FALSE;
    }
  if (!check_text (text, error))
    return FALSE;
  present = cliff_edit_dup_episode_text (store, episode_id);
  if (g_str_equal (present, text))
    return TRUE;

  if (!cliff_store_begin (store, "Edit Script", error))
    return FALSE;
  joined = cliff_store_join (store, *step);
  if (head + tail > 0)
    window = cliff_edit_window_new (store, episode_id, present, script, head, tail);
  if (!cliff_store_end (store,
                        cliff_edit_snapshot_when_due (store, error) &&
                        (window != NULL ? set_window (store, episode_id, script, window, joined, error)
                                        : set_text (store, episode_id, present, script, head, tail, joined, error)),
                        error))
    return FALSE;
  *step = cliff_store_get_step (store);

  return TRUE;
}

gboolean
cliff_edit_type_episode_text (CliffStore  *store,
                              CliffId      episode_id,
                              const char  *text,
                              CliffId     *step,
                              GError     **error)
{
  g_autoptr(CliffScript) script = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  script = cliff_script_new (text, -1, cliff_edit_get_format (store));

  return cliff_edit_type_episode (store, episode_id, script, 0, 0, step, error);
}

gboolean
cliff_edit_set_episode_text (CliffStore  *store,
                             CliffId      episode_id,
                             const char  *text,
                             GError     **error)
{
  CliffId step = 0;

  return cliff_edit_type_episode_text (store, episode_id, text, &step, error);
}

/* ── Before the first episode ───────────────────────────────────────────────────────────────────── */

static gboolean
set_preamble (CliffStore  *store,
              const char  *text,
              gboolean     joined,
              GError     **error)
{
  CliffId present = cliff_store_get_int (store, 0, "SELECT ifnull (preamble_id, 0) FROM series", "");
  CliffId text_id = write_text (store, present, text, joined, error);
  g_autoptr(CliffOutline) outline = parse (text, cliff_edit_get_format (store));

  return text_id != 0 &&
         cliff_store_exec (store, error,
                           "UPDATE series SET preamble_id = ?1, title = CASE ?2 WHEN '' THEN title ELSE ?2 END "
                           "WHERE (preamble_id, title) IS NOT (?1, CASE ?2 WHEN '' THEN title ELSE ?2 END)",
                           "is", text_id, outline->title);
}

gboolean
cliff_edit_type_preamble_text (CliffStore  *store,
                               const char  *text,
                               CliffId     *step,
                               GError     **error)
{
  g_autofree char *present = NULL;
  gboolean joined;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (step != NULL, FALSE);

  if (!check_text (text, error))
    return FALSE;
  present = cliff_edit_dup_preamble_text (store);
  if (g_str_equal (present, text))
    return TRUE;

  if (!cliff_store_begin (store, "Edit Script", error))
    return FALSE;
  joined = cliff_store_join (store, *step);
  if (!cliff_store_end (store, set_preamble (store, text, joined, error), error))
    return FALSE;
  *step = cliff_store_get_step (store);

  return TRUE;
}

/* ── A whole script ─────────────────────────────────────────────────────────────────────────────── */

/* The episode of that number which this import has not met yet, or 0. */
static CliffId
find_episode (CliffStore *store,
              int         number,
              GHashTable *met)
{
  g_autoptr (CliffRows) rows =
    cliff_store_query (store, "SELECT id FROM episode WHERE number = ? ORDER BY position, id", "i", (gint64) number);

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      if (!g_hash_table_contains (met, GSIZE_TO_POINTER (id)))
        return id;
    }

  return 0;
}

/* That episode, a new one where there is none; 0 on error. */
static CliffId
ensure_episode (CliffStore           *store,
                CliffOutlineEpisode  *episode,
                GHashTable           *met,
                GError              **error)
{
  CliffId id = find_episode (store, episode->number, met);

  return id != 0 ? id : cliff_store_insert (store, error,
                                            "INSERT INTO episode (position, number, title) VALUES "
                                            "((SELECT ifnull (max (position), 0) + 65536 FROM episode), ?, ?)",
                                            "is", (gint64) episode->number, episode->title);
}

static gboolean
import_episode (CliffStore    *store,
                CliffOutline  *outline,
                guint          index,
                const char    *text,
                GHashTable    *met,
                GError       **error)
{
  CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, index);
  CliffId id = ensure_episode (store, episode, met, error);
  g_autofree char *slice = g_strndup (text + episode->start, episode->end - episode->start);

  if (id == 0)
    return FALSE;
  g_hash_table_add (met, GSIZE_TO_POINTER (id));

  return write_episode_text (store, id, slice, episode, FALSE, error) &&
         cliff_edit_write_episode (store, id, outline, index, episode->start, error);
}

static gboolean
write_series (CliffStore    *store,
              CliffOutline  *outline,
              const char    *text,
              GError       **error)
{
  CliffId present =
    cliff_store_get_int (store, 0, "SELECT ifnull (preamble_id, 0) FROM series", "");
  g_autofree char *preamble = g_strndup (text, outline->preamble_end), *bare = g_strdup (preamble);
  /* An episode alone brings no title page; that does not take away the one that is there. */
  CliffId preamble_id = present != 0 && *g_strstrip (bare) == '\0'
                          ? present : cliff_edit_write_text (store, present, preamble, error);
  const char *language = cliff_text_is_chinese (text) ? "zh" : "en";
  const char *format = outline->format == CLIFF_SCRIPT_FOUNTAIN ? "fountain" : "drama";

  return preamble_id != 0 &&
         cliff_store_exec (
           store, error,
           "UPDATE series SET title = CASE ?1 WHEN '' THEN title ELSE ?1 END, language = ?2, "
           "script_format = ?3, preamble_id = ?4 WHERE (CASE ?1 WHEN '' THEN title ELSE ?1 END, "
           "?2, ?3, ?4) IS NOT "
           "(title, language, script_format, preamble_id)",
           "sssi", outline->title, language, format, preamble_id);
}

static gboolean
import_outline (CliffStore    *store,
                CliffOutline  *outline,
                const char    *text,
                GError       **error)
{
  g_autoptr(GHashTable) met = g_hash_table_new (NULL, NULL);

  if (!cliff_edit_snapshot (store, CLIFF_VERSION_IMPORT, error) || !write_series (store, outline, text, error) ||
      !cliff_edit_write_people (store, outline, outline->bios, error))
    return FALSE;
  for (guint i = 0; i < outline->episodes->len; i++)
    if (!import_episode (store, outline, i, text, met, error))
      return FALSE;

  return TRUE;
}

/* Episodes that the import leaves alone are read in the series' format: what comes in has to be in it too.
 * (transfer full) */
static char *
dup_fitting_text (CliffStore         *store,
                  const char         *text,
                  CliffScriptFormat   format)
{
  g_autoptr(CliffScript) script = cliff_script_new (text, -1, format);
  g_autoptr(CliffOutline) outline = cliff_script_get_outline (script);
  g_autoptr(GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT number FROM episode WHERE text_id IS NOT NULL", "");
  gboolean stays = FALSE;

  for (guint i = 0; i < outline->episodes->len; i++)
    {
      const CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, i);

      g_hash_table_add (numbers, GINT_TO_POINTER (episode->number));
    }
  while (cliff_rows_next (rows))
    stays = stays || !g_hash_table_contains (numbers, GINT_TO_POINTER ((int) cliff_rows_get_int (rows, 0)));

  return stays && outline->format != cliff_edit_get_format (store) ? cliff_script_write (script, cliff_edit_get_format (store))
                                                       : g_strdup (text);
}

static gboolean
write_document (CliffStore  *store,
                const char  *fdx,
                GError     **error)
{
  CliffId present = cliff_store_get_int (store, 0, "SELECT ifnull (fdx_id, 0) FROM series", "");
  CliffId id;

  if (fdx == NULL)
    return TRUE;
  id = cliff_edit_write_text (store, present, fdx, error);

  return id != 0 && (id == present || cliff_store_exec (store, error, "UPDATE series SET fdx_id = ?", "i", id));
}

gboolean
cliff_edit_import_document (CliffStore         *store,
                            const char         *text,
                            CliffScriptFormat   format,
                            const char         *fdx,
                            GError            **error)
{
  g_autoptr(CliffOutline) outline = NULL;
  g_autofree char *fitting = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (!check_text (text, error) || (fdx != NULL && !check_text (fdx, error)))
    return FALSE;
  fitting = dup_fitting_text (store, text, format);
  outline = parse (fitting, g_str_equal (fitting, text) ? format : cliff_edit_get_format (store));

  return cliff_store_begin (store, "Import Script", error) &&
         cliff_store_end (store, import_outline (store, outline, fitting, error) && write_document (store, fdx, error),
                          error);
}

gboolean
cliff_edit_import_script (CliffStore         *store,
                          const char         *text,
                          CliffScriptFormat   format,
                          GError            **error)
{
  return cliff_edit_import_document (store, text, format, NULL, error);
}

/* ── The plan of an import ──────────────────────────────────────────────────────────────────────── */

void
cliff_import_row_free (CliffImportRow *self)
{
  g_free (self->title);
  g_free (self);
}

static char *
dup_trimmed (const char *text,
             gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);

  return g_strdup (g_strstrip (copy));
}

/* How many scenes of @outline's episode @index there are of each text, added to @counts as @sign. */
static void
count_scenes (CliffOutline *outline,
              guint         index,
              const char   *text,
              GHashTable   *counts,
              int           sign)
{
  const CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, index);

  for (guint i = 0; i < episode->scenes->len; i++)
    {
      const CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, i);
      char *key = dup_trimmed (text + scene->start, scene->end - scene->start);
      int count = GPOINTER_TO_INT (g_hash_table_lookup (counts, key));

      g_hash_table_replace (counts, key, GINT_TO_POINTER (count + sign));
    }
}

static void
compare_scenes (CliffImportRow *row,
                CliffStore     *store,
                CliffOutline   *outline,
                guint           index,
                const char     *text)
{
  g_autofree char *present = cliff_edit_dup_episode_text (store, row->episode_id);
  g_autoptr(CliffOutline) old = parse_episode (store, present);
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer count;

  count_scenes (old, 0, present, counts, -1);
  count_scenes (outline, index, text, counts, 1);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    {
      row->n_changed += MAX (GPOINTER_TO_INT (count), 0);
      row->n_removed += MAX (-GPOINTER_TO_INT (count), 0);
    }
  row->n_removed = MAX (row->n_removed - row->n_changed, 0);
}

static CliffImportRow *
plan_episode (CliffStore    *store,
              CliffOutline  *outline,
              guint          index,
              const char    *text,
              GHashTable    *met)
{
  const CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, index);
  CliffImportRow *row = g_new0 (CliffImportRow, 1);
  g_autofree char *slice = g_strndup (text + episode->start, episode->end - episode->start), *present = NULL;

  row->number = episode->number;
  row->title = g_strdup (episode->title);
  row->n_scenes = episode->scenes->len;
  row->episode_id = find_episode (store, episode->number, met);
  if (row->episode_id == 0)
    {
      row->n_changed = row->n_scenes;
      return row;
    }
  g_hash_table_add (met, GSIZE_TO_POINTER (row->episode_id));
  present = cliff_edit_dup_episode_text (store, row->episode_id);
  row->state = g_str_equal (present, slice) ? CLIFF_IMPORT_SAME : CLIFF_IMPORT_CHANGED;
  if (row->state == CLIFF_IMPORT_CHANGED)
    compare_scenes (row, store, outline, index, text);

  return row;
}

GPtrArray *
cliff_edit_preview_import (CliffStore         *store,
                           const char         *text,
                           CliffScriptFormat   format,
                           GError            **error)
{
  g_autoptr(CliffOutline) outline = NULL;
  g_autoptr(GHashTable) met = g_hash_table_new (NULL, NULL);
  g_autofree char *fitting = NULL;
  GPtrArray *rows;

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!check_text (text, error))
    return NULL;
  fitting = dup_fitting_text (store, text, format);
  outline = parse (fitting, g_str_equal (fitting, text) ? format : cliff_edit_get_format (store));
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_import_row_free);
  for (guint i = 0; i < outline->episodes->len; i++)
    g_ptr_array_add (rows, plan_episode (store, outline, i, fitting, met));

  return rows;
}

/* ── The script as a whole ──────────────────────────────────────────────────────────────────────── */

CliffScript *
cliff_edit_dup_script (CliffStore *store,
                       GArray     *episodes)
{
  CliffScriptFormat format = cliff_edit_get_format (store);
  g_autofree char *whole = episodes == NULL ? cliff_edit_dup_series_text (store, &format) : NULL;
  g_autoptr(GString) text = g_string_new (whole);

  for (guint i = 0; episodes != NULL && i < episodes->len; i++)
    {
      g_autofree char *episode = cliff_edit_dup_episode_text (store, g_array_index (episodes, CliffId, i));

      append_text (text, episode);
    }

  return cliff_script_new (text->str, text->len, format);
}

char *
cliff_edit_dup_document (CliffStore *store)
{
  return cliff_store_dup_text (store, "SELECT text FROM series JOIN script_text ON script_text.id = fdx_id", "");
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-version.h"

#include "cliff-edit-error.h"
#include "cliff-edit-outline.h"
#include "cliff-edit-script.h"

#include <string.h>

#define DAY ((gint64) 24 * 3600 * CLIFF_SECOND)
#define EVERY (600 * CLIFF_SECOND)

static const char * const colours[] = {
  "blue", "pink", "yellow", "green", "goldenrod", "buff", "salmon", "cherry", "tan", NULL
};

void
cliff_version_free (CliffVersion *self)
{
  g_free (self->name);
  g_free (self->reason);
  g_free (self->colour);
  g_free (self);
}

GPtrArray *
cliff_edit_list_versions (CliffStore *store)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_version_free);
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT id, name, reason, colour, created, (SELECT count (*) FROM version_text WHERE version_id = version.id) "
    "FROM version ORDER BY id DESC",
    "");

  while (cliff_rows_next (rows))
    {
      CliffVersion *version = g_new0 (CliffVersion, 1);

      version->id = cliff_rows_get_int (rows, 0);
      version->name = g_strdup (cliff_rows_get_text (rows, 1));
      version->reason = g_strdup (cliff_rows_get_text (rows, 2));
      version->colour = g_strdup (cliff_rows_get_text (rows, 3));
      version->created = cliff_rows_get_int (rows, 4);
      version->n_episodes = cliff_rows_get_int (rows, 5);
      g_ptr_array_add (versions, version);
    }

  return versions;
}

/* ── Making them ────────────────────────────────────────────────────────────────────────────────── */

/* Whether the newest version holds what is there now.  Texts are never changed once a version has them, so that their ids tell. */
static gboolean
is_kept (CliffStore *store)
{
  CliffId newest = cliff_store_get_int (store, 0, "SELECT max (id) FROM version", "");

  return newest != 0 &&
         cliff_store_get_int (store, 0,
                              "SELECT ifnull (preamble_id, 0) = ifnull ((SELECT preamble_id FROM series), 0) FROM version "
                              "WHERE id = ?",
                              "i", newest) != 0 &&
         cliff_store_get_int (store, 1,
                              "SELECT count (*) FROM (SELECT id, number, text_id FROM episode EXCEPT "
                              "SELECT episode_id, number, text_id FROM version_text WHERE version_id = ?)",
                              "i", newest) == 0 &&
         cliff_store_get_int (store, 1,
                              "SELECT count (*) FROM (SELECT episode_id, number, text_id FROM version_text WHERE version_id = ? "
                              "EXCEPT SELECT id, number, text_id FROM episode)",
                              "i", newest) == 0;
}

static CliffId
insert_version (CliffStore  *store,
                const char  *name,
                const char  *reason,
                GError     **error)
{
  CliffId id = cliff_store_insert (store, error,
                                   "INSERT INTO version (name, reason, preamble_id, created) VALUES "
                                   "(?, ?, (SELECT preamble_id FROM series), ?)",
                                   "ssi", name, reason, g_get_real_time () * 1000);

  return id != 0 && cliff_store_exec (store, error,
                                      "INSERT INTO version_text (version_id, episode_id, number, title, text_id) "
                                      "SELECT ?, id, number, title, text_id FROM episode ORDER BY position, id",
                                      "i", id)
           ? id
           : 0;
}

/* Of the versions the program made, the last of a day (a month) stands for all of it once they are a day (30 days) old. */
static gboolean
thin (CliffStore  *store,
      GError     **error)
{
  gint64 now = g_get_real_time () * 1000;

  return cliff_store_exec (
    store, error,
    "DELETE FROM version WHERE name = '' AND created < ?1 AND id NOT IN (SELECT ifnull (revision_id, 0) FROM series) AND "
    "id NOT IN (SELECT max (id) FROM version WHERE name = '' AND created >= ?2 GROUP BY created / ?3) AND "
    "id NOT IN (SELECT max (id) FROM version WHERE name = '' AND created < ?2 "
    "GROUP BY strftime ('%Y-%m', created / 1000000000, 'unixepoch'))",
    "iii", now - DAY, now - 30 * DAY, DAY);
}

/* When this session kept the script last, ns of the monotonic clock; 0: it did not. */
static gint64 *
get_last (CliffStore *store)
{
  GQuark quark = g_quark_from_static_string ("cliff-edit-version-last");
  gint64 *last = g_object_get_qdata (G_OBJECT (store), quark);

  if (last == NULL)
    {
      last = g_new0 (gint64, 1);
      g_object_set_qdata_full (G_OBJECT (store), quark, last, g_free);
    }

  return last;
}

gboolean
cliff_edit_snapshot (CliffStore  *store,
                     const char  *reason,
                     GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);

  if (cliff_store_get_int (store, 0, "SELECT count (*) FROM episode WHERE text_id IS NOT NULL", "") == 0)
    return TRUE;
  if (!is_kept (store) &&
      (!cliff_store_begin_kept (store, error) ||
       !cliff_store_end (store, insert_version (store, "", reason, error) != 0 && thin (store, error), error)))
    return FALSE;
  *get_last (store) = g_get_monotonic_time () * 1000 + 1;

  return TRUE;
}

gboolean
cliff_edit_snapshot_when_due (CliffStore  *store,
                              GError     **error)
{
  gint64 last;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  last = *get_last (store);
  if (last == 0)
    return cliff_edit_snapshot (store, CLIFF_VERSION_SESSION, error);

  return g_get_monotonic_time () * 1000 - last < EVERY || cliff_edit_snapshot (store, CLIFF_VERSION_TIME, error);
}

/* ── Names ──────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_name (const char  *name,
            GError     **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped != '\0' && g_utf8_validate (name, -1, NULL))
    return TRUE;
  g_set_error_literal (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_NAME, "A version needs a name");

  return FALSE;
}

static gboolean
check_version (CliffStore  *store,
               CliffId      version_id,
               GError     **error)
{
  if (cliff_store_get_int (store, 0, "SELECT id FROM version WHERE id = ?", "i", version_id) != 0)
    return TRUE;
  g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "There is no version %" G_GINT64_FORMAT, version_id);

  return FALSE;
}

CliffId
cliff_edit_save_version (CliffStore  *store,
                         const char  *name,
                         GError     **error)
{
  CliffId id;

  g_return_val_if_fail (CLIFF_IS_STORE (store), 0);
  g_return_val_if_fail (name != NULL, 0);

  if (!check_name (name, error) || !cliff_store_begin_kept (store, error))
    return 0;
  id = insert_version (store, name, "", error);

  return cliff_store_end (store, id != 0, error) ? id : 0;
}

gboolean
cliff_edit_rename_version (CliffStore  *store,
                           CliffId      version_id,
                           const char  *name,
                           GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return check_name (name, error) && check_version (store, version_id, error) && cliff_store_begin_kept (store, error) &&
         cliff_store_end (store,
                          cliff_store_exec (store, error, "UPDATE version SET name = ? WHERE id = ?", "si", name, version_id),
                          error);
}

gboolean
cliff_edit_delete_version (CliffStore  *store,
                           CliffId      version_id,
                           GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  return check_version (store, version_id, error) && cliff_store_begin_kept (store, error) &&
         cliff_store_end (store, cliff_store_exec (store, error, "DELETE FROM version WHERE id = ?", "i", version_id), error);
}

/* ── Reading ────────────────────────────────────────────────────────────────────────────────────── */

GArray *
cliff_edit_list_version_episodes (CliffStore *store,
                                  CliffId     version_id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(CliffRows) rows = cliff_store_query (
    store,
    "SELECT id FROM (SELECT episode_id AS id, number, 0 AS later, version_text.id AS place FROM version_text "
    "WHERE version_id = ?1 UNION ALL SELECT id, number, 1, position FROM episode WHERE id NOT IN "
    "(SELECT episode_id FROM version_text WHERE version_id = ?1)) ORDER BY number, later, place",
    "i", version_id);

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);

      g_array_append_val (ids, id);
    }

  return ids;
}

char *
cliff_edit_dup_version_text (CliffStore *store,
                             CliffId     version_id,
                             CliffId     episode_id)
{
  char *text;

  g_return_val_if_fail (CLIFF_IS_STORE (store), g_strdup (""));

  if (version_id == 0)
    return cliff_edit_dup_episode_text (store, episode_id);
  text = cliff_store_dup_text (store,
                               "SELECT text FROM version_text JOIN script_text ON script_text.id = text_id "
                               "WHERE version_id = ? AND episode_id = ?",
                               "ii", version_id, episode_id);

  return text != NULL ? text : g_strdup ("");
}

static CliffScript *
read_script (CliffStore *store,
             CliffId     version_id,
             CliffId     episode_id)
{
  g_autofree char *text = cliff_edit_dup_version_text (store, version_id, episode_id);
  g_autoptr(CliffOutline) outline = NULL;

  return cliff_edit_parse_episode (store, text, &outline);
}

GArray *
cliff_edit_compare_versions (CliffStore *store,
                             CliffId     before_id,
                             CliffId     after_id,
                             CliffId     episode_id)
{
  g_autoptr(CliffScript) before = NULL;
  g_autoptr(CliffScript) after = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);

  before = read_script (store, before_id, episode_id);
  after = read_script (store, after_id, episode_id);

  return cliff_compare_scripts (before, after);
}

/* ── Revisions ──────────────────────────────────────────────────────────────────────────────────── */

static gboolean
set_revision (CliffStore  *store,
              CliffId      version_id,
              const char  *colour,
              GError     **error)
{
  return cliff_store_exec (store, error,
                           "UPDATE series SET revision_id = nullif (?1, 0) WHERE ifnull (revision_id, 0) != ?1", "i",
                           version_id) &&
         cliff_store_exec (store, error, "UPDATE version SET colour = ?1 WHERE id = ?2 AND colour != ?1", "si", colour,
                           version_id);
}

gboolean
cliff_edit_set_revision (CliffStore  *store,
                         CliffId      version_id,
                         const char  *colour,
                         GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);

  if (version_id != 0 && !check_version (store, version_id, error))
    return FALSE;
  if (version_id != 0 && (colour == NULL || !g_strv_contains (colours, colour)))
    {
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_VALUE, "“%s” is no colour of revisions",
                   colour != NULL ? colour : "");
      return FALSE;
    }

  return cliff_store_begin (store, "Set Revision", error) &&
         cliff_store_end (store, set_revision (store, version_id, version_id != 0 ? colour : "", error), error);
}

CliffId
cliff_edit_get_revision (CliffStore *store)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), 0);

  return cliff_store_get_int (store, 0, "SELECT version.id FROM series JOIN version ON version.id = revision_id", "");
}

char *
cliff_edit_dup_revision_colour (CliffStore *store)
{
  char *colour;

  g_return_val_if_fail (CLIFF_IS_STORE (store), g_strdup (""));

  colour = cliff_store_dup_text (store, "SELECT colour FROM series JOIN version ON version.id = revision_id", "");

  return colour != NULL ? colour : g_strdup ("");
}

char *
cliff_edit_dup_revision_text (CliffStore *store,
                              CliffId     episode_id)
{
  CliffId version = cliff_edit_get_revision (store);
  char *text;

  if (version == 0)
    return NULL;
  if (episode_id != 0)
    return cliff_edit_dup_version_text (store, version, episode_id);
  text = cliff_store_dup_text (
    store, "SELECT text FROM version JOIN script_text ON script_text.id = preamble_id WHERE version.id = ?", "i", version);

  return text != NULL ? text : g_strdup ("");
}

/* Everything the version holds, in the order of its episodes. */
static CliffScript *
read_whole (CliffStore        *store,
            CliffId            version_id,
            CliffScriptFormat  format)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(CliffRows) rows = cliff_store_query (
    store, "SELECT text FROM (SELECT -1 AS number, preamble_id AS text_id FROM version WHERE id = ?1 UNION ALL "
    "SELECT number, text_id FROM version_text WHERE version_id = ?1) JOIN script_text ON script_text.id = text_id "
    "ORDER BY number", "i", version_id);

  while (cliff_rows_next (rows))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", cliff_rows_get_text (rows, 0));

  return cliff_script_new (text->str, text->len, format);
}

CliffScript *
cliff_edit_dup_revision_script (CliffStore        *store,
                                CliffScriptFormat  format)
{
  CliffId version = cliff_edit_get_revision (store);

  return version != 0 ? read_whole (store, version, format) : NULL;
}

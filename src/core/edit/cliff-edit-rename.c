/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-rename.h"

#include "cliff-edit-breakdown.h"
#include "cliff-edit-error.h"
#include "cliff-edit-outline.h"
#include "cliff-edit-script.h"
#include "cliff-edit-version.h"
#include "cliff-episode-draft.h"
#include "cliff-mentions.h"

#include <string.h>

/** A rename on its way. */
typedef struct
{
  CliffStore       *store;
  const char       *table;   /* "character" or "location" */
  CliffId           id;
  char             *old_name;
  const char       *name;
  CliffRenameFlags  flags;
  GPtrArray        *others;  /* char *: everybody else */
} Rename;

static void
rename_clear (Rename *self)
{
  g_free (self->old_name);
  g_clear_pointer (&self->others, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rename, rename_clear)

/* ── Checks ─────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
check_name (Rename  *self,
            GError **error)
{
  static const char * const marks[] = { "：", ":", "\n", "\r", "（", "(", "）", ")", "【", "】", "、", "，", "@", "^", "△", NULL };
  g_autofree char *stripped = g_strstrip (g_strdup (self->name));
  gboolean fits = *stripped != '\0' && g_str_equal (stripped, self->name) && g_utf8_validate (self->name, -1, NULL);

  for (guint i = 0; marks[i] != NULL; i++)
    fits &= strstr (self->name, marks[i]) == NULL;
  if (!fits)
    g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_NAME, "“%s” cannot be a name in a script", self->name);

  return fits;
}

static CliffId
find_row (Rename     *self,
          const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE name = ?", self->table);

  return cliff_store_get_int (self->store, 0, sql, "s", name);
}

/* Who it is, NULL where there is nobody, and who else there is. */
static void
read_names (Rename *self)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM %s WHERE id = ?", self->table);
  g_autoptr(CliffRows) rows = cliff_store_query (self->store, "SELECT name FROM character WHERE id != ?", "i", self->id);

  self->old_name = cliff_store_dup_text (self->store, sql, "i", self->id);
  self->others = g_ptr_array_new_with_free_func (g_free);
  while (cliff_rows_next (rows))
    g_ptr_array_add (self->others, g_strdup (cliff_rows_get_text (rows, 0)));
}

static gboolean
start (Rename  *self,
       GError **error)
{
  read_names (self);
  if (self->old_name == NULL)
    {
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "There is no %s %" G_GINT64_FORMAT, self->table, self->id);
      return FALSE;
    }
  if (!check_name (self, error))
    return FALSE;
  if ((self->flags & CLIFF_RENAME_MERGE) == 0 && find_row (self, self->name) != 0 && find_row (self, self->name) != self->id)
    {
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_TAKEN, "“%s” is there already; to make the two one, ask for a merge", self->name);
      return FALSE;
    }

  return TRUE;
}

/* ── Texts ──────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
is_wanted (Rename             *self,
           const CliffMention *mention)
{
  return mention->role == CLIFF_MENTION_CUE || mention->role == CLIFF_MENTION_VOICE || mention->role == CLIFF_MENTION_CAST ||
         (self->flags & CLIFF_RENAME_EVERYWHERE) != 0;
}

/* Fountain knows a cue by its capitals; any other needs the mark. */
static gboolean
needs_mark (CliffScript        *script,
            const CliffMention *mention,
            const char         *written)
{
  const char *text = cliff_script_get_text (script, NULL);
  gboolean upper = FALSE, lower = FALSE;

  if (cliff_script_get_format (script) != CLIFF_SCRIPT_FOUNTAIN ||
      (mention->role != CLIFF_MENTION_CUE && mention->role != CLIFF_MENTION_VOICE) ||
      (mention->start > 0 && text[mention->start - 1] == '@'))
    return FALSE;
  for (const char *p = written; *p != '\0'; p = g_utf8_next_char (p))
    {
      upper |= g_unichar_isupper (g_utf8_get_char (p));
      lower |= g_unichar_islower (g_utf8_get_char (p));
    }

  return !upper || lower;
}

static char *
dup_renamed_person (Rename      *self,
                    CliffScript *script)
{
  g_autoptr(GArray) mentions = cliff_mentions_find (script, self->old_name, self->others);
  gsize length, at = 0;
  const char *text = cliff_script_get_text (script, &length);
  GString *renamed = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      CliffMention *mention = &g_array_index (mentions, CliffMention, i);
      g_autofree char *written = NULL;

      if (!is_wanted (self, mention) || mention->start < at)
        continue;
      written = cliff_mention_dup_name (mention, self->name);
      g_string_append_len (renamed, text + at, mention->start - at);
      if (needs_mark (script, mention, written))
        g_string_append_c (renamed, '@');
      g_string_append (renamed, written);
      at = mention->end;
    }
  g_string_append_len (renamed, text + at, length - at);

  return g_string_free_and_steal (renamed);
}

/* The first place of the old name in a heading is the place's. */
static char *
dup_renamed_place (Rename            *self,
                   CliffEpisodeDraft *draft)
{
  for (guint i = 0; i < draft->ids->len; i++)
    {
      char **scene = (char **) &g_ptr_array_index (draft->pieces->scenes, i);
      CliffId location = cliff_store_get_int (self->store, 0, "SELECT ifnull (location_id, 0) FROM scene WHERE id = ?", "i",
                                              g_array_index (draft->ids, CliffId, i));
      g_autoptr(CliffScript) script = NULL;
      g_autofree char *whole = NULL;
      g_autoptr(GString) heading = NULL;
      gsize end;

      if (location != self->id)
        continue;
      script = cliff_script_new (*scene, -1, cliff_script_get_format (draft->script));
      end = cliff_script_get_span (script, 0).end;
      heading = g_string_new_len (*scene, end);
      g_string_replace (heading, self->old_name, self->name, 1);
      whole = g_strconcat (heading->str, *scene + end, NULL);
      g_free (*scene);
      *scene = g_steal_pointer (&whole);
    }

  return cliff_pieces_join (draft->pieces, NULL);
}

static gboolean
rename_in_episode (Rename   *self,
                   CliffId   episode_id,
                   GError  **error)
{
  g_autoptr(CliffEpisodeDraft) draft = cliff_episode_draft_new (self->store, episode_id, error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (draft == NULL)
    return FALSE;
  before = cliff_pieces_join (draft->pieces, NULL);
  after = g_str_equal (self->table, "character") ? dup_renamed_person (self, draft->script) : dup_renamed_place (self, draft);
  if (g_str_equal (before, after))
    return TRUE;
  cliff_episode_draft_set_text (draft, after);
  if (draft->pieces->scenes->len != draft->ids->len)
    {
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_MEANING, "With “%s” the script would be another one", self->name);
      return FALSE;
    }

  return cliff_episode_draft_write (draft, error);
}

static gboolean
rename_in_preamble (Rename  *self,
                    GError **error)
{
  g_autofree char *text =
    cliff_store_dup_text (self->store, "SELECT text FROM series JOIN script_text ON script_text.id = preamble_id", "");
  CliffId present = cliff_store_get_int (self->store, 0, "SELECT ifnull (preamble_id, 0) FROM series", "");
  g_autoptr(CliffOutline) outline = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autofree char *renamed = NULL;
  CliffId id;

  if (text == NULL || (self->flags & CLIFF_RENAME_EVERYWHERE) == 0 || !g_str_equal (self->table, "character"))
    return TRUE;
  script = cliff_edit_parse_episode (self->store, text, &outline);
  renamed = dup_renamed_person (self, script);
  id = cliff_edit_write_text (self->store, present, renamed, error);

  return id != 0 && cliff_store_exec (self->store, error, "UPDATE series SET preamble_id = ?1 WHERE preamble_id != ?1", "i", id);
}

/* ── Rows ───────────────────────────────────────────────────────────────────────────────────────── */

static gboolean
run_all (CliffStore          *store,
         const char * const  *statements,
         CliffId              from,
         CliffId              into,
         GError             **error)
{
  for (guint i = 0; statements[i] != NULL; i++)
    if (!cliff_store_exec (store, error, statements[i], "ii", from, into))
      return FALSE;

  return TRUE;
}

/* What refers to row @from refers to @into from now on. */
static gboolean
merge_rows (Rename   *self,
            CliffId   from,
            CliffId   into,
            GError  **error)
{
  static const char * const people[] = {
    "UPDATE line SET character_id = ?2 WHERE character_id = ?1",
    "UPDATE look SET character_id = ?2 WHERE character_id = ?1",
    "UPDATE shot_character SET character_id = ?2 WHERE character_id = ?1 AND shot_id NOT IN "
    "(SELECT shot_id FROM shot_character WHERE character_id = ?2)",
    "DELETE FROM character WHERE id = ?1 AND id != ?2",
    NULL
  };
  static const char * const places[] = {
    "UPDATE scene SET location_id = ?2 WHERE location_id = ?1",
    "UPDATE shot SET location_id = ?2 WHERE location_id = ?1",
    "DELETE FROM location WHERE id = ?1 AND id != ?2",
    NULL
  };

  return run_all (self->store, g_str_equal (self->table, "character") ? people : places, from, into, error);
}

static gboolean
rename_row (Rename  *self,
            GError **error)
{
  CliffId other = find_row (self, self->name);
  g_autofree char *update = g_strdup_printf ("UPDATE %s SET name = ? WHERE id = ?", self->table);

  return (other == 0 || other == self->id || merge_rows (self, other, self->id, error)) &&
         cliff_store_exec (self->store, error, update, "si", self->name, self->id);
}

/* Where a picture was described by hand, the name alone is the description of whom it shows. */
static gboolean
rename_subjects (Rename  *self,
                 GError **error)
{
  return !g_str_equal (self->table, "character") ||
         cliff_store_exec (self->store, error, "UPDATE shot SET subject = ?1 WHERE subject = ?2", "ss", self->name, self->old_name);
}

/* The scenes whose shots are what the script says. (element-type CliffId) */
static GArray *
read_fresh (CliffStore  *store,
            GError     **error)
{
  g_autoptr(GArray) fresh = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(CliffRows) rows = cliff_store_query (store, "SELECT id FROM episode WHERE id IN (SELECT episode_id FROM shot)", "");

  while (cliff_rows_next (rows))
    {
      g_autoptr(GPtrArray) scenes = cliff_edit_preview_breakdown (store, cliff_rows_get_int (rows, 0), error);

      if (scenes == NULL)
        return NULL;
      for (guint i = 0; i < scenes->len; i++)
        {
          CliffBreakdownScene *scene = g_ptr_array_index (scenes, i);

          if (!scene->differs && scene->scene_id > 0)
            g_array_append_val (fresh, scene->scene_id);
        }
    }

  return g_steal_pointer (&fresh);
}

static gboolean
rename_all (Rename  *self,
            GError **error)
{
  g_autoptr(GArray) fresh = NULL;
  g_autoptr(CliffRows) rows = NULL;

  if (!start (self, error))
    return FALSE;
  if (g_str_equal (self->name, self->old_name))
    return TRUE;
  fresh = read_fresh (self->store, error);
  if (fresh == NULL || !cliff_edit_snapshot (self->store, CLIFF_VERSION_REPLACE, error) || !rename_row (self, error) ||
      !rename_in_preamble (self, error))
    return FALSE;
  rows = cliff_store_query (self->store, "SELECT id FROM episode ORDER BY position, id", "");
  while (cliff_rows_next (rows))
    if (!rename_in_episode (self, cliff_rows_get_int (rows, 0), error))
      return FALSE;

  return cliff_rows_finish (rows, error) && rename_subjects (self, error) &&
         cliff_edit_break_down_scenes (self->store, fresh, NULL, error);
}

gboolean
cliff_edit_rename_character (CliffStore        *store,
                             CliffId            character_id,
                             const char        *name,
                             CliffRenameFlags   flags,
                             GError           **error)
{
  g_auto(Rename) self = { .store = store, .table = "character", .id = character_id, .name = name, .flags = flags };

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return cliff_store_begin (store, "Rename Character", error) && cliff_store_end (store, rename_all (&self, error), error);
}

gboolean
cliff_edit_rename_location (CliffStore        *store,
                            CliffId            location_id,
                            const char        *name,
                            CliffRenameFlags   flags,
                            GError           **error)
{
  g_auto(Rename) self = { .store = store, .table = "location", .id = location_id, .name = name, .flags = flags };

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return cliff_store_begin (store, "Rename Location", error) && cliff_store_end (store, rename_all (&self, error), error);
}

/* ── Counting ───────────────────────────────────────────────────────────────────────────────────── */

static void
count_in (Rename     *self,
          const char *text,
          guint       counts[CLIFF_N_MENTION_ROLES])
{
  g_autoptr(CliffOutline) outline = NULL;
  g_autoptr(CliffScript) script = cliff_edit_parse_episode (self->store, text, &outline);
  g_autoptr(GArray) mentions = cliff_mentions_find (script, self->old_name, self->others);

  for (guint i = 0; i < mentions->len; i++)
    counts[g_array_index (mentions, CliffMention, i).role]++;
}

void
cliff_edit_count_character (CliffStore *store,
                            CliffId     character_id,
                            guint       counts[CLIFF_N_MENTION_ROLES])
{
  g_auto(Rename) self = { .store = store, .table = "character", .id = character_id };
  g_autofree char *preamble = NULL;
  g_autoptr(CliffRows) rows = NULL;

  g_return_if_fail (CLIFF_IS_STORE (store));

  memset (counts, 0, sizeof (guint) * CLIFF_N_MENTION_ROLES);
  read_names (&self);
  if (self.old_name == NULL)
    return;
  preamble = cliff_edit_dup_preamble_text (store);
  count_in (&self, preamble, counts);
  rows = cliff_store_query (store, "SELECT id FROM episode ORDER BY position, id", "");
  while (cliff_rows_next (rows))
    {
      g_autofree char *text = cliff_edit_dup_episode_text (store, cliff_rows_get_int (rows, 0));

      count_in (&self, text, counts);
    }
}

guint
cliff_edit_count_location (CliffStore *store,
                           CliffId     location_id)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), 0);

  return (guint) cliff_store_get_int (store, 0, "SELECT count(*) FROM scene WHERE location_id = ?", "i", location_id);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-scene.h"

#include "cliff-edit-error.h"
#include "cliff-edit-script.h"
#include "cliff-synopsis.h"

#include <string.h>

/* Bytes of a synopsis in drama text: what is in brackets is a mark only when it is not long. */
#define MOST_SYNOPSIS 500

static gboolean
check_scene (CliffStore  *store,
             CliffId      scene_id,
             GError     **error)
{
  if (cliff_store_get_int (store, 0, "SELECT id FROM scene WHERE id = ?", "i", scene_id) != 0)
    return TRUE;
  g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_GONE, "There is no scene %" G_GINT64_FORMAT, scene_id);

  return FALSE;
}

/* Sets a text column where it differs, as the step @label. */
static gboolean
set_column (CliffStore  *store,
            CliffId      scene_id,
            const char  *label,
            const char  *column,
            const char  *value,
            GError     **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT %s FROM scene WHERE id = ?", column);
  g_autofree char *update = g_strdup_printf ("UPDATE scene SET %s = ? WHERE id = ?", column);
  g_autofree char *present = cliff_store_dup_text (store, select, "i", scene_id);

  if (g_strcmp0 (present, value) == 0)
    return TRUE;

  return cliff_store_begin (store, label, error) &&
         cliff_store_end (store, cliff_store_exec (store, error, update, "si", value, scene_id), error);
}

static gboolean
is_colour (const char *colour)
{
  if (*colour == '\0')
    return TRUE;
  if (*colour != '#' || strlen (colour) != 7)
    return FALSE;
  for (const char *digit = colour + 1; *digit != '\0'; digit++)
    if (!g_ascii_isxdigit (*digit))
      return FALSE;

  return TRUE;
}

gboolean
cliff_edit_set_scene_colour (CliffStore  *store,
                             CliffId      scene_id,
                             const char  *colour,
                             GError     **error)
{
  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (colour != NULL, FALSE);

  if (!is_colour (colour))
    {
      g_set_error (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_VALUE, "“%s” is no colour", colour);
      return FALSE;
    }

  return check_scene (store, scene_id, error) && set_column (store, scene_id, "Colour Scene", "colour", colour, error);
}

/* ── Synopses in the text ── */

/* One line of @synopsis, (transfer full): line ends and what surrounds them are one space. */
static char *
flatten (const char *synopsis)
{
  g_auto(GStrv) lines = g_strsplit_set (synopsis, "\r\n", -1);
  GString *flat = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line != '\0')
        g_string_append_printf (flat, "%s%s", flat->len > 0 ? " " : "", line);
    }

  return g_string_free_and_steal (flat);
}

/* Takes the scene's synopses out of @text.  Returns where the new one goes: in place of the first, else below the heading. */
static gsize
cut_synopses (GString           *text,
              CliffScriptFormat  format,
              gsize              start,
              gsize              end)
{
  g_autoptr(CliffScript) script = cliff_script_new (text->str, (gssize) text->len, format);
  gsize place = G_MAXSIZE, below = start;

  for (gsize i = cliff_script_get_n_spans (script); i > 0; i--)
    {
      CliffSpan span = cliff_script_get_span (script, i - 1);

      if (span.start < start || span.start >= end)
        continue;
      if (span.kind == CLIFF_ELEMENT_SCENE)
        below = span.end;
      if (span.kind != CLIFF_ELEMENT_SYNOPSIS)
        continue;
      g_string_erase (text, (gssize) span.start, (gssize) (span.end - span.start));
      place = span.start;
    }

  return place != G_MAXSIZE ? place : below;
}

/* The line that holds @synopsis. (transfer full) */
static char *
dup_line (CliffScriptFormat  format,
          const char        *synopsis)
{
  g_autoptr(GString) escaped = g_string_new (synopsis);

  if (format == CLIFF_SCRIPT_FOUNTAIN)
    return g_strdup_printf ("= %s\n", synopsis);
  g_string_replace (escaped, "\\", "\\\\", 0);
  g_string_replace (escaped, "】", "\\】", 0);

  return g_strdup_printf ("【梗概：%s】\n", escaped->str);
}

static gboolean
write_synopsis (CliffStore         *store,
                CliffId             scene_id,
                CliffScriptFormat   format,
                const char         *synopsis,
                GError            **error)
{
  CliffId episode_id = cliff_store_get_int (store, 0, "SELECT episode_id FROM scene WHERE id = ?", "i", scene_id);
  gint64 start = cliff_store_get_int (store, 0, "SELECT start FROM scene WHERE id = ?", "i", scene_id);
  gint64 end = cliff_store_get_int (store, 0, "SELECT end FROM scene WHERE id = ?", "i", scene_id);
  g_autofree char *present = cliff_edit_dup_episode_text (store, episode_id);
  g_autoptr(GString) text = g_string_new (present);
  gsize place = cut_synopses (text, format, (gsize) start, (gsize) end);

  if (*synopsis != '\0')
    {
      g_autofree char *line = dup_line (format, synopsis);

      if (place > 0 && text->str[place - 1] != '\n')
        g_string_insert_c (text, (gssize) place++, '\n');
      g_string_insert (text, (gssize) place, line);
    }

  return cliff_edit_set_episode_text (store, episode_id, text->str, error);
}

gboolean
cliff_edit_set_scene_synopsis (CliffStore  *store,
                               CliffId      scene_id,
                               const char  *synopsis,
                               GError     **error)
{
  g_autofree char *format = NULL;
  g_autofree char *flat = NULL;
  gboolean drama;

  g_return_val_if_fail (CLIFF_IS_STORE (store), FALSE);
  g_return_val_if_fail (synopsis != NULL, FALSE);

  if (!check_scene (store, scene_id, error))
    return FALSE;
  flat = flatten (synopsis);
  format = cliff_store_dup_text (store, "SELECT script_format FROM series", "");
  drama = g_strcmp0 (format, "fountain") != 0;
  if (drama && strlen (flat) > MOST_SYNOPSIS)
    {
      g_set_error_literal (error, CLIFF_EDIT_ERROR, CLIFF_EDIT_ERROR_VALUE, "The synopsis is too long for one line");
      return FALSE;
    }

  return cliff_store_begin (store, "Edit Synopsis", error) &&
         cliff_store_end (store,
                          write_synopsis (store, scene_id, drama ? CLIFF_SCRIPT_DRAMA : CLIFF_SCRIPT_FOUNTAIN, flat, error),
                          error);
}

char *
cliff_edit_dup_scene_synopsis (CliffStore *store,
                               CliffId     scene_id)
{
  g_autoptr(CliffRows) rows = NULL;
  g_autoptr(CliffScript) script = NULL;
  g_autofree char *format = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), g_strdup (""));

  rows = cliff_store_query (store, "SELECT episode_id, start, end FROM scene WHERE id = ?", "i", scene_id);
  format = cliff_store_dup_text (store, "SELECT script_format FROM series", "");
  if (!cliff_rows_next (rows))
    return g_strdup ("");
  text = cliff_edit_dup_episode_text (store, cliff_rows_get_int (rows, 0));
  script = cliff_script_new (text, -1, g_strcmp0 (format, "fountain") == 0 ? CLIFF_SCRIPT_FOUNTAIN : CLIFF_SCRIPT_DRAMA);

  return cliff_script_dup_synopsis (script, (gsize) cliff_rows_get_int (rows, 1), (gsize) cliff_rows_get_int (rows, 2));
}

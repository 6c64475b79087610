/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-list.h"

#include <gio/gio.h>

static const struct
{
  const char      *id;
  const char      *english;
  const char      *chinese;
  CliffReportType  type;
} columns[] = {
  { "shot", "Shot", "镜号", CLIFF_REPORT_TEXT },
  { "scene", "Scene", "场次", CLIFF_REPORT_TEXT },
  { "size", "Size", "景别", CLIFF_REPORT_TEXT },
  { "angle", "Angle", "角度", CLIFF_REPORT_TEXT },
  { "movement", "Movement", "运镜", CLIFF_REPORT_TEXT },
  { "lens", "Lens", "镜头焦段", CLIFF_REPORT_TEXT },
  { "milliseconds", "Time", "时长", CLIFF_REPORT_TIME },
  { "location", "Location", "地点", CLIFF_REPORT_TEXT },
  { "cast", "Cast", "人物", CLIFF_REPORT_TEXT },
  { "picture", "Picture", "画面", CLIFF_REPORT_TEXT },
  { "lines", "Lines", "台词", CLIFF_REPORT_TEXT },
  { "sound", "Sound", "声音", CLIFF_REPORT_TEXT },
  { "note", "Note", "备注", CLIFF_REPORT_TEXT },
};

static const struct
{
  const char *term;
  const char *english;
  const char *chinese;
} terms[] = {
  { "EWS", "EWS", "大远景" }, { "WS", "WS", "远景" },       { "FS", "FS", "全景" },
  { "MLS", "MLS", "中全景" }, { "MS", "MS", "中景" },       { "MCU", "MCU", "中近景" },
  { "CU", "CU", "特写" },     { "ECU", "ECU", "大特写" },
  { "eye", "eye level", "平视" },        { "high", "high", "俯拍" },
  { "low", "low", "仰拍" },              { "overhead", "overhead", "顶拍" },
  { "dutch", "Dutch tilt", "倾斜" },     { "ots", "over the shoulder", "过肩" },
  { "pov", "point of view", "主观" },
  { "static", "static", "固定" },        { "push", "push in", "推" },
  { "pull", "pull out", "拉" },          { "pan", "pan", "横摇" },
  { "tilt", "tilt", "竖摇" },            { "track", "track", "移" },
  { "crane", "crane", "升降" },          { "handheld", "handheld", "手持" },
  { "orbit", "orbit", "环绕" },          { "zoom", "zoom", "变焦" },
  { "whip", "whip pan", "甩" },
  { "slow push", "slow push in", "慢推" },   { "slow pull", "slow pull out", "慢拉" },
  { "slow pan", "slow pan", "慢横摇" },      { "slow tilt", "slow tilt", "慢竖摇" },
  { "slow track", "slow track", "慢移" },    { "slow crane", "slow crane", "慢升降" },
  { "slow orbit", "slow orbit", "慢环绕" },  { "slow zoom", "slow zoom", "慢变焦" },
  { "ultrawide", "ultra-wide", "超广角" },   { "wide", "wide", "广角" },
  { "normal", "normal", "标准" },            { "portrait", "portrait", "人像" },
  { "tele", "telephoto", "长焦" },           { "macro", "macro", "微距" },
};

const char *
cliff_shot_list_get_term (const char *term,
                          gboolean    chinese)
{
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_str_equal (terms[i].term, term))
      return chinese ? terms[i].chinese : terms[i].english;

  return term;
}

/* What one query tells of each shot: id → text, joined in order. */
static GHashTable *
read_texts (CliffStore  *store,
            CliffId      episode_id,
            const char  *sql,
            const char  *separator,
            GError     **error)
{
  g_autoptr(GHashTable) texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_free);
  g_autoptr(CliffRows) rows = cliff_store_query (store, sql, "i", episode_id);

  while (cliff_rows_next (rows))
    {
      CliffId id = cliff_rows_get_int (rows, 0);
      const char *before = g_hash_table_lookup (texts, &id), *text = cliff_rows_get_text (rows, 1);

      g_hash_table_insert (texts, g_memdup2 (&id, sizeof id),
                           before != NULL ? g_strconcat (before, separator, text, NULL) : g_strdup (text));
    }

  return cliff_rows_finish (rows, error) ? g_steal_pointer (&texts) : NULL;
}

static void
add_shot (CliffReport *self,
          CliffRows   *row,
          int          number,
          GHashTable  *cast,
          GHashTable  *lines)
{
  CliffReportCell *cell = cliff_report_add_row (self);
  CliffId id = cliff_rows_get_int (row, 0);
  const char *subject = cliff_rows_get_text (row, 7), *action = cliff_rows_get_text (row, 8);

  (cell++)->text = g_strdup_printf ("%d-%d", (int) cliff_rows_get_int (row, 11), number);
  (cell++)->text = g_strdup (cliff_rows_get_text (row, 1));
  for (int i = 2; i <= 5; i++)
    (cell++)->text = g_strdup (cliff_shot_list_get_term (cliff_rows_get_text (row, i), self->chinese));
  (cell++)->number = cliff_rows_get_int (row, 6);
  (cell++)->text = g_strdup (cliff_rows_get_text (row, 12));
  (cell++)->text = g_strdup (g_hash_table_lookup (cast, &id));
  (cell++)->text = *subject != '\0' && *action != '\0' && strstr (action, subject) == NULL
                   ? g_strdup_printf ("%s: %s", subject, action) : g_strdup (*action != '\0' ? action : subject);
  (cell++)->text = g_strdup (g_hash_table_lookup (lines, &id));
  (cell++)->text = g_strdup (cliff_rows_get_text (row, 9));
  (cell++)->text = g_strdup (cliff_rows_get_text (row, 10));
}

/* Called after the episode where there is one only. */
static CliffReport *
alloc_list (CliffStore    *store,
            const CliffId *episodes,
            guint          n_episodes)
{
  gboolean chinese = cliff_store_get_int (store, 1, "SELECT language <> 'en' FROM series", "") != 0;
  g_autofree char *series = cliff_store_dup_text (store, "SELECT title FROM series", "");
  g_autofree char *episode = n_episodes != 1 ? NULL :
    cliff_store_dup_text (store, "SELECT number || CASE WHEN title <> '' THEN ' ' || title ELSE '' END FROM episode WHERE id = ?",
                          "i", episodes[0]);
  g_autofree char *title = episode == NULL ? g_strdup (series)
                           : g_strdup_printf ("%s%s%s", series, *series != '\0' ? " · " : "", episode);
  CliffReport *self = cliff_report_alloc (title, chinese);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    cliff_report_add_column (self, columns[i].id, chinese ? columns[i].chinese : columns[i].english, columns[i].type);

  return self;
}

static gboolean
add_episode (CliffReport  *self,
             CliffStore   *store,
             CliffId       episode_id,
             GError      **error)
{
  g_autoptr(GHashTable) cast = NULL, lines = NULL;
  g_autoptr(CliffRows) rows = NULL;

  if (cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE id = ?", "i", episode_id) == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such episode");
      return FALSE;
    }
  cast = read_texts (store, episode_id,
                     "SELECT shot.id, character.name FROM shot JOIN shot_character ON shot_character.shot_id = shot.id"
                     " JOIN character ON character.id = character_id WHERE episode_id = ?"
                     " ORDER BY shot.id, shot_character.position", self->chinese ? "、" : ", ", error);
  lines = cast == NULL ? NULL :
    read_texts (store, episode_id,
                "SELECT shot.id, CASE WHEN speaker <> '' THEN speaker || CASE line.kind WHEN 'os' THEN ' (OS)'"
                "  WHEN 'vo' THEN ' (VO)' ELSE '' END || ': ' ELSE '' END || line.text"
                "  FROM shot JOIN line ON line.shot_id = shot.id WHERE episode_id = ? ORDER BY shot.id, line.position",
                "\n", error);
  if (lines == NULL)
    return FALSE;
  rows = cliff_store_query (store,
                            "SELECT shot.id, coalesce(scene.number, ''), size, angle, movement, lens, duration, subject, action,"
                            "       sound, note, episode.number, coalesce(location.name, '')"
                            "  FROM shot JOIN episode ON episode.id = shot.episode_id LEFT JOIN scene ON scene.id = scene_id"
                            "  LEFT JOIN location ON location.id = shot.location_id"
                            " WHERE shot.episode_id = ? ORDER BY shot.position, shot.id", "i", episode_id);
  for (int number = 1; cliff_rows_next (rows); number++)
    add_shot (self, rows, number, cast, lines);

  return cliff_rows_finish (rows, error);
}

CliffReport *
cliff_shot_list_new (CliffStore     *store,
                     const CliffId  *episodes,
                     guint           n_episodes,
                     GError        **error)
{
  g_autoptr(CliffReport) self = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (store), NULL);

  self = alloc_list (store, episodes, n_episodes);
  for (guint i = 0; i < n_episodes; i++)
    if (!add_episode (self, store, episodes[i], error))
      return NULL;

  return g_steal_pointer (&self);
}

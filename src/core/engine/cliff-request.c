/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-jobs.h"

#include "cliff-cast.h"
#include "cliff-mood.h"

#include <string.h>

#define MUSIC_STEP (10 * CLIFF_SECOND)
#define MUSIC_MOST (4 * 3600 * CLIFF_SECOND)

static gboolean
has_han (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;

  return FALSE;
}

static gboolean
has_latin (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_LATIN)
      return TRUE;

  return FALSE;
}

static void
set_text (JsonObject *request,
          const char *member,
          const char *text)
{
  json_object_set_string_member (request, member, text != NULL ? text : "");
}

/* ── Pictures ──────────────────────────────────────────────────────────── */

/* It rains for a whole scene once the script says so anywhere in it. */
static const char *
find_weather (CliffStore *store,
              CliffId     scene_id)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT kind, text FROM element WHERE scene_id = ? ORDER BY position", "i", scene_id);

  while (cliff_rows_next (rows))
    {
      const char *kind = cliff_rows_get_text (rows, 0);
      const char *text = cliff_rows_get_text (rows, 1);

      if (!g_str_equal (kind, "action") && !g_str_equal (kind, "sfx") && !g_str_equal (kind, "vfx"))
        continue;
      if (cliff_text_has_any (text, "雪花 大雪 下雪 飘雪 风雪 snow blizzard"))
        return "snow";
      if (cliff_text_has_any (text, "雨 rain storm downpour drizzl"))
        return "rain";
    }

  return "";
}

/* The mood of the last thing the figure says here, else what the action shows. */
static void
add_figure_state (CliffStore *store,
                  CliffId     shot_id,
                  CliffId     character_id,
                  gboolean    alone,
                  const char *action,
                  JsonObject *figure)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT kind, mood, text FROM line WHERE shot_id = ? AND character_id = ? ORDER BY position DESC LIMIT 1",
    "ii", shot_id, character_id);
  const char *speaking = "";
  const char *mood = "neutral";
  const char *name = json_object_get_string_member_with_default (figure, "name", "");

  if (cliff_rows_next (rows))
    {
      const char *text = cliff_rows_get_text (rows, 2);

      speaking = cliff_rows_get_text (rows, 0);
      mood = cliff_mood_from_text (cliff_rows_get_text (rows, 1));
      if (g_str_equal (mood, "neutral") && cliff_text_has_any (text, "！ ! 滚 混蛋 damn"))
        mood = "angry";
    }
  if (g_str_equal (mood, "neutral") && (alone || (*name != '\0' && strstr (action, name) != NULL)))
    mood = cliff_mood_from_text (action);
  json_object_set_string_member (figure, "speaking", speaking);
  json_object_set_string_member (figure, "mood", mood);
}

static JsonArray *
build_figures (CliffStore *store,
               CliffId     shot_id,
               gint64      episode_number,
               const char *action)
{
  JsonArray *figures = json_array_new ();
  gint64 count = cliff_store_get_int (
      store, 0, "SELECT count(*) FROM shot_character WHERE shot_id = ?", "i", shot_id);
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT character_id, screen_x, facing FROM shot_character WHERE shot_id = ? ORDER BY position, id", "i", shot_id);

  while (cliff_rows_next (rows))
    {
      JsonObject *figure = json_object_new ();
      CliffId id = cliff_rows_get_int (rows, 0);

      cliff_cast_describe_look (store, id, episode_number, figure);
      json_object_set_int_member (figure, "screen_x", cliff_rows_get_int (rows, 1));
      set_text (figure, "facing", cliff_rows_get_text (rows, 2));
      add_figure_state (store, shot_id, id, count == 1, action, figure);
      json_array_add_object_element (figures, figure);
    }

  return figures;
}

static JsonArray *
build_props (CliffStore *store,
             CliffId     shot_id)
{
  JsonArray *props = json_array_new ();
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT p.name FROM shot_prop s JOIN prop p ON p.id = s.prop_id WHERE s.shot_id = ? ORDER BY s.id", "i", shot_id);

  while (cliff_rows_next (rows))
    json_array_add_string_element (props, cliff_rows_get_text (rows, 0));

  return props;
}

/* Which of the many pictures one request allows: 0 at first, another number each time a person asks
 * for one more.  It belongs to the selected take, so that a change of the script keeps it. */
static gint64
get_variation (CliffStore *store,
               CliffId     shot_id)
{
  return cliff_store_get_int (store, 0,
    "SELECT json_extract (j.request, '$.variation') FROM shot s JOIN take t ON t.id = s.take_id "
    "JOIN job j ON j.id = t.job_id WHERE s.id = ? AND json_valid (j.request)", "i", shot_id);
}

static void
add_place (CliffStore *store,
           CliffRows  *rows,
           JsonObject *request)
{
  CliffId scene_id = cliff_rows_get_int (rows, 10);
  CliffId location_id = cliff_rows_get_int (rows, 11);
  g_autofree char *location =
    cliff_store_dup_text (store, "SELECT name FROM location WHERE id = ?", "i", location_id);

  set_text (request, "location", location);
  json_object_set_int_member (request, "place", location_id);
  set_text (request, "weather", find_weather (store, scene_id));
}

/**
 * cliff_request_for_shot:
 *
 * What a picture of the shot needs to show, as the rows say now.
 *
 * Returns: (transfer full) (nullable): the request; %NULL when there is no such shot.  Main thread.
 */
JsonObject *
cliff_request_for_shot (CliffStore *store,
                        CliffId     shot_id)
{
  static const char *const texts[] = {
    "size", "angle", "movement", "subject", "action", "caption", "purpose", "time_of_day", "int_ext",
  };
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT s.size, s.angle, s.movement, s.subject, s.action, s.caption, s.purpose, s.time_of_day, s.int_ext, "
    "s.flashback, s.scene_id, s.location_id, e.number, r.width, r.height "
    "FROM shot s JOIN episode e ON e.id = s.episode_id, series r WHERE s.id = ?", "i", shot_id);

  if (!cliff_rows_next (rows))
    return NULL;

  JsonObject *request = json_object_new ();
  g_autofree char *showing = g_strdup_printf ("%s %s", cliff_rows_get_text (rows, 3),
                                              cliff_rows_get_text (rows, 4));

  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    set_text (request, texts[i], cliff_rows_get_text (rows, i));
  json_object_set_boolean_member (request, "flashback", cliff_rows_get_int (rows, 9) != 0);
  add_place (store, rows, request);
  json_object_set_array_member (
      request, "figures", build_figures (store, shot_id, cliff_rows_get_int (rows, 12), showing));
  json_object_set_array_member (request, "props", build_props (store, shot_id));
  json_object_set_int_member (request, "width", cliff_rows_get_int (rows, 13));
  json_object_set_int_member (request, "height", cliff_rows_get_int (rows, 14));
  json_object_set_int_member (request, "variation", get_variation (store, shot_id));

  return request;
}

/* ── Voices ──────────────────────────────────────────────────────────── */

/* All of a request for a line but the voice. */
static JsonObject *
make_speech (const char *text,
             const char *kind,
             const char *mood,
             const char *language)
{
  JsonObject *request = json_object_new ();

  /* What is written tells more than what was meant: a Mandarin voice cannot read an English
   * sentence. */
  if (has_han (text))
    language = "zh";
  else if (has_latin (text))
    language = "en";
  set_text (request, "text", text);
  set_text (request, "kind", kind);
  set_text (request, "mood", cliff_mood_from_text (mood));
  set_text (request, "language", language);

  return request;
}

/**
 * cliff_request_for_line:
 *
 * What a voice needs to speak the line.
 *
 * Returns: (transfer full) (nullable): the request; %NULL when there is no such line.  Main thread.
 */
JsonObject *
cliff_request_for_line (CliffStore *store,
                        CliffId     line_id)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT l.text, l.kind, l.mood, l.language, l.character_id, r.language "
    "FROM line l, series r WHERE l.id = ?", "i", line_id);

  if (!cliff_rows_next (rows))
    return NULL;

  const char *kind = cliff_rows_get_text (rows, 1), *language = cliff_rows_get_text (rows, 3);
  JsonObject *request = make_speech (cliff_rows_get_text (rows, 0), kind, cliff_rows_get_text (rows, 2),
                                     *language != '\0' ? language : cliff_rows_get_text (rows, 5));

  cliff_cast_describe_voice (store, g_str_equal (kind, "narration") ? 0 : cliff_rows_get_int (rows, 4), request);

  return request;
}

JsonObject *
cliff_request_for_speech (CliffStore *store,
                          const char *speaker,
                          const char *kind,
                          const char *text,
                          const char *mood,
                          int         pace)
{
  g_autofree char *language = cliff_store_dup_text (store, "SELECT language FROM series", "");
  JsonObject *request = make_speech (text, kind, mood, language != NULL ? language : "");
  CliffId id = speaker == NULL ? 0 : cliff_store_get_int (store, 0, "SELECT id FROM character WHERE name = ?", "s", speaker);

  if (speaker == NULL || id != 0)
    cliff_cast_describe_voice (store, id, request);
  else
    cliff_cast_describe_stranger (speaker, request);
  json_object_set_int_member (request, "pace", json_object_get_int_member (request, "pace") * pace / 100);

  return request;
}

/* ── Music ──────────────────────────────────────────────────────────── */

/* The mood that most of an episode's words show; what is merely loud makes it tense. */
static const char *
find_music_mood (CliffStore *store,
                 CliffId     episode_id)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT s.action || ' ' || s.subject FROM shot s WHERE s.episode_id = ?1 UNION ALL "
    "SELECT l.mood || ' ' || l.text FROM line l JOIN shot s ON s.id = l.shot_id WHERE s.episode_id = ?1",
    "i", episode_id);
  int tense = 0, sad = 0, warm = 0;

  while (cliff_rows_next (rows))
    {
      const char *text = cliff_rows_get_text (rows, 0);
      const char *mood = cliff_mood_from_text (text);

      tense += g_str_equal (mood, "angry") || g_str_equal (mood, "shocked")
               || g_str_equal (mood, "afraid")
               || cliff_text_has_any (
                   text, "死 血 刀 枪 债 骗 仇 杀 kill blood knife gun debt lie revenge");
      sad += g_str_equal (mood, "sad")
             || cliff_text_has_any (text, "亡 遗 病 葬 dead death funeral hospital");
      warm += g_str_equal (mood, "happy") || g_str_equal (mood, "tender");
    }
  if (tense == 0 && sad == 0 && warm == 0)
    return "neutral";
  if (tense >= sad && tense >= warm)
    return "tense";

  return sad >= warm ? "sad" : "warm";
}

/**
 * cliff_request_for_music:
 *
 * What the music under the episode should be like: a length in ns that will do, its mood, a seed.
 *
 * Returns: (transfer full) (nullable): the request; %NULL when there is no such episode.  Main
 * thread.
 */
JsonObject *
cliff_request_for_music (CliffStore *store,
                         CliffId     episode_id)
{
  gint64 number = cliff_store_get_int (store, -1, "SELECT number FROM episode WHERE id = ?", "i",
                                       episode_id);

  if (number < 0)
    return NULL;

  JsonObject *request = json_object_new ();
  CliffTime planned = cliff_store_get_int (
      store, 0, "SELECT sum(duration) FROM shot WHERE episode_id = ?", "i", episode_id);

  /* Voices may stretch shots, and trimming one shot should not ask for other music: a fifth more,
   * in steps of 10 s.  The lengths are a file's: none of them may be as it should. */
  planned = CLAMP (planned, 0, MUSIC_MOST);
  json_object_set_int_member (request, "length",
                              (planned / 5 * 6 / MUSIC_STEP + 1) * MUSIC_STEP);
  set_text (request, "mood", find_music_mood (store, episode_id));
  json_object_set_int_member (request, "seed", number);

  return request;
}

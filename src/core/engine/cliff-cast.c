/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cast.h"

#include "cliff-breakdown.h"
#include "cliff-mood.h"

#include <math.h>
#include <string.h>

static gboolean
has_female_ending (const char *name)
{
  static const char *const endings[] = { "a",   "ie",  "ily",  "elle", "ette", "lyn",
                                         "ine", "een", "olen", "eth",  "anne", "ice" };
  g_auto(GStrv) words = g_strsplit (name, " ", 2);
  g_autofree char *first = g_utf8_strdown (words[0] != NULL ? words[0] : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (first, endings[i]))
      return TRUE;

  return FALSE;
}

const char *
cliff_cast_guess_gender (const char *name)
{
  /* What only suggests: the breakdown, which has to know who "she" is, cannot go by it. */
  static const char *const female = "婆 后 闺 燕 琴 颖 怡 芸 如 蕾 雅 语 悦 梦 晴 madam";
  static const char *const male = "建 国 昊 战 寒 爵 深 砚 guard reverend captain";
  char known = cliff_breakdown_guess_gender (name, NULL);

  if (known != 0)
    return known == 'f' ? "female" : "male";
  if (cliff_text_has_any (name, female))
    return "female";
  if (cliff_text_has_any (name, male))
    return "male";

  return g_ascii_isalpha (name[0]) ? (has_female_ending (name) ? "female" : "male") : "";
}

const char *
cliff_cast_guess_age (const char *name)
{
  if (cliff_text_has_any (name, "爷 奶奶 婆 外公 老夫人 老太 老头 老人 老爷 grand old elder"))
    return "old";
  if (cliff_text_has_any (name, "孩 小宝 宝宝 童 囡 娃 child kid boy girl baby little"))
    return "child";
  if (cliff_text_has_any (
          name,
          "母 妈 父 爸 叔 伯 姨 姑 婶 舅 董事长 院长 mother father mom dad uncle aunt mrs lady"))
    return "adult";

  return "young";
}

/* What the person left open. */
static void
fill_in (CliffId      id,
         const char  *name,
         const char **gender,
         const char **age)
{
  if (**gender == '\0')
    *gender = cliff_cast_guess_gender (name);
  if (**gender == '\0')
    *gender = id % 2 == 0 ? "male" : "female";
  if (**age == '\0')
    *age = cliff_cast_guess_age (name);
}

static const char *
guess_outfit (const char *name,
              const char *gender,
              CliffId     id)
{
  static const char *const female[] = { "knit", "blouse", "dress", "coat", "hoodie" };
  static const char *const male[] = { "shirt", "suit", "jacket", "knit", "coat", "hoodie" };

  if (cliff_text_has_any (name, "保安 警 兵 guard police officer soldier"))
    return "uniform";
  if (cliff_text_has_any (name, "医 护士 doctor nurse dr"))
    return "white-coat";
  if (cliff_text_has_any (
          name,
          "总 董 律师 秘书 助理 经理 前台 boss ceo lawyer secretary assistant manager butler mr sir lord"))
    return "suit";

  return g_str_equal (gender, "female") ? female[id % G_N_ELEMENTS (female)]
                                        : male[id % G_N_ELEMENTS (male)];
}

/* @hue in degrees, the others 0 to 1. (transfer full) */
static char *
hsl_to_hex (double hue,
            double saturation,
            double lightness)
{
  int channel[3];

  for (int i = 0; i < 3; i++)
    {
      static const int shift[3] = { 0, 8, 4 };
      double k = fmod (shift[i] + hue / 30, 12);
      double value = lightness
                     - saturation * MIN (lightness, 1 - lightness)
                           * CLAMP (MIN (k - 3, 9 - k), -1, 1);

      channel[i] = CLAMP ((int) lround (value * 255), 0, 255);
    }

  return g_strdup_printf ("#%02x%02x%02x", channel[0], channel[1], channel[2]);
}

static gboolean
is_colour (const char *text)
{
  return text != NULL && text[0] == '#' && strlen (text) == 7
         && strspn (text + 1, "0123456789abcdefABCDEF") == 6;
}

static void
set_colour (JsonObject *into,
            const char *member,
            const char *chosen,
            const char *derived)
{
  g_autofree char *lower = g_ascii_strdown (is_colour (chosen) ? chosen : derived, -1);

  json_object_set_string_member (into, member, lower);
}

/* Steps of the golden angle keep any number of hues apart, whatever is added later. */
static char *
dup_top_colour (CliffId id)
{
  double hue = fmod (id * 137.508 + 200, 360);

  return hsl_to_hex (hue, 0.42 + 0.08 * (id % 3), 0.40 + 0.07 * (id / 3 % 3));
}

static const char *
derive_hair (CliffId     id,
             const char *age)
{
  static const char *const dark[] = { "#1d1a22", "#2b1d18", "#15171f",
                                      "#3a2418", "#241c2c", "#4a2c1a" };
  static const char *const grey[] = { "#b9b6b4", "#8f8d90", "#d5d2cd" };

  return g_str_equal (age, "old") ? grey[id % G_N_ELEMENTS (grey)] : dark[id % G_N_ELEMENTS (dark)];
}

void
cliff_cast_describe_look (CliffStore *store,
                          CliffId     character_id,
                          gint64      episode_number,
                          JsonObject *into)
{
  static const char *const skins[] = { "#f2cfb3", "#f6d9c2", "#e8bf9f", "#efc7a8", "#dfb08c" };
  g_autoptr(CliffRows) rows = cliff_store_query (store,
    "SELECT c.name, c.gender, c.age, l.hair, l.top, l.skin FROM character c "
    "LEFT JOIN look l ON l.character_id = c.id AND coalesce (l.from_episode, ?2) <= ?2 "
    "AND coalesce (l.to_episode, ?2) >= ?2 WHERE c.id = ?1 "
    "ORDER BY l.from_episode IS NULL, l.from_episode DESC, l.id DESC LIMIT 1", "ii", character_id, episode_number);

  if (!cliff_rows_next (rows))
    return;

  const char *name = cliff_rows_get_text (rows, 0);
  const char *gender = cliff_rows_get_text (rows, 1);
  const char *age = cliff_rows_get_text (rows, 2);
  g_autofree char *top = dup_top_colour (character_id);

  fill_in (character_id, name, &gender, &age);
  json_object_set_string_member (into, "name", name);
  json_object_set_string_member (into, "gender", gender);
  json_object_set_string_member (into, "age", age);
  json_object_set_string_member (into, "outfit", guess_outfit (name, gender, character_id));
  json_object_set_int_member (into, "style", character_id % 30);
  set_colour (into, "hair", cliff_rows_get_text (rows, 3), derive_hair (character_id, age));
  set_colour (into, "top", cliff_rows_get_text (rows, 4), top);
  set_colour (into, "skin", cliff_rows_get_text (rows, 5),
              skins[character_id % G_N_ELEMENTS (skins)]);
}

/* The lists' lengths and the number of pitch steps have no common divisor: the pairs repeat late.
 */
static void
derive_voice (CliffId      id,
              const char  *gender,
              const char  *age,
              const char **voice,
              int         *pitch,
              int         *pace)
{
  static const char *const female[] = { "f2", "Annie", "f3", "linda", "f4", "anika" };
  static const char *const male[] = { "m3", "Michael", "m7", "Andy", "m1", "Lee" };
  gboolean is_female = g_str_equal (gender, "female");

  *voice = is_female ? female[id % 6] : male[id % 6];
  *pitch = (is_female ? 50 : 34) + (int) (id % 5) * 6;
  *pace = 96 + (int) (id % 7) * 2;
  if (g_str_equal (age, "child"))
    {
      *voice = "f5";
      *pitch = 78 + (int) (id % 5) * 4;
    }
  else if (g_str_equal (age, "old"))
    {
      *pitch -= 12;
      *pace -= 10;
    }
  else if (g_str_equal (age, "adult"))
    {
      *pitch -= 5;
      *pace -= 3;
    }
}

static void
set_voice (JsonObject *into,
           const char *voice,
           int         pitch,
           int         pace)
{
  json_object_set_string_member (into, "voice", voice);
  json_object_set_int_member (into, "pitch", pitch);
  json_object_set_int_member (into, "pace", pace);
}

void
cliff_cast_describe_stranger (const char *name,
                              JsonObject *into)
{
  CliffId id = g_str_hash (name) % 10007;
  const char *gender = "", *age = "", *voice;
  int pitch, pace;

  fill_in (id, name, &gender, &age);
  derive_voice (id, gender, age, &voice, &pitch, &pace);
  set_voice (into, voice, pitch, pace);
}

void
cliff_cast_describe_voice (CliffStore *store,
                           CliffId     character_id,
                           JsonObject *into)
{
  g_autoptr (CliffRows) rows = cliff_store_query (
      store, "SELECT name, gender, age, voice FROM character WHERE id = ?", "i", character_id);
  const char *voice = "m2";
  int pitch = 40, pace = 97;

  if (cliff_rows_next (rows))
    {
      const char *name = cliff_rows_get_text (rows, 0);
      const char *gender = cliff_rows_get_text (rows, 1);
      const char *age = cliff_rows_get_text (rows, 2);
      const char *chosen = cliff_rows_get_text (rows, 3);

      fill_in (character_id, name, &gender, &age);
      derive_voice (character_id, gender, age, &voice, &pitch, &pace);
      if (*chosen != '\0')
        voice = chosen;
    }
  set_voice (into, voice, pitch, pace);
}

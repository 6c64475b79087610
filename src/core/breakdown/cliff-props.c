/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-beats.h"
#include "cliff-lexicon.h"

#include <string.h>

/* A Chinese noun behind a handling verb is read up to one of these. */
static gboolean
ends_noun (gunichar c)
{
  static const char stops[] =
    "的了着过在向往走站冲递给朝对从扔砸拍放塞倒拉推举看上下进出里中到并和与转摔撕收打抬离一二两三几"
    "这那她他它我你们是有人身头脸手眼嘴泪关开挂起回来去又也就不都被把将";

  return !cliff_char_is_chinese (c) || g_utf8_strchr (stops, -1, c) != NULL;
}

static const char *
skip_number (const char *at)
{
  static const char measures[] = "张只把份封部个件本条枚支杯束瓶沓叠块袋盒包颗把根串卷页副双对台";
  static const char numbers[] = "一二两三几这那半";
  const char *next;

  if (g_utf8_strchr (numbers, -1, g_utf8_get_char (at)) == NULL || *at == '\0')
    return at;
  next = g_utf8_next_char (at);

  return *next != '\0' && g_utf8_strchr (measures, -1, g_utf8_get_char (next)) != NULL
           ? g_utf8_next_char (next)
           : at;
}

static char *
read_noun (const char *at)
{
  static const char short_nouns[] = "笔信花包药酒茶书灯棍绳卡钱鞭镯扇";
  const char *end;
  glong length = 0;

  at = skip_number (at);
  for (end = at; !ends_noun (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    length++;

  if (length == 1 && g_utf8_strchr (short_nouns, -1, g_utf8_get_char (at)) == NULL)
    return NULL;

  return length >= 1 && length <= 6 ? g_strndup (at, end - at) : NULL;
}

static gboolean
is_known (GPtrArray  *props,
          const char *noun)
{
  for (guint i = 0; i < props->len; i++)
    if (strstr (noun, g_ptr_array_index (props, i)) != NULL ||
        strstr (g_ptr_array_index (props, i), noun) != NULL)
      return TRUE;

  return FALSE;
}

/* "把" puts its object before any verb, so that even a thing no list knows can be told. */
static void
add_objects (GPtrArray   *props,
             const char  *text,
             CliffPeople *people)
{
  static const char *const verbs[] = { "把",   "拿起", "拿着", "拿出", "掏出", "取出", "举起",
                                       "抱着", "捧着", "端着", "拎着", "提着", "攥着", "握着",
                                       "捡起", "递过", "递上", "拔出", "抽出", "亮出" };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    for (const char *at = strstr (text, verbs[i]); at != NULL; at = strstr (at, verbs[i]))
      {
        g_autofree char *noun = NULL;

        at += strlen (verbs[i]);
        noun = read_noun (at);
        if (noun == NULL || is_known (props, noun) || cliff_lexicon_has (CLIFF_WORDS_BODY, noun) ||
            cliff_lexicon_has (CLIFF_WORDS_CROWD, noun) ||
            cliff_lexicon_has (CLIFF_WORDS_FACE, noun))
          continue;
        g_autoptr(GArray) names = cliff_people_find_all (people, noun);
        if (names->len == 0)
          g_ptr_array_add (props, g_steal_pointer (&noun));
      }
}

GPtrArray *
cliff_beats_find_props (const char  *text,
                        CliffPeople *people)
{
  g_autoptr(GPtrArray) known = cliff_lexicon_find_all (CLIFF_WORDS_PROP, text);
  GPtrArray *props = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < known->len; i++)
    g_ptr_array_add (props, g_strdup (g_ptr_array_index (known, i)));
  add_objects (props, text, people);

  return props;
}

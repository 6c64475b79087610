/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-review.h"

#include "cliff-lexicon.h"
#include "cliff-planner.h"

#include <string.h>

/* What is at stake, beyond the insults and revelations that make a listener react. */
static const char * const stakes[] = {
  "再不", "否则", "别怪", "扔出去", "赶出去", "轰出去", "救命", "救我", "快跑", "不许动", "凭什么", "你敢", "退婚",
  "休书", "还钱", "欠债", "遗嘱", "遗产", "背叛", "出轨", "小三", "报仇", "复仇", "重生", "血", "尸体", "死", "炸弹",
  "绑架", "病危", "癌", "最后一次", "最后一天", "从今天起", "跟我走", "嫁给我", "娶我", "失踪", "不是我爸", "不是我妈",
  "kill", "dead", "die", "dying", "blood", "murder", "bomb", "help me", "or else", "last chance", "pregnant",
  "divorce", "betray", "revenge", "marry me", "fired", "get out", "never came", "don't move", "disappeared",
  "my brother", "save my", "gun", "kidnap", NULL
};

static gboolean
has_stake (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  for (int i = 0; stakes[i] != NULL; i++)
    {
      gboolean latin = g_ascii_isalpha (*stakes[i]);

      for (const char *at = strstr (folded, stakes[i]); at != NULL; at = strstr (at + 1, stakes[i]))
        if (!latin || ((at == folded || !g_ascii_isalpha (at[-1])) && !g_ascii_isalpha (at[strlen (stakes[i])])))
          return TRUE;
    }

  return FALSE;
}

static gboolean
is_strong_speech (const CliffDraftLine *line)
{
  return cliff_lexicon_has (CLIFF_WORDS_LOUD, line->text) || cliff_lexicon_has (CLIFF_WORDS_INTENSE, line->mood) ||
         cliff_lexicon_has (CLIFF_WORDS_FAST, line->mood) || strstr (line->text, "！") != NULL ||
         strchr (line->text, '!') != NULL || has_stake (line->text);
}

/* A question, an outcry, or words that break off. */
static gboolean
is_open (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text)
    {
      const char *previous = g_utf8_prev_char (end);
      gunichar c = g_utf8_get_char (previous);

      if (c == '?' || c == 0xff1f || c == '!' || c == 0xff01 || c == 0x2026 || c == 0x2014)
        return TRUE;
      if (end - text >= 2 && (strncmp (end - 2, "--", 2) == 0 || (end - text >= 3 && strncmp (end - 3, "...", 3) == 0)))
        return TRUE;
      if (g_unichar_isalnum (c))
        return FALSE;
      end = previous;
    }

  return FALSE;
}

static CliffHook
turn_of_shot (const CliffDraftShot *shot)
{
  for (guint i = 0; i < shot->lines->len; i++)
    if (is_strong_speech (g_ptr_array_index (shot->lines, i)))
      return CLIFF_HOOK_SPEECH;
  if (cliff_lexicon_has (CLIFF_WORDS_FIGHT, shot->action) || cliff_lexicon_has (CLIFF_WORDS_REACTION, shot->action) ||
      cliff_lexicon_has (CLIFF_WORDS_ENTRANCE, shot->action) || cliff_lexicon_has (CLIFF_WORDS_LOUD, shot->action))
    return CLIFF_HOOK_ACTION;
  if (g_str_equal (shot->purpose, "prop reveal") || g_str_equal (shot->purpose, CLIFF_PURPOSE_INSERT))
    return CLIFF_HOOK_CLOSE_UP;

  return CLIFF_HOOK_NONE;
}

/* Where in the text a shot comes from: the first speech or deed in it, else the first mark. */
static void
place (CliffMoment       *moment,
       CliffOutlineScene *scene,
       CliffDraftShot    *shot)
{
  for (guint i = 0; i < shot->covers->len; i++)
    {
      guint index = g_array_index (shot->covers, int, i);
      CliffOutlineElement *element = index < scene->elements->len ? g_ptr_array_index (scene->elements, index) : NULL;

      if (element == NULL)
        continue;
      if (element->kind == CLIFF_ELEMENT_ACTION || cliff_element_kind_is_speech (element->kind))
        {
          moment->from = element->start;
          moment->to = element->end;
          return;
        }
      if (moment->to == 0)
        {
          moment->from = element->start;
          moment->to = element->end;
        }
    }
}

GArray *
cliff_moments_new (CliffReview         *self,
                   CliffOutlineEpisode *episode)
{
  GArray *moments = g_array_new (FALSE, TRUE, sizeof (CliffMoment));
  g_autoptr(GPtrArray) shots = cliff_planner_plan_episode (episode, self->people, NULL);
  CliffTime now = 0;

  for (guint i = 0; i < shots->len; i++)
    {
      CliffDraftShot *shot = g_ptr_array_index (shots, i);
      CliffMoment moment = { .scene = shot->scene, .start = now, .length = shot->duration, .turn = turn_of_shot (shot) };

      place (&moment, g_ptr_array_index (episode->scenes, shot->scene), shot);
      moment.speech = shot->lines->len > 0;
      if (moment.speech)
        moment.open = is_open (((CliffDraftLine *) g_ptr_array_index (shot->lines, shot->lines->len - 1))->text);
      else
        moment.open = is_open (shot->action);
      now += shot->duration;
      g_array_append_val (moments, moment);
    }

  return moments;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mood.h"

#include <string.h>

/* The stronger mood comes first: "angry, in a low voice" is angry. */
static const struct
{
  const char *mood;
  const char *words;
} moods[] = {
  { "angry", "怒 生气 吼 愤 咆哮 厉声 骂 咬牙 气急 大喊 拍桌 angr furious rage shout yell scream snarl snap roar hiss" },
  { "afraid", "怕 恐 惊慌 慌张 慌乱 发抖 颤抖 战战 紧张 哆嗦 afraid fear scared terrif panic nervous trembl anxious" },
  { "shocked", "愣 震惊 惊讶 吃惊 惊 瞪大 猛地 发颤 不敢相信 难以置信 呆住 僵住 shock stun surpris froze gasp startl stagger" },
  { "sad", "哭 泪 哽咽 悲 伤心 难过 失落 绝望 苦笑 叹 哀 sad cry weep tear sob grief mourn despair broken sigh" },
  { "happy", "笑 高兴 开心 兴奋 得意 喜 乐 欢 smil laugh grin happ joy cheer delight excit glad" },
  { "tender", "温柔 轻声 柔 深情 心疼 关切 安慰 tender gentl soft warm loving kind" },
  { "cold", "冷 淡漠 嘲 讽 不屑 轻蔑 傲 面无表情 cold icy sneer scorn contempt mock sarcas flat stern dry" },
  { "whisper", "低声 压低 小声 耳语 悄声 whisper quiet low murmur mutter under" },
};

gboolean
cliff_text_has_any (const char *text,
                    const char *words)
{
  if (text == NULL || *text == '\0')
    return FALSE;

  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto(GStrv) list = g_strsplit (words, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    for (const char *at = strstr (lower, list[i]); at != NULL; at = strstr (at + 1, list[i]))
      if ((guchar) list[i][0] >= 0x80 || at == lower || !g_ascii_isalpha (at[-1]))
        return TRUE;

  return FALSE;
}

const char *
cliff_mood_from_text (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (moods); i++)
    if (cliff_text_has_any (text, moods[i].words))
      return moods[i].mood;

  return "neutral";
}

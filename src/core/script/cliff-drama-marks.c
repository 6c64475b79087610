/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"

#define MOST_MARK 600

/* What the words of marks mean; of words that begin alike the longer comes first. */
static const struct
{
  const char       *words;
  CliffElementKind  kind;
  gboolean          whole;  /* the text is the mark as written, not what follows the word */
} marks[] = {
  { "付费卡点 付费点 付费墙 收费卡点 付费 PAYWALL", CLIFF_ELEMENT_PAYWALL, FALSE },
  { "卡点特写 卡点 开场钩子 结尾钩子 钩子 悬念 HOOK CLIFFHANGER", CLIFF_ELEMENT_HOOK, FALSE },
  { "闪回结束 闪回完毕 闪回完 闪回止 闪回终 闪出 回忆结束 回忆完", CLIFF_ELEMENT_FLASHBACK_END, FALSE },
  { "闪回开始 插入闪回 闪回 闪进 回忆", CLIFF_ELEMENT_FLASHBACK_START, FALSE },
  { "字幕条 字幕 花字 歌词字幕", CLIFF_ELEMENT_SUBTITLE, FALSE },
  { "音效 声效 音响 SFX 配乐 音乐 BGM", CLIFF_ELEMENT_SFX, FALSE },
  { "特效 VFX", CLIFF_ELEMENT_VFX, FALSE },
  { "歌词 唱词", CLIFF_ELEMENT_LYRIC, FALSE },
  { "本场梗概 场景梗概 梗概", CLIFF_ELEMENT_SYNOPSIS, FALSE },
  { "切至 切到 切回 切 叠化 叠入 黑屏 黑场 淡出 淡入 转场 化入 化出 闪白 闪黑 渐黑 渐隐 跳切 硬切 定格 CUT FADE DISSOLVE",
    CLIFF_ELEMENT_TRANSITION, TRUE },
};

/* Whether what stands behind a mark's word shows that the word was one. */
static gboolean
ends_word (CliffSlice rest,
           gboolean   bracketed)
{
  gsize size;
  gunichar next = cliff_slice_peek (rest, &size);

  if (rest.length == 0 || next == ':' || next == 0xff1a)
    return TRUE;

  return bracketed && (cliff_character_is_space (next) || next == 0xff0c || next == ',' ||
                       next == 0x2014 || next == '-');
}

/* @inner: what is in the brackets, or a line without any. */
static gboolean
read_inner (CliffSlice      inner,
            gboolean        bracketed,
            CliffDramaPart *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      CliffSlice rest = inner;

      if (!cliff_slice_eat_any (&rest, marks[i].words))
        continue;
      /* "梗概：" alone begins many an outline. */
      if (marks[i].kind == CLIFF_ELEMENT_SYNOPSIS && !bracketed)
        continue;
      /* 【字幕三年后】 needs no colon. */
      if (!ends_word (rest, bracketed) && !(bracketed && (marks[i].kind == CLIFF_ELEMENT_SUBTITLE ||
                                                          marks[i].kind == CLIFF_ELEMENT_SFX ||
                                                          marks[i].kind == CLIFF_ELEMENT_VFX)))
        continue;
      rest = cliff_slice_trim (rest);
      while (cliff_slice_eat_any (&rest, ": ： ， , — -"))
        rest = cliff_slice_trim (rest);
      part->kind = marks[i].kind;
      /* "转场：叠化" names its transition; "切至：客厅" is one. */
      part->text =
          marks[i].whole && !(rest.length > 0 && cliff_slice_eat (&inner, "转场")) ? inner : rest;
      return TRUE;
    }

  return FALSE;
}

static gboolean
carries_text (CliffElementKind kind)
{
  return kind == CLIFF_ELEMENT_SUBTITLE || kind == CLIFF_ELEMENT_SFX || kind == CLIFF_ELEMENT_VFX ||
         kind == CLIFF_ELEMENT_HOOK || kind == CLIFF_ELEMENT_LYRIC || kind == CLIFF_ELEMENT_SYNOPSIS;
}

/* The bracketed group at the front of @line: its inside and its size. */
static gboolean
find_group (CliffSlice  line,
            CliffSlice *inner,
            gsize      *size)
{
  static const char *const pairs[][2] = { { "【", "】" }, { "（", "）" }, { "(", ")" }, { "[", "]" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      CliffSlice rest = line, close;

      if (!cliff_slice_eat (&rest, pairs[i][0]))
        continue;
      for (gsize at = 0; at < MIN (rest.length, MOST_MARK); at++)
        {
          close = cliff_slice_sub (rest, at, rest.length);
          if (rest.data[at] == '\\')
            at++;
          else if (cliff_slice_eat (&close, pairs[i][1]))
            {
              *inner = cliff_slice_trim (cliff_slice_sub (rest, 0, at));
              *size = line.length - close.length;
              return TRUE;
            }
        }
      return FALSE;
    }

  return FALSE;
}

/* The size of a mark that is an element of its own, at the front of @line; 0 when there is none.
 * Inside a line only 【】 make one. */
gsize
cliff_drama_mark_size (CliffSlice line,
                       gboolean   leading)
{
  CliffSlice inner, wide = line;
  CliffDramaPart part = { 0 };
  gsize size;

  if ((!leading && !cliff_slice_eat (&wide, "【")) || !find_group (line, &inner, &size))
    return 0;
  if (cliff_convention_is_episode_end (cliff_slice_sub (line, 0, size)))
    return size;
  if (!read_inner (inner, TRUE, &part))
    return 0;
  /* "【字幕】三年后" is one element. */
  if (carries_text (part.kind) && part.text.length == 0 && leading)
    return 0;

  return size;
}

static gboolean
read_voice (CliffSlice      inner,
            CliffSlice      after,
            CliffDramaPart *part)
{
  CliffDramaPart voice = *part;

  if (after.length == 0)
    {
      if (!cliff_drama_read_speech (inner, &voice) || voice.kind == CLIFF_ELEMENT_DIALOGUE)
        return FALSE;
    }
  else
    {
      /* "（旁白）三年后": the kind in brackets, and what is said. */
      if (!cliff_slice_is_any (inner, "旁白 画外音 画外 VO V.O. OS O.S. 内心独白 内心 心声 独白"))
        return FALSE;
      cliff_slice_eat_any (&after, ": ：");
      voice.kind = cliff_slice_is_any (inner, "旁白") ? CLIFF_ELEMENT_NARRATION
                   : cliff_slice_is_any (inner, "画外音 画外 VO V.O.") ? CLIFF_ELEMENT_VO
                                                                    : CLIFF_ELEMENT_OS;
      voice.text = cliff_slice_trim (after);
    }
  *part = voice;

  return TRUE;
}

/* 【字幕：…】, （闪回）, 卡点：… and all their kin. */
gboolean
cliff_drama_read_mark (CliffSlice      line,
                       CliffDramaPart *part)
{
  CliffSlice inner, after;
  gsize size;

  if (!find_group (line, &inner, &size))
    {
      CliffSlice bare = line;

      while (cliff_slice_eat_any (&bare, "— - = * · 〓"))
        bare = cliff_slice_trim (bare);
      while (bare.data != line.data &&
             (cliff_slice_eat_end (&bare, "—") || cliff_slice_eat_end (&bare, "-") ||
              cliff_slice_eat_end (&bare, "=") || cliff_slice_eat_end (&bare, "·")))
        bare = cliff_slice_trim (bare);
      return read_inner (bare, FALSE, part);
    }
  after = cliff_slice_trim (cliff_slice_sub (line, size, line.length));
  if (read_inner (inner, TRUE, part))
    {
      if (after.length == 0)
        return TRUE;
      if (carries_text (part->kind) && part->text.length == 0)
        {
          cliff_slice_eat_any (&after, ": ：");
          part->text = cliff_slice_trim (after);
          return TRUE;
        }
    }

  return read_voice (inner, after, part);
}

/* 人物：… and its kin. */
gboolean
cliff_drama_read_cast (CliffSlice  line,
                       CliffSlice *names)
{
  if (!cliff_slice_eat_any (&line, "出场人物 出场角色 登场人物 本场人物 人物 角色 出场 登场 演员"))
    return FALSE;
  while (cliff_slice_eat (&line, "*"))
    continue;
  line = cliff_slice_trim (line);
  if (!cliff_slice_eat_any (&line, ": ："))
    return FALSE;
  while (cliff_slice_eat (&line, "*"))
    continue;
  *names = cliff_slice_trim (line);

  return TRUE;
}

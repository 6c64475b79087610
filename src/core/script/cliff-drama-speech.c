/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"

#include <string.h>

#define MOST_NAME 10
#define MOST_LATIN_NAME 30
#define MOST_HEAD 240

/* Longer words before the words they begin or end with. */
#define OS_WORDS "内心独白 内心OS 内心 心声 独白 心理活动 O.S. O.S OS"
#define VO_WORDS "画外音 画外 V.O. V.O VO"
#define NARRATION_WORDS "旁白 NARRATOR"
#define CAMERA_WORDS "特写 近景 中景 远景 全景 过肩 空镜 快剪 蒙太奇 镜头"
#define NOT_NAMES "闪回 画面 字幕 音效 特效 配乐 音乐 时间 地点 场景 场次 人物 角色 出场 大纲 备注 注 注意 说明 提示 转场 淡入 淡出 叠化 " \
                  "定格 黑场 黑屏 切至 景别 镜号 时长 情绪 动作 台词 剧情 梗概 标题 剧名 片名 http https"
#define TELLING_ENDS "说道 问道 喊道 笑道 写道 写着 显示 心想 说 问"

static const char *const groups[][2] = { { "（", "）" }, { "(", ")" }, { "【", "】" }, { "[", "]" } };

/* The inside of a bracketed group at the front of @rest, which is taken off.  @endless (nullable): the kinds of group, a bit each,
 * that are known not to end in the line: looking for their ends again from every bracket would take the square of its length. */
static gboolean
eat_group (CliffSlice *rest,
           CliffSlice *inside,
           guint      *endless)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      CliffSlice inner = *rest;

      if (!cliff_slice_eat (&inner, groups[i][0]))
        continue;
      if (endless != NULL && (*endless & 1 << i) != 0)
        return FALSE;
      for (gsize at = 0; at < inner.length; at++)
        {
          CliffSlice close = cliff_slice_sub (inner, at, inner.length);

          if (inner.data[at] == '\\')
            at++;
          /* Writers close a wide bracket with a narrow one and the other way round. */
          else if (cliff_slice_eat (&close, groups[i][1]) ||
                   (i < 2 && cliff_slice_eat (&close, groups[1 - i][1])))
            {
              *inside = cliff_slice_trim (cliff_slice_sub (inner, 0, at));
              *rest = close;
              return TRUE;
            }
        }
      if (endless != NULL)
        *endless |= i < 2 ? 3 : 1 << i;
    }

  return FALSE;
}

static gboolean
read_kind_word (CliffSlice        word,
                CliffElementKind *kind)
{
  if (cliff_slice_is_any (word, OS_WORDS))
    *kind = CLIFF_ELEMENT_OS;
  else if (cliff_slice_is_any (word, VO_WORDS))
    *kind = CLIFF_ELEMENT_VO;
  else if (cliff_slice_is_any (word, NARRATION_WORDS))
    *kind = CLIFF_ELEMENT_NARRATION;
  else
    return FALSE;

  return TRUE;
}

static void
take_kind (CliffDramaPart   *part,
           CliffElementKind  kind)
{
  /* "旁白（VO）" is still the narrator. */
  if (part->kind != CLIFF_ELEMENT_NARRATION)
    part->kind = kind;
}

static void
add_mood (CliffDramaPart *part,
          CliffSlice      mood)
{
  if (mood.length > 0 && part->n_moods < CLIFF_MOST_MOODS)
    part->moods[part->n_moods++] = mood;
}

static gsize
word_size (CliffSlice text)
{
  gsize at = 0, size;

  while (at < text.length)
    {
      CliffSlice rest = cliff_slice_sub (text, at, text.length), separator = rest;

      if (rest.data[0] == '\\' && rest.length > 1)
        {
          cliff_slice_peek (cliff_slice_sub (rest, 1, rest.length), &size);
          at += 1 + size;
          continue;
        }
      if (cliff_character_is_space (cliff_slice_peek (rest, &size)) ||
          cliff_slice_eat_any (&separator, "， , 、 / ； ;"))
        break;
      at += size;
    }

  return at;
}

/* The inside of a bracket: words that tell the kind, and the rest, which is mood as it is written.
 */
static void
read_group (CliffSlice      inside,
            CliffDramaPart *part)
{
  CliffSlice rest = inside, mood = cliff_slice (inside.data, 0);
  CliffElementKind kind;
  gsize size;

  while (rest.length > 0)
    {
      gsize length = word_size (rest);
      CliffSlice word = cliff_slice_sub (rest, 0, length);

      if (length == 0)
        {
          cliff_slice_peek (rest, &size);
          rest = cliff_slice_sub (rest, size, rest.length);
          continue;
        }
      if (read_kind_word (word, &kind))
        {
          take_kind (part, kind);
          add_mood (part, mood);
          mood.length = 0;
        }
      else
        mood = mood.length == 0 ? word : cliff_slice (mood.data, word.data + length - mood.data);
      rest = cliff_slice_sub (rest, length, rest.length);
    }
  add_mood (part, mood);
}

/* Takes "OS" off "沈知意OS" and "王野 vo"; Carlos keeps his end. */
static gboolean
eat_kind_suffix (CliffSlice       *name,
                 CliffElementKind *kind)
{
  static const struct
  {
    const char       *words;
    CliffElementKind  kind;
  } suffixes[] = {
    { OS_WORDS, CLIFF_ELEMENT_OS },
    { VO_WORDS, CLIFF_ELEMENT_VO },
    { NARRATION_WORDS, CLIFF_ELEMENT_NARRATION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      CliffSlice rest = *name;

      if (!cliff_slice_eat_any_end (&rest, suffixes[i].words) ||
          (rest.length > 0 && g_ascii_isalpha (rest.data[rest.length]) &&
           g_ascii_isalpha (rest.data[rest.length - 1])))
        continue;
      *name = cliff_slice_trim (rest);
      *kind = suffixes[i].kind;
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_latin_name (CliffSlice name)
{
  gboolean start = TRUE;

  if (name.length > MOST_LATIN_NAME)
    return FALSE;
  for (gsize i = 0; i < name.length; i++)
    {
      char c = name.data[i];

      if ((guchar)c >= 0x80 || (c != ' ' && c != '.' && c != '\'' && c != '-' && c != '&' &&
                                c != '/' && !g_ascii_isalnum (c)))
        return FALSE;
      if (start && g_ascii_islower (c))
        return FALSE;
      start = c == ' ';
    }

  return TRUE;
}

static gboolean
has_word (CliffSlice  name,
          const char *words)
{
  while (*words != '\0')
    {
      gsize length = strcspn (words, " ");

      if (memmem (name.data, name.length, words, length) != NULL)
        return TRUE;
      words += length + (words[length] == ' ');
    }

  return FALSE;
}

static gboolean
is_telling (CliffSlice name)
{
  return cliff_slice_count (name, 3) >= 3 && cliff_slice_eat_any_end (&name, TELLING_ENDS);
}

static gboolean
is_name_character (gunichar character)
{
  switch (character)
    {
    case ',':
    case '.':
    case '!':
    case '?':
    case ';':
    case '"':
    case '(':
    case ')':
    case '[':
    case ']':
    case '\\':
    case '<':
    case '>': case '=': case '|': case '~': case '@': case '#':
    case 0xff0c:
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0xff1b:
    case 0x2026:
    case 0x201c:
    case 0x201d:
    case 0x3010: case 0x3011: case 0xff08: case 0xff09: case 0x25b3: case 0x25b2: case 0x2206:
    case 0x300a: case 0x300b: case 0x2014:
      return FALSE;
    default:
      return !cliff_character_is_space (character) && character < CLIFF_INVALID_CHARACTER;
    }
}

static gboolean
is_name (CliffSlice name)
{
  CliffSlice rest = name;
  gsize size;

  if (name.length == 0 || g_unichar_isdigit (MIN (cliff_slice_peek (name, &size), 0x10ffff)) ||
      cliff_slice_is_any (name, NOT_NAMES) || has_word (name, CAMERA_WORDS) || is_telling (name))
    return FALSE;
  if (is_latin_name (name))
    return TRUE;
  if (cliff_slice_count (name, MOST_NAME) > MOST_NAME)
    return FALSE;
  while (rest.length > 0)
    {
      if (!is_name_character (cliff_slice_peek (rest, &size)))
        return FALSE;
      rest = cliff_slice_sub (rest, size, rest.length);
    }

  return TRUE;
}

/* Where the colon between speaker and text is: outside brackets, not escaped. */
static gboolean
find_colon (CliffSlice  line,
            gsize       most,
            gsize      *start,
            gsize      *end,
            gsize      *bracket)
{
  gsize at = 0, size;
  guint endless = 0;

  *bracket = G_MAXSIZE;
  while (at < MIN (line.length, most))
    {
      CliffSlice rest = cliff_slice_sub (line, at, line.length), inside;

      /* Colons and brackets begin with one of a few bytes, no character of a name does. */
      if (g_ascii_isalnum (line.data[at]) ||
          ((guchar)line.data[at] >= 0x80 && line.data[at] != '\xe3' && line.data[at] != '\xef'))
        {
          at++;
          continue;
        }
      if (line.data[at] == '\\')
        {
          at += 2;
          continue;
        }
      if (cliff_slice_eat_any (&rest, ": ："))
        {
          *start = at;
          *end = line.length - rest.length;
          return TRUE;
        }
      if (eat_group (&rest, &inside, &endless))
        {
          *bracket = MIN (*bracket, at);
          at = line.length - rest.length;
          continue;
        }
      cliff_slice_peek (rest, &size);
      at += size;
    }

  return FALSE;
}

static CliffSlice
without_stars (CliffSlice name)
{
  while (name.length > 0 && name.data[name.length - 1] == '*' &&
         (name.length < 2 || name.data[name.length - 2] != '\\'))
    name.length--;
  while (name.length > 0 && name.data[0] == '*')
    name = cliff_slice_sub (name, 1, name.length);

  return cliff_slice_trim (name);
}

/* Brackets, words for the kind and spaces between the name and the colon; FALSE when there is
 * anything else. */
static gboolean
read_head_end (CliffSlice      rest,
               CliffDramaPart *part)
{
  CliffSlice inside;
  CliffElementKind kind;

  while ((rest = without_stars (cliff_slice_trim (rest))).length > 0)
    {
      CliffSlice word = cliff_slice_sub (rest, 0, word_size (rest));

      if (eat_group (&rest, &inside, NULL))
        read_group (inside, part);
      else if (read_kind_word (word, &kind))
        {
          take_kind (part, kind);
          rest = cliff_slice_sub (rest, word.length, rest.length);
        }
      else
        return FALSE;
    }

  return TRUE;
}

/* "名（语气）：话", with OS, VO and 旁白 in all the places where they are written.  "@名：" takes any name. */
gboolean
cliff_drama_read_speech (CliffSlice      line,
                         CliffDramaPart *part)
{
  gsize start, end, bracket;
  CliffDramaPart speech = *part;
  CliffSlice name, text, inside;
  CliffElementKind kind;
  gboolean forced = cliff_slice_eat (&line, "@");

  if (!find_colon (line, forced ? G_MAXSIZE : MOST_HEAD, &start, &end, &bracket) || bracket == 0)
    return FALSE;
  speech.kind = CLIFF_ELEMENT_DIALOGUE;
  speech.n_moods = 0;
  name = without_stars (cliff_slice_trim (cliff_slice_sub (line, 0, MIN (bracket, start))));
  if (bracket < start && !read_head_end (cliff_slice_sub (line, bracket, start), &speech))
    return FALSE;
  if (read_kind_word (name, &kind))
    {
      take_kind (&speech, kind);
      name.length = 0;
    }
  else
    {
      if (!forced && eat_kind_suffix (&name, &kind))
        {
          take_kind (&speech, kind);
          if (cliff_slice_is_any (name, NARRATION_WORDS))
            {
              speech.kind = CLIFF_ELEMENT_NARRATION;
              name.length = 0;
            }
        }
      if (name.length > 0 && !(forced || is_name (name)))
        return FALSE;
    }
  /* A colon and nobody in front of it. */
  if (name.length == 0 && speech.kind == CLIFF_ELEMENT_DIALOGUE)
    return FALSE;
  text = without_stars (cliff_slice_trim (cliff_slice_sub (line, end, line.length)));
  while (eat_group (&text, &inside, NULL) || (text = cliff_slice_trim (text), FALSE))
    {
      read_group (inside, &speech);
      text = cliff_slice_trim (text);
    }
  /* Nothing is said: "许清：（点头）" tells what is seen. */
  if (text.length == 0 && speech.n_moods > 0)
    return FALSE;
  speech.speaker = name;
  speech.text = text;
  speech.below = text.length == 0 ? CLIFF_DRAMA_SPEECH : CLIFF_DRAMA_BODY;
  *part = speech;

  return TRUE;
}

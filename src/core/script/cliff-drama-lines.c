/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"

#include <string.h>

#define TRIANGLES "△ ▲ ∆"
#define SECTION_WORDS "人物小传 人物介绍 人物简介 人物设定 主要人物 人物 角色 角色介绍 大纲 故事大纲 剧情大纲 分集大纲 故事梗概 " \
                      "剧情梗概 剧情简介 梗概 简介 一句话故事 正文 剧本正文 剧本 目录"
#define MOST_BARE_TITLE 20

static CliffSlice
without_line_end (CliffSlice line)
{
  if (line.length > 0 && line.data[line.length - 1] == '\n')
    line.length--;
  if (line.length > 0 && line.data[line.length - 1] == '\r')
    line.length--;

  return line;
}

/* Takes white space and Markdown's marks off both ends. */
CliffSlice
cliff_drama_strip (CliffSlice  line,
                   gboolean   *markdown)
{
  line = cliff_slice_trim (line);
  *markdown = FALSE;
  while (line.length > 0 && line.data[0] == '#')
    {
      line = cliff_slice_sub (line, 1, line.length);
      *markdown = TRUE;
    }
  line = cliff_slice_trim (line);
  while (line.length > 0 && line.data[0] == '*')
    line = cliff_slice_sub (line, 1, line.length);
  while (line.length > 0 && line.data[line.length - 1] == '*' &&
         (line.length < 2 || line.data[line.length - 2] != '\\'))
    line.length--;

  return cliff_slice_trim (line);
}

/* Whether @line ends with a backslash that is not itself escaped. */
gboolean
cliff_drama_goes_on (CliffSlice line)
{
  gsize count = 0;

  while (count < line.length && line.data[line.length - 1 - count] == '\\')
    count++;

  return count % 2 == 1;
}

/* The size of the first element in @line: up to the next △, and marks in 【】 are elements of their
 * own. */
gsize
cliff_drama_part_size (CliffSlice line)
{
  CliffSlice rest = cliff_slice_trim (line);
  gsize at = rest.data - line.data, mark, size;

  mark = cliff_drama_mark_size (rest, TRUE);
  if (mark > 0)
    {
      at += mark;
      return cliff_slice_trim (cliff_slice_sub (line, at, line.length)).length == 0 ? line.length
                                                                                    : at;
    }
  cliff_slice_peek (rest, &size);
  for (at += size; at < line.length; at++)
    {
      if (line.data[at] == '\\')
        at++;
      else if (line.data[at] == '\xe2' || line.data[at] == '\xe3')
        {
          rest = cliff_slice_sub (line, at, line.length);
          if (cliff_slice_eat_any (&rest, TRIANGLES) || cliff_drama_mark_size (rest, FALSE) > 0)
            return at;
        }
    }

  return line.length;
}

static guint8
scan_drama (CliffSlice line)
{
  gboolean markdown;
  CliffHeading heading;
  CliffSlice text = without_line_end (line), title;
  guint8 marks = 0;
  int number;

  if (cliff_slice_trim (text).length == 0)
    return CLIFF_MARK_EMPTY;
  text = cliff_drama_strip (cliff_slice_sub (text, 0, cliff_drama_part_size (text)), &markdown);
  if (text.length == 0)
    return 0;
  if (cliff_convention_is_episode (text, !markdown, &number, &title) &&
      !cliff_convention_is_episode_end (text))
    marks |= CLIFF_MARK_EPISODE;
  else if (cliff_convention_is_heading (text, &heading))
    marks |= CLIFF_MARK_SCENE;
  else if (cliff_convention_is_numbered (text, &number, &title))
    marks |= CLIFF_MARK_NUMBERED;

  return marks;
}

/* ── The preamble ── */

static gboolean
read_title (CliffSlice      line,
            CliffDramaPart *part)
{
  CliffSlice rest = line;
  gboolean wrapped;

  if (cliff_slice_eat_any (&rest, "剧名 片名 短剧名 书名 标题 作品名"))
    {
      rest = cliff_slice_trim (rest);
      if (!cliff_slice_eat_any (&rest, ": ："))
        return FALSE;
      rest = cliff_slice_trim (rest);
    }
  else if (!cliff_slice_eat (&rest, "《"))
    return FALSE;
  else
    {
      cliff_slice_eat_end (&rest, "剧本");
      rest = cliff_slice_trim (rest);
      if (!cliff_slice_eat_end (&rest, "》") || cliff_slice_holds (rest, "》"))
        return FALSE;
    }
  part->kind = CLIFF_ELEMENT_TITLE;
  part->text = cliff_convention_unwrap (rest, &wrapped);

  return TRUE;
}

static void
read_preamble (CliffSlice       line,
               CliffDramaState  above,
               CliffDramaPart  *part)
{
  part->below = CLIFF_DRAMA_PREAMBLE;
  part->text = line;
  part->kind = CLIFF_ELEMENT_BIO;
  if (read_title (line, part))
    return;
  if (above == CLIFF_DRAMA_START && line.data[0] != '\\' &&
      cliff_slice_count (line, MOST_BARE_TITLE) <= MOST_BARE_TITLE &&
      !cliff_slice_holds (line, "：") && !cliff_slice_holds (line, ":") &&
      !cliff_slice_holds (line, "。") && !cliff_slice_holds (line, "，") &&
      !cliff_slice_holds (line, "【") && !cliff_slice_is_any (line, SECTION_WORDS))
    part->kind = CLIFF_ELEMENT_TITLE;
}

/* ── The body ── */

static gboolean
read_structure (CliffSlice       line,
                CliffDramaState  above,
                guint8           marks,
                gboolean         markdown,
                CliffDramaPart  *part)
{
  CliffSlice rest = line;

  if (above == CLIFF_DRAMA_HEADING && cliff_slice_eat_any (&rest, "地点 场景 时间 内外景 内外") &&
      (rest = cliff_slice_trim (rest), cliff_slice_eat_any (&rest, ": ：")))
    {
      part->kind = CLIFF_ELEMENT_SCENE;
      part->continues = TRUE;
      part->below = CLIFF_DRAMA_HEADING;
      cliff_convention_split_heading (rest, &part->heading);
      return TRUE;
    }
  if (cliff_convention_is_episode_end (line))
    part->kind = CLIFF_ELEMENT_EPISODE_END;
  else if ((marks & CLIFF_MARK_EPISODE) != 0 &&
           cliff_convention_is_episode (line, !markdown, &part->number, &part->title))
    part->kind = CLIFF_ELEMENT_EPISODE;
  else if ((marks & CLIFF_MARK_NUMBERED) != 0 &&
           cliff_convention_is_numbered (line, &part->number, &part->title))
    part->kind = CLIFF_ELEMENT_EPISODE;
  else if ((marks & CLIFF_MARK_SCENE) != 0 && cliff_convention_is_heading (line, &part->heading))
    {
      part->kind = CLIFF_ELEMENT_SCENE;
      part->below = part->heading.open ? CLIFF_DRAMA_HEADING : CLIFF_DRAMA_BODY;
    }
  else
    return FALSE;

  return TRUE;
}

/* The labelled lines of shot sheets. */
static gboolean
read_sheet (CliffSlice      line,
            CliffDramaPart *part)
{
  CliffSlice label = line, rest = line, speech;

  if (!cliff_slice_eat_any (&rest, "镜号 景别 镜头 时长 情绪/动作 情绪 动作 台词 机位 运镜 备注 注") )
    return FALSE;
  label.length = rest.data - line.data;
  rest = cliff_slice_trim (rest);
  if (!cliff_slice_eat_any (&rest, ": ："))
    return FALSE;
  rest = speech = cliff_slice_trim (rest);
  if (cliff_slice_is_any (label, "情绪/动作 情绪 动作"))
    {
      part->kind = CLIFF_ELEMENT_ACTION;
      part->text = rest;
    }
  else if (cliff_slice_equal (label, "台词"))
    {
      if (cliff_drama_read_speech (speech, part))
        return TRUE;
      part->kind = CLIFF_ELEMENT_ACTION;
      part->text = rest;
    }
  else if (cliff_slice_equal (label, "镜头"))
    return FALSE;
  else
    {
      part->kind = CLIFF_ELEMENT_NOTE;
      part->text = line;
    }

  return TRUE;
}

/* Whether @line can begin with a label, as cast lists and bare marks do: it is short, or there is a
 * colon soon. */
static gboolean
may_have_label (CliffSlice line)
{
  CliffSlice front = cliff_slice_sub (line, 0, MIN (line.length, 40));

  return line.length <= 40 || cliff_slice_holds (front, ":") || cliff_slice_holds (front, "：") ||
         line.data[0] == '\xe3' || line.data[0] == '\xef' || line.data[0] == '[' ||
         line.data[0] == '(';
}

static void
read_body (CliffSlice       line,
           CliffDramaState  above,
           CliffDramaPart  *part)
{
  CliffSlice rest = line;
  gboolean triangle = cliff_slice_eat_any (&rest, TRIANGLES);

  part->below = CLIFF_DRAMA_BODY;
  if (triangle)
    {
      part->kind = CLIFF_ELEMENT_ACTION;
      part->text = cliff_slice_trim (rest);
      return;
    }
  if (may_have_label (line))
    {
      if (cliff_drama_read_cast (line, &part->text))
        {
          part->kind = CLIFF_ELEMENT_CAST;
          return;
        }
      if (cliff_drama_read_mark (line, part) || read_sheet (line, part))
        return;
    }
  if (cliff_drama_read_speech (line, part))
    return;
  part->text = line;
  part->continues = above == CLIFF_DRAMA_SPEECH;
  part->kind = part->continues ? CLIFF_ELEMENT_DIALOGUE : CLIFF_ELEMENT_ACTION;
}

/* What @line, which is one element without its line end, is below @above. */
void
cliff_drama_read (CliffSlice       line,
                  CliffDramaState  above,
                  gboolean         structured,
                  guint8           marks,
                  CliffDramaPart  *part)
{
  gboolean markdown;
  CliffSlice text = cliff_drama_strip (line, &markdown);

  *part = (CliffDramaPart) { .below = CLIFF_DRAMA_BODY };
  if (text.length == 0)
    {
      part->kind = CLIFF_ELEMENT_BLANK;
      part->below =
          above == CLIFF_DRAMA_HEADING || above == CLIFF_DRAMA_SPEECH ? CLIFF_DRAMA_BODY : above;
      return;
    }
  if (read_structure (text, above, marks, markdown, part))
    return;
  if (above <= CLIFF_DRAMA_PREAMBLE)
    {
      CliffSlice rest = text;

      if (structured && !cliff_slice_eat_any (&rest, TRIANGLES))
        {
          read_preamble (text, above, part);
          return;
        }
      if (above == CLIFF_DRAMA_START && read_title (text, part))
        return;
    }
  read_body (text, above, part);
}

/* ── Lines ── */

/* Marks that are episode lines only while no line says 第…集. */
static guint8
valid_marks (CliffScript *script,
             guint8       marks)
{
  return script->numbered ? marks : marks & ~CLIFF_MARK_NUMBERED;
}

/* Which part of @text, the line with its line end, part number @which is. Returns: the number of
 * parts, up to it */
guint
cliff_drama_split (CliffScript *self,
                   CliffLine   *line,
                   CliffSlice   text,
                   guint        which,
                   CliffSpan   *span)
{
  CliffDramaState above = line->entry & ~CLIFF_DRAMA_GOES_ON;
  CliffDramaPart part;
  gsize at = 0, end = 0;

  for (guint i = 0; i <= which; i++)
    {
      CliffSlice rest = cliff_slice_sub (text, end, text.length);

      at = end;
      end += i + 1 == line->n_spans ? rest.length : cliff_drama_part_size (rest);
      cliff_drama_read (without_line_end (cliff_slice_sub (text, at, end)), above, self->structured,
                        i == 0 ? valid_marks (self, line->marks) : 0, &part);
      above = part.below;
    }
  *span = (CliffSpan) { part.kind, at, end };

  return which;
}

static void
classify_drama (CliffParse *self)
{
  CliffLine *line = self->line;
  CliffSlice text = cliff_parse_get_line (self), rest = text;
  CliffDramaState above = line->entry & ~CLIFF_DRAMA_GOES_ON;
  guint8 goes_on = cliff_drama_goes_on (text) ? CLIFF_DRAMA_GOES_ON : 0;
  CliffDramaPart part = { .below = above };
  guint8 marks = valid_marks (self->script, line->marks);
  guint count = 0;

  line->look = CLIFF_LOOK_TEXT;
  if ((line->entry & CLIFF_DRAMA_GOES_ON) != 0)
    {
      line->kind = self->above;
      line->n_spans = 0;
      line->exit = above | goes_on;
      return;
    }
  if ((line->marks & CLIFF_MARK_EMPTY) != 0)
    {
      cliff_drama_read (cliff_slice (text.data, 0), above, self->script->structured, 0, &part);
      line->kind = CLIFF_ELEMENT_BLANK;
      line->n_spans = self->above != CLIFF_ELEMENT_BLANK || self->offset == 0;
      line->exit = part.below;
      return;
    }
  while (count == 0 || (rest.length > 0 && count < G_MAXUINT8))
    {
      gsize size = cliff_drama_part_size (rest);

      cliff_drama_read (cliff_slice_sub (rest, 0, size), part.below, self->script->structured,
                        count == 0 ? marks : 0, &part);
      if (count == 0)
        {
          line->kind = part.kind;
          count = !part.continues;
          if (part.below == CLIFF_DRAMA_PREAMBLE || part.continues)
            break;
        }
      else
        count++;
      rest = cliff_slice_sub (rest, size, rest.length);
    }
  line->n_spans = count;
  line->exit = part.below | goes_on;
}

const CliffParser cliff_drama_parser = {
  .scan = scan_drama,
  .classify = classify_drama,
  .initial = CLIFF_DRAMA_START,
};

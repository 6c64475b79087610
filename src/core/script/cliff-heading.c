/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-convention.h"
#include "cliff-script.h"

#define TIMES                                                                                                              \
  "日 夜 晨 清晨 凌晨 黎明 早 早上 早晨 上午 中午 正午 午后 下午 傍晚 黄昏 晚 晚上 夜晚 深夜 " \
  "半夜 午夜 暮 暮色 白天 白日 "                                                                                \
  "日出 日落 DAY NIGHT DAWN DUSK MORNING AFTERNOON EVENING NOON MIDNIGHT SUNSET SUNRISE TWILIGHT"
#define LATIN_TIMES TIMES " LATER CONTINUOUS SAME PRESENT"
#define PLACES "内 外 内景 外景 内外 INT EXT INT. EXT. 室内 室外"
#define CAST_LABELS "人物 角色 出场 出场人物 出场角色 登场人物 登场"
#define MOST_HEADING 60
#define MOST_LATIN_HEADING 160

typedef enum
{
  TOKEN_NONE,
  TOKEN_LOCATION,
  TOKEN_TIME,
  TOKEN_INT_EXT,
} TokenKind;

typedef struct
{
  CliffHeading *heading;
  TokenKind     last;
  TokenKind     label;         /* what the label in front makes of the next token */
  guint         n_times;
  guint         n_int_exts;
} Splitter;

static gboolean
is_separator (gunichar character)
{
  switch (character)
    {
    case ',': case '/': case '-': case ';': case '|':
    case 0xff0c:
    case 0x3001:
    case 0xff0f:
    case 0xff0d:
    case 0xff1b:
    case 0xff5c:
    case 0x2014:
    case 0x2013:
      return TRUE;
    default:
      return cliff_character_is_space (character);
    }
}

static gboolean
is_colon (gunichar character)
{
  return character == ':' || character == 0xff1a;
}

/* One slice from the start of @a to the end of @b. */
static CliffSlice
join (CliffSlice a,
      CliffSlice b)
{
  return cliff_slice (a.data, b.data + b.length - a.data);
}

/* Whether nothing but "/" stands between two slices. */
static gboolean
is_pair (CliffSlice a,
         CliffSlice b)
{
  CliffSlice gap = cliff_slice (a.data + a.length, b.data - a.data - a.length);

  gap = cliff_slice_trim (gap);

  return cliff_slice_equal (gap, "/") || cliff_slice_equal (gap, "／");
}

/* 日 of 日景, 内 of 内景; the rest as written. */
static CliffSlice
without_view (CliffSlice token)
{
  cliff_slice_eat_end (&token, "景");

  return token;
}

static void
add_location (Splitter   *self,
              CliffSlice  token)
{
  CliffHeading *heading = self->heading;

  if (heading->location.length == 0)
    heading->location = token;
  else if (heading->more_location.length > 0)
    heading->more_location = join (heading->more_location, token);
  else if (self->last == TOKEN_LOCATION)
    heading->location = join (heading->location, token);
  else
    heading->more_location = token;
  self->last = TOKEN_LOCATION;
}

static gboolean
add_time (Splitter   *self,
          CliffSlice  token)
{
  CliffSlice time = without_view (token);

  if (!cliff_slice_is_any (time, TIMES))
    return FALSE;
  if (self->n_times > 0 && !(self->last == TOKEN_TIME && is_pair (self->heading->time, token)))
    return FALSE;
  self->heading->time = self->n_times > 0 ? join (self->heading->time, time) : time;
  self->n_times++;
  self->last = TOKEN_TIME;

  return TRUE;
}

static gboolean
add_int_ext (Splitter   *self,
             CliffSlice  token)
{
  CliffSlice place = without_view (token);

  if (!cliff_slice_is_any (token, PLACES))
    return FALSE;
  if (self->n_int_exts > 0 &&
      !(self->last == TOKEN_INT_EXT && is_pair (self->heading->int_ext, token)))
    return FALSE;
  cliff_slice_eat (&place, "室");
  cliff_slice_eat_end (&place, ".");
  self->heading->int_ext = self->n_int_exts > 0 ? join (self->heading->int_ext, place) : place;
  self->n_int_exts++;
  self->last = TOKEN_INT_EXT;

  return TRUE;
}

/* "日内" and "内日" */
static gboolean
add_compound (Splitter   *self,
              CliffSlice  token)
{
  static const char *const places[] = { "内景", "外景", "内", "外" };

  if (self->n_times > 0 || self->n_int_exts > 0 || token.length > 15)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      CliffSlice time = token, place;

      if (cliff_slice_eat_end (&time, places[i]) && cliff_slice_is_any (without_view (time), TIMES))
        place = cliff_slice (time.data + time.length, token.length - time.length);
      else if (time = token, cliff_slice_eat (&time, places[i]) &&
                                 cliff_slice_is_any (without_view (time), TIMES))
        place = cliff_slice (token.data, token.length - time.length);
      else
        continue;
      add_time (self, time);
      return add_int_ext (self, place);
    }

  return FALSE;
}

static void
add_token (Splitter   *self,
           CliffSlice  token)
{
  TokenKind label = self->label;

  self->label = TOKEN_NONE;
  if (label == TOKEN_TIME && self->n_times++ == 0)
    {
      self->heading->time = token;
      self->last = TOKEN_TIME;
    }
  else if (label == TOKEN_LOCATION)
    add_location (self, token);
  else if (!add_time (self, token) && !add_int_ext (self, token) && !add_compound (self, token))
    add_location (self, token);
}

/* The size of a bracketed group at the front of @rest, or of one character. */
static gsize
group_size (CliffSlice rest)
{
  static const char *const pairs[][2] = { { "（", "）" }, { "(", ")" }, { "【", "】" }, { "《", "》" } };
  gsize size, end;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      CliffSlice inner = rest;

      if (cliff_slice_eat (&inner, pairs[i][0]) && cliff_slice_find (inner, pairs[i][1], &end))
        return rest.length - inner.length + end + 3 - (pairs[i][1][0] == ')' ? 2 : 0);
    }
  cliff_slice_peek (rest, &size);

  return size;
}

static void
split (CliffSlice    line,
       CliffHeading *heading,
       Splitter     *self)
{
  CliffSlice rest = line;

  *self = (Splitter) { .heading = heading };
  while (rest.length > 0)
    {
      CliffSlice token = cliff_slice (rest.data, 0);
      gsize size;
      gunichar next = 0;

      while (rest.length > 0 && !is_separator (next = cliff_slice_peek (rest, &size)))
        {
          if (is_colon (next) &&
              (cliff_slice_is_any (token, "时间 地点 场景 内外 内外景 " CAST_LABELS) ||
               token.length == 0))
            break;
          if (next == '\\' && rest.length > 1)
            rest = cliff_slice_sub (rest, 1, rest.length), token.length++;
          size = group_size (rest);
          token.length += size;
          rest = cliff_slice_sub (rest, size, rest.length);
        }
      if (rest.length > 0)
        {
          cliff_slice_peek (rest, &size);
          rest = cliff_slice_sub (rest, size, rest.length);
        }
      if (is_colon (next) && cliff_slice_is_any (token, CAST_LABELS))
        {
          heading->names = cliff_slice_trim (rest);
          return;
        }
      if (is_colon (next))
        self->label = cliff_slice_equal (token, "时间") ? TOKEN_TIME
                      : cliff_slice_is_any (token, "地点 场景") ? TOKEN_LOCATION : TOKEN_NONE;
      else if (token.length > 0)
        add_token (self, token);
    }
}

/* Time, int/ext and location of @line, in any order. */
void
cliff_convention_split_heading (CliffSlice    line,
                                CliffHeading *heading)
{
  Splitter splitter;

  split (line, heading, &splitter);
}

/* The word of @rest up to the next space, slash or bracket. */
static CliffSlice
next_word (CliffSlice *rest)
{
  CliffSlice word = cliff_slice (rest->data, 0);
  gsize size;

  while (rest->length > 0)
    {
      gunichar next = cliff_slice_peek (*rest, &size);

      *rest = cliff_slice_sub (*rest, size, rest->length);
      if (is_separator (next) || next == '(' || next == ')')
        break;
      word.length += size;
    }

  return word;
}

static gboolean
tells_time (CliffSlice text)
{
  while (text.length > 0)
    if (cliff_slice_is_any (next_word (&text), LATIN_TIMES))
      return TRUE;

  return FALSE;
}

static gboolean
find_last_dash (CliffSlice  text,
                gsize      *start,
                gsize      *end)
{
  static const char *const dashes[] = { " - ", " – ", " — ", "--", "—", "–" };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      gsize at = 0, position, length = CLIFF_SLICE ("").length;

      for (length = 0; dashes[i][length] != '\0'; length++)
        continue;
      while (cliff_slice_find (cliff_slice_sub (text, at, text.length), dashes[i], &position))
        {
          at += position;
          if (!found || at + length > *end)
            {
              *start = at;
              *end = at + length;
            }
          found = TRUE;
          at += length;
        }
    }

  return found;
}

/* "INT. PLACE - NIGHT", and forced headings, which may be in either convention. */
void
cliff_convention_split_slugline (CliffSlice    line,
                                 CliffHeading *heading)
{
  CliffSlice rest = cliff_slice_trim (line), last;
  gsize start, end;
  Splitter splitter;
  CliffHeading tokens = { 0 };

  if (cliff_slice_eat_any (
          &rest, "INT./EXT. INT./EXT INT/EXT. INT/EXT EXT./INT. EXT./INT EXT/INT. EXT/INT "
                 "I./E. I/E. I/E E./I. E/I. E/I INT. EXT. EST. INT EXT EST") &&
      (rest.length == 0 || rest.data[-1] == '.' || rest.data[0] == ' ' || rest.data[0] == '\t' ||
       rest.data[0] == '.'))
    {
      heading->int_ext = cliff_slice (line.data, rest.data - line.data);
      heading->int_ext = cliff_slice_trim (heading->int_ext);
      cliff_slice_eat_end (&heading->int_ext, ".");
      rest = cliff_slice_trim (rest);
      cliff_slice_eat (&rest, ".");
      cliff_slice_eat (&rest, "- ");
      rest = cliff_slice_trim (rest);
    }
  else
    {
      rest = cliff_slice_trim (line);
      split (rest, &tokens, &splitter);
      if (splitter.n_int_exts > 0)
        {
          tokens.number = heading->number;
          *heading = tokens;
          return;
        }
    }
  heading->location = rest;
  if (find_last_dash (rest, &start, &end) && tells_time (cliff_slice_sub (rest, end, rest.length)))
    {
      heading->location = cliff_slice_trim (cliff_slice_sub (rest, 0, start));
      heading->time = cliff_slice_trim (cliff_slice_sub (rest, end, rest.length));
      return;
    }
  for (gsize at = rest.length; at > 0; at--)
    if (rest.data[at - 1] == ' ')
      {
        last = cliff_slice_sub (rest, at, rest.length);
        if (cliff_slice_is_any (last, TIMES))
          {
            heading->location = cliff_slice_trim (cliff_slice_sub (rest, 0, at - 1));
            heading->time = last;
          }
        return;
      }
}

/* "int", "ext", "int/ext" or "" */
const char *
cliff_convention_int_ext (CliffSlice int_ext)
{
  g_autofree char *text = cliff_slice_dup (int_ext);

  return cliff_outline_parse_int_ext (text);
}

static gboolean
eat_digits (CliffSlice *rest,
            int        *number)
{
  gsize size;
  gunichar first = cliff_slice_peek (*rest, &size);

  return ((first >= '0' && first <= '9') || (first >= 0xff10 && first <= 0xff19)) &&
         cliff_slice_eat_number (rest, number);
}

/* The letters of a scene that came between two numbered ones: "1-2A". */
static void
eat_letters (CliffSlice   *rest,
             const char   *start,
             CliffHeading *heading)
{
  gsize count = 0, size;
  CliffSlice after;
  gunichar next;

  while (count < 2 && count < rest->length && g_ascii_isupper (rest->data[count]))
    count++;
  after = cliff_slice_sub (*rest, count, rest->length);
  next = cliff_slice_peek (after, &size);
  if (count == 0 || !(after.length == 0 || cliff_character_is_space (next) || is_separator (next) || is_colon (next)))
    return;
  heading->number = cliff_slice (start, after.data - start);
  *rest = after;
}

/* "1-2", "1-2A"; or, with a label, also "1" and "一". */
static gboolean
eat_scene_number (CliffSlice   *rest,
                  gboolean      labelled,
                  CliffHeading *heading)
{
  const char *start = rest->data;
  CliffSlice after;

  if (!eat_digits (rest, &heading->first) &&
      !(labelled && cliff_slice_eat_number (rest, &heading->first)))
    return FALSE;
  after = cliff_slice_trim (*rest);
  if (cliff_slice_eat_any (&after, "- － — –"))
    {
      after = cliff_slice_trim (after);
      if (eat_digits (&after, &heading->second))
        {
          *rest = after;
          eat_letters (rest, start, heading);
          return TRUE;
        }
    }

  return labelled;
}

static gboolean
is_prose (CliffSlice text)
{
  return cliff_slice_holds (text, "。") || cliff_slice_holds (text, "！") ||
         cliff_slice_holds (text, "？") || cliff_slice_holds (text, "“") ||
         cliff_slice_holds (text, "△") || cliff_slice_holds (text, "……") ||
         cliff_slice_count (text, MOST_LATIN_HEADING) >
             (cliff_slice_holds (text, "INT") || cliff_slice_holds (text, "EXT")
                  ? MOST_LATIN_HEADING
                  : MOST_HEADING);
}

/* After a number: its parts, as long as what follows is not simply the next word of a sentence. */
static gboolean
finish_numbered (CliffSlice    rest,
                 CliffHeading *heading)
{
  CliffSlice after = cliff_slice_trim (rest), cast;
  gboolean parted = rest.length == 0 || after.data != rest.data;
  Splitter splitter;
  gsize size, position;

  if (after.length > 0)
    {
      gunichar next = cliff_slice_peek (after, &size);

      parted = parted || is_separator (next) || is_colon (next);
      if (is_colon (next))
        after = cliff_slice_trim (cliff_slice_sub (after, size, after.length));
    }
  if (cliff_slice_eat_any (&after, "场景 场次 场"))
    {
      parted = TRUE;
      after = cliff_slice_trim (after);
      cliff_slice_eat_any (&after, ": ：");
    }
  split (after, heading, &splitter);
  /* A cast list at the end may be as long as it likes. */
  cast = after;
  if (heading->names.length > 0 && cliff_slice_find (after, "人物", &position))
    cast = cliff_slice_sub (after, 0, position);
  if (is_prose (cast))
    return FALSE;
  heading->open = after.length == 0;

  return parted || splitter.n_times > 0 || splitter.n_int_exts > 0;
}

/* "场景：外卖店", "场次：A3" */
static gboolean
finish_label (CliffSlice    rest,
              gboolean      number,
              CliffHeading *heading)
{
  Splitter splitter;

  rest = cliff_slice_trim (rest);
  if (rest.length == 0 || (!number && is_prose (rest)))
    return FALSE;
  if (number)
    {
      gsize end = 0, size;

      while (end < rest.length && !cliff_character_is_space (cliff_slice_peek (
                                      cliff_slice_sub (rest, end, rest.length), &size)))
        end += size;
      heading->number = cliff_slice_sub (rest, 0, end);
      heading->verbatim = cliff_slice_eat (&heading->number, "#");
      rest = cliff_slice_trim (cliff_slice_sub (rest, end, rest.length));
      heading->open = rest.length == 0;
    }
  split (rest, heading, &splitter);

  return TRUE;
}

/* "邮局，日，内": nothing else in the line, and all three. */
static gboolean
is_unnumbered (CliffSlice    line,
               CliffHeading *heading)
{
  Splitter splitter;

  /* Most lines are not this, and most of them are told by the lack of one of these. */
  if (line.length > 120 ||
      !(cliff_slice_holds (line, "内") || cliff_slice_holds (line, "外") ||
        cliff_slice_holds (line, "INT") || cliff_slice_holds (line, "EXT")) ||
      is_prose (line) || cliff_slice_holds (line, "：") || cliff_slice_holds (line, ":"))
    return FALSE;
  split (line, heading, &splitter);

  return splitter.n_times == 1 && splitter.n_int_exts >= 1 && heading->location.length > 0 &&
         heading->more_location.length == 0 && heading->names.length == 0;
}

/* Whether @line is a scene heading in any of the drama convention's layouts. */
gboolean
cliff_convention_is_heading (CliffSlice    line,
                             CliffHeading *heading)
{
  CliffSlice rest = line, list;
  gboolean number;
  int ordinal;
  gsize size;

  *heading = (CliffHeading) { 0 };
  if (cliff_slice_eat (&rest, "第"))
    {
      rest = cliff_slice_trim (rest);
      if (!cliff_slice_eat_number (&rest, &heading->first))
        return FALSE;
      rest = cliff_slice_trim (rest);
      return cliff_slice_eat (&rest, "场") && finish_numbered (rest, heading);
    }
  number = cliff_slice_eat (&rest, "场次");
  if (number || cliff_slice_eat_any (&rest, "场景 场"))
    {
      gboolean colon;

      rest = cliff_slice_trim (rest);
      colon = cliff_slice_eat_any (&rest, ": ：");
      rest = cliff_slice_trim (rest);
      if (eat_scene_number (&rest, TRUE, heading) && finish_numbered (rest, heading))
        return TRUE;
      *heading = (CliffHeading) { 0 };
      return colon && finish_label (rest, number, heading);
    }
  if (cliff_slice_eat_any (&rest, "INT EXT I/E") && rest.length > 0 &&
      (rest.data[0] == '.' || rest.data[0] == ' ' || rest.data[0] == '/'))
    {
      if (is_prose (line))
        return FALSE;
      cliff_convention_split_slugline (line, heading);
      return TRUE;
    }
  rest = line;
  if (eat_scene_number (&rest, FALSE, heading))
    return finish_numbered (rest, heading);
  *heading = (CliffHeading) { 0 };
  rest = list = line;
  if (eat_digits (&list, &ordinal) && cliff_slice_eat_any (&list, ". 、 ．"))
    {
      list = cliff_slice_trim (list);
      if (!is_unnumbered (list, heading) &&
          !(cliff_slice_eat_any (&list, "内景 外景") &&
            is_separator (cliff_slice_peek (list, &size)) && !is_prose (line)))
        return FALSE;
      heading->first = ordinal;
      return TRUE;
    }

  return is_unnumbered (line, heading);
}

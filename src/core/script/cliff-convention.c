/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-convention.h"

#include <string.h>

/* An episode's title is a few words: longer lines tell of an episode. */
#define MOST_TITLE 24
#define MOST_LATIN_TITLE 60

static const struct
{
  const char *open;
  const char *close;
} brackets[] = {
  { "【", "】" }, { "（", "）" }, { "(", ")" },   { "[", "]" },
  { "〔", "〕" }, { "［", "］" }, { "《", "》" }, { "〖", "〗" },
};

/* Takes one pair of brackets off that goes round the whole line. */
CliffSlice
cliff_convention_unwrap (CliffSlice  line,
                         gboolean   *wrapped)
{
  *wrapped = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      CliffSlice inner = line, open = CLIFF_SLICE (""), close = CLIFF_SLICE ("");
      gsize first_close;

      if (!cliff_slice_eat (&inner, brackets[i].open) ||
          !cliff_slice_eat_end (&inner, brackets[i].close))
        continue;
      if (cliff_slice_find (inner, brackets[i].close, &first_close))
        {
          open = cliff_slice_sub (inner, 0, first_close);
          close = cliff_slice_sub (inner, first_close, inner.length);
          /* "（a）和（b）" is not in one pair. */
          if (!cliff_slice_holds (open, brackets[i].open) ||
              cliff_slice_holds (close, brackets[i].open))
            return line;
        }
      *wrapped = TRUE;
      return cliff_slice_trim (inner);
    }

  return line;
}

static gboolean
has_wide (CliffSlice text)
{
  for (gsize i = 0; i < text.length; i++)
    if ((guchar) text.data[i] >= 0xe3)
      return TRUE;

  return FALSE;
}

static gboolean
is_short_title (CliffSlice title)
{
  gsize most = has_wide (title) ? MOST_TITLE : MOST_LATIN_TITLE;

  if (cliff_slice_count (title, most) > most || cliff_slice_holds (title, "。"))
    return FALSE;

  return !cliff_slice_eat_end (&title, ".") || cliff_slice_eat_end (&title, "..");
}

static CliffSlice
skip_separators (CliffSlice text)
{
  do
    text = cliff_slice_trim (text);
  while (cliff_slice_eat_any (&text, ": ： · — – - － ｜ | ."));

  return text;
}

/* "One", "TWENTY-THREE": up to ninety-nine. */
static gboolean
eat_number_word (CliffSlice *rest,
                 int        *number)
{
  static const char * const ones[] = { "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN",
                                       "ELEVEN", "TWELVE", "THIRTEEN", "FOURTEEN", "FIFTEEN", "SIXTEEN", "SEVENTEEN",
                                       "EIGHTEEN", "NINETEEN" };
  static const char * const tens[] = { "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY" };
  CliffSlice at = *rest;
  gsize size;
  gunichar next;

  *number = 0;
  for (guint i = 0; i < G_N_ELEMENTS (tens) && *number == 0; i++)
    if (cliff_slice_eat_any (&at, tens[i]))
      *number = (i + 2) * 10;
  if (*number > 0 && at.length > 1 && (at.data[0] == '-' || at.data[0] == ' '))
    at = cliff_slice_sub (at, 1, at.length);
  /* The longer words first: SIXTEEN is not SIX. */
  for (int i = *number > 0 ? 8 : (int) G_N_ELEMENTS (ones) - 1; i >= 0; i--)
    if (cliff_slice_eat_any (&at, ones[i]))
      {
        *number += i + 1;
        break;
      }
  next = cliff_slice_peek (at, &size);
  if (*number == 0 || (at.length > 0 && g_unichar_isalnum (MIN (next, 0x10ffff))))
    return FALSE;
  *rest = at;

  return TRUE;
}

static gboolean
eat_episode_word (CliffSlice *rest,
                  int        *number)
{
  CliffSlice spelled = *rest;
  gsize size;
  gunichar next;

  if (cliff_slice_eat (rest, "第"))
    {
      *rest = cliff_slice_trim (*rest);
      if (!cliff_slice_eat_number (rest, number))
        return FALSE;
      *rest = cliff_slice_trim (*rest);
      return cliff_slice_eat (rest, "集");
    }
  if (cliff_slice_eat_any (&spelled, "EPISODE"))
    {
      spelled = cliff_slice_trim (spelled);
      if (eat_number_word (&spelled, number))
        {
          *rest = spelled;
          return TRUE;
        }
    }
  if (!cliff_slice_eat_any (rest, "EPISODE EP E"))
    return FALSE;
  *rest = cliff_slice_trim (*rest);
  cliff_slice_eat (rest, ".");
  *rest = cliff_slice_trim (*rest);
  next = cliff_slice_peek (*rest, &size);
  if (!(g_unichar_isdigit (MIN (next, 0x10ffff))) || !cliff_slice_eat_number (rest, number))
    return FALSE;
  next = cliff_slice_peek (*rest, &size);
  if (next < 0x80 && g_ascii_isalnum (next))
    return FALSE;

  /* "E1-2" is no episode. */
  return !(next == '-' && rest->length > 1 && g_ascii_isdigit (rest->data[1]));
}

gboolean
cliff_convention_is_episode (CliffSlice  line,
                             gboolean    strict,
                             int        *number,
                             CliffSlice *title)
{
  CliffSlice rest = cliff_slice_trim (line);
  gboolean bracketed = cliff_slice_eat_any (&rest, "【 《 〖 ["), wrapped;

  rest = cliff_slice_trim (rest);
  if (!eat_episode_word (&rest, number))
    return FALSE;
  rest = cliff_slice_trim (rest);
  if (bracketed && !cliff_slice_eat_any (&rest, "】 》 〗 ]") && !cliff_slice_eat_end (&rest, "】") &&
      !cliff_slice_eat_end (&rest, "》") && !cliff_slice_eat_end (&rest, "〗"))
    return FALSE;
  rest = skip_separators (rest);
  if (strict && (!is_short_title (rest) || cliff_convention_is_episode_end (line)))
    return FALSE;
  *title = cliff_convention_unwrap (rest, &wrapped);
  if (wrapped && (cliff_slice_eat (&rest, "（") || cliff_slice_eat (&rest, "(")))
    *title = cliff_slice (rest.data - (rest.data[-1] == '(' ? 1 : 3),
                          rest.length + (rest.data[-1] == '(' ? 1 : 3));

  return TRUE;
}

/* "1. title": an episode line where no line says 第…集. */
gboolean
cliff_convention_is_numbered (CliffSlice  line,
                              int        *number,
                              CliffSlice *title)
{
  CliffSlice rest = cliff_slice_trim (line);
  gsize size;

  if (!g_unichar_isdigit (MIN (cliff_slice_peek (rest, &size), 0x10ffff)) ||
      !cliff_slice_eat_number (&rest, number) || !cliff_slice_eat_any (&rest, ". 、 ．"))
    return FALSE;
  rest = cliff_slice_trim (rest);
  if (rest.length == 0 || g_unichar_isdigit (MIN (cliff_slice_peek (rest, &size), 0x10ffff)))
    return FALSE;
  *title = rest;

  return is_short_title (rest) && !cliff_slice_holds (rest, "：") &&
         !cliff_slice_holds (rest, ":") && !cliff_slice_holds (rest, "△") &&
         !cliff_slice_eat_any (&rest, "内景 外景");
}

/* "END OF EP 1" */
gboolean
cliff_convention_is_end_of_episode (CliffSlice line)
{
  int number;

  line = cliff_slice_trim (line);
  if (!cliff_slice_eat_any (&line, "END"))
    return FALSE;
  line = cliff_slice_trim (line);
  if (!cliff_slice_eat (&line, "OF "))
    return FALSE;
  line = cliff_slice_trim (line);
  if (!cliff_slice_eat_any (&line, "EPISODE EP"))
    return FALSE;
  cliff_slice_eat (&line, ".");
  line = cliff_slice_trim (line);
  cliff_slice_eat_number (&line, &number);
  cliff_slice_eat (&line, ".");

  return cliff_slice_trim (line).length == 0;
}

/* Nearly all lines end otherwise: on a bracket, a dash, or one of the words' last characters. */
static gboolean
may_end_episode (CliffSlice line)
{
  gsize size;

  switch (cliff_slice_last (line, &size))
    {
    case 0x3011:
    case 0xff09:
    case ')':
    case ']':
    case 0x2014:
    case 0x2013:
    case '-':
    case '=':
    case '*':
    case 0x300b:
    case 0x3002:
    case 0xff5e:
    case '~':
    case 0x5b8c:
    case 0x7ec8:
    case 0x675f:
    case 0x7ed3:
    case 0x7eed:
    case 'd':
    case 'D':
    case '.':
      return TRUE;
    default:
      return g_ascii_isdigit (line.data[line.length - 1]) ||
             g_ascii_tolower (line.data[line.length - 1]) == 'p' ||
             g_ascii_tolower (line.data[line.length - 1]) == 'e';
    }
}

/* 【本集完】 and all its forms. */
gboolean
cliff_convention_is_episode_end (CliffSlice line)
{
  CliffSlice rest = cliff_slice_trim (line);
  gboolean named = TRUE;
  int number;

  if (rest.length == 0 || rest.length > 64 || !may_end_episode (rest))
    return FALSE;
  while (cliff_slice_eat_any (&rest, "【 （ ( [ — – - = * 《 ～ ~"))
    rest = cliff_slice_trim (rest);
  do
    rest = cliff_slice_trim_end (rest);
  while (cliff_slice_eat_any_end (&rest, "】 ） ) ] — – - = * 》 。 ～ ~"));
  if (cliff_convention_is_end_of_episode (rest))
    return TRUE;
  if (cliff_slice_eat (&rest, "第"))
    {
      rest = cliff_slice_trim (rest);
      if (!cliff_slice_eat_number (&rest, &number))
        return FALSE;
      rest = cliff_slice_trim (rest);
      if (!cliff_slice_eat (&rest, "集"))
        return FALSE;
    }
  else
    named = cliff_slice_eat_any (&rest, "本集 全剧 全集 本剧 全文 剧");
  rest = cliff_slice_trim (rest);

  return cliff_slice_is_any (rest, "完 终 END") || (named && cliff_slice_is_any (rest, "结束 完结 剧终")) ||
         (!named && cliff_slice_is_any (rest, "未完待续 待续 完结"));
}

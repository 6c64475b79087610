/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-episode-line.h"

#include "cliff-convention.h"
#include "cliff-element.h"

#include <string.h>

/** The lines of a script that speak of its episode, in bytes. */
typedef struct
{
  CliffSpan  line;   /* kind BLANK when there is none */
  GArray    *ends;   /* CliffSpan */
} Lines;

static void
lines_clear (Lines *self)
{
  g_clear_pointer (&self->ends, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lines, lines_clear)

static gboolean
is_episode (const CliffElement *element)
{
  CliffSlice title;
  int number;

  if (element->kind == CLIFF_ELEMENT_EPISODE)
    return TRUE;

  return element->kind == CLIFF_ELEMENT_SECTION && element->level == 1 && element->text != NULL &&
         cliff_convention_is_episode (cliff_slice (element->text, strlen (element->text)), FALSE, &number, &title);
}

static void
find_line (const CliffElement *element,
           gpointer            user_data)
{
  Lines *self = user_data;
  CliffSpan span = { element->kind, element->start, element->end };

  if (element->kind == CLIFF_ELEMENT_EPISODE_END)
    g_array_append_val (self->ends, span);
  else if (self->line.kind == CLIFF_ELEMENT_BLANK && is_episode (element))
    self->line = span;
}

static void
read_lines (CliffScript *script,
            Lines       *lines)
{
  *lines = (Lines) { .line = { CLIFF_ELEMENT_BLANK, 0, 0 } };
  lines->ends = g_array_new (FALSE, FALSE, sizeof (CliffSpan));
  cliff_script_foreach_element (script, find_line, lines);
}

/* ── Numbers ────────────────────────────────────────────────────────────────────────────────────── */

/* The number in an episode line or in the mark of an episode's end, the line's first. */
static gboolean
find_number (CliffSlice  line,
             CliffSlice *number)
{
  CliffSlice rest = line;
  int value;

  for (CliffSlice before = { NULL, 0 }; before.length != rest.length;)
    {
      before = rest;
      rest = cliff_slice_trim (rest);
      cliff_slice_eat_any (&rest, "# * 【 《 〖 （ ( [ — – - =");
    }
  if (cliff_slice_eat_any (&rest, "END"))
    {
      rest = cliff_slice_trim (rest);
      cliff_slice_eat (&rest, "OF ");
      rest = cliff_slice_trim (rest);
    }
  if (!cliff_slice_eat (&rest, "第") && cliff_slice_eat_any (&rest, "EPISODE EP E"))
    {
      rest = cliff_slice_trim (rest);
      cliff_slice_eat (&rest, ".");
    }
  rest = cliff_slice_trim (rest);
  *number = rest;
  if (!cliff_slice_eat_number (&rest, &value))
    return FALSE;
  number->length = rest.data - number->data;

  return TRUE;
}

static void
append_chinese (GString *text,
                int      number)
{
  static const char * const digits[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
  static const struct
  {
    int         value;
    const char *name;
  } units[] = { { 1000, "千" }, { 100, "百" }, { 10, "十" }, { 1, "" } };
  gboolean gap = FALSE, any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      int digit = number / units[i].value % 10;

      gap |= digit == 0 && any;
      if (digit == 0)
        continue;
      if (gap)
        g_string_append (text, "零");
      /* Ten is 十, not 一十, where nothing stands before it. */
      if (digit != 1 || units[i].value != 10 || any)
        g_string_append (text, digits[digit]);
      g_string_append (text, units[i].name);
      any = TRUE;
      gap = FALSE;
    }
  if (!any)
    g_string_append (text, "零");
}

/* Appends @number in the digits @old has. */
static void
append_number (GString    *text,
               CliffSlice  old,
               int         number)
{
  gsize size;
  gunichar first = cliff_slice_peek (old, &size);

  if (first >= 0xff10 && first <= 0xff19)
    {
      g_autofree char *plain = g_strdup_printf ("%d", number);

      for (const char *p = plain; *p != '\0'; p++)
        g_string_append_unichar (text, 0xff10 + g_ascii_digit_value (*p));
    }
  else if (g_ascii_isdigit (MIN (first, 0x7f)) || number > 9999)
    g_string_append_printf (text, "%0*d", first == '0' ? (int) old.length : 1, number);
  else
    append_chinese (text, number);
}

static void
append_renumbered (GString    *text,
                   CliffSlice  line,
                   int         number)
{
  CliffSlice old;

  if (!find_number (line, &old))
    {
      g_string_append_len (text, line.data, line.length);
      return;
    }
  g_string_append_len (text, line.data, old.data - line.data);
  append_number (text, old, number);
  g_string_append_len (text, old.data + old.length, line.data + line.length - old.data - old.length);
}

/* ── Texts ──────────────────────────────────────────────────────────────────────────────────────── */

char *
cliff_episode_line_renumber (CliffScript *script,
                             int          number)
{
  g_auto(Lines) lines = { 0 };
  gsize length, at = 0;
  const char *text = cliff_script_get_text (script, &length);
  GString *result = g_string_new (NULL);

  read_lines (script, &lines);
  if (lines.line.kind != CLIFF_ELEMENT_BLANK)
    g_array_prepend_val (lines.ends, lines.line);
  for (guint i = 0; i < lines.ends->len; i++)
    {
      CliffSpan span = g_array_index (lines.ends, CliffSpan, i);

      if (span.start < at)
        continue;
      g_string_append_len (result, text + at, span.start - at);
      append_renumbered (result, cliff_slice (text + span.start, span.end - span.start), number);
      at = span.end;
    }
  g_string_append_len (result, text + at, length - at);

  return g_string_free_and_steal (result);
}

/* Takes a line out of @text, with the empty lines below it. */
static void
cut_line (GString   *text,
          CliffSpan  span)
{
  gsize end = span.end;

  while (end < text->len && strchr ("\r\n", text->str[end]) != NULL)
    end++;
  g_string_erase (text, span.start, end - span.start);
}

char *
cliff_episode_line_remove (CliffScript *script,
                           gboolean     line)
{
  g_auto(Lines) lines = { 0 };
  gsize length;
  const char *whole = cliff_script_get_text (script, &length);
  GString *text = g_string_new_len (whole, length);

  read_lines (script, &lines);
  for (guint i = lines.ends->len; i > 0; i--)
    cut_line (text, g_array_index (lines.ends, CliffSpan, i - 1));
  if (line && lines.line.kind != CLIFF_ELEMENT_BLANK)
    cut_line (text, lines.line);

  return g_string_free_and_steal (text);
}

char *
cliff_episode_line_dup_like (CliffScript *script,
                             int          number)
{
  g_auto(Lines) lines = { 0 };
  const char *text = cliff_script_get_text (script, NULL);
  GString *result = g_string_new (NULL);
  CliffSlice line, old, rest;

  read_lines (script, &lines);
  line = cliff_slice_trim (cliff_slice (text + lines.line.start, lines.line.end - lines.line.start));
  /* "1. Title" is an episode line by its title. */
  if (lines.line.kind == CLIFF_ELEMENT_BLANK || !find_number (line, &old) || old.data == line.data)
    {
      g_string_printf (result, cliff_script_get_format (script) == CLIFF_SCRIPT_DRAMA ? "第%d集" : "EPISODE %d", number);
      return g_string_free_and_steal (result);
    }
  rest = cliff_slice (old.data + old.length, line.data + line.length - old.data - old.length);
  g_string_append_len (result, line.data, old.data - line.data);
  append_number (result, old, number);
  old = rest;
  rest = cliff_slice_trim (rest);
  if (cliff_slice_eat (&rest, "集"))
    {
      cliff_slice_eat_any (&rest, "】 》 〗 ]");
      g_string_append_len (result, old.data, rest.data - old.data);
    }
  else if (cliff_slice_eat_any (&rest, "】 》 〗 ]"))
    g_string_append_len (result, old.data, rest.data - old.data);

  return g_string_free_and_steal (result);
}

char *
cliff_episode_line_dup_end (CliffScript *script,
                            int          number)
{
  g_auto(Lines) lines = { 0 };
  gsize length, start, end;
  const char *text = cliff_script_get_text (script, &length);
  GString *mark;

  read_lines (script, &lines);
  if (lines.ends->len == 0)
    return NULL;
  start = g_array_index (lines.ends, CliffSpan, lines.ends->len - 1).start;
  end = g_array_index (lines.ends, CliffSpan, lines.ends->len - 1).end;
  while (start > 0 && strchr ("\r\n", text[start - 1]) != NULL)
    start--;
  while (end < length && strchr ("\r\n", text[end]) != NULL)
    end++;
  mark = g_string_new (NULL);
  append_renumbered (mark, cliff_slice (text + start, end - start), number);

  return g_string_free_and_steal (mark);
}

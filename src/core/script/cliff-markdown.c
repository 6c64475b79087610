/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-markdown.h"

#include "cliff-convention.h"
#include "cliff-fountain.h"
#include "cliff-script.h"

#include <string.h>

gboolean
cliff_markdown_is_name (const char *name)
{
  return g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".markdown");
}

/* "```" and "~~~" alone or with a language: what stands between two of them is text like any other. */
static gboolean
is_fence (CliffSlice line)
{
  return cliff_slice_eat (&line, "```") || (cliff_slice_eat (&line, "~~~") && line.length == 0);
}

/* "---", "* * *", "___" */
static gboolean
is_rule (CliffSlice line)
{
  gsize count = 0;

  if (line.length == 0 || strchr ("-*_", line.data[0]) == NULL)
    return FALSE;
  for (gsize i = 0; i < line.length; i++)
    if (line.data[i] == line.data[0])
      count++;
    else if (line.data[i] != ' ')
      return FALSE;

  return count >= 3;
}

/* Takes the marks of quotes and lists off.  In Fountain ">" is a transition or centred text. */
static CliffSlice
without_marks (CliffSlice line,
               gboolean   fountain)
{
  while (!fountain && cliff_slice_eat (&line, ">"))
    line = cliff_slice_trim (line);
  while (line.length > 2 && strchr ("-*+", line.data[0]) != NULL && line.data[1] == ' ')
    line = cliff_slice_trim (cliff_slice_sub (line, 1, line.length));

  return line;
}

/* A heading of any level that names an episode is one; in Fountain that takes the first level, and a scene takes no mark. */
static void
append_heading (GString    *out,
                CliffSlice  line,
                gboolean    fountain)
{
  CliffSlice text = line, title;
  int number;

  while (cliff_slice_eat (&text, "#"))
    ;
  text = cliff_slice_trim (text);
  if (fountain && cliff_fountain_is_heading (text))
    line = text;
  else if (cliff_convention_is_episode (text, FALSE, &number, &title))
    {
      g_string_append (out, "# ");
      line = text;
    }
  g_string_append_len (out, line.data, line.length);
}

static char *
read_lines (const char *text,
            gboolean    fountain)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      CliffSlice whole = cliff_slice_trim_end (cliff_slice (text, length)), line = cliff_slice_trim (whole);
      CliffSlice marked = without_marks (line, fountain);

      text += length + (text[length] == '\n');
      if (is_fence (line))
        continue;
      if (line.length > 0 && line.data[0] == '#')
        append_heading (out, line, fountain);
      else if (marked.length < line.length && !is_rule (line))
        g_string_append_len (out, marked.data, marked.length);
      else if (!is_rule (line))
        g_string_append_len (out, whole.data, whole.length);
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

char *
cliff_markdown_read (const char *text)
{
  g_autofree char *drama = read_lines (text, FALSE);
  g_autoptr(CliffScript) script = cliff_script_new (drama, -1, CLIFF_SCRIPT_AUTO);

  return cliff_script_get_format (script) == CLIFF_SCRIPT_FOUNTAIN ? read_lines (text, TRUE) : g_steal_pointer (&drama);
}

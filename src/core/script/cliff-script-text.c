/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-text.h"

#include "cliff-element.h"

/* Columns from the left, as on a screenplay's page. */
#define INDENT_CUE 22
#define INDENT_PAREN 16
#define INDENT_SPEECH 10

static void
append_indented (GString    *out,
                 int         indent,
                 const char *before,
                 const char *text,
                 const char *after)
{
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%*s%s%s%s\n", indent, "", i == 0 ? before : "", lines[i],
                            lines[i + 1] == NULL ? after : "");
}

static void
append_cue (GString            *out,
            const CliffElement *element)
{
  g_autoptr(GString) cue = g_string_new (element->name);

  for (guint i = 0; element->names != NULL && i < element->names->len; i++)
    g_string_append_printf (cue, " (%s)", (char *) g_ptr_array_index (element->names, i));
  append_indented (out, INDENT_CUE, "", cue->str, "");
}

static void
append_element (const CliffElement *element,
                gpointer            user_data)
{
  GString *out = user_data;
  gboolean spoken = element->kind == CLIFF_ELEMENT_PAREN || element->kind == CLIFF_ELEMENT_DIALOGUE;

  if (element->kind == CLIFF_ELEMENT_NOTE || element->kind == CLIFF_ELEMENT_SYNOPSIS ||
      element->kind == CLIFF_ELEMENT_PAGE_BREAK)
    return;
  if (!spoken && out->len > 0 && element->kind != CLIFF_ELEMENT_TITLE)
    g_string_append_c (out, '\n');
  if (element->kind == CLIFF_ELEMENT_TITLE)
    for (guint i = 0; i < element->names->len; i++)
      append_indented (out, 0, "", g_ptr_array_index (element->names, i), "");
  else if (element->kind == CLIFF_ELEMENT_CHARACTER)
    append_cue (out, element);
  else if (element->kind == CLIFF_ELEMENT_PAREN)
    append_indented (out, INDENT_PAREN, "(", element->text, ")");
  else if (element->kind == CLIFF_ELEMENT_SCENE && element->number != NULL)
    {
      g_autofree char *number = g_strconcat (element->number, "  ", NULL);

      append_indented (out, 0, number, element->text, "");
    }
  else
    append_indented (out, element->kind == CLIFF_ELEMENT_DIALOGUE ? INDENT_SPEECH : 0, "", element->text, "");
}

char *
cliff_script_dup_plain (CliffScript *script)
{
  GString *out;

  if (cliff_script_get_format (script) == CLIFF_SCRIPT_DRAMA)
    return g_strdup (cliff_script_get_text (script, NULL));
  out = g_string_new (NULL);
  cliff_script_foreach_element (script, append_element, out);

  return g_string_free (out, FALSE);
}

char *
cliff_script_dup_for_xml (const char *text)
{
  char *copy = g_strdup (text), *to = copy;

  for (const char *from = text; from != NULL && *from != '\0'; from = g_utf8_next_char (from))
    {
      gunichar character = g_utf8_get_char (from);

      if ((character >= 0x20 || character == '\t' || character == '\n') && character != 0xfffe && character != 0xffff)
        to += g_unichar_to_utf8 (character, to);
    }
  if (to != NULL)
    *to = '\0';

  return copy;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-synopsis.h"

#include "cliff-drama.h"

/* What one synopsis line says, without its marks. (transfer full) */
static char *
dup_words (CliffScript *script,
           CliffSpan    span)
{
  const char *text = cliff_script_get_text (script, NULL);
  CliffSlice line = cliff_slice (text + span.start, span.end - span.start);
  CliffDramaPart part = { 0 };

  while (line.length > 0 && (line.data[line.length - 1] == '\n' || line.data[line.length - 1] == '\r'))
    line.length--;
  line = cliff_slice_trim (line);
  if (cliff_script_get_format (script) == CLIFF_SCRIPT_DRAMA)
    return cliff_drama_read_mark (line, &part) ? cliff_drama_dup_text (part.text) : g_strdup ("");
  while (cliff_slice_eat (&line, "="))
    line = cliff_slice_trim (line);

  return cliff_slice_dup (line);
}

char *
cliff_script_dup_synopsis (CliffScript *script,
                           gsize        start,
                           gsize        end)
{
  gsize n_spans = cliff_script_get_n_spans (script);
  GString *words = g_string_new (NULL);

  for (gsize i = n_spans > 0 ? cliff_script_find_span (script, start) : 0; i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);
      g_autofree char *said = NULL;

      if (span.start >= end)
        break;
      if (span.kind != CLIFF_ELEMENT_SYNOPSIS || span.start < start)
        continue;
      said = dup_words (script, span);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", said);
    }

  return g_string_free_and_steal (words);
}

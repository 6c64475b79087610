/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-synopsis.h"

char *
cliff_script_dup_synopsis (CliffScript *script,
                           gsize        start,
                           gsize        end)
{
  const char *text = cliff_script_get_text (script, NULL);
  gsize n_spans = cliff_script_get_n_spans (script);
  GString *words = g_string_new (NULL);

  for (gsize i = n_spans > 0 ? cliff_script_find_span (script, start) : 0; i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);
      g_autofree char *line = NULL;
      const char *said;

      if (span.start >= end)
        break;
      if (span.kind != CLIFF_ELEMENT_SYNOPSIS || span.start < start)
        continue;
      line = g_utf8_make_valid (text + span.start, (gssize) (span.end - span.start));
      said = g_strstrip (line);
      while (*said == '=' || *said == ' ')
        said++;
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", said);
    }

  return g_string_free_and_steal (words);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fold.h"

#include <string.h>

static void
add (GArray     *folds,
     const char *text,
     gsize       start,
     gsize       end)
{
  CliffTextRange range = { start, end };

  if (end > start && memchr (text + start, '\n', end - start) != NULL)
    g_array_append_val (folds, range);
}

static void
find_boneyards (GArray      *folds,
                CliffScript *script,
                const char  *text,
                gsize        length)
{
  g_autoptr(GArray) masked = cliff_script_find_masked (script, 0, length);

  for (guint i = 0; i < masked->len; i++)
    {
      const CliffSpan *span = &g_array_index (masked, CliffSpan, i);

      if (span->kind == CLIFF_ELEMENT_BONEYARD)
        add (folds, text, span->start, span->end);
    }
}

static void
find_remarks (GArray      *folds,
              CliffScript *script,
              const char  *text)
{
  gsize n_spans = cliff_script_get_n_spans (script), start = 0, end = 0;

  for (gsize i = 0; i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);

      if (span.kind == CLIFF_ELEMENT_BLANK)
        continue;
      if (span.kind != CLIFF_ELEMENT_NOTE)
        {
          add (folds, text, start, end);
          start = end = 0;
          continue;
        }
      start = end > 0 ? start : span.start;
      end = span.end;
      while (end > start && g_ascii_isspace (text[end - 1]))
        end--;
    }
  add (folds, text, start, end);
}

GArray *
cliff_fold_find (CliffScript *script)
{
  GArray *folds = g_array_new (FALSE, FALSE, sizeof (CliffTextRange));
  gsize length;
  const char *text;

  g_return_val_if_fail (script != NULL, folds);

  text = cliff_script_get_text (script, &length);
  if (cliff_script_get_format (script) == CLIFF_SCRIPT_FOUNTAIN)
    find_boneyards (folds, script, text, length);
  else
    find_remarks (folds, script, text);

  return folds;
}

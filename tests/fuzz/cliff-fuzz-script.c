/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fuzz-script.h"

/* What an edit may put in: everything that changes the state of other lines. */
static const char *const insertions[] = {
  "\n",          "\n\n",    "[[",
  "]]",          "/*",      "*/",
  "  \n",        "MARA\n",  "INT. LAB - DAY\n\n",
  "Title: x\n",  "# A\n",   "= b\n",
  "(",           ")",       "CUT TO:",
  "@x\n",        "第1集\n", "1-1 日 内 客厅\n",
  "1. 归来\n",   "许清：",  "△",
  "【闪回】",    "\\",      "\\\n",
  "场次：1-1\n", "《x》\n", "人物：a、b\n",
  "x",           " ",       "\t",
};

void
cliff_fuzz_check_spans (CliffScript *script)
{
  gsize n_spans = cliff_script_get_n_spans (script), at = 0, length;

  cliff_script_get_text (script, &length);
  for (gsize i = 0; i < n_spans; i++)
    {
      CliffSpan span = cliff_script_get_span (script, i);

      if (span.start != at || span.end <= span.start)
        g_error ("span %" G_GSIZE_FORMAT " starts at %" G_GSIZE_FORMAT ", not at %" G_GSIZE_FORMAT,
                 i, span.start, at);
      at = span.end;
    }
  if (at != length)
    g_error ("spans end at %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, at, length);
}

void
cliff_fuzz_check_equal (CliffScript *script)
{
  gsize length;
  const char *text = cliff_script_get_text (script, &length);
  g_autoptr(CliffScript) fresh = cliff_script_new (text, length, cliff_script_get_format (script));
  gsize n_spans = cliff_script_get_n_spans (fresh);

  if (cliff_script_get_n_spans (script) != n_spans)
    g_error ("%" G_GSIZE_FORMAT " spans, not %" G_GSIZE_FORMAT, cliff_script_get_n_spans (script),
             n_spans);
  for (gsize i = 0; i < n_spans; i++)
    {
      CliffSpan a = cliff_script_get_span (script, i), b = cliff_script_get_span (fresh, i);

      if (a.kind != b.kind || a.start != b.start || a.end != b.end)
        g_error ("span %" G_GSIZE_FORMAT " is %s at %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT
                 ", not %s at %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT,
                 i, cliff_element_kind_to_string (a.kind), a.start, a.end,
                 cliff_element_kind_to_string (b.kind), b.start, b.end);
    }
}

static void
edit (CliffScript  *script,
      const guint8 *bytes)
{
  const char *inserted = bytes[0] < 64 ? "" : insertions[bytes[0] % G_N_ELEMENTS (insertions)];
  gsize length, offset, removed;

  cliff_script_get_text (script, &length);
  offset = (bytes[1] * 256 + bytes[2]) % (length + 1);
  removed = MIN (bytes[3] % 16, length - offset);
  cliff_script_edit (script, offset, removed, inserted, -1);
}

void
cliff_fuzz_script (const guint8 *data,
                   gsize         length)
{
  gsize n_edits = length > 0 ? data[0] % 8 : 0;

  if (length < 1 + n_edits * 4)
    return;
  for (CliffScriptFormat format = CLIFF_SCRIPT_FOUNTAIN; format <= CLIFF_SCRIPT_DRAMA; format++)
    {
      g_autoptr (CliffScript) script =
          cliff_script_new ((const char *) data + 1 + n_edits * 4, length - 1 - n_edits * 4, format);
      g_autoptr(JsonArray) dump = NULL;
      g_autofree char *fountain = NULL, *drama = NULL;

      cliff_fuzz_check_spans (script);
      for (gsize i = 0; i < n_edits; i++)
        {
          edit (script, data + 1 + i * 4);
          cliff_fuzz_check_spans (script);
          cliff_fuzz_check_equal (script);
        }
      dump = cliff_script_dump (script);
      fountain = cliff_script_write (script, CLIFF_SCRIPT_FOUNTAIN);
      drama = cliff_script_write (script, CLIFF_SCRIPT_DRAMA);
      g_assert_true (g_utf8_validate (fountain, -1, NULL) && g_utf8_validate (drama, -1, NULL));
    }
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-flow-private.h"

#include "cliff-drama.h"
#include "cliff-fountain.h"

void
cliff_text_edit_clear (CliffTextEdit *self)
{
  g_clear_pointer (&self->text, g_free);
}

gboolean
cliff_flow_edit (CliffTextEdit *edit,
                 gsize          start,
                 gsize          end,
                 char          *text,
                 gsize          caret)
{
  *edit = (CliffTextEdit) { start, end, text, start + caret, start + caret };

  return TRUE;
}

gboolean
cliff_flow_replace (CliffTextEdit       *edit,
                    const CliffFlowLine *line,
                    char                *text,
                    gsize                caret)
{
  return cliff_flow_edit (edit, line->start, line->end, text, caret);
}

/* ── Lines ── */

static void
flow_line_init (CliffFlowLine *self,
                CliffScript   *script,
                CliffLineAt    at,
                gsize          start)
{
  gboolean real = cliff_lines_compare (at, cliff_lines_end (script->lines)) < 0;
  CliffSlice text;

  *self = (CliffFlowLine) { .script = script, .at = at, .start = start };
  self->line = real ? cliff_lines_get (script->lines, at) : NULL;
  text = cliff_slice (script->text->str + start, real ? self->line->length : 0);
  if (text.length > 0 && text.data[text.length - 1] == '\n')
    text.length--;
  if (text.length > 0 && text.data[text.length - 1] == '\r')
    text.length--;
  self->text = text;
  self->end = start + text.length;
  self->bare = cliff_slice_trim (text);
}

void
cliff_flow_line_at (CliffFlowLine *self,
                    CliffScript   *script,
                    gsize          offset)
{
  gsize start;
  CliffLineAt at = cliff_lines_find_offset (script->lines, offset, &start);

  if (cliff_lines_compare (at, cliff_lines_end (script->lines)) >= 0 && script->text->len > 0 &&
      script->text->str[script->text->len - 1] != '\n')
    {
      /* At the end of a last line that is still open. */
      cliff_lines_previous (script->lines, &at);
      start -= cliff_lines_get (script->lines, at)->length;
    }
  flow_line_init (self, script, at, start);
}

gboolean
cliff_flow_line_above (const CliffFlowLine *self,
                       CliffFlowLine       *above)
{
  CliffLineAt at = self->at;

  if (!cliff_lines_previous (self->script->lines, &at))
    return FALSE;
  flow_line_init (above, self->script, at,
                  self->start - cliff_lines_get (self->script->lines, at)->length);

  return TRUE;
}

gboolean
cliff_flow_line_below (const CliffFlowLine *self,
                       CliffFlowLine       *below)
{
  CliffLineAt at = self->at;
  gsize start;

  if (self->line == NULL)
    return FALSE;
  start = self->start + self->line->length;
  if (!cliff_lines_next (self->script->lines, &at) &&
      self->script->text->str[start - 1] != '\n')
    return FALSE;
  flow_line_init (below, self->script, at, start);

  return TRUE;
}

gboolean
cliff_flow_blank_above (const CliffFlowLine *self)
{
  CliffFlowLine above;

  return !cliff_flow_line_above (self, &above) || above.bare.length == 0;
}

gboolean
cliff_flow_blank_below (const CliffFlowLine *self)
{
  CliffFlowLine below;

  return !cliff_flow_line_below (self, &below) || below.bare.length == 0;
}

/* ── Who speaks ── */

typedef struct
{
  char    *last;   /* the last speaker */
  char    *other;  /* the last one who is somebody else */
  gboolean done;
} Speakers;

gboolean
cliff_flow_find_speaker (const CliffFlowLine *line,
                         CliffSlice          *name,
                         gboolean            *forced)
{
  CliffDramaPart part = { 0 };
  gsize end;

  *forced = FALSE;
  if (line->line == NULL)
    return FALSE;
  if (line->line->kind == CLIFF_ELEMENT_CHARACTER)
    {
      *name = line->bare;
      *forced = cliff_slice_eat (name, "@");
      if (cliff_slice_find (*name, "(", &end))
        name->length = end;
      if (cliff_slice_find (*name, "（", &end))
        name->length = end;
      *name = cliff_slice_trim (*name);
      cliff_slice_eat_end (name, "^");
      *name = cliff_slice_trim (*name);
      return name->length > 0;
    }
  if (line->script->format != CLIFF_SCRIPT_DRAMA || !cliff_element_kind_is_speech (line->line->kind) ||
      !cliff_drama_read_speech (line->bare, &part))
    return FALSE;
  *name = part.speaker;

  return name->length > 0;
}

/* What a line above says about who speaks below it. */
static void
look_at_line (const CliffFlowLine *line,
              Speakers            *speakers)
{
  g_autofree char *name = NULL;
  CliffSlice speaker, list;
  gboolean forced;

  if (cliff_flow_find_speaker (line, &speaker, &forced))
    name = cliff_slice_dup (speaker);
  else if (line->line->kind == CLIFF_ELEMENT_CAST && speakers->last == NULL)
    {
      g_autoptr(GPtrArray) names = NULL;

      if (cliff_drama_read_cast (line->bare, &list))
        names = cliff_drama_dup_names (list);
      if (names != NULL && names->len > 0)
        speakers->last = g_strdup (g_ptr_array_index (names, 0));
      speakers->done = TRUE;
    }
  if (name == NULL || name[0] == '\0')
    return;
  if (speakers->last == NULL)
    speakers->last = g_steal_pointer (&name);
  else if (!g_str_equal (speakers->last, name))
    {
      speakers->other = g_steal_pointer (&name);
      speakers->done = TRUE;
    }
}

char *
cliff_flow_dup_next_speaker (const CliffFlowLine *line)
{
  Speakers speakers = { 0 };
  CliffFlowLine at = *line;

  for (guint i = 0; i < CLIFF_FLOW_LINES_UP && !speakers.done && cliff_flow_line_above (&at, &at); i++)
    {
      if (at.line->kind == CLIFF_ELEMENT_SCENE && speakers.last != NULL)
        break;
      look_at_line (&at, &speakers);
    }
  if (speakers.other == NULL)
    return speakers.last;
  g_free (speakers.last);

  return speakers.other;
}

/* ── Keys ── */

static gboolean
flow_line_for (CliffFlowLine *line,
               CliffScript   *script,
               gsize          caret)
{
  g_return_val_if_fail (caret <= script->text->len, FALSE);

  cliff_flow_line_at (line, script, caret);

  /* Between the two bytes of a line end is no place of the line's. */
  return caret <= line->end;
}

/**
 * cliff_flow_enter:
 * @caret: bytes, at most the text's length
 * @edit: (out caller-allocates)
 *
 * Returns: whether Enter does more than to begin a line
 */
gboolean
cliff_flow_enter (CliffScript   *script,
                  gsize          caret,
                  CliffTextEdit *edit)
{
  CliffFlowLine line;

  if (!flow_line_for (&line, script, caret))
    return FALSE;

  return script->format == CLIFF_SCRIPT_DRAMA ? cliff_flow_drama_enter (&line, caret, edit)
                                              : cliff_flow_fountain_enter (&line, caret, edit);
}

gboolean
cliff_flow_tab (CliffScript   *script,
                gsize          caret,
                gboolean       back,
                CliffTextEdit *edit)
{
  CliffFlowLine line;

  if (!flow_line_for (&line, script, caret))
    return FALSE;

  return script->format == CLIFF_SCRIPT_DRAMA ? cliff_flow_drama_tab (&line, caret, back, edit)
                                              : cliff_flow_fountain_tab (&line, caret, back, edit);
}

gboolean
cliff_flow_backspace (CliffScript   *script,
                      gsize          caret,
                      CliffTextEdit *edit)
{
  CliffFlowLine line;

  return flow_line_for (&line, script, caret) && cliff_flow_pair_backspace (&line, caret, edit);
}

gboolean
cliff_flow_set_kind (CliffScript      *script,
                     gsize             caret,
                     CliffElementKind  kind,
                     CliffTextEdit    *edit)
{
  CliffFlowLine line;

  if (!flow_line_for (&line, script, caret))
    return FALSE;

  return script->format == CLIFF_SCRIPT_DRAMA
         ? cliff_flow_drama_set_kind (&line, caret, kind, edit)
         : cliff_flow_fountain_set_kind (&line, caret, kind, edit);
}

CliffElementKind
cliff_flow_get_kind (CliffScript *script,
                     gsize        caret)
{
  CliffFlowLine line;

  if (!flow_line_for (&line, script, caret))
    return CLIFF_ELEMENT_BLANK;

  return script->format == CLIFF_SCRIPT_DRAMA ? cliff_flow_drama_get_kind (&line, caret)
                                              : cliff_flow_fountain_get_kind (&line);
}

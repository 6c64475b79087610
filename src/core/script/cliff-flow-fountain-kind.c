/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-flow-private.h"

#include "cliff-fountain.h"

#include <string.h>

#define MOST_PARAGRAPH 50

/* How an element is written round its words.  Of the forms of a kind the first that is read as that kind is taken: marks are
 * put where nothing else tells. */
typedef struct
{
  CliffElementKind kind;
  const char      *prefix;
  const char      *suffix;
  gboolean         apart;   /* between empty lines */
  gboolean         leaves;  /* only for what was said before */
} Form;

static const Form forms[] = {
  { CLIFF_ELEMENT_SCENE, "", "", TRUE },
  { CLIFF_ELEMENT_SCENE, ".", "", TRUE },
  { CLIFF_ELEMENT_ACTION, "", "", FALSE },
  { CLIFF_ELEMENT_ACTION, "", "", TRUE, TRUE },
  { CLIFF_ELEMENT_ACTION, "!", "", FALSE },
  { CLIFF_ELEMENT_PAREN, "(", ")", FALSE },
  { CLIFF_ELEMENT_TRANSITION, "", "", TRUE },
  { CLIFF_ELEMENT_TRANSITION, "> ", "", TRUE },
  { CLIFF_ELEMENT_CENTERED, "> ", " <", FALSE },
  { CLIFF_ELEMENT_LYRIC, "~", "", FALSE },
  { CLIFF_ELEMENT_SECTION, "# ", "", FALSE },
  { CLIFF_ELEMENT_SYNOPSIS, "= ", "", FALSE },
  { CLIFF_ELEMENT_NOTE, "[[", "]]", TRUE },
  { CLIFF_ELEMENT_SUBTITLE, "ON-SCREEN TEXT: ", "", TRUE },
  { CLIFF_ELEMENT_SFX, "SFX: ", "", TRUE },
  { CLIFF_ELEMENT_VFX, "VFX: ", "", TRUE },
  { CLIFF_ELEMENT_HOOK, "[HOOK] ", "", TRUE },
  { CLIFF_ELEMENT_PAYWALL, "[PAYWALL] ", "", TRUE },
};

/* The words of the line without the marks of what it is now. */
static CliffSlice
find_words (const CliffFlowLine *line)
{
  CliffSlice words = line->bare, rest;
  CliffElementKind kind;
  guint level;

  if (words.length == 0)
    return words;
  if (line->line->kind == CLIFF_ELEMENT_PAREN)
    {
      if (!cliff_slice_eat (&words, "("))
        cliff_slice_eat (&words, "（");
      if (!cliff_slice_eat_end (&words, ")"))
        cliff_slice_eat_end (&words, "）");
    }
  else if (line->line->kind == CLIFF_ELEMENT_NOTE && cliff_slice_eat (&words, "[["))
    cliff_slice_eat_end (&words, "]]");
  else if (cliff_fountain_is_tag (words, &kind, &rest))
    words = rest;
  else if (cliff_fountain_is_section (words, &level, &rest))
    words = rest;
  else if (words.data[0] == '>')
    {
      cliff_slice_eat (&words, ">");
      cliff_slice_eat_end (&words, "<");
    }
  else if (words.data[0] == '.' ? cliff_fountain_is_forced_heading (words)
                                : strchr ("!@~=", words.data[0]) != NULL)
    words = cliff_slice_sub (words, 1, words.length);

  return cliff_slice_trim (words);
}

static void
append_lines (GString             *text,
              const CliffFlowLine *line,
              gboolean             up)
{
  CliffFlowLine at = *line;

  for (guint i = 0; i < MOST_PARAGRAPH; i++)
    {
      if (!(up ? cliff_flow_line_above (&at, &at) : cliff_flow_line_below (&at, &at)) ||
          at.bare.length == 0)
        break;
      if (!up)
        g_string_append_c (text, '\n');
      g_string_insert_len (text, up ? 0 : -1, at.text.data, at.text.length);
      if (up)
        g_string_insert_c (text, at.text.length, '\n');
    }
}

/* What @text is when it stands where @line does, with the paragraph round it; the @offset is where to look. */
static gboolean
reads_as (const CliffFlowLine *line,
          const char          *text,
          gsize                offset,
          CliffElementKind     kind)
{
  g_autoptr(GString) around = g_string_new (NULL);
  g_autoptr(CliffScript) script = NULL;
  CliffFlowLine found;

  append_lines (around, line, TRUE);
  /* The first line of a script could be a title page's. */
  if (line->start > around->len)
    g_string_prepend_c (around, '\n');
  offset += around->len;
  g_string_append (around, text);
  append_lines (around, line, FALSE);
  script = cliff_script_new (around->str, around->len, CLIFF_SCRIPT_FOUNTAIN);
  cliff_flow_line_at (&found, script, offset);

  return found.line != NULL && found.line->kind == kind;
}

static gboolean
put_form (const CliffFlowLine *line,
          const Form          *form,
          CliffSlice           words,
          gsize                caret,
          CliffTextEdit       *edit)
{
  const char *head = form->apart && !cliff_flow_blank_above (line) ? "\n" : "";
  const char *tail = form->apart && !cliff_flow_blank_below (line) ? "\n" : "";
  g_autofree char *plain = cliff_slice_dup (words);
  g_autofree char *text = g_strconcat (head, form->prefix, plain, form->suffix, tail, NULL);

  if (words.length > 0 && !reads_as (line, text, strlen (head), form->kind))
    return FALSE;

  return cliff_flow_replace (edit, line, g_steal_pointer (&text),
                             strlen (head) + strlen (form->prefix) + caret);
}

/* ── Speech ── */

static gboolean
is_in_speech (const CliffFlowLine *line)
{
  CliffFlowLine above;

  return cliff_flow_line_above (line, &above) && above.bare.length > 0 &&
         (above.line->kind == CLIFF_ELEMENT_CHARACTER || above.line->kind == CLIFF_ELEMENT_PAREN ||
          above.line->kind == CLIFF_ELEMENT_DIALOGUE);
}

static gboolean
put_cue (const CliffFlowLine *line,
         CliffSlice           words,
         gsize                caret,
         CliffTextEdit       *edit)
{
  static const Form cues[] = {
    { CLIFF_ELEMENT_CHARACTER, "", "", FALSE },
    { CLIFF_ELEMENT_CHARACTER, "", "", TRUE },
    { CLIFF_ELEMENT_CHARACTER, "@", "", FALSE },
  };
  const char *head = cliff_flow_blank_above (line) ? "" : "\n";
  const char *tail = cliff_flow_blank_below (line) ? "" : "\n";

  if (words.length == 0)
    return cliff_flow_replace (edit, line, g_strconcat (head, "@", tail, NULL), strlen (head) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    if (put_form (line, &cues[i], words, caret, edit))
      return TRUE;

  return FALSE;
}

static const char *
extension_of (CliffElementKind kind)
{
  return kind == CLIFF_ELEMENT_OS ? " (OS)" : kind == CLIFF_ELEMENT_VO ? " (V.O.)" : "";
}

/* Words that are no speech yet get a cue of whoever would speak; where nobody is known, the place for one. */
static gboolean
put_speech (const CliffFlowLine *line,
            CliffElementKind     kind,
            CliffSlice           words,
            gsize                caret,
            CliffTextEdit       *edit)
{
  const char *head = cliff_flow_blank_above (line) ? "" : "\n";
  const char *tail = cliff_flow_blank_below (line) ? "" : "\n";
  g_autofree char *name =
      kind == CLIFF_ELEMENT_NARRATION ? g_strdup ("NARRATOR") : cliff_flow_dup_next_speaker (line);
  g_autofree char *plain = cliff_slice_dup (words);
  const char *force = name != NULL && cliff_fountain_is_upper (cliff_slice (name, strlen (name))) ? "" : "@";
  g_autofree char *cue = g_strconcat (head, force, name == NULL ? "" : name, NULL);
  g_autofree char *extended = g_strconcat (cue, extension_of (kind), "\n", NULL);

  return cliff_flow_replace (edit, line, g_strconcat (extended, plain, tail, NULL),
                             name == NULL ? strlen (cue) : strlen (extended) + caret);
}

/* A cue says itself how it is heard. */
static gboolean
extend_cue (const CliffFlowLine *line,
            CliffElementKind     kind,
            CliffTextEdit       *edit)
{
  CliffSlice name = line->bare, extension;
  gsize at;
  g_autofree char *plain = NULL;

  if (cliff_slice_find (name, "(", &at) || cliff_slice_find (name, "（", &at))
    name = cliff_slice_sub (name, 0, at);
  name = cliff_slice_trim (name);
  extension = cliff_slice (name.data + name.length, line->bare.length - name.length);
  if (kind == CLIFF_ELEMENT_NARRATION || cliff_slice_equal (extension, extension_of (kind)))
    return FALSE;
  plain = cliff_slice_dup (name);

  return cliff_flow_replace (edit, line, g_strconcat (plain, extension_of (kind), NULL),
                             strlen (plain) + strlen (extension_of (kind)));
}

static gboolean
set_speech (const CliffFlowLine *line,
            CliffElementKind     kind,
            CliffSlice           words,
            gsize                caret,
            CliffTextEdit       *edit)
{
  if (line->line != NULL && line->line->kind == CLIFF_ELEMENT_CHARACTER)
    return extend_cue (line, kind, edit);
  if (is_in_speech (line))
    {
      static const Form form = { CLIFF_ELEMENT_DIALOGUE, "", "", FALSE };

      return kind == CLIFF_ELEMENT_DIALOGUE && words.length > 0 &&
             line->line->kind != CLIFF_ELEMENT_DIALOGUE && put_form (line, &form, words, caret, edit);
    }
  if (words.length == 0)
    return put_cue (line, words, caret, edit);

  return put_speech (line, kind, words, caret, edit);
}

/* Whether @form says something without words: its marks do, and no marks do where there were some. */
static gboolean
is_mark (const CliffFlowLine *line,
         const Form          *form)
{
  return form->kind == CLIFF_ELEMENT_ACTION ? line->bare.length > 0 && form->prefix[0] == '\0'
                                            : form->prefix[0] != '\0';
}

gboolean
cliff_flow_fountain_set_kind (const CliffFlowLine *line,
                              gsize                caret,
                              CliffElementKind     kind,
                              CliffTextEdit       *edit)
{
  CliffSlice words = find_words (line);
  gsize start = words.data - line->script->text->str, inside;

  if (cliff_flow_fountain_is_quiet (line) ||
      (line->bare.length > 0 && line->line->kind == kind && kind != CLIFF_ELEMENT_DIALOGUE) ||
      (kind == CLIFF_ELEMENT_PAREN && !is_in_speech (line)))
    return FALSE;
  inside = CLAMP (caret, start, start + words.length) - start;
  if (kind == CLIFF_ELEMENT_CHARACTER)
    return put_cue (line, words, inside, edit);
  if (cliff_element_kind_is_speech (kind))
    return set_speech (line, kind, words, inside, edit);
  if (kind == CLIFF_ELEMENT_SCENE && words.length == 0)
    {
      static const Form heading = { CLIFF_ELEMENT_SCENE, "INT. ", "", TRUE };

      return put_form (line, &heading, words, 0, edit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].kind == kind && (words.length > 0 || is_mark (line, &forms[i])) &&
        (!forms[i].leaves || is_in_speech (line)) && put_form (line, &forms[i], words, inside, edit))
      return TRUE;

  return FALSE;
}

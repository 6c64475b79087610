/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-fountain-build.h"

#include "cliff-convention.h"
#include "cliff-fountain.h"

#include <string.h>

CliffElement *
cliff_element_new (CliffElementKind kind)
{
  CliffElement *self = g_new0 (CliffElement, 1);

  self->kind = kind;

  return self;
}

void
cliff_element_free (CliffElement *self)
{
  if (self == NULL)
    return;
  cliff_element_clear (self);
  g_free (self);
}

void
cliff_element_add_run (CliffElement *self,
                       gsize         start,
                       gsize         end,
                       CliffStyle    style)
{
  CliffRun run = { start, end, style };

  if (end <= start || style == 0)
    return;
  if (self->runs == NULL)
    self->runs = g_array_new (FALSE, FALSE, sizeof (CliffRun));
  else if (self->runs->len > 0)
    {
      CliffRun *last = &g_array_index (self->runs, CliffRun, self->runs->len - 1);

      if (last->end == start && last->style == style)
        {
          last->end = end;
          return;
        }
    }
  g_array_append_val (self->runs, run);
}

/* Takes @count bytes from the text's front. */
static void
cut_front (CliffElement *element,
           gsize         count)
{
  memmove (element->text, element->text + count, strlen (element->text) - count + 1);
  for (guint i = 0; element->runs != NULL && i < element->runs->len; i++)
    {
      CliffRun *run = &g_array_index (element->runs, CliffRun, i);

      run->start -= MIN (run->start, count);
      run->end -= MIN (run->end, count);
    }
}

void
cliff_element_strip_brackets (CliffElement *element)
{
  static const char * const pairs[][2] = { { "(", ")" }, { "（", "）" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_has_prefix (element->text, pairs[i][0]))
      {
        cut_front (element, strlen (pairs[i][0]));
        if (g_str_has_suffix (element->text, pairs[i][1]))
          element->text[strlen (element->text) - strlen (pairs[i][1])] = '\0';
        return;
      }
}

/* ── Emphasis ───────────────────────────────────────────────────────────────────────────────────── */

/* The style of every byte of @element's text. (transfer full) */
static guint8 *
dup_styles (const CliffElement *element,
            gsize               length)
{
  guint8 *styles = g_malloc0 (length + 1);

  for (guint i = 0; element->runs != NULL && i < element->runs->len; i++)
    {
      const CliffRun *run = &g_array_index (element->runs, CliffRun, i);

      for (gsize at = run->start; at < MIN (run->end, length); at++)
        styles[at] |= run->style;
    }

  return styles;
}

/* A mark beside a space is none: spaces are styled only between characters of that style. */
static void
trim_styles (const char *line,
             guint8     *styles,
             gsize       length)
{
  for (gsize start = 0, end; start < length; start = end + 1)
    {
      guint8 style = 0;

      end = start;
      if (!g_ascii_isspace (line[start]))
        continue;
      while (end < length && g_ascii_isspace (line[end]))
        end++;
      if (start > 0 && end < length)
        style = styles[start - 1] & styles[end];
      memset (styles + start, style, end - start);
    }
}

static const char *
mark_of (guint style)
{
  return style == CLIFF_STYLE_BOLD ? "**" : style == CLIFF_STYLE_ITALIC ? "*" : "_";
}

/* Closes marks until the open ones are all of @style, and opens what lacks. */
static void
turn_style (GString *out,
            guint8  *open,
            guint   *n_open,
            guint    style)
{
  guint present = 0, keep = 0;

  while (keep < *n_open && (open[keep] & style) != 0)
    present |= open[keep++];
  while (*n_open > keep)
    g_string_append (out, mark_of (open[--*n_open]));
  for (guint one = CLIFF_STYLE_UNDERLINE; one > 0; one >>= 1)
    if ((style & one) != 0 && (present & one) == 0)
      {
        open[(*n_open)++] = one;
        g_string_append (out, mark_of (one));
      }
}

static char *
dup_marked_line (const char *line,
                 gsize       length,
                 guint8     *styles)
{
  g_autoptr(GString) out = g_string_new (NULL);
  guint8 open[3];
  guint n_open = 0;

  for (gsize start = 0, end; start < length; start = end)
    {
      g_autofree char *part = NULL;

      for (end = start + 1; end < length && styles[end] == styles[start];)
        end++;
      turn_style (out, open, &n_open, styles[start]);
      part = g_strndup (line + start, end - start);
      cliff_fountain_append_escaped (out, part);
    }
  turn_style (out, open, &n_open, 0);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* One line with its marks.  Where Fountain's rules would read them otherwise, the words matter more than their style. */
static char *
dup_line (const char *line,
          gsize       length,
          guint8     *styles)
{
  g_autofree char *marked = NULL, *plain = NULL, *wanted = g_strndup (line, length);

  trim_styles (line, styles, length);
  marked = dup_marked_line (line, length, styles);
  plain = cliff_inline_dup_plain (marked, strlen (marked), NULL);
  if (g_str_equal (plain, wanted))
    return g_steal_pointer (&marked);
  memset (styles, 0, length);

  return dup_marked_line (line, length, styles);
}

/* The lines of the element's text, with marks. (transfer full) */
static GStrv
dup_lines (const CliffElement *element)
{
  const char *text = element->text != NULL ? element->text : "";
  gsize length = strlen (text), start = 0;
  g_autofree guint8 *styles = dup_styles (element, length);
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();

  for (;;)
    {
      gsize end = start + strcspn (text + start, "\n");

      g_strv_builder_take (lines, dup_line (text + start, end - start, styles + start));
      if (end >= length)
        return g_strv_builder_end (lines);
      start = end + 1;
    }
}

char *
cliff_element_dup_marked (const CliffElement *self)
{
  g_auto(GStrv) lines = dup_lines (self);

  return g_strjoinv ("\n", lines);
}

/* The text in one line, with marks. (transfer full) */
static char *
dup_one_line (const CliffElement *element)
{
  g_auto(GStrv) lines = dup_lines (element);
  g_autofree char *joined = g_strjoinv (" ", lines);

  return g_strdup (g_strstrip (joined));
}

/* ── Elements ───────────────────────────────────────────────────────────────────────────────────── */

static CliffSlice
slice_of (const char *text)
{
  return cliff_slice (text, strlen (text));
}

static void
begin (CliffFountainBuild *self)
{
  if (self->cue > 0)
    g_string_insert_c (self->out, self->cue - 1, '@');
  self->cue = 0;
  if (self->out->len > 0 && !g_str_has_suffix (self->out->str, "\n\n"))
    g_string_append_c (self->out, '\n');
  self->speaking = self->titling = FALSE;
}

static void
add_title (CliffFountainBuild *self,
           const CliffElement *element)
{
  if (!self->titling)
    begin (self);
  self->titling = TRUE;
  g_string_append_printf (self->out, "%s:", element->name != NULL ? element->name : "Notes");
  if (element->names != NULL && element->names->len == 1)
    g_string_append_printf (self->out, " %s", (char *) g_ptr_array_index (element->names, 0));
  for (guint i = 0; element->names != NULL && element->names->len > 1 && i < element->names->len; i++)
    g_string_append_printf (self->out, "\n    %s", (char *) g_ptr_array_index (element->names, i));
}

static void
add_heading (CliffFountainBuild *self,
             const CliffElement *element)
{
  g_autofree char *text = dup_one_line (element);

  begin (self);
  if (!cliff_fountain_is_heading (slice_of (text)) || cliff_fountain_has_mark (slice_of (text)))
    {
      g_autofree char *forced = g_strconcat (".", text, NULL);

      g_string_append (self->out, cliff_fountain_is_forced_heading (slice_of (forced)) ? "." : "!");
    }
  g_string_append (self->out, text);
  if (element->number != NULL && element->number[0] != '\0')
    g_string_append_printf (self->out, " #%s#", element->number);
}

/* Whether the first line of an action would be read as anything else. */
static gboolean
is_ambiguous (CliffSlice line,
              gboolean   first,
              gboolean   more)
{
  CliffSlice text = cliff_slice_trim (line), title;
  CliffElementKind kind;
  int number;

  if (text.length == 0)
    return TRUE;
  if (cliff_fountain_is_tag (text, &kind, &title))
    return FALSE;

  return cliff_fountain_has_mark (text) || cliff_fountain_is_heading (text) ||
         (first && cliff_fountain_is_title_key (line, NULL)) ||
         (cliff_fountain_is_upper (text) && (more || cliff_slice_eat_end (&text, "TO:"))) ||
         ((text.data[0] | 0x20) == 'e' && cliff_convention_is_episode (text, TRUE, &number, &title));
}

static void
add_action (CliffFountainBuild *self,
            const CliffElement *element)
{
  g_auto(GStrv) lines = dup_lines (element);

  begin (self);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      CliffSlice line = slice_of (lines[i]), bare = cliff_slice_trim (line);

      if (i > 0)
        g_string_append_c (self->out, '\n');
      if (i == 0 ? element->forced || is_ambiguous (line, self->out->len == 0, lines[1] != NULL)
                 : bare.length == 0 || cliff_fountain_has_mark (bare))
        g_string_append_c (self->out, '!');
      g_string_append (self->out, lines[i]);
    }
}

static void
add_cue (CliffFountainBuild *self,
         const CliffElement *element)
{
  g_autoptr(GString) cue = g_string_new (NULL);
  CliffSlice line, title;
  gboolean forced;
  int number;

  cliff_fountain_append_escaped (cue, element->name != NULL ? element->name : element->text);
  for (guint i = 0; element->names != NULL && i < element->names->len; i++)
    g_string_append_printf (cue, " (%s)", (char *) g_ptr_array_index (element->names, i));
  g_strdelimit (cue->str, "\n", ' ');
  line = cliff_slice (cue->str, cue->len);
  forced = element->forced || !cliff_fountain_is_upper (line) || cliff_fountain_has_mark (line) ||
           cliff_fountain_is_heading (line) || cliff_convention_is_end_of_episode (line) ||
           cliff_convention_is_episode (line, FALSE, &number, &title);
  begin (self);
  self->speaking = TRUE;
  if (forced)
    g_string_append_c (self->out, '@');
  else
    self->cue = self->out->len + 1;
  g_string_append (self->out, cue->str);
  if (element->dual)
    g_string_append (self->out, " ^");
}

/* A line of a speech that must not be read as a parenthetical, or as anything that its first character says. */
static void
append_spoken (GString    *out,
               const char *line)
{
  CliffSlice text = slice_of (line), rest;
  CliffElementKind kind;

  if (cliff_slice_trim (text).length == 0)
    g_string_append (out, "  ");
  else if (g_ascii_isupper (line[0]) && cliff_fountain_is_tag (text, &kind, &rest))
    {
      gsize colon = strcspn (line, ":");

      g_string_append_len (out, line, colon);
      g_string_append (out, line[colon] == ':' ? "\\" : "");
      g_string_append (out, line + colon);
    }
  else
    {
      if (cliff_fountain_has_mark (text) || cliff_fountain_is_paren (text))
        g_string_append_c (out, '\\');
      g_string_append (out, line);
    }
}

static void
add_spoken (CliffFountainBuild *self,
            const CliffElement *element)
{
  g_auto(GStrv) lines = dup_lines (element);

  if (!self->speaking)
    {
      add_action (self, element);
      return;
    }
  self->cue = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (self->out, '\n');
      append_spoken (self->out, lines[i]);
    }
}

static void
add_paren (CliffFountainBuild *self,
           const CliffElement *element)
{
  g_autofree char *text = dup_one_line (element);

  if (!self->speaking)
    begin (self);
  self->cue = 0;
  g_string_append_printf (self->out, "(%s)", text);
}

static void
add_lyric (CliffFountainBuild *self,
           const CliffElement *element)
{
  g_auto(GStrv) lines = dup_lines (element);

  if (!self->speaking)
    begin (self);
  self->cue = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (self->out, "%s~%s", i > 0 ? "\n" : "", lines[i]);
}

static void
add_transition (CliffFountainBuild *self,
                const CliffElement *element)
{
  g_autofree char *text = dup_one_line (element);

  begin (self);
  if (!cliff_fountain_is_upper (slice_of (text)) || !g_str_has_suffix (text, "TO:") ||
      cliff_fountain_has_mark (slice_of (text)))
    g_string_append (self->out, "> ");
  g_string_append (self->out, text);
}

static void
add_centered (CliffFountainBuild *self,
              const CliffElement *element)
{
  g_auto(GStrv) lines = dup_lines (element);

  begin (self);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (self->out, "%s> %s <", i > 0 ? "\n" : "", lines[i]);
}

/* A section, or the line of an episode of the vertical convention. */
static void
add_section (CliffFountainBuild *self,
             const CliffElement *element)
{
  g_autofree char *text = dup_one_line (element);
  CliffSlice title;
  int number;

  begin (self);
  if (element->kind == CLIFF_ELEMENT_SECTION || (text[0] | 0x20) != 'e' ||
      !cliff_convention_is_episode (slice_of (text), TRUE, &number, &title))
    for (int i = 0; i < CLAMP (element->level, 1, 6) + 1; i++)
      g_string_append_c (self->out, i < CLAMP (element->level, 1, 6) ? '#' : ' ');
  g_string_append (self->out, text);
}

static void
add_structure (CliffFountainBuild *self,
               const CliffElement *element)
{
  g_autofree char *text = dup_one_line (element);

  begin (self);
  if (element->kind == CLIFF_ELEMENT_PAGE_BREAK)
    g_string_append (self->out, "===");
  else if (element->kind == CLIFF_ELEMENT_SYNOPSIS)
    g_string_append_printf (self->out, "= %s", text);
  else
    cliff_fountain_append_note (self->out, "", element->text);
}

static gboolean
is_nothing (const CliffElement *element)
{
  const char *text = element->text;

  if (element->kind == CLIFF_ELEMENT_TITLE || element->kind == CLIFF_ELEMENT_PAGE_BREAK || element->name != NULL)
    return FALSE;
  while (text != NULL && g_ascii_isspace (*text))
    text++;

  return text == NULL || *text == '\0';
}

static void
add_kind (CliffFountainBuild *self,
          const CliffElement *element)
{
  switch (element->kind)
    {
    case CLIFF_ELEMENT_TITLE:
      add_title (self, element);
      break;
    case CLIFF_ELEMENT_SCENE:
      add_heading (self, element);
      break;
    case CLIFF_ELEMENT_CHARACTER:
      add_cue (self, element);
      break;
    case CLIFF_ELEMENT_PAREN:
      add_paren (self, element);
      break;
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
      add_spoken (self, element);
      break;
    case CLIFF_ELEMENT_LYRIC:
      add_lyric (self, element);
      break;
    case CLIFF_ELEMENT_TRANSITION:
      add_transition (self, element);
      break;
    case CLIFF_ELEMENT_CENTERED:
      add_centered (self, element);
      break;
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_EPISODE:
      add_section (self, element);
      break;
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_NOTE:
      add_structure (self, element);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_BONEYARD:
      break;
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      add_action (self, element);
      break;
    }
}

void
cliff_fountain_build_init (CliffFountainBuild *self)
{
  *self = (CliffFountainBuild) { .out = g_string_new (NULL) };
}

void
cliff_fountain_build_add (CliffFountainBuild *self,
                          const CliffElement *element)
{
  gboolean nothing = is_nothing (element);

  if (nothing && element->notes == NULL)
    return;
  if (!nothing)
    add_kind (self, element);
  else
    begin (self);
  for (guint i = 0; element->notes != NULL && i < element->notes->len; i++)
    {
      if (!nothing || i > 0)
        g_string_append_c (self->out, ' ');
      cliff_fountain_append_note (self->out, "", g_ptr_array_index (element->notes, i));
    }
  g_string_append_c (self->out, '\n');
}

char *
cliff_fountain_build_end (CliffFountainBuild *self)
{
  if (self->cue > 0)
    g_string_insert_c (self->out, self->cue - 1, '@');

  return g_string_free (g_steal_pointer (&self->out), FALSE);
}

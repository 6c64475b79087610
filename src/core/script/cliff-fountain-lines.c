/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-convention.h"
#include "cliff-fountain.h"

#include <string.h>

/* What stands above a line; with the mask in the upper bits this is the whole state between two
 * lines. */
typedef enum
{
  BELOW_START,
  BELOW_TITLE,
  BELOW_BLANK,         /* an empty line, or something that is as good as one */
  BELOW_ACTION,
  BELOW_CUE,
  BELOW_SPEECH,
  BELOW_PAREN,
  BELOW_LYRIC,
  BELOW_SPOKEN_LYRIC,  /* inside a speech */
  BELOW_OTHER,
} Below;

enum
{
  MASK_NONE,
  MASK_NOTE,
  MASK_BONEYARD,
  MASK_LONE_BONEYARD, /* with nothing visible in front of it: empty lines inside still part what is
                         round it */
};

#define STATE(below, mask) ((guint8) ((below) | (mask) << 4))

static guint8
scan_fountain (CliffSlice line)
{
  guint8 marks = 0;
  gboolean empty = TRUE;
  const char *p = line.data, *end = line.data + line.length;

  for (; p < end; p++)
    {
      char next = p + 1 < end ? p[1] : 0;

      switch (*p)
        {
        case '[':
          marks |= next == '[' ? CLIFF_MARK_NOTE_OPEN : 0;
          break;
        case ']':
          marks |= next == ']' ? CLIFF_MARK_NOTE_CLOSE : 0;
          break;
        case '/':
          if (next == '*')
            marks |= CLIFF_MARK_BONEYARD_OPEN |
                     ((marks & CLIFF_MARK_BONEYARD_CLOSE) == 0 ? CLIFF_MARK_BONEYARD_FIRST : 0);
          break;
        case '*':
          marks |= next == '/' ? CLIFF_MARK_BONEYARD_CLOSE : 0;
          break;
        case ' ': case '\t': case '\r': case '\n':
          continue;
        default:
          break;
        }
      empty = FALSE;
    }
  if (empty && !cliff_fountain_is_join (line))
    marks |= CLIFF_MARK_EMPTY;

  return marks;
}

/* Exactly two spaces: an empty line that a speech or a note goes on after. */
gboolean
cliff_fountain_is_join (CliffSlice line)
{
  if (line.length > 0 && line.data[line.length - 1] == '\n')
    line.length--;
  if (line.length > 0 && line.data[line.length - 1] == '\r')
    line.length--;

  return line.length == 2 && line.data[0] == ' ' && line.data[1] == ' ';
}

/* ── Notes and boneyards ── */

/* Whether a note that is open at the end of the line is closed before the next empty line. */
static gboolean
note_is_closed (CliffParse *self)
{
  CliffLineAt at = self->at;
  gsize number = self->number;

  if (number < self->probe_number)
    return self->probe_closed;
  self->probe_closed = FALSE;
  while (number++, cliff_lines_next (self->lines, &at))
    {
      guint8 marks = cliff_lines_get (self->lines, at)->marks;

      if ((marks & (CLIFF_MARK_EMPTY | CLIFF_MARK_NOTE_CLOSE)) != 0)
        {
          self->probe_closed = (marks & CLIFF_MARK_NOTE_CLOSE) != 0;
          break;
        }
    }
  self->probe_number = number;

  return self->probe_closed;
}

/* Whether a boneyard that opens before @rest is closed before the next one opens, in the line or
 * anywhere below. */
static gboolean
boneyard_is_closed (CliffParse *self,
                    CliffSlice  rest)
{
  CliffLineAt below = self->at, found;

  for (gsize at = 0; at + 1 < rest.length; at++)
    if (rest.data[at] == '*' && rest.data[at + 1] == '/')
      return TRUE;
    else if (rest.data[at] == '/' && rest.data[at + 1] == '*')
      return FALSE;

  return cliff_lines_next (self->lines, &below) &&
         cliff_lines_find_marked (self->lines, below, CLIFF_MARK_BONEYARD_OPEN | CLIFF_MARK_BONEYARD_CLOSE,
                                  &found) &&
         (cliff_lines_get (self->lines, found)->marks & CLIFF_MARK_BONEYARD_FIRST) == 0;
}

/* Where masked text that is open at the front of @rest ends; FALSE when it goes on in the next
 * line. */
static gboolean
find_mask_end (CliffSlice  rest,
               guint       mask,
               gsize      *end)
{
  gsize position;

  if (!cliff_slice_find (rest, mask == MASK_NOTE ? "]]" : "*/", &position))
    return FALSE;
  *end = position + 2;

  return TRUE;
}

static gboolean
is_spaces (GString *visible,
           gsize    from)
{
  return visible->str[from + strspn (visible->str + from, " \t")] == '\0';
}

/* Who asked where notes and boneyards are is told. */
static void
begin_masked (CliffParse *self,
              const char *open,
              guint       mask)
{
  gsize start = (gsize) (open - self->text);
  CliffSpan span = { mask == MASK_NOTE ? CLIFF_ELEMENT_NOTE : CLIFF_ELEMENT_BONEYARD, start, start };

  if (self->masked != NULL)
    g_array_append_val (self->masked, span);
}

static void
end_masked (CliffParse *self,
            const char *end)
{
  if (self->masked != NULL)
    g_array_index (self->masked, CliffSpan, self->masked->len - 1).end = (gsize) (end - self->text);
}

/* Adds to @visible what of @line is neither note nor boneyard; @mask is the mask before, and then
 * after, the line. Marks that are never closed are visible.  Texts of notes that start here go to
 * @notes. Returns: whether anything was masked */
gboolean
cliff_fountain_mask (CliffParse *self,
                     CliffSlice  line,
                     guint      *mask,
                     GString    *visible,
                     GPtrArray  *notes)
{
  gboolean masked = *mask != MASK_NONE, never = FALSE;
  gsize before = visible->len;
  gsize at = 0;

  while (at < line.length)
    {
      CliffSlice rest = cliff_slice_sub (line, at, line.length), inside;
      guint opened = MASK_NONE;
      gsize end;

      if (*mask != MASK_NONE)
        {
          if (!find_mask_end (rest, *mask, &end))
            break;
          at += end;
          end_masked (self, line.data + at);
          *mask = MASK_NONE;
          continue;
        }
      if (rest.length > 1 && rest.data[0] == '[' && rest.data[1] == '[')
        opened = MASK_NOTE;
      else if (rest.length > 1 && rest.data[0] == '/' && rest.data[1] == '*')
        opened = is_spaces (visible, before) ? MASK_LONE_BONEYARD : MASK_BONEYARD;
      inside = cliff_slice_sub (rest, opened != MASK_NONE ? 2 : 0, rest.length);
      if (opened == MASK_NOTE ? !never && (find_mask_end (inside, opened, &end) || note_is_closed (self))
                              : opened != MASK_NONE && boneyard_is_closed (self, inside))
        {
          if (opened == MASK_NOTE && notes != NULL)
            g_ptr_array_add (notes, cliff_fountain_dup_note (self, (rest.data + 2) - self->text));
          begin_masked (self, rest.data, opened);
          masked = TRUE;
          *mask = opened;
          at += 2;
          continue;
        }
      /* What is not closed for one note is not for the next either. */
      never = never || opened == MASK_NOTE;
      g_string_append_c (visible, rest.data[0]);
      at++;
    }

  return masked;
}

GArray *
cliff_script_find_masked (CliffScript *self,
                          gsize        start,
                          gsize        end)
{
  g_autoptr(GString) visible = g_string_new (NULL);
  CliffParse parse = { .script = self, .lines = self->lines, .text = self->text->str };
  guint mask = MASK_NONE;
  gboolean more;

  parse.masked = g_array_new (FALSE, FALSE, sizeof (CliffSpan));
  if (self->format == CLIFF_SCRIPT_DRAMA)
    return parse.masked;
  parse.at = cliff_lines_find_offset (self->lines, start, &parse.offset);
  more = cliff_lines_compare (parse.at, cliff_lines_end (self->lines)) < 0;
  /* What is open above begins further up. */
  while (more && cliff_lines_get (self->lines, parse.at)->entry >> 4 != MASK_NONE &&
         cliff_lines_previous (self->lines, &parse.at))
    parse.offset -= cliff_lines_get (self->lines, parse.at)->length;
  for (; more && (parse.offset < end || mask != MASK_NONE); more = cliff_lines_next (self->lines, &parse.at))
    {
      parse.line = cliff_lines_get (self->lines, parse.at);
      /* The title page has neither. */
      if (mask != MASK_NONE ||
          (parse.line->kind != CLIFF_ELEMENT_TITLE &&
           (parse.line->marks & (CLIFF_MARK_NOTE_OPEN | CLIFF_MARK_BONEYARD_OPEN)) != 0))
        {
          g_string_truncate (visible, 0);
          cliff_fountain_mask (&parse, cliff_parse_get_line (&parse), &mask, visible, NULL);
        }
      parse.offset += parse.line->length;
      parse.number++;
    }

  return parse.masked;
}

/* ── Looking down ── */

static CliffSlice
trim_ascii (CliffSlice line)
{
  while (line.length > 0 && (line.data[0] == ' ' || line.data[0] == '\t'))
    line = cliff_slice_sub (line, 1, line.length);
  while (line.length > 0 &&
         (line.data[line.length - 1] == ' ' || line.data[line.length - 1] == '\t'))
    line.length--;

  return line;
}

static CliffLook
look_of (CliffSlice visible,
         gboolean   masked,
         CliffSlice raw)
{
  CliffSlice text = trim_ascii (visible);
  guint level;
  CliffSlice rest;

  if (text.length == 0)
    return masked                         ? CLIFF_LOOK_TRANSPARENT
           : cliff_fountain_is_join (raw) ? CLIFF_LOOK_JOIN
                                          : CLIFF_LOOK_BLANK;
  if (cliff_fountain_is_section (text, &level, &rest) || cliff_fountain_is_synopsis (text, &rest) ||
      cliff_fountain_is_page_break (text))
    return CLIFF_LOOK_STRUCTURE;

  return CLIFF_LOOK_TEXT;
}

/* An empty line inside a boneyard that stands alone parts what is above from what is below, as it
 * does outside. */
static gboolean
is_inner_blank (const CliffLine *line,
                guint            entry_mask)
{
  return entry_mask == MASK_LONE_BONEYARD && (line->marks & CLIFF_MARK_EMPTY) != 0;
}

/* What @self's line sees below itself.  @mask: what is open behind the line. @join: what two spaces
 * count as. */
static CliffLook
look_down (CliffParse *self,
           guint       mask,
           gboolean    through_join)
{
  CliffParse below = *self;
  g_autoptr(GString) visible = g_string_new (NULL);

  while (below.offset += below.line->length, below.number++,
         cliff_lines_next (self->lines, &below.at))
    {
      CliffSlice raw;
      CliffLook look;
      gboolean masked;

      below.line = cliff_lines_get (self->lines, below.at);
      raw = cliff_parse_get_line (&below);
      if (is_inner_blank (below.line, mask))
        return CLIFF_LOOK_BLANK;
      g_string_truncate (visible, 0);
      masked = cliff_fountain_mask (&below, raw, &mask, visible, NULL);
      look = look_of (cliff_slice (visible->str, visible->len), masked, raw);
      if (look == CLIFF_LOOK_TRANSPARENT || (look == CLIFF_LOOK_JOIN && through_join))
        continue;
      return look;
    }

  return CLIFF_LOOK_BLANK;
}

static gboolean
is_text_below (CliffParse *self,
               guint       mask,
               gboolean    through_join)
{
  CliffLineAt at = self->at;
  const CliffLine *line;

  /* Nearly always the next line decides, and its first byte. */
  if (!cliff_lines_next (self->lines, &at))
    return FALSE;
  line = cliff_lines_get (self->lines, at);
  if (mask == MASK_NONE && (line->marks & CLIFF_MARK_EMPTY) != 0)
    return FALSE;
  if (mask == MASK_NONE && (line->marks & (CLIFF_MARK_NOTE_OPEN | CLIFF_MARK_BONEYARD_OPEN)) == 0 &&
      g_ascii_isalnum (self->text[self->offset + self->line->length]))
    return TRUE;

  return look_down (self, mask, through_join) == CLIFF_LOOK_TEXT;
}

/* ── What a line is ── */

static void
put (CliffParse       *self,
     CliffElementKind  kind,
     guint             n_spans,
     Below             below,
     guint             mask)
{
  self->line->kind = kind;
  self->line->n_spans = n_spans;
  self->line->exit = STATE (below, mask);
}

/* A line with nothing visible in it. */
static void
put_invisible (CliffParse *self,
               Below       above,
               guint       entry_mask,
               guint       mask,
               gboolean    has_note)
{
  CliffElementKind kind =
      has_note || entry_mask == MASK_NOTE ? CLIFF_ELEMENT_NOTE : CLIFF_ELEMENT_BONEYARD;
  Below below = above == BELOW_START ? BELOW_BLANK : above;

  if (entry_mask != MASK_NONE)
    put (self, self->above, 0, below, mask);
  else if (above == BELOW_ACTION || above == BELOW_SPEECH)
    put (self, self->above, 0, below, mask);
  else
    put (self, kind, 1, below, mask);
}

static void
put_blank (CliffParse *self,
           Below       above,
           CliffLook   look)
{
  gboolean more = self->above == CLIFF_ELEMENT_BLANK && self->offset > 0;

  if (look == CLIFF_LOOK_JOIN && above == BELOW_SPEECH)
    put (self, CLIFF_ELEMENT_DIALOGUE, 0, above, MASK_NONE);
  else if (look == CLIFF_LOOK_JOIN &&
           (above == BELOW_CUE || above == BELOW_PAREN || above == BELOW_SPOKEN_LYRIC))
    put (self, CLIFF_ELEMENT_BLANK, !more, above, MASK_NONE);
  else
    put (self, CLIFF_ELEMENT_BLANK, !more, BELOW_BLANK, MASK_NONE);
}

static gboolean
put_forced (CliffParse *self,
            CliffSlice  text,
            Below       above,
            guint       mask)
{
  gboolean speaking = above == BELOW_CUE || above == BELOW_SPEECH || above == BELOW_PAREN ||
                      above == BELOW_SPOKEN_LYRIC;
  CliffElementKind kind;
  CliffSlice rest;
  guint level;

  switch (text.data[0])
    {
    case '!':
      put (self, CLIFF_ELEMENT_ACTION, above != BELOW_ACTION, BELOW_ACTION, mask);
      return TRUE;
    case '.':
      if (!cliff_fountain_is_forced_heading (text))
        return FALSE;
      put (self, CLIFF_ELEMENT_SCENE, 1, BELOW_OTHER, mask);
      return TRUE;
    case '>':
      if (text.length == 1)
        return FALSE;
      put (self,
           text.data[text.length - 1] == '<' ? CLIFF_ELEMENT_CENTERED : CLIFF_ELEMENT_TRANSITION, 1,
           BELOW_OTHER, mask);
      return TRUE;
    case '~':
      put (self, CLIFF_ELEMENT_LYRIC, above != BELOW_LYRIC && above != BELOW_SPOKEN_LYRIC,
           speaking ? BELOW_SPOKEN_LYRIC : BELOW_LYRIC, mask);
      return TRUE;
    case '#':
      if (!cliff_fountain_is_section (text, &level, &rest))
        return FALSE;
      put (self, CLIFF_ELEMENT_SECTION, 1, BELOW_BLANK, mask);
      return TRUE;
    case '=':
      if (!cliff_fountain_is_page_break (text) && !cliff_fountain_is_synopsis (text, &rest))
        return FALSE;
      put (self, text.data[text.length - 1] == '=' && text.data[1] == '=' ? CLIFF_ELEMENT_PAGE_BREAK
                                                                          : CLIFF_ELEMENT_SYNOPSIS,
           1, BELOW_BLANK, mask);
      return TRUE;
    case '@':
      if (trim_ascii (cliff_slice_sub (text, 1, text.length)).length == 0)
        return FALSE;
      put (self, CLIFF_ELEMENT_CHARACTER, 1, BELOW_CUE, mask);
      return TRUE;
    case '[': case 'O': case 'S': case 'V':
      if (!cliff_fountain_is_tag (text, &kind, &rest))
        return FALSE;
      put (self, kind, 1, BELOW_OTHER, mask);
      return TRUE;
    default:
      return FALSE;
    }
}

/* What needs an empty line above: headings, the vertical convention's episode lines, transitions,
 * cues. */
static gboolean
put_below_blank (CliffParse *self,
                 CliffSlice  visible,
                 CliffSlice  text,
                 guint       mask)
{
  CliffSlice title;
  int number;

  if (cliff_fountain_is_heading (text))
    {
      /* With text right below it is no heading, but nobody is called "INT. HOUSE" either. */
      if (is_text_below (self, mask, FALSE))
        return FALSE;
      put (self, CLIFF_ELEMENT_SCENE, 1, BELOW_OTHER, mask);
      return TRUE;
    }
  if ((text.data[0] | 0x20) == 'e' && cliff_convention_is_end_of_episode (text))
    {
      put (self, CLIFF_ELEMENT_EPISODE_END, 1, BELOW_BLANK, mask);
      return TRUE;
    }
  if ((text.data[0] | 0x20) == 'e' && cliff_convention_is_episode (text, TRUE, &number, &title))
    {
      put (self, CLIFF_ELEMENT_EPISODE, 1, BELOW_BLANK, mask);
      return TRUE;
    }
  if (!cliff_fountain_is_upper (text))
    return FALSE;
  if (cliff_slice_sub (visible, visible.length - 1, visible.length).data[0] == ':' &&
      cliff_slice_eat_end (&visible, "TO:") && !is_text_below (self, mask, FALSE))
    {
      put (self, CLIFF_ELEMENT_TRANSITION, 1, BELOW_OTHER, mask);
      return TRUE;
    }
  if (!is_text_below (self, mask, TRUE))
    return FALSE;
  put (self, CLIFF_ELEMENT_CHARACTER, 1, BELOW_CUE, mask);

  return TRUE;
}

/* The title page takes the line, or ends above it. */
static gboolean
put_title (CliffParse *self,
           CliffSlice  raw,
           Below       above)
{
  CliffLineAt at = self->at;
  CliffSlice next = { NULL, 0 };

  if (above == BELOW_TITLE && cliff_fountain_is_indented (raw))
    {
      put (self, CLIFF_ELEMENT_TITLE, 0, BELOW_TITLE, MASK_NONE);
      return TRUE;
    }
  if (cliff_lines_next (self->lines, &at))
    next = cliff_slice (self->text + self->offset + self->line->length,
                        cliff_lines_get (self->lines, at)->length);
  if (!cliff_fountain_is_title_key (raw, above == BELOW_START ? &next : NULL))
    return FALSE;
  put (self, CLIFF_ELEMENT_TITLE, 1, BELOW_TITLE, MASK_NONE);

  return TRUE;
}

static void
put_visible (CliffParse *self,
             CliffSlice  visible,
             Below       above,
             guint       mask)
{
  CliffSlice text = trim_ascii (visible);

  if (put_forced (self, text, above, mask))
    return;
  if (above <= BELOW_BLANK && put_below_blank (self, visible, text, mask))
    return;

  switch (above)
    {
    case BELOW_CUE:
    case BELOW_SPEECH:
    case BELOW_PAREN:
    case BELOW_SPOKEN_LYRIC:
      if (cliff_fountain_is_paren (text))
        put (self, CLIFF_ELEMENT_PAREN, 1, BELOW_PAREN, mask);
      else
        put (self, CLIFF_ELEMENT_DIALOGUE, above != BELOW_SPEECH, BELOW_SPEECH, mask);
      break;
    case BELOW_START:
    case BELOW_TITLE:
    case BELOW_BLANK:
    case BELOW_ACTION:
    case BELOW_LYRIC:
    case BELOW_OTHER:
    default:
      put (self, CLIFF_ELEMENT_ACTION, above != BELOW_ACTION, BELOW_ACTION, mask);
      break;
    }
}

static void
classify_fountain (CliffParse *self)
{
  CliffSlice raw = cliff_parse_get_line (self), visible;
  Below above = self->line->entry & 15;
  guint entry_mask = self->line->entry >> 4, mask = entry_mask;
  gboolean masked = FALSE;

  visible = raw;
  if (self->offset == 0)
    cliff_slice_eat (&visible, "\xef\xbb\xbf");
  if (above <= BELOW_TITLE && mask == MASK_NONE && put_title (self, visible, above))
    {
      self->line->look = CLIFF_LOOK_TEXT;
      return;
    }
  if (mask != MASK_NONE ||
      (self->line->marks & (CLIFF_MARK_NOTE_OPEN | CLIFF_MARK_BONEYARD_OPEN)) != 0)
    {
      g_string_truncate (self->visible, 0);
      masked = cliff_fountain_mask (self, visible, &mask, self->visible, NULL);
      visible = cliff_slice (self->visible->str, self->visible->len);
    }
  self->line->look = look_of (visible, masked, raw);
  if (is_inner_blank (self->line, entry_mask))
    {
      put (self, self->above, 0, BELOW_BLANK, mask);
      self->line->look = CLIFF_LOOK_BLANK;
      return;
    }

  switch ((CliffLook) self->line->look)
    {
    case CLIFF_LOOK_BLANK:
    case CLIFF_LOOK_JOIN:
      put_blank (self, above, self->line->look);
      break;
    case CLIFF_LOOK_TRANSPARENT:
      put_invisible (self, above, entry_mask, mask,
                     (self->line->marks & CLIFF_MARK_NOTE_OPEN) != 0);
      break;
    case CLIFF_LOOK_STRUCTURE:
    case CLIFF_LOOK_TEXT:
    default:
      put_visible (self, visible, above, mask);
      break;
    }
}

const CliffParser cliff_fountain_parser = {
  .scan = scan_fountain,
  .classify = classify_fountain,
  .initial = STATE (BELOW_START, MASK_NONE),
};

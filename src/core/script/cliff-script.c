/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-private.h"
#include "cliff-synopsis.h"

#include <string.h>

/* What one edit did to the lines it replaced, as far as lines above care. */
typedef struct
{
  guint8   bone_event;  /* the first mark that ends the search for a boneyard's end, or 0 */
  guint8   note_event;  /* the first mark that ends the search for a note's end, or 0 */
  guint8   look;        /* the first that is not transparent, or TRANSPARENT */
} Footprint;

CliffSlice
cliff_parse_get_line (CliffParse *self)
{
  CliffSlice line = cliff_slice (self->text + self->offset, self->line->length);

  if (line.length > 0 && line.data[line.length - 1] == '\n')
    line.length--;
  if (line.length > 0 && line.data[line.length - 1] == '\r')
    line.length--;

  return line;
}

/* What was parsed in several runs is told as one stretch. */
static void
note_reparsed (CliffScript *self,
               gsize        start,
               gsize        end)
{
  self->reparsed_start = MIN (self->reparsed_start, start);
  self->reparsed_end = MAX (self->reparsed_end, end);
}

static void
parse_init (CliffParse  *parse,
            CliffScript *script)
{
  *parse = (CliffParse) { .script = script, .lines = script->lines, .text = script->text->str };
  parse->visible = g_string_new (NULL);
}

static void
parse_clear (CliffParse *parse)
{
  g_string_free (parse->visible, TRUE);
}

/* Cuts @length bytes at @text into lines and notes what each holds. */
static void
scan_lines (const CliffParser *parser,
            const char        *text,
            gsize              length,
            CliffLines        *lines,
            GArray            *array)
{
  while (length > 0)
    {
      const char *end = memchr (text, '\n', MIN (length, G_MAXUINT32 - 1));
      gsize size = end == NULL ? MIN (length, G_MAXUINT32 - 1) : (gsize) (end - text) + 1;
      CliffLine line = { .length = size };

      line.marks = parser->scan (cliff_slice (text, size));
      if (lines != NULL)
        cliff_lines_append (lines, &line);
      else
        g_array_append_val (array, line);
      text += size;
      length -= size;
    }
}

/* Classifies lines from @at on: @count of them in any case, and then until the state is what it was
 * before.
 * @after is told what lines above @at would now see that they did not see before. */
static void
parse_lines (CliffScript *self,
             CliffLineAt  at,
             gsize        count,
             Footprint   *before,
             Footprint   *after)
{
  CliffParse parse;
  CliffLineAt above = at, last = at;
  guint8 state = self->parser->initial;
  gsize start;

  if (cliff_lines_compare (at, cliff_lines_end (self->lines)) >= 0)
    {
      if (before->look == CLIFF_LOOK_TRANSPARENT)
        before->look = CLIFF_LOOK_BLANK;
      after->look = CLIFF_LOOK_BLANK;
      return;
    }
  parse_init (&parse, self);
  parse.at = at;
  parse.offset = start = cliff_lines_get_offset (self->lines, at);
  if (cliff_lines_previous (self->lines, &above))
    {
      state = cliff_lines_get (self->lines, above)->exit;
      parse.above = cliff_lines_get (self->lines, above)->kind;
    }
  for (;;)
    {
      guint8 old_look, old_kind;
      gboolean fresh = parse.number < count;

      parse.line = cliff_lines_get (self->lines, parse.at);
      old_look = parse.line->look;
      old_kind = parse.line->kind;
      parse.line->entry = state;
      self->parser->classify (&parse);
      state = parse.line->exit;
      if (after->look == CLIFF_LOOK_TRANSPARENT)
        after->look = parse.line->look;
      /* The first @count lines are new; what they replaced is in @before already. */
      if (!fresh && before->look == CLIFF_LOOK_TRANSPARENT)
        before->look = old_look;
      parse.above = parse.line->kind;
      parse.offset += parse.line->length;
      parse.number++;
      last = parse.at;
      if (!cliff_lines_next (self->lines, &parse.at))
        {
          if (before->look == CLIFF_LOOK_TRANSPARENT)
            before->look = CLIFF_LOOK_BLANK;
          if (after->look == CLIFF_LOOK_TRANSPARENT)
            after->look = CLIFF_LOOK_BLANK;
          break;
        }
      /* The next line depends on the state, and on the kind of the line above it. */
      if (!fresh && old_kind == parse.line->kind &&
          cliff_lines_get (self->lines, parse.at)->entry == state)
        break;
    }
  cliff_lines_sum (self->lines, at, last);
  note_reparsed (self, start, parse.offset);
  parse_clear (&parse);
}

/* Whether the drama format's two questions about the whole text have new answers. */
static gboolean
update_facts (CliffScript *self)
{
  gboolean numbered, structured;

  if (self->format != CLIFF_SCRIPT_DRAMA)
    return FALSE;
  numbered = cliff_lines_count_marked (self->lines, CLIFF_MARK_EPISODE) == 0;
  structured = !numbered ||
               cliff_lines_count_marked (self->lines, CLIFF_MARK_NUMBERED) > 0 ||
               cliff_lines_count_marked (self->lines, CLIFF_MARK_SCENE) > 0;
  if (numbered == self->numbered && structured == self->structured)
    return FALSE;
  self->numbered = numbered;
  self->structured = structured;

  return TRUE;
}

static void
parse_all (CliffScript *self)
{
  Footprint before = { .look = CLIFF_LOOK_BLANK }, after = { .look = CLIFF_LOOK_BLANK };

  parse_lines (self, cliff_lines_first (self->lines), cliff_lines_get_n_lines (self->lines),
               &before, &after);
}

/**
 * cliff_script_new:
 * @text: any bytes; invalid UTF-8 and NUL bytes are data
 * @length: bytes, or -1 when NUL-terminated
 * @format: AUTO detects it once, here
 *
 * Returns: (transfer full): a script with its own copy of @text
 */
CliffScript *
cliff_script_new (const char        *text,
                  gssize             length,
                  CliffScriptFormat  format)
{
  CliffScript *self = g_new0 (CliffScript, 1);
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  CliffLineAt last;

  self->text = g_string_new_len (text, size);
  self->format = format == CLIFF_SCRIPT_AUTO ? cliff_script_detect (text, size) : format;
  self->parser = self->format == CLIFF_SCRIPT_DRAMA ? &cliff_drama_parser : &cliff_fountain_parser;
  self->lines = cliff_lines_new ();
  scan_lines (self->parser, self->text->str, size, self->lines, NULL);
  last = cliff_lines_end (self->lines);
  cliff_lines_sum (self->lines, cliff_lines_first (self->lines), last);
  update_facts (self);
  parse_all (self);

  return self;
}

void
cliff_script_free (CliffScript *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  cliff_lines_free (self->lines);
  g_free (self);
}

CliffScriptFormat
cliff_script_get_format (CliffScript *self)
{
  return self->format;
}

const char *
cliff_script_get_text (CliffScript *self,
                       gsize       *length)
{
  if (length != NULL)
    *length = self->text->len;

  return self->text->str;
}

/* Takes one more line into what @footprint says of a run of lines, top to bottom. */
static void
footprint_add (Footprint       *footprint,
               const CliffLine *line)
{
  if (footprint->bone_event == 0 &&
      (line->marks & (CLIFF_MARK_BONEYARD_OPEN | CLIFF_MARK_BONEYARD_CLOSE)) != 0)
    footprint->bone_event = (line->marks & CLIFF_MARK_BONEYARD_FIRST) != 0 ? CLIFF_MARK_BONEYARD_OPEN
                                                                           : CLIFF_MARK_BONEYARD_CLOSE;
  if (footprint->note_event == 0)
    footprint->note_event = line->marks & (CLIFF_MARK_NOTE_CLOSE | CLIFF_MARK_EMPTY);
  if (footprint->look == CLIFF_LOOK_TRANSPARENT)
    footprint->look = line->look;
}

/* The lines that hold the bytes from @offset to @offset + @removed, both ends included. */
static gsize
collect_lines (CliffScript *self,
               gsize        offset,
               gsize        removed,
               CliffLineAt *first,
               gsize       *start,
               gsize       *end,
               Footprint   *footprint)
{
  CliffLineAt at = cliff_lines_find_offset (self->lines, offset, start);
  gboolean more = cliff_lines_compare (at, cliff_lines_end (self->lines)) < 0;
  gsize count = 0;

  if (!more && self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
    {
      /* At the end of a last line that is still open. */
      more = cliff_lines_previous (self->lines, &at);
      *start -= cliff_lines_get (self->lines, at)->length;
    }
  *first = at;
  *end = *start;
  while (more && *end <= offset + removed)
    {
      const CliffLine *line = cliff_lines_get (self->lines, at);

      footprint_add (footprint, line);
      *end += line->length;
      count++;
      more = cliff_lines_next (self->lines, &at);
    }

  return count;
}

/* Moves @first up to where the changed end of a boneyard or of a note is first felt, and says by
 * how many lines. */
static gsize
widen_upwards (CliffScript     *self,
               CliffLineAt     *first,
               const Footprint *before,
               const Footprint *after)
{
  CliffLineAt at = *first, from = *first, found;
  gsize moved = 0;

  if (before->note_event != after->note_event)
    while (cliff_lines_previous (self->lines, &at) &&
           (cliff_lines_get (self->lines, at)->marks & CLIFF_MARK_EMPTY) == 0)
      if ((cliff_lines_get (self->lines, at)->marks & CLIFF_MARK_NOTE_OPEN) != 0)
        from = at;
  if (before->bone_event != after->bone_event &&
      cliff_lines_find_marked_before (self->lines, *first, CLIFF_MARK_BONEYARD_OPEN | CLIFF_MARK_BONEYARD_CLOSE,
                                      &found) &&
      cliff_lines_compare (found, from) < 0)
    from = found;
  for (at = *first; cliff_lines_compare (at, from) > 0; moved++)
    cliff_lines_previous (self->lines, &at);
  *first = from;

  return moved;
}

/* The line above @first that looks down on @first, past lines that are transparent, if any looks at
 * all. */
static gboolean
find_onlooker (CliffScript *self,
               CliffLineAt  first,
               CliffLineAt *onlooker)
{
  while (cliff_lines_previous (self->lines, &first))
    if (cliff_lines_get (self->lines, first)->look != CLIFF_LOOK_TRANSPARENT &&
        cliff_lines_get (self->lines, first)->look != CLIFF_LOOK_JOIN)
      {
        *onlooker = first;
        return TRUE;
      }

  return FALSE;
}

static void
reparse (CliffScript *self,
         CliffLineAt  first,
         gsize        n_lines,
         Footprint   *before,
         Footprint   *after)
{
  Footprint ignored = { .look = CLIFF_LOOK_BLANK }, ignored_too = { .look = CLIFF_LOOK_BLANK };
  gsize above = widen_upwards (self, &first, before, after);
  CliffLineAt onlooker;

  if (above == 0 && first.chunk == 0 && first.index == 1)
    {
      /* The title page's first line looks at the second in its own way. */
      first.index = 0;
      above = 1;
    }
  if (above > 0)
    {
      /* Lines that are not new are read again: whatever looks down on them is asked in any case. */
      before->look = CLIFF_LOOK_TRANSPARENT;
      parse_lines (self, first, n_lines + above, &ignored, &ignored_too);
    }
  else
    {
      after->look = CLIFF_LOOK_TRANSPARENT;
      parse_lines (self, first, n_lines, before, after);
      if (before->look == after->look && before->look != CLIFF_LOOK_JOIN)
        return;
    }
  if (find_onlooker (self, first, &onlooker))
    parse_lines (self, onlooker, 1, &ignored, &ignored_too);
}

/**
 * cliff_script_edit:
 * @offset: bytes, at most the text's length
 * @removed: bytes, at most what is behind @offset
 * @inserted_length: bytes, or -1 when NUL-terminated
 *
 * Replaces @removed bytes at @offset by @inserted and re-parses the lines whose state that changes,
 * and no others. The result is always that of a full parse in the same format.
 */
void
cliff_script_edit (CliffScript *self,
                   gsize        offset,
                   gsize        removed,
                   const char  *inserted,
                   gssize       inserted_length)
{
  g_autoptr(GArray) fresh = g_array_new (FALSE, FALSE, sizeof (CliffLine));
  Footprint before = { .look = CLIFF_LOOK_TRANSPARENT }, after = { .look = CLIFF_LOOK_TRANSPARENT };
  gsize size = inserted_length < 0 ? strlen (inserted) : (gsize) inserted_length;
  gsize start, end, n_old;
  CliffLineAt first;

  g_return_if_fail (offset <= self->text->len && removed <= self->text->len - offset);

  n_old = collect_lines (self, offset, removed, &first, &start, &end, &before);
  if (size > removed)
    g_string_insert_len (self->text, offset, inserted, size - removed);
  else
    g_string_erase (self->text, offset, removed - size);
  if (size > 0)
    memcpy (self->text->str + offset, inserted, size);
  scan_lines (self->parser, self->text->str + start, end - start - removed + size, NULL, fresh);
  for (guint i = 0; i < fresh->len; i++)
    {
      g_array_index (fresh, CliffLine, i).look = CLIFF_LOOK_TRANSPARENT;
      footprint_add (&after, &g_array_index (fresh, CliffLine, i));
    }
  first = cliff_lines_splice (self->lines, first, n_old, (CliffLine *) fresh->data, fresh->len);
  self->span_known = FALSE;
  self->reparsed_start = offset;
  self->reparsed_end = offset + size;

  if (update_facts (self))
    parse_all (self);
  else
    reparse (self, first, fresh->len, &before, &after);
}

void
cliff_script_get_reparsed (CliffScript *self,
                           gsize       *start,
                           gsize       *end)
{
  *start = self->reparsed_start;
  *end = MIN (self->reparsed_end, self->text->len);
}

gsize
cliff_script_get_n_spans (CliffScript *self)
{
  return cliff_lines_get_n_spans (self->lines);
}

/* Where span @index starts, found from the span asked for before when it is the next one. */
static CliffLineAt
find_span (CliffScript *self,
           gsize        index,
           gsize       *start,
           guint       *within)
{
  CliffLineAt at = self->span_line;

  if (!self->span_known || index < self->span || index > self->span + 64)
    {
      at = cliff_lines_find_span (self->lines, index, start, within);
      self->span = index - *within;
      self->span_start = *start;
      self->span_line = at;
      self->span_known = TRUE;
      return at;
    }
  while (index >= self->span + cliff_lines_get (self->lines, at)->n_spans)
    {
      self->span += cliff_lines_get (self->lines, at)->n_spans;
      self->span_start += cliff_lines_get (self->lines, at)->length;
      cliff_lines_next (self->lines, &at);
    }
  self->span_line = at;
  *start = self->span_start;
  *within = index - self->span;

  return at;
}

/* The span and the line that it starts in. */
static CliffSpan
read_span (CliffScript *self,
           gsize        index,
           CliffLineAt *at)
{
  CliffSpan span;
  CliffLine *line;
  gsize start;
  guint within;

  *at = find_span (self, index, &start, &within);
  line = cliff_lines_get (self->lines, *at);
  span = (CliffSpan) { line->kind, start, start + line->length };
  if (line->n_spans > 1)
    {
      cliff_drama_split (self, line, cliff_slice (self->text->str + start, line->length), within,
                         &span);
      span.start += start;
      span.end += start;
    }
  if (within + 1 == line->n_spans)
    {
      CliffLineAt below = *at;

      while (cliff_lines_next (self->lines, &below) &&
             cliff_lines_get (self->lines, below)->n_spans == 0)
        span.end += cliff_lines_get (self->lines, below)->length;
    }

  return span;
}

/**
 * cliff_script_get_span:
 * @index: below cliff_script_get_n_spans()
 *
 * Spans in order cover the text without gap or overlap.  Walking them up is cheap.
 */
CliffSpan
cliff_script_get_span (CliffScript *self,
                       gsize        index)
{
  CliffLineAt at;

  g_return_val_if_fail (index < cliff_script_get_n_spans (self), ((CliffSpan) { 0 }));

  return read_span (self, index, &at);
}

gsize
cliff_script_find_span (CliffScript *self,
                        gsize        offset)
{
  gsize n_spans = cliff_script_get_n_spans (self);
  CliffLineAt at;
  gsize start, index;

  if (n_spans == 0)
    return 0;
  if (offset >= self->text->len)
    return n_spans - 1;
  at = cliff_lines_find_offset (self->lines, offset, &start);
  index = cliff_lines_count_spans (self->lines, at);
  if (cliff_lines_get (self->lines, at)->n_spans == 0)
    return index - 1;
  while (cliff_script_get_span (self, index).end <= offset)
    index++;

  return index;
}

void
cliff_script_foreach_element_in (CliffScript      *self,
                                 gsize             start,
                                 gsize             end,
                                 CliffElementFunc  func,
                                 gpointer          user_data)
{
  gsize n_spans = cliff_script_get_n_spans (self);

  for (gsize i = cliff_script_find_span (self, start); i < n_spans; i++)
    {
      CliffLineAt at;
      CliffSpan span = read_span (self, i, &at);

      if (span.start >= end)
        break;
      if (span.start < start || span.kind == CLIFF_ELEMENT_BLANK || span.kind == CLIFF_ELEMENT_BONEYARD)
        continue;
      if (self->format == CLIFF_SCRIPT_DRAMA)
        cliff_drama_foreach (self, at, span, func, user_data);
      else
        cliff_fountain_foreach (self, at, span, func, user_data);
    }
}

/* Calls @func for each element, in the order of the text; empty lines and boneyards are left out.
 */
void
cliff_script_foreach_element (CliffScript      *self,
                              CliffElementFunc  func,
                              gpointer          user_data)
{
  cliff_script_foreach_element_in (self, 0, self->text->len, func, user_data);
}

void
cliff_element_clear (CliffElement *self)
{
  g_free (self->text);
  g_free (self->name);
  g_free (self->mood);
  g_free (self->title);
  g_free (self->number);
  g_free (self->time);
  g_free (self->location);
  g_free (self->int_ext);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
}

CliffOutline *
cliff_script_get_outline (CliffScript *self)
{
  return cliff_script_get_outline_in (self, 0, self->text->len, 1, 0);
}

CliffOutline *
cliff_script_get_outline_in (CliffScript *self,
                             gsize        start,
                             gsize        end,
                             int          episode,
                             guint        n_scenes)
{
  return self->format == CLIFF_SCRIPT_DRAMA ? cliff_drama_outline (self, start, end, episode, n_scenes)
                                            : cliff_fountain_outline (self, start, end, episode, n_scenes);
}

/* No other use of an outline needs them, and most are made while somebody types. */
static void
fill_synopses (CliffScript  *self,
               CliffOutline *outline)
{
  for (guint i = 0; i < outline->episodes->len; i++)
    {
      CliffOutlineEpisode *episode = g_ptr_array_index (outline->episodes, i);
      CliffOutlineScene *first = episode->scenes->len > 0 ? g_ptr_array_index (episode->scenes, 0) : NULL;

      episode->synopsis =
        cliff_script_dup_synopsis (self, episode->start, first != NULL ? first->start : episode->end);
      for (guint j = 0; j < episode->scenes->len; j++)
        {
          CliffOutlineScene *scene = g_ptr_array_index (episode->scenes, j);

          scene->synopsis = cliff_script_dup_synopsis (self, scene->start, scene->end);
        }
    }
}

/**
 * cliff_script_write:
 * @format: FOUNTAIN or DRAMA; AUTO is the script's own
 *
 * The script as text of @format.  In its own format that is the text itself, which is the writer's
 * and is not touched; in the other one it is what the outline says, and reading that gives the same
 * outline again.
 *
 * Returns: (transfer full)
 */
char *
cliff_script_write (CliffScript       *self,
                    CliffScriptFormat  format)
{
  g_autoptr(CliffOutline) outline = NULL;

  if (format == CLIFF_SCRIPT_AUTO || format == self->format)
    return cliff_text_dup_valid (self->text->str, self->text->len);
  outline = cliff_script_get_outline (self);
  fill_synopses (self, outline);

  return format == CLIFF_SCRIPT_DRAMA ? cliff_outline_to_drama (outline)
                                      : cliff_outline_to_fountain (outline);
}

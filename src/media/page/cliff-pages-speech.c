/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages-private.h"

#include <string.h>

#define MORE "(MORE)"
#define CONTINUED " (CONT’D)"

/* So much of a speech stands on the page where it begins and where it ends. */
#define TOGETHER 2

/* A speech while it is placed: items [index, end), the first of them from line or block on. */
typedef struct
{
  CliffPages     *pages;
  guint           index;
  guint           end;
  CliffPageItem  *cue;
  CliffPageBlock *rest;   /* what is left of the item at @index; NULL = all of it */
  gboolean        again;  /* it has begun on another page */
} Speech;

static CliffPageItem *
get_item (CliffPages *self,
          guint       index)
{
  return g_ptr_array_index (self->items, index);
}

static const CliffPageBlock *
get_block (Speech *speech,
           guint   index)
{
  return index == speech->index && speech->rest != NULL ? speech->rest : get_item (speech->pages, index)->block;
}

static guint
find_end (CliffPages *self,
          guint       index)
{
  for (index++; index < self->items->len; index++)
    {
      CliffPageItem *item = get_item (self, index);

      if (item->role != CLIFF_ITEM_SAID && item->role != CLIFF_ITEM_PAREN)
        break;
    }

  return index;
}

static int
count_rows (Speech *speech)
{
  int rows = 0;

  for (guint i = speech->index; i < speech->end; i++)
    rows += (int) get_block (speech, i)->lines->len;

  return rows;
}

/* ── Sentences ── */

static gboolean
ends_sentence (const char *at)
{
  gunichar character = g_utf8_get_char (at);

  return character == '.' || character == '!' || character == '?' || character == 0x2026 || character == 0x3002 ||
         character == 0xff01 || character == 0xff1f;
}

static gboolean
closes (const char *at)
{
  gunichar character = g_utf8_get_char (at);

  return character == '"' || character == '\'' || character == ')' || character == 0x201d || character == 0x2019 ||
         character == 0x300d || character == 0x300f || character == 0xff09;
}

gsize
cliff_pages_find_sentence (const char *text,
                           gsize       from,
                           gsize       limit)
{
  gsize found = 0;

  for (const char *at = text; *at != '\0' && at < text + limit; )
    {
      const char *next = g_utf8_next_char (at);
      gboolean wide = (guchar) *at >= 0x80 && g_utf8_get_char (at) != 0x2026;

      if (!ends_sentence (at))
        {
          at = next;
          continue;
        }
      while (*next != '\0' && (ends_sentence (next) || closes (next)))
        next = g_utf8_next_char (next);
      if ((gsize) (next - text) > from && (gsize) (next - text) <= limit && *next != '\0' &&
          (wide || *next == ' ' || *next == '\n'))
        found = (gsize) (next - text);
      at = next;
    }

  return found;
}

/* ── Parting ── */

static void
keep (Speech         *speech,
      CliffPageBlock *block)
{
  g_ptr_array_add (speech->pages->blocks, block);
}

/* Parts the block of item @index behind the last sentence that leaves its head in @room lines, at least @least of them.
 * FALSE when there is no such place. */
static gboolean
part_block (Speech          *speech,
            guint            index,
            int              room,
            int              least,
            CliffPageBlock **head,
            CliffPageBlock **tail)
{
  CliffPageBlock *block = (CliffPageBlock *) get_block (speech, index);
  CliffPages *self = speech->pages;
  gsize length = strlen (block->text), limit;

  if (room < least || room < 1 || get_item (self, index)->role != CLIFF_ITEM_SAID)
    return FALSE;
  limit = room < (int) block->lines->len ? g_array_index (block->lines, CliffPageLine, room - 1).end : length;
  for (gsize at = cliff_pages_find_sentence (block->text, 0, limit); at > 0;
       at = cliff_pages_find_sentence (block->text, 0, at - 1))
    {
      gsize next = at + strspn (block->text + at, " \n");
      g_autoptr(CliffPageBlock) one = cliff_page_block_slice (block, self->fonts, 0, at);
      g_autoptr(CliffPageBlock) two = cliff_page_block_slice (block, self->fonts, next, length);

      if ((int) one->lines->len < least)
        return FALSE;
      if (index + 1 == speech->end && two->lines->len < TOGETHER)
        continue;
      *head = g_steal_pointer (&one);
      *tail = g_steal_pointer (&two);

      return TRUE;
    }

  return FALSE;
}

/* Where no sentence ends: at a line. */
static void
part_lines (Speech          *speech,
            guint            index,
            int              room,
            CliffPageBlock **head,
            CliffPageBlock **tail)
{
  CliffPageBlock *block = (CliffPageBlock *) get_block (speech, index);
  gsize at = g_array_index (block->lines, CliffPageLine, room).start;

  *head = cliff_page_block_slice (block, speech->pages->fonts, 0, at);
  *tail = cliff_page_block_slice (block, speech->pages->fonts, at, strlen (block->text));
}

static void
place_items (Speech *speech,
             guint   end)
{
  for (; speech->index < end; speech->index++)
    {
      const CliffPageBlock *block = get_block (speech, speech->index);

      cliff_pages_place (speech->pages, get_item (speech->pages, speech->index), block, 0, block->lines->len, 0);
      speech->rest = NULL;
    }
}

static void
place_extra (Speech     *speech,
             const char *text)
{
  CliffPageItem extra = { .start = speech->cue->start, .end = speech->cue->start };
  CliffPageBlock *block = cliff_page_block_new (speech->pages->fonts, &speech->cue->block->box, text, NULL, NULL);

  keep (speech, block);
  cliff_pages_place (speech->pages, &extra, block, 0, block->lines->len, 0);
}

static void
turn_page (Speech *speech)
{
  CliffPageBlock *cue = speech->cue->block;
  g_autofree char *name = g_strconcat (cue->text, g_str_has_suffix (cue->text, CONTINUED) ? "" : CONTINUED, NULL);

  if (!speech->pages->no_more)
    place_extra (speech, MORE);
  cliff_pages_go_on (speech->pages);
  if (!speech->pages->no_more)
    place_extra (speech, name);
  speech->again = TRUE;
}

/* Places as much as @room rows take, and goes on on the next page.  FALSE when nothing can be placed so. */
static gboolean
place_part (Speech  *speech,
            int      room,
            gboolean force)
{
  int used = 0, said = 0;  /* rows of the items passed; those that were spoken */
  guint whole = speech->index;  /* up to here items may stand whole, and a paragraph or bracket follows */
  guint i;
  CliffPageBlock *head, *tail;

  room -= speech->pages->no_more ? 0 : 1;
  for (i = speech->index; i < speech->end; i++)
    {
      int n = (int) get_block (speech, i)->lines->len;

      if (used + n > room)
        break;
      used += n;
      said += get_item (speech->pages, i)->role == CLIFF_ITEM_SAID ? n : 0;
      if (said >= TOGETHER && get_item (speech->pages, i)->role == CLIFF_ITEM_SAID && i + 1 < speech->end)
        whole = i + 1;
    }
  if (i < speech->end && part_block (speech, i, room - used, said > 0 ? 1 : TOGETHER, &head, &tail))
    whole = i;
  else if (whole > speech->index)
    {
      place_items (speech, whole);
      turn_page (speech);
      return TRUE;
    }
  else if (force && i < speech->end && room - used > 0)
    {
      whole = i;
      part_lines (speech, i, room - used, &head, &tail);
    }
  else
    return FALSE;

  place_items (speech, whole);
  keep (speech, head);
  keep (speech, tail);
  cliff_pages_place (speech->pages, get_item (speech->pages, whole), head, 0, head->lines->len, 0);
  speech->rest = tail;
  turn_page (speech);

  return TRUE;
}

/* ── Two at once ── */

/* Places two speeches side by side; FALSE when they are longer than a page. */
static gboolean
place_pair (CliffPages *self,
            guint       left,
            guint       right,
            guint       end)
{
  int heights[2] = { 0, 0 }, row, space;

  for (guint i = left; i < end; i++)
    heights[i >= right] += (int) get_item (self, i)->block->lines->len;
  if (MAX (heights[0], heights[1]) > self->rows)
    return FALSE;
  space = cliff_pages_at_top (self) ? 0 : get_item (self, left)->space;
  if (space + MAX (heights[0], heights[1]) > cliff_pages_room (self))
    {
      cliff_pages_go_on (self);
      space = 0;
    }
  if (self->page == NULL)
    cliff_pages_begin (self);
  row = self->row + space;
  self->row = row;
  for (guint i = left; i < end; i++)
    {
      CliffPageItem *item = get_item (self, i);

      if (i == right)
        self->row = row;
      cliff_pages_place (self, item, item->block, 0, item->block->lines->len, 0);
    }
  self->row = row + MAX (heights[0], heights[1]);

  return TRUE;
}

guint
cliff_pages_place_speech (CliffPages *self,
                          guint       index)
{
  CliffPageItem *cue = get_item (self, index);
  Speech speech = { self, index, find_end (self, index), cue, NULL, FALSE };

  if (speech.end < self->items->len && get_item (self, speech.end)->right)
    {
      guint end = find_end (self, speech.end);

      if (place_pair (self, index, speech.end, end))
        return end;
    }
  while (speech.index < speech.end)
    {
      int space = speech.again || cliff_pages_at_top (self) ? 0 : cue->space;
      int room = cliff_pages_room (self) - space;

      if (count_rows (&speech) <= room)
        {
          self->row += space;
          place_items (&speech, speech.end);
        }
      else if (cliff_pages_at_top (self) || speech.again)
        {
          if (!place_part (&speech, room, FALSE) && !place_part (&speech, room, TRUE))
            place_items (&speech, speech.index + 1);
        }
      else
        {
          self->row += space;
          if (!place_part (&speech, room, FALSE))
            cliff_pages_go_on (self);
        }
    }

  return speech.end;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages-private.h"

/* So many lines of a text stand together at the foot and at the head of a page. */
#define TOGETHER 2

/* A chain of headings longer than this may part. */
#define MOST_CHAINED 8

static void
page_free (CliffPage *page)
{
  g_array_unref (page->pieces);
  g_free (page);
}

static void
item_free (CliffPageItem *item)
{
  g_clear_pointer (&item->block, cliff_page_block_free);
  g_free (item->number);
  g_free (item->mark);
  g_free (item);
}

CliffPages *
cliff_pages_alloc (const CliffPageSetup *setup,
                   gboolean              typewriter,
                   CliffPaper            paper)
{
  CliffPages *self = g_new0 (CliffPages, 1);
  double narrow = paper == CLIFF_PAPER_A4 ? 595.276 : 612, wide = paper == CLIFF_PAPER_A4 ? 841.89 : 792;

  self->fonts = cliff_page_fonts_new (typewriter);
  self->width = setup->landscape ? wide : narrow;
  self->height = setup->landscape ? narrow : wide;
  self->title = g_strdup (setup->title);
  self->author = g_strdup (setup->author);
  self->header = setup->header == NULL && setup->colour != NULL && setup->colour[0] != '\0'
                   ? g_strdup_printf ("%c%s Revision", g_ascii_toupper (setup->colour[0]), setup->colour + 1)
                   : g_strdup (setup->header);
  self->colour = g_strdup (setup->colour);
  self->continued = setup->continued;
  self->no_more = setup->no_more;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_page_block_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (CliffPageMark));

  return self;
}

void
cliff_pages_free (CliffPages *self)
{
  g_array_unref (self->marks);
  g_clear_pointer (&self->pictures, g_array_unref);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->blocks);
  cliff_page_fonts_free (self->fonts);
  g_free (self->title);
  g_free (self->author);
  g_free (self->header);
  g_free (self->colour);
  g_free (self);
}

CliffPageItem *
cliff_pages_add_item (CliffPages         *self,
                      CliffItemRole       role,
                      const CliffPageBox *box,
                      const char         *text,
                      GArray             *runs,
                      GArray             *revised)
{
  CliffPageItem *item = g_new0 (CliffPageItem, 1);

  item->role = role;
  if (box != NULL)
    item->block = cliff_page_block_new (self->fonts, box, text, runs, revised);
  g_ptr_array_add (self->items, item);

  return item;
}

/* ── Pages ── */

void
cliff_pages_begin_plain (CliffPages *self)
{
  CliffPage *page = g_new0 (CliffPage, 1);

  page->pieces = g_array_new (FALSE, FALSE, sizeof (CliffPagePiece));
  page->start = G_MAXSIZE;
  g_ptr_array_add (self->pages, page);
  self->page = page;
  self->row = 0;
}

void
cliff_pages_begin (CliffPages *self)
{
  cliff_pages_begin_plain (self);
  self->page->number = ++self->number;
}

int
cliff_pages_put (CliffPages         *self,
                 const CliffPageBox *box,
                 const char         *text,
                 GArray             *runs,
                 int                 row)
{
  CliffPageBlock *block = cliff_page_block_new (self->fonts, box, text, runs, NULL);
  CliffPagePiece piece = { block, 0, block->lines->len, row, 0, NULL };

  g_ptr_array_add (self->blocks, block);
  g_array_append_val (self->page->pieces, piece);

  return (int) block->lines->len;
}

void
cliff_pages_add_mark (CliffPages *self,
                      const char *text,
                      int         level,
                      int         row)
{
  CliffPageMark mark = { text, level, self->pages->len - 1, row };

  g_array_append_val (self->marks, mark);
}

/* Ends the page in the middle of a scene, and says so where that is wanted. */
void
cliff_pages_go_on (CliffPages *self)
{
  CliffPageBox box = { self->left, self->right - self->left, 0, CLIFF_PAGE_SIZE, PANGO_ALIGN_RIGHT, 0, FALSE };
  g_autofree char *text = NULL;

  if (!self->continued || self->scene == NULL || self->page == NULL || self->drama)
    {
      cliff_pages_begin (self);
      return;
    }
  cliff_pages_put (self, &box, "(CONTINUED)", NULL, self->rows + 1);
  cliff_pages_begin (self);
  box.align = PANGO_ALIGN_LEFT;
  cliff_pages_put (self, &box, "CONTINUED:", NULL, 0);
  g_array_index (self->page->pieces, CliffPagePiece, 0).number = self->scene;
  self->row = 2;
}

/* Whether nothing of the script stands on the page. */
gboolean
cliff_pages_at_top (CliffPages *self)
{
  return self->page == NULL || self->page->start == G_MAXSIZE;
}

int
cliff_pages_room (CliffPages *self)
{
  return self->page == NULL ? self->rows : self->rows - self->row;
}

void
cliff_pages_place (CliffPages           *self,
                   const CliffPageItem  *item,
                   const CliffPageBlock *block,
                   guint                 first,
                   guint                 n_lines,
                   double                dx)
{
  CliffPagePiece piece = { block, first, n_lines, 0, dx, NULL };

  if (self->page == NULL)
    cliff_pages_begin (self);
  piece.row = self->row;
  piece.number = first == 0 ? item->number : NULL;
  if (item->mark != NULL && first == 0)
    cliff_pages_add_mark (self, item->mark, item->level, self->row);
  g_array_append_val (self->page->pieces, piece);
  self->page->start = MIN (self->page->start, item->start);
  self->page->end = MAX (self->page->end, item->end);
  for (guint i = 0; i < n_lines && !self->page->revised; i++)
    self->page->revised = cliff_page_block_is_revised ((CliffPageBlock *) block, first + i);
  self->row += (int) n_lines;
}

/* ── Filling ── */

static CliffPageItem *
get_item (CliffPages *self,
          guint       index)
{
  return index < self->items->len ? g_ptr_array_index (self->items, index) : NULL;
}

/* The rows that have to stand together from item @index on, without the space above it. */
static int
least_rows (CliffPages *self,
            guint       index,
            int         depth)
{
  CliffPageItem *item = get_item (self, index), *next = get_item (self, index + 1);
  int n;

  if (item == NULL || item->block == NULL)
    return 0;
  n = (int) item->block->lines->len;
  if ((item->keep_next || item->role == CLIFF_ITEM_CUE || item->role == CLIFF_ITEM_PAREN) && depth < MOST_CHAINED &&
      next != NULL && next->block != NULL && !next->new_page)
    return n + next->space + least_rows (self, index + 1, depth + 1);

  return n < 2 * TOGETHER ? n : TOGETHER;
}

/* How many of @rest lines, @done being on pages already, go into @room rows. */
static int
share (int      rest,
       int      room,
       gboolean top)
{
  int take = MIN (rest, room);

  if (take < rest && rest - take < TOGETHER)
    take = rest - TOGETHER;
  if (take < rest && take < TOGETHER)
    take = 0;

  return take <= 0 && top ? MAX (1, MIN (rest, room)) : MAX (take, 0);
}

static void
place_text (CliffPages    *self,
            CliffPageItem *item)
{
  int n = (int) item->block->lines->len, done = 0;

  while (done < n)
    {
      int take = share (n - done, cliff_pages_room (self), cliff_pages_at_top (self));

      if (take > 0)
        cliff_pages_place (self, item, item->block, (guint) done, (guint) take, 0);
      done += take;
      if (done < n)
        cliff_pages_go_on (self);
    }
}

static void
begin_item (CliffPages    *self,
            CliffPageItem *item,
            guint          index)
{
  int space;

  if (item->new_page && !cliff_pages_at_top (self))
    self->page = NULL;
  if (item->scene)
    self->scene = NULL;
  space = cliff_pages_at_top (self) ? 0 : item->space;
  if (!cliff_pages_at_top (self) && space + least_rows (self, index, 0) > cliff_pages_room (self))
    cliff_pages_go_on (self);
  else
    self->row += space;
}

void
cliff_pages_fill (CliffPages *self)
{
  /* The last rows say that the scene goes on. */
  if (self->continued && !self->drama)
    self->rows -= 2;
  for (guint i = 0; i < self->items->len;)
    {
      CliffPageItem *item = get_item (self, i);

      if (item->block == NULL)
        {
          self->page = NULL;
          i++;
          continue;
        }
      if (item->role == CLIFF_ITEM_CUE)
        {
          i = cliff_pages_place_speech (self, i);
          continue;
        }
      begin_item (self, item, i);
      if (item->scene)
        self->scene = item->number != NULL ? item->number : "";
      place_text (self, item);
      i++;
    }
  if (self->pages->len == 0)
    cliff_pages_begin (self);
}

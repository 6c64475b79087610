/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages-private.h"

#include "cliff-convention.h"

#include <string.h>

#define INCH 72.0
#define COLUMNS(n) ((n) * CLIFF_PAGE_COLUMN)

/* A heading between scene numbers leaves room for the right one. */
#define NUMBERED_COLUMNS 54

typedef struct
{
  CliffPages           *pages;
  CliffScript          *script;
  const CliffPageSetup *setup;
  guint                 cue;       /* index of the item where the speech before, or this one, begins */
  gboolean              speaking;
  gboolean              has_cue;   /* @cue is the item above, its speech the last thing */
  gboolean              dual;      /* the right one of two */
  gboolean              episodes;  /* scenes are below episodes in the outline */
} Builder;

static CliffPageBox
make_box (Builder *self,
          double   inches,
          int      columns)
{
  return (CliffPageBox) { inches * INCH, COLUMNS (columns), 0, CLIFF_PAGE_SIZE, PANGO_ALIGN_LEFT, 0, FALSE };
}

static CliffPageBox
full_box (Builder *self)
{
  CliffPages *pages = self->pages;

  return (CliffPageBox) { pages->left, pages->right - pages->left, 0, CLIFF_PAGE_SIZE, PANGO_ALIGN_LEFT, 0, FALSE };
}

/* Where an element of a speech stands, @side: 0 alone, 1 left, 2 right. */
static CliffPageBox
speech_box (Builder       *self,
            CliffItemRole  role,
            int            side)
{
  double left = side == 2 ? 1.5 + 3.1 : 1.5;

  if (side == 0)
    return role == CLIFF_ITEM_CUE ? make_box (self, 3.5, 33)
           : role == CLIFF_ITEM_PAREN ? make_box (self, 3.0, 26) : make_box (self, 2.5, 36);

  return role == CLIFF_ITEM_CUE ? make_box (self, left + 0.8, 19)
         : role == CLIFF_ITEM_PAREN ? make_box (self, left + 0.4, 22) : make_box (self, left, 27);
}

static CliffPageItem *
add (Builder            *self,
     const CliffElement *element,
     CliffItemRole       role,
     const CliffPageBox *box,
     const char         *text,
     GArray             *runs)
{
  g_autoptr(GArray) revised = cliff_pages_dup_revised (self->script, self->setup, element, text);
  CliffPageItem *item = cliff_pages_add_item (self->pages, role, box, text, runs, revised);

  item->start = element->start;
  item->end = element->end;
  item->space = 1;

  return item;
}

/* ── Speeches ── */

/* Makes the speech before the left one of two. */
static void
move_left (Builder *self,
           guint    end)
{
  GPtrArray *items = self->pages->items;

  for (guint i = self->cue; i < end; i++)
    {
      CliffPageItem *item = g_ptr_array_index (items, i);
      CliffPageBox box = speech_box (self, item->role, 1);
      CliffPageBlock *block;

      box.style = item->block->box.style;
      box.hang = item->block->box.hang;
      block = cliff_page_block_new (self->pages->fonts, &box, item->block->text, item->block->runs,
                                    item->block->revised);
      cliff_page_block_free (item->block);
      item->block = block;
    }
}

static void
add_cue (Builder            *self,
         const CliffElement *element)
{
  g_autoptr(GString) text = g_string_new (element->name);
  gboolean right = element->dual && self->has_cue && !self->dual;
  CliffPageBox box;
  guint index = self->pages->items->len;

  for (guint i = 0; element->names != NULL && i < element->names->len; i++)
    g_string_append_printf (text, " (%s)", (const char *) g_ptr_array_index (element->names, i));
  if (right)
    move_left (self, index);
  box = speech_box (self, CLIFF_ITEM_CUE, right ? 2 : 0);
  add (self, element, CLIFF_ITEM_CUE, &box, text->str, NULL)->right = right;
  self->cue = index;
  self->has_cue = self->speaking = TRUE;
  self->dual = right;
}

static void
add_said (Builder            *self,
          const CliffElement *element)
{
  gboolean aside = element->kind == CLIFF_ELEMENT_PAREN;
  CliffItemRole role = aside ? CLIFF_ITEM_PAREN : CLIFF_ITEM_SAID;
  CliffPageBox box = speech_box (self, role, self->dual ? 2 : 0);
  g_autofree char *bracketed = aside ? g_strdup_printf ("(%s)", element->text) : NULL;

  /* Lines behind the first stand below its first letter, not below the bracket. */
  if (aside && g_utf8_strlen (bracketed, -1) * CLIFF_PAGE_COLUMN > box.width)
    box.hang = CLIFF_PAGE_COLUMN;
  if (element->kind == CLIFF_ELEMENT_LYRIC)
    box.style = CLIFF_STYLE_ITALIC;
  add (self, element, role, &box, aside ? bracketed : element->text, aside ? NULL : element->runs)->space = 0;
}

/* ── Everything else ── */

static void
add_heading (Builder            *self,
             const CliffElement *element)
{
  CliffPageBox box = full_box (self);
  g_autofree char *text = element->runs != NULL ? g_strdup (element->text) : g_utf8_strup (element->text, -1);
  CliffPageItem *item;

  if (self->setup->numbers)
    box.width = MIN (box.width, COLUMNS (NUMBERED_COLUMNS));
  item = add (self, element, CLIFF_ITEM_TEXT, &box, text, element->runs);
  item->space = 2;
  item->keep_next = item->scene = TRUE;
  item->level = self->episodes ? 1 : 0;
  item->number = self->setup->numbers ? g_strdup (element->number) : NULL;
  item->mark = element->number == NULL ? g_steal_pointer (&text) : g_strdup_printf ("%s  %s", element->number, text);
}

static void
add_episode (Builder            *self,
             const CliffElement *element)
{
  CliffPageBox box = full_box (self);
  CliffPageItem *item;

  box.align = PANGO_ALIGN_CENTER;
  box.style = CLIFF_STYLE_BOLD;
  item = add (self, element, CLIFF_ITEM_TEXT, &box, element->text, element->runs);
  item->keep_next = item->new_page = item->scene = TRUE;
  item->mark = g_strdup (element->text);
  self->episodes = TRUE;
}

/* A section of the first level that is named like an episode is one. */
static gboolean
is_episode (const CliffElement *element)
{
  int number;
  CliffSlice title;

  return element->kind == CLIFF_ELEMENT_SECTION && element->level == 1 &&
         cliff_convention_is_episode (cliff_slice (element->text, strlen (element->text)), FALSE, &number, &title);
}

static void
add_text (Builder            *self,
          const CliffElement *element,
          PangoAlignment      align,
          CliffStyle          style)
{
  CliffPageBox box = full_box (self);

  box.align = align;
  box.style = style;
  add (self, element, CLIFF_ITEM_TEXT, &box, element->text, element->runs);
}

/* A line of which nothing was taken away but the space round it. */
static void
add_source (Builder            *self,
            const CliffElement *element)
{
  CliffPageBox box = full_box (self);
  g_autofree char *text = cliff_text_dup_valid (cliff_script_get_text (self->script, NULL) + element->start,
                                                element->end - element->start);

  add (self, element, CLIFF_ITEM_TEXT, &box, g_strstrip (text), NULL);
}

static void
add_note (Builder            *self,
          const CliffElement *element)
{
  CliffPageBox box = full_box (self);
  g_autofree char *text = element->kind == CLIFF_ELEMENT_NOTE ? g_strdup_printf ("[[%s]]", element->text)
                                                              : g_strdup (element->text);

  if (!self->setup->notes)
    return;
  box.style = element->kind == CLIFF_ELEMENT_SECTION ? CLIFF_STYLE_BOLD : CLIFF_STYLE_ITALIC;
  add (self, element, CLIFF_ITEM_TEXT, &box, text, NULL)->keep_next = element->kind == CLIFF_ELEMENT_SECTION;
}

static void
add_element (const CliffElement *element,
             gpointer            user_data)
{
  Builder *self = user_data;
  gboolean said = element->kind == CLIFF_ELEMENT_PAREN || element->kind == CLIFF_ELEMENT_DIALOGUE ||
                  element->kind == CLIFF_ELEMENT_LYRIC;

  if (said && self->speaking)
    {
      add_said (self, element);
      return;
    }
  if (element->kind == CLIFF_ELEMENT_CHARACTER)
    {
      add_cue (self, element);
      return;
    }
  if (element->kind == CLIFF_ELEMENT_TITLE)
    return;
  if (element->kind != CLIFF_ELEMENT_NOTE || self->setup->notes)
    self->speaking = self->has_cue = self->dual = FALSE;

  if (is_episode (element))
    {
      add_episode (self, element);
      return;
    }

  switch (element->kind)
    {
    case CLIFF_ELEMENT_SCENE:
      add_heading (self, element);
      break;
    case CLIFF_ELEMENT_EPISODE:
      add_episode (self, element);
      break;
    case CLIFF_ELEMENT_TRANSITION:
      add_text (self, element, PANGO_ALIGN_RIGHT, 0);
      break;
    case CLIFF_ELEMENT_CENTERED:
      add_text (self, element, PANGO_ALIGN_CENTER, 0);
      break;
    case CLIFF_ELEMENT_LYRIC:
      add_text (self, element, PANGO_ALIGN_LEFT, CLIFF_STYLE_ITALIC);
      break;
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_DIALOGUE:
      add_text (self, element, PANGO_ALIGN_LEFT, 0);
      break;
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
      add_source (self, element);
      break;
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
      add_note (self, element);
      break;
    case CLIFF_ELEMENT_PAGE_BREAK:
      cliff_pages_add_item (self->pages, CLIFF_ITEM_TEXT, NULL, NULL, NULL, NULL);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_BONEYARD:
    default:
      break;
    }
}

void
cliff_pages_add_screenplay (CliffPages           *self,
                            CliffScript          *script,
                            const CliffPageSetup *setup)
{
  Builder builder = { .pages = self, .script = script, .setup = setup };
  gboolean letter = setup->paper == CLIFF_PAPER_LETTER;

  self->left = 1.5 * INCH;
  self->right = self->left + COLUMNS (letter ? 61 : 58);
  self->top = INCH;
  self->leading = INCH / 6;
  self->rows = letter ? 55 : 57;
  cliff_script_foreach_element (script, add_element, &builder);
}

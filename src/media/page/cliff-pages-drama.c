/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-pages-private.h"

#include "cliff-slice.h"

#include <string.h>

/* A line of 34 characters, 34 lines to the page. */
#define WIDTH (34 * CLIFF_PAGE_SIZE)
#define LEADING 20.0
#define ROWS 34

#define TITLE_SIZE 26.0
#define EPISODE_SIZE 16.0

typedef struct
{
  CliffPages           *pages;
  CliffScript          *script;
  const CliffPageSetup *setup;
  char                 *title;
  gboolean              episodes;
  gboolean              body;      /* what stands before the first episode is over */
} Builder;

static CliffPageBox
make_box (Builder *self,
          double   size,
          double   hang,
          gboolean bold)
{
  return (CliffPageBox) {
    .x = self->pages->left, .width = WIDTH, .hang = hang, .size = size, .align = PANGO_ALIGN_LEFT,
    .style = bold ? CLIFF_STYLE_BOLD : 0, .justify = TRUE,
  };
}

static CliffPageItem *
add (Builder            *self,
     const CliffElement *element,
     const CliffPageBox *box,
     const char         *text,
     GArray             *runs)
{
  g_autoptr(GArray) revised = cliff_pages_dup_revised (self->script, self->setup, element, text);
  CliffPageItem *item = cliff_pages_add_item (self->pages, CLIFF_ITEM_TEXT, box, text, runs, revised);

  item->start = element->start;
  item->end = element->end;

  return item;
}

/* The heading as it was written, without marks of Markdown; where it was written over several lines, in one. */
static char *
dup_heading (Builder            *self,
             const CliffElement *element)
{
  g_autofree char *source = cliff_text_dup_valid (cliff_script_get_text (self->script, NULL) + element->start,
                                                  element->end - element->start);
  const char *parts[] = { element->number, element->time, element->int_ext, element->location };
  g_autoptr(GString) text = NULL;
  char *line = g_strstrip (source);

  if (strchr (line, '\n') == NULL)
    {
      gsize length;

      line += strspn (line, "*# \t");
      length = strlen (line);
      while (length > 0 && strchr ("*# \t", line[length - 1]) != NULL)
        length--;

      return g_strndup (line, length);
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", parts[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_heading (Builder            *self,
             const CliffElement *element)
{
  CliffPageBox box = make_box (self, CLIFF_PAGE_SIZE, 0, TRUE);
  g_autofree char *text = dup_heading (self, element);
  CliffPageItem *item = add (self, element, &box, text, NULL);

  item->space = 1;
  item->keep_next = item->scene = TRUE;
  item->level = self->episodes ? 1 : 0;
  item->mark = g_steal_pointer (&text);
}

static void
add_episode (Builder            *self,
             const CliffElement *element)
{
  CliffPageBox box = make_box (self, EPISODE_SIZE, 0, TRUE);
  g_autofree char *number = g_strdup_printf ("第%d集", element->episode);
  g_autofree char *text = element->title != NULL && element->title[0] != '\0'
                          ? g_strdup_printf ("%s　%s", number, element->title) : g_strdup (number);
  CliffPageItem *item;

  box.align = PANGO_ALIGN_CENTER;
  box.justify = FALSE;
  item = add (self, element, &box, text, NULL);
  item->new_page = item->keep_next = item->scene = TRUE;
  item->mark = g_steal_pointer (&text);
  self->episodes = TRUE;
}

static void
add_cast (Builder            *self,
          const CliffElement *element)
{
  CliffPageBox box = make_box (self, CLIFF_PAGE_SIZE, 3 * CLIFF_PAGE_SIZE, FALSE);
  g_autoptr(GString) text = g_string_new ("人物：");

  for (guint i = 0; element->names != NULL && i < element->names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", (const char *) g_ptr_array_index (element->names, i));
  add (self, element, &box, text->str, NULL)->keep_next = TRUE;
}

/* "name（OS，mood）：text", the name in bold. */
static void
add_speech (Builder            *self,
            const CliffElement *element)
{
  CliffPageBox box = make_box (self, CLIFF_PAGE_SIZE, 2 * CLIFF_PAGE_SIZE, FALSE);
  gboolean narration = element->kind == CLIFF_ELEMENT_NARRATION, named = element->name != NULL;
  const char *voice = element->kind == CLIFF_ELEMENT_OS ? "OS" : element->kind == CLIFF_ELEMENT_VO ? "VO" : NULL;
  const char *name = named ? element->name : narration ? "旁白" : voice != NULL ? voice : "";
  g_autoptr(GString) text = g_string_new (name);
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (CliffRun));
  CliffRun run = { 0, text->len, CLIFF_STYLE_BOLD };

  g_array_append_val (runs, run);
  if (named && narration)
    voice = "旁白";
  else if (!named)
    voice = NULL;
  if (voice != NULL || element->mood != NULL)
    g_string_append_printf (text, "（%s%s%s）", voice != NULL ? voice : "",
                            voice != NULL && element->mood != NULL ? "，" : "",
                            element->mood != NULL ? element->mood : "");
  g_string_append_printf (text, "：%s", element->text);
  add (self, element, &box, text->str, runs);
}

static void
add_mark (Builder            *self,
          const CliffElement *element,
          const char         *word,
          gboolean            bold)
{
  CliffPageBox box = make_box (self, CLIFF_PAGE_SIZE, CLIFF_PAGE_SIZE, bold);
  gboolean said = element->text != NULL && element->text[0] != '\0';
  g_autofree char *text = g_strdup_printf ("【%s%s%s】", word, said && word[0] != '\0' ? "：" : "",
                                           said ? element->text : "");

  add (self, element, &box, text, NULL);
}

static void
add_prefixed (Builder            *self,
              const CliffElement *element,
              const char         *prefix,
              CliffStyle          style)
{
  CliffPageBox box = make_box (self, CLIFF_PAGE_SIZE, prefix[0] != '\0' ? CLIFF_PAGE_SIZE : 0, FALSE);
  g_autofree char *text = g_strconcat (prefix, element->text, NULL);

  box.style = style;
  add (self, element, &box, text, NULL);
}

/* Biographies: their headings ("人物小传") are short and stand alone. */
static void
add_bio (Builder            *self,
         const CliffElement *element)
{
  gboolean heading = g_utf8_strlen (element->text, -1) <= 8 && strstr (element->text, "。") == NULL &&
                     (strstr (element->text, "：") == NULL || g_str_has_suffix (element->text, "："));
  CliffPageBox box = make_box (self, CLIFF_PAGE_SIZE, 0, heading);
  CliffPageItem *item = add (self, element, &box, element->text, NULL);

  item->space = heading ? 1 : 0;
  item->keep_next = heading;
}

static void
add_element (const CliffElement *element,
             gpointer            user_data)
{
  Builder *self = user_data;

  switch (element->kind)
    {
    case CLIFF_ELEMENT_TITLE:
      g_set_str (&self->title, element->text);
      break;
    case CLIFF_ELEMENT_BIO:
      add_bio (self, element);
      break;
    case CLIFF_ELEMENT_EPISODE:
      add_episode (self, element);
      break;
    case CLIFF_ELEMENT_SCENE:
      add_heading (self, element);
      break;
    case CLIFF_ELEMENT_CAST:
      add_cast (self, element);
      break;
    case CLIFF_ELEMENT_ACTION:
      add_prefixed (self, element, "△", 0);
      break;
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
      add_speech (self, element);
      break;
    case CLIFF_ELEMENT_LYRIC:
      add_prefixed (self, element, "", CLIFF_STYLE_ITALIC);
      break;
    case CLIFF_ELEMENT_SUBTITLE:
      add_mark (self, element, "字幕", FALSE);
      break;
    case CLIFF_ELEMENT_SFX:
      add_mark (self, element, "音效", FALSE);
      break;
    case CLIFF_ELEMENT_VFX:
      add_mark (self, element, "特效", FALSE);
      break;
    case CLIFF_ELEMENT_FLASHBACK_START:
      add_mark (self, element, "闪回", FALSE);
      break;
    case CLIFF_ELEMENT_FLASHBACK_END:
      add_mark (self, element, "闪回结束", FALSE);
      break;
    case CLIFF_ELEMENT_TRANSITION:
      add_mark (self, element, "", FALSE);
      break;
    case CLIFF_ELEMENT_HOOK:
      add_mark (self, element, "卡点", TRUE);
      break;
    case CLIFF_ELEMENT_PAYWALL:
      add_mark (self, element, "付费卡点", TRUE);
      break;
    case CLIFF_ELEMENT_EPISODE_END:
      add_mark (self, element, "本集完", FALSE);
      break;
    case CLIFF_ELEMENT_NOTE:
      if (self->setup->notes)
        add_prefixed (self, element, "※", CLIFF_STYLE_ITALIC);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    default:
      break;
    }
}

static void
add_title (Builder *self)
{
  CliffPages *pages = self->pages;
  CliffPageBox box = make_box (self, TITLE_SIZE, 0, TRUE);
  int row = ROWS / 4;

  if (pages->title == NULL || pages->title[0] == '\0' || self->setup->no_title)
    return;
  box.align = PANGO_ALIGN_CENTER;
  box.justify = FALSE;
  cliff_pages_begin_plain (pages);
  row += 2 * cliff_pages_put (pages, &box, pages->title, NULL, row);
  if (pages->author != NULL)
    {
      box.size = EPISODE_SIZE;
      box.style = 0;
      cliff_pages_put (pages, &box, pages->author, NULL, row + 1);
    }
  pages->page = NULL;
}

void
cliff_pages_add_drama (CliffPages           *self,
                       CliffScript          *script,
                       const CliffPageSetup *setup)
{
  Builder builder = { .pages = self, .script = script, .setup = setup };

  self->left = (self->width - WIDTH) / 2;
  self->right = self->left + WIDTH;
  self->top = 80;
  self->leading = LEADING;
  self->rows = ROWS;
  cliff_script_foreach_element (script, add_element, &builder);
  if (builder.title != NULL && builder.title[0] != '\0')
    g_set_str (&self->title, builder.title);
  add_title (&builder);
  g_free (builder.title);
}

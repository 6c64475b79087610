/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"
#include "cliff-outline-private.h"

typedef struct
{
  CliffOutliner  outliner;
  CliffScript   *script;
} Reader;

static void
add_scene (Reader             *reader,
           const CliffElement *element)
{
  CliffSlice line =
      cliff_slice (reader->script->text->str + element->start, element->end - element->start);
  g_autofree char *heading = NULL;
  gboolean markdown;
  gsize end;

  if (cliff_slice_find (line, "\n", &end))
    line.length = end;
  heading = cliff_slice_dup (cliff_drama_strip (line, &markdown));
  cliff_outliner_scene (&reader->outliner, element, heading);
}

static void
add_title (CliffOutliner      *self,
           const CliffElement *element)
{
  g_set_str (&self->outline->title, element->text);
  self->outline->preamble_end = element->end;
}

static void
add_element (const CliffElement *element,
             gpointer            user_data)
{
  Reader *reader = user_data;
  CliffOutliner *self = &reader->outliner;

  switch (element->kind)
    {
    case CLIFF_ELEMENT_TITLE:
      add_title (self, element);
      break;
    case CLIFF_ELEMENT_BIO:
      g_ptr_array_add (self->outline->bios, g_strdup (element->text));
      self->outline->preamble_end = element->end;
      break;
    case CLIFF_ELEMENT_EPISODE:
      cliff_outliner_episode (self, element->episode, element->title, element->start);
      break;
    case CLIFF_ELEMENT_SCENE:
      add_scene (reader, element);
      break;
    case CLIFF_ELEMENT_CAST:
      cliff_outliner_cast (self, element->names);
      break;
    case CLIFF_ELEMENT_HOOK:
      cliff_outliner_hook (self, element);
      break;
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
      /* A speaker's name and nothing said, or △ and nothing seen. */
      if (element->text[0] == '\0')
        break;
      G_GNUC_FALLTHROUGH;
    case CLIFF_ELEMENT_LYRIC:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_PAYWALL:
      cliff_outliner_add (
          self,
          cliff_outline_element_new (element->kind, element->text, element->name, element->mood),
          element->start, element->end);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      break;
    }
}

CliffOutline *
cliff_drama_outline (CliffScript *self,
                     gsize        start,
                     gsize        end,
                     int          episode,
                     guint        n_scenes)
{
  Reader reader = { .script = self };

  cliff_outliner_init (&reader.outliner, CLIFF_SCRIPT_DRAMA, episode, n_scenes);
  cliff_script_foreach_element_in (self, start, end, add_element, &reader);

  return cliff_outliner_end (&reader.outliner, end);
}

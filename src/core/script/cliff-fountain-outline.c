/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-drama.h"
#include "cliff-outline-private.h"

typedef struct
{
  CliffOutliner    outliner;
  gboolean         speaking;   /* a cue was read, and its speech goes on */
  CliffElementKind kind;
  char            *speaker;
  GString         *mood;
  GString         *text;
  gsize            start;
  gsize            end;
} Reader;

/* ── Speeches ── */

static void
add_mood (Reader     *self,
          const char *mood)
{
  if (mood[0] == '\0')
    return;
  if (self->mood->len > 0)
    g_string_append (self->mood, (guchar) mood[0] < 0x80 ? ", " : "，");
  g_string_append (self->mood, mood);
}

static void
end_speech (Reader *self)
{
  if (!self->speaking)
    return;
  self->speaking = FALSE;
  if (self->text->len > 0)
    cliff_outliner_add (
        &self->outliner,
        cliff_outline_element_new (self->kind, self->text->str, self->speaker, self->mood->str),
        self->start, self->end);
  else if (self->mood->len > 0)
    {
      /* A direction and nothing said is something seen. */
      g_autofree char *seen = g_strdup_printf ("%s (%s)", self->speaker, self->mood->str);

      cliff_outliner_add (&self->outliner,
                          cliff_outline_element_new (CLIFF_ELEMENT_ACTION, seen, NULL, NULL),
                          self->start, self->end);
    }
}

static gboolean
is_continued (CliffSlice extension)
{
  return cliff_slice_is_any (extension, "CONT'D CONT’D CONTD CONT. CONT CONTINUED CONTINUING 续");
}

/* O.S. with its dots is a voice from outside the picture; OS without them is the inner voice of
 * Chinese scripts. */
static gboolean
read_extension (CliffSlice        extension,
                CliffElementKind *kind)
{
  if (cliff_slice_is_any (
          extension, "V.O. V.O VO VOICEOVER VOICE-OVER O.S. O.S O.C. O.C OC OFF 画外音 画外") ||
      cliff_slice_equal (extension, "VOICE OVER"))
    *kind = CLIFF_ELEMENT_VO;
  else if (cliff_slice_is_any (extension, "OS THOUGHT THINKING 内心独白 内心 心声 独白") ||
           cliff_slice_equal (extension, "INNER VOICE"))
    *kind = CLIFF_ELEMENT_OS;
  else if (cliff_slice_is_any (extension, "NARRATION 旁白"))
    *kind = CLIFF_ELEMENT_NARRATION;
  else
    return FALSE;

  return TRUE;
}

static void
begin_speech (Reader             *self,
              const CliffElement *cue)
{
  CliffSlice name = cliff_slice (cue->name, strlen (cue->name));
  gboolean nobody = FALSE;

  self->speaking = TRUE;
  self->kind = CLIFF_ELEMENT_DIALOGUE;
  self->start = cue->start;
  self->end = cue->end;
  g_string_truncate (self->mood, 0);
  g_string_truncate (self->text, 0);
  if (cliff_slice_is_any (name, "NARRATOR NARRATION 旁白"))
    {
      nobody = TRUE;
      self->kind = CLIFF_ELEMENT_NARRATION;
    }
  else if (!cliff_slice_is_any (name, "OFF THINKING THOUGHT OC"))
    nobody = read_extension (name, &self->kind);
  g_set_str (&self->speaker, nobody ? "" : cue->name);
  for (guint i = 0; i < cue->names->len; i++)
    {
      const char *text = g_ptr_array_index (cue->names, i);
      CliffSlice extension = cliff_slice (text, strlen (text));
      CliffElementKind kind;

      if (is_continued (extension))
        continue;
      if (!read_extension (extension, &kind))
        add_mood (self, text);
      else if (self->kind == CLIFF_ELEMENT_DIALOGUE)
        self->kind = kind;
    }
}

static void
continue_speech (Reader             *self,
                 const CliffElement *element)
{
  self->end = element->end;
  if (element->kind == CLIFF_ELEMENT_PAREN)
    {
      add_mood (self, element->text);
      return;
    }
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  g_string_append (self->text, element->text);
}

/* ── Other elements ── */

static void
add_plain (Reader             *self,
           CliffElementKind    kind,
           const char         *text,
           const CliffElement *element)
{
  g_autoptr(GString) clean = g_string_new (NULL);
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      CliffSlice line = cliff_slice_trim (cliff_slice (lines[i], strlen (lines[i])));

      if (i > 0)
        g_string_append_c (clean, '\n');
      g_string_append_len (clean, line.data, line.length);
    }
  if (clean->len == 0 && kind == CLIFF_ELEMENT_ACTION)
    return;
  cliff_outliner_add (&self->outliner, cliff_outline_element_new (kind, clean->str, NULL, NULL),
                      element->start, element->end);
}

/* Notes that stand for the drama convention's marks: "[[sfx: 雷声]]". */
static void
add_note (Reader             *self,
          const CliffElement *element)
{
  static const struct
  {
    const char       *word;
    CliffElementKind  kind;
  } types[] = {
    { "subtitle", CLIFF_ELEMENT_SUBTITLE },
    { "sfx", CLIFF_ELEMENT_SFX },
    { "vfx", CLIFF_ELEMENT_VFX },
    { "lyric", CLIFF_ELEMENT_LYRIC },
    { "flashback end", CLIFF_ELEMENT_FLASHBACK_END },
    { "flashback", CLIFF_ELEMENT_FLASHBACK_START },
    { "paywall", CLIFF_ELEMENT_PAYWALL },
    { "hook", CLIFF_ELEMENT_HOOK },
    { "cast", CLIFF_ELEMENT_CAST },
  };
  CliffSlice note = cliff_slice (element->text, strlen (element->text)), rest;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      CliffElement typed = *element;
      g_autofree char *text = NULL;

      rest = note;
      if (!cliff_slice_eat (&rest, types[i].word) ||
          !(rest.length == 0 || cliff_slice_eat_any (&rest, ": ：")))
        continue;
      end_speech (self);
      rest = cliff_slice_trim (rest);
      typed.text = text = cliff_inline_dup_plain (rest.data, rest.length, NULL);
      if (types[i].kind == CLIFF_ELEMENT_HOOK)
        cliff_outliner_hook (&self->outliner, &typed);
      else if (types[i].kind == CLIFF_ELEMENT_CAST)
        {
          g_autoptr(GPtrArray) names = cliff_drama_dup_names (rest);

          cliff_outliner_cast (&self->outliner, names);
        }
      else
        add_plain (self, types[i].kind, text, element);
      return;
    }
}

static void
add_title (Reader             *self,
           const CliffElement *element)
{
  self->outliner.outline->preamble_end = element->end;
  if (g_ascii_strcasecmp (element->name, "Title") != 0)
    return;
  g_ptr_array_add (element->names, NULL);
  {
    g_autofree char *title = g_strjoinv (" ", (char **) element->names->pdata);

    g_free (self->outliner.outline->title);
    self->outliner.outline->title = cliff_inline_dup_plain (title, strlen (title), NULL);
  }
  g_ptr_array_set_size (element->names, element->names->len - 1);
}

static void
add_section (Reader             *self,
             const CliffElement *element)
{
  CliffSlice title;
  int number;

  if (element->level == 1 &&
      cliff_convention_is_episode (cliff_slice (element->text, strlen (element->text)), FALSE,
                                   &number, &title))
    {
      g_autofree char *text = cliff_slice_dup (title);

      cliff_outliner_episode (&self->outliner, number, text, element->start);
    }
}

static void
add_element (const CliffElement *element,
             gpointer            user_data)
{
  Reader *self = user_data;

  if (self->speaking &&
      (element->kind == CLIFF_ELEMENT_PAREN || element->kind == CLIFF_ELEMENT_DIALOGUE ||
       element->kind == CLIFF_ELEMENT_LYRIC))
    {
      continue_speech (self, element);
      return;
    }
  if (element->kind != CLIFF_ELEMENT_NOTE)
    end_speech (self);

  switch (element->kind)
    {
    case CLIFF_ELEMENT_TITLE:
      add_title (self, element);
      break;
    case CLIFF_ELEMENT_SECTION:
      add_section (self, element);
      break;
    case CLIFF_ELEMENT_EPISODE:
      cliff_outliner_episode (&self->outliner, element->episode, element->title, element->start);
      break;
    case CLIFF_ELEMENT_SCENE:
      cliff_outliner_scene (&self->outliner, element, element->text);
      break;
    case CLIFF_ELEMENT_CHARACTER:
      begin_speech (self, element);
      break;
    case CLIFF_ELEMENT_HOOK:
      cliff_outliner_hook (&self->outliner, element);
      break;
    case CLIFF_ELEMENT_NOTE:
      add_note (self, element);
      break;
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_ACTION:
      add_plain (self, CLIFF_ELEMENT_ACTION, element->text, element);
      break;
    case CLIFF_ELEMENT_LYRIC:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_PAYWALL:
      add_plain (self, element->kind, element->text, element);
      break;
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_CAST:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      break;
    }
}

CliffOutline *
cliff_fountain_outline (CliffScript *self,
                        gsize        start,
                        gsize        end,
                        int          episode,
                        guint        n_scenes)
{
  Reader reader = { .mood = g_string_new (NULL), .text = g_string_new (NULL) };
  CliffOutline *outline;

  cliff_outliner_init (&reader.outliner, CLIFF_SCRIPT_FOUNTAIN, episode, n_scenes);
  cliff_script_foreach_element_in (self, start, end, add_element, &reader);
  end_speech (&reader);
  outline = cliff_outliner_end (&reader.outliner, end);
  g_string_free (reader.mood, TRUE);
  g_string_free (reader.text, TRUE);
  g_free (reader.speaker);

  return outline;
}

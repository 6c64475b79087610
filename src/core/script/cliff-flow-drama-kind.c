/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-flow-private.h"

#include "cliff-drama.h"

#include <string.h>

/* How an element is written round its words. */
static const struct
{
  CliffElementKind kind;
  const char      *prefix;
  const char      *suffix;
  const char      *alone;  /* how it is written with no words; NULL when the marks alone are it */
} forms[] = {
  { CLIFF_ELEMENT_CAST, "人物：", "", NULL },
  { CLIFF_ELEMENT_ACTION, "△", "", NULL },
  { CLIFF_ELEMENT_TRANSITION, "【转场：", "】", NULL },
  { CLIFF_ELEMENT_SUBTITLE, "【字幕：", "】", NULL },
  { CLIFF_ELEMENT_SFX, "【音效：", "】", NULL },
  { CLIFF_ELEMENT_VFX, "【特效：", "】", NULL },
  { CLIFF_ELEMENT_LYRIC, "【歌词：", "】", NULL },
  { CLIFF_ELEMENT_HOOK, "【卡点：", "】", NULL },
  { CLIFF_ELEMENT_PAYWALL, "【付费卡点：", "】", "【付费卡点】" },
  { CLIFF_ELEMENT_FLASHBACK_START, "【闪回：", "】", "【闪回】" },
  { CLIFF_ELEMENT_FLASHBACK_END, "【闪回结束：", "】", "【闪回结束】" },
  { CLIFF_ELEMENT_NOTE, "备注：", "", NULL },
};

/* A line of one element, or one of several elements of a line, which becomes a line of its own. */
typedef struct
{
  const CliffFlowLine *line;
  CliffElementKind     kind;
  gsize                start;
  gsize                end;
  CliffSlice           bare;
  CliffSlice           words;
  gsize                inside;  /* the caret in the words */
} Part;

/* The words without the marks of what they are now. */
static CliffSlice
find_words (CliffElementKind kind,
            CliffSlice       bare)
{
  CliffSlice words = bare, names;
  CliffDramaPart part = { 0 };

  switch (kind)
    {
    case CLIFF_ELEMENT_CAST:
      return cliff_drama_read_cast (bare, &names) ? names : bare;
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_LYRIC:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
      return cliff_drama_read_mark (bare, &part) && part.text.data != NULL ? part.text : bare;
    case CLIFF_ELEMENT_NOTE:
      if (cliff_slice_eat_any (&words, "备注： 备注: 注： 注:"))
        return cliff_slice_trim (words);
      return bare;
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_BLANK:
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_SCENE:
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_PAREN:
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_CENTERED:
    case CLIFF_ELEMENT_SECTION:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_BONEYARD:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_EPISODE_END:
    default:
      if (cliff_slice_eat_any (&words, "△ ▲ ∆"))
        return cliff_slice_trim (words);
      return bare;
    }
}

static void
part_init (Part                *self,
           const CliffFlowLine *line,
           gsize                caret)
{
  gsize start;

  *self = (Part) { .line = line };
  self->kind = cliff_flow_drama_find_part (line, caret, &self->start, &self->end);
  self->bare = cliff_slice_trim (
      cliff_slice (line->text.data + (self->start - line->start), self->end - self->start));
  self->words = find_words (self->kind, self->bare);
  start = self->words.data - line->script->text->str;
  self->inside = CLAMP (caret, start, start + self->words.length) - start;
}

/* The part as @text, in a line of its own. */
static gboolean
put (const Part    *self,
     char          *text,
     gsize          caret,
     CliffTextEdit *edit)
{
  const char *head = self->start > self->line->start ? "\n" : "";
  const char *tail = self->end < self->line->end ? "\n" : "";
  g_autofree char *owned = text;

  return cliff_flow_edit (edit, self->start, self->end, g_strconcat (head, owned, tail, NULL),
                          strlen (head) + caret);
}

static gboolean
put_round (const Part    *self,
           const char    *prefix,
           const char    *suffix,
           CliffTextEdit *edit)
{
  g_autofree char *words = cliff_slice_dup (self->words);

  return put (self, g_strconcat (prefix, words, suffix, NULL), strlen (prefix) + self->inside, edit);
}

/* ── Speech ── */

static const char *
word_of (CliffElementKind kind)
{
  switch ((guint) kind)
    {
    case CLIFF_ELEMENT_OS:
      return "OS";
    case CLIFF_ELEMENT_VO:
      return "VO";
    case CLIFF_ELEMENT_NARRATION:
      return "旁白";
    default:
      return "";
    }
}

/* "名（OS，语气）：" */
static char *
dup_head (const CliffDramaPart *speech,
          CliffElementKind      kind)
{
  g_autofree char *name = cliff_slice_dup (speech->speaker);
  GString *head = g_string_new (name);
  const char *word = word_of (kind);

  if (name[0] == '\0')
    {
      g_string_append (head, word);
      word = "";
    }
  if (word[0] != '\0' || speech->n_moods > 0)
    {
      g_string_append (head, "（");
      g_string_append (head, word);
      for (guint i = 0; i < speech->n_moods; i++)
        {
          if (i > 0 || word[0] != '\0')
            g_string_append (head, "，");
          g_string_append_len (head, speech->moods[i].data, speech->moods[i].length);
        }
      g_string_append (head, "）");
    }
  g_string_append (head, "：");

  return g_string_free (head, FALSE);
}

static gboolean
set_speech (const Part       *self,
            CliffElementKind  kind,
            CliffTextEdit    *edit)
{
  CliffDramaPart speech = { 0 };
  g_autofree char *head = NULL, *name = NULL, *text = NULL;
  gsize caret = self->words.data + self->inside - self->line->script->text->str;

  if (cliff_drama_read_speech (self->words, &speech))
    {
      gsize start = speech.text.data - self->line->script->text->str;

      /* A narrator's line without a name is nobody's until a name is put in front. */
      head = dup_head (&speech, kind);
      text = cliff_slice_dup (speech.text);
      if (kind == CLIFF_ELEMENT_DIALOGUE && speech.speaker.length == 0)
        name = cliff_flow_dup_next_speaker (self->line);
      return put (self, g_strconcat (name == NULL ? "" : name, head, text, NULL),
                  kind == CLIFF_ELEMENT_DIALOGUE && speech.speaker.length == 0 && name == NULL
                  ? 0
                  : (name == NULL ? 0 : strlen (name)) + strlen (head) +
                    (caret > start ? MIN (caret - start, speech.text.length) : 0),
                  edit);
    }
  name = kind == CLIFF_ELEMENT_NARRATION ? NULL : cliff_flow_dup_next_speaker (self->line);
  speech.speaker = cliff_slice (name == NULL ? "" : name, name == NULL ? 0 : strlen (name));
  head = dup_head (&speech, kind);
  text = cliff_slice_dup (self->words);

  return put (self, g_strconcat (head, text, NULL),
              name == NULL && kind == CLIFF_ELEMENT_DIALOGUE ? 0 : strlen (head) + self->inside, edit);
}

/* Opens the brackets for how something is said, behind the name. */
static gboolean
open_mood (const Part    *self,
           CliffTextEdit *edit)
{
  CliffDramaPart speech = { 0 };
  gsize end;

  if (!cliff_element_kind_is_speech (self->kind) || !cliff_drama_read_speech (self->bare, &speech) ||
      speech.n_moods > 0 || speech.speaker.length == 0)
    return FALSE;
  end = speech.speaker.data + speech.speaker.length - self->line->script->text->str;

  return cliff_flow_edit (edit, end, end, g_strdup ("（）"), strlen ("（"));
}

static gboolean
set_heading (const Part    *self,
             CliffTextEdit *edit)
{
  CliffHeading heading;
  g_autofree char *begun = NULL;

  if (self->words.length > 0 && cliff_convention_is_heading (self->words, &heading))
    return put_round (self, "", "", edit);
  begun = cliff_flow_drama_dup_heading (self->line);

  return put_round (self, begun, "", edit);
}

gboolean
cliff_flow_drama_set_kind (const CliffFlowLine *line,
                           gsize                caret,
                           CliffElementKind     kind,
                           CliffTextEdit       *edit)
{
  CliffDramaPart part = { 0 };
  g_autofree char *wrapped = NULL, *words = NULL;
  Part self;

  if (line->line != NULL && (line->line->entry & CLIFF_DRAMA_GOES_ON) != 0)
    return FALSE;
  part_init (&self, line, caret);
  if (self.bare.length > 0 && self.kind == kind)
    return FALSE;
  if (cliff_element_kind_is_speech (kind))
    return set_speech (&self, kind, edit);
  if (kind == CLIFF_ELEMENT_PAREN)
    return open_mood (&self, edit);
  if (kind == CLIFF_ELEMENT_SCENE)
    return set_heading (&self, edit);
  words = cliff_slice_dup (self.words);
  wrapped = g_strconcat ("【", words, "】", NULL);
  /* "黑屏" is a transition without saying so. */
  if (kind == CLIFF_ELEMENT_TRANSITION &&
      cliff_drama_read_mark (cliff_slice (wrapped, strlen (wrapped)), &part) && part.kind == kind)
    return put_round (&self, "【", "】", edit);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].kind == kind)
      return forms[i].alone != NULL && self.words.length == 0
             ? put (&self, g_strdup (forms[i].alone), strlen (forms[i].alone), edit)
             : put_round (&self, forms[i].prefix, forms[i].suffix, edit);

  return FALSE;
}

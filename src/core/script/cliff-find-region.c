/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-find-region.h"

#include "cliff-drama.h"

/* The part a whole element belongs to. */
static CliffFindPart
part_of (CliffElementKind kind)
{
  switch (kind)
    {
    case CLIFF_ELEMENT_DIALOGUE:
    case CLIFF_ELEMENT_OS:
    case CLIFF_ELEMENT_VO:
    case CLIFF_ELEMENT_NARRATION:
    case CLIFF_ELEMENT_LYRIC:
      return CLIFF_FIND_DIALOGUE;
    case CLIFF_ELEMENT_ACTION:
    case CLIFF_ELEMENT_CENTERED:
      return CLIFF_FIND_ACTION;
    case CLIFF_ELEMENT_CHARACTER:
    case CLIFF_ELEMENT_CAST:
      return CLIFF_FIND_CUES;
    case CLIFF_ELEMENT_PAREN:
      return CLIFF_FIND_MOODS;
    case CLIFF_ELEMENT_EPISODE:
    case CLIFF_ELEMENT_SCENE:
    case CLIFF_ELEMENT_SECTION:
      return CLIFF_FIND_HEADINGS;
    case CLIFF_ELEMENT_SUBTITLE:
    case CLIFF_ELEMENT_SFX:
    case CLIFF_ELEMENT_VFX:
    case CLIFF_ELEMENT_FLASHBACK_START:
    case CLIFF_ELEMENT_FLASHBACK_END:
    case CLIFF_ELEMENT_TRANSITION:
    case CLIFF_ELEMENT_PAGE_BREAK:
    case CLIFF_ELEMENT_HOOK:
    case CLIFF_ELEMENT_PAYWALL:
    case CLIFF_ELEMENT_EPISODE_END:
      return CLIFF_FIND_MARKS;
    case CLIFF_ELEMENT_TITLE:
    case CLIFF_ELEMENT_BIO:
    case CLIFF_ELEMENT_SYNOPSIS:
    case CLIFF_ELEMENT_NOTE:
    case CLIFF_ELEMENT_BONEYARD:
      return CLIFF_FIND_NOTES;
    case CLIFF_ELEMENT_BLANK:
    default:
      return CLIFF_N_FIND_PARTS;
    }
}

static void
add_region (GArray *regions,
            gsize   from,
            gsize   to,
            gsize   start,
            gsize   end)
{
  CliffMatch region = { MAX (from, start), MIN (to, end) };

  if (region.start < region.end)
    g_array_append_val (regions, region);
}

static gboolean
is_within (CliffSlice part,
           CliffSlice whole)
{
  return part.data != NULL && part.length > 0 && part.data >= whole.data &&
         part.data + part.length <= whole.data + whole.length;
}

/* A line of drama holds name, moods and words in one: "林晚（冷笑）：你来了。" */
static void
add_speech (CliffScript   *script,
            CliffSpan      span,
            CliffFindPart  part,
            gsize          start,
            gsize          end,
            GArray        *regions)
{
  const char *text = cliff_script_get_text (script, NULL);
  CliffSlice all = cliff_slice (text + span.start, span.end - span.start);
  CliffSlice line = cliff_slice_trim (all);
  CliffDramaPart speech = { 0 };
  gboolean markdown;
  gsize at, words = span.start;

  if (cliff_slice_find (line, "\n", &at))
    line.length = at;
  line = cliff_drama_strip (line, &markdown);
  cliff_slice_eat_any (&line, "台词： 台词:");
  if (cliff_drama_read_speech (cliff_slice_trim (line), &speech))
    words = is_within (speech.text, all) ? (gsize) (speech.text.data - text) : (gsize) (line.data + line.length - text);

  if (part == CLIFF_FIND_DIALOGUE)
    add_region (regions, words, span.end, start, end);
  else if (part == CLIFF_FIND_CUES && is_within (speech.speaker, all))
    add_region (regions, speech.speaker.data - text, speech.speaker.data + speech.speaker.length - text, start, end);
  for (guint i = 0; part == CLIFF_FIND_MOODS && i < speech.n_moods; i++)
    if (is_within (speech.moods[i], all))
      add_region (regions, speech.moods[i].data - text, speech.moods[i].data + speech.moods[i].length - text, start, end);
}

void
cliff_find_add_regions (CliffScript   *script,
                        CliffSpan      span,
                        CliffFindPart  part,
                        gsize          start,
                        gsize          end,
                        GArray        *regions)
{
  if (cliff_script_get_format (script) == CLIFF_SCRIPT_DRAMA && cliff_element_kind_is_speech (span.kind))
    add_speech (script, span, part, start, end, regions);
  else if (part_of (span.kind) == part)
    add_region (regions, span.start, span.end, start, end);
}

gboolean
cliff_find_part_from_string (const char    *name,
                             CliffFindPart *part)
{
  static const char * const names[CLIFF_N_FIND_PARTS] = {
    [CLIFF_FIND_ANYWHERE] = "anywhere", [CLIFF_FIND_DIALOGUE] = "dialogue", [CLIFF_FIND_ACTION] = "action",
    [CLIFF_FIND_CUES] = "cues",         [CLIFF_FIND_MOODS] = "moods",       [CLIFF_FIND_HEADINGS] = "headings",
    [CLIFF_FIND_MARKS] = "marks",       [CLIFF_FIND_NOTES] = "notes",
  };

  for (guint i = 0; i < CLIFF_N_FIND_PARTS; i++)
    if (g_str_equal (name, names[i]))
      {
        *part = i;
        return TRUE;
      }

  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script.h"

static const char * const names[] = {
  [CLIFF_ELEMENT_BLANK] = "blank",
  [CLIFF_ELEMENT_TITLE] = "title",
  [CLIFF_ELEMENT_BIO] = "bio",
  [CLIFF_ELEMENT_EPISODE] = "episode",
  [CLIFF_ELEMENT_SCENE] = "scene",
  [CLIFF_ELEMENT_CAST] = "cast",
  [CLIFF_ELEMENT_ACTION] = "action",
  [CLIFF_ELEMENT_CHARACTER] = "character",
  [CLIFF_ELEMENT_PAREN] = "paren",
  [CLIFF_ELEMENT_DIALOGUE] = "dialogue",
  [CLIFF_ELEMENT_OS] = "os",
  [CLIFF_ELEMENT_VO] = "vo",
  [CLIFF_ELEMENT_NARRATION] = "narration",
  [CLIFF_ELEMENT_LYRIC] = "lyric",
  [CLIFF_ELEMENT_SUBTITLE] = "subtitle",
  [CLIFF_ELEMENT_SFX] = "sfx",
  [CLIFF_ELEMENT_VFX] = "vfx",
  [CLIFF_ELEMENT_FLASHBACK_START] = "flashback_start",
  [CLIFF_ELEMENT_FLASHBACK_END] = "flashback_end",
  [CLIFF_ELEMENT_TRANSITION] = "transition",
  [CLIFF_ELEMENT_CENTERED] = "centered",
  [CLIFF_ELEMENT_SECTION] = "section",
  [CLIFF_ELEMENT_SYNOPSIS] = "synopsis",
  [CLIFF_ELEMENT_NOTE] = "note",
  [CLIFF_ELEMENT_BONEYARD] = "boneyard",
  [CLIFF_ELEMENT_PAGE_BREAK] = "pagebreak",
  [CLIFF_ELEMENT_HOOK] = "hook",
  [CLIFF_ELEMENT_PAYWALL] = "paywall",
  [CLIFF_ELEMENT_EPISODE_END] = "episode_end",
};

const char *
cliff_element_kind_to_string (CliffElementKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), "action");

  return names[kind];
}

gboolean
cliff_element_kind_from_string (const char       *name,
                                CliffElementKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *kind = i;
        return TRUE;
      }
  if (g_str_equal (name, "heading"))
    {
      *kind = CLIFF_ELEMENT_SCENE;
      return TRUE;
    }

  return FALSE;
}

gboolean
cliff_element_kind_is_speech (CliffElementKind kind)
{
  return kind == CLIFF_ELEMENT_DIALOGUE || kind == CLIFF_ELEMENT_OS || kind == CLIFF_ELEMENT_VO ||
         kind == CLIFF_ELEMENT_NARRATION;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-words.h"

/* In the order of the enumerations. */
static const char * const kinds[] = { "shot", "line", "clip", NULL };
static const char * const transitions[] = { "cut", "dissolve", "fade", "wipe", "push", NULL };
static const char * const edges[] = { "left", "right", "top", "bottom", NULL };
static const char * const lane_kinds[] = { "voice", "subtitle", "title", "music", "effect", "overlay", NULL };
static const char * const properties[] = { "x", "y", "scale", "rotation", "opacity", "gain", NULL };
static const char * const curves[] = { "linear", "ease", "hold", NULL };
static const char * const marker_kinds[] = { "hook", "cliffhanger", "paywall", "note", "beat", NULL };

static gboolean
find (const char * const *words,
      const char         *name,
      int                *index)
{
  for (int i = 0; name != NULL && words[i] != NULL; i++)
    if (g_str_equal (words[i], name))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

#define DEFINE_WORDS(Type, type, words)           \
  const char *                                    \
  type##_get_name (Type value)                    \
  {                                               \
    return words[value];                          \
  }                                               \
                                                  \
  gboolean                                        \
  type##_find (const char *name,                  \
               Type       *out)                   \
  {                                               \
    int index = 0;                                \
                                                  \
    if (!find (words, name, &index))              \
      return FALSE;                               \
    *out = (Type) index;                          \
    return TRUE;                                  \
  }

DEFINE_WORDS (CliffCutKind, cliff_cut_kind, kinds)
DEFINE_WORDS (CliffTransition, cliff_transition, transitions)
DEFINE_WORDS (CliffEdge, cliff_edge, edges)
DEFINE_WORDS (CliffLaneKind, cliff_lane_kind, lane_kinds)
DEFINE_WORDS (CliffProperty, cliff_property, properties)
DEFINE_WORDS (CliffCurve, cliff_curve, curves)

gboolean
cliff_marker_kind_is_known (const char *name)
{
  return name != NULL && g_strv_contains (marker_kinds, name);
}

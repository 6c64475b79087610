/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-split.h"

/* What a cut inside a scene costs, in the units of cost_of(): as much as being off the target by nearly a third. */
#define COST_INSIDE 90
/* No part is longer than so many targets where it can be helped. */
#define MOST_TARGETS 4

/** A place where a part may end. */
typedef struct
{
  guint            scene;    /* of what follows */
  guint            element;
  CliffTime        time;     /* from the start */
  CliffSplitReason reason;
  gint64           cost;     /* of all parts up to here, at best */
  int              previous; /* where the last of them begins */
} Place;

static int
last_cover (CliffDraftShot *shot)
{
  int last = -1;

  for (guint i = 0; i < shot->covers->len; i++)
    last = MAX (last, g_array_index (shot->covers, int, i));

  return last;
}

static int
first_cover (CliffDraftShot *shot)
{
  int first = G_MAXINT;

  for (guint i = 0; i < shot->covers->len; i++)
    first = MIN (first, g_array_index (shot->covers, int, i));

  return first;
}

/* Whether the words end so that one wants to hear the answer. */
static gboolean
is_open (const char *text)
{
  static const char * const ends[] = { "？", "！", "?", "!", "……", "…", "...", "——", "--", NULL };

  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;

  return FALSE;
}

/* Whether @shot ends with a strong beat, and which. */
static gboolean
is_strong (CliffDraftShot   *shot,
           CliffSplitReason *reason)
{
  if (g_str_equal (shot->purpose, "reaction"))
    *reason = CLIFF_SPLIT_REACTION;
  else if (g_str_equal (shot->purpose, CLIFF_PURPOSE_INSERT) || g_str_equal (shot->purpose, CLIFF_PURPOSE_HOOK))
    *reason = CLIFF_SPLIT_DETAIL;
  else if (shot->lines->len > 0 && is_open (((CliffDraftLine *) g_ptr_array_index (shot->lines, shot->lines->len - 1))->text))
    *reason = CLIFF_SPLIT_WORD;
  else
    return FALSE;

  return TRUE;
}

/* All places, the start and the end among them. */
static GArray *
find_places (GPtrArray *shots)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));
  CliffTime time = 0;

  g_array_set_size (places, 1);
  for (guint i = 0; i < shots->len; i++)
    {
      CliffDraftShot *shot = g_ptr_array_index (shots, i);
      CliffDraftShot *next = i + 1 < shots->len ? g_ptr_array_index (shots, i + 1) : NULL;
      Place place = { .previous = -1 };

      time += shot->duration;
      place.time = time;
      if (next == NULL)
        place.reason = CLIFF_SPLIT_END;
      else if (next->scene != shot->scene)
        {
          place.scene = next->scene;
          place.reason = CLIFF_SPLIT_SCENE;
        }
      else if (last_cover (shot) >= 0 && first_cover (next) == last_cover (shot) + 1 && is_strong (shot, &place.reason))
        {
          place.scene = next->scene;
          place.element = first_cover (next);
        }
      else
        continue;
      g_array_append_val (places, place);
    }

  return places;
}

static gint64
cost_of (CliffTime   length,
         CliffTime   target,
         const Place *end)
{
  gint64 off = ABS (length - target) * 100 / target;
  gboolean inside = end->reason != CLIFF_SPLIT_SCENE && end->reason != CLIFF_SPLIT_END;

  /* What is much too short is no episode; what is a little too long still is one. */
  return off * off / 10 * (length < target / 2 ? 3 : 1) + (inside ? COST_INSIDE : 0);
}

static void
find_best (GArray    *places,
           CliffTime  target)
{
  for (guint j = 1; j < places->len; j++)
    {
      Place *end = &g_array_index (places, Place, j);

      end->cost = G_MAXINT64;
      for (guint i = j; i > 0; i--)
        {
          Place *start = &g_array_index (places, Place, i - 1);
          CliffTime length = end->time - start->time;
          gint64 cost;

          /* A longer one is only taken where there is no place to cut. */
          if (length > MOST_TARGETS * target && end->previous >= 0)
            break;
          cost = start->cost + cost_of (length, target, end);
          if (cost < end->cost)
            {
              end->cost = cost;
              end->previous = i - 1;
            }
        }
    }
}

GArray *
cliff_split_propose (CliffOutline *outline,
                     guint         episode_index,
                     CliffTime     target)
{
  g_autoptr(GPtrArray) shots = NULL;
  g_autoptr(GArray) places = NULL;
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (CliffSplitPart));

  g_return_val_if_fail (target > 0, parts);
  g_return_val_if_fail (episode_index < outline->episodes->len, parts);

  shots = cliff_breakdown_episode (outline, episode_index, NULL);
  places = find_places (shots);
  find_best (places, target);
  for (int at = (int) places->len - 1; at > 0; at = g_array_index (places, Place, at).previous)
    {
      Place *end = &g_array_index (places, Place, at);
      Place *start = &g_array_index (places, Place, end->previous);
      CliffSplitPart part = { start->scene, start->element, end->time - start->time, end->reason };

      g_array_prepend_val (parts, part);
    }
  if (parts->len == 0)
    g_array_set_size (parts, 1);

  return parts;
}

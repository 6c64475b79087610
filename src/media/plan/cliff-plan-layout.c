/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-layout.h"

/* A picture is seen for a moment before somebody speaks in it, and for a moment after. */
#define LEAD_IN (150 * CLIFF_MSECOND)
#define LEAD_OUT (100 * CLIFF_MSECOND)
#define GAP (120 * CLIFF_MSECOND)
/* How far a voice without lips may reach into the next picture. */
#define OVERRUN (1000 * CLIFF_MSECOND)

/* The rule of lengths: a shot is as long as the storyboard says, but nothing that is spoken is
 * ever cut off.  A voice whose lips are seen ends inside its shot; one without lips may reach
 * into the next picture, not further. @end: of the last voice, from the shot's start; @next:
 * length of the next shot, 0 after the last. */
static CliffTime
get_needed_length (CliffTime planned,
                   CliffTime end,
                   gboolean  off_screen,
                   CliffTime next)
{
  CliffTime needed = end + LEAD_OUT;

  if (off_screen)
    needed -= MIN (OVERRUN, next);

  return MAX (planned, needed);
}

/* Voices never overlap, so a shot's first voice waits for one that reaches in from the shot
 * before; since that is limited, pictures and voices cannot drift apart. */
void
cliff_plan_lay_out (GArray *lengths,
                    GArray *utterances)
{
  CliffTime shot_start = 0, free_from = 0;
  guint next = 0;

  for (guint i = 0; i < lengths->len; i++)
    {
      CliffTime *length = &g_array_index (lengths, CliffTime, i);
      CliffTime following = i + 1 < lengths->len ? g_array_index (lengths, CliffTime, i + 1) : 0;
      CliffTime cursor = MAX (shot_start + LEAD_IN, free_from);

      for (; next < utterances->len; next++)
        {
          CliffPlanUtterance *utterance = &g_array_index (utterances, CliffPlanUtterance, next);

          if (utterance->shot != i)
            break;
          utterance->start = cursor;
          *length = get_needed_length (*length, cursor + utterance->length - shot_start,
                                       utterance->off_screen, following);
          cursor += utterance->length + GAP;
          free_from = cursor;
        }
      shot_start += *length;
    }
}

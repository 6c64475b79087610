/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-foresight.h"

/* Shots whose proxies are made before anything else. */
#define AHEAD 3

static void
want_shot (CliffProxies        *proxies,
           const CliffPlanShot *shot,
           CliffUrgency         urgency)
{
  if (shot->path != NULL && shot->sha256 != NULL)
    cliff_proxies_want (proxies, shot->path, shot->sha256, urgency);
}

/* What lies over @frame. */
static void
want_overlays (CliffProxies *proxies,
               CliffPlan    *plan,
               int           frame)
{
  for (guint i = 0; i < plan->overlays->len; i++)
    {
      const CliffPlanShot *overlay = g_ptr_array_index (plan->overlays, i);

      if (frame >= overlay->start && frame < overlay->start + overlay->length)
        want_shot (proxies, overlay, CLIFF_URGENCY_NOW);
    }
}

void
cliff_foresight_want (CliffProxies *proxies,
                      CliffPlan    *plan,
                      int           frame)
{
  guint now = cliff_plan_find_shot (plan, frame);

  if (plan->shots->len == 0)
    return;
  cliff_proxies_relax (proxies);
  /* The newest wish comes first. */
  for (guint i = MIN (now + AHEAD, plan->shots->len - 1); i > now; i--)
    want_shot (proxies, g_ptr_array_index (plan->shots, i), CLIFF_URGENCY_SOON);
  want_overlays (proxies, plan, frame);
  want_shot (proxies, g_ptr_array_index (plan->shots, now), CLIFF_URGENCY_NOW);
}

void
cliff_foresight_want_all (CliffProxies *proxies,
                          CliffPlan    *plan)
{
  for (guint i = plan->overlays->len; i > 0; i--)
    want_shot (proxies, g_ptr_array_index (plan->overlays, i - 1), CLIFF_URGENCY_IDLE);
  for (guint i = plan->shots->len; i > 0; i--)
    want_shot (proxies, g_ptr_array_index (plan->shots, i - 1), CLIFF_URGENCY_IDLE);
}

gboolean
cliff_foresight_is_seen (CliffPlan  *plan,
                         int         frame,
                         const char *sha256)
{
  guint now = cliff_plan_find_shot (plan, frame);

  for (guint i = 0; i < plan->overlays->len; i++)
    {
      const CliffPlanShot *overlay = g_ptr_array_index (plan->overlays, i);

      if (frame >= overlay->start && frame < overlay->start + overlay->length && g_strcmp0 (overlay->sha256, sha256) == 0)
        return TRUE;
    }
  for (guint i = now > 0 ? now - 1 : 0; i <= now + 1 && i < plan->shots->len; i++)
    {
      const CliffPlanShot *shot = g_ptr_array_index (plan->shots, i);
      int start, end;

      cliff_plan_get_shot_span (plan, i, &start, &end);
      if (frame >= start && frame < end && g_strcmp0 (shot->sha256, sha256) == 0)
        return TRUE;
    }

  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-foresight.h"

/* Shots whose proxies are made before anything else. */
#define AHEAD 3
/* Whoever passes by so fast does not look, in ms. */
#define GLANCE 80
/* Files asked for in one go; each is looked for on the disk. */
#define SLICE 4

struct _CliffForesight
{
  CliffProxies *proxies;
  CliffPlan    *plan;
  int           frame;    /* looked at */
  guint         seen;     /* the shot in it; G_MAXUINT: none yet */
  GSource      *look;     /* when what is seen is asked for; NULL: it was */
  GSource      *rest;     /* in which everything else is asked for */
  guint         n_left;   /* pictures of the plan still to be asked for */
  GHashTable   *asked;    /* SHA-256 of what was asked for as part of the rest */
};

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
want_overlays (CliffForesight *self)
{
  for (guint i = 0; i < self->plan->overlays->len; i++)
    {
      const CliffPlanShot *overlay = g_ptr_array_index (self->plan->overlays, i);

      if (self->frame >= overlay->start && self->frame < overlay->start + overlay->length)
        want_shot (self->proxies, overlay, CLIFF_URGENCY_NOW);
    }
}

static void
want_seen (CliffForesight *self)
{
  GPtrArray *shots = self->plan->shots;
  guint now = cliff_plan_find_shot (self->plan, self->frame);

  if (shots->len == 0)
    return;
  cliff_proxies_relax (self->proxies);
  /* The newest wish comes first. */
  for (guint i = MIN (now + AHEAD, shots->len - 1); i > now; i--)
    want_shot (self->proxies, g_ptr_array_index (shots, i), CLIFF_URGENCY_SOON);
  want_overlays (self);
  want_shot (self->proxies, g_ptr_array_index (shots, now), CLIFF_URGENCY_NOW);
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GSource *
attach (GSource     *source,
        GSourceFunc  func,
        gpointer     user_data)
{
  g_source_set_callback (source, func, user_data, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

/* From the last picture to the first: the newest wish comes first. */
static gboolean
rest_cb (gpointer user_data)
{
  CliffForesight *self = user_data;
  guint n_shots = self->plan->shots->len;

  for (guint n = 0; n < SLICE && self->n_left > 0;)
    {
      guint at = --self->n_left;
      const CliffPlanShot *shot = at >= n_shots ? g_ptr_array_index (self->plan->overlays, at - n_shots)
                                                : g_ptr_array_index (self->plan->shots, at);

      if (shot->sha256 == NULL || !g_hash_table_add (self->asked, g_strdup (shot->sha256)))
        continue;
      want_shot (self->proxies, shot, CLIFF_URGENCY_IDLE);
      n++;
    }
  if (self->n_left > 0)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->rest, g_source_unref);

  return G_SOURCE_REMOVE;
}

static gboolean
look_cb (gpointer user_data)
{
  CliffForesight *self = user_data;
  GSource *idle;

  g_clear_pointer (&self->look, g_source_unref);
  want_seen (self);
  if (self->n_left > 0 && self->rest == NULL)
    {
      idle = g_idle_source_new ();
      g_source_set_priority (idle, G_PRIORITY_LOW);
      self->rest = attach (idle, rest_cb, self);
    }

  return G_SOURCE_REMOVE;
}

/* Everything is to be looked at anew. */
static void
begin (CliffForesight *self)
{
  clear_source (&self->look);
  clear_source (&self->rest);
  self->seen = G_MAXUINT;
  self->n_left = self->plan != NULL ? self->plan->shots->len + self->plan->overlays->len : 0;
}

CliffForesight *
cliff_foresight_new (void)
{
  CliffForesight *self = g_new0 (CliffForesight, 1);

  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  begin (self);

  return self;
}

void
cliff_foresight_free (CliffForesight *self)
{
  clear_source (&self->look);
  clear_source (&self->rest);
  g_clear_object (&self->proxies);
  g_clear_pointer (&self->plan, cliff_plan_unref);
  g_hash_table_unref (self->asked);
  g_free (self);
}

void
cliff_foresight_set_proxies (CliffForesight *self,
                             CliffProxies   *proxies)
{
  g_set_object (&self->proxies, proxies);
  g_hash_table_remove_all (self->asked);
  begin (self);
}

void
cliff_foresight_set_plan (CliffForesight *self,
                          CliffPlan      *plan)
{
  g_clear_pointer (&self->plan, cliff_plan_unref);
  self->plan = plan != NULL ? cliff_plan_ref (plan) : NULL;
  begin (self);
}

void
cliff_foresight_look_at (CliffForesight *self,
                         int             frame)
{
  guint shot;

  if (self->proxies == NULL || self->plan == NULL)
    return;
  self->frame = frame;
  shot = cliff_plan_find_shot (self->plan, frame);
  if (shot == self->seen)
    return;
  self->seen = shot;
  clear_source (&self->look);
  self->look = attach (g_timeout_source_new (GLANCE), look_cb, self);
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

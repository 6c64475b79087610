/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-builder.h"

#include <gst/gst.h>

static gboolean
sounds (CliffLaneKind kind)
{
  switch (kind)
    {
    case CLIFF_LANE_VOICE:
    case CLIFF_LANE_MUSIC:
    case CLIFF_LANE_EFFECT:
    case CLIFF_LANE_OVERLAY:
      return TRUE;
    case CLIFF_LANE_SUBTITLE:
    case CLIFF_LANE_TITLE:
      return FALSE;
    }
  return FALSE;
}

static CliffPlanBus
get_bus (CliffLaneKind kind)
{
  switch (kind)
    {
    case CLIFF_LANE_VOICE:
      return CLIFF_PLAN_VOICE;
    case CLIFF_LANE_MUSIC:
      return CLIFF_PLAN_MUSIC;
    case CLIFF_LANE_EFFECT:
      return CLIFF_PLAN_EFFECT;
    case CLIFF_LANE_OVERLAY:
    case CLIFF_LANE_SUBTITLE:
    case CLIFF_LANE_TITLE:
      return CLIFF_PLAN_OWN;
    }
  return CLIFF_PLAN_EFFECT;
}

/* Whether a lane of sounds is to be heard alone; then all that is on no such lane is silent. */
static gboolean
has_solo (CliffCut *cut)
{
  for (guint i = 0; i < cut->lanes->len; i++)
    {
      const CliffCutLane *lane = &g_array_index (cut->lanes, CliffCutLane, i);

      if (lane->solo && sounds (lane->kind))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_heard (const CliffCutLane *lane,
          gboolean            solo)
{
  return !lane->muted && (!solo || lane->solo);
}

static int
multiply_gains (int a,
                int b)
{
  return (int) ((gint64) a * b / CLIFF_PPM);
}

/* (nullable): NULL when nothing would be heard */
static CliffPlanSound *
add_sound (CliffPlanBuilder     *self,
           CliffPlanBus          bus,
           const CliffCutSource *source,
           int                   gain,
           int                   speed)
{
  const CliffPlanMedia *media = gain > 0 && speed != 0 ? cliff_plan_builder_find_media (self, source) : NULL;
  CliffPlanSound *sound;

  if (media == NULL || g_strcmp0 (source->kind, "picture") == 0)
    return NULL;
  sound = cliff_plan_add_sound (self->plan);
  sound->bus = bus;
  sound->path = g_strdup (media->path);
  sound->sha256 = g_strdup (source->sha256);
  sound->name = g_strdup (media->name);
  sound->gain = gain;
  sound->speed = speed;

  return sound;
}

/* ── Lines ───────────────────────────────────────────────────────────────────────────────────── */

/* The voices of lines follow the episode's first voice lane, where it has one. */
static void
build_lines (CliffPlanBuilder *self,
             gboolean          solo)
{
  const CliffCutLane *lane = NULL;

  for (guint i = 0; lane == NULL && i < self->cut->lanes->len; i++)
    if (g_array_index (self->cut->lanes, CliffCutLane, i).kind == CLIFF_LANE_VOICE)
      lane = &g_array_index (self->cut->lanes, CliffCutLane, i);
  if (lane != NULL ? !is_heard (lane, solo) : solo)
    return;

  for (guint i = 0; i < self->cut->lines->len; i++)
    {
      const CliffCutLine *line = &g_array_index (self->cut->lines, CliffCutLine, i);
      CliffPlanSound *sound = add_sound (self, CLIFF_PLAN_VOICE, &line->source,
                                         multiply_gains (line->gain, lane != NULL ? lane->gain : CLIFF_PPM), CLIFF_PPM);

      if (sound == NULL)
        continue;
      sound->lane = lane != NULL ? lane->id : 0;
      sound->start = line->start;
    }
}

/* ── Clips ───────────────────────────────────────────────────────────────────────────────────── */

static void
add_clip (CliffPlanBuilder   *self,
          const CliffCutLane *lane,
          const CliffCutClip *clip)
{
  CliffTime end = MIN (clip->start + clip->length, cliff_plan_get_duration (self->plan));
  CliffPlanSound *sound;

  if (end <= clip->start || (lane->kind == CLIFF_LANE_OVERLAY && g_strcmp0 (clip->source.kind, "video") != 0))
    return;
  sound = add_sound (self, get_bus (lane->kind), &clip->source, multiply_gains (clip->gain, lane->gain), clip->speed);
  if (sound == NULL)
    return;
  sound->lane = lane->id;
  sound->start = clip->start;
  sound->length = end - clip->start;
  sound->in = clip->in;
  sound->fade_in = clip->fade_in;
  sound->fade_out = clip->fade_out;
  sound->ducked = lane->kind == CLIFF_LANE_MUSIC ? lane->ducked : 0;
  cliff_plan_builder_add_keys (self, CLIFF_CUT_CLIP, clip->id, TRUE, 0, sound->keys);
}

static void
build_clips (CliffPlanBuilder *self,
             gboolean          solo)
{
  for (guint i = 0; i < self->cut->lanes->len; i++)
    {
      const CliffCutLane *lane = &g_array_index (self->cut->lanes, CliffCutLane, i);

      if (!sounds (lane->kind) || !is_heard (lane, solo))
        continue;
      for (guint j = 0; j < lane->n_clips; j++)
        add_clip (self, lane, &g_array_index (self->cut->clips, CliffCutClip, lane->first + j));
    }
}

/* ── What takes bring along ──────────────────────────────────────────────────────────────────── */

/* A take is heard while it is seen: through both of its transitions, in which it comes and goes.  Where the file has not
 * enough before its start, it comes later. */
static void
add_own (CliffPlanBuilder   *self,
         const CliffCutShot *shot,
         CliffTime           coming,
         CliffTime           going)
{
  CliffTime before = coming / 2, needed;
  CliffPlanSound *sound;

  if (g_strcmp0 (shot->source.kind, "video") != 0)
    return;
  sound = add_sound (self, CLIFF_PLAN_OWN, &shot->source, shot->gain, shot->speed);
  if (sound == NULL)
    return;
  if (shot->speed > 0)
    before = MIN (before, (CliffTime) gst_util_uint64_scale (shot->in, CLIFF_PPM, shot->speed));
  needed = (CliffTime) gst_util_uint64_scale (before, ABS (shot->speed), CLIFF_PPM);
  sound->start = shot->start - before;
  sound->length = before + shot->length + (going - going / 2);
  sound->in = shot->speed > 0 ? shot->in - needed : shot->in + needed;
  sound->fade_in = coming;
  sound->fade_out = going;
  cliff_plan_builder_add_keys (self, CLIFF_CUT_SHOT, shot->id, TRUE, before, sound->keys);
}

static void
build_own (CliffPlanBuilder *self)
{
  GArray *shots = self->cut->shots;

  for (guint i = 0; i < shots->len; i++)
    {
      const CliffCutShot *shot = &g_array_index (shots, CliffCutShot, i);

      add_own (self, shot, shot->transition_length,
               i + 1 < shots->len ? g_array_index (shots, CliffCutShot, i + 1).transition_length : 0);
    }
}

void
cliff_plan_build_sounds (CliffPlanBuilder *self)
{
  gboolean solo = has_solo (self->cut);

  build_lines (self, solo);
  build_clips (self, solo);
  if (!solo)
    build_own (self);
}

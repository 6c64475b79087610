/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shots-play.h"

/* Neighbours in the storyline. */
typedef struct
{
  CliffTime start;
  CliffTime last;   /* its last frame */
} Run;

#define CLIFF_TYPE_SHOTS_PLAY (cliff_shots_play_get_type ())
G_DECLARE_FINAL_TYPE (CliffShotsPlay, cliff_shots_play, CLIFF, SHOTS_PLAY, GObject)

struct _CliffShotsPlay
{
  GObject      parent_instance;

  CliffPlayer *player;   /* borrowed: it holds this */
  GArray      *runs;     /* Run */
  guint        current;
  gboolean     jumping;  /* from one run to the next just now */
};

G_DEFINE_FINAL_TYPE (CliffShotsPlay, cliff_shots_play, G_TYPE_OBJECT)

static void
cliff_shots_play_finalize (GObject *object)
{
  g_clear_pointer (&CLIFF_SHOTS_PLAY (object)->runs, g_array_unref);

  G_OBJECT_CLASS (cliff_shots_play_parent_class)->finalize (object);
}

static void
cliff_shots_play_class_init (CliffShotsPlayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cliff_shots_play_finalize;
}

static void
cliff_shots_play_init (CliffShotsPlay *self)
{
}

static void
end (CliffShotsPlay *self)
{
  g_object_set_data (G_OBJECT (self->player), "cliff-shots-play", NULL);
}

static void
playing_cb (CliffShotsPlay *self)
{
  if (!self->jumping && !cliff_player_get_playing (self->player))
    end (self);
}

static void
begin_run (CliffShotsPlay *self)
{
  self->jumping = TRUE;
  cliff_player_seek (self->player, g_array_index (self->runs, Run, self->current).start);
  self->jumping = FALSE;
}

/* The last frame of a run is seen when it is told of: what comes next is not. */
static void
position_cb (CliffShotsPlay *self)
{
  CliffTime position = cliff_player_get_position (self->player);
  const Run *run = &g_array_index (self->runs, Run, self->current);

  if (self->jumping)
    return;
  if (position < run->start || position > run->last + CLIFF_SECOND)
    {
      end (self);
      return;
    }
  if (position < run->last)
    return;
  self->current++;
  if (self->current < self->runs->len)
    begin_run (self);
  else
    cliff_player_pause (self->player);
}

/* (transfer full) (element-type Run) */
static GArray *
find_runs (CliffPlan     *plan,
           const CliffId *shots,
           guint          n_shots)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint behind = 0; /* the place behind the run found last */

  for (guint i = 0; i < plan->shots->len; i++)
    {
      const CliffPlanShot *shot = g_ptr_array_index (plan->shots, i);
      Run run = { cliff_plan_get_frame_time (plan, shot->start), cliff_plan_get_frame_time (plan, shot->start + shot->length - 1) };
      gboolean wanted = FALSE;

      for (guint j = 0; j < n_shots && !wanted; j++)
        wanted = shots[j] == shot->shot_id;
      if (!wanted)
        continue;
      if (runs->len > 0 && behind == i)
        g_array_index (runs, Run, runs->len - 1).last = run.last;
      else
        g_array_append_val (runs, run);
      behind = i + 1;
    }

  return runs;
}

void
cliff_shots_play (CliffProject  *project,
                  const CliffId *shots,
                  guint          n_shots)
{
  CliffPlan *plan = cliff_project_get_plan (project);
  CliffPlayer *player = cliff_project_get_player (project);
  CliffShotsPlay *self;

  if (plan == NULL)
    return;
  cliff_player_pause (player);
  self = g_object_new (CLIFF_TYPE_SHOTS_PLAY, NULL);
  self->player = player;
  self->runs = find_runs (plan, shots, n_shots);
  if (self->runs->len == 0)
    {
      g_object_unref (self);
      return;
    }
  g_object_set_data_full (G_OBJECT (player), "cliff-shots-play", self, g_object_unref);
  begin_run (self);
  cliff_player_play (player);
  g_signal_connect_object (player, "notify::position", G_CALLBACK (position_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::playing", G_CALLBACK (playing_cb), self, G_CONNECT_SWAPPED);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan-private.h"

#include <gst/gst.h>
#include <string.h>

#define SHA256_LENGTH 64

static void
cliff_plan_shot_free (gpointer data)
{
  CliffPlanShot *shot = data;

  g_free (shot->path);
  g_free (shot->sha256);
  g_free (shot->name);
  g_free (shot->text);
  g_array_unref (shot->keys);
  g_free (shot);
}

static void
cliff_plan_text_free (gpointer data)
{
  CliffPlanText *text = data;

  g_free (text->text);
  g_free (text->style);
  g_array_unref (text->keys);
  g_free (text);
}

static void
cliff_plan_sound_free (gpointer data)
{
  CliffPlanSound *sound = data;

  g_free (sound->path);
  g_free (sound->sha256);
  g_free (sound->name);
  g_array_unref (sound->keys);
  g_free (sound);
}

CliffPlan *
cliff_plan_new (void)
{
  CliffPlan *self = g_new0 (CliffPlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->shots = g_ptr_array_new_with_free_func (cliff_plan_shot_free);
  self->overlays = g_ptr_array_new_with_free_func (cliff_plan_shot_free);
  self->texts = g_ptr_array_new_with_free_func (cliff_plan_text_free);
  self->sounds = g_ptr_array_new_with_free_func (cliff_plan_sound_free);

  return self;
}

/**
 * cliff_plan_ref:
 * @self: a plan
 *
 * Plans are immutable once made, so that any thread may hold one.
 *
 * Returns: (transfer full): @self
 */
CliffPlan *
cliff_plan_ref (CliffPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * cliff_plan_unref:
 * @self: (transfer full): a plan
 *
 * Lets go of @self; any thread.
 */
void
cliff_plan_unref (CliffPlan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->shots);
  g_ptr_array_unref (self->overlays);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->sounds);
  g_free (self->label);
  g_free (self);
}

static GArray *
new_keys (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CliffPlanKey));
}

static CliffPlanShot *
add_picture (GPtrArray *pictures)
{
  CliffPlanShot *shot = g_new0 (CliffPlanShot, 1);

  shot->from = shot->to = (CliffPlanView) { 0, 0, CLIFF_PPM, CLIFF_PPM };
  shot->speed = CLIFF_PPM;
  shot->keys = new_keys ();
  g_ptr_array_add (pictures, shot);
  return shot;
}

CliffPlanShot *
cliff_plan_add_shot (CliffPlan *self)
{
  return add_picture (self->shots);
}

CliffPlanShot *
cliff_plan_add_overlay (CliffPlan *self)
{
  return add_picture (self->overlays);
}

CliffPlanText *
cliff_plan_add_text (CliffPlan *self)
{
  CliffPlanText *text = g_new0 (CliffPlanText, 1);

  text->keys = new_keys ();
  g_ptr_array_add (self->texts, text);
  return text;
}

CliffPlanSound *
cliff_plan_add_sound (CliffPlan *self)
{
  CliffPlanSound *sound = g_new0 (CliffPlanSound, 1);

  sound->gain = sound->speed = CLIFF_PPM;
  sound->keys = new_keys ();
  g_ptr_array_add (self->sounds, sound);
  return sound;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  const CliffPlanText *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

void
cliff_plan_sort_texts (CliffPlan *self)
{
  g_ptr_array_sort_values (self->texts, compare_texts);
}

int
cliff_plan_round_time (CliffPlan *self,
                       CliffTime  time)
{
  return (int) gst_util_uint64_scale_round (MAX (time, 0), self->fps_num,
                                            self->fps_den * (guint64) CLIFF_SECOND);
}

/**
 * cliff_plan_get_frame_time:
 * @self: a plan
 * @frame: a frame, counted from 0
 *
 * The first whole nanosecond at which @frame is shown; rounded up, so that
 * cliff_plan_get_frame_at() of it is @frame again.
 */
CliffTime
cliff_plan_get_frame_time (CliffPlan *self,
                           int        frame)
{
  g_return_val_if_fail (self != NULL, 0);

  return gst_util_uint64_scale_ceil (MAX (frame, 0), self->fps_den * (guint64) CLIFF_SECOND,
                                     self->fps_num);
}

int
cliff_plan_get_frame_at (CliffPlan *self,
                         CliffTime  time)
{
  guint64 frame;

  g_return_val_if_fail (self != NULL, 0);

  frame = gst_util_uint64_scale (MAX (time, 0), self->fps_num,
                                 self->fps_den * (guint64) CLIFF_SECOND);
  return (int) MIN (frame, (guint64) MAX (self->n_frames - 1, 0));
}

CliffTime
cliff_plan_get_source_time (CliffPlan           *self,
                            const CliffPlanShot *shot,
                            int                  frame)
{
  gint64 halves = shot->speed == 0 ? 1 : 2 * (gint64) (frame - shot->start) + 1;
  guint64 time = gst_util_uint64_scale (ABS (halves), self->fps_den * (guint64) CLIFF_SECOND,
                                        2 * (guint64) self->fps_num);
  gboolean back = (halves < 0) != (shot->speed < 0);

  if (shot->speed != 0)
    time = gst_util_uint64_scale (time, ABS (shot->speed), CLIFF_PPM);

  return MAX (shot->in + (back ? -(CliffTime) time : (CliffTime) time), 0);
}

CliffTime
cliff_plan_get_duration (CliffPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return cliff_plan_get_frame_time (self, self->n_frames);
}

guint
cliff_plan_find_shot (CliffPlan *self,
                      int        frame)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL && self->shots->len > 0, 0);

  high = self->shots->len - 1;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;
      const CliffPlanShot *shot = g_ptr_array_index (self->shots, middle);

      if (shot->start <= frame)
        low = middle;
      else
        high = middle - 1;
    }

  return low;
}

void
cliff_plan_get_shot_span (CliffPlan *self,
                          guint      index,
                          int       *start,
                          int       *end)
{
  const CliffPlanShot *shot;
  int tail = 0;

  g_return_if_fail (self != NULL && index < self->shots->len);

  shot = g_ptr_array_index (self->shots, index);
  if (index + 1 < self->shots->len)
    {
      const CliffPlanShot *next = g_ptr_array_index (self->shots, index + 1);

      tail = next->overlap - next->overlap / 2;
    }
  *start = shot->start - shot->overlap / 2;
  *end = shot->start + shot->length + tail;
}

char *
cliff_plan_dup_file_name (const char *name,
                          const char *path)
{
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : NULL;
  const char *dot = base != NULL ? strrchr (base, '.') : NULL;

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  if (dot == NULL || dot - base != SHA256_LENGTH)
    return g_steal_pointer (&base);

  return g_strdup_printf ("%.8s…%s", base, dot);
}

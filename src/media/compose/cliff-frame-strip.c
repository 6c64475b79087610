/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-frame-strip.h"

typedef struct
{
  CliffPlan *plan;
  int        first, step, n_frames;
  int        width, height;
  char      *proxies;
} Strip;

static void
strip_free (Strip *strip)
{
  cliff_plan_unref (strip->plan);
  g_free (strip->proxies);
  g_free (strip);
}

static void
strip_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Strip *strip = data;
  g_autoptr(CliffComposer) composer = cliff_composer_new (strip->plan, strip->width, strip->height);
  g_autoptr(CliffPicture) picture = cliff_picture_new (strip->width, strip->height);
  g_autoptr(GPtrArray) frames = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  cliff_composer_set_proxies (composer, strip->proxies);
  for (int i = 0; i < strip->n_frames && !g_cancellable_is_cancelled (cancellable); i++)
    {
      int frame = CLAMP (strip->first + i * strip->step, 0, MAX (0, strip->plan->n_frames - 1));

      /* A missing file shows its place and name: that is what will be seen. */
      cliff_composer_compose (composer, frame, picture, NULL);
      g_ptr_array_add (frames, cliff_picture_to_rgba (picture));
    }
  g_task_return_pointer (task, g_steal_pointer (&frames), (GDestroyNotify) g_ptr_array_unref);
}

void
cliff_frame_strip_async (CliffPlan           *plan,
                         int                  first,
                         int                  step,
                         int                  n_frames,
                         int                  width,
                         int                  height,
                         const char          *proxies,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, data);
  Strip *strip = g_new0 (Strip, 1);

  *strip = (Strip) { cliff_plan_ref (plan), first, step, n_frames, width, height, g_strdup (proxies) };
  g_task_set_source_tag (task, cliff_frame_strip_async);
  g_task_set_task_data (task, strip, (GDestroyNotify) strip_free);
  g_task_run_in_thread (task, strip_in_thread);
}

GPtrArray *
cliff_frame_strip_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

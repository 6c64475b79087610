/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-export-frame.h"

#include "cliff-compose.h"

static GdkTexture *
compose (CliffPlan  *plan,
         int         width,
         GError    **error)
{
  /* Even sides, 9:16. */
  int even_width = width / 2 * 2;
  int height = even_width * 16 / 9 / 2 * 2;
  g_autoptr(CliffComposer) composer = cliff_composer_new (plan, even_width, height);
  g_autoptr(CliffPicture) picture = cliff_picture_new (even_width, height);
  g_autoptr(GBytes) rgba = NULL;

  if (!cliff_composer_compose (composer, plan->n_frames / 3, picture, error))
    return NULL;
  rgba = cliff_picture_to_rgba (picture);

  return gdk_memory_texture_new (even_width, height, GDK_MEMORY_R8G8B8A8, rgba, 4 * (gsize) even_width);
}

static void
compose_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  int width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), "width"));
  GdkTexture *texture = compose (data, width, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
cliff_export_frame_async (CliffPlan           *plan,
                          int                  width,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, cliff_export_frame_async);
  g_task_set_task_data (task, cliff_plan_ref (plan), (GDestroyNotify) cliff_plan_unref);
  g_object_set_data (G_OBJECT (task), "width", GINT_TO_POINTER (width));
  g_task_run_in_thread (task, compose_in_thread);
}

GdkTexture *
cliff_export_frame_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == cliff_export_frame_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

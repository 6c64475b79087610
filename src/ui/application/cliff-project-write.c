/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-project-write.h"

/** A file on its way. */
typedef struct
{
  char                  *path;
  char                  *said;
  CliffProjectWriteFunc  write;
  gpointer               work;
  GDestroyNotify         free_work;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->said);
  order->free_work (order->work);
  g_free (order);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;

  if (order->write (order->work, order->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(CliffProject) project = data;
  const Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    cliff_project_say (project, order->said, FALSE);
  else
    cliff_project_report (project, error);
  cliff_project_release (project);
}

void
cliff_project_write (CliffProject          *project,
                     const char            *path,
                     char                  *said,
                     CliffProjectWriteFunc  write,
                     gpointer               work,
                     GDestroyNotify         free_work)
{
  Order *order = g_new0 (Order, 1);
  /* The task does not hold the project, which would end in the thread when the task were the last to. */
  g_autoptr(GTask) task = g_task_new (NULL, cliff_project_hold (project), written_cb, g_object_ref (project));

  order->path = g_strdup (path);
  order->said = said;
  order->write = write;
  order->work = work;
  order->free_work = free_work;
  g_task_set_source_tag (task, cliff_project_write);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, write_in_thread);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-preview-frame.h"

#include "cliff-frame-grab.h"
#include "cliff-take-import.h"

#include <glib/gi18n.h>

typedef struct
{
  CliffProject *project;
  GdkClipboard *clipboard;
  int           width, height;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->project);
  g_object_unref (copy->clipboard);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
grabbed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(Copy) copy = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) rgba = cliff_frame_grab_finish (result, &error);
  g_autoptr(GdkTexture) texture = NULL;

  cliff_project_release (copy->project);
  if (rgba == NULL)
    {
      cliff_project_report (copy->project, error);
      return;
    }
  texture = gdk_memory_texture_new (copy->width, copy->height, GDK_MEMORY_R8G8B8A8, rgba, 4 * (gsize) copy->width);
  gdk_clipboard_set_texture (copy->clipboard, texture);
  cliff_project_say (copy->project, _("The picture is in the clipboard, with its label"), FALSE);
}

static int
get_frame (CliffProject *project,
           CliffPlan    *plan)
{
  return cliff_plan_get_frame_at (plan, cliff_player_get_position (cliff_project_get_player (project)));
}

void
cliff_preview_frame_copy (CliffProject *project,
                          GtkWidget    *widget)
{
  CliffPlan *plan = cliff_project_get_plan (project);
  Copy *copy;

  if (plan == NULL)
    return;
  copy = g_new0 (Copy, 1);
  copy->project = g_object_ref (project);
  copy->clipboard = g_object_ref (gtk_widget_get_clipboard (widget));
  copy->width = plan->width;
  copy->height = plan->height;
  cliff_frame_grab_async (plan, get_frame (project, plan), cliff_project_hold (project), grabbed_cb, copy);
}

void
cliff_preview_frame_use (CliffProject *project)
{
  CliffPlan *plan = cliff_project_get_plan (project);
  const CliffPlanShot *shot;
  int frame;

  if (plan == NULL || !cliff_project_get_writable (project))
    return;
  frame = get_frame (project, plan);
  shot = g_ptr_array_index (plan->shots, cliff_plan_find_shot (plan, frame));
  switch (shot->source)
    {
    case CLIFF_PLAN_BLANK:
      cliff_project_say (project, _("This shot has no take yet, so there is no picture to use"), FALSE);
      break;
    case CLIFF_PLAN_STILL:
      cliff_project_say (project, _("This shot shows a picture already"), FALSE);
      break;
    case CLIFF_PLAN_VIDEO:
      cliff_take_import_frame (project, shot->shot_id, shot->path, shot->sha256,
                               cliff_plan_get_source_time (plan, shot, frame));
      break;
    default:
      g_return_if_reached ();
    }
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-drop.h"

#include "cliff-edit-cut.h"
#include "cliff-shot-selection.h"
#include "cliff-take-use.h"

#include <glib/gi18n.h>

GdkContentProvider *
cliff_shot_drop_create_content (CliffProject *project)
{
  g_autoptr(CliffShotBundle) bundle = NULL;

  if (!cliff_project_get_writable (project))
    return NULL;
  bundle = cliff_shot_bundle_new (cliff_project_get_store (project), cliff_shot_selection_list (project));

  return gdk_content_provider_new_typed (CLIFF_TYPE_SHOT_BUNDLE, bundle);
}

void
cliff_shot_drop_set_icon (GdkDrag      *drag,
                          CliffProject *project,
                          GtkWidget    *picture)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (picture);
  g_autoptr(GArray) shots = cliff_shot_selection_list (project);
  g_autofree char *count = g_strdup_printf ("%u", shots->len);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *badge = gtk_label_new (count);

  gtk_overlay_set_child (GTK_OVERLAY (overlay), gtk_picture_new_for_paintable (paintable));
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_set_halign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badge, shots->len > 1);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), badge);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), overlay);
  gdk_drag_set_hotspot (drag, 20, 20);
}

gboolean
cliff_shot_drop_move (CliffProject    *project,
                      CliffShotBundle *bundle,
                      CliffId          episode_id,
                      CliffId          after_id)
{
  CliffStore *store = cliff_project_get_store (project);
  g_autoptr(GError) error = NULL;

  if (!cliff_shot_bundle_is_of (bundle, store) || bundle->ids->len == 0 || !cliff_project_get_writable (project))
    return FALSE;
  cliff_project_flush (project);
  if (!cliff_edit_move_shots (store, (CliffId *) (gpointer) bundle->ids->data, bundle->ids->len, episode_id, after_id,
                              &error))
    cliff_project_report (project, error);

  return error == NULL;
}

/* The shot before @shot_id in the storyline; 0 for the first. */
static CliffId
find_previous (CliffProject *project,
               CliffId       shot_id)
{
  CliffCut *cut = cliff_project_get_cut (project);

  for (guint i = 1; cut != NULL && i < cut->shots->len; i++)
    if (g_array_index (cut->shots, CliffCutShot, i).id == shot_id)
      return g_array_index (cut->shots, CliffCutShot, i - 1).id;

  return 0;
}

gboolean
cliff_shot_drop_beside (CliffProject    *project,
                        CliffShotBundle *bundle,
                        CliffRecord     *shot,
                        gboolean         before)
{
  CliffId shot_id = cliff_record_get_id (shot);

  return cliff_shot_drop_move (project, bundle, cliff_record_get_int (shot, "episode_id"),
                               before ? find_previous (project, shot_id) : shot_id);
}

gboolean
cliff_shot_drop_at_end (CliffProject    *project,
                        CliffShotBundle *bundle,
                        CliffId          episode_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffCut) cut = cliff_cut_new (cliff_project_get_store (project), episode_id, &error);
  g_autofree char *text = NULL;
  guint n_shots = bundle->ids->len;

  if (cut == NULL)
    {
      cliff_project_report (project, error);
      return FALSE;
    }
  if (!cliff_shot_drop_move (project, bundle, episode_id,
                             cut->shots->len > 0 ? g_array_index (cut->shots, CliffCutShot, cut->shots->len - 1).id : 0))
    return FALSE;
  text = g_strdup_printf (ngettext ("%u shot moved to the end of the episode", "%u shots moved to the end of the episode", n_shots),
                          n_shots);
  cliff_project_say (project, text, TRUE);

  return TRUE;
}

gboolean
cliff_shot_drop_use (CliffProject    *project,
                     CliffTakeBundle *bundle,
                     CliffId          shot_id)
{
  return cliff_shot_bundle_is_of (bundle, cliff_project_get_store (project)) && cliff_project_get_writable (project) &&
         cliff_take_use (project, shot_id, (CliffId *) (gpointer) bundle->ids->data, bundle->ids->len);
}

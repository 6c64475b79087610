/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-stage-dots.h"

#include "cliff-tooltip.h"

#include <glib/gi18n.h>

#define N_DOTS 4

struct _CliffStageDots
{
  GtkWidget  parent_instance;

  GtkWidget *dots[N_DOTS];
};

G_DEFINE_FINAL_TYPE (CliffStageDots, cliff_stage_dots, GTK_TYPE_WIDGET)

/* Full when @done of @total are there, half when some are. */
static void
set_dot (GtkWidget *dot,
         int        done,
         int        total)
{
  const char *classes[] = { "stage-dot", NULL, NULL };

  if (total > 0 && done >= total)
    classes[1] = "full";
  else if (done > 0)
    classes[1] = "half";
  gtk_widget_set_css_classes (dot, classes);
}

static void
cliff_stage_dots_dispose (GObject *object)
{
  CliffStageDots *self = CLIFF_STAGE_DOTS (object);

  for (guint i = 0; i < N_DOTS; i++)
    g_clear_pointer (&self->dots[i], gtk_widget_unparent);

  G_OBJECT_CLASS (cliff_stage_dots_parent_class)->dispose (object);
}

static void
cliff_stage_dots_class_init (CliffStageDotsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_stage_dots_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stagedots");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cliff_stage_dots_init (CliffStageDots *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
  for (guint i = 0; i < N_DOTS; i++)
    {
      self->dots[i] = g_object_new (GTK_TYPE_BOX,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "valign", GTK_ALIGN_CENTER,
                                    NULL);
      gtk_widget_add_css_class (self->dots[i], "stage-dot");
      gtk_widget_set_parent (self->dots[i], GTK_WIDGET (self));
    }
}

char *
cliff_stage_dots_dup_description (const CliffEpisodeStage *stage)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int n_wanted = stage->n_shots + stage->n_lines;
  int n_made = stage->n_pictured + stage->n_voiced;

  g_ptr_array_add (parts, g_strdup (stage->written ? _("written") : _("not written yet")));
  if (stage->n_shots == 0)
    g_ptr_array_add (parts, g_strdup (_("no shots yet")));
  else if (stage->n_stale > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d shot no longer fits the script",
                                                       "%d shots no longer fit the script", stage->n_stale),
                                             stage->n_stale));
  else
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d shot", "%d shots", stage->n_shots), stage->n_shots));
  if (n_wanted > 0 && n_made >= n_wanted)
    g_ptr_array_add (parts, g_strdup (_("generated")));
  else if (n_made > 0)
    /* Translators: how many pictures and voices of an episode are there */
    g_ptr_array_add (parts, g_strdup_printf (_("%d of %d takes generated"), n_made, n_wanted));
  else
    g_ptr_array_add (parts, g_strdup (_("not generated yet")));
  g_ptr_array_add (parts, g_strdup (stage->n_exports > 0 ? _("exported") : _("not exported yet")));
  g_ptr_array_add (parts, NULL);

  /* Translators: between the items of a list */
  return g_strjoinv (C_("list", ", "), (char **) parts->pdata);
}

void
cliff_stage_dots_set_stage (CliffStageDots          *self,
                            const CliffEpisodeStage *stage)
{
  g_autofree char *description = cliff_stage_dots_dup_description (stage);

  set_dot (self->dots[0], stage->written, 1);
  set_dot (self->dots[1], stage->n_shots - stage->n_stale, stage->n_shots);
  set_dot (self->dots[2], stage->n_pictured + stage->n_voiced, stage->n_shots + stage->n_lines);
  set_dot (self->dots[3], stage->n_exports > 0, 1);
  cliff_tooltip_set (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

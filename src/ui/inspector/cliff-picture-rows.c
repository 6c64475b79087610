/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-picture-rows.h"

#include "cliff-cut-choice.h"
#include "cliff-cut-number.h"
#include "cliff-cut-value.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static const CliffCutNumberSpec numbers[] = {
  { .name = "opacity", .title = N_("Opacity"), .step = "Set Keyframe", .unit = CLIFF_UNIT_PERCENT, .most = 100, .increment = 1, .low = 0,
    .high = 100, .animates = TRUE, .property = CLIFF_PROPERTY_OPACITY },
  { .name = "scale", .title = N_("Scale"), .step = "Set Keyframe", .unit = CLIFF_UNIT_PERCENT, .digits = 1, .least = 1, .most = 10000,
    .increment = 1, .low = 10, .high = 300, .animates = TRUE, .property = CLIFF_PROPERTY_SCALE },
  { .name = "x", .title = N_("Position X"), .step = "Set Keyframe", .unit = CLIFF_UNIT_PERCENT, .digits = 1, .least = -1000, .most = 1000,
    .increment = 0.5, .animates = TRUE, .property = CLIFF_PROPERTY_X },
  { .name = "y", .title = N_("Position Y"), .step = "Set Keyframe", .unit = CLIFF_UNIT_PERCENT, .digits = 1, .least = -1000, .most = 1000,
    .increment = 0.5, .animates = TRUE, .property = CLIFF_PROPERTY_Y },
  { .name = "rotation", .title = N_("Rotation"), .step = "Set Keyframe", .unit = CLIFF_UNIT_DEGREES, .digits = 1, .least = -3600,
    .most = 3600, .increment = 1, .animates = TRUE, .property = CLIFF_PROPERTY_ROTATION },
};

/* ── From here to there ── */

/* What a slow move over a picture goes by. */
static const CliffProperty moved[] = { CLIFF_PROPERTY_SCALE, CLIFF_PROPERTY_X, CLIFF_PROPERTY_Y };

static gboolean
get_end (CliffCutSubject *subject,
         CliffCutItem     item,
         gconstpointer    data,
         gint64          *value)
{
  CliffCut *cut = cliff_cut_subject_get_cut (subject);
  CliffTime start, length;

  if (cut == NULL || !cliff_cut_value_can_animate (cut, item, CLIFF_PROPERTY_SCALE) ||
      !cliff_cut_subject_get_span (subject, item, &start, &length))
    return FALSE;
  *value = data != NULL ? start + length - CLIFF_SECOND * cut->fps_den / cut->fps_num : start;

  return TRUE;
}

/* Keyframes at the item's own first or last picture. */
static gboolean
set_end (CliffCutSubject  *subject,
         CliffCutItem      item,
         gconstpointer     data,
         gint64            value,
         GError          **error)
{
  gint64 end = 0;

  get_end (subject, item, data, &end);
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    if (!cliff_cut_value_set_key (cliff_cut_subject_get_store (subject), cliff_cut_subject_get_cut (subject), item, moved[i], end, TRUE,
                                  error))
      return FALSE;

  return TRUE;
}

/* The playhead goes there too: what is set next is how it begins, or ends. */
static void
end_cb (GtkWidget *button)
{
  CliffCutSubject *subject = g_object_get_data (G_OBJECT (button), "cliff-subject");
  const char *last = g_object_get_data (G_OBJECT (button), "cliff-last");
  gint64 end;
  gboolean common;

  if (!cliff_cut_subject_get_value (subject, get_end, last, &end, &common))
    return;
  if (cliff_cut_subject_set_value (subject, NULL, "Set Keyframe", get_end, set_end, last, end))
    cliff_project_seek (cliff_cut_subject_get_project (subject), end);
}

static GtkWidget *
create_end (CliffCutSubject *subject,
            const char      *label,
            const char      *name,
            const char      *last)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "cliff-subject", g_object_ref (subject), g_object_unref);
  g_object_set_data (G_OBJECT (button), "cliff-last", (gpointer) last);
  g_signal_connect (button, "clicked", G_CALLBACK (end_cb), NULL);

  return button;
}

static void
load_ends (GtkWidget *row)
{
  CliffCutSubject *subject = g_object_get_data (G_OBJECT (row), "cliff-subject");
  gint64 end;
  gboolean common;

  gtk_widget_set_visible (row, cliff_cut_subject_get_value (subject, get_end, NULL, &end, &common));
  gtk_widget_set_sensitive (row, cliff_project_get_writable (cliff_cut_subject_get_project (subject)));
}

static GtkWidget *
create_ends (CliffCutSubject *subject)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_name (row, "move");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Slow Move"));
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), create_end (subject, _("Set Start"), "move-start", NULL));
  gtk_box_append (GTK_BOX (box), create_end (subject, _("Set End"), "move-end", "last"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (box, _("Sets keyframes of scale and place there, and goes there: then make it look as it shall"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "cliff-subject", g_object_ref (subject), g_object_unref);
  g_signal_connect_object (subject, "changed", G_CALLBACK (load_ends), row, G_CONNECT_SWAPPED);

  return row;
}

GtkWidget *
cliff_picture_rows_new (CliffCutSubject *subject)
{
  GtkWidget *group = cliff_cut_group_new (subject, N_("Picture"));

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    cliff_cut_group_add (group, cliff_cut_number_new (subject, &numbers[i]));
  cliff_cut_group_add (group, create_ends (subject));

  return group;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-export-proof.h"

#include "cliff-words.h"

#include <glib/gi18n.h>

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *text,
         gboolean             good)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (good ? "object-select-symbolic" : "dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  gtk_widget_add_css_class (icon, good ? "success" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  good ? _("Checked") : _("Look at this"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (group, row);
}

static void
add_labels (AdwPreferencesGroup     *group,
            const CliffExportResult *result)
{
  g_autofree char *height = g_strdup_printf (_("%d pixels high, found in every frame looked at"), result->label_height);
  g_autofree char *record = NULL;

  if (result->embedded != NULL && result->embedded->producer != NULL)
    /* Translators: the producer's name or code, then the number of the file */
    record = g_strdup_printf (_("%s, number %s"), result->embedded->producer, result->produce_id);
  add_row (group, _("Embedded Label (AIGC)"), record != NULL ? record : _("Not found"),
           record != NULL && result->embedded->n_records == 1);
  add_row (group, _("Visible Label"), height, result->label_height > 0);
  add_row (group, _("Audible Label"), result->audible ? _("Heard at the start") : _("Switched off for this series"), TRUE);
}

AdwPreferencesGroup *
cliff_export_proof_new (const char              *title,
                        const CliffExportResult *result,
                        CliffTime                duration)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *name = g_path_get_basename (result->path);
  g_autofree char *length = cliff_words_dup_clock (duration);
  /* Translators: loudness and the highest peak; units as in broadcasting */
  g_autofree char *loudness = g_strdup_printf (_("%.1f LUFS, true peak %.1f dBTP"), result->loudness, result->true_peak);
  g_autofree char *render = g_strdup_printf (_("%d of %d parts were rendered; the others had not changed"),
                                             result->render.units_rendered, result->render.units);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, name);
  add_labels (group, result);
  add_row (group, _("Loudness"), loudness, result->true_peak <= -1.0 + 0.05);
  add_row (group, _("Length"), length, TRUE);
  add_row (group, _("Work Done"), render, TRUE);

  return group;
}

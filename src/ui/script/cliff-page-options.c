/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-page-options.h"

#include "cliff-application.h"

#include <glib/gi18n.h>

static const struct
{
  const char *key;
  const char *title;
  const char *subtitle;
} options[] = {
  { "page-title", N_("Title Page"), NULL },
  { "page-numbers", N_("Scene Numbers"), N_("On both sides of headings, in the screenplay layout") },
  { "page-notes", N_("Notes"), N_("And sections and synopses") },
  { "page-more", N_("(MORE) and (CONT’D)"), N_("Where a speech goes on on the next page") },
  { "page-continued", N_("(CONTINUED)"), N_("Where a scene goes on on the next page") },
};

/* (nullable) */
static GSettings *
get_settings (void)
{
  GApplication *application = g_application_get_default ();

  return CLIFF_IS_APPLICATION (application) ? cliff_application_get_settings (CLIFF_APPLICATION (application)) : NULL;
}

GtkWidget *
cliff_page_options_new (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  GSettings *settings = get_settings ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("On the Pages"));
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      GtkWidget *row = adw_switch_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(options[i].title));
      if (options[i].subtitle != NULL)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(options[i].subtitle));
      if (settings != NULL)
        g_settings_bind (settings, options[i].key, row, "active", G_SETTINGS_BIND_DEFAULT);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }

  return group;
}

void
cliff_page_options_read (CliffPageSetup *setup)
{
  GSettings *settings = get_settings ();

  setup->no_title = settings != NULL && !g_settings_get_boolean (settings, "page-title");
  setup->numbers = settings == NULL || g_settings_get_boolean (settings, "page-numbers");
  setup->notes = settings != NULL && g_settings_get_boolean (settings, "page-notes");
  setup->no_more = settings != NULL && !g_settings_get_boolean (settings, "page-more");
  setup->continued = settings != NULL && g_settings_get_boolean (settings, "page-continued");
}

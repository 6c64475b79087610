/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-sample.h"

#include "cliff-edit-script.h"

#define RESOURCES "/io/github/cliffhanger_studio/Cliffhanger/samples/"

static const struct
{
  const char        *language;
  const char        *title;
  const char        *resource;
  CliffScriptFormat  format;
} samples[] = {
  { "zh", "雨夜的借条", RESOURCES "rain-night-iou.txt", CLIFF_SCRIPT_DRAMA },
  { "en", "The Night Shift Secret", RESOURCES "night-shift-secret.fountain", CLIFF_SCRIPT_FOUNTAIN },
};

CliffProject *
cliff_sample_open (const char  *language,
                   gboolean    *fresh,
                   GError     **error)
{
  guint which = g_str_equal (language, "zh") ? 0 : 1;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "cliffhanger", "samples", NULL);
  g_autofree char *name = g_strconcat (samples[which].title, ".cliffhanger", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(CliffProject) project = NULL;
  g_autoptr(GBytes) script = NULL;
  g_autofree char *text = NULL;

  *fresh = !g_file_test (path, G_FILE_TEST_EXISTS);
  if (!*fresh)
    return cliff_project_open (path, error);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int number = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), "%s: %s", folder, g_strerror (number));
      return NULL;
    }
  script = g_resources_lookup_data (samples[which].resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (script == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  project = cliff_project_create (path, samples[which].title, error);
  if (project == NULL ||
      !cliff_edit_import_script (cliff_project_get_store (project), text, samples[which].format, error) ||
      !cliff_project_break_down_all (project))
    return NULL;

  return g_steal_pointer (&project);
}

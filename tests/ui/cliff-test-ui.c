/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

/* Far more than anything takes; only a hang meets it. */
#define DEADLINE_S 240

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
cliff_test_wait_until (CliffTestCondition condition,
                       gpointer           data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_S * G_USEC_PER_SEC;
  guint source = g_timeout_add (20, wake_cb, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

static gboolean
is_past (gpointer data)
{
  return g_get_monotonic_time () > *(gint64 *) data;
}

void
cliff_test_settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  cliff_test_wait_until (is_past, &end);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

CliffApplication *
cliff_test_get_application (void)
{
  static CliffApplication *application;
  g_autoptr(GError) error = NULL;

  if (application != NULL)
    return application;
  application = cliff_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  /* Closing the last window of one test must not end the program before the next. */
  g_application_hold (G_APPLICATION (application));

  return application;
}

static gboolean
is_idle (gpointer data)
{
  return !cliff_project_get_busy (data);
}

CliffWindow *
cliff_test_open_sample (const char *language)
{
  CliffWindow *window = cliff_window_new (cliff_test_get_application ());
  CliffProject *project;

  /* The sample begins where it begins, wherever the test before this one left it. */
  g_settings_reset (cliff_application_get_settings (cliff_test_get_application ()), "places");
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.open-sample", "s", language));
  project = cliff_window_get_project (window);
  g_assert_nonnull (project);
  cliff_project_cancel_work (project);
  cliff_test_wait_until (is_idle, project);
  cliff_test_settle ();

  return window;
}

void
cliff_test_close_window (CliffWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  cliff_test_settle ();
}

GtkWidget *
cliff_test_find_widget (GtkWidget *root,
                        GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = cliff_test_find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

int
cliff_test_count_widgets (GtkWidget *root,
                          GType      type)
{
  int count = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += cliff_test_count_widgets (child, type);

  return count;
}

GtkWidget *
cliff_test_find_child (GtkWidget  *root,
                       GType       type,
                       const char *name)
{
  GtkWidget *parent = cliff_test_find_widget (root, type);
  GObject *child;

  g_assert_nonnull (parent);
  child = gtk_widget_get_template_child (parent, type, name);
  g_assert_nonnull (child);

  return GTK_WIDGET (child);
}

void
cliff_test_press (const char *keys)
{
  g_autofree char *command = g_strdup_printf ("xdotool key --delay 40 %s", keys);
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  cliff_test_settle ();
}

void
cliff_test_point (GtkWidget  *widget,
                  double      x,
                  double      y,
                  const char *button)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t place;
  double surface_x, surface_y;
  g_autofree char *command = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT ((float) x, (float) y), &place));
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  command = g_strdup_printf ("xdotool mousemove --sync %d %d %s", (int) (place.x + surface_x), (int) (place.y + surface_y),
                             button);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  cliff_test_settle ();
}

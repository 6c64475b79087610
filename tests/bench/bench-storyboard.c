/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-edit-take.h"
#include "cliff-shot-card.h"
#include "cliff-storyboard-page.h"
#include "cliff-take-file.h"

#include <gst/gst.h>
#include <time.h>

/* How long the main thread works from choosing an episode of 60 shots, whose thumbnails are at hand, until the board has been drawn; and the same in
 * the table.  Two episodes take turns. */
#define EPISODES 2
#define SHOTS 60
#define RUNS 20

/* A picture that no other shot has. */
static void
add_take (CliffStore *store,
          const char *path,
          int         index)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 270, 480);
  cairo_t *cairo = cairo_create (picture);
  CliffTakeFile take = { 0 };
  g_autoptr(GError) error = NULL;

  cairo_set_source_rgb (cairo, index / 120.0, 0.5, 1 - index / 120.0);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  cliff_take_file_prepare_picture (&take, path, picture, NULL, &error);
  g_assert_no_error (error);
  cliff_edit_add_take (store, index, "picture", &take.file, 0, 270, 480, &error);
  g_assert_no_error (error);
  cliff_take_file_clear (&take);
  cairo_surface_destroy (picture);
}

static void
fill (CliffStore *store)
{
  g_autoptr(GError) error = NULL;

  cliff_test_begin (store);
  for (gint64 episode = 1; episode <= EPISODES; episode++)
    {
      cliff_store_exec (store, &error, "INSERT INTO episode (id, position, number) VALUES (?1, ?1, ?1)", "i", episode);
      cliff_store_exec (store, &error, "INSERT INTO scene (id, episode_id, position, heading) VALUES (?1, ?1, 1, 'INT. ROOM')", "i", episode);
      for (gint64 shot = 1; shot <= SHOTS; shot++)
        {
          gint64 id = (episode - 1) * SHOTS + shot;

          cliff_store_exec (store, &error, "INSERT INTO shot (id, episode_id, scene_id, position, duration, action) "
                            "VALUES (?, ?, ?, ?, 3000000000, 'She turns and looks at the door')", "iiii", id, episode, episode, id);
          cliff_store_exec (store, &error, "INSERT INTO line (shot_id, position, speaker, text) VALUES (?, 1, 'LIN', 'You came back')",
                            "i", id);
        }
    }
  g_assert_no_error (error);
  cliff_test_commit (store);
  for (int id = 1; id <= EPISODES * SHOTS; id++)
    add_take (store, cliff_store_get_path (store), id);
}

/* Of the main thread: a display that waits, or another program, is none of ours. */
static gint64
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *painted)
{
  *painted = TRUE;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

static void
measure (CliffProject *project,
         GtkWidget    *page,
         const char   *name)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (page);
  gint64 times[RUNS];

  for (guint i = 0; i < RUNS + EPISODES; i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (cliff_project_get_episodes (project), i % EPISODES);
      gboolean painted = FALSE;
      gint64 start = get_cpu ();
      gulong handler;

      cliff_project_set_episode (project, episode);
      handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
      gtk_widget_queue_draw (page);
      while (!painted)
        g_main_context_iteration (NULL, TRUE);
      /* The first times load the pictures. */
      if (i >= EPISODES)
        times[i - EPISODES] = get_cpu () - start;
      g_signal_handler_disconnect (clock, handler);
      cliff_test_settle ();
    }
  qsort (times, RUNS, sizeof *times, compare);
  g_print ("storyboard-open-%s %.1f ms median, %.1f ms p95 (target <= 150)\n", name, (double) times[RUNS / 2] / 1000,
           (double) times[RUNS * 95 / 100] / 1000);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(CliffProject) project = NULL;
  g_autofree char *path = NULL;
  GtkWidget *window, *page;

  gst_init (&argc, &argv);
  cliff_application_prepare ();
  adw_init ();
  {
    g_autoptr(CliffStore) store = cliff_test_create_store ();

    path = g_strdup (cliff_store_get_path (store));
    fill (store);
  }
  project = cliff_project_open (path, NULL);
  window = gtk_window_new ();
  page = g_object_new (CLIFF_TYPE_STORYBOARD_PAGE, NULL);
  cliff_storyboard_page_set_project (CLIFF_STORYBOARD_PAGE (page), project);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 760);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  cliff_test_settle ();
  measure (project, page, "cards");
  g_print ("storyboard-cards %d\n", cliff_test_count_widgets (page, CLIFF_TYPE_SHOT_CARD));
  gtk_widget_activate_action (page, "storyboard.toggle-table", NULL);
  cliff_test_settle ();
  measure (project, page, "table");
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}

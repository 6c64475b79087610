/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-timeline-page.h"

#include <gst/gst.h>
#include <time.h>

/* How long the main thread reckons, lays out and draws nodes for one frame of a timeline with 2 000 shots and 10 000 clips, while it
 * scrolls, zooms and is edited; rendering the nodes is the renderer's affair.  55 frames a second leave 18 ms. */
#define SHOTS 2000
#define CLIPS 2500
#define FRAMES 300

static const char * const kinds[] = { "title", "overlay", "effect", "music" };

static void
add (CliffStore *store,
     const char *sql)
{
  g_autoptr(GError) error = NULL;

  cliff_store_exec (store, &error, sql, "");
  g_assert_no_error (error);
}

static void
fill (CliffStore *store)
{
  cliff_test_begin (store);
  add (store, "INSERT INTO episode (id, position, number) VALUES (1, 1, 1)");
  for (int i = 1; i <= SHOTS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO shot (id, episode_id, position, duration, held, action) "
                                              "VALUES (%d, 1, %d, 3000000000, 1, 'She turns and looks at the door')", i, i);

      add (store, sql);
    }
  for (guint lane = 0; lane < G_N_ELEMENTS (kinds); lane++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO lane (id, episode_id, position, kind) VALUES (%u, 1, %u, '%s')",
                                              lane + 1, lane + 1, kinds[lane]);

      add (store, sql);
      for (int i = 0; i < CLIPS; i++)
        {
          g_autofree char *clip = g_strdup_printf ("INSERT INTO clip (lane_id, shot_id, \"offset\", length, text) "
                                                   "VALUES (%u, %d, %d, 1000000000, 'Three years later')",
                                                   lane + 1, 1 + i * 4 / 5, i % 5 * 400000000);

          add (store, clip);
        }
    }
  cliff_test_commit (store);
}

static gint64
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

/* Lays out and draws what has changed. */
static void
draw (GtkWidget *view)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gtk_widget_allocate (view, gtk_widget_get_width (view), gtk_widget_get_height (view), -1, NULL);
  GTK_WIDGET_GET_CLASS (view)->snapshot (view, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_clear_pointer (&node, gsk_render_node_unref);
}

typedef void (*Act) (CliffTimelineView *view,
                     int                frame);

static void
scroll (CliffTimelineView *view,
        int                frame)
{
  cliff_timeline_view_scroll_by (view, 37, 0);
}

static void
zoom (CliffTimelineView *view,
      int                frame)
{
  CliffTime scale = cliff_geometry_get_scale (cliff_timeline_view_get_geometry (view));

  cliff_timeline_view_set_scale (view, (CliffTime) ((double) scale * (frame / 60 % 2 == 0 ? 1.06 : 1 / 1.06)), 400);
}

static void
measure (CliffTimelineView *view,
         const char        *name,
         Act                act)
{
  gint64 times[FRAMES], total = 0;

  for (int i = 0; i < FRAMES; i++)
    {
      gint64 start = get_cpu ();

      act (view, i);
      draw (GTK_WIDGET (view));
      times[i] = get_cpu () - start;
      total += times[i];
    }
  qsort (times, FRAMES, sizeof *times, compare);
  g_print ("timeline-%s %.2f ms mean, %.2f ms p95, %.0f frames/s (target >= 55)\n", name, (double) total / FRAMES / 1000,
           (double) times[FRAMES * 95 / 100] / 1000, FRAMES * 1e6 / (double) total);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(CliffProject) project = NULL;
  g_autofree char *path = NULL;
  GtkWidget *window, *page;
  CliffTimelineView *view;

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
  page = g_object_new (CLIFF_TYPE_TIMELINE_PAGE, NULL);
  cliff_timeline_page_set_project (CLIFF_TIMELINE_PAGE (page), project);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 760);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  cliff_test_settle ();
  view = cliff_timeline_page_get_view (CLIFF_TIMELINE_PAGE (page));
  g_print ("timeline-widgets %d\n", cliff_test_count_widgets (GTK_WIDGET (view), GTK_TYPE_WIDGET));
  measure (view, "scroll", scroll);
  measure (view, "zoom", zoom);
  cliff_timeline_view_fit (view);
  measure (view, "zoom-from-all", zoom);
  g_print ("timeline-widgets-after %d\n", cliff_test_count_widgets (GTK_WIDGET (view), GTK_TYPE_WIDGET));
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}

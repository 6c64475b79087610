/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-bin-cell.h"
#include "cliff-edit-cut.h"
#include "cliff-edit-media.h"
#include "cliff-lane-popover.h"
#include "cliff-level-meter.h"
#include "cliff-media-bin.h"
#include "cliff-media-intake.h"
#include "cliff-media-list.h"
#include "cliff-timeline-header.h"
#include "cliff-timeline-item.h"
#include "cliff-timeline-page.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <locale.h>

#define N_MANY 20000

/* A window on the sample whose Timeline page is shown with the media beside it. */
typedef struct
{
  CliffWindow       *window;
  CliffProject      *project;
  CliffMediaIntake  *intake;
  CliffMediaBin     *bin;
  CliffTimelineView *view;
  GListModel        *model;  /* of what the grid shows */
  char              *folder;
} Fixture;

static gboolean
is_there (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  fixture->intake = cliff_media_intake_get (fixture->project);
  fixture->folder = cliff_test_dup_folder ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.toggle-media", NULL));
  cliff_test_settle ();
  fixture->bin = CLIFF_MEDIA_BIN (cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_MEDIA_BIN));
  fixture->view = CLIFF_TIMELINE_VIEW (cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_TIMELINE_VIEW));
  fixture->model = G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (cliff_test_find_widget (GTK_WIDGET (fixture->bin),
                                                                                                 GTK_TYPE_GRID_VIEW))));
  cliff_test_wait_until (is_there, fixture->bin);
  cliff_test_wait_until (is_there, fixture->view);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  cliff_test_close_window (fixture->window);
  g_free (fixture->folder);
}

static CliffStore *
get_store (Fixture *fixture)
{
  return cliff_project_get_store (fixture->project);
}

/* ffmpeg makes a file with these words.  The sample is the same for all tests: each makes files of its own. */
static char *
make (Fixture    *fixture,
      const char *name,
      const char *words)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *command = g_strdup_printf ("ffmpeg -nostdin -v error -y -f lavfi -i %s '%s'", words, path);
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return path;
}

static gboolean
is_idle (gpointer data)
{
  return !cliff_media_intake_get_busy (data);
}

static void
bring_in (Fixture              *fixture,
          const char *const    *paths,
          const CliffMediaGoal *goal)
{
  cliff_media_intake_add (fixture->intake, paths, goal);
  cliff_test_wait_until (is_idle, fixture->intake);
  cliff_test_settle ();
}

static guint
count (Fixture *fixture)
{
  cliff_test_settle ();

  return g_list_model_get_n_items (fixture->model);
}

static void
set_state (Fixture    *fixture,
           const char *action,
           GVariant   *state)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->bin), action, state));
}

static void
search (Fixture    *fixture,
        const char *words)
{
  GtkWidget *entry = cliff_test_find_widget (GTK_WIDGET (fixture->bin), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static gboolean
is_away (gpointer bin)
{
  return !gtk_widget_get_mapped (bin);
}

/* The pane belongs to storyboard and timeline; on the script it is away. */
static void
test_shown (Fixture       *fixture,
            gconstpointer  language)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "script"));
  cliff_test_wait_until (is_away, fixture->bin);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "storyboard"));
  cliff_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->bin)));
  cliff_test_press ("ctrl+m");
  cliff_test_wait_until (is_away, fixture->bin);
}

/* Files come in together; what is no media is told, and does not keep others out. */
static void
test_import (Fixture       *fixture,
             gconstpointer  language)
{
  g_autofree char *door = make (fixture, "door slam.ogg", "sine=f=300:d=1");
  g_autofree char *film = make (fixture, "雨夜.mp4", "testsrc2=size=90x160:rate=30 -t 2 -pix_fmt yuv420p");
  g_autofree char *notes = g_build_filename (fixture->folder, "notes.txt", NULL);
  const char *paths[] = { door, notes, film, NULL };
  guint n_before = count (fixture);

  g_assert_true (g_file_set_contents (notes, "no media", -1, NULL));
  bring_in (fixture, paths, NULL);
  g_assert_cmpuint (count (fixture), ==, n_before + 2);
  g_assert_cmpuint (cliff_media_intake_get_failures (fixture->intake)->len, ==, 1);
  g_assert_nonnull (strstr (cliff_media_intake_get_failures (fixture->intake)->pdata[0], "notes.txt"));

  search (fixture, "DOOR");
  g_assert_cmpuint (count (fixture), ==, 1);
  search (fixture, "雨");
  g_assert_cmpuint (count (fixture), >=, 1);
  set_state (fixture, "bin.kind", g_variant_new_string ("sounds"));
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->bin), "bin.show-all", NULL));
  g_assert_cmpuint (count (fixture), ==, n_before + 2);
  set_state (fixture, "bin.kind", g_variant_new_string ("clips"));
  g_assert_cmpuint (count (fixture), ==, 1);
  set_state (fixture, "bin.use", g_variant_new_string ("used"));
  g_assert_cmpuint (count (fixture), ==, 0);
}

static CliffId
find_take (Fixture    *fixture,
           const char *name)
{
  guint n = count (fixture);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CliffRecord) take = g_list_model_get_item (fixture->model, i);
      g_auto(CliffMediaSummary) summary = { 0 };

      g_assert_true (cliff_media_summary_read (&summary, get_store (fixture), cliff_record_get_id (take)));
      if (g_str_equal (summary.name, name))
        {
          gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->model), i, TRUE);
          cliff_test_settle ();
          return summary.take_id;
        }
    }
  g_assert_not_reached ();
}

/* At the playhead, by keys: sounds on a lane, pictures between shots; one step each. */
static void
test_place (Fixture       *fixture,
            gconstpointer  language)
{
  g_autofree char *door = make (fixture, "door.ogg", "sine=f=400:d=1");
  g_autofree char *film = make (fixture, "film.mp4", "testsrc2=size=90x160:rate=25 -t 2 -pix_fmt yuv420p");
  const char *paths[] = { door, film, NULL };
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;
  guint n_clips = cliff_project_get_cut (fixture->project)->clips->len;
  const CliffCutClip *clip;
  GArray *selection;
  CliffId take;

  bring_in (fixture, paths, NULL);
  cliff_project_seek (fixture->project, 2 * CLIFF_SECOND);
  take = find_take (fixture, "door.ogg");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->bin), "bin.place", NULL));
  cliff_test_settle ();
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->clips->len, ==, n_clips + 1);
  selection = cliff_project_get_selection (fixture->project);
  g_assert_cmpuint (selection->len, ==, 1);
  clip = cliff_cut_find_clip (cliff_project_get_cut (fixture->project), g_array_index (selection, CliffCutItem, 0).id);
  g_assert_nonnull (clip);
  g_assert_cmpint (clip->source.take_id, ==, take);
  g_assert_cmpint (clip->start, ==, 2 * CLIFF_SECOND);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->clips->len, ==, n_clips);

  find_take (fixture, "film.mp4");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->bin), "bin.place", NULL));
  cliff_test_settle ();
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);

  /* Files let go over a lane: in, and there, in one step. */
  bring_in (fixture, paths, &(CliffMediaGoal) { cliff_project_get_episode_id (fixture->project), 0, 0 });
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->clips->len, ==, n_clips + 1);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->clips->len, ==, n_clips);
}

static GtkWidget *
find_cell (GtkWidget *root,
           CliffId    take)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = CLIFF_IS_BIN_CELL (child) ? child : find_cell (child, take);

      if (found != NULL && cliff_bin_cell_get_take (CLIFF_BIN_CELL (found)) == take)
        return found;
    }

  return NULL;
}

/* A hand takes a video from the bin and lets it go over the storyline. */
static void
test_drag (Fixture       *fixture,
           gconstpointer  language)
{
  g_autofree char *film = make (fixture, "drag.mp4", "testsrc2=size=90x160:rate=24 -t 2 -pix_fmt yuv420p");
  const char *paths[] = { film, NULL };
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;
  GtkWidget *cell;
  CliffId take;

  bring_in (fixture, paths, NULL);
  take = find_take (fixture, "drag.mp4");
  cell = find_cell (GTK_WIDGET (fixture->bin), take);
  g_assert_nonnull (cell);
  cliff_test_point (cell, 30, 30, "mousedown 1");
  for (int x = 40; x <= 120; x += 20)
    cliff_test_point (GTK_WIDGET (fixture->view), x, 40, "");
  cliff_test_point (GTK_WIDGET (fixture->view), 121, 41, "mouseup 1");
  cliff_test_settle ();
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);
}

static guint
get_n_missing (Fixture *fixture)
{
  GListModel *list = gtk_multi_selection_get_model (GTK_MULTI_SELECTION (fixture->model));
  guint n_missing;

  g_object_get (list, "n-missing", &n_missing, NULL);

  return n_missing;
}

static gboolean
has_missing (gpointer data)
{
  return get_n_missing (data) > 0;
}

static gboolean
has_none (gpointer data)
{
  return get_n_missing (data) == 0;
}

/* A file that goes is told of, and found again by its content. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  language)
{
  g_autofree char *door = make (fixture, "gone.ogg", "sine=f=500:d=1");
  g_autofree char *other = g_build_filename (fixture->folder, "renamed.bin", NULL);
  const char *paths[] = { door, NULL };
  g_auto(CliffMediaSummary) summary = { 0 };
  g_autoptr(GPtrArray) lost = NULL;
  g_autoptr(GError) error = NULL;

  bring_in (fixture, paths, NULL);
  g_assert_true (cliff_media_summary_read (&summary, get_store (fixture), find_take (fixture, "gone.ogg")));
  g_assert_cmpint (g_unlink (summary.path), ==, 0);
  g_assert_cmpint (g_rename (door, other), ==, 0);
  cliff_media_bin_look (fixture->bin);
  cliff_test_wait_until (has_missing, fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->bin), "bin.missing", NULL));
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->bin), "bin.missing", NULL));

  lost = cliff_media_find_lost (get_store (fixture));
  g_assert_cmpint (cliff_media_relink (cliff_project_get_path (fixture->project), lost, fixture->folder, NULL, &error), ==, 1);
  g_assert_no_error (error);
  cliff_media_bin_look (fixture->bin);
  cliff_test_wait_until (has_none, fixture);
}

/* With as many takes as a long series has, no more widgets than can be seen. */
static void
test_many (Fixture       *fixture,
           gconstpointer  language)
{
  CliffStore *store = get_store (fixture);
  guint n_before = count (fixture);
  g_autoptr(GError) error = NULL;
  gint64 begun;

  cliff_test_begin (store);
  g_assert_true (cliff_store_exec (store, &error,
                                   "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                                   "INSERT INTO media (sha256, extension, bytes, name, created) "
                                   "SELECT printf ('%064d', i), 'png', 1, printf ('picture %d.png', i), 0 FROM n", "i", (gint64) N_MANY));
  g_assert_true (cliff_store_exec (store, &error,
                                   "INSERT INTO take (owner, owner_id, kind, media_id, created) "
                                   "SELECT 'series', 1, 'picture', id, 0 FROM media WHERE name LIKE 'picture %'", ""));
  cliff_test_commit (store);
  g_assert_cmpuint (count (fixture), ==, n_before + N_MANY);
  g_assert_cmpint (cliff_test_count_widgets (GTK_WIDGET (fixture->bin), CLIFF_TYPE_BIN_CELL), <, 600);
  begun = g_get_monotonic_time ();
  search (fixture, "picture 1999");
  g_test_message ("search among %d: %" G_GINT64_FORMAT " ms", N_MANY, (g_get_monotonic_time () - begun) / 1000);
  /* 1999, 11999, and ten from 19990 on. */
  g_assert_cmpuint (count (fixture), ==, 12);
}

/* ── Lanes ── */

static CliffTimelineHeader *
find_header (GtkWidget *root,
             CliffId    lane)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      CliffTimelineHeader *found = CLIFF_IS_TIMELINE_HEADER (child) ? CLIFF_TIMELINE_HEADER (child) : find_header (child, lane);

      if (found != NULL && cliff_timeline_header_get_lane (found) == lane)
        return found;
    }

  return NULL;
}

static const CliffCutLane *
get_lane (Fixture *fixture,
          CliffId  lane)
{
  CliffCut *cut = cliff_project_get_cut (fixture->project);

  for (guint i = 0; i < cut->lanes->len; i++)
    if (g_array_index (cut->lanes, CliffCutLane, i).id == lane)
      return &g_array_index (cut->lanes, CliffCutLane, i);

  return NULL;
}

static guint
get_place (Fixture *fixture,
           CliffId  lane)
{
  return (guint) (get_lane (fixture, lane) - &g_array_index (cliff_project_get_cut (fixture->project)->lanes, CliffCutLane, 0));
}

/* Its volume, its name, its place: by the popover, by keys and by hand. */
static void
test_lane (Fixture       *fixture,
           gconstpointer  language)
{
  CliffId episode = cliff_project_get_episode_id (fixture->project);
  CliffId first = cliff_edit_add_lane (get_store (fixture), episode, CLIFF_LANE_EFFECT, "A", NULL);
  CliffId second = cliff_edit_add_lane (get_store (fixture), episode, CLIFF_LANE_MUSIC, "B", NULL);
  CliffTimelineHeader *header;
  GtkWidget *popover, *scale, *entry;

  cliff_test_settle ();
  g_assert_cmpuint (get_place (fixture, first), <, get_place (fixture, second));
  header = find_header (GTK_WIDGET (fixture->window), second);
  gtk_widget_grab_focus (GTK_WIDGET (header));
  cliff_test_press ("alt+Up");
  g_assert_cmpuint (get_place (fixture, first), >, get_place (fixture, second));
  g_assert_true (cliff_project_undo (fixture->project));
  cliff_test_settle ();

  header = find_header (GTK_WIDGET (fixture->window), second);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (header), "header.menu", NULL));
  cliff_test_settle ();
  popover = cliff_test_find_widget (GTK_WIDGET (header), CLIFF_TYPE_LANE_POPOVER);
  scale = cliff_test_find_widget (popover, GTK_TYPE_SCALE);
  entry = cliff_test_find_widget (popover, GTK_TYPE_ENTRY);
  gtk_range_set_value (GTK_RANGE (scale), -6);
  gtk_editable_set_text (GTK_EDITABLE (entry), "雨声");
  gtk_popover_popdown (GTK_POPOVER (popover));
  cliff_test_settle ();
  g_assert_cmpint (ABS (get_lane (fixture, second)->gain - 501187), <, 2);
  g_assert_cmpstr (get_lane (fixture, second)->name, ==, "雨声");
  g_assert_cmpint (get_lane (fixture, second)->ducked, ==, CLIFF_CUT_USUAL_DUCK);

  header = find_header (GTK_WIDGET (fixture->window), second);
  gtk_widget_grab_focus (GTK_WIDGET (header));
  cliff_test_press ("Delete");
  g_assert_null (get_lane (fixture, second));
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_nonnull (get_lane (fixture, second));
}

static void
test_decibels (void)
{
  g_assert_cmpint (cliff_lane_gain_from_db (0), ==, 1000000);
  g_assert_cmpint (cliff_lane_gain_from_db (-60), ==, 0);
  g_assert_cmpfloat_with_epsilon (cliff_lane_gain_to_db (0), -60, 0.001);
  for (double db = -59.5; db <= 12; db += 0.5)
    g_assert_cmpfloat_with_epsilon (cliff_lane_gain_to_db (cliff_lane_gain_from_db (db)), db, 0.02);
}

/* It rises at once and falls slowly. */
static void
test_meter (void)
{
  CliffLevelMeter *meter = g_object_ref_sink (CLIFF_LEVEL_METER (cliff_level_meter_new ()));

  g_assert_cmpfloat (cliff_level_meter_get (meter), ==, -60);
  cliff_level_meter_set (meter, 0.5f, 20000);
  g_assert_cmpfloat_with_epsilon (cliff_level_meter_get (meter), -6.02, 0.01);
  cliff_level_meter_set (meter, 0, G_USEC_PER_SEC / 2);
  g_assert_cmpfloat_with_epsilon (cliff_level_meter_get (meter), -18.02, 0.01);
  cliff_level_meter_set (meter, 0, -1);
  g_assert_cmpfloat (cliff_level_meter_get (meter), ==, -60);
  g_object_unref (meter);
}

/* ── Filmstrips ── */

/* Red, green, blue at a place of the widget; FALSE while it has drawn nothing. */
static gboolean
get_colour (GtkWidget *widget,
            double     part,
            guchar     rgb[4])
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autofree guchar *pixels = g_malloc ((gsize) width * (gsize) height * 4);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  for (int i = 0; i < 3; i++)
    rgb[i] = pixels[((gsize) (height / 3) * (gsize) width + (gsize) (part * width)) * 4 + (gsize) (2 - i)];

  return TRUE;
}

static GtkWidget *
find_item (GtkWidget *root,
           CliffId    shot)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = CLIFF_IS_TIMELINE_ITEM (child) ? child : find_item (child, shot);

      if (found != NULL && gtk_widget_get_child_visible (found) &&
          cliff_timeline_item_get_item (CLIFF_TIMELINE_ITEM (found)).id == shot &&
          cliff_timeline_item_get_item (CLIFF_TIMELINE_ITEM (found)).kind == CLIFF_CUT_SHOT)
        return found;
    }

  return NULL;
}

static gboolean
is_striped (gpointer data)
{
  guchar left[4], right[4];

  return get_colour (data, 0.1, left) && get_colour (data, 0.9, right) && left[0] > 120 && left[2] < 90 && right[2] > 120 && right[0] < 90;
}

/* Along a video that is red and then blue, its clip is red and then blue. */
static void
test_strip (Fixture       *fixture,
            gconstpointer  language)
{
  g_autofree char *film = make (fixture, "two.mp4", "\"color=red:s=90x160:r=30:d=3[a];color=blue:s=90x160:r=30:d=3[b];[a][b]concat\" "
                                "-pix_fmt yuv420p");
  const char *paths[] = { film, NULL };
  CliffCutItem item;

  bring_in (fixture, paths, &(CliffMediaGoal) { cliff_project_get_episode_id (fixture->project), 0, 0 });
  item = g_array_index (cliff_project_get_selection (fixture->project), CliffCutItem, 0);
  cliff_timeline_view_set_scale (fixture->view, 20 * CLIFF_MSECOND, 0);
  cliff_timeline_view_reveal (fixture->view, 0);
  cliff_test_settle ();
  cliff_test_wait_until (is_striped, find_item (GTK_WIDGET (fixture->view), item.id));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  gst_init (&argc, &argv);
  cliff_application_prepare ();
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bin/decibels", test_decibels);
  g_test_add_func ("/bin/meter", test_meter);
  g_test_add ("/bin/shown", Fixture, "zh", set_up, test_shown, tear_down);
  g_test_add ("/bin/import", Fixture, "zh", set_up, test_import, tear_down);
  g_test_add ("/bin/place", Fixture, "zh", set_up, test_place, tear_down);
  g_test_add ("/bin/drag", Fixture, "en", set_up, test_drag, tear_down);
  g_test_add ("/bin/missing", Fixture, "en", set_up, test_missing, tear_down);
  g_test_add ("/bin/many", Fixture, "en", set_up, test_many, tear_down);
  g_test_add ("/bin/lane", Fixture, "zh", set_up, test_lane, tear_down);
  g_test_add ("/bin/strip", Fixture, "zh", set_up, test_strip, tear_down);

  return g_test_run ();
}

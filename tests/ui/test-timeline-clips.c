/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-clip-bundle.h"
#include "cliff-edit-cut.h"
#include "cliff-timeline-clipboard.h"
#include "cliff-timeline-page.h"

#include <gst/gst.h>
#include <locale.h>

/* A window on the sample whose Timeline page is shown. */
typedef struct
{
  CliffWindow       *window;
  CliffProject      *project;
  CliffStore        *store;
  CliffTimelinePage *page;
  CliffTimelineView *view;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  fixture->store = cliff_project_get_store (fixture->project);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "timeline"));
  cliff_test_settle ();
  fixture->page = CLIFF_TIMELINE_PAGE (cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_TIMELINE_PAGE));
  fixture->view = cliff_timeline_page_get_view (fixture->page);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  cliff_test_close_window (fixture->window);
}

static const CliffCutShot *
get_shot (Fixture *fixture,
          guint    index)
{
  return &g_array_index (cliff_project_get_cut (fixture->project)->shots, CliffCutShot, index);
}

/* Presses keys with one shot selected and the playhead at @time. */
static void
press_at (Fixture    *fixture,
          guint       index,
          CliffTime   time,
          const char *keys)
{
  CliffCutItem item = { CLIFF_CUT_SHOT, get_shot (fixture, index)->id };

  cliff_project_set_selection (fixture->project, &item, 1);
  cliff_timeline_view_set_cursor (fixture->view, item);
  cliff_project_seek (fixture->project, time);
  cliff_test_settle ();
  cliff_test_press (keys);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return cliff_store_get_int (fixture->store, -1, sql, "");
}

/* A copy stands at the playhead, and is selected; one undo takes it back. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  language)
{
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;
  CliffTime length = get_shot (fixture, 0)->length, end = cliff_project_get_cut (fixture->project)->duration;
  CliffId step = cliff_store_get_step (fixture->store);
  GArray *selection;

  press_at (fixture, 0, end, "ctrl+c ctrl+v");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  g_assert_cmpint (get_shot (fixture, n_shots)->length, ==, length);
  selection = cliff_project_get_selection (fixture->project);
  g_assert_cmpuint (selection->len, ==, 1);
  g_assert_cmpint (g_array_index (selection, CliffCutItem, 0).id, ==, get_shot (fixture, n_shots)->id);
  g_assert_cmpint (cliff_store_get_step (fixture->store), ==, step + 1);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);
}

/* What is cut stays until it is pasted; then it is the very same, with its lines. */
static void
test_cut (Fixture       *fixture,
          gconstpointer  language)
{
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;
  CliffId first = get_shot (fixture, 0)->id, last = get_shot (fixture, n_shots - 1)->id;
  gint64 n_lines = count (fixture, "SELECT count(*) FROM line");
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM line WHERE shot_id = %" G_GINT64_FORMAT, last);
  gint64 n_own = count (fixture, sql);

  press_at (fixture, n_shots - 1, 0, "ctrl+x");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);
  cliff_test_press ("ctrl+v");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);
  g_assert_cmpint (get_shot (fixture, 0)->id, ==, last);
  g_assert_cmpint (get_shot (fixture, 1)->id, ==, first);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM line"), ==, n_lines);
  g_assert_cmpint (count (fixture, sql), ==, n_own);
  /* What has moved can be copied from then on. */
  cliff_test_press ("ctrl+v");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpint (get_shot (fixture, 0)->id, ==, first);
}

/* From one episode to another. */
static void
test_episodes (Fixture       *fixture,
               gconstpointer  language)
{
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;
  CliffId second = get_shot (fixture, 1)->id;

  press_at (fixture, 1, 0, "ctrl+x");
  g_assert_true (cliff_project_add_episode (fixture->project));
  cliff_test_settle ();
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "timeline.paste", "b", FALSE));
  cliff_test_settle ();
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, 1);
  g_assert_cmpint (get_shot (fixture, 0)->id, ==, second);
  g_assert_true (cliff_project_undo (fixture->project));
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count(*) FROM shot WHERE episode_id = 1"), ==, n_shots);
}

/* The last shot goes to the start of the next episode. */
static void
test_send (Fixture       *fixture,
           gconstpointer  language)
{
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;
  CliffId last = get_shot (fixture, n_shots - 1)->id;

  press_at (fixture, n_shots - 1, 0, "alt+Page_Down");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots - 1);
  g_assert_cmpint (count (fixture, "SELECT id FROM shot WHERE episode_id = 2 ORDER BY position LIMIT 1"), ==, last);
  g_assert_true (cliff_project_undo (fixture->project));
  press_at (fixture, 0, 0, "alt+Page_Up");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots);
}

/* The range is copied, cut at its ends; Delete takes it out where nothing is selected. */
static void
test_range (Fixture       *fixture,
            gconstpointer  language)
{
  CliffTime half = cliff_cut_round (cliff_project_get_cut (fixture->project), get_shot (fixture, 0)->length / 2);
  CliffTime start = get_shot (fixture, 1)->start, end = cliff_project_get_cut (fixture->project)->duration;
  guint n_shots = cliff_project_get_cut (fixture->project)->shots->len;

  cliff_range_set (cliff_project_get_range (fixture->project), half, start);
  press_at (fixture, 0, end, "Escape ctrl+c ctrl+v");
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  g_assert_cmpint (ABS (get_shot (fixture, n_shots)->length - (start - half)), <, 2);
  g_assert_true (cliff_project_undo (fixture->project));

  press_at (fixture, 0, end, "Escape shift+Delete");
  g_assert_cmpint (ABS (cliff_project_get_cut (fixture->project)->duration - end), <, 2);
  g_assert_cmpuint (cliff_project_get_cut (fixture->project)->shots->len, ==, n_shots + 1);
  g_assert_true (cliff_project_undo (fixture->project));
  press_at (fixture, 0, end, "Escape Delete");
  g_assert_cmpint (ABS (cliff_project_get_cut (fixture->project)->duration - (end - start + half)), <, 2);
  g_assert_false (cliff_range_get (cliff_project_get_range (fixture->project), NULL, NULL));
}

/* Pasted over what stands there: the episode does not get longer. */
static void
test_overwrite (Fixture       *fixture,
                gconstpointer  language)
{
  CliffTime start = get_shot (fixture, 2)->start, length = get_shot (fixture, 0)->length;
  CliffTime end = cliff_project_get_cut (fixture->project)->duration;

  press_at (fixture, 0, start, "ctrl+c ctrl+shift+v");
  g_assert_cmpint (ABS (cliff_project_get_cut (fixture->project)->duration - end), <, 2);
  g_assert_cmpint (get_shot (fixture, 2)->length, ==, length);
  g_assert_true (cliff_cut_check (cliff_project_get_cut (fixture->project), NULL));
  cliff_test_press ("w");
  g_assert_true (cliff_timeline_view_get_overwriting (fixture->view));
  g_assert_true (cliff_project_undo (fixture->project));
}

/* Another project takes the words of titles, and says of the rest why not. */
static void
test_projects (Fixture       *fixture,
               gconstpointer  language)
{
  CliffId id = cliff_edit_add_clip (fixture->store, 1, CLIFF_LANE_TITLE, 0, CLIFF_SECOND, 2 * CLIFF_SECOND, "三年后", 0, CLIFF_PLACE_FREE,
                                    NULL);
  CliffCutItem items[] = { { CLIFF_CUT_CLIP, id }, { CLIFF_CUT_SHOT, get_shot (fixture, 0)->id } };
  g_autofree char *folder = g_dir_make_tmp ("cliff-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "b.cliffhanger", NULL);
  g_autoptr(CliffProject) other = cliff_project_create (path, "B", NULL);
  g_autoptr(CliffClipBundle) bundle = NULL;
  g_autoptr(CliffClipBundle) read = NULL;
  g_autofree char *json = NULL;
  g_autoptr(GArray) put = NULL;

  cliff_test_settle ();
  bundle = cliff_clip_bundle_new (fixture->store, cliff_project_get_cut (fixture->project), items, 2, FALSE);
  json = cliff_clip_bundle_dup_json (bundle);
  read = cliff_clip_bundle_parse (json, -1, NULL);
  g_assert_nonnull (read);
  g_assert_true (cliff_clip_bundle_is_of (read, fixture->store));
  g_assert_false (cliff_clip_bundle_is_of (read, cliff_project_get_store (other)));
  g_assert_null (strstr (json, cliff_project_get_path (fixture->project)));
  g_assert_true (cliff_project_add_episode (other));
  g_assert_true (cliff_timeline_clipboard_put (other, read, FALSE, cliff_project_get_episode_id (other), 3 * CLIFF_SECOND,
                                               CLIFF_PLACE_FREE, &put));
  g_assert_cmpuint (put->len, ==, 1);
  g_assert_cmpstr (g_array_index (cliff_project_get_cut (other)->clips, CliffCutClip, 0).text, ==, "三年后");
  g_assert_cmpint (g_array_index (cliff_project_get_cut (other)->clips, CliffCutClip, 0).start, ==, 4 * CLIFF_SECOND);
}

/* Nothing that another program says does harm. */
static void
test_parse (void)
{
  static const char * const bad[] = {
    "", "[]", "{}", "null", "{\"version\":2}", "{\"version\":\"1\"}", "\xff\xfe",
  };
  static const char * const odd[] = {
    "{\"version\":1}", "{\"version\":1,\"items\":7,\"words\":{},\"cut\":[],\"start\":-5,\"end\":\"x\",\"project\":[1]}",
    "{\"version\":1,\"items\":[1,null,{\"kind\":\"shot\",\"id\":-3},{\"kind\":\"tree\",\"id\":3}]}",
    ("{\"version\":1,\"words\":[{\"kind\":\"title\",\"start\":-1,\"length\":5},{\"kind\":\"title\",\"start\":0,\"length\":9e300},"
    "{\"kind\":\"music\",\"start\":0,\"length\":5,\"text\":\"x\"}]}"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (cliff_clip_bundle_parse (bad[i], -1, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr(CliffClipBundle) bundle = cliff_clip_bundle_parse (odd[i], -1, NULL);

      g_assert_nonnull (bundle);
      g_assert_cmpuint (bundle->items->len + bundle->words->len, ==, 0);
      g_assert_cmpint (bundle->start, ==, 0);
    }
}

/* J, K and L; with K held a frame at a time. */
static void
test_shuttle (Fixture       *fixture,
              gconstpointer  language)
{
  CliffPlayer *player = cliff_project_get_player (fixture->project);
  CliffTime before;

  press_at (fixture, 2, get_shot (fixture, 2)->start, "l");
  g_assert_cmpint (cliff_player_get_rate (player), ==, 1);
  cliff_test_press ("l");
  g_assert_cmpint (cliff_player_get_rate (player), ==, 2);
  cliff_test_press ("j");
  g_assert_cmpint (cliff_player_get_rate (player), ==, -1);
  cliff_test_press ("j");
  g_assert_cmpint (cliff_player_get_rate (player), ==, -2);
  cliff_test_press ("k");
  g_assert_cmpint (cliff_player_get_rate (player), ==, 0);
  before = cliff_player_get_position (player);
  g_assert_true (g_spawn_command_line_sync ("xdotool keydown k key l key l keyup k", NULL, NULL, NULL, NULL));
  cliff_test_settle ();
  g_assert_cmpint (cliff_player_get_rate (player), ==, 0);
  g_assert_cmpint (cliff_player_get_position (player), >, before);
  g_assert_cmpint (cliff_player_get_position (player) - before, <, 120 * CLIFF_MSECOND);
}

/* What a hand does at edges, by keys. */
static void
test_edges (Fixture       *fixture,
            gconstpointer  language)
{
  CliffCut *cut = cliff_project_get_cut (fixture->project);
  CliffTime frame = CLIFF_SECOND * cut->fps_den / cut->fps_num, duration = cut->duration;
  guint n_shots = cut->shots->len;
  CliffTime second = get_shot (fixture, 2)->start, length = get_shot (fixture, 1)->length;

  /* The cut behind the shot rolls: the episode stays as long as it is. */
  press_at (fixture, 1, 0, "alt+comma");
  g_assert_cmpint (ABS (get_shot (fixture, 2)->start - second + frame), <, 3);
  g_assert_cmpint (ABS (cliff_project_get_cut (fixture->project)->duration - duration), <, 3);
  cliff_test_press ("ctrl+bracketright");
  g_assert_cmpint (ABS (get_shot (fixture, 1)->length - length + 2 * frame), <, 3);
  g_assert_cmpint (ABS (cliff_project_get_cut (fixture->project)->duration - duration + frame), <, 3);
  cliff_test_press ("n");
  {
    gboolean snapping;

    g_object_get (cliff_timeline_page_get_hand (fixture->page), "snapping", &snapping, NULL);
    g_assert_false (snapping);
  }

  /* From edit to edge, never stuck at one. */
  press_at (fixture, 0, 0, "Page_Down Page_Down Page_Down");
  g_assert_cmpint (cliff_player_get_position (cliff_project_get_player (fixture->project)), >=, get_shot (fixture, 1)->start);
  cliff_test_press ("i Page_Down o");
  g_assert_true (cliff_range_get (cliff_project_get_range (fixture->project), NULL, NULL));

  /* From here to the end of the row, and everywhere. */
  press_at (fixture, 1, get_shot (fixture, 3)->start, "shift+End");
  g_assert_cmpuint (cliff_project_get_selection (fixture->project)->len, ==, n_shots - 3);
  cliff_test_press ("ctrl+shift+End");
  g_assert_cmpuint (cliff_project_get_selection (fixture->project)->len, >, n_shots - 3);
}

/* A gap on a lane closes; a title fades to the playhead. */
static void
test_lanes (Fixture       *fixture,
            gconstpointer  language)
{
  CliffId id = cliff_edit_add_clip (fixture->store, 1, CLIFF_LANE_TITLE, 0, 4 * CLIFF_SECOND, 2 * CLIFF_SECOND, "片名", 0, CLIFF_PLACE_FREE,
                                    NULL);
  CliffCutItem item = { CLIFF_CUT_CLIP, id };
  CliffTime start;

  cliff_test_settle ();
  cliff_project_set_selection (fixture->project, &item, 1);
  cliff_timeline_view_set_cursor (fixture->view, item);
  cliff_project_seek (fixture->project, 5 * CLIFF_SECOND);
  cliff_test_settle ();
  cliff_test_press ("f");
  g_assert_cmpint (ABS (cliff_cut_find_clip (cliff_project_get_cut (fixture->project), id)->fade_in - CLIFF_SECOND), <, 50 * CLIFF_MSECOND);
  cliff_test_press ("shift+f");
  g_assert_cmpint (cliff_cut_find_clip (cliff_project_get_cut (fixture->project), id)->fade_out, >, 900 * CLIFF_MSECOND);
  cliff_project_seek (fixture->project, 0);
  cliff_test_press ("g");
  g_assert_cmpint (cliff_cut_find_clip (cliff_project_get_cut (fixture->project), id)->start, <, 4 * CLIFF_SECOND);
  cliff_project_set_selection (fixture->project, &item, 1);
  cliff_test_press ("z");
  start = cliff_cut_find_clip (cliff_project_get_cut (fixture->project), id)->start;
  g_assert_cmpfloat (cliff_timeline_view_get_x (fixture->view, start + 2 * CLIFF_SECOND) - cliff_timeline_view_get_x (fixture->view, start),
                     >, gtk_widget_get_width (GTK_WIDGET (fixture->view)) * 0.8);
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

  g_test_add_func ("/timeline-clips/parse", test_parse);
  g_test_add ("/timeline-clips/copy", Fixture, "zh", set_up, test_copy, tear_down);
  g_test_add ("/timeline-clips/cut", Fixture, "zh", set_up, test_cut, tear_down);
  g_test_add ("/timeline-clips/episodes", Fixture, "en", set_up, test_episodes, tear_down);
  g_test_add ("/timeline-clips/send", Fixture, "en", set_up, test_send, tear_down);
  g_test_add ("/timeline-clips/range", Fixture, "en", set_up, test_range, tear_down);
  g_test_add ("/timeline-clips/overwrite", Fixture, "en", set_up, test_overwrite, tear_down);
  g_test_add ("/timeline-clips/projects", Fixture, "en", set_up, test_projects, tear_down);
  g_test_add ("/timeline-clips/shuttle", Fixture, "en", set_up, test_shuttle, tear_down);
  g_test_add ("/timeline-clips/edges", Fixture, "en", set_up, test_edges, tear_down);
  g_test_add ("/timeline-clips/lanes", Fixture, "en", set_up, test_lanes, tear_down);

  return g_test_run ();
}

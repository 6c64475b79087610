/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-ui.h"

#include "cliff-compose.h"
#include "cliff-guides.h"
#include "cliff-platform.h"
#include "cliff-preview.h"
#include "cliff-relink.h"
#include "cliff-take-import.h"
#include "cliff-video-reader.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <locale.h>

/* A window on the sample whose preview shows a picture and has the focus. */
typedef struct
{
  CliffWindow  *window;
  CliffProject *project;
  CliffPlan    *plan;
  GtkWidget    *preview;
  GtkWidget    *picture;
  GSettings    *settings;
} Fixture;

static gboolean
has_picture (gpointer picture)
{
  return gtk_picture_get_paintable (picture) != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  language)
{
  fixture->window = cliff_test_open_sample (language);
  fixture->project = cliff_window_get_project (fixture->window);
  fixture->plan = cliff_project_get_plan (fixture->project);
  fixture->preview = cliff_test_find_widget (GTK_WIDGET (fixture->window), CLIFF_TYPE_PREVIEW);
  fixture->picture = cliff_test_find_child (fixture->preview, CLIFF_TYPE_PREVIEW, "picture");
  fixture->settings = cliff_application_get_settings (cliff_test_get_application ());
  cliff_test_wait_until (has_picture, fixture->picture);
  gtk_widget_grab_focus (fixture->preview);
  cliff_test_settle ();
  g_assert_true (gtk_widget_has_focus (fixture->preview));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  language)
{
  cliff_test_close_window (fixture->window);
}

static gboolean
is_idle (gpointer project)
{
  return !cliff_project_get_busy (project);
}

/* ── Lines over the picture ── */

/* What @widget draws, in R8G8B8A8: (transfer full) (nullable), NULL when nothing. */
static GBytes *
draw (GtkWidget *widget,
      int       *width)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autoptr(GdkTextureDownloader) downloader = NULL;
  gsize stride;
  int height = gtk_widget_get_height (widget);

  *width = gtk_widget_get_width (widget);
  gdk_paintable_snapshot (paintable, snapshot, *width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, *width, height));
  downloader = gdk_texture_downloader_new (texture);
  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);

  return gdk_texture_downloader_download_bytes (downloader, &stride);
}

/* How much of @widget is covered, in thousandths. */
static int
measure_cover (GtkWidget *widget)
{
  int width;
  g_autoptr(GBytes) bytes = draw (widget, &width);
  gsize size, n_covered = 0;
  const guint8 *pixels;

  if (bytes == NULL)
    return 0;
  pixels = g_bytes_get_data (bytes, &size);
  for (gsize i = 3; i < size; i += 4)
    n_covered += pixels[i] != 0;

  return (int) (n_covered * 1000 / (size / 4));
}

static void
test_guides (Fixture       *fixture,
             gconstpointer  language)
{
  GtkWidget *guides = cliff_test_find_child (fixture->preview, CLIFF_TYPE_PREVIEW, "guides");
  const char *const *codes = cliff_platform_get_codes ();
  int thirds;

  g_assert_cmpint (measure_cover (guides), ==, 0);
  cliff_test_press ("t");
  thirds = measure_cover (guides);
  g_assert_cmpint (thirds, >, 0);
  cliff_test_press ("s c");
  g_assert_cmpint (measure_cover (guides), >, thirds);
  g_assert_true (g_settings_get_boolean (fixture->settings, "preview-safe-areas"));
  cliff_test_press ("t s c");
  g_assert_cmpint (measure_cover (guides), ==, 0);

  /* Each platform covers a good part, and less than all; behind the last comes none. */
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *code = NULL;

      cliff_test_press ("p");
      code = g_settings_get_string (fixture->settings, "preview-platform");
      g_assert_cmpstr (code, ==, codes[i]);
      g_assert_cmpint (measure_cover (guides), >, 200);
      g_assert_cmpint (measure_cover (guides), <, 700);
    }
  cliff_test_press ("p");
  g_assert_cmpint (measure_cover (guides), ==, 0);
}

static void
test_platforms (void)
{
  const char *const *codes = cliff_platform_get_codes ();
  g_autoptr(GError) error = NULL;
  CliffPlatform platform;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_assert_true (cliff_platform_load (&platform, codes[i], &error));
      g_assert_no_error (error);
      g_assert_cmpuint (platform.n_zones, >, 0);
      for (guint j = 0; j < platform.n_zones; j++)
        {
          graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 1, 1);

          g_assert_true (graphene_rect_contains_rect (&all, &platform.zones[j]));
        }
    }
  g_assert_false (cliff_platform_load (&platform, "nowhere", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (platform.n_zones, ==, 0);
}

/* ── Going to a time, the whole screen ── */

static gboolean
has_no_toplevel_but (gpointer window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n_toplevels = g_list_model_get_n_items (toplevels), n_others = 0;

  for (guint i = 0; i < n_toplevels; i++)
    {
      g_autoptr(GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      n_others += (gpointer) toplevel == window ? 0 : 1;
    }

  return n_others == 0;
}

static void
test_go_to (Fixture       *fixture,
            gconstpointer  language)
{
  CliffPlayer *player = cliff_project_get_player (fixture->project);
  GtkWidget *popover = cliff_test_find_child (fixture->preview, CLIFF_TYPE_PREVIEW, "time_popover");
  GtkWidget *entry = cliff_test_find_child (fixture->preview, CLIFF_TYPE_PREVIEW, "time_entry");

  cliff_test_press ("g");
  g_assert_true (gtk_widget_get_mapped (popover));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "0:00:00");
  gtk_editable_set_text (GTK_EDITABLE (entry), "tomorrow");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpint (cliff_player_get_position (player), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "0:02:03");
  g_signal_emit_by_name (entry, "activate");
  cliff_test_settle ();
  g_assert_false (gtk_widget_get_mapped (popover));
  g_assert_cmpint (cliff_player_get_position (player), ==,
                   cliff_plan_get_frame_time (fixture->plan, 2 * fixture->plan->fps_num / fixture->plan->fps_den + 3));
}

static void
test_full_screen (Fixture       *fixture,
                  gconstpointer  language)
{
  CliffPlayer *player = cliff_project_get_player (fixture->project);
  g_autoptr(GtkWindow) window = NULL;
  GtkWidget *preview, *picture;

  g_assert_true (has_no_toplevel_but (fixture->window));
  g_assert_true (gtk_widget_activate_action (fixture->preview, "preview.full-screen", NULL));
  cliff_test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr(GtkWindow) toplevel = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (toplevel != GTK_WINDOW (fixture->window))
        g_set_object (&window, toplevel);
    }
  g_assert_nonnull (window);
  preview = cliff_test_find_widget (GTK_WIDGET (window), CLIFF_TYPE_PREVIEW);
  picture = cliff_test_find_child (preview, CLIFF_TYPE_PREVIEW, "picture");
  cliff_test_wait_until (has_picture, picture);
  g_assert_true (gtk_widget_activate_action (preview, "preview.step", "i", 1));
  g_assert_cmpint (cliff_player_get_position (player), >, 0);
  /* The same key leaves, and it can be entered again. */
  g_assert_true (gtk_widget_activate_action (preview, "preview.full-screen", NULL));
  cliff_test_settle ();
  g_assert_true (has_no_toplevel_but (fixture->window));
  g_assert_true (gtk_widget_activate_action (fixture->preview, "preview.full-screen", NULL));
  cliff_test_settle ();
  g_assert_false (has_no_toplevel_but (fixture->window));
  /* It goes with the project. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL));
  cliff_test_wait_until (has_no_toplevel_but, fixture->window);
}

/* ── What is played, and how ── */

static gboolean
has_gone_round (gpointer player)
{
  return cliff_player_get_position (player) < CLIFF_SECOND;
}

/* A play that loops begins again at the end, and the button tells what the key did. */
static void
test_loop (Fixture       *fixture,
           gconstpointer  language)
{
  CliffPlayer *player = cliff_project_get_player (fixture->project);
  GtkWidget *button = cliff_test_find_child (fixture->preview, CLIFF_TYPE_PREVIEW, "loop_button");
  CliffTime last = cliff_plan_get_frame_time (fixture->plan, fixture->plan->n_frames - 3);

  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  cliff_test_press ("r");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  cliff_project_seek (fixture->project, last);
  cliff_player_play (player);
  cliff_test_wait_until (has_gone_round, player);
  g_assert_true (cliff_player_get_playing (player));
  cliff_player_pause (player);
  cliff_test_press ("r");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_settings_reset (fixture->settings, "preview-loop");
}

static void
test_shuttle (Fixture       *fixture,
              gconstpointer  language)
{
  CliffPlayer *player = cliff_project_get_player (fixture->project);
  GtkWidget *rate = cliff_test_find_child (fixture->preview, CLIFF_TYPE_PREVIEW, "rate");

  g_assert_false (gtk_widget_get_visible (rate));
  cliff_player_play (player);
  g_assert_false (gtk_widget_get_visible (rate));
  cliff_player_shuttle (player, 4);
  g_assert_true (gtk_widget_get_visible (rate));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (rate)), ==, "4× ▸");
  cliff_player_shuttle (player, -2);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (rate)), ==, "◂ 2×");
  cliff_player_pause (player);
  g_assert_false (gtk_widget_get_visible (rate));
}

/* The menu's choice is the player's, and a new window's. */
static void
test_quality (Fixture       *fixture,
              gconstpointer  language)
{
  CliffPlayer *player = cliff_project_get_player (fixture->project);

  g_assert_cmpint (cliff_player_get_quality (player), ==, CLIFF_PLAYER_HALF);
  g_assert_true (gtk_widget_activate_action (fixture->preview, "view.preview-quality", "s", "quarter"));
  g_assert_cmpint (cliff_player_get_quality (player), ==, CLIFF_PLAYER_QUARTER);
  cliff_test_close_window (fixture->window);
  set_up (fixture, language);
  player = cliff_project_get_player (fixture->project);
  g_assert_cmpint (cliff_player_get_quality (player), ==, CLIFF_PLAYER_QUARTER);
  g_assert_true (gtk_widget_activate_action (fixture->preview, "view.preview-quality", "s", "full"));
  g_assert_cmpint (cliff_player_get_quality (player), ==, CLIFF_PLAYER_FULL);
  g_settings_reset (fixture->settings, "preview-quality");
  g_assert_cmpint (cliff_player_get_quality (player), ==, CLIFF_PLAYER_HALF);
}

/* ── What is gone ── */

static gboolean
is_revealed (gpointer banner)
{
  return adw_banner_get_revealed (banner);
}

static gboolean
is_hidden (gpointer banner)
{
  return !adw_banner_get_revealed (banner);
}

/* A file that is taken away is told of by its name, and found again wherever it is, under another name too. */
static void
test_losses (Fixture       *fixture,
             gconstpointer  language)
{
  CliffPlayer *player = cliff_project_get_player (fixture->project);
  GtkWidget *losses = cliff_test_find_child (fixture->preview, CLIFF_TYPE_PREVIEW, "losses");
  GtkWidget *banner = adw_bin_get_child (ADW_BIN (losses));
  const CliffPlanShot *shot = g_ptr_array_index (fixture->plan->shots, 0);
  g_autofree char *path = g_strdup (shot->path), *folder = cliff_test_dup_folder ();
  g_autofree char *elsewhere = g_build_filename (folder, "under-another-name", NULL);
  g_autofree char *name = cliff_plan_dup_file_name (shot->name, path);

  cliff_test_settle ();
  g_assert_false (is_revealed (banner));
  g_assert_cmpint (g_rename (path, elsewhere), ==, 0);
  cliff_project_look_again (fixture->project);
  cliff_test_wait_until (is_revealed, banner);
  g_assert_nonnull (strstr (adw_banner_get_title (ADW_BANNER (banner)), name));
  g_assert_nonnull (adw_banner_get_button_label (ADW_BANNER (banner)));
  /* The rest plays. */
  cliff_player_play (player);
  cliff_test_settle ();
  g_assert_true (cliff_player_get_playing (player));
  cliff_player_pause (player);
  cliff_relink_in_folder (fixture->project, folder);
  cliff_test_wait_until (is_hidden, banner);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  cliff_test_wait_until (is_idle, fixture->project);
}

/* ── One picture ── */

typedef struct
{
  GdkTexture *texture;
  gboolean    is_over;
} Pasted;

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Pasted *pasted = data;

  pasted->texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  pasted->is_over = TRUE;
}

static gboolean
is_over (gpointer data)
{
  return ((Pasted *) data)->is_over;
}

/* What is copied is the picture that is exported, label and all, whatever lines are shown over it. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  language)
{
  g_autoptr(CliffComposer) composer = cliff_composer_new (fixture->plan, 0, 0);
  g_autoptr(CliffPicture) picture = cliff_picture_new (fixture->plan->width, fixture->plan->height);
  g_autoptr(GBytes) expected = NULL, copied = NULL;
  g_autoptr(GdkTextureDownloader) downloader = NULL;
  Pasted pasted = { NULL, FALSE };
  gsize stride;

  cliff_test_press ("s p Right Right Right ctrl+c");
  cliff_test_wait_until (is_idle, fixture->project);
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (fixture->preview), NULL, pasted_cb, &pasted);
  cliff_test_wait_until (is_over, &pasted);
  g_assert_nonnull (pasted.texture);
  downloader = gdk_texture_downloader_new (pasted.texture);
  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  copied = gdk_texture_downloader_download_bytes (downloader, &stride);
  g_assert_true (cliff_composer_compose (composer, 3, picture, NULL));
  expected = cliff_picture_to_rgba (picture);
  g_assert_cmpmem (g_bytes_get_data (expected, NULL), g_bytes_get_size (expected),
                   g_bytes_get_data (copied, NULL), g_bytes_get_size (copied));
  g_object_unref (pasted.texture);
  g_settings_reset (fixture->settings, "preview-safe-areas");
  g_settings_reset (fixture->settings, "preview-platform");
}

/* A video becomes the take of the first shot, its fourth picture the next one. */
static void
test_use (Fixture       *fixture,
          gconstpointer  language)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *video = g_build_filename (folder, "counter.mkv", NULL);
  g_autofree char *command = g_strdup_printf ("ffmpeg -nostdin -v error -f lavfi -i "
                                              "color=black:s=216x384:r=30:d=4,geq=lum='20+N':cb=128:cr=128 "
                                              "-c:v ffv1 %s", video);
  CliffStore *store = cliff_project_get_store (fixture->project);
  CliffPlanShot *shot = g_ptr_array_index (fixture->plan->shots, 0);
  g_autofree char *detail = NULL, *path = NULL;
  g_autoptr(CliffVideoReader) reader = NULL;
  const CliffPicture *picture;
  g_autoptr(GError) error = NULL;
  CliffId shot_id = shot->shot_id, first, second;
  int status;

  /* Without a video there is nothing to use. */
  first = cliff_store_get_int (store, 0, "SELECT take_id FROM shot WHERE id = ?", "i", shot_id);
  cliff_test_press ("u");
  g_assert_false (cliff_project_get_busy (fixture->project));

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, NULL) && status == 0);
  cliff_take_import (fixture->project, shot_id, video);
  cliff_test_wait_until (is_idle, fixture->project);
  cliff_test_settle ();
  second = cliff_store_get_int (store, 0, "SELECT max (id) FROM take WHERE kind = 'video'", "");
  g_assert_cmpint (second, !=, first);
  gtk_widget_grab_focus (fixture->preview);
  cliff_test_press ("Home Right Right Right u");
  cliff_test_wait_until (is_idle, fixture->project);
  cliff_test_settle ();
  detail = cliff_store_dup_text (store, "SELECT detail FROM take WHERE id = (SELECT max (id) FROM take)", "");
  g_assert_nonnull (detail);
  {
    g_autofree char *from = g_strdup_printf ("\"from-take\":%" G_GINT64_FORMAT ",", second);

    g_assert_nonnull (strstr (detail, from));
  }
  fixture->plan = cliff_project_get_plan (fixture->project);
  shot = g_ptr_array_index (fixture->plan->shots, 0);
  g_assert_cmpint (shot->source, ==, CLIFF_PLAN_STILL);
  reader = cliff_video_reader_new (shot->path, &error);
  g_assert_no_error (error);
  picture = cliff_video_reader_read (reader, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 216);
  /* At the middle of what is shown: 3½ frames of the plan later. */
  status = 20 + (int) (3.5 * fixture->plan->fps_den / fixture->plan->fps_num * 30);
  g_assert_cmpint (abs (picture->plane[0][100 * picture->stride[0] + 100] - status), <=, 1);
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
  g_test_add_func ("/preview/platforms", test_platforms);
  g_test_add ("/preview/guides", Fixture, "zh", set_up, test_guides, tear_down);
  g_test_add ("/preview/go-to", Fixture, "zh", set_up, test_go_to, tear_down);
  g_test_add ("/preview/loop", Fixture, "zh", set_up, test_loop, tear_down);
  g_test_add ("/preview/shuttle", Fixture, "zh", set_up, test_shuttle, tear_down);
  g_test_add ("/preview/quality", Fixture, "zh", set_up, test_quality, tear_down);
  g_test_add ("/preview/losses", Fixture, "zh", set_up, test_losses, tear_down);
  g_test_add ("/preview/copy", Fixture, "zh", set_up, test_copy, tear_down);
  g_test_add ("/preview/use", Fixture, "zh", set_up, test_use, tear_down);
  g_test_add ("/preview/full-screen", Fixture, "zh", set_up, test_full_screen, tear_down);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cache.h"
#include "cliff-filmstrip.h"
#include "cliff-proxy.h"
#include "cliff-test.h"
#include "cliff-waveform.h"
#include "media-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

static char *video;
static char *broken;

/* Limits the wait for what never comes. */
#define ITERATE_UNTIL(condition) \
  G_STMT_START { \
    gint64 limit_ = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND; \
    guint alarm_ = g_timeout_add (20, keep_going_cb, NULL); \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, limit_); \
        g_main_context_iteration (NULL, TRUE); \
      } \
    g_source_remove (alarm_); \
  } G_STMT_END

static gboolean
keep_going_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GAsyncResult **into = user_data;

  *into = g_object_ref (result);
}

static CliffProxies *
new_proxies (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();

  return cliff_proxies_new (folder, CLIFF_PROXIES_QUOTA);
}

/* ── Proxies in the background ───────────────────────────────────────────────────────────────── */

static void
count_cb (CliffProxies *proxies,
          const char   *sha256,
          guint        *count)
{
  (*count)++;
}

static void
test_made (void)
{
  g_autoptr(CliffProxies) proxies = new_proxies ();
  const char *folder = cliff_proxies_get_folder (proxies);
  g_autofree char *path = cliff_proxy_dup_path (folder, "abc");
  g_autoptr(CliffProxies) later = NULL;
  guint n_changes = 0;

  g_signal_connect (proxies, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_false (cliff_proxies_is_ready (proxies, "abc"));
  cliff_proxies_want (proxies, video, "abc", CLIFF_URGENCY_IDLE);
  cliff_proxies_want (proxies, video, "abc", CLIFF_URGENCY_NOW);
  ITERATE_UNTIL (cliff_proxies_is_ready (proxies, "abc"));
  g_assert_cmpuint (n_changes, >, 2);
  n_changes = 0;
  cliff_proxies_want (proxies, video, "abc", CLIFF_URGENCY_NOW);
  g_assert_true (cliff_proxies_is_ready (proxies, "abc"));

  /* Another session finds it there. */
  later = cliff_proxies_new (folder, CLIFF_PROXIES_QUOTA);
  cliff_proxies_want (later, video, "abc", CLIFF_URGENCY_IDLE);
  g_assert_true (cliff_proxies_is_ready (later, "abc"));
  /* One that is deleted, or damaged, is made anew. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (cliff_proxies_is_ready (proxies, "abc"));
  cliff_proxies_want (proxies, video, "abc", CLIFF_URGENCY_SOON);
  ITERATE_UNTIL (cliff_proxies_is_ready (proxies, "abc"));
  g_assert_cmpint (truncate (path, 5000), ==, 0);
  g_clear_object (&later);
  later = cliff_proxies_new (folder, CLIFF_PROXIES_QUOTA);
  cliff_proxies_want (later, video, "abc", CLIFF_URGENCY_NOW);
  ITERATE_UNTIL (cliff_proxies_is_ready (later, "abc"));
}

static void
note_cb (CliffProxies *proxies,
         const char   *sha256,
         GString      *order)
{
  if (cliff_proxies_is_ready (proxies, sha256) && strstr (order->str, sha256) == NULL)
    g_string_append (order, sha256);
}

/* What is looked at comes before what merely will be, also where that has begun. */
static void
test_urgency (void)
{
  g_autoptr(CliffProxies) proxies = new_proxies ();
  g_autoptr(GString) order = g_string_new (NULL);
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *longer = fixture_make_video (folder, "long.mp4", "testsrc2=size=540x960:rate=30", 300);

  g_signal_connect (proxies, "changed", G_CALLBACK (note_cb), order);
  cliff_proxies_want (proxies, longer, "a", CLIFF_URGENCY_IDLE);
  cliff_proxies_want (proxies, video, "b", CLIFF_URGENCY_IDLE);
  cliff_proxies_want (proxies, video, "c", CLIFF_URGENCY_SOON);
  cliff_proxies_want (proxies, video, "d", CLIFF_URGENCY_NOW);
  cliff_proxies_want (proxies, video, "e", CLIFF_URGENCY_NOW);
  ITERATE_UNTIL (order->len == 5);
  g_assert_true (g_str_has_prefix (order->str, "de") || g_str_has_prefix (order->str, "ed"));
  g_assert_cmpint (order->str[2], ==, 'c');
}

/* A reader that goes away takes nothing with it, at any moment. */
static void
test_abandoned (void)
{
  for (int i = 0; i < 4; i++)
    {
      g_autoptr(CliffProxies) proxies = new_proxies ();
      guint n_changes = 0;

      g_signal_connect (proxies, "changed", G_CALLBACK (count_cb), &n_changes);
      cliff_proxies_want (proxies, video, "x", CLIFF_URGENCY_NOW);
      if (i > 0)
        ITERATE_UNTIL (n_changes >= i);
      g_signal_handlers_disconnect_by_data (proxies, &n_changes);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_quota (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autoptr(GHashTable) keep = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.proxy", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct utimbuf times = { 1000000 + i, 1000000 + i };

      g_assert_true (g_file_set_contents (path, "0123456789", 10, NULL));
      g_assert_cmpint (utime (path, &times), ==, 0);
    }
  g_hash_table_add (keep, "0");
  cliff_cache_trim (folder, ".proxy", 25, keep);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.proxy", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == (i == 0 || i == 4));
    }
}

/* ── Filmstrips ──────────────────────────────────────────────────────────────────────────────── */

static void
test_filmstrip (void)
{
  static const CliffTime times[] = { 0, 500 * CLIFF_MSECOND, 1900 * CLIFF_MSECOND };
  g_autoptr(CliffProxies) proxies = new_proxies ();
  g_autoptr(CliffFilmstrip) strip = cliff_filmstrip_new (proxies);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) thumbnails = NULL;
  g_autoptr(GError) error = NULL;
  CliffFilmFrame *thumbnail;
  gint64 began;

  g_assert_null (cliff_filmstrip_peek (strip, "film", times[0], 49));
  cliff_filmstrip_load_async (strip, video, "film", times, G_N_ELEMENTS (times), 49, NULL, done_cb, &result);
  ITERATE_UNTIL (result != NULL);
  thumbnails = cliff_filmstrip_load_finish (strip, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (thumbnails->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      thumbnail = g_ptr_array_index (thumbnails, i);
      g_assert_cmpint (thumbnail->time, ==, times[i]);
      g_assert_cmpint (thumbnail->height, ==, 48);
      g_assert_cmpint (thumbnail->width, ==, 26);
      g_assert_cmpuint (g_bytes_get_size (thumbnail->rgba), ==, 26 * 48 * 4);
      g_assert_true (cliff_filmstrip_peek (strip, "film", times[i], 48) == thumbnail);
    }
  g_assert_false (g_bytes_equal (((CliffFilmFrame *) thumbnails->pdata[0])->rgba,
                                 ((CliffFilmFrame *) thumbnails->pdata[1])->rgba));

  /* The whole video at once, from the proxy that is there. */
  g_clear_object (&result);
  began = g_get_monotonic_time ();
  {
    CliffTime many[100];

    for (int i = 0; i < 100; i++)
      many[i] = i * 20 * CLIFF_MSECOND;
    cliff_filmstrip_load_async (strip, video, "film", many, 100, 96, NULL, done_cb, &result);
  }
  ITERATE_UNTIL (result != NULL);
  g_test_message ("100 thumbnails in %.1f ms", (g_get_monotonic_time () - began) / 1000.0);
  g_clear_pointer (&thumbnails, g_ptr_array_unref);
  thumbnails = cliff_filmstrip_load_finish (strip, result, &error);
  g_assert_cmpuint (thumbnails->len, ==, 100);
}

static void
test_filmstrip_errors (void)
{
  static const CliffTime time = 1900 * CLIFF_MSECOND;
  g_autoptr(CliffProxies) proxies = new_proxies ();
  g_autoptr(CliffFilmstrip) strip = cliff_filmstrip_new (proxies);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;

  cliff_filmstrip_load_async (strip, broken, "broken", &time, 1, 48, NULL, done_cb, &result);
  ITERATE_UNTIL (result != NULL);
  g_assert_null (cliff_filmstrip_load_finish (strip, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  g_clear_object (&result);
  cliff_filmstrip_load_async (strip, "/nowhere/at/all", "gone", &time, 1, 48, NULL, done_cb, &result);
  ITERATE_UNTIL (result != NULL);
  g_assert_null (cliff_filmstrip_load_finish (strip, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_object (&result);

  cliff_filmstrip_load_async (strip, video, "cancelled", &time, 1, 48, cancellable, done_cb, &result);
  g_cancellable_cancel (cancellable);
  ITERATE_UNTIL (result != NULL);
  g_assert_null (cliff_filmstrip_load_finish (strip, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
}

/* ── Waveforms ───────────────────────────────────────────────────────────────────────────────── */

static void
test_waveform (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *sound = g_build_filename (folder, "steps.wav", NULL);
  g_autofree char *path = cliff_peaks_dup_path (folder, "steps");
  g_autofree char *output = NULL;
  g_autoptr(CliffWaveform) waveform = cliff_waveform_new (folder);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CliffPeaks) peaks = NULL;
  g_autoptr(GError) error = NULL;
  guint8 peak[5], rms[5];

  /* Silence, a loud second, silence, a soft one: a square wave, whose peak is its effective value. */
  output = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i",
                        "aevalsrc=(between(t\\,1\\,2)*0.8+between(t\\,3\\,4)*0.1)*(2*lt(mod(t*100\\,1)\\,0.5)-1):d=5:s=48000",
                        "-ac", "2", "-c:a", "pcm_f32le", sound, NULL);
  g_assert_null (cliff_waveform_peek (waveform, "steps"));
  cliff_waveform_load_async (waveform, sound, "steps", NULL, done_cb, (gpointer) &result);
  ITERATE_UNTIL (result != NULL);
  peaks = cliff_waveform_load_finish (waveform, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (peaks->n, ==, 5 * CLIFF_PEAKS_RATE);
  g_assert_true (cliff_waveform_peek (waveform, "steps") == peaks);
  cliff_peaks_get (peaks, 10 * CLIFF_MSECOND, 5 * CLIFF_SECOND - 20 * CLIFF_MSECOND, 5, peak, rms);
  cliff_peaks_get (peaks, 1100 * CLIFF_MSECOND, 500 * CLIFF_MSECOND, 1, peak, rms);
  g_assert_cmpint (peak[0], >, 140);
  g_assert_cmpint (ABS (peak[0] - rms[0]), <=, 2);
  cliff_peaks_get (peaks, 3100 * CLIFF_MSECOND, 500 * CLIFF_MSECOND, 1, peak, rms);
  g_assert_cmpint (ABS (peak[0] - 26), <=, 8);
  cliff_peaks_get (peaks, 2200 * CLIFF_MSECOND, 500 * CLIFF_MSECOND, 1, peak, rms);
  g_assert_cmpint (peak[0], ==, 0);
  cliff_peaks_get (peaks, -CLIFF_SECOND, 500 * CLIFF_MSECOND, 2, peak, rms);
  g_assert_cmpint (peak[0] + peak[1], ==, 0);
  cliff_peaks_get (peaks, 100 * CLIFF_SECOND, CLIFF_SECOND, 2, peak, rms);
  g_assert_cmpint (peak[0] + peak[1], ==, 0);

  /* A damaged file is made anew. */
  g_clear_object (&waveform);
  waveform = cliff_waveform_new (folder);
  g_assert_cmpint (truncate (path, 100), ==, 0);
  g_clear_object (&result);
  g_clear_pointer (&peaks, cliff_peaks_unref);
  cliff_waveform_load_async (waveform, sound, "steps", NULL, done_cb, (gpointer) &result);
  ITERATE_UNTIL (result != NULL);
  peaks = cliff_waveform_load_finish (waveform, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (peaks->n, ==, 5 * CLIFF_PEAKS_RATE);
}

static void
test_waveform_errors (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autoptr(CliffWaveform) waveform = cliff_waveform_new (folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      cliff_waveform_load_async (waveform, video, "mute", NULL, done_cb, (gpointer) &result);
      ITERATE_UNTIL (result != NULL);
      g_assert_null (cliff_waveform_load_finish (waveform, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_clear_error (&error);
      g_clear_object (&result);
    }
  cliff_waveform_load_async (waveform, video, "cancelled", cancellable, done_cb, (gpointer) &result);
  g_cancellable_cancel (cancellable);
  ITERATE_UNTIL (result != NULL);
  g_assert_null (cliff_waveform_load_finish (waveform, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = cliff_test_dup_folder ();
  video = fixture_make_video (folder, "video.mp4", "testsrc2=size=270x480:rate=30", 60);
  broken = g_build_filename (folder, "broken.mp4", NULL);
  g_file_set_contents (broken, "this is no video", -1, NULL);
  g_test_add_func ("/proxies/made", test_made);
  g_test_add_func ("/proxies/urgency", test_urgency);
  g_test_add_func ("/proxies/abandoned", test_abandoned);
  g_test_add_func ("/proxies/quota", test_quota);
  g_test_add_func ("/filmstrip/load", test_filmstrip);
  g_test_add_func ("/filmstrip/errors", test_filmstrip_errors);
  g_test_add_func ("/waveform/load", test_waveform);
  g_test_add_func ("/waveform/errors", test_waveform_errors);

  return g_test_run ();
}

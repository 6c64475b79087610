/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-text.h"
#include "cliff-edit-episode.h"
#include "cliff-edit-script.h"
#include "cliff-script-page.h"
#include "cliff-test-ui.h"

#include <gst/gst.h>
#include <locale.h>
#include <pthread.h>
#include <time.h>

/* From a key to the end of the frame that shows it, in a long script, and how long the main loop is held meanwhile.  The keys come
 * from a thread of their own: whatever holds the main loop when one is pressed counts.  Each time is given twice, as the clock on
 * the wall has it and as work of the main thread, which others' work on the machine makes no longer.  The peer is a
 * GtkSourceView alone that shows the same text in a window of the same size. */
#define LINES 10000
#define LARGE_BYTES (1024 * 1024)
#define WIDTH 1280
#define HEIGHT 800
#define N_KEYS 120
#define N_OPENED 30
#define N_EPISODES 100
#define EPISODE_LINES 300
#define N_SLICES 65536
/* A quick typist's rhythm, with a pause now and then that lets what waits for one happen. */
#define KEY_US 70000
#define PAUSE_US 500000
#define KEYS_A_PAUSE 10

/** A window on a text, and the keys pressed in it. */
typedef struct
{
  GtkWindow   *window;
  GtkTextView *view;
  const char  *name;     /* of what is measured */
  gint64      *times;    /* of the keys, in µs */
  gint64      *works;    /* the main thread's work meanwhile, in µs */
  guint        n_times;
  gint64       pressed;  /* the key that no frame has shown yet, 0 when there is none */
  gint64       worked;   /* what the main thread had worked then */
  gint64       start;    /* of what is waited for */
} Bench;

/** A key on its way to the main loop. */
typedef struct
{
  Bench      *bench;
  const char *text;      /* NULL: Backspace */
  gboolean    measured;
  gint64      pressed;
  gint64      worked;
} Key;

/** How long something took and what the main thread worked for it, in ms. */
typedef struct
{
  double time;
  double work;
} Taken;

/** The keys of one measurement, in the thread that presses them. */
typedef struct
{
  Bench   *bench;
  gboolean opens;        /* each key opens a boneyard, and is taken back */
  int      done;         /* atomic */
} Typist;

/* What the main thread worked without looking for events, each time: µs of the processor, which others' work makes no longer. */
static gint64 slices[N_SLICES];
static guint n_slices;
static gint64 woken;

static clockid_t main_clock;

/* The main thread's, asked for by any thread. */
static gint64
get_worked (void)
{
  struct timespec time;

  clock_gettime (main_clock, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int result;

  if (woken != 0 && n_slices < N_SLICES)
    slices[n_slices++] = get_worked () - woken;
  result = g_poll (fds, n_fds, timeout);
  woken = get_worked ();

  return result;
}

/* ── Keys ── */

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  if (bench->pressed == 0)
    return;
  bench->works[bench->n_times] = get_worked () - bench->worked;
  bench->times[bench->n_times++] = g_get_monotonic_time () - bench->pressed;
  bench->pressed = 0;
}

/* What the text view does with what its input method commits. */
static gboolean
press_cb (gpointer data)
{
  Key *key = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (key->bench->view);

  if (key->measured)
    {
      key->bench->pressed = key->pressed;
      key->bench->worked = key->worked;
    }
  if (key->text == NULL)
    {
      g_signal_emit_by_name (key->bench->view, "backspace");
      return G_SOURCE_REMOVE;
    }
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, key->text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (key->bench->view, gtk_text_buffer_get_insert (buffer));

  return G_SOURCE_REMOVE;
}

static void
press (Typist     *typist,
       const char *text,
       gboolean    measured)
{
  Key *key = g_new0 (Key, 1);
  g_autoptr(GSource) source = g_idle_source_new ();

  key->bench = typist->bench;
  key->text = text;
  key->measured = measured;
  key->pressed = g_get_monotonic_time ();
  key->worked = get_worked ();
  /* Invoking it on the main context would press the key in this thread whenever the main loop stands between two rounds. */
  g_source_set_priority (source, GDK_PRIORITY_EVENTS);
  g_source_set_callback (source, press_cb, key, g_free);
  g_source_attach (source, NULL);
  g_usleep (KEY_US);
}

static gpointer
type_thread (gpointer data)
{
  Typist *typist = data;
  guint n_keys = typist->opens ? N_OPENED : N_KEYS;

  for (guint i = 0; i < n_keys; i++)
    {
      if (typist->opens)
        {
          press (typist, "/", FALSE);
          press (typist, "*", TRUE);
          press (typist, NULL, FALSE);
          press (typist, NULL, FALSE);
        }
      else
        press (typist, i % 6 == 5 ? " " : "e", TRUE);
      if (i % KEYS_A_PAUSE == KEYS_A_PAUSE - 1)
        g_usleep (PAUSE_US);
    }
  g_atomic_int_set (&typist->done, TRUE);
  g_main_context_wakeup (NULL);

  return NULL;
}

static gboolean
is_done (gpointer data)
{
  Typist *typist = data;

  return g_atomic_int_get (&typist->done) && typist->bench->pressed == 0;
}

/* The 99th percentile of @times, in ms. */
static double
report (Bench      *bench,
        const char *place,
        const char *what,
        gint64     *times,
        double      peer)
{
  double p50 = bench_get_percentile (times, bench->n_times, 50);
  double p95 = bench_get_percentile (times, bench->n_times, 95);
  double p99 = bench_get_percentile (times, bench->n_times, 99);

  g_print ("editor-%s-%s%s %.1f ms p50, %.1f ms p95, %.1f ms p99", bench->name, place, what, p50, p95, p99);
  if (peer > 0)
    g_print (" (target <= 16; %.2f times the peer)", p99 / peer);
  g_print ("\n");

  return p99;
}

/* Sets what stands behind the middle line's end to @text and waits until it is shown, then types. */
static Taken
type (Bench      *bench,
      const char *place,
      const char *text,
      gboolean    opens,
      Taken       peer)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (bench->view);
  g_autofree gint64 *times = g_new0 (gint64, N_KEYS + 1);
  g_autofree gint64 *works = g_new0 (gint64, N_KEYS + 1);
  Typist typist = { bench, opens, FALSE };
  Taken taken;
  GtkTextIter iter;
  GThread *thread;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, gtk_text_buffer_get_line_count (buffer) / 2);
  gtk_text_iter_forward_to_line_end (&iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_view_scroll_to_mark (bench->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, 0.5);
  for (guint i = 0; i < 10; i++)
    cliff_test_settle ();
  bench->times = times;
  bench->works = works;
  bench->n_times = 0;
  n_slices = 0;
  thread = g_thread_new ("typist", type_thread, &typist);
  cliff_test_wait_until (is_done, &typist);
  g_thread_join (thread);

  taken.time = report (bench, place, "", times, peer.time);
  taken.work = report (bench, place, "-work", works, peer.work);
  g_print ("editor-%s-%s-slice %.1f ms p99, %.1f ms longest (target <= 16)\n", bench->name, place,
           bench_get_percentile (slices, n_slices, 99), bench_get_percentile (slices, n_slices, 100));

  return taken;
}

/* What the measurement of before has left unclosed or typed must not stand in the way of the next. */
static void
type_everywhere (Bench    *bench,
                 Taken    *peers,
                 gboolean  is_peer)
{
  static const struct
  {
    const char *name;
    const char *text;
    gboolean    opens;
  } places[] = {
    { "action", "", FALSE },
    { "note", "\n\n[[A note that goes on, ", FALSE },
    { "opening", "]]\n\nShe stands up. ", TRUE },
    { "boneyard", "/* ", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      Taken taken = type (bench, places[i].name, places[i].text, places[i].opens, is_peer ? (Taken) { 0 } : peers[i]);

      if (is_peer)
        peers[i] = taken;
    }
}

/* ── Windows ── */

static void
watch (Bench *bench)
{
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)), "after-paint", G_CALLBACK (after_paint_cb),
                    bench);
}

static gboolean
is_shown (gpointer data)
{
  return ((Bench *) data)->pressed == 0;
}

static void
begin (Bench *bench)
{
  bench->worked = get_worked ();
  bench->start = g_get_monotonic_time ();
}

/* Waits for the frame after what has begun. */
static Taken
wait_for_frame (Bench *bench)
{
  gint64 time, work;

  bench->times = &time;
  bench->works = &work;
  bench->n_times = 0;
  bench->pressed = bench->start;
  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  cliff_test_wait_until (is_shown, bench);

  return (Taken) { (double) time / 1000.0, (double) work / 1000.0 };
}

static void
show_plain (Bench      *bench,
            const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_source_view_new ();

  bench->name = name;
  bench->window = GTK_WINDOW (gtk_window_new ());
  bench->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_monospace (bench->view, TRUE);
  gtk_text_view_set_wrap_mode (bench->view, GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (bench->window, scroller);
  gtk_window_set_default_size (bench->window, WIDTH, HEIGHT);
  gtk_window_present (bench->window);
  gtk_widget_grab_focus (view);
  cliff_test_settle ();
  watch (bench);
}

static void
show_editor (Bench      *bench,
             const char *name)
{
  bench->name = name;
  bench->window = GTK_WINDOW (cliff_window_new (cliff_test_get_application ()));
  gtk_window_set_default_size (bench->window, WIDTH, HEIGHT);
  gtk_window_present (bench->window);
  cliff_test_settle ();
  watch (bench);
}

static char *
make_project (CliffScriptFormat  format,
              const char        *text)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_edit_add_episode (store, format, &error);

  g_assert_no_error (error);
  g_assert_true (cliff_edit_set_episode_text (store, id, text, &error));

  return g_strdup (cliff_store_get_path (store));
}

static Taken
open_plain (Bench      *bench,
            const char *text)
{
  begin (bench);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (bench->view), text, -1);
  return wait_for_frame (bench);
}

static Taken
open_editor (Bench      *bench,
             const char *path)
{
  GtkWidget *page;
  Taken taken;

  begin (bench);
  g_assert_true (cliff_window_open (CLIFF_WINDOW (bench->window), path));
  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.page", "s", "script");
  taken = wait_for_frame (bench);
  page = cliff_test_find_widget (GTK_WIDGET (bench->window), CLIFF_TYPE_SCRIPT_PAGE);
  bench->view = GTK_TEXT_VIEW (cliff_test_find_widget (page, GTK_SOURCE_TYPE_VIEW));
  gtk_widget_grab_focus (GTK_WIDGET (bench->view));

  return taken;
}

static void
close_bench (Bench *bench)
{
  gtk_window_close (bench->window);
  cliff_test_settle ();
}

/* ── What is measured ── */

static void
measure_typing (CliffScriptFormat  format,
                const char        *name)
{
  g_autofree char *text = bench_dup_script (format, LINES);
  g_autofree char *path = make_project (format, text);
  g_autofree char *peer_name = g_strconcat (name, "-peer", NULL);
  Taken peers[4];
  Bench bench = { 0 };

  show_plain (&bench, peer_name);
  open_plain (&bench, text);
  type_everywhere (&bench, peers, TRUE);
  close_bench (&bench);
  show_editor (&bench, name);
  open_editor (&bench, path);
  type_everywhere (&bench, peers, FALSE);
  close_bench (&bench);
}

/* How long a window on @text takes to its first frame. */
static Taken
open_text (CliffScriptFormat  format,
           const char        *text)
{
  g_autofree char *path = make_project (format, text);
  Bench bench = { 0 };
  Taken taken;

  show_editor (&bench, "open");
  taken = open_editor (&bench, path);
  close_bench (&bench);

  return taken;
}

/* A large script, beside one without a scene, which the window alone costs, and the peer. */
static void
measure_opening (CliffScriptFormat  format,
                 const char        *name)
{
  g_autofree char *text = bench_dup_script (format, LINES);
  g_autoptr(GString) large = g_string_new (NULL);
  Bench bench = { 0 };
  Taken peer, bare, taken;

  while (large->len < LARGE_BYTES)
    g_string_append (large, text);
  show_plain (&bench, name);
  peer = open_plain (&bench, large->str);
  close_bench (&bench);
  bare = open_text (format, "\n");
  taken = open_text (format, large->str);
  g_print ("editor-%s-open %.1f ms (target <= 150; a bare script %.1f ms; the peer %.1f ms, %.2f times that)\n", name,
           taken.time, bare.time, peer.time, taken.time / peer.time);
  g_print ("editor-%s-open-work %.1f ms (target <= 150; a bare script %.1f ms; the peer %.1f ms, %.2f times that)\n", name,
           taken.work, bare.work, peer.work, taken.work / peer.work);
}

static char *
make_series (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < N_EPISODES; i++)
    {
      CliffId id = cliff_edit_add_episode (store, CLIFF_SCRIPT_DRAMA, &error);
      g_autofree char *text = bench_dup_script (CLIFF_SCRIPT_DRAMA, EPISODE_LINES);

      g_assert_no_error (error);
      g_assert_true (cliff_edit_set_episode_text (store, id, text, &error));
    }

  return g_strdup (cliff_store_get_path (store));
}

/* A whole series: its outline in the window that opens, then its scenes as cards. */
static void
measure_cards (void)
{
  g_autofree char *path = make_series ();
  Bench bench = { 0 };
  GtkWidget *page;
  Taken taken;

  show_editor (&bench, "series");
  taken = open_editor (&bench, path);
  g_print ("editor-series-open %.1f ms (of which the main thread %.1f ms)\n", taken.time, taken.work);
  for (guint i = 0; i < 10; i++)
    cliff_test_settle ();
  page = cliff_test_find_widget (GTK_WIDGET (bench.window), CLIFF_TYPE_SCRIPT_PAGE);
  for (guint i = 0; i < 2; i++)
    {
      begin (&bench);
      gtk_widget_activate_action (page, "script.script-cards", NULL);
      taken = wait_for_frame (&bench);
      g_print ("editor-series-cards-%s %.1f ms (of which the main thread %.1f ms)\n", i == 0 ? "first" : "again", taken.time,
               taken.work);
      gtk_widget_activate_action (page, "script.script-cards", NULL);
      cliff_test_settle ();
    }
  close_bench (&bench);
}

static gboolean
is_named (int    argc,
          char **argv,
          const char *name)
{
  return argc < 2 || g_strv_contains ((const char * const *) argv + 1, name);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  pthread_getcpuclockid (pthread_self (), &main_clock);
  gst_init (&argc, &argv);
  cliff_application_prepare ();
  adw_init ();
  g_main_context_set_poll_func (NULL, poll_cb);

  if (is_named (argc, argv, "open"))
    {
      measure_opening (CLIFF_SCRIPT_FOUNTAIN, "fountain");
      measure_opening (CLIFF_SCRIPT_DRAMA, "drama");
    }
  if (is_named (argc, argv, "cards"))
    measure_cards ();
  if (is_named (argc, argv, "fountain"))
    measure_typing (CLIFF_SCRIPT_FOUNTAIN, "fountain");
  if (is_named (argc, argv, "drama"))
    measure_typing (CLIFF_SCRIPT_DRAMA, "drama");

  return 0;
}

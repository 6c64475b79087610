/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-script.h"
#include "cliff-engine.h"
#include "cliff-reader.h"
#include "cliff-test.h"

#include <string.h>

#define LIMIT_MS 60000

static const char text[] =
  "第1集 借条\n\n1-1 夜 内 出租屋\n人物：周叔、母亲\n\n周叔：好。\n△雨停了。\n母亲（OS）：走。\n陌生人：等。\n";

typedef struct
{
  CliffStore  *store;
  CliffScript *script;
  GPtrArray   *utterances;
  CliffReader *reader;
  GArray      *moves;    /* gsize */
  guint        n_changes;
  GError      *error;
} Fixture;

static void
moved_cb (Fixture *fixture,
          guint64  start,
          guint64  end)
{
  gsize place = (gsize) start;

  g_assert_cmpuint (end, >, start);
  g_assert_cmpuint (end, <=, strlen (text));
  g_array_append_val (fixture->moves, place);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
failed_cb (Fixture *fixture,
           GError  *error)
{
  fixture->error = g_error_copy (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->store = cliff_test_create_store ();
  cliff_edit_import_script (fixture->store, text, CLIFF_SCRIPT_AUTO, &error);
  g_assert_no_error (error);
  fixture->script = cliff_script_new (text, -1, CLIFF_SCRIPT_AUTO);
  fixture->utterances = cliff_utterances_new (fixture->script, fixture->store, data != NULL, 200);
  /* A stand-in for a device, with a clock of its own: it plays at the speed of sound, and nobody has to hear it. */
  fixture->reader = cliff_reader_new ("fakesink");
  fixture->moves = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_signal_connect_swapped (fixture->reader, "moved", G_CALLBACK (moved_cb), fixture);
  g_signal_connect_swapped (fixture->reader, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect_swapped (fixture->reader, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->reader);
  g_ptr_array_unref (fixture->utterances);
  g_array_unref (fixture->moves);
  cliff_script_free (fixture->script);
  g_object_unref (fixture->store);
  g_clear_error (&fixture->error);
}

G_NORETURN static gboolean
give_up_cb (gpointer data)
{
  g_assert_not_reached ();
}

static void
wait_for (Fixture          *fixture,
          CliffReaderState  state)
{
  guint source = g_timeout_add (LIMIT_MS, give_up_cb, NULL);

  while (cliff_reader_get_state (fixture->reader) != state)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static gsize
place_of (const char *words)
{
  return (gsize) (strstr (text, words) - text);
}

static const char *
voice_of (Fixture *fixture,
          guint    index)
{
  const CliffUtterance *utterance = g_ptr_array_index (fixture->utterances, index);

  return json_object_get_string_member (utterance->request, "voice");
}

/* Who is known has the voice of the cast, who is not one of its own, and actions are the narrator's. */
static void
test_utterances (Fixture       *fixture,
                 gconstpointer  data)
{
  const CliffUtterance *first = g_ptr_array_index (fixture->utterances, 0);

  g_assert_cmpuint (fixture->utterances->len, ==, 5);
  g_assert_cmpuint (first->start, ==, place_of ("1-1"));
  g_assert_cmpuint (first->end, ==, place_of ("\n人物"));
  g_assert_cmpstr (voice_of (fixture, 0), ==, "m2");
  g_assert_cmpstr (voice_of (fixture, 2), ==, "m2");
  g_assert_cmpstr (voice_of (fixture, 1), !=, voice_of (fixture, 3));
}

/* From beginning to end: each element in its turn, heard by a clock, and then it stops. */
static void
test_read (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 start = g_get_monotonic_time ();

  cliff_reader_read (fixture->reader, fixture->utterances, 0);
  g_assert_cmpint (cliff_reader_get_state (fixture->reader), ==, CLIFF_READER_PREPARING);
  wait_for (fixture, CLIFF_READER_READING);
  wait_for (fixture, CLIFF_READER_STOPPED);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->moves->len, ==, 3);
  g_assert_cmpuint (g_array_index (fixture->moves, gsize, 0), ==, place_of ("周叔：好"));
  g_assert_cmpuint (g_array_index (fixture->moves, gsize, 1), ==, place_of ("母亲（OS）"));
  g_assert_cmpuint (g_array_index (fixture->moves, gsize, 2), ==, place_of ("陌生人"));
  /* Three breaths at least have been waited through: the sound was not swallowed. */
  g_assert_cmpint (g_get_monotonic_time () - start, >, G_USEC_PER_SEC);
}

static void
test_from (Fixture       *fixture,
           gconstpointer  data)
{
  gsize start, end;

  cliff_reader_read (fixture->reader, fixture->utterances, place_of ("△雨停了"));
  g_assert_true (cliff_reader_get_range (fixture->reader, &start, &end));
  g_assert_cmpuint (start, ==, place_of ("母亲（OS）"));
  cliff_reader_stop (fixture->reader);
  g_assert_false (cliff_reader_get_range (fixture->reader, &start, &end));
  /* Behind the last speech there is nothing to read. */
  cliff_reader_read (fixture->reader, fixture->utterances, strlen (text));
  g_assert_cmpint (cliff_reader_get_state (fixture->reader), ==, CLIFF_READER_STOPPED);
}

static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  cliff_reader_read (fixture->reader, fixture->utterances, 0);
  wait_for (fixture, CLIFF_READER_READING);
  cliff_reader_pause (fixture->reader);
  g_assert_cmpint (cliff_reader_get_state (fixture->reader), ==, CLIFF_READER_PAUSED);
  for (guint i = 0; i < 10; i++)
    {
      g_usleep (20000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (fixture->moves->len, ==, 1);
  cliff_reader_resume (fixture->reader);
  wait_for (fixture, CLIFF_READER_STOPPED);
  g_assert_cmpuint (fixture->moves->len, ==, 3);
}

/* Also while it is paused, and at the ends. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  gsize start, end;

  cliff_reader_read (fixture->reader, fixture->utterances, 0);
  cliff_reader_next (fixture->reader);
  cliff_reader_pause (fixture->reader);
  cliff_reader_next (fixture->reader);
  cliff_reader_get_range (fixture->reader, &start, &end);
  g_assert_cmpuint (start, ==, place_of ("陌生人"));
  cliff_reader_previous (fixture->reader);
  cliff_reader_previous (fixture->reader);
  cliff_reader_previous (fixture->reader);
  cliff_reader_get_range (fixture->reader, &start, &end);
  g_assert_cmpuint (start, ==, place_of ("周叔：好"));
  g_assert_cmpint (cliff_reader_get_state (fixture->reader), ==, CLIFF_READER_PAUSED);
  for (guint i = 0; i < 3; i++)
    cliff_reader_next (fixture->reader);
  g_assert_cmpint (cliff_reader_get_state (fixture->reader), ==, CLIFF_READER_STOPPED);
}

/* Going away while voices are being made leaves nothing behind that could come back. */
static void
test_abandon (Fixture       *fixture,
              gconstpointer  data)
{
  cliff_reader_read (fixture->reader, fixture->utterances, 0);
  cliff_reader_read (fixture->reader, fixture->utterances, place_of ("陌生人"));
  cliff_reader_stop (fixture->reader);
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (20000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpint (cliff_reader_get_state (fixture->reader), ==, CLIFF_READER_STOPPED);
  g_assert_no_error (fixture->error);
}

/* A voice that does not exist ends the reading with a reason. */
static void
test_failed (Fixture       *fixture,
             gconstpointer  data)
{
  CliffUtterance *first = g_ptr_array_index (fixture->utterances, 0);

  json_object_set_string_member (first->request, "language", "no-such-language");
  cliff_reader_read (fixture->reader, fixture->utterances, 0);
  wait_for (fixture, CLIFF_READER_STOPPED);
  g_assert_error (fixture->error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_FAILED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reader/utterances", Fixture, "narrator", set_up, test_utterances, tear_down);
  g_test_add ("/reader/read", Fixture, NULL, set_up, test_read, tear_down);
  g_test_add ("/reader/from", Fixture, NULL, set_up, test_from, tear_down);
  g_test_add ("/reader/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/reader/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/reader/abandon", Fixture, NULL, set_up, test_abandon, tear_down);
  g_test_add ("/reader/failed", Fixture, NULL, set_up, test_failed, tear_down);

  return g_test_run ();
}

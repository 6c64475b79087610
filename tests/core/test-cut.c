/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut.h"
#include "cliff-edit-structure.h"
#include "cliff-test.h"

#define MS CLIFF_MSECOND
#define FRAME(n) (((n) * CLIFF_SECOND + 29) / 30)

typedef struct
{
  CliffStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = cliff_test_create_store ();
  cliff_test_exec (fixture->store, "INSERT INTO episode (id, position, number) VALUES (1, 1, 1)");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->store);
}

static CliffId
insert (Fixture    *fixture,
        const char *format,
        ...) G_GNUC_PRINTF (2, 3);

static CliffId
insert (Fixture    *fixture,
        const char *format,
        ...)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;
  CliffId id;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  cliff_test_begin (fixture->store);
  id = cliff_store_insert (fixture->store, &error, sql, "");
  g_assert_no_error (error);
  cliff_test_commit (fixture->store);

  return id;
}

static CliffId
add_shot (Fixture   *fixture,
          CliffTime  duration)
{
  return insert (fixture,
                 "INSERT INTO shot (episode_id, position, duration) VALUES (1, (SELECT count(*) FROM shot) * 65536, %" G_GINT64_FORMAT ")",
                 duration);
}

/* A line with a voice of @length. */
static CliffId
add_line (Fixture    *fixture,
          CliffId     shot,
          CliffTime   length,
          const char *kind)
{
  CliffId media = insert (fixture,
                          "INSERT INTO media (sha256, extension, bytes, duration, created) VALUES "
                          "((SELECT 'v' || count(*) FROM media), 'wav', 1, %" G_GINT64_FORMAT ", 1)", length);
  CliffId take = insert (fixture,
                         "INSERT INTO take (owner, owner_id, kind, media_id, created) VALUES ('line', 0, 'voice', %" G_GINT64_FORMAT
                         ", 1)", media);

  return insert (fixture,
                 "INSERT INTO line (shot_id, position, kind, text, take_id) VALUES (%" G_GINT64_FORMAT
                 ", (SELECT count(*) FROM line), '%s', '我回来了', %" G_GINT64_FORMAT ")", shot, kind, take);
}

static CliffCut *
read_cut (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  CliffCut *cut = cliff_cut_new (fixture->store, 1, &error);

  g_assert_no_error (error);
  cliff_cut_check (cut, &error);
  g_assert_no_error (error);

  return cut;
}

static const CliffCutShot *
shot_at (CliffCut *cut,
         guint     index)
{
  g_assert_cmpuint (index, <, cut->shots->len);
  return &g_array_index (cut->shots, CliffCutShot, index);
}

static const CliffCutLine *
line_at (CliffCut *cut,
         guint     index)
{
  g_assert_cmpuint (index, <, cut->lines->len);
  return &g_array_index (cut->lines, CliffCutLine, index);
}

static const CliffCutClip *
clip_at (CliffCut *cut,
         guint     index)
{
  g_assert_cmpuint (index, <, cut->clips->len);
  return &g_array_index (cut->clips, CliffCutClip, index);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CliffCut) cut = read_cut (fixture);
  g_autoptr(CliffCut) other = cliff_cut_ref (cut);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (other->duration, ==, 0);
  g_assert_cmpint (cliff_cut_get_shot_at (cut, 0), ==, -1);
  g_assert_null (cliff_cut_find_shot (cut, 1));
  g_assert_null (cliff_cut_new (fixture->store, 7, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A short line changes no length; a long one makes its shot just long enough; one without lips reaches into the next
 * picture. */
static void
test_lengths (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CliffCut) cut = NULL;
  CliffId shots[] = { add_shot (fixture, 3000 * MS), add_shot (fixture, 2000 * MS), add_shot (fixture, 2000 * MS),
                      add_shot (fixture, 2000 * MS) };

  add_line (fixture, shots[0], 2000 * MS, "dialogue");
  add_line (fixture, shots[1], 4000 * MS, "dialogue");
  add_line (fixture, shots[2], 2500 * MS, "vo");
  add_line (fixture, shots[3], 500 * MS, "dialogue");
  cut = read_cut (fixture);

  g_assert_cmpint (shot_at (cut, 0)->length, ==, 3000 * MS);
  /* 150 ms before and 100 ms after: 4.25 s are 127.5 frames, and none of it is rounded away. */
  g_assert_cmpint (shot_at (cut, 1)->start, ==, 3000 * MS);
  g_assert_cmpint (shot_at (cut, 2)->start, ==, FRAME (90 + 128));
  g_assert_cmpint (shot_at (cut, 2)->length, ==, FRAME (90 + 128 + 60) - FRAME (90 + 128));
  g_assert_cmpint (line_at (cut, 0)->start, ==, 150 * MS);
  g_assert_cmpint (line_at (cut, 1)->start, ==, 3150 * MS);
  g_assert_cmpint (line_at (cut, 2)->start, ==, shot_at (cut, 2)->start + 150 * MS);
  g_assert_true (line_at (cut, 2)->off_screen);
  /* The one behind it waits until it has been heard. */
  g_assert_cmpint (line_at (cut, 3)->start, ==, line_at (cut, 2)->start + 2620 * MS);
  g_assert_cmpint (cut->duration, ==, shot_at (cut, 3)->start + shot_at (cut, 3)->length);
  g_assert_cmpint (cliff_cut_get_shot_at (cut, 2999 * MS), ==, 0);
  g_assert_cmpint (cliff_cut_get_shot_at (cut, 3000 * MS), ==, 1);
  g_assert_cmpint (cliff_cut_get_shot_at (cut, G_MAXINT64), ==, 3);
  g_assert_cmpint (cliff_cut_get_shot_at (cut, -5), ==, 0);
  g_assert_cmpint (cliff_cut_find_line (cut, line_at (cut, 2)->id)->shot, ==, 2);
}

/* Random shots and voices: nothing overlaps, nothing is cut off, no voice drifts away from its picture. */
static void
test_speech_stays (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char * const kinds[] = { "dialogue", "os", "vo", "narration" };
  g_autoptr(CliffCut) cut = NULL;
  CliffTime free_from = 0;

  for (int i = 0; i < 40; i++)
    {
      CliffId shot = add_shot (fixture, g_test_rand_int_range (500, 5000) * MS);

      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        add_line (fixture, shot, g_test_rand_int_range (200, 6000) * MS, kinds[g_test_rand_int_range (0, 4)]);
    }
  cut = read_cut (fixture);

  for (guint i = 0; i < cut->lines->len; i++)
    {
      const CliffCutLine *line = line_at (cut, i);
      const CliffCutShot *shot = shot_at (cut, line->shot);
      CliffTime most = shot->start + shot->length + (line->off_screen ? 1000 * MS : 0);

      g_assert_cmpint (line->start, >=, free_from);
      g_assert_cmpint (line->start, >=, shot->start + 150 * MS);
      g_assert_cmpint (line->start + line->length, <=, most);
      free_from = line->start + line->length;
    }
  g_assert_cmpint (free_from, <=, cut->duration);
}

/* Each shot is whole frames of the series' rate by itself, whatever stands before it. */
static void
test_frames (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(CliffCut) cut = NULL;

  cliff_test_exec (fixture->store, "UPDATE series SET fps_num = 24000, fps_den = 1001");
  for (int i = 0; i < 100; i++)
    add_shot (fixture, 1010 * MS);
  cut = read_cut (fixture);

  /* 1.01 s are 24.2 frames. */
  g_assert_cmpint (cut->duration, ==, 2400 * CLIFF_SECOND * 1001 / 24000);
  for (guint i = 0; i < cut->shots->len; i++)
    g_assert_cmpint (shot_at (cut, i)->start, ==, (i * 24 * CLIFF_SECOND * 1001 + 23999) / 24000);
  g_assert_cmpint (cliff_cut_round (cut, 20 * MS), ==, 0);
  g_assert_cmpint (cliff_cut_round (cut, 21 * MS), ==, 41708334);
  g_assert_cmpint (cliff_cut_round (cut, -21 * MS), ==, -41708334);
}

static void
test_held (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(CliffCut) cut = NULL;
  CliffId shots[] = { add_shot (fixture, 1000 * MS), add_shot (fixture, 10 * MS), add_shot (fixture, 2000 * MS) };

  add_line (fixture, shots[0], 3000 * MS, "dialogue");
  add_line (fixture, shots[0], 3000 * MS, "dialogue");
  add_line (fixture, shots[2], 1000 * MS, "dialogue");
  cliff_test_exec (fixture->store, "UPDATE shot SET held = 1 WHERE id < 3");
  cut = read_cut (fixture);

  g_assert_cmpint (shot_at (cut, 0)->length, ==, 1000 * MS);
  g_assert_cmpint (shot_at (cut, 1)->length, ==, FRAME (31) - FRAME (30));
  /* The second begins while its picture is still seen, and nobody waits for it longer than for the first. */
  g_assert_cmpint (line_at (cut, 0)->start, ==, 150 * MS);
  g_assert_cmpint (line_at (cut, 1)->start, ==, 1000 * MS - FRAME (1));
  g_assert_cmpint (line_at (cut, 2)->start, ==, line_at (cut, 1)->start + 3120 * MS);
}

static void
test_placed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(CliffCut) cut = NULL;
  CliffId shots[] = { add_shot (fixture, 4000 * MS), add_shot (fixture, 2000 * MS) };

  add_line (fixture, shots[0], 1000 * MS, "dialogue");
  add_line (fixture, shots[0], 500 * MS, "dialogue");
  add_line (fixture, shots[1], 1000 * MS, "dialogue");
  cliff_test_exec (fixture->store, "UPDATE line SET offset = 500000000 WHERE id = 2");
  cliff_test_exec (fixture->store, "UPDATE line SET offset = -300000000 WHERE id = 3");
  cut = read_cut (fixture);

  /* The first has no room before the second, and the third is heard before its picture. */
  g_assert_cmpint (line_at (cut, 1)->start, ==, 500 * MS);
  g_assert_cmpint (line_at (cut, 0)->start, ==, 1120 * MS);
  g_assert_cmpint (line_at (cut, 2)->start, ==, 3700 * MS);
  g_assert_true (line_at (cut, 2)->placed);
  g_assert_cmpint (cut->duration, ==, 6000 * MS);
  g_clear_pointer (&cut, cliff_cut_unref);

  /* It may be heard as long as the next picture is seen; then its own gets longer. */
  cliff_test_exec (fixture->store, "UPDATE line SET offset = 6500000000 WHERE id = 2");
  cut = read_cut (fixture);
  g_assert_cmpint (shot_at (cut, 0)->length, ==, FRAME (153));
  g_clear_pointer (&cut, cliff_cut_unref);

  cliff_test_exec (fixture->store, "UPDATE line SET offset = -9000000000 WHERE id = 3");
  cut = read_cut (fixture);
  g_assert_cmpint (line_at (cut, 2)->start, ==, 0);
}

static void
test_transitions (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(CliffCut) cut = NULL;

  for (int i = 0; i < 4; i++)
    add_shot (fixture, (i + 1) * 500 * MS);
  cliff_test_exec (fixture->store, "UPDATE shot SET transition = 'wipe', transition_length = 800000000, transition_edge = 'top', "
                   "transition_colour = '#0a0b0C', gain = -5, speed = 99000000, source_in = -1");
  cliff_test_exec (fixture->store, "UPDATE shot SET transition = 'cut' WHERE id = 3");
  cut = read_cut (fixture);

  g_assert_cmpint (shot_at (cut, 0)->transition_length, ==, 0);
  g_assert_cmpint (shot_at (cut, 1)->transition, ==, CLIFF_TRANSITION_WIPE);
  g_assert_cmpint (shot_at (cut, 1)->transition_length, ==, 500 * MS);
  g_assert_cmpint (shot_at (cut, 1)->transition_edge, ==, CLIFF_EDGE_TOP);
  g_assert_cmphex (shot_at (cut, 1)->transition_colour, ==, 0x0a0b0c);
  g_assert_cmpint (shot_at (cut, 2)->transition_length, ==, 0);
  g_assert_cmpint (shot_at (cut, 3)->transition_length, ==, 800 * MS);
  g_assert_cmpint (shot_at (cut, 3)->gain, ==, 0);
  g_assert_cmpint (shot_at (cut, 3)->speed, ==, 10 * CLIFF_PPM);
  g_assert_cmpint (shot_at (cut, 3)->in, ==, 0);
}

static void
test_clips (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CliffCut) cut = NULL;

  for (int i = 0; i < 3; i++)
    add_shot (fixture, 2000 * MS);
  insert (fixture, "INSERT INTO lane (episode_id, position, kind, name) VALUES (1, 2, 'music', '')");
  insert (fixture, "INSERT INTO lane (episode_id, position, kind, name, locked) VALUES (1, 1, 'title', '片名', 1)");
  insert (fixture, "INSERT INTO lane (episode_id, position, kind) VALUES (1, 3, 'hologram')");
  insert (fixture, "INSERT INTO clip (lane_id) VALUES (1)");
  insert (fixture, "INSERT INTO clip (lane_id, shot_id, offset) VALUES (1, 3, 1000000000)");
  insert (fixture, "INSERT INTO clip (lane_id, shot_id, offset, length, text) VALUES (2, 3, 500000000, 1000000000, 'b')");
  insert (fixture, "INSERT INTO clip (lane_id, shot_id, offset, length, text, fade_in, fade_out) VALUES "
          "(2, 2, -9000000000, 3000000000, 'a', 2000000000, 2000000000)");
  insert (fixture, "INSERT INTO clip (lane_id, shot_id, offset, length) VALUES (3, 3, 0, 1)");
  cut = read_cut (fixture);

  g_assert_cmpuint (cut->lanes->len, ==, 2);
  g_assert_cmpint (g_array_index (cut->lanes, CliffCutLane, 0).kind, ==, CLIFF_LANE_TITLE);
  g_assert_true (g_array_index (cut->lanes, CliffCutLane, 0).locked);
  g_assert_cmpuint (g_array_index (cut->lanes, CliffCutLane, 1).first, ==, 2);
  g_assert_cmpuint (g_array_index (cut->lanes, CliffCutLane, 1).n_clips, ==, 2);
  g_assert_cmpuint (cut->clips->len, ==, 4);

  g_assert_cmpstr (clip_at (cut, 0)->text, ==, "a");
  g_assert_cmpint (clip_at (cut, 0)->start, ==, 0);
  g_assert_cmpint (clip_at (cut, 0)->fade_out, ==, 1000 * MS);
  g_assert_cmpint (clip_at (cut, 1)->start, ==, 4500 * MS);
  /* Music without an end lasts to the end of the episode, or to the next. */
  g_assert_true (clip_at (cut, 2)->open);
  g_assert_cmpint (clip_at (cut, 2)->length, ==, 5000 * MS);
  g_assert_cmpint (clip_at (cut, 3)->length, ==, 1000 * MS);
  g_assert_cmpint (cliff_cut_find_clip (cut, 4)->start, ==, 0);
}

/* Clips that the storyline brings together are told apart, also at one and the same place. */
static void
test_clips_meet (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CliffCut) cut = NULL;

  add_shot (fixture, 1000 * MS);
  add_shot (fixture, 1000 * MS);
  insert (fixture, "INSERT INTO lane (episode_id, position, kind) VALUES (1, 1, 'effect')");
  for (int i = 0; i < 3; i++)
    insert (fixture, "INSERT INTO clip (lane_id, shot_id, offset, length) VALUES (1, 1, 500000000, 2000000000)");
  insert (fixture, "INSERT INTO clip (lane_id, shot_id, offset, length) VALUES (1, 2, 0, 100000000)");
  cut = read_cut (fixture);

  g_assert_cmpint (clip_at (cut, 0)->start, ==, 500 * MS);
  g_assert_cmpint (clip_at (cut, 0)->length, ==, FRAME (1));
  g_assert_cmpint (clip_at (cut, 2)->start, ==, 500 * MS + 2 * FRAME (1));
  g_assert_cmpint (clip_at (cut, 2)->start + clip_at (cut, 2)->length, ==, 1000 * MS);
  g_assert_cmpint (clip_at (cut, 3)->length, ==, 100 * MS);
}

static void
test_values (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(CliffCut) cut = NULL;

  add_shot (fixture, 4000 * MS);
  insert (fixture, "INSERT INTO lane (episode_id, position, kind) VALUES (1, 1, 'music')");
  insert (fixture, "INSERT INTO clip (lane_id) VALUES (1)");
  insert (fixture, "INSERT INTO keyframe (shot_id, property, time, value, curve) VALUES (1, 'x', 3000000000, 0, 'hold')");
  insert (fixture, "INSERT INTO keyframe (shot_id, property, time, value, curve) VALUES (1, 'x', 1000000000, 200000, 'linear')");
  insert (fixture, "INSERT INTO keyframe (shot_id, property, time, value, curve) VALUES (1, 'x', 3500000000, 70, 'hold')");
  insert (fixture, "INSERT INTO keyframe (shot_id, property, time, value) VALUES (1, 'scale', 0, 1000000)");
  insert (fixture, "INSERT INTO keyframe (shot_id, property, time, value) VALUES (1, 'scale', 4000000000, 2000000)");
  insert (fixture, "INSERT INTO keyframe (clip_id, property, time, value) VALUES (1, 'gain', 0, 250000)");
  insert (fixture, "INSERT INTO keyframe (clip_id, property, time, value) VALUES (1, 'smell', 0, 250000)");
  cut = read_cut (fixture);

  g_assert_cmpuint (cut->keys->len, ==, 6);
#define VALUE(property, time) cliff_cut_get_value (cut, CLIFF_CUT_SHOT, 1, CLIFF_PROPERTY_##property, (time) * MS)
  g_assert_cmpint (VALUE (X, 0), ==, 200000);
  g_assert_cmpint (VALUE (X, 1500), ==, 150000);
  g_assert_cmpint (VALUE (X, 3000), ==, 0);
  g_assert_cmpint (VALUE (X, 3499), ==, 0);
  g_assert_cmpint (VALUE (X, 9000), ==, 70);
  g_assert_cmpint (VALUE (Y, 500), ==, 0);
  g_assert_cmpint (VALUE (OPACITY, 500), ==, CLIFF_PPM);
  g_assert_cmpint (VALUE (SCALE, 2000), ==, 1500000);
  /* At rest at both ends. */
  g_assert_cmpint (VALUE (SCALE, 400) - CLIFF_PPM, ==, CLIFF_PPM - (VALUE (SCALE, 3600) - CLIFF_PPM));
  g_assert_cmpint (VALUE (SCALE, 400), <, 1050000);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_CLIP, 1, CLIFF_PROPERTY_GAIN, 0), ==, 250000);
  g_assert_cmpint (cliff_cut_get_value (cut, CLIFF_CUT_CLIP, 2, CLIFF_PROPERTY_GAIN, 0), ==, CLIFF_PPM);
}

static void
assert_refused (Fixture    *fixture,
                const char *word)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffCut) cut = cliff_cut_new (fixture->store, 1, &error);

  g_assert_no_error (error);
  g_assert_false (cliff_cut_check (cut, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, word));
}

/* What no edit makes, but a file may hold. */
static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffCut) cut = NULL;

  add_shot (fixture, G_MAXINT64);
  add_shot (fixture, G_MININT64 + 1);
  insert (fixture, "INSERT INTO lane (episode_id, position, kind) VALUES (1, 1, 'music')");
  insert (fixture, "INSERT INTO clip (lane_id, shot_id, offset, length, source_in, gain, fade_in) VALUES "
          "(1, 2, 9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807)");
  insert (fixture, "INSERT INTO clip (lane_id, shot_id, offset) VALUES (1, 1, -9223372036854775807)");
  insert (fixture, "INSERT INTO keyframe (shot_id, property, time, value) VALUES (1, 'x', -9223372036854775807, 9223372036854775807)");
  insert (fixture, "INSERT INTO keyframe (shot_id, property, time, value) VALUES (1, 'x', 9223372036854775807, -9223372036854775807)");
  insert (fixture, "INSERT INTO line (shot_id, position, text, \"offset\") VALUES (1, 0, 'x', 9223372036854775807)");
  cut = read_cut (fixture);
  g_assert_cmpint (shot_at (cut, 0)->length, >=, 3600 * CLIFF_SECOND);
  g_assert_cmpint (ABS (cliff_cut_get_value (cut, CLIFF_CUT_SHOT, 1, CLIFF_PROPERTY_X, 1800 * CLIFF_SECOND)), <=, 1000000000);

  insert (fixture, "INSERT INTO keyframe (shot_id, property, time, value) VALUES (1, 'x', 0, 0)");
  assert_refused (fixture, "keyframe 3");
  cliff_test_exec (fixture->store, "DELETE FROM keyframe");
  cliff_test_exec (fixture->store, "INSERT INTO episode (position, number) VALUES (2, 2)");
  insert (fixture, "INSERT INTO shot (episode_id, position, duration) VALUES (2, 0, 1)");
  insert (fixture, "INSERT INTO marker (episode_id, shot_id) VALUES (1, 3)");
  assert_refused (fixture, "marker 1");
  cliff_test_exec (fixture->store, "DELETE FROM marker");
  insert (fixture, "INSERT INTO clip (lane_id, shot_id) VALUES (1, 3)");
  assert_refused (fixture, "clip 3");

  cliff_test_exec (fixture->store, "UPDATE series SET fps_num = 0");
  g_assert_null (cliff_cut_new (fixture->store, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* Scenes that go to another episode take along what stands on their shots. */
static void
test_scene_moves (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffCut) cut = NULL;

  insert (fixture, "INSERT INTO episode (position, number) VALUES (2, 2)");
  add_shot (fixture, 2000 * MS);
  insert (fixture, "INSERT INTO shot (episode_id, position, duration) VALUES (2, 0, 3000000000)");
  insert (fixture, "INSERT INTO lane (episode_id, position, kind, name, solo) VALUES (2, 1, 'effect', '雨', 1)");
  insert (fixture, "INSERT INTO clip (lane_id, shot_id, length) VALUES (1, 2, 1000000000)");
  insert (fixture, "INSERT INTO keyframe (clip_id, property, time, value) VALUES (1, 'gain', 0, 5)");
  insert (fixture, "INSERT INTO keyframe (shot_id, property, time, value) VALUES (2, 'scale', 0, 5)");
  insert (fixture, "INSERT INTO marker (episode_id, shot_id, offset, kind) VALUES (2, 2, 500000000, 'hook')");
  insert (fixture, "INSERT INTO marker (episode_id, offset, kind) VALUES (2, 700000000, 'paywall')");
  cliff_edit_merge_episode (fixture->store, 1, FALSE, &error);
  g_assert_no_error (error);
  cut = read_cut (fixture);

  g_assert_cmpuint (cut->shots->len, ==, 2);
  g_assert_cmpuint (cut->clips->len, ==, 1);
  g_assert_cmpint (clip_at (cut, 0)->start, ==, 2000 * MS);
  g_assert_cmpstr (g_array_index (cut->lanes, CliffCutLane, 0).name, ==, "雨");
  g_assert_true (g_array_index (cut->lanes, CliffCutLane, 0).solo);
  g_assert_cmpuint (cut->keys->len, ==, 2);
  g_assert_cmpuint (cut->markers->len, ==, 2);
  g_assert_cmpint (g_array_index (cut->markers, CliffCutMarker, 0).start, ==, 2500 * MS);
  g_assert_cmpint (g_array_index (cut->markers, CliffCutMarker, 1).start, ==, 2700 * MS);
  g_assert_cmpstr (g_array_index (cut->markers, CliffCutMarker, 1).kind, ==, "paywall");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/cut/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("empty", test_empty);
  ADD ("lengths", test_lengths);
  ADD ("speech-stays", test_speech_stays);
  ADD ("frames", test_frames);
  ADD ("held", test_held);
  ADD ("placed", test_placed);
  ADD ("transitions", test_transitions);
  ADD ("clips", test_clips);
  ADD ("clips-meet", test_clips_meet);
  ADD ("values", test_values);
  ADD ("hostile", test_hostile);
  ADD ("scene-moves", test_scene_moves);

  return g_test_run ();
}

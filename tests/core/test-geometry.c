/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-private.h"
#include "cliff-geometry.h"

#define S CLIFF_SECOND
/* A hundred pixels a second. */
#define SCALE (10 * CLIFF_MSECOND)

static const CliffRowHeights heights = { .storyline = 80, .lines = 30, .words = 30, .pictures = 48, .sound = 40, .gap = 4 };

static CliffCut *
create_cut (void)
{
  CliffCut *cut = g_new0 (CliffCut, 1);

  g_atomic_ref_count_init (&cut->ref_count);
  cut->fps_num = 25;
  cut->fps_den = 1;
  cut->shots = g_array_new (FALSE, TRUE, sizeof (CliffCutShot));
  cut->lines = g_array_new (FALSE, TRUE, sizeof (CliffCutLine));
  cut->lanes = g_array_new (FALSE, TRUE, sizeof (CliffCutLane));
  cut->clips = g_array_new (FALSE, TRUE, sizeof (CliffCutClip));
  cut->markers = g_array_new (FALSE, TRUE, sizeof (CliffCutMarker));
  cut->keys = g_array_new (FALSE, TRUE, sizeof (CliffCutKey));
  cut->shot_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  cut->line_ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  cut->clip_ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  return cut;
}

static void
add_shot (CliffCut  *cut,
          CliffTime  length)
{
  CliffCutShot shot = { .id = cut->shots->len + 1, .start = cut->duration, .length = length, .speed = 1000000 };

  g_array_append_val (cut->shots, shot);
  cut->duration += length;
}

static void
add_line (CliffCut  *cut,
          CliffTime  start,
          CliffTime  length)
{
  CliffCutLine line = { .id = cut->lines->len + 1, .start = start, .length = length };

  g_array_append_val (cut->lines, line);
}

static void
add_lane (CliffCut      *cut,
          CliffLaneKind  kind)
{
  CliffCutLane lane = { .id = cut->lanes->len + 1, .kind = kind, .first = cut->clips->len, .name = (char *) "" };

  g_array_append_val (cut->lanes, lane);
}

/* On the lane that was added last. */
static CliffCutClip *
add_clip (CliffCut  *cut,
          CliffTime  start,
          CliffTime  length)
{
  CliffCutClip clip = { .id = cut->clips->len + 1, .lane = cut->lanes->len - 1, .start = start, .length = length };

  g_array_append_val (cut->clips, clip);
  g_array_index (cut->lanes, CliffCutLane, cut->lanes->len - 1).n_clips++;

  return &g_array_index (cut->clips, CliffCutClip, cut->clips->len - 1);
}

/* Shots of 3, 2 and 5 seconds; lines at 6, 1 and 3; a music lane with a clip from 1 to 9, a title lane with one from 4 to 6. */
static CliffGeometry *
create_geometry (void)
{
  g_autoptr(CliffCut) cut = create_cut ();

  add_shot (cut, 3 * S);
  add_shot (cut, 2 * S);
  add_shot (cut, 5 * S);
  add_line (cut, 6 * S, S);
  add_line (cut, 1 * S, 4 * S);
  add_line (cut, 3 * S, S);
  add_lane (cut, CLIFF_LANE_MUSIC);
  add_clip (cut, 1 * S, 8 * S);
  add_lane (cut, CLIFF_LANE_TITLE);
  add_clip (cut, 4 * S, 2 * S);
  cliff_cut_index (cut);

  return cliff_geometry_new (cut, SCALE, &heights);
}

static void
test_rows (void)
{
  g_autoptr(CliffGeometry) geometry = create_geometry ();
  static const CliffRowKind kinds[] = { CLIFF_ROW_LANE, CLIFF_ROW_STORYLINE, CLIFF_ROW_LINES, CLIFF_ROW_LANE };
  int top = 0;

  g_assert_cmpuint (cliff_geometry_get_n_rows (geometry), ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const CliffRow *row = cliff_geometry_get_row (geometry, i);

      g_assert_cmpint (row->kind, ==, kinds[i]);
      g_assert_cmpint (row->top, ==, top);
      g_assert_cmpint (cliff_geometry_get_row_at (geometry, top + 1), ==, (int) i);
      g_assert_cmpint (cliff_geometry_get_row_at (geometry, top + row->height + 1), ==, -1);
      top += row->height + heights.gap;
    }
  /* Titles stand above the storyline, music below. */
  g_assert_cmpuint (cliff_geometry_get_row (geometry, 0)->lane, ==, 1);
  g_assert_cmpuint (cliff_geometry_get_row (geometry, 3)->lane, ==, 0);
  g_assert_cmpint (cliff_geometry_get_height (geometry), ==, top);
}

static void
test_time (void)
{
  g_autoptr(CliffGeometry) geometry = create_geometry ();

  g_assert_cmpfloat (cliff_geometry_get_x (geometry, 2 * S), ==, 200);
  g_assert_cmpint (cliff_geometry_get_time (geometry, 250), ==, 2500 * CLIFF_MSECOND);
  g_assert_cmpint (cliff_geometry_get_time (geometry, -30), ==, 0);
  g_assert_cmpint (cliff_geometry_get_end (geometry), ==, 10 * S);
  cliff_geometry_set_scale (geometry, 1);
  g_assert_cmpint (cliff_geometry_get_scale (geometry), ==, CLIFF_SCALE_MIN);
}

static void
test_find (void)
{
  g_autoptr(CliffGeometry) geometry = create_geometry ();
  CliffCutSpan span;

  g_assert_cmpint (cliff_geometry_find (geometry, (CliffCutItem) { CLIFF_CUT_SHOT, 2 }, &span), ==, 1);
  g_assert_cmpint (span.start, ==, 3 * S);
  g_assert_cmpint (cliff_geometry_find (geometry, (CliffCutItem) { CLIFF_CUT_LINE, 1 }, &span), ==, 2);
  g_assert_cmpint (span.start, ==, 6 * S);
  g_assert_cmpint (cliff_geometry_find (geometry, (CliffCutItem) { CLIFF_CUT_CLIP, 1 }, &span), ==, 3);
  g_assert_cmpint (span.length, ==, 8 * S);
  g_assert_cmpint (cliff_geometry_find (geometry, (CliffCutItem) { CLIFF_CUT_CLIP, 9 }, NULL), ==, -1);
}

/* Lines stand by start, and a long one is found behind a later one that is over. */
static void
test_first (void)
{
  g_autoptr(CliffGeometry) geometry = create_geometry ();

  g_assert_cmpint (cliff_geometry_get_span (geometry, 2, 0).item.id, ==, 2);
  g_assert_cmpint (cliff_geometry_get_span (geometry, 2, 2).item.id, ==, 1);
  g_assert_cmpuint (cliff_geometry_get_first (geometry, 2, 4500 * CLIFF_MSECOND), ==, 0);
  g_assert_cmpuint (cliff_geometry_get_first (geometry, 2, 5 * S), ==, 2);
  g_assert_cmpuint (cliff_geometry_get_first (geometry, 2, 7 * S), ==, 3);
  g_assert_cmpuint (cliff_geometry_get_first (geometry, 1, 3 * S), ==, 1);
  g_assert_cmpuint (cliff_geometry_get_first (geometry, 1, 3 * S - 1), ==, 0);
}

static void
assert_hit (CliffGeometry *geometry,
            double         x,
            double         y,
            CliffHitPart   part,
            CliffId        id)
{
  CliffHit hit = cliff_geometry_hit (geometry, x, y);

  g_assert_cmpint (hit.part, ==, part);
  g_assert_cmpint (hit.span.item.id, ==, id);
}

static void
test_hit (void)
{
  g_autoptr(CliffGeometry) geometry = create_geometry ();
  int storyline = cliff_geometry_get_row (geometry, 1)->top + 40;
  int lines = cliff_geometry_get_row (geometry, 2)->top + 10;
  int music = cliff_geometry_get_row (geometry, 3)->top;

  assert_hit (geometry, 150, storyline, CLIFF_HIT_ITEM, 1);
  assert_hit (geometry, 298, storyline, CLIFF_HIT_END, 1);
  assert_hit (geometry, 302, storyline, CLIFF_HIT_START, 2);
  assert_hit (geometry, 1200, storyline, CLIFF_HIT_ROW, 0);
  assert_hit (geometry, 350, lines, CLIFF_HIT_ITEM, 3);
  assert_hit (geometry, 450, lines, CLIFF_HIT_ITEM, 2);
  assert_hit (geometry, 50, music + 20, CLIFF_HIT_ROW, 0);
  assert_hit (geometry, 102, music + 20, CLIFF_HIT_START, 1);
  assert_hit (geometry, 112, music + 4, CLIFF_HIT_FADE_IN, 1);
  assert_hit (geometry, 888, music + 4, CLIFF_HIT_FADE_OUT, 1);
  assert_hit (geometry, 500, music + 4, CLIFF_HIT_ITEM, 1);
  assert_hit (geometry, 150, 5000, CLIFF_HIT_NOTHING, 0);
  /* Too narrow for edges. */
  cliff_geometry_set_scale (geometry, CLIFF_SECOND);
  assert_hit (geometry, 0, storyline, CLIFF_HIT_ITEM, 1);
}

static void
test_fades (void)
{
  g_autoptr(CliffCut) cut = create_cut ();
  g_autoptr(CliffGeometry) geometry = NULL;
  CliffCutClip *clip;

  add_lane (cut, CLIFF_LANE_MUSIC);
  clip = add_clip (cut, S, 8 * S);
  clip->fade_in = S;
  clip->fade_out = 2 * S;
  geometry = cliff_geometry_new (cut, SCALE, &heights);
  assert_hit (geometry, 200, cliff_geometry_get_row (geometry, 2)->top + 5, CLIFF_HIT_FADE_IN, 1);
  assert_hit (geometry, 700, cliff_geometry_get_row (geometry, 2)->top + 5, CLIFF_HIT_FADE_OUT, 1);
  assert_hit (geometry, 110, cliff_geometry_get_row (geometry, 2)->top + 5, CLIFF_HIT_ITEM, 1);
}

static void
test_band (void)
{
  g_autoptr(CliffGeometry) geometry = create_geometry ();
  int storyline = cliff_geometry_get_row (geometry, 1)->top;
  g_autoptr(GArray) one = cliff_geometry_list_in (geometry, 320, storyline + 30, 310, storyline + 10);
  g_autoptr(GArray) all = cliff_geometry_list_in (geometry, 2000, 2000, -5, -5);
  g_autoptr(GArray) none = cliff_geometry_list_in (geometry, 0, storyline + 81, 2000, storyline + 83);

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (g_array_index (one, CliffCutItem, 0).id, ==, 2);
  g_assert_cmpuint (all->len, ==, 8);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_gap (void)
{
  g_autoptr(CliffGeometry) geometry = create_geometry ();
  g_autoptr(CliffCut) empty = create_cut ();
  g_autoptr(CliffGeometry) nothing = cliff_geometry_new (empty, SCALE, &heights);

  g_assert_cmpuint (cliff_geometry_get_gap_at (geometry, -20), ==, 0);
  g_assert_cmpuint (cliff_geometry_get_gap_at (geometry, 149), ==, 0);
  g_assert_cmpuint (cliff_geometry_get_gap_at (geometry, 151), ==, 1);
  g_assert_cmpuint (cliff_geometry_get_gap_at (geometry, 401), ==, 2);
  g_assert_cmpuint (cliff_geometry_get_gap_at (geometry, 3000), ==, 3);
  g_assert_cmpuint (cliff_geometry_get_gap_at (nothing, 300), ==, 0);
}

static void
test_snap (void)
{
  g_autoptr(CliffGeometry) geometry = create_geometry ();
  CliffCutItem moved = { CLIFF_CUT_CLIP, 2 };
  g_autoptr(GArray) snaps = cliff_geometry_list_snaps (geometry, &moved, 1, 7300 * CLIFF_MSECOND);
  CliffTime edges[] = { 4 * S, 6 * S };
  CliffTime delta = 1330 * CLIFF_MSECOND;
  CliffTime line = -1;

  /* Its end comes near the playhead, its start near nothing. */
  g_assert_true (cliff_geometry_snap (snaps, edges, 2, 80 * CLIFF_MSECOND, &delta, &line));
  g_assert_cmpint (delta, ==, 1300 * CLIFF_MSECOND);
  g_assert_cmpint (line, ==, 7300 * CLIFF_MSECOND);
  /* Both edges have somewhere to go: the nearer wins. */
  delta = 1010 * CLIFF_MSECOND;
  g_assert_true (cliff_geometry_snap (snaps, edges, 2, 80 * CLIFF_MSECOND, &delta, &line));
  g_assert_cmpint (delta, ==, S);
  /* Its own edges are no place to snap to. */
  delta = 450 * CLIFF_MSECOND;
  line = -1;
  g_assert_false (cliff_geometry_snap (snaps, edges, 2, 80 * CLIFF_MSECOND, &delta, &line));
  g_assert_cmpint (delta, ==, 450 * CLIFF_MSECOND);
  g_assert_cmpint (line, ==, -1);
}

/* What lies under the pointer stays there. */
static void
test_zoom (void)
{
  double offset = cliff_geometry_get_zoomed (400, 100, 10 * CLIFF_MSECOND, 5 * CLIFF_MSECOND);

  g_assert_cmpfloat (offset, ==, 900);
  g_assert_cmpfloat (cliff_geometry_get_zoomed (offset, 100, 5 * CLIFF_MSECOND, 10 * CLIFF_MSECOND), ==, 400);
}

static void
test_ticks (void)
{
  g_autoptr(CliffGeometry) geometry = create_geometry ();
  int n_parts;

  g_assert_cmpint (cliff_geometry_get_tick (geometry, 70, &n_parts), ==, S);
  g_assert_cmpint (cliff_geometry_get_tick (geometry, 120, &n_parts), ==, 2 * S);
  cliff_geometry_set_scale (geometry, CLIFF_MSECOND);
  g_assert_cmpint (cliff_geometry_get_tick (geometry, 70, &n_parts), ==, 2 * 40 * CLIFF_MSECOND);
  g_assert_cmpint (n_parts, ==, 2);
  cliff_geometry_set_scale (geometry, CLIFF_SCALE_MAX);
  g_assert_cmpint (cliff_geometry_get_tick (geometry, 70, &n_parts), ==, 900 * S);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/rows", test_rows);
  g_test_add_func ("/geometry/time", test_time);
  g_test_add_func ("/geometry/find", test_find);
  g_test_add_func ("/geometry/first", test_first);
  g_test_add_func ("/geometry/hit", test_hit);
  g_test_add_func ("/geometry/fades", test_fades);
  g_test_add_func ("/geometry/band", test_band);
  g_test_add_func ("/geometry/gap", test_gap);
  g_test_add_func ("/geometry/snap", test_snap);
  g_test_add_func ("/geometry/zoom", test_zoom);
  g_test_add_func ("/geometry/ticks", test_ticks);

  return g_test_run ();
}

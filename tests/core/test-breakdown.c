/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"
#include "cliff-shot-metrics.h"
#include "cliff-test.h"

static JsonNode *
load (const char *name)
{
  g_autofree char *path = cliff_test_dup_data_path (name);

  return cliff_shot_metrics_load (path);
}

static CliffOutline *
outline_of (JsonNode *node)
{
  g_autoptr(GError) error = NULL;
  CliffOutline *outline = cliff_outline_new_from_json (node, &error);

  g_assert_no_error (error);

  return outline;
}

static JsonNode *
break_down (CliffOutline *outline,
            guint         episode)
{
  g_autoptr(GPtrArray) shots = cliff_breakdown_episode (outline, episode, NULL);
  g_autoptr(GError) error = NULL;

  cliff_breakdown_validate (g_ptr_array_index (outline->episodes, episode), shots, &error);
  g_assert_no_error (error);

  return cliff_breakdown_to_json (outline, episode, shots);
}

static JsonObject *
episode_of (JsonNode *truth,
            guint     episode)
{
  return json_array_get_object_element (json_object_get_array_member (json_node_get_object (truth), "episodes"), episode);
}

static void
assert_gates (const CliffShotMetrics *metrics)
{
  g_assert_cmpfloat (metrics->coverage, ==, 1);
  g_assert_cmpfloat (metrics->speeches, ==, 1);
  g_assert_cmpfloat (metrics->invention, <=, 0.25);
  g_assert_cmpfloat (metrics->order, ==, 1);
  g_assert_cmpfloat (metrics->duration_error, <=, 0.15);
  g_assert_cmpint (metrics->too_short, ==, 0);
  g_assert_cmpint (metrics->lints, ==, 0);
}

static void
test_reference (void)
{
  g_autoptr(JsonNode) truth = load ("cn-drama/script.truth.json");
  g_autoptr(JsonNode) reference = load ("cn-drama/shots-ep1.reference.json");
  g_autoptr(CliffOutline) outline = outline_of (truth);
  g_autoptr(JsonNode) shots = break_down (outline, 0);
  g_autofree char *text = json_to_string (shots, FALSE);
  CliffShotMetrics metrics;

  g_test_message ("%s", text);
  cliff_shot_metrics_measure (episode_of (truth, 0), json_node_get_object (shots), json_node_get_object (reference), &metrics);
  g_test_message ("length %.3f characters %.3f places %.3f props %.3f cuts %.3f window %.3f sizes %.3f near %.3f count %.3f lints %d",
                  metrics.length_error, metrics.characters, metrics.places, metrics.props, metrics.cuts,
                  metrics.window_diff, metrics.sizes, metrics.near_sizes, metrics.count_ratio, metrics.lints);
  assert_gates (&metrics);
  g_assert_cmpfloat (metrics.length_error, <=, 0.10);
  g_assert_cmpfloat (metrics.characters, >=, 0.85);
  g_assert_cmpfloat (metrics.places, >=, 0.98);
  g_assert_cmpfloat (metrics.props, >=, 0.5);
  g_assert_cmpfloat (metrics.cuts, >=, 0.75);
  g_assert_cmpfloat (metrics.sizes, >=, 0.45);
  g_assert_cmpfloat (metrics.near_sizes, >=, 0.80);
  g_assert_cmpfloat (metrics.count_ratio, >=, 0.8);
  g_assert_cmpfloat (metrics.count_ratio, <=, 1.25);
}

static void
test_other_episode (void)
{
  g_autoptr(JsonNode) truth = load ("cn-drama/script.truth.json");
  g_autoptr(CliffOutline) outline = outline_of (truth);
  g_autoptr(JsonNode) shots = break_down (outline, 1);
  g_autofree char *text = json_to_string (shots, FALSE);
  CliffShotMetrics metrics;

  g_test_message ("%s", text);
  cliff_shot_metrics_measure (episode_of (truth, 1), json_node_get_object (shots), NULL, &metrics);
  assert_gates (&metrics);
}

static void
test_deterministic (void)
{
  g_autoptr(JsonNode) truth = load ("cn-drama/script.truth.json");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(CliffOutline) outline = outline_of (truth);
      g_autoptr(CliffOutline) again = outline_of (truth);
      g_autoptr(JsonNode) first = break_down (outline, i);
      g_autoptr(JsonNode) second = break_down (again, i);

      g_assert_true (json_node_equal (first, second));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/breakdown/reference", test_reference);
  g_test_add_func ("/breakdown/other-episode", test_other_episode);
  g_test_add_func ("/breakdown/deterministic", test_deterministic);

  return g_test_run ();
}

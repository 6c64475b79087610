/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown.h"
#include "cliff-shot-metrics.h"
#include "cliff-test.h"

#define RUNS 50

static JsonNode *
load (const char *name)
{
  g_autofree char *path = cliff_test_dup_data_path (name);

  return cliff_shot_metrics_load (path);
}

static void
print_metrics (const CliffShotMetrics *m)
{
  g_print ("breakdown-coverage %.3f share (target 1)\n", m->coverage);
  g_print ("breakdown-speeches %.3f share (target 1)\n", m->speeches);
  g_print ("breakdown-invention %.3f share (target <= 0.25)\n", m->invention);
  g_print ("breakdown-order %.3f tau (target 1)\n", m->order);
  g_print ("breakdown-duration-error %.3f median (target <= 0.15)\n", m->duration_error);
  g_print ("breakdown-too-short %d shots (target 0)\n", m->too_short);
  g_print ("breakdown-lints %d faults (target 0)\n", m->lints);
}

static void
print_reference_metrics (const CliffShotMetrics *m)
{
  g_print ("breakdown-length-error %.3f share (target <= 0.10)\n", m->length_error);
  g_print ("breakdown-characters %.3f F1 (target >= 0.85)\n", m->characters);
  g_print ("breakdown-places %.3f share (target >= 0.98)\n", m->places);
  g_print ("breakdown-props %.3f F1 (target >= 0.5)\n", m->props);
  g_print ("breakdown-cuts %.3f F1 (target >= 0.75)\n", m->cuts);
  g_print ("breakdown-window-diff %.3f share (target >= 0.75)\n", m->window_diff);
  g_print ("breakdown-sizes %.3f share (target >= 0.45)\n", m->sizes);
  g_print ("breakdown-near-sizes %.3f share (target >= 0.80)\n", m->near_sizes);
  g_print ("breakdown-count-ratio %.3f ratio (target 0.8 to 1.25)\n", m->count_ratio);
}

int
main (void)
{
  g_autoptr(JsonNode) truth = load ("cn-drama/script.truth.json");
  g_autoptr(JsonNode) reference = load ("cn-drama/shots-ep1.reference.json");
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffOutline) outline = cliff_outline_new_from_json (truth, &error);
  JsonArray *episodes = json_object_get_array_member (json_node_get_object (truth), "episodes");
  gint64 start;

  g_assert_no_error (error);
  for (guint i = 0; i < outline->episodes->len; i++)
    {
      g_autoptr(GPtrArray) shots = cliff_breakdown_episode (outline, i, NULL);
      g_autoptr(JsonNode) node = cliff_breakdown_to_json (outline, i, shots);
      CliffShotMetrics metrics;

      cliff_shot_metrics_measure (json_array_get_object_element (episodes, i),
                                  json_node_get_object (node),
                                  i == 0 ? json_node_get_object (reference) : NULL, &metrics);
      g_print ("breakdown-episode %u number\n", i + 1);
      print_metrics (&metrics);
      if (i == 0)
        print_reference_metrics (&metrics);
    }

  start = g_get_monotonic_time ();
  for (int i = 0; i < RUNS; i++)
    {
      g_autoptr(GPtrArray) shots = cliff_breakdown_episode (outline, 0, NULL);

      g_assert_cmpuint (shots->len, >, 0);
    }
  g_print ("breakdown-time %.3f ms\n", (g_get_monotonic_time () - start) / 1000.0 / RUNS);

  return 0;
}

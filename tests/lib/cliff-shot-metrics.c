/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-metrics.h"

#include <math.h>

static JsonObject *
shot_at (JsonArray *shots,
         guint      index)
{
  return json_array_get_object_element (shots, index);
}

static const char *
text_of (JsonObject *object,
         const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

JsonNode *
cliff_shot_metrics_load (const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

/* ── The script as one row of elements ──────────────────────────────────────────────────────────── */

typedef struct
{
  GHashTable *positions; /* "1-1#0" → position + 1 */
  GPtrArray  *elements;  /* JsonObject, borrowed */
} Script;

static void
script_read (Script     *script,
             JsonObject *truth)
{
  JsonArray *scenes = json_object_get_array_member (truth, "scenes");

  script->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  script->elements = g_ptr_array_new ();
  for (guint i = 0; i < json_array_get_length (scenes); i++)
    {
      JsonObject *scene = shot_at (scenes, i);
      JsonArray *elements = json_object_get_array_member (scene, "elements");

      for (guint j = 0; j < json_array_get_length (elements); j++)
        {
          g_ptr_array_add (script->elements, shot_at (elements, j));
          g_hash_table_insert (script->positions,
                               g_strdup_printf ("%s#%u", text_of (scene, "no"), j),
                               GINT_TO_POINTER (script->elements->len));
        }
    }
}

/* The position of a shot's first covered element, -1 when it covers none. */
static int
first_position (Script     *script,
                JsonObject *shot)
{
  JsonArray *covers = json_object_get_array_member (shot, "covers");
  int first = -1;

  for (guint i = 0; i < json_array_get_length (covers); i++)
    {
      int at = GPOINTER_TO_INT (g_hash_table_lookup (script->positions,
                                                     json_array_get_string_element (covers, i))) -
               1;

      g_assert_cmpint (at, >=, 0);
      if (first < 0 || at < first)
        first = at;
    }

  return first;
}

/* ── Against the script ─────────────────────────────────────────────────────────────────────────── */

static gboolean
is_speech (const char *type)
{
  static const char * const types[] = { "dialogue", "os", "vo", "narration", NULL };

  return g_strv_contains (types, type);
}

static int
count_speeches (JsonArray  *shots,
                JsonObject *element)
{
  int count = 0;

  for (guint i = 0; i < json_array_get_length (shots); i++)
    {
      JsonArray *lines = json_object_get_array_member (shot_at (shots, i), "dialogue");

      for (guint j = 0; j < json_array_get_length (lines); j++)
        {
          JsonObject *line = shot_at (lines, j);

          count += g_str_equal (text_of (line, "text"), text_of (element, "text")) &&
                   g_str_equal (text_of (line, "speaker"), text_of (element, "speaker")) &&
                   g_str_equal (text_of (line, "kind"), text_of (element, "t"));
        }
    }

  return count;
}

static gboolean
shot_covers (JsonObject *shot,
             const char *element)
{
  JsonArray *covers = json_object_get_array_member (shot, "covers");

  for (guint i = 0; i < json_array_get_length (covers); i++)
    if (g_str_equal (json_array_get_string_element (covers, i), element))
      return TRUE;

  return FALSE;
}

static void
measure_script (Script           *script,
                JsonArray        *shots,
                CliffShotMetrics *metrics)
{
  int covered = 0;
  int speeches = 0;
  int right = 0;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, script->positions);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    for (guint i = 0; i < json_array_get_length (shots); i++)
      if (shot_covers (shot_at (shots, i), key))
        {
          covered++;
          break;
        }
  for (guint i = 0; i < script->elements->len; i++)
    {
      JsonObject *element = g_ptr_array_index (script->elements, i);

      if (!is_speech (text_of (element, "t")))
        continue;
      speeches++;
      right += count_speeches (shots, element) == 1;
    }
  metrics->coverage = script->elements->len > 0 ? (double) covered / script->elements->len : 1;
  metrics->speeches = speeches > 0 ? (double) right / speeches : 1;
}

static void
measure_order (Script           *script,
               JsonArray        *shots,
               CliffShotMetrics *metrics)
{
  static const char * const free_purposes[] = { "establish", "reaction", "episode hook", NULL };
  int concordant = 0;
  int discordant = 0;
  int invented = 0;
  guint n = json_array_get_length (shots);

  for (guint i = 0; i < n; i++)
    {
      int here = first_position (script, shot_at (shots, i));

      invented +=
        here < 0 && !g_strv_contains (free_purposes, text_of (shot_at (shots, i), "purpose"));
      for (guint j = i + 1; j < n && here >= 0; j++)
        {
          int there = first_position (script, shot_at (shots, j));

          concordant += there >= here;
          discordant += there >= 0 && there < here;
        }
    }
  metrics->invention = n > 0 ? (double) invented / n : 0;
  metrics->order = concordant + discordant > 0
                     ? (double) (concordant - discordant) / (concordant + discordant)
                     : 1;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
measure_durations (JsonArray        *shots,
                   double            rate,
                   CliffShotMetrics *metrics)
{
  g_autoptr(GArray) errors = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < json_array_get_length (shots); i++)
    {
      JsonObject *shot = shot_at (shots, i);
      gint64 spoken = json_object_get_int_member (shot, "spoken_chars");
      double duration = json_object_get_double_member (shot, "duration_s");
      double needed = spoken / rate + 0.5;
      double error = fabs (duration - needed) / needed;

      if (spoken == 0)
        continue;
      metrics->too_short += duration < spoken / (rate * 7 / 4.5);
      g_array_append_val (errors, error);
    }
  g_array_sort (errors, compare_doubles);
  if (errors->len > 0)
    metrics->duration_error = g_array_index (errors, double, errors->len / 2);
}

static void
measure_craft (JsonArray        *shots,
               CliffShotMetrics *metrics)
{
  static const char *const details[] = { "insert", "prop reveal", "on-screen text", "episode hook",
                                         NULL };
  const char *scene = "";

  for (guint i = 0; i < json_array_get_length (shots); i++)
    {
      JsonObject *shot = shot_at (shots, i);
      JsonObject *before = i > 0 ? shot_at (shots, i - 1) : NULL;
      gboolean fresh = !g_str_equal (text_of (shot, "scene"), scene);
      gboolean equal =
        before != NULL && !fresh && g_str_equal (text_of (shot, "size"), text_of (before, "size"));

      metrics->lints += fresh && !g_str_equal (text_of (shot, "purpose"), "establish") &&
                        !g_str_equal (text_of (shot, "purpose"), "flashback");
      metrics->lints +=
        equal && g_str_equal (text_of (shot, "subject"), text_of (before, "subject"));
      metrics->lints +=
        equal && i > 1 &&
        g_str_equal (text_of (shot_at (shots, i - 2), "size"), text_of (shot, "size")) &&
        g_str_equal (text_of (shot_at (shots, i - 2), "scene"), text_of (shot, "scene")) &&
        !g_strv_contains (details, text_of (shot, "purpose"));
      scene = text_of (shot, "scene");
    }
}

/* ── Against the reference ──────────────────────────────────────────────────────────────────────── */

static int
shared (JsonArray *left,
        JsonArray *right)
{
  int count = 0;

  for (guint i = 0; i < json_array_get_length (left); i++)
    for (guint j = 0; j < json_array_get_length (right); j++)
      count += g_str_equal (json_array_get_string_element (left, i),
                            json_array_get_string_element (right, j));

  return count;
}

static double
set_f1 (JsonObject *left,
        JsonObject *right,
        const char *member)
{
  JsonArray *a = json_object_get_array_member (left, member);
  JsonArray *b = json_object_get_array_member (right, member);
  guint total = json_array_get_length (a) + json_array_get_length (b);

  return total == 0 ? 1 : 2.0 * shared (a, b) / total;
}

static double
likeness (JsonObject *left,
          JsonObject *right)
{
  JsonArray *a = json_object_get_array_member (left, "dialogue");
  JsonArray *b = json_object_get_array_member (right, "dialogue");
  gboolean speaks = json_array_get_length (a) > 0 && json_array_get_length (b) > 0;
  double covers = set_f1 (left, right, "covers");

  if (json_array_get_length (json_object_get_array_member (left, "covers")) == 0)
    covers = g_str_equal (text_of (left, "purpose"), text_of (right, "purpose"));
  if (speaks && g_str_equal (text_of (shot_at (a, 0), "text"), text_of (shot_at (b, 0), "text")))
    covers += 2;

  return covers;
}

/* The best alignment that keeps the order: partners[i] is the reference's shot of ours, -1 for
 * none. */
static int *
align (JsonArray *shots,
       JsonArray *reference)
{
  guint n = json_array_get_length (shots);
  guint m = json_array_get_length (reference);
  g_autofree double *best = g_new0 (double, (n + 1) * (m + 1));
  int *partners = g_new (int, n + 1);

  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      best[i * (m + 1) + j] = MAX (best[(i + 1) * (m + 1) + j + 1] +
                                     likeness (shot_at (shots, i), shot_at (reference, j)),
                                   MAX (best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1]));
  for (guint i = 0, j = 0; i < n; i++)
    {
      partners[i] = -1;
      while (j < m && best[i * (m + 1) + j] == best[i * (m + 1) + j + 1])
        j++;
      if (j < m && best[i * (m + 1) + j] > best[(i + 1) * (m + 1) + j])
        partners[i] = j++;
    }

  return partners;
}

static int
size_index (JsonObject *shot)
{
  static const char * const names[] = { "EWS", "WS", "FS", "MLS", "MS", "MCU", "CU", "ECU" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text_of (shot, "size")))
      return i;
  g_assert_not_reached ();
}

static void
measure_pairs (JsonArray        *shots,
               JsonArray        *reference,
               CliffShotMetrics *metrics)
{
  g_autofree int *partners = align (shots, reference);
  int pairs = 0;

  for (guint i = 0; i < json_array_get_length (shots); i++)
    {
      JsonObject *shot = shot_at (shots, i);
      JsonObject *other = partners[i] >= 0 ? shot_at (reference, partners[i]) : NULL;

      if (other == NULL)
        continue;
      pairs++;
      metrics->characters += set_f1 (shot, other, "characters");
      metrics->props += set_f1 (shot, other, "props");
      metrics->places += g_str_equal (text_of (shot, "location"), text_of (other, "location")) &&
                         g_str_equal (text_of (shot, "time"), text_of (other, "time")) &&
                         g_str_equal (text_of (shot, "int_ext"), text_of (other, "int_ext"));
      metrics->sizes += size_index (shot) == size_index (other);
      metrics->near_sizes += ABS (size_index (shot) - size_index (other)) <= 1;
    }
  pairs = MAX (pairs, 1);
  metrics->characters /= pairs;
  metrics->props /= pairs;
  metrics->places /= pairs;
  metrics->sizes /= pairs;
  metrics->near_sizes /= pairs;
}

static GArray *
boundaries (Script    *script,
            JsonArray *shots)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (int));
  int at = 0;

  for (guint i = 1; i < json_array_get_length (shots); i++)
    {
      int first = first_position (script, shot_at (shots, i));

      at = first >= 0 ? first : at;
      g_array_append_val (result, at);
    }

  return result;
}

static int
count_between (GArray *cuts,
               int     from,
               int     to)
{
  int count = 0;

  for (guint i = 0; i < cuts->len; i++)
    count += g_array_index (cuts, int, i) >= from && g_array_index (cuts, int, i) < to;

  return count;
}

static void
measure_cuts (Script           *script,
              JsonArray        *shots,
              JsonArray        *reference,
              CliffShotMetrics *metrics)
{
  g_autoptr(GArray) ours = boundaries (script, shots);
  g_autoptr(GArray) theirs = boundaries (script, reference);
  int window = MAX (1, (int) (script->elements->len / (2 * (theirs->len + 1))));
  int windows = MAX (1, (int) script->elements->len - window);
  int matched = 0;
  int differing = 0;

  for (guint i = 0, j = 0; i < ours->len && j < theirs->len;)
    {
      int off = g_array_index (ours, int, i) - g_array_index (theirs, int, j);

      matched += ABS (off) <= 1;
      i += off <= 1;
      j += off >= -1;
    }
  for (int i = 0; i < windows; i++)
    differing += count_between (ours, i, i + window) != count_between (theirs, i, i + window);
  metrics->cuts = ours->len + theirs->len > 0 ? 2.0 * matched / (ours->len + theirs->len) : 1;
  metrics->window_diff = 1 - (double) differing / windows;
}

void
cliff_shot_metrics_measure (JsonObject       *truth,
                            JsonObject       *object,
                            JsonObject       *reference,
                            CliffShotMetrics *metrics)
{
  JsonArray *shots = json_object_get_array_member (object, "shots");
  Script script;

  *metrics = (CliffShotMetrics) { 0 };
  script_read (&script, truth);
  measure_script (&script, shots, metrics);
  measure_order (&script, shots, metrics);
  measure_durations (shots, json_object_get_double_member (object, "speech_rate_chars_per_s"),
                     metrics);
  measure_craft (shots, metrics);
  if (reference != NULL)
    {
      JsonArray *others = json_object_get_array_member (reference, "shots");
      double total = json_object_get_double_member (reference, "total_s");

      measure_pairs (shots, others, metrics);
      measure_cuts (&script, shots, others, metrics);
      metrics->length_error =
        fabs (json_object_get_double_member (object, "total_s") - total) / total;
      metrics->count_ratio =
        (double) json_array_get_length (shots) / json_array_get_length (others);
    }
  g_hash_table_unref (script.positions);
  g_ptr_array_unref (script.elements);
}

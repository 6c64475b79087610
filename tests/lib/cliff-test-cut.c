/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test-cut.h"
#include "cliff-test.h"

static const char * const rows[] = {
  "INSERT INTO episode (id, position, number) VALUES (1, 1, 1)",
  "INSERT INTO scene (id, episode_id, position) VALUES (1, 1, 1)",
  "INSERT INTO shot (id, episode_id, scene_id, position, duration) VALUES (1, 1, 1, 10, 2000000000), (2, 1, 1, 20, 3000000000), "
  "(3, 1, 1, 30, 4000000000), (4, 1, 1, 40, 2000000000)",
  "INSERT INTO media (id, sha256, extension, bytes, duration, created) VALUES (1, 'film', 'mp4', 1, 10000000000, 1), "
  "(2, 'one', 'wav', 1, 1000000000, 1), (3, 'two', 'wav', 1, 1500000000, 1), (4, 'rain', 'wav', 1, 5000000000, 1)",
  "INSERT INTO take (id, owner, owner_id, kind, media_id, created) VALUES (1, 'shot', 3, 'video', 1, 1), (2, 'line', 1, 'voice', 2, 1), "
  "(3, 'line', 2, 'voice', 3, 1), (4, 'series', 1, 'voice', 4, 1)",
  "UPDATE shot SET take_id = 1, source_in = 1000000000 WHERE id = 3",
  "INSERT INTO line (id, shot_id, position, text, take_id) VALUES (1, 1, 0, '你回来了', 2), (2, 3, 0, '我没有走', 3)",
  "INSERT INTO lane (id, episode_id, position, kind) VALUES (1, 1, 1, 'title'), (2, 1, 2, 'effect'), (3, 1, 3, 'music')",
  "INSERT INTO clip (id, lane_id, shot_id, \"offset\", length, text) VALUES (1, 1, 1, 500000000, 1000000000, '三年后'), "
  "(2, 1, 2, 500000000, 1000000000, '完')",
  "INSERT INTO clip (id, lane_id, shot_id, \"offset\", length, take_id) VALUES (3, 2, 3, 1000000000, 2000000000, 4)",
  "INSERT INTO clip (id, lane_id) VALUES (4, 3)",
  "INSERT INTO marker (id, episode_id, shot_id, \"offset\", kind) VALUES (1, 1, 2, 1000000000, 'hook')",
};

void
cliff_test_add_cut (CliffStore *store)
{
  g_autoptr(GError) error = NULL;

  cliff_test_begin (store);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      cliff_store_exec (store, &error, rows[i], "");
      g_assert_no_error (error);
    }
  cliff_test_commit (store);
}

CliffCut *
cliff_test_read_cut (CliffStore *store,
                     CliffId     episode_id)
{
  g_autoptr(GError) error = NULL;
  CliffCut *cut = cliff_cut_new (store, episode_id, &error);

  g_assert_no_error (error);
  cliff_cut_check (cut, &error);
  g_assert_no_error (error);

  return cut;
}

static void
append (GString   *text,
        CliffId    id,
        CliffTime  start,
        CliffTime  length)
{
  const CliffTime half = CLIFF_MSECOND / 2;

  g_string_append_printf (text, "%s%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, text->len > 0 ? ", " : "", id, (start + half) / CLIFF_MSECOND);
  if (length > 0)
    g_string_append_printf (text, "+%" G_GINT64_FORMAT, (length + half) / CLIFF_MSECOND);
}

char *
cliff_test_dup_cut (CliffCut   *cut,
                    const char *kinds)
{
  GString *text = g_string_new (NULL);

#define APPEND(word, Type, array, length)                                     \
  for (guint i = 0; strstr (kinds, word) != NULL && i < cut->array->len; i++) \
    {                                                                         \
      const Type *row = &g_array_index (cut->array, Type, i);                 \
                                                                              \
      append (text, row->id, row->start, length);                             \
    }
  APPEND ("shot", CliffCutShot, shots, row->length)
  APPEND ("line", CliffCutLine, lines, row->length)
  APPEND ("clip", CliffCutClip, clips, row->length)
  APPEND ("marker", CliffCutMarker, markers, 0)
#undef APPEND

  return g_string_free_and_steal (text);
}

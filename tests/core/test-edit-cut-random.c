/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut.h"
#include "cliff-test-cut.h"
#include "cliff-test.h"

#include <gio/gio.h>

#define MS CLIFF_MSECOND
#define N_SEEDS 10
#define N_EDITS 1000
/* Above so many things more is deleted than made. */
#define MANY 28

/* One edit with all that it needs: made up before it is tried and done. */
typedef struct
{
  int           kind;
  CliffId       episode, other;
  CliffCutItem  items[3];
  CliffCutItem  item, clip;
  CliffId       shots[2];
  CliffId       lane, marker, key, take;
  CliffTime     time, length, delta;
  int           number;
  CliffPlace    place;
} Edit;

static CliffId
pick (GArray *rows,
      GRand  *random)
{
  /* The id is the first of every row. */
  return rows->len > 0 ? *(const CliffId *) (rows->data + (gsize) g_rand_int_range (random, 0, (gint32) rows->len) *
                                             g_array_get_element_size (rows))
                       : 0;
}

static CliffCutItem
pick_item (CliffCut *cut,
           GRand    *random)
{
  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      return (CliffCutItem) { CLIFF_CUT_LINE, pick (cut->lines, random) };
    case 1:
    case 2:
      return (CliffCutItem) { CLIFF_CUT_SHOT, pick (cut->shots, random) };
    default:
      return (CliffCutItem) { CLIFF_CUT_CLIP, pick (cut->clips, random) };
    }
}

static CliffTime
pick_time (CliffTime most,
           GRand    *random)
{
  return (CliffTime) (g_rand_double (random) * (double) (most + CLIFF_SECOND));
}

static Edit
make_up (CliffCut *cut,
         GRand    *random)
{
  guint n_things = cut->shots->len + cut->clips->len;
  Edit edit = { .kind = g_rand_int_range (random, 0, 36), .episode = cut->episode_id, .other = g_rand_int_range (random, 1, 3) };
  int index = cut->shots->len > 0 ? g_rand_int_range (random, 0, (gint32) cut->shots->len) : 0;

  if (n_things > MANY && g_rand_boolean (random))
    edit.kind = 3;
  for (guint i = 0; i < G_N_ELEMENTS (edit.items); i++)
    edit.items[i] = pick_item (cut, random);
  edit.item = edit.items[0];
  edit.clip = (CliffCutItem) { CLIFF_CUT_CLIP, pick (cut->clips, random) };
  edit.shots[0] = cut->shots->len > 0 ? g_array_index (cut->shots, CliffCutShot, index).id : 0;
  edit.shots[1] = index + 1 < (int) cut->shots->len ? g_array_index (cut->shots, CliffCutShot, index + 1).id : 0;
  edit.lane = pick (cut->lanes, random);
  edit.marker = pick (cut->markers, random);
  edit.key = pick (cut->keys, random);
  edit.take = g_rand_int_range (random, 0, 5);
  edit.time = pick_time (cut->duration, random);
  edit.length = pick_time (4 * CLIFF_SECOND, random);
  edit.delta = pick_time (5 * CLIFF_SECOND, random) - 3 * CLIFF_SECOND;
  edit.number = g_rand_int_range (random, -2, 6);
  edit.place = (CliffPlace) g_rand_int_range (random, 0, 3);

  return edit;
}

/* A trim as a hand makes it: within its range. */
static gboolean
trim (CliffStore  *store,
      const Edit  *edit,
      GError     **error)
{
  g_autoptr(CliffCut) cut = cliff_cut_new (store, edit->episode, error);
  CliffTrim kind = (CliffTrim) ABS (edit->number);
  CliffTime least, most;

  if (cut == NULL)
    return FALSE;
  cliff_cut_get_trim_range (cut, edit->item, kind, &least, &most);

  return cliff_edit_trim (store, edit->item, kind, CLAMP (edit->delta, least, most), error);
}

static gboolean
change_storyline (CliffStore  *store,
                  const Edit  *edit,
                  GError     **error)
{
  switch (edit->kind)
    {
    case 0:
    case 1:
    case 2:
      return trim (store, edit, error);
    case 3:
      return cliff_edit_delete_items (store, edit->items, 2, edit->number < 0, error);
    case 4:
      return cliff_edit_split (store, edit->episode, edit->time, NULL, 0, error);
    case 5:
      return cliff_edit_split (store, edit->episode, edit->time, edit->items, G_N_ELEMENTS (edit->items), error);
    case 6:
      return cliff_edit_merge_shots_of (store, edit->shots, 2, error);
    case 7:
      return cliff_edit_move_shots (store, edit->shots, edit->shots[1] != 0 ? 2 : 1, edit->episode, edit->number > 0 ? edit->shots[0] : 0, error);
    case 8:
      return cliff_edit_move_shots (store, edit->shots, 1, edit->other, 0, error);
    case 9:
      return cliff_edit_insert_shot (store, edit->episode, edit->time, edit->take < 2 ? edit->take : 0, edit->length, edit->place, error) != 0;
    case 10:
      return cliff_edit_freeze (store, edit->episode, edit->time, edit->length, error) != 0;
    case 11:
      return cliff_edit_close_gap (store, edit->episode, edit->number > 1 ? edit->lane : 0, edit->time, error);
    case 12:
      return cliff_edit_set_transition (store, edit->shots[0], (CliffTransition) CLAMP (edit->number, 0, 4), edit->length / 4,
                                        CLIFF_EDGE_TOP, 0xff0000, error);
    default:
      return cliff_edit_set_speed (store, edit->item, edit->number * CLIFF_PPM / 2, error);
    }
}

static gboolean
change_rest (CliffStore  *store,
             const Edit  *edit,
             GError     **error)
{
  switch (edit->kind)
    {
    case 14:
    case 15:
    case 16:
      return cliff_edit_move_items (store, &edit->clip, 1, edit->delta, edit->number < 4 ? 0 : 1, edit->place, error);
    case 17:
      return cliff_edit_move_items (store, edit->items, 3, edit->delta, 0, edit->place, error);
    case 18:
    case 19:
      return cliff_edit_add_clip (store, edit->episode, CLIFF_LANE_TITLE, 0, edit->time, edit->length, "字", 0, edit->place, error) != 0;
    case 20:
      return cliff_edit_add_clip (store, edit->episode, CLIFF_LANE_EFFECT, 0, edit->time, edit->number > 0 ? edit->length : 0, NULL, 4,
                                  edit->place, error) != 0;
    case 21:
      return cliff_edit_copy_items (store, edit->items, 2, edit->other, edit->time, edit->place, NULL, error);
    case 22:
      return cliff_edit_release (store, edit->item, error);
    case 23:
      return edit->number > 3 ? cliff_edit_delete_lane (store, edit->lane, error)
                              : cliff_edit_set_lane_int (store, edit->lane, "locked", edit->number == 0, error);
    case 24:
      return cliff_edit_move_lane (store, edit->lane, 0, error);
    case 25:
    case 26:
      return cliff_edit_set_key (store, edit->number > 1 ? edit->item : edit->clip, (CliffProperty) CLAMP (edit->number, 0, 5), edit->length / 2,
                                 500000, (CliffCurve) CLAMP (edit->number, 0, 2), error);
    case 27:
      return edit->number > 0 ? cliff_edit_move_key (store, edit->key, edit->length / 2, 400000, error)
                              : cliff_edit_remove_key (store, edit->key, error);
    case 28:
      return edit->number > 2 ? cliff_edit_set_marker (store, edit->marker, edit->time, NULL, NULL, error)
                              : cliff_edit_add_marker (store, edit->episode, edit->time, "note", "", error) != 0;
    case 29:
      return cliff_edit_bring_items (store, edit->items, 2, edit->other, edit->time, edit->place, NULL, error);
    case 30:
      return cliff_edit_copy_range (store, edit->episode, edit->time, edit->time + edit->length, edit->other, edit->length, edit->place,
                                    NULL, error);
    case 31:
      return cliff_edit_remove_range (store, edit->episode, edit->time, edit->time + edit->length, edit->number < 2, error);
    case 32:
      return cliff_edit_add_takes (store, edit->episode, edit->number > 1 ? edit->lane : 0, edit->time, (CliffId[]) { edit->take, 4, 1 }, 3,
                                   edit->place, NULL, error);
    case 33:
      return edit->number > 2 ? cliff_edit_set_lane_name (store, edit->lane, edit->number > 3 ? "床" : "", error)
                              : cliff_edit_set_lane_int (store, edit->lane, "gain", edit->length / 1000, error);
    case 34:
      return cliff_edit_move_lane (store, edit->lane, edit->number > 0 ? edit->clip.id : 0, error);
    default:
      return cliff_edit_set_fades (store, edit->clip.id, edit->length / 4, edit->length / 8, error);
    }
}

static gboolean
make (CliffStore  *store,
      gpointer     data,
      GError     **error)
{
  const Edit *edit = data;

  return edit->kind < 14 ? change_storyline (store, edit, error) : change_rest (store, edit, error);
}

static gint64
count_lines (CliffStore *store)
{
  return cliff_store_get_int (store, -1, "SELECT count(*) FROM line", "");
}

/* Makes an edit; one that is refused changes nothing.  Whether it was made. */
static gboolean
make_one (CliffStore *store,
          Edit       *edit)
{
  g_autoptr(GError) error = NULL;
  CliffId step = cliff_store_get_step (store);

  if (make (store, edit, &error))
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    g_error ("edit %d: %s", edit->kind, error->message);
  g_assert_cmpint (cliff_store_get_step (store), ==, step);

  return FALSE;
}

static void
make_many (CliffStore *store,
           GRand      *random)
{
  gint64 n_lines = count_lines (store);
  int n_made = 0;

  for (int i = 0; i < N_EDITS; i++)
    {
      g_autoptr(CliffCut) cut = cliff_test_read_cut (store, g_rand_int_range (random, 0, 4) == 0 ? 2 : 1);
      g_autoptr(CliffCut) tried = NULL;
      Edit edit = make_up (cut, random);

      if (i % 20 == 0)
        tried = cliff_edit_try (store, edit.episode, make, &edit, NULL);
      n_made += make_one (store, &edit);
      if (tried != NULL)
        {
          g_autoptr(CliffCut) done = cliff_test_read_cut (store, edit.episode);
          g_autofree char *expected = cliff_test_dup_cut (tried, "shot line clip marker");
          g_autofree char *text = cliff_test_dup_cut (done, "shot line clip marker");

          g_assert_cmpstr (text, ==, expected);
        }
      g_assert_cmpint (count_lines (store), ==, n_lines);
    }
  g_assert_cmpint (n_made, >, N_EDITS / 3);
}

/* Whatever hands do in whatever order: the rules hold, no line is lost, and all of it can be taken back and done again. */
static void
test_random (gconstpointer data)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  CliffId first;

  cliff_test_add_cut (store);
  cliff_test_exec (store, "INSERT INTO episode (id, position, number) VALUES (2, 2, 2)");
  first = cliff_store_get_step (store);
  before = cliff_test_dup_content (store);
  make_many (store, random);
  after = cliff_test_dup_content (store);

  while (cliff_store_get_int (store, 0, "SELECT max(id) FROM history WHERE NOT undone", "") > first)
    {
      cliff_store_undo (store, &error);
      g_assert_no_error (error);
    }
  undone = cliff_test_dup_content (store);
  g_assert_cmpstr (undone, ==, before);
  while (cliff_store_can_redo (store))
    {
      cliff_store_redo (store, &error);
      g_assert_no_error (error);
    }
  redone = cliff_test_dup_content (store);
  g_assert_cmpstr (redone, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/edit-cut-random/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_random);
    }

  return g_test_run ();
}

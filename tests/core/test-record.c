/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-records.h"
#include "cliff-test.h"

static CliffId
insert_episode (CliffStore *store,
                gint64      number)
{
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_store_insert (store, &error, "INSERT INTO episode (position, number, title) VALUES (?, ?, '回家')",
                                   "ii", number * 65536, number);

  g_assert_no_error (error);
  return id;
}

static CliffId
insert_shot (CliffStore *store,
             CliffId     episode,
             gint64      position)
{
  g_autoptr(GError) error = NULL;
  CliffId id = cliff_store_insert (store, &error, "INSERT INTO shot (episode_id, position, duration) VALUES (?, ?, ?)",
                                   "iii", episode, position, 2 * CLIFF_SECOND);

  g_assert_no_error (error);
  return id;
}

/* ── Records ─────────────────────────────────────────────────────────────────────────────────────── */

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           GString    *names)
{
  g_string_append_printf (names, "%s ", pspec->name);
}

static void
test_properties (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  const GType types[] = {
    CLIFF_TYPE_SERIES, CLIFF_TYPE_EPISODE, CLIFF_TYPE_SCENE, CLIFF_TYPE_ELEMENT, CLIFF_TYPE_CHARACTER, CLIFF_TYPE_LOOK,
    CLIFF_TYPE_LOCATION, CLIFF_TYPE_PROP, CLIFF_TYPE_SHOT, CLIFF_TYPE_LINE, CLIFF_TYPE_LANE, CLIFF_TYPE_CLIP,
    CLIFF_TYPE_TAKE, CLIFF_TYPE_JOB, CLIFF_TYPE_KEYFRAME, CLIFF_TYPE_MARKER, CLIFF_TYPE_RATING,
  };

  /* Every class against the real file: a property a column, of the column's type, and "exists". */
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(GTypeClass) klass = g_type_class_ref (types[i]);
      g_autofree char *table = g_ascii_strdown (g_type_name (types[i]) + strlen ("Cliff"), -1);
      g_autofree GParamSpec **properties = NULL;
      g_autoptr(CliffRows) rows = NULL;
      guint n_properties;
      guint n_columns = 0;

      rows = cliff_store_query (store, "SELECT replace (name, '_', '-'), type FROM pragma_table_info (?)", "s", table);
      while (cliff_rows_next (rows))
        {
          GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), cliff_rows_get_text (rows, 0));

          g_assert_nonnull (pspec);
          g_assert_true (pspec->value_type == (g_str_equal (cliff_rows_get_text (rows, 1), "TEXT") ? G_TYPE_STRING : G_TYPE_INT64));
          n_columns++;
        }
      properties = g_object_class_list_properties (G_OBJECT_CLASS (klass), &n_properties);
      g_assert_cmpuint (n_columns, >, 1);
      g_assert_cmpuint (n_properties, ==, n_columns + 1);
    }
}

static void
test_one_object_a_row (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(CliffRecord) first = NULL;
  g_autoptr(CliffRecord) second = NULL;
  CliffRecord *gone;
  CliffId id;

  cliff_test_begin (store);
  id = insert_episode (store, 1);
  cliff_test_commit (store);

  g_assert_null (cliff_record_get (store, CLIFF_TYPE_EPISODE, id + 1));
  first = cliff_record_get (store, CLIFF_TYPE_EPISODE, id);
  second = cliff_record_get (store, CLIFF_TYPE_EPISODE, id);
  g_assert_true (first == second);
  g_assert_true (CLIFF_IS_EPISODE (first));
  g_assert_true (cliff_record_get_store (first) == store);
  g_assert_cmpint (cliff_record_get_id (first), ==, id);
  g_assert_cmpint (cliff_record_get_int (first, "number"), ==, 1);
  g_assert_cmpstr (cliff_record_get_text (first, "title"), ==, "回家");

  /* Nothing holds a record that nobody uses. */
  gone = first;
  g_object_add_weak_pointer (G_OBJECT (gone), (gpointer *) &gone);
  g_clear_object (&first);
  g_clear_object (&second);
  g_assert_null (gone);
}

static void
test_notify (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(CliffRecord) record = NULL;
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  gboolean exists = FALSE;
  CliffId id;

  cliff_test_begin (store);
  id = insert_episode (store, 1);
  cliff_test_commit (store);
  record = cliff_record_get (store, CLIFF_TYPE_EPISODE, id);
  g_signal_connect (record, "notify", G_CALLBACK (on_notify), names);

  cliff_test_begin (store);
  cliff_store_exec (store, &error, "UPDATE episode SET title = '归来', number = 1 WHERE id = ?", "i", id);
  g_assert_cmpstr (names->str, ==, "");
  cliff_test_commit (store);
  g_assert_cmpstr (names->str, ==, "title ");
  g_assert_cmpstr (cliff_record_get_text (record, "title"), ==, "归来");

  cliff_test_begin (store);
  cliff_store_exec (store, &error, "DELETE FROM episode WHERE id = ?", "i", id);
  cliff_test_commit (store);
  g_assert_cmpstr (names->str, ==, "title exists ");
  g_object_get (record, "exists", &exists, NULL);
  g_assert_false (exists);
  g_assert_cmpstr (cliff_record_get_text (record, "title"), ==, "归来");

  g_assert_true (cliff_store_undo (store, &error));
  g_assert_true (cliff_store_undo (store, &error));
  g_object_get (record, "exists", &exists, NULL);
  g_assert_true (exists);
  g_assert_cmpstr (names->str, ==, "title exists exists title ");
  g_assert_cmpstr (cliff_record_get_text (record, "title"), ==, "回家");

  cliff_test_begin (store);
  cliff_store_exec (store, &error, "UPDATE episode SET title = 'x' WHERE id = ?", "i", id);
  cliff_store_rollback (store);
  g_assert_cmpstr (cliff_record_get_text (record, "title"), ==, "回家");
  g_assert_cmpstr (names->str, ==, "title exists exists title ");
}

/* ── Lists ───────────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  GListModel *list;
  GPtrArray  *mirror; /* kept only by what items-changed says */
  guint       n_emissions;
  guint       n_touched;
} Mirror;

static void
on_items_changed (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Mirror     *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->mirror, position + i, g_list_model_get_item (list, position + i));
  g_assert_cmpuint (mirror->mirror->len, ==, g_list_model_get_n_items (list));
  mirror->n_emissions++;
  mirror->n_touched += removed + added;
}

static void
mirror_init (Mirror          *mirror,
             CliffRecordList *list)
{
  mirror->list = G_LIST_MODEL (list);
  mirror->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  on_items_changed (mirror->list, 0, 0, g_list_model_get_n_items (mirror->list), mirror);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), mirror);
  mirror->n_emissions = mirror->n_touched = 0;
}

static void
mirror_clear (Mirror *mirror)
{
  g_signal_handlers_disconnect_by_data (mirror->list, mirror);
  g_clear_pointer (&mirror->mirror, g_ptr_array_unref);
}

static void
assert_mirror (Mirror     *mirror,
               CliffStore *store,
               const char *sql,
               CliffId     id)
{
  g_autoptr(CliffRows) rows = cliff_store_query (store, sql, "i", id);
  guint i = 0;

  while (cliff_rows_next (rows))
    {
      g_autoptr(CliffRecord) item = g_list_model_get_item (mirror->list, i);

      g_assert_nonnull (item);
      g_assert_cmpint (cliff_record_get_id (item), ==, cliff_rows_get_int (rows, 0));
      g_assert_true (g_ptr_array_index (mirror->mirror, i) == item);
      i++;
    }
  g_assert_cmpuint (i, ==, g_list_model_get_n_items (mirror->list));
  g_assert_null (g_list_model_get_item (mirror->list, i));
}

static const char shots_sql[] = "SELECT id FROM shot WHERE episode_id = ? ORDER BY position, id";

static void
test_move_is_small (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(CliffRecordList) list = NULL;
  g_autoptr(CliffRecordList) other = NULL;
  g_autoptr(GError) error = NULL;
  Mirror mirror = { 0, };
  Mirror other_mirror = { 0, };
  CliffId ids[100];
  CliffId episode;

  cliff_test_begin (store);
  episode = insert_episode (store, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = insert_shot (store, episode, i * 65536);
  cliff_test_commit (store);
  list = cliff_record_list_new (store, CLIFF_TYPE_SHOT, "episode_id", episode);
  other = cliff_record_list_new (store, CLIFF_TYPE_SHOT, "episode_id", episode + 1);
  mirror_init (&mirror, list);
  mirror_init (&other_mirror, other);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == CLIFF_TYPE_SHOT);

  /* One shot from far down to near the top: out and in, nothing else moves. */
  cliff_test_begin (store);
  cliff_store_exec (store, &error, "UPDATE shot SET position = ? WHERE id = ?", "ii", (gint64) 65536 * 3 + 1, ids[80]);
  cliff_test_commit (store);
  g_assert_cmpuint (mirror.n_emissions, ==, 2);
  g_assert_cmpuint (mirror.n_touched, ==, 2);
  assert_mirror (&mirror, store, shots_sql, episode);

  /* A change that moves nothing says nothing. */
  cliff_test_begin (store);
  cliff_store_exec (store, &error, "UPDATE shot SET action = 'x' WHERE id = ?", "i", ids[5]);
  cliff_test_commit (store);
  g_assert_cmpuint (mirror.n_emissions, ==, 2);

  cliff_store_undo (store, &error);
  cliff_store_undo (store, &error);
  g_assert_cmpuint (mirror.n_touched, ==, 4);
  assert_mirror (&mirror, store, shots_sql, episode);

  /* New positions for all in the same order: nothing to say, but remembered. */
  cliff_test_begin (store);
  cliff_store_exec (store, &error, "UPDATE shot SET position = position * 2", "");
  cliff_test_commit (store);
  g_assert_cmpuint (mirror.n_touched, ==, 4);
  assert_mirror (&mirror, store, shots_sql, episode);

  g_assert_cmpuint (other_mirror.n_emissions, ==, 0);
  mirror_clear (&mirror);
  mirror_clear (&other_mirror);
}

static void
edit_at_random (CliffStore    *store,
                const CliffId *episodes)
{
  g_autoptr(GError) error = NULL;
  int n = g_test_rand_int_range (1, 60);

  cliff_test_begin (store);
  for (int i = 0; i < n; i++)
    {
      CliffId episode = episodes[g_test_rand_int_range (0, 2)];
      gint64 position = g_test_rand_int_range (0, 1000);
      CliffId shot = cliff_store_get_int (store, 0, "SELECT id FROM shot ORDER BY random () LIMIT 1", "");

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
        case 1:
          insert_shot (store, episode, position);
          break;
        case 2:
          cliff_store_exec (store, &error, "DELETE FROM shot WHERE id = ?", "i", shot);
          break;
        case 3:
          cliff_store_exec (store, &error, "UPDATE shot SET position = ? WHERE id = ?", "ii", position, shot);
          break;
        default:
          cliff_store_exec (store, &error, "UPDATE shot SET episode_id = ? WHERE id = ?", "ii", episode, shot);
          break;
        }
      g_assert_no_error (error);
    }
  cliff_test_commit (store);
}

static void
test_random_edits (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(CliffRecordList) first = NULL;
  g_autoptr(CliffRecordList) second = NULL;
  Mirror mirrors[2] = { 0, };
  CliffId episodes[2];

  cliff_test_begin (store);
  episodes[0] = insert_episode (store, 1);
  episodes[1] = insert_episode (store, 2);
  cliff_test_commit (store);
  first = cliff_record_list_new (store, CLIFF_TYPE_SHOT, "episode_id", episodes[0]);
  second = cliff_record_list_new (store, CLIFF_TYPE_SHOT, "episode_id", episodes[1]);
  mirror_init (&mirrors[0], first);
  mirror_init (&mirrors[1], second);

  for (int i = 0; i < 300; i++)
    {
      g_autoptr(GError) error = NULL;
      int what = g_test_rand_int_range (0, 6);

      if (what == 0 && cliff_store_can_undo (store))
        cliff_store_undo (store, &error);
      else if (what == 1 && cliff_store_can_redo (store))
        cliff_store_redo (store, &error);
      else if (cliff_store_get_int (store, 0, "SELECT count(*) FROM episode", "") == 2)
        edit_at_random (store, episodes);
      else
        cliff_store_redo (store, &error);
      g_assert_no_error (error);
      assert_mirror (&mirrors[0], store, shots_sql, episodes[0]);
      assert_mirror (&mirrors[1], store, shots_sql, episodes[1]);
    }

  mirror_clear (&mirrors[0]);
  mirror_clear (&mirrors[1]);
}

static void
test_takes_of_an_owner (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(CliffRecordList) list = cliff_record_list_new_for_owner (store, CLIFF_TYPE_TAKE, "shot", 7);
  g_autoptr(CliffRecordList) pictures = cliff_record_list_new_for_text (store, CLIFF_TYPE_TAKE, "kind", "picture");
  g_autoptr(CliffRecordList) all = cliff_record_list_new (store, CLIFF_TYPE_TAKE, NULL, 0);
  g_autoptr(GError) error = NULL;

  cliff_store_begin_kept (store, &error);
  cliff_store_insert (store, &error, "INSERT INTO media (sha256, extension, bytes, created) VALUES ('a', 'png', 1, 1)", "");
  cliff_store_insert (store, &error, "INSERT INTO take (owner, owner_id, kind, media_id, created) "
                      "VALUES ('shot', 7, 'picture', 1, 1), ('line', 7, 'voice', 1, 1), ('shot', 8, 'picture', 1, 1)", "");
  cliff_test_commit (store);
  g_assert_no_error (error);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pictures)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, 3);
  g_assert_false (cliff_store_can_undo (store));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/one-object-a-row", test_one_object_a_row);
  g_test_add_func ("/record/notify", test_notify);
  g_test_add_func ("/record/list/move-is-small", test_move_is_small);
  g_test_add_func ("/record/list/random-edits", test_random_edits);
  g_test_add_func ("/record/list/takes-of-an-owner", test_takes_of_an_owner);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-test.h"

/* ── Random steps ────────────────────────────────────────────────────────────────────────────────── */

/* Inserts, changes, deletes with and without cascades, unique names that change hands: some of them fail, which is
 * part of the game. */
static const char * const edits[] = {
  "INSERT INTO episode (position, number) VALUES (random () % 1000, 1)",
  "INSERT INTO location (name) VALUES (hex (randomblob (1)))",
  "INSERT INTO character (position, name) VALUES (1, hex (randomblob (1)))",
  "INSERT INTO prop (name) VALUES (hex (randomblob (1)))",
  "INSERT INTO scene (episode_id, position, location_id) SELECT e.id, 1, l.id FROM "
  "(SELECT id FROM episode ORDER BY random () LIMIT 2) e, (SELECT id FROM location ORDER BY random () LIMIT 1) l",
  "INSERT INTO element (scene_id, position, kind, text) SELECT id, 0, 'action', hex (randomblob (20)) FROM scene ORDER BY random () LIMIT 2",
  "INSERT INTO shot (episode_id, scene_id, position, duration) SELECT episode_id, id, random () % 100, 1 FROM scene ORDER BY random () LIMIT 3",
  "INSERT OR IGNORE INTO shot_element (shot_id, element_id) SELECT s.id, e.id FROM "
  "(SELECT id FROM shot ORDER BY random () LIMIT 2) s, (SELECT id FROM element ORDER BY random () LIMIT 2) e",
  "INSERT OR IGNORE INTO shot_character (shot_id, character_id, position) SELECT s.id, c.id, 1 FROM "
  "(SELECT id FROM shot ORDER BY random () LIMIT 2) s, (SELECT id FROM character ORDER BY random () LIMIT 2) c",
  "INSERT INTO line (shot_id, element_id, position, text) SELECT shot_id, element_id, 1, '话' FROM shot_element ORDER BY random () LIMIT 2",
  "INSERT INTO clip (lane_id, shot_id) SELECT l.id, s.id FROM "
  "(SELECT id FROM lane ORDER BY random () LIMIT 1) l, (SELECT id FROM shot ORDER BY random () LIMIT 1) s",
  "INSERT INTO lane (episode_id, position, kind) SELECT id, 1, 'music' FROM episode ORDER BY random () LIMIT 1",
  "UPDATE shot SET position = random () % 100, action = hex (randomblob (8)), edited = 1 WHERE id % 3 = abs (random ()) % 3",
  "UPDATE shot SET scene_id = (SELECT id FROM scene ORDER BY random () LIMIT 1) WHERE id % 5 = 0",
  "UPDATE character SET name = hex (randomblob (1)) WHERE id = (SELECT id FROM character ORDER BY random () LIMIT 1)",
  "UPDATE series SET title = hex (randomblob (4)), width = 720",
  "UPDATE line SET take_id = abs (random ()) % 50",
  "DELETE FROM scene WHERE id = (SELECT id FROM scene ORDER BY random () LIMIT 1)",
  "DELETE FROM element WHERE id % 7 = abs (random ()) % 7",
  "DELETE FROM location WHERE id = (SELECT id FROM location ORDER BY random () LIMIT 1)",
  "DELETE FROM character WHERE id = (SELECT id FROM character ORDER BY random () LIMIT 1)",
  "DELETE FROM episode WHERE id = (SELECT id FROM episode ORDER BY random () LIMIT 1) AND abs (random ()) % 4 = 0",
  "DELETE FROM shot WHERE id = (SELECT id FROM shot ORDER BY random () LIMIT 1)",
};

static void
swap_names (CliffStore *store)
{
  /* Two unique values change places through a third. */
  cliff_store_exec (store, NULL, "UPDATE character SET name = 'between' WHERE id = (SELECT min (id) FROM character)", "");
  cliff_store_exec (store, NULL, "UPDATE character SET name = (SELECT name || '' FROM character WHERE name != 'between' LIMIT 1) || 'x' "
                    "WHERE name = 'between'", "");
}

static void
edit_at_random (CliffStore *store,
                int         depth)
{
  int n = g_test_rand_int_range (1, 8);

  cliff_test_begin (store);
  for (int i = 0; i < n; i++)
    {
      if (depth < 3 && g_test_rand_int_range (0, 5) == 0)
        edit_at_random (store, depth + 1);
      else
        cliff_store_exec (store, NULL, edits[g_test_rand_int_range (0, G_N_ELEMENTS (edits))], "");
    }
  if (g_test_rand_int_range (0, 10) == 0)
    swap_names (store);
  if (depth > 0 && g_test_rand_bit ())
    cliff_store_rollback (store);
  else
    cliff_test_commit (store);
}

static void
reopen (CliffStore **store)
{
  g_autofree char *path = g_strdup (cliff_store_get_path (*store));

  g_clear_object (store);
  *store = cliff_test_open_store (path);
}

/* contents[i]: after i steps. */
static void
assert_content (CliffStore *store,
                GPtrArray  *contents,
                guint       n_steps)
{
  g_autofree char *content = cliff_test_dup_content (store);

  g_assert_cmpstr (content, ==, g_ptr_array_index (contents, n_steps));
}

static void
test_random_steps (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GPtrArray) contents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  guint n;

  g_ptr_array_add (contents, cliff_test_dup_content (store));
  while (contents->len <= 150)
    {
      gint64 before = cliff_store_get_int (store, 0, "SELECT max (id) FROM history", "");

      edit_at_random (store, 0);
      if (cliff_store_get_int (store, 0, "SELECT max (id) FROM history", "") != before)
        g_ptr_array_add (contents, cliff_test_dup_content (store));
    }
  n = contents->len - 1;

  for (guint i = n; i > 0; i--)
    {
      g_assert_true (cliff_store_undo (store, &error));
      g_assert_no_error (error);
      assert_content (store, contents, i - 1);
      if (i % 40 == 0)
        reopen (&store);
    }
  g_assert_false (cliff_store_can_undo (store));
  g_assert_false (cliff_store_undo (store, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  for (guint i = 1; i <= n; i++)
    {
      g_assert_true (cliff_store_redo (store, &error));
      g_assert_no_error (error);
      assert_content (store, contents, i);
      if (i % 40 == 0)
        reopen (&store);
    }
  g_assert_false (cliff_store_can_redo (store));
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM pragma_foreign_key_check", ""), ==, 0);
}

/* ── What undo never does ────────────────────────────────────────────────────────────────────────── */

static void
test_branch (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 3; i++)
    cliff_test_exec (store, "INSERT INTO episode (position, number) VALUES (1, 1)");
  cliff_store_undo (store, &error);
  cliff_store_undo (store, &error);
  g_assert_true (cliff_store_can_redo (store));

  /* Neither a transaction without changes nor one that is kept ends what could be redone. */
  cliff_test_begin (store);
  cliff_test_commit (store);
  cliff_store_begin_kept (store, &error);
  cliff_store_insert (store, &error, "INSERT INTO script_text (text, created) VALUES ('', 1)", "");
  cliff_test_commit (store);
  g_assert_true (cliff_store_can_redo (store));

  /* A step does; and a number once given is not given again. */
  cliff_test_exec (store, "INSERT INTO episode (position, number) VALUES (1, 2)");
  g_assert_false (cliff_store_can_redo (store));
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT id FROM episode WHERE number = 2", ""), ==, 4);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM history", ""), ==, 2);
  g_assert_cmpint (cliff_store_get_int (store, 0, "SELECT count (*) FROM script_text", ""), ==, 1);
  g_assert_no_error (error);
}

static void
count_signal (CliffStore *store,
              GPtrArray  *changes,
              int        *n)
{
  (*n)++;
}

static void
test_conflict (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int n_heard = 0;

  cliff_test_exec (store, "INSERT INTO episode (position, number) VALUES (1, 1), (2, 2)");
  cliff_test_exec (store, "UPDATE episode SET title = 'a'");
  /* A change past the history, as a foreign tool might make. */
  cliff_store_begin_kept (store, &error);
  cliff_store_exec (store, &error, "UPDATE episode SET title = 'b' WHERE number = 2", "");
  cliff_test_commit (store);

  before = cliff_test_dup_content (store);
  g_signal_connect (store, "changed", G_CALLBACK (count_signal), &n_heard);
  g_assert_false (cliff_store_undo (store, &error));
  g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_CONFLICT);
  after = cliff_test_dup_content (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (n_heard, ==, 0);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM history WHERE undone", ""), ==, 0);

  /* The store goes on working. */
  cliff_test_exec (store, "UPDATE episode SET title = 'c'");
  g_clear_error (&error);
  g_assert_true (cliff_store_undo (store, &error));
}

static void
test_takes_stay (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autoptr(GError) error = NULL;

  cliff_test_exec (store, "INSERT INTO episode (position, number) VALUES (1, 1)");
  cliff_test_exec (store, "INSERT INTO shot (episode_id, position, duration) VALUES (1, 1, 1)");
  cliff_store_begin_kept (store, &error);
  cliff_store_insert (store, &error, "INSERT INTO media (sha256, extension, bytes, created) VALUES ('a', 'png', 1, 1)", "");
  cliff_store_insert (store, &error, "INSERT INTO take (owner, owner_id, kind, media_id, created) VALUES ('shot', 1, 'picture', 1, 1)", "");
  cliff_store_insert (store, &error, "INSERT INTO job (engine, kind, owner, owner_id, recipe, request, state, created, updated) "
                      "VALUES ('local', 'picture', 'shot', 1, '', '{}', 'done', 1, 1)", "");
  cliff_test_commit (store);
  cliff_test_exec (store, "UPDATE shot SET take_id = 1");
  cliff_test_exec (store, "DELETE FROM episode");

  for (int i = 0; i < 4; i++)
    g_assert_true (cliff_store_undo (store, &error));
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM shot", ""), ==, 0);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM take", ""), ==, 1);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM job", ""), ==, 1);
  for (int i = 0; i < 3; i++)
    g_assert_true (cliff_store_redo (store, &error));
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT take_id FROM shot", ""), ==, 1);
  g_assert_no_error (error);
}

static void
set_changeset (CliffStore *store,
               const char *hex)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE history SET changeset = x'%s', undone = 0", hex);
  g_autoptr(GError) error = NULL;

  cliff_store_begin_kept (store, &error);
  cliff_store_exec (store, &error, sql, "");
  cliff_test_commit (store);
  g_assert_no_error (error);
}

/* A history that is not one: refused or applied, but the program goes on and the project stays whole. */
static void
test_hostile_history (void)
{
  static const char * const blobs[] = { "", "00", "54", "54ff", "54ffffffffffffffffff", "54007300", "541200", "0900" };
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *sound = NULL;
  gsize length;

  cliff_test_exec (store, "INSERT INTO episode (position, number, title) VALUES (1, 1, '归来'), (2, 2, '耳光')");
  sound = cliff_store_dup_text (store, "SELECT hex (changeset) FROM history", "");
  length = strlen (sound);

  for (guint i = 0; i < G_N_ELEMENTS (blobs); i++)
    {
      g_autoptr(GError) error = NULL;

      set_changeset (store, blobs[i]);
      g_assert_false (cliff_store_undo (store, &error));
      g_assert_error (error, CLIFF_STORE_ERROR, CLIFF_STORE_ERROR_DAMAGED);
    }
  for (gsize cut = 2; cut < length; cut += 2)
    {
      g_autofree char *part = g_strndup (sound, length - cut);
      g_autoptr(GError) error = NULL;

      set_changeset (store, part);
      if (cliff_store_undo (store, &error))
        g_assert_true (cliff_store_redo (store, &error));
    }
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *mixed = g_strdup (sound);

      mixed[g_test_rand_int_range (0, length)] = "0123456789ABCDEF"[g_test_rand_int_range (0, 16)];
      mixed[g_test_rand_int_range (0, length)] = "0123456789ABCDEF"[g_test_rand_int_range (0, 16)];
      set_changeset (store, mixed);
      if (cliff_store_undo (store, NULL))
        cliff_store_redo (store, NULL);
    }
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM pragma_foreign_key_check", ""), ==, 0);
  g_assert_cmpint (cliff_store_get_int (store, -1, "SELECT count (*) FROM pragma_integrity_check", ""), ==, 1);
}

/* ── Steps that go on ────────────────────────────────────────────────────────────────────────────── */

static gboolean
retitle (CliffStore *store,
         const char *title,
         CliffId     step)
{
  gboolean joined;

  cliff_test_begin (store);
  joined = cliff_store_join (store, step);
  g_assert_true (cliff_store_exec (store, NULL, "UPDATE series SET title = ?", "s", title));
  cliff_test_commit (store);

  return joined;
}

static gint64
count_steps (CliffStore *store)
{
  return cliff_store_get_int (store, -1, "SELECT count (*) FROM history", "");
}

static void
test_join (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();
  g_autofree char *before = cliff_test_dup_content (store), *after = NULL, *undone = NULL, *redone = NULL;
  CliffId step;

  g_assert_cmpint (cliff_store_get_step (store), ==, 0);
  g_assert_false (retitle (store, "a", 0));
  step = cliff_store_get_step (store);
  g_assert_true (retitle (store, "ab", step));
  g_assert_true (retitle (store, "abc", step));
  g_assert_cmpint (count_steps (store), ==, 1);
  after = cliff_test_dup_content (store);

  g_assert_true (cliff_store_undo (store, NULL));
  undone = cliff_test_dup_content (store);
  g_assert_cmpstr (undone, ==, before);
  /* What stands undone is not joined: the next step begins anew. */
  g_assert_cmpint (cliff_store_get_step (store), ==, 0);
  g_assert_true (cliff_store_redo (store, NULL));
  redone = cliff_test_dup_content (store);
  g_assert_cmpstr (redone, ==, after);

  /* A step in between keeps its place. */
  cliff_test_exec (store, "INSERT INTO prop (name) VALUES ('伞')");
  g_assert_false (retitle (store, "abcd", step));
  g_assert_cmpint (count_steps (store), ==, 3);
}

/* Typed and taken back by hand: nothing is left to undo. */
static void
test_join_to_nothing (void)
{
  g_autoptr(CliffStore) store = cliff_test_create_store ();

  retitle (store, "a", 0);
  g_assert_true (retitle (store, "", cliff_store_get_step (store)));
  g_assert_cmpint (count_steps (store), ==, 0);
  g_assert_false (cliff_store_can_undo (store));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/history/random-steps", test_random_steps);
  g_test_add_func ("/store/history/branch", test_branch);
  g_test_add_func ("/store/history/conflict", test_conflict);
  g_test_add_func ("/store/history/takes-stay", test_takes_stay);
  g_test_add_func ("/store/history/join", test_join);
  g_test_add_func ("/store/history/join-to-nothing", test_join_to_nothing);
  g_test_add_func ("/store/history/hostile-history", test_hostile_history);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-edit-cut.h"
#include "cliff-plan.h"
#include "cliff-test.h"

/* The plan made after each edit, with what is kept from the one before, is the plan made from nothing. */

#define N_SHOTS 12
#define N_EDITS 300

static const char *const words[] = {
  "好。", "你以为那封信烧掉了？它一直在我手里，从你进门的那天起，一天都没有离开过。",
  "You thought it burned? It has been in my hand since the day you walked in, and not one day has it left it.",
  "她说：“别回头——”然后，门开了。", "", "    ",
};

static CliffStore *
make_project (void)
{
  CliffStore *store = cliff_test_create_store ();

  cliff_test_exec (store, "INSERT INTO episode (id, position, number) VALUES (1, 1, 1)");
  cliff_test_exec (store, "INSERT INTO media (id, sha256, extension, bytes, duration, created) VALUES "
                   "(1, '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'wav', 1, 6000000000, 0)");
  cliff_test_exec (store, "INSERT INTO take (id, owner, owner_id, kind, media_id, detail, created) VALUES (1, 'line', 1, 'voice', 1, "
                   "'{\"words\":[{\"text\":\"你以为\",\"start\":0},{\"text\":\"从你\",\"start\":4000000000}]}', 0)");
  for (int i = 1; i <= N_SHOTS; i++)
    {
      g_autofree char *shot =
        g_strdup_printf ("INSERT INTO shot (id, episode_id, position, duration, action) VALUES (%d, 1, %d, 3000000000, 'She turns')", i,
                         i * 65536);
      g_autofree char *line = g_strdup_printf ("INSERT INTO line (shot_id, position, text, take_id) VALUES (%d, 1, '%s', %s)", i,
                                               words[i % G_N_ELEMENTS (words)], i % 3 == 0 ? "1" : "NULL");

      cliff_test_exec (store, shot);
      cliff_test_exec (store, line);
    }

  return store;
}

static char *
dup_plan (CliffStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffPlan) plan = cliff_plan_new_for_episode (store, 1, 0, &error);
  g_autoptr(JsonNode) node = NULL;

  if (plan == NULL)
    return g_strdup (error->message);
  node = cliff_plan_to_json (plan);

  return json_to_string (node, FALSE);
}

/* One that cannot be made changes nothing, which is as good. */
static void
edit (CliffStore *store,
      GRand      *random)
{
  g_autoptr(CliffCut) cut = cliff_cut_new (store, 1, NULL);
  CliffTime time = g_rand_int_range (random, 0, MAX ((int) (cut->duration / CLIFF_MSECOND), 1)) * CLIFF_MSECOND;
  CliffTime delta = g_rand_int_range (random, -40, 40) * CLIFF_SECOND / 30;
  const char *text = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
  CliffCutItem shot = { CLIFF_CUT_SHOT, 0 }, line = { CLIFF_CUT_LINE, 0 };

  if (cut->shots->len == 0)
    {
      cliff_store_undo (store, NULL);
      return;
    }
  shot.id = g_array_index (cut->shots, CliffCutShot, g_rand_int_range (random, 0, cut->shots->len)).id;
  if (cut->lines->len > 0)
    line.id = g_array_index (cut->lines, CliffCutLine, g_rand_int_range (random, 0, cut->lines->len)).id;
  switch (g_rand_int_range (random, 0, 9))
    {
    case 0:
      cliff_edit_trim (store, shot, CLIFF_TRIM_END, delta, NULL);
      break;
    case 1:
      cliff_edit_split (store, 1, time, NULL, 0, NULL);
      break;
    case 2:
      cliff_edit_move_items (store, &line, 1, delta, 0, CLIFF_PLACE_FREE, NULL);
      break;
    case 3:
      cliff_edit_set_words (store, line, text, NULL);
      break;
    case 4:
      cliff_edit_delete_items (store, &shot, 1, FALSE, NULL);
      break;
    case 5:
      cliff_edit_add_clip (store, 1, CLIFF_LANE_TITLE, 0, time, CLIFF_SECOND, text, 0, CLIFF_PLACE_OVERWRITE, NULL);
      break;
    case 6:
      cliff_edit_set_transition (store, shot.id, CLIFF_TRANSITION_DISSOLVE, ABS (delta), CLIFF_EDGE_LEFT, 0, NULL);
      break;
    default:
      cliff_store_undo (store, NULL);
      break;
    }
}

static void
test_again (void)
{
  g_autoptr(CliffStore) store = make_project ();
  g_autoptr(GRand) random = g_rand_new_with_seed (11);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < N_EDITS; i++)
    {
      g_autofree char *again = NULL, *anew = NULL;

      edit (store, random);
      again = dup_plan (store);
      /* What a plan leaves to the next. */
      g_assert_nonnull (g_object_get_data (G_OBJECT (store), "cliff-plan-cards"));
      g_object_set_data (G_OBJECT (store), "cliff-plan-cards", NULL);
      anew = dup_plan (store);
      g_assert_cmpstr (again, ==, anew);
      g_hash_table_add (seen, g_steal_pointer (&again));
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, N_EDITS / 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-again/edits", test_again);

  return g_test_run ();
}

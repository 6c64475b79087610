/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-losses.h"
#include "cliff-plan-private.h"
#include "cliff-proxy.h"
#include "cliff-test.h"

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GPtrArray *
find (CliffPlan  *plan,
      const char *proxies)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *losses;

  cliff_losses_find_async (plan, proxies, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  losses = cliff_losses_find_finish (result, &error);
  g_assert_no_error (error);

  return losses;
}

static void
add_shot (CliffPlan  *plan,
          const char *path,
          const char *sha256,
          const char *name)
{
  CliffPlanShot *shot = cliff_plan_add_shot (plan);

  shot->source = CLIFF_PLAN_STILL;
  shot->path = g_strdup (path);
  shot->sha256 = g_strdup (sha256);
  shot->name = g_strdup (name);
}

static void
test_find (void)
{
  g_autofree char *folder = cliff_test_dup_folder ();
  g_autofree char *good = g_build_filename (folder, "good.png", NULL);
  g_autofree char *broken = g_build_filename (folder, "broken.png", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.png", NULL);
  g_autoptr(CliffPlan) plan = cliff_plan_new ();
  g_autoptr(GPtrArray) losses = NULL;
  const CliffLoss *loss;
  CliffPlanSound *sound;

  g_assert_true (g_file_set_contents (good, "x", -1, NULL) && g_file_set_contents (broken, "x", -1, NULL));
  cliff_proxy_set_failure (folder, "b", "it is no picture");
  add_shot (plan, good, "a", NULL);
  add_shot (plan, broken, "b", "雨.png");
  cliff_plan_add_shot (plan);
  for (int i = 0; i < 3; i++)
    add_shot (plan, gone, "c", NULL);
  sound = cliff_plan_add_sound (plan);
  sound->path = g_strdup ("/nowhere/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.wav");
  sound->sha256 = g_strdup ("d");

  losses = find (plan, folder);
  g_assert_cmpuint (losses->len, ==, 3);
  loss = g_ptr_array_index (losses, 0);
  g_assert_cmpstr (loss->name, ==, "雨.png");
  g_assert_false (loss->missing);
  loss = g_ptr_array_index (losses, 1);
  g_assert_cmpstr (loss->name, ==, "gone.png");
  g_assert_cmpstr (loss->sha256, ==, "c");
  g_assert_true (loss->missing);
  loss = g_ptr_array_index (losses, 2);
  g_assert_cmpstr (loss->name, ==, "01234567….wav");
  g_assert_true (loss->missing);
}

/* Who does not wait for the answer gets none. */
static void
test_cancel (void)
{
  g_autoptr(CliffPlan) plan = cliff_plan_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  cliff_losses_find_async (plan, NULL, cancellable, done_cb, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (cliff_losses_find_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/losses/find", test_find);
  g_test_add_func ("/losses/cancel", test_cancel);

  return g_test_run ();
}

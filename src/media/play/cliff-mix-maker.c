/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mix-maker.h"

#define KEPT 2
#define BANK_BYTES (128 * 1024 * 1024)

typedef struct
{
  char     *recipe;
  CliffMix *mix;
} Kept;

struct _CliffMixMaker
{
  CliffMixMakerFunc  made;
  gpointer           user_data;
  CliffSoundBank    *bank;
  Kept               kept[KEPT]; /* the newest first */
  GCancellable      *current;    /* of the mix being made; NULL: none */
  char              *wanted;     /* its recipe */
};

/* What a task needs; it may outlive the maker. */
typedef struct
{
  CliffMixMaker  *maker; /* used only when the task was not cancelled */
  CliffPlan      *plan;
  CliffSoundBank *bank;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  cliff_plan_unref (order->plan);
  cliff_sound_bank_unref (order->bank);
  g_free (order);
}

static void
forget (Kept *kept)
{
  g_clear_pointer (&kept->recipe, g_free);
  g_clear_pointer (&kept->mix, cliff_mix_unref);
}

/* Returns: (transfer full): a maker that hands each mix to @made, which borrows it */
CliffMixMaker *
cliff_mix_maker_new (CliffMixMakerFunc made,
                     gpointer          user_data)
{
  CliffMixMaker *self = g_new0 (CliffMixMaker, 1);

  self->made = made;
  self->user_data = user_data;
  self->bank = cliff_sound_bank_new (BANK_BYTES);

  return self;
}

static void
stop (CliffMixMaker *self)
{
  if (self->current != NULL)
    g_cancellable_cancel (self->current);
  g_clear_object (&self->current);
  g_clear_pointer (&self->wanted, g_free);
}

/* Nothing is handed over any more.  Work under way ends by itself soon. */
void
cliff_mix_maker_free (CliffMixMaker *self)
{
  stop (self);
  for (guint i = 0; i < KEPT; i++)
    forget (&self->kept[i]);
  cliff_sound_bank_unref (self->bank);
  g_free (self);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;
  CliffMix *mix = cliff_mix_new_with_bank (order->plan, order->bank, NULL, NULL, cancellable,
                                           &error);

  if (mix != NULL)
    g_task_return_pointer (task, mix, (GDestroyNotify) cliff_mix_unref);
  else
    g_task_return_error (task, error);
}

static void
keep (CliffMixMaker *self,
      CliffMix      *mix)
{
  forget (&self->kept[KEPT - 1]);
  for (guint i = KEPT - 1; i > 0; i--)
    self->kept[i] = self->kept[i - 1];
  self->kept[0] = (Kept) { g_strdup (self->wanted), cliff_mix_ref (mix) };
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = G_TASK (result);
  CliffMixMaker *self = ((Order *) g_task_get_task_data (task))->maker;
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffMix) mix = NULL;

  /* Cancelled means that the maker may be gone. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return;
  mix = g_task_propagate_pointer (task, &error);
  if (mix == NULL)
    g_info ("The sound could not be mixed: %s", error->message);
  else if (mix->missing[0] == NULL)
    keep (self, mix);
  stop (self);
  if (mix != NULL)
    self->made (mix, self->user_data);
}

static CliffMix *
look_up (CliffMixMaker *self,
         const char    *recipe)
{
  for (guint i = 0; i < KEPT; i++)
    if (g_strcmp0 (self->kept[i].recipe, recipe) == 0)
      return self->kept[i].mix;

  return NULL;
}

/**
 * cliff_mix_maker_ask:
 * @plan: (nullable): %NULL: nothing is wanted any more
 *
 * Returns: (transfer none) (nullable): the mix if it is at hand; otherwise it is made and handed
 *   over later, unless another is asked for before
 */
CliffMix *
cliff_mix_maker_ask (CliffMixMaker *self,
                     CliffPlan     *plan)
{
  g_autofree char *recipe = plan != NULL ? cliff_mix_dup_recipe (plan) : NULL;
  g_autoptr(GTask) task = NULL;
  CliffMix *mix = recipe != NULL ? look_up (self, recipe) : NULL;
  Order *order;

  if (self->current != NULL && g_strcmp0 (recipe, self->wanted) == 0)
    return NULL;
  stop (self);
  if (mix != NULL || plan == NULL)
    return mix;

  self->current = g_cancellable_new ();
  self->wanted = g_steal_pointer (&recipe);
  order = g_new0 (Order, 1);
  order->maker = self;
  order->plan = cliff_plan_ref (plan);
  order->bank = cliff_sound_bank_ref (self->bank);
  task = g_task_new (NULL, self->current, done_cb, NULL);
  g_task_set_source_tag (task, cliff_mix_maker_ask);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, work);

  return NULL;
}

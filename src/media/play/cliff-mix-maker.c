/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mix-maker.h"

#include <sys/resource.h>

#define KEPT 2
/* A picture that somebody waits for comes first. */
#define NICE 5
#define BANK_BYTES (128 * 1024 * 1024)

typedef struct
{
  CliffPlan *plan;
  CliffMix  *mix;
} Kept;

typedef struct _Order Order;

struct _CliffMixMaker
{
  CliffMixMakerFunc  made;
  gpointer           user_data;
  CliffSoundBank    *bank;
  Kept               kept[KEPT];  /* the newest first */
  GCancellable      *cancellable; /* of the current one */
  Order             *current;     /* being made, wanted or not: one at a time; NULL: none */
  CliffPlan         *wanted;      /* NULL: none, or it is there */
};

/* What a thread needs; it may outlive the maker. */
struct _Order
{
  CliffMixMaker  *maker;   /* NULL: gone */
  CliffPlan      *plan;
  CliffSoundBank *bank;
};

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
  g_clear_pointer (&kept->plan, cliff_plan_unref);
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
set_wanted (CliffMixMaker *self,
            CliffPlan     *plan)
{
  g_clear_pointer (&self->wanted, cliff_plan_unref);
  self->wanted = plan != NULL ? cliff_plan_ref (plan) : NULL;
}

/* Nothing is handed over any more.  Work under way ends by itself soon. */
void
cliff_mix_maker_free (CliffMixMaker *self)
{
  if (self->current != NULL)
    self->current->maker = NULL;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_wanted (self, NULL);
  for (guint i = 0; i < KEPT; i++)
    forget (&self->kept[i]);
  cliff_sound_bank_unref (self->bank);
  g_free (self);
}

/* In a thread of its own, as what it is lowered to stays. */
static gpointer
work (gpointer data)
{
  g_autoptr(GTask) task = data;
  Order *order = g_task_get_task_data (task);
  GError *error = NULL;
  CliffMix *mix;

  setpriority (PRIO_PROCESS, 0, NICE);
  mix = cliff_mix_new_with_bank (order->plan, order->bank, NULL, NULL, g_task_get_cancellable (task), &error);
  if (mix != NULL)
    g_task_return_pointer (task, mix, (GDestroyNotify) cliff_mix_unref);
  else
    g_task_return_error (task, error);

  return NULL;
}

static void
keep (CliffMixMaker *self,
      CliffPlan     *plan,
      CliffMix      *mix)
{
  forget (&self->kept[KEPT - 1]);
  for (guint i = KEPT - 1; i > 0; i--)
    self->kept[i] = self->kept[i - 1];
  self->kept[0] = (Kept) { cliff_plan_ref (plan), cliff_mix_ref (mix) };
}

static void run_next (CliffMixMaker *self);

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Order *order = g_task_get_task_data (G_TASK (result));
  CliffMixMaker *self = order->maker;
  g_autoptr(GError) error = NULL;
  g_autoptr(CliffMix) mix = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean is_wanted;

  if (self == NULL)
    return;
  self->current = NULL;
  g_clear_object (&self->cancellable);
  is_wanted = self->wanted != NULL && cliff_mix_is_same (order->plan, self->wanted);
  if (mix == NULL && is_wanted && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_info ("The sound could not be mixed: %s", error->message);
      set_wanted (self, NULL);
    }
  if (mix != NULL && mix->missing[0] == NULL)
    keep (self, order->plan, mix);
  if (mix != NULL && is_wanted)
    set_wanted (self, NULL);
  run_next (self);
  /* Comes last: the owner may let go of this in it. */
  if (mix != NULL && is_wanted)
    self->made (mix, self->user_data);
}

/* Makes what is wanted, unless something is being made. */
static void
run_next (CliffMixMaker *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->current != NULL || self->wanted == NULL)
    return;
  self->current = g_new0 (Order, 1);
  self->current->maker = self;
  self->current->plan = cliff_plan_ref (self->wanted);
  self->current->bank = cliff_sound_bank_ref (self->bank);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, done_cb, NULL);
  g_task_set_source_tag (task, run_next);
  g_task_set_task_data (task, self->current, order_free);
  g_thread_unref (g_thread_new ("cliff-mix", work, g_steal_pointer (&task)));
}

static CliffMix *
look_up (CliffMixMaker *self,
         CliffPlan     *plan)
{
  for (guint i = 0; i < KEPT; i++)
    if (self->kept[i].plan != NULL && cliff_mix_is_same (self->kept[i].plan, plan))
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
  CliffMix *mix = plan != NULL ? look_up (self, plan) : NULL;

  set_wanted (self, mix == NULL ? plan : NULL);
  if (self->current != NULL && (self->wanted == NULL || !cliff_mix_is_same (self->current->plan, self->wanted)))
    g_cancellable_cancel (self->cancellable);
  run_next (self);

  return mix;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-batch.h"

#include "cliff-selection.h"

static void
free_failure (gpointer data)
{
  CliffGenerateFailure *failure = data;

  g_clear_error (&failure->error);
  g_free (failure);
}

CliffBatch *
cliff_batch_new (CliffStore   *store,
                 GCancellable *cancellable)
{
  CliffBatch *self = g_new0 (CliffBatch, 1);

  self->store = g_object_ref (store);
  self->wishes = g_array_new (FALSE, TRUE, sizeof (CliffWish));
  self->report.failures = g_ptr_array_new_with_free_func (free_failure);
  if (cancellable != NULL)
    self->cancellable = g_object_ref (cancellable);

  return self;
}

void
cliff_batch_free (CliffBatch *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_array_unref (self->wishes);
  g_ptr_array_unref (self->report.failures);
  g_clear_error (&self->error);
  g_free (self);
}

static CliffWish *
add_wish (CliffBatch       *self,
          const CliffOrder *order,
          CliffId           before,
          CliffId           take_id)
{
  CliffWish wish = { order->owner, order->owner_id, before, take_id };

  g_array_append_val (self->wishes, wish);

  return &g_array_index (self->wishes, CliffWish, self->wishes->len - 1);
}

static gboolean
is_current (CliffBatch       *self,
            const CliffOrder *order,
            CliffId           take_id)
{
  g_autofree char *recipe = cliff_store_dup_text (
      self->store, "SELECT recipe FROM take WHERE id = ?", "i", take_id);
  CliffId media_id = cliff_store_get_int (self->store, 0, "SELECT media_id FROM take WHERE id = ?",
                                          "i", take_id);

  return g_strcmp0 (recipe, order->recipe) == 0 && cliff_store_has_media (self->store, media_id);
}

gboolean
cliff_batch_needs (CliffBatch       *self,
                   const CliffOrder *order)
{
  CliffId before, take_id;
  gboolean by_person;

  if (!cliff_selection_get (self->store, order->owner, order->owner_id, &before, &by_person))
    return FALSE;
  if (!self->insist && (by_person || (before != 0 && is_current (self, order, before))))
    {
      self->report.kept++;
      return FALSE;
    }

  take_id = cliff_journal_find_take (self->store, order);
  add_wish (self, order, before, take_id);
  if (take_id == 0)
    return TRUE;
  self->report.reused++;

  return FALSE;
}

void
cliff_batch_wish (CliffBatch       *self,
                  const CliffOrder *order,
                  CliffId           take_id)
{
  for (guint i = 0; i < self->wishes->len; i++)
    {
      CliffWish *wish = &g_array_index (self->wishes, CliffWish, i);

      if (wish->owner == order->owner && wish->owner_id == order->owner_id)
        wish->take_id = take_id;
    }
  self->report.made++;
}

void
cliff_batch_fail (CliffBatch       *self,
                  const CliffOrder *order,
                  const GError     *reason)
{
  CliffGenerateFailure *failure = g_new0 (CliffGenerateFailure, 1);

  failure->owner = order->owner;
  failure->owner_id = order->owner_id;
  failure->error = g_error_copy (reason);
  g_ptr_array_add (self->report.failures, failure);
  if (self->error == NULL)
    self->error = g_error_copy (reason);
}

static gboolean
select_one (CliffBatch       *self,
            const CliffWish  *wish,
            GError          **error)
{
  CliffId present;
  gboolean by_person;

  /* Gone, or changed by a person while the engines worked: the take waits in the bin. */
  if (!cliff_selection_get (self->store, wish->owner, wish->owner_id, &present, &by_person)
      || present != wish->before)
    return TRUE;

  return cliff_selection_set (self->store, wish->owner, wish->owner_id, wish->take_id, error);
}

gboolean
cliff_batch_select (CliffBatch  *self,
                    GError     **error)
{
  guint n_wanted = 0;

  for (guint i = 0; i < self->wishes->len; i++)
    {
      CliffWish *wish = &g_array_index (self->wishes, CliffWish, i);

      n_wanted += wish->take_id != 0 && (wish->take_id != wish->before || self->insist);
    }
  if (n_wanted == 0)
    return TRUE;

  if (!cliff_store_begin (self->store, "Generate Takes", error))
    return FALSE;
  for (guint i = 0; i < self->wishes->len; i++)
    {
      CliffWish *wish = &g_array_index (self->wishes, CliffWish, i);

      if (wish->take_id != 0 && !select_one (self, wish, error))
        {
          cliff_store_rollback (self->store);
          return FALSE;
        }
    }

  return cliff_store_commit (self->store, error);
}

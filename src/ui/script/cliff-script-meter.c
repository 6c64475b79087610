/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-script-meter.h"

#include "cliff-series-review.h"
#include "cliff-weak.h"

struct _CliffScriptMeter
{
  GObject              parent_instance;

  CliffScriptDocument *document;
  CliffScriptNumbers  *numbers;
  GPtrArray           *names;      /* of the other episodes; NULL when they are to be read again */
  GCancellable        *running;    /* NULL when nothing is measured */
  guint                start_source; /* the text shown is still to be measured */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffScriptMeter, cliff_script_meter, G_TYPE_OBJECT)

/** A text on its way to the worker. */
typedef struct
{
  char              *text;
  gsize              length;
  CliffScriptFormat  format;
  CliffMeasure       measure;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->measure.names, g_ptr_array_unref);
  g_free (order->text);
  g_free (order);
}

static void
measure_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const Order *order = data;
  g_autoptr(CliffScript) script = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  script = cliff_script_new (order->text, (gssize) order->length, order->format);
  g_task_return_pointer (task, cliff_script_measure (script, &order->measure),
                         (GDestroyNotify) cliff_script_numbers_unref);
}

static void
set_numbers (CliffScriptMeter   *self,
             CliffScriptNumbers *numbers)
{
  g_clear_pointer (&self->numbers, cliff_script_numbers_unref);
  self->numbers = numbers;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CliffScriptMeter) self = cliff_weak_take (data);
  CliffScriptNumbers *numbers = g_task_propagate_pointer (G_TASK (result), NULL);

  /* What was typed since is measured after its own pause. */
  if (self == NULL || self->running != g_task_get_cancellable (G_TASK (result)))
    {
      g_clear_pointer (&numbers, cliff_script_numbers_unref);
      return;
    }
  g_clear_object (&self->running);
  if (numbers != NULL)
    set_numbers (self, numbers);
}

static void
stop (CliffScriptMeter *self)
{
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

static void
start (CliffScriptMeter *self)
{
  CliffScript *script = cliff_script_document_get_script (self->document);
  CliffRecord *episode = cliff_script_document_get_episode (self->document);
  g_autoptr(GTask) task = NULL;
  const char *text;
  Order *order;

  stop (self);
  g_clear_handle_id (&self->start_source, g_source_remove);
  if (episode == NULL)
    {
      set_numbers (self, NULL);
      return;
    }
  if (self->names == NULL)
    self->names = cliff_series_dup_names (cliff_record_get_store (episode), cliff_record_get_id (episode));
  order = g_new0 (Order, 1);
  text = cliff_script_get_text (script, &order->length);
  order->text = g_memdup2 (text, order->length + 1);
  order->format = cliff_script_get_format (script);
  order->measure.target = cliff_script_meter_get_target (self);
  order->measure.names = g_ptr_array_ref (self->names);
  order->measure.episode = (int) cliff_record_get_int (episode, "number");
  self->running = g_cancellable_new ();
  task = g_task_new (NULL, self->running, measured_cb, cliff_weak_new (self));
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, measure_in_thread);
}

static gboolean
start_later_cb (gpointer data)
{
  CliffScriptMeter *self = data;

  self->start_source = 0;
  start (self);

  return G_SOURCE_REMOVE;
}

/* A text that has just been opened is painted first, with nothing else at work beside. */
static void
episode_cb (CliffScriptMeter *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  stop (self);
  if (self->start_source == 0)
    self->start_source = g_idle_add_full (G_PRIORITY_LOW, start_later_cb, self, NULL);
}

static void
cliff_script_meter_dispose (GObject *object)
{
  CliffScriptMeter *self = CLIFF_SCRIPT_METER (object);

  stop (self);
  g_clear_handle_id (&self->start_source, g_source_remove);
  g_clear_pointer (&self->numbers, cliff_script_numbers_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (cliff_script_meter_parent_class)->dispose (object);
}

static void
cliff_script_meter_class_init (CliffScriptMeterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_script_meter_dispose;
  signals[CHANGED] = g_signal_new ("changed", CLIFF_TYPE_SCRIPT_METER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
cliff_script_meter_init (CliffScriptMeter *self)
{
}

CliffScriptMeter *
cliff_script_meter_new (CliffScriptDocument *document)
{
  CliffScriptMeter *self = g_object_new (CLIFF_TYPE_SCRIPT_METER, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "parsed", G_CALLBACK (stop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "paused", G_CALLBACK (start), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::episode", G_CALLBACK (episode_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_series (cliff_script_document_get_project (document)),
                           "notify::target-length", G_CALLBACK (start), self, G_CONNECT_SWAPPED);
  episode_cb (self);

  return self;
}

CliffScriptDocument *
cliff_script_meter_get_document (CliffScriptMeter *self)
{
  return self->document;
}

CliffScriptNumbers *
cliff_script_meter_get_numbers (CliffScriptMeter *self)
{
  return self->numbers;
}

CliffTime
cliff_script_meter_get_target (CliffScriptMeter *self)
{
  return cliff_record_get_int (cliff_project_get_series (cliff_script_document_get_project (self->document)),
                               "target_length");
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-media-queue.h"

#include "cliff-child.h"

#define PROGRAM "cliffhanger-media"
/* What is so far done is not given up for something more urgent. */
#define NEARLY_DONE 0.5

typedef struct
{
  char         *key;
  char         *line;
  CliffUrgency  urgency;
  guint         serial;   /* the greatest is the newest */
} Order;

struct _CliffMediaQueue
{
  int                  n_users;      /* the owner and functions that tell it something, in which it may let go of this */
  gboolean             is_free;      /* the owner has */
  CliffMediaQueueFunc  func;
  gpointer             user_data;
  GQueue               waiting;      /* Order */
  guint                serial;
  Order               *current;      /* NULL: nothing is done */
  double               fraction;     /* of it */
  CliffChild          *child;
  GCancellable        *cancellable;  /* of the answer waited for; NULL: none is */
};

/* What an answer belongs to; it may come after the queue has gone. */
typedef struct
{
  CliffMediaQueue *queue;            /* used only when it was not cancelled */
  GCancellable    *cancellable;
} Wait;

static void run_next (CliffMediaQueue *self);

static void
order_free (Order *order)
{
  g_free (order->key);
  g_free (order->line);
  g_free (order);
}

CliffMediaQueue *
cliff_media_queue_new (CliffMediaQueueFunc func,
                       gpointer            user_data)
{
  CliffMediaQueue *self = g_new0 (CliffMediaQueue, 1);

  self->n_users = 1;
  self->func = func;
  self->user_data = user_data;
  g_queue_init (&self->waiting);

  return self;
}

static void
stop_child (CliffMediaQueue *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->child, cliff_child_free);
}

static void
release (CliffMediaQueue *self)
{
  if (--self->n_users == 0)
    g_free (self);
}

void
cliff_media_queue_free (CliffMediaQueue *self)
{
  self->is_free = TRUE;
  stop_child (self);
  g_clear_pointer (&self->current, order_free);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) order_free);
  release (self);
}

/* ── Answers ─────────────────────────────────────────────────────────────────────────────────── */

static void
finish (CliffMediaQueue *self,
        JsonNode        *answer,
        const GError    *error)
{
  Order *order = g_steal_pointer (&self->current);

  self->func (order->key, 1, answer, error, self->user_data);
  order_free (order);
}

/* Returns whether the order in hand is done. */
static gboolean
take_answer (CliffMediaQueue *self,
             const char      *line)
{
  g_autoptr(JsonNode) node = json_from_string (line, NULL);
  JsonObject *answer = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *key = NULL;

  if (answer == NULL)
    return FALSE;
  if (json_object_has_member (answer, "done"))
    {
      finish (self, json_object_get_member (answer, "done"), NULL);
      return TRUE;
    }
  if (json_object_has_member (answer, "error"))
    {
      error = g_error_new_literal (G_IO_ERROR, (int) json_object_get_int_member_with_default (answer, "error", 0),
                                   json_object_get_string_member_with_default (answer, "message", "unknown"));
      finish (self, NULL, error);
      return TRUE;
    }
  self->fraction = json_object_get_double_member_with_default (answer, "progress", 0);
  key = g_strdup (self->current->key);
  self->func (key, self->fraction, NULL, NULL, self->user_data);

  return FALSE;
}

static void wait_for_answer (CliffMediaQueue *self);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wait *wait = user_data;
  CliffMediaQueue *self = wait->queue;
  g_autoptr(GCancellable) cancellable = wait->cancellable;
  g_autofree char *line = cliff_child_read_finish (result, NULL);

  g_free (wait);
  if (g_cancellable_is_cancelled (cancellable))
    return;
  g_clear_object (&self->cancellable);
  self->n_users++;
  if (line == NULL)
    {
      g_autofree char *end = cliff_child_dup_end (self->child);
      g_autoptr(GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "The program that reads media %s", end);

      g_clear_pointer (&self->child, cliff_child_free);
      finish (self, NULL, error);
      run_next (self);
    }
  else if (take_answer (self, line))
    run_next (self);
  else if (self->cancellable == NULL && self->current != NULL)
    wait_for_answer (self);
  release (self);
}

static void
wait_for_answer (CliffMediaQueue *self)
{
  Wait *wait = g_new0 (Wait, 1);

  self->cancellable = g_cancellable_new ();
  wait->queue = self;
  wait->cancellable = g_object_ref (self->cancellable);
  cliff_child_read_async (self->child, self->cancellable, answered_cb, wait);
}

/* ── Orders ──────────────────────────────────────────────────────────────────────────────────── */

static Order *
find_first (CliffMediaQueue *self)
{
  Order *first = NULL;

  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    {
      Order *order = link->data;

      if (first == NULL || order->urgency > first->urgency
          || (order->urgency == first->urgency && order->serial > first->serial))
        first = order;
    }

  return first;
}

static void
run_next (CliffMediaQueue *self)
{
  while (!self->is_free && self->current == NULL && (self->current = find_first (self)) != NULL)
    {
      g_autoptr(GError) error = NULL;

      g_queue_remove (&self->waiting, self->current);
      self->fraction = 0;
      if (self->child == NULL)
        self->child = cliff_child_new (PROGRAM, &error);
      if (self->child != NULL && cliff_child_send (self->child, self->current->line, NULL, &error))
        {
          wait_for_answer (self);
          return;
        }
      g_clear_pointer (&self->child, cliff_child_free);
      finish (self, NULL, error);
    }
  if (self->current == NULL)
    stop_child (self);
}

/* Idle work gives way to what somebody looks at, unless it is nearly done.  What was begun as more urgent is finished: whoever
 * moves along a timeline would otherwise see nothing made. */
static void
make_way (CliffMediaQueue *self)
{
  const Order *first = find_first (self);

  if (first == NULL || first->urgency != CLIFF_URGENCY_NOW || self->current == NULL
      || self->current->urgency != CLIFF_URGENCY_IDLE || self->fraction > NEARLY_DONE)
    return;
  stop_child (self);
  g_queue_push_tail (&self->waiting, g_steal_pointer (&self->current));
}

static Order *
find (CliffMediaQueue *self,
      const char      *key)
{
  if (self->current != NULL && g_str_equal (self->current->key, key))
    return self->current;
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    if (g_str_equal (((Order *) link->data)->key, key))
      return link->data;

  return NULL;
}

gboolean
cliff_media_queue_has (CliffMediaQueue *self,
                       const char      *key)
{
  return find (self, key) != NULL;
}

static char *
dup_line (const char *what,
          const char *path,
          const char *into)
{
  g_autoptr(JsonNode) node = json_node_alloc ();
  g_autoptr(JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "do", what);
  json_object_set_string_member (object, "path", path);
  json_object_set_string_member (object, "into", into);
  json_node_init_object (node, object);

  return json_to_string (node, FALSE);
}

void
cliff_media_queue_push (CliffMediaQueue *self,
                        const char      *key,
                        const char      *what,
                        const char      *path,
                        const char      *into,
                        CliffUrgency     urgency)
{
  Order *order = find (self, key);

  g_return_if_fail (self != NULL && key != NULL);

  if (order == NULL)
    {
      order = g_new0 (Order, 1);
      order->key = g_strdup (key);
      order->line = dup_line (what, path, into);
      order->urgency = urgency;
      g_queue_push_tail (&self->waiting, order);
    }
  order->urgency = MAX (order->urgency, urgency);
  order->serial = ++self->serial;
  self->n_users++;
  make_way (self);
  run_next (self);
  release (self);
}

void
cliff_media_queue_relax (CliffMediaQueue *self)
{
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    ((Order *) link->data)->urgency = CLIFF_URGENCY_IDLE;
}

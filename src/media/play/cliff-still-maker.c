/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-still-maker.h"

#include "cliff-child.h"

#include <glib/gstdio.h>
#include <string.h>

#define PROGRAM "cliffhanger-render"

typedef struct
{
  CliffPlan *plan;   /* NULL: nothing is wanted */
  int        frame;
  int        width, height;
} Wish;

struct _CliffStillMaker
{
  CliffStillMakerFunc  made;
  gpointer             user_data;
  CliffChild          *child;
  CliffPlan           *told;         /* the plan the child has */
  GCancellable        *cancellable;  /* of the answer waited for; NULL: none is */
  Wish                 wanted;
  Wish                 current;      /* what the child does */
  char                *path;         /* where the current one goes */
};

typedef struct
{
  CliffStillMaker *maker;            /* used only when it was not cancelled */
  GCancellable    *cancellable;
} Wait;

static void run_next (CliffStillMaker *self);

static void
wish_clear (Wish *wish)
{
  g_clear_pointer (&wish->plan, cliff_plan_unref);
}

CliffStillMaker *
cliff_still_maker_new (CliffStillMakerFunc made,
                       gpointer            user_data)
{
  CliffStillMaker *self = g_new0 (CliffStillMaker, 1);

  self->made = made;
  self->user_data = user_data;

  return self;
}

static void
drop_path (CliffStillMaker *self)
{
  if (self->path != NULL)
    g_unlink (self->path);
  g_clear_pointer (&self->path, g_free);
}

static void
drop_child (CliffStillMaker *self)
{
  g_clear_pointer (&self->child, cliff_child_free);
  g_clear_pointer (&self->told, cliff_plan_unref);
  drop_path (self);
}

void
cliff_still_maker_free (CliffStillMaker *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  drop_child (self);
  wish_clear (&self->wanted);
  wish_clear (&self->current);
  g_free (self);
}

/* Returns: (transfer full) (nullable): what the child has written, if it is still wanted */
static GBytes *
take_picture (CliffStillMaker *self)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new (self->path, FALSE, NULL);
  gsize size = (gsize) self->current.width * self->current.height * 4;

  drop_path (self);
  if (file == NULL || g_mapped_file_get_length (file) != size || self->wanted.plan != self->current.plan
      || self->wanted.frame != self->current.frame || self->wanted.width != self->current.width
      || self->wanted.height != self->current.height)
    return NULL;
  wish_clear (&self->wanted);

  return g_mapped_file_get_bytes (file);
}

static void wait_for_answer (CliffStillMaker *self);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wait *wait = user_data;
  CliffStillMaker *self = wait->maker;
  g_autoptr(GCancellable) cancellable = wait->cancellable;
  g_autofree char *line = cliff_child_read_finish (result, NULL);
  g_autoptr(GBytes) rgba = NULL;
  Wish done;

  g_free (wait);
  if (g_cancellable_is_cancelled (cancellable))
    return;
  g_clear_object (&self->cancellable);
  if (line == NULL)
    {
      /* The file that brought the process down is not tried again for this frame. */
      g_info ("The program that makes stills ended");
      drop_child (self);
      if (self->wanted.plan == self->current.plan && self->wanted.frame == self->current.frame)
        wish_clear (&self->wanted);
    }
  else if (strstr (line, "\"done\"") == NULL && strstr (line, "\"error\"") == NULL)
    {
      wait_for_answer (self);
      return;
    }
  else
    rgba = take_picture (self);

  done = self->current;
  wish_clear (&self->current);
  run_next (self);
  /* Comes last: the owner may let go of this in it. */
  if (rgba != NULL)
    self->made (rgba, done.frame, done.width, done.height, self->user_data);
}

static void
wait_for_answer (CliffStillMaker *self)
{
  Wait *wait = g_new0 (Wait, 1);

  self->cancellable = g_cancellable_new ();
  wait->maker = self;
  wait->cancellable = g_object_ref (self->cancellable);
  cliff_child_read_async (self->child, self->cancellable, answered_cb, wait);
}

/* A name nobody else has, on a file system in memory. */
static char *
dup_new_path (void)
{
  g_autofree char *name = g_strdup_printf ("cliffhanger-%08x%08x", g_random_int (), g_random_int ());

  return g_build_filename (g_get_user_runtime_dir (), name, NULL);
}

/* The plan goes by a file: it may be large, and a pipe that is full would hold the window up. */
static char *
dup_plan_path (CliffStillMaker  *self,
               GError          **error)
{
  g_autoptr(JsonNode) node = cliff_plan_to_json (self->current.plan);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autofree char *path = dup_new_path ();

  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return NULL;

  return g_steal_pointer (&path);
}

static gboolean
send_order (CliffStillMaker  *self,
            GError          **error)
{
  g_autoptr(JsonObject) order = json_object_new ();
  g_autoptr(JsonNode) node = json_node_alloc ();
  g_autofree char *line = NULL;

  if (self->child == NULL)
    self->child = cliff_child_new (PROGRAM, error);
  if (self->child == NULL)
    return FALSE;
  if (self->told != self->current.plan)
    {
      g_autofree char *path = dup_plan_path (self, error);

      if (path == NULL)
        return FALSE;
      json_object_set_string_member (order, "plan", path);
      g_clear_pointer (&self->told, cliff_plan_unref);
      self->told = cliff_plan_ref (self->current.plan);
    }
  self->path = dup_new_path ();
  json_object_set_string_member (order, "path", self->path);
  json_object_set_int_member (order, "picture", self->current.frame);
  json_object_set_int_member (order, "width", self->current.width);
  json_object_set_int_member (order, "height", self->current.height);
  json_node_init_object (node, order);
  line = json_to_string (node, FALSE);

  return cliff_child_send (self->child, line, NULL, error);
}

static void
run_next (CliffStillMaker *self)
{
  g_autoptr(GError) error = NULL;

  if (self->current.plan != NULL || self->wanted.plan == NULL)
    return;
  self->current = self->wanted;
  cliff_plan_ref (self->current.plan);
  if (send_order (self, &error))
    {
      wait_for_answer (self);
      return;
    }
  g_info ("No still: %s", error->message);
  drop_child (self);
  wish_clear (&self->wanted);
  wish_clear (&self->current);
}

void
cliff_still_maker_ask (CliffStillMaker *self,
                       CliffPlan       *plan,
                       int              frame,
                       int              width,
                       int              height)
{
  g_return_if_fail (self != NULL && plan != NULL);

  cliff_plan_ref (plan);
  wish_clear (&self->wanted);
  self->wanted = (Wish) { plan, frame, width, height };
  run_next (self);
}

void
cliff_still_maker_stop (CliffStillMaker *self)
{
  g_return_if_fail (self != NULL);

  wish_clear (&self->wanted);
}

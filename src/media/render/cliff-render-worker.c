/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * cliffhanger-render: renders units of a plan for the process that started it, so that a codec that
 * aborts takes nothing else with it.
 *
 * It reads lines of JSON from its standard input: first the plan, then one order at a time,
 *   {"path": "…", "start": 0, "length": 90, "threads": 1}   pictures
 *   {"path": "…"}                                           the sound
 * or, without a plan before, orders for single pictures, as RGBA:
 *   {"plan": "FILE", "path": "…", "picture": 12, "width": 540, "height": 960}   where "plan" is there when it is another
 * and writes lines to its standard output:
 *   {"progress": 0.5}
 *   {"done": true}
 *   {"error": 1, "message": "…"}                            a CliffRenderError
 * It ends with its input: whoever started it may vanish at any moment.
 */

#include "config.h"

#include "cliff-child-main.h"
#include "cliff-plan-private.h"
#include "cliff-render-encoder.h"

#include <glib/gstdio.h>

/* Frames come in order: what the last shot needed is of no more use. */
#define COMPOSER_BUDGET (32 * 1024 * 1024)

typedef struct
{
  CliffChildMain *main;
  CliffPlan      *plan;
  CliffComposer  *composer;

  CliffComposer  *viewer;   /* of pictures to look at; NULL: none were wanted */
  CliffPicture   *picture;  /* of its size */
} Worker;

static int
get_number (JsonObject *order,
            const char *name,
            int         fallback)
{
  return (int) json_object_get_int_member_with_default (order, name, fallback);
}

static void
run_order (Worker     *self,
           JsonObject *order)
{
  const char *path = json_object_get_string_member_with_default (order, "path", "");
  int length = get_number (order, "length", 0);
  g_autoptr(CliffRenderPackets) packets = NULL;
  g_autoptr(GError) error = NULL;

  if (length > 0)
    {
      cliff_child_main_watch (TRUE);
      packets = cliff_render_encode_unit (self->plan, self->composer, get_number (order, "start", 0),
                                          length, get_number (order, "threads", 1),
                                          cliff_child_main_progress, self->main, &error);
      cliff_child_main_watch (FALSE);
    }
  else
    packets = cliff_render_encode_sound (self->plan, &error);

  if (packets != NULL && cliff_render_packets_write (packets, path, &error))
    cliff_child_main_say (self->main, "{\"done\":true}");
  else
    cliff_child_main_say_error (self->main,
                                error->domain == CLIFF_RENDER_ERROR ? error->code : CLIFF_RENDER_ERROR_WRITE,
                                error->message);
}

/* A picture to look at: what is missing shows as a card. */
static gboolean
write_picture (Worker      *self,
               JsonObject  *order,
               GError     **error)
{
  int width = CLAMP (get_number (order, "width", 2), 2, CLIFF_PLAN_MAX_SIZE) & ~1;
  int height = CLAMP (get_number (order, "height", 2), 2, CLIFF_PLAN_MAX_SIZE) & ~1;
  g_autoptr(GBytes) rgba = NULL;

  if (self->viewer != NULL && (self->picture->width != width || self->picture->height != height))
    g_clear_pointer (&self->viewer, cliff_composer_free);
  if (self->viewer == NULL)
    {
      g_clear_pointer (&self->picture, cliff_picture_free);
      self->viewer = cliff_composer_new (self->plan, width, height);
      self->picture = cliff_picture_new (width, height);
    }
  if (!cliff_composer_compose (self->viewer, CLAMP (get_number (order, "picture", 0), 0, self->plan->n_frames - 1),
                               self->picture, error))
    return FALSE;
  rgba = cliff_picture_to_rgba (self->picture);

  return g_file_set_contents_full (json_object_get_string_member_with_default (order, "path", ""),
                                   g_bytes_get_data (rgba, NULL), (gssize) g_bytes_get_size (rgba),
                                   G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static gboolean
take_plan_file (Worker      *self,
                const char  *path,
                GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  CliffPlan *plan;

  if (!json_parser_load_from_file (parser, path, error))
    return FALSE;
  g_unlink (path);
  plan = cliff_plan_new_from_json (json_parser_get_root (parser), error);
  if (plan == NULL)
    return FALSE;
  if (self->viewer != NULL)
    cliff_composer_set_plan (self->viewer, plan);
  g_clear_pointer (&self->plan, cliff_plan_unref);
  self->plan = plan;

  return TRUE;
}

static void
run_picture (Worker     *self,
             JsonObject *order)
{
  const char *plan = json_object_get_string_member_with_default (order, "plan", NULL);
  g_autoptr(GError) error = NULL;
  gboolean ok;

  cliff_child_main_watch (TRUE);
  ok = (plan == NULL || take_plan_file (self, plan, &error)) && write_picture (self, order, &error);
  cliff_child_main_watch (FALSE);
  if (ok)
    cliff_child_main_say (self->main, "{\"done\":true}");
  else
    cliff_child_main_say_error (self->main, CLIFF_RENDER_ERROR_WRITE, error->message);
}

static void
take_plan (Worker     *self,
           JsonObject *plan)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), plan);
  g_autoptr(GError) error = NULL;

  self->plan = cliff_plan_new_from_json (node, &error);
  if (self->plan == NULL)
    g_error ("%s", error->message);
  self->composer = cliff_composer_new (self->plan, 0, 0);
  cliff_composer_set_strict (self->composer, TRUE);
  cliff_composer_set_budget (self->composer, COMPOSER_BUDGET);
}

int
main (int    argc,
      char **argv)
{
  Worker self = { .main = cliff_child_main_new (&argc, &argv) };

  for (;;)
    {
      g_autoptr(JsonObject) order = cliff_child_main_read (self.main);

      if (json_object_has_member (order, "picture"))
        run_picture (&self, order);
      else if (self.plan == NULL)
        take_plan (&self, order);
      else
        run_order (&self, order);
    }
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * cliffhanger-render: renders units of a plan for the process that started it, so that a codec that
 * aborts takes nothing else with it.
 *
 * It reads lines of JSON from its standard input: first the plan, then one order at a time,
 *   {"path": "…", "start": 0, "length": 90, "threads": 1}   pictures
 *   {"path": "…"}                                           the sound
 * and writes lines to its standard output:
 *   {"progress": 0.5}
 *   {"done": true}
 *   {"error": 1, "message": "…"}                            a CliffRenderError
 * It ends with its input: whoever started it may vanish at any moment.
 */

#include "config.h"

#include "cliff-child-main.h"
#include "cliff-render-encoder.h"

/* Frames come in order: what the last shot needed is of no more use. */
#define COMPOSER_BUDGET (32 * 1024 * 1024)

typedef struct
{
  CliffChildMain *main;
  CliffPlan      *plan;
  CliffComposer  *composer;
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

      if (self.plan == NULL)
        take_plan (&self, order);
      else
        run_order (&self, order);
    }
}

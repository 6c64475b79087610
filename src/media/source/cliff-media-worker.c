/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * cliffhanger-media: decodes what people bring in for the process that started it, at idle priority.
 *
 * Orders, one line each:
 *   {"do": "proxy", "path": "…", "into": "…"}
 *   {"do": "peaks", "path": "…", "into": "…"}
 *   {"do": "probe", "path": "…"}
 * Answers:
 *   {"progress": 0.5}
 *   {"done": true}, or {"done": {…}}, what was found out
 *   {"error": 1, "message": "…"}                            a GIOErrorEnum
 */

#include "config.h"

#include "cliff-child-main.h"
#include "cliff-peaks.h"
#include "cliff-probe.h"
#include "cliff-proxy.h"

#include <sys/resource.h>

static const char *
get_text (JsonObject *order,
          const char *name)
{
  return json_object_get_string_member_with_default (order, name, "");
}

/* Returns: (transfer full) (nullable): what to answer with */
static char *
run_order (CliffChildMain  *self,
           JsonObject      *order,
           GError         **error)
{
  const char *what = get_text (order, "do"), *path = get_text (order, "path"), *into = get_text (order, "into");

  if (g_str_equal (what, "proxy"))
    return cliff_proxy_make (path, into, cliff_child_main_progress, self, error) ? g_strdup ("true") : NULL;
  if (g_str_equal (what, "peaks"))
    return cliff_peaks_make (path, into, cliff_child_main_progress, self, error) ? g_strdup ("true") : NULL;
  if (g_str_equal (what, "probe"))
    {
      g_autoptr(JsonNode) facts = cliff_probe_dup_facts (path, error);

      return facts != NULL ? json_to_string (facts, FALSE) : NULL;
    }
  g_error ("unknown order “%s”", what);
}

int
main (int    argc,
      char **argv)
{
  CliffChildMain *self;

  /* Whatever a person does meanwhile comes first. */
  setpriority (PRIO_PROCESS, 0, 19);
  self = cliff_child_main_new (&argc, &argv);
  for (;;)
    {
      g_autoptr(JsonObject) order = cliff_child_main_read (self);
      g_autoptr(GError) error = NULL;
      g_autofree char *answer = NULL;

      cliff_child_main_watch (TRUE);
      answer = run_order (self, order, &error);
      cliff_child_main_watch (FALSE);
      if (answer != NULL)
        cliff_child_main_say (self, "{\"done\":%s}", answer);
      else
        cliff_child_main_say_error (self, error->domain == G_IO_ERROR ? error->code : G_IO_ERROR_FAILED, error->message);
    }
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-plan.h"

static void
append_time (GString  *out,
             CliffTime time)
{
  gint64 ms = time / CLIFF_MSECOND;

  g_string_append_printf (out, "%02d:%02d:%02d,%03d", (int) (ms / 3600000), (int) (ms / 60000 % 60),
                          (int) (ms / 1000 % 60), (int) (ms % 1000));
}

/**
 * cliff_plan_dup_srt:
 * @self: a plan
 *
 * What is said, as SubRip in UTF-8: the subtitles at the frames they are burned in; captions belong
 * to the picture and are left out.
 *
 * Returns: (transfer full): empty when nobody speaks
 */
char *
cliff_plan_dup_srt (CliffPlan *self)
{
  GString *out = g_string_new (NULL);
  int number = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const CliffPlanText *text = g_ptr_array_index (self->texts, i);

      if (text->kind != CLIFF_TITLE_SUBTITLE || text->length == 0)
        continue;
      g_string_append_printf (out, "%d\n", ++number);
      append_time (out, cliff_plan_get_frame_time (self, text->start));
      g_string_append (out, " --> ");
      append_time (out, cliff_plan_get_frame_time (self, text->start + text->length));
      g_string_append_printf (out, "\n%s\n\n", text->text);
    }

  return g_string_free (out, FALSE);
}

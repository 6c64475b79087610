/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-take-words.h"

#include <glib/gi18n.h>

const char *
cliff_take_words_get_maker (const CliffTakeFacts *facts)
{
  if (facts->drawn)
    return _("Drawn by hand");
  if (*facts->engine == '\0')
    return _("Brought in");
  if (g_str_equal (facts->engine, "local-board"))
    return _("Local storyboard");

  return facts->engine;
}

char *
cliff_take_words_dup_date (const CliffTakeFacts *facts)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (facts->created / CLIFF_SECOND);

  return time != NULL ? g_date_time_format (time, "%x %H:%M") : g_strdup ("");
}

char *
cliff_take_words_dup_line (const CliffTakeFacts *facts)
{
  g_autofree char *date = cliff_take_words_dup_date (facts);

  if (facts->drawn)
    /* Translators: a date and time follow */
    return g_strdup_printf (_("Picture drawn by hand, %s"), date);
  if (*facts->engine == '\0')
    /* Translators: a date and time follow */
    return g_strdup_printf (facts->video ? _("Video brought in, %s") : _("Picture brought in, %s"), date);

  /* Translators: a date and time follow */
  return g_strdup_printf (facts->video ? _("Video generated, %s") : _("Picture generated, %s"), date);
}

char *
cliff_take_words_dup_spoken (const CliffTakeFacts *facts,
                             gboolean              chosen)
{
  GString *text = g_string_new (NULL);
  g_autofree char *line = cliff_take_words_dup_line (facts);

  g_string_append (text, line);
  if (facts->stars > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%d star", "%d stars", (gulong) facts->stars), facts->stars);
    }
  if (chosen)
    {
      g_string_append (text, ", ");
      /* Translators: of a take */
      g_string_append (text, _("in use"));
    }

  return g_string_free_and_steal (text);
}

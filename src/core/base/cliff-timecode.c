/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timecode.h"

#include <string.h>

#define MAX_SECONDS (24 * 60 * 60)

char *
cliff_timecode_dup (CliffTime time,
                    int       fps_num,
                    int       fps_den)
{
  gint64 seconds = time / CLIFF_SECOND;
  gint64 frame = (time % CLIFF_SECOND) * fps_num / fps_den / CLIFF_SECOND;

  return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 60), (int) (seconds % 60), (int) frame);
}

/* The first nanosecond of @frame. */
static CliffTime
get_frame_time (gint64 frame,
                int    fps_num,
                int    fps_den)
{
  return (frame * fps_den * CLIFF_SECOND + fps_num - 1) / fps_num;
}

/* Digits alone, at most @max. */
static gboolean
read_number (const char *text,
             guint64     max,
             gint64     *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, max, &value, NULL))
    return FALSE;
  *number = (gint64) value;

  return TRUE;
}

/* "5" or "5.25"; digits behind the ninth are too fine to matter. */
static gboolean
read_seconds (const char *text,
              guint64     max,
              CliffTime  *time)
{
  g_auto(GStrv) parts = g_strsplit (text, ".", 2);
  gint64 whole, fraction = 0;

  if (parts[0] == NULL || !read_number (parts[0], max, &whole))
    return FALSE;
  if (parts[1] != NULL)
    {
      g_autofree char *digits = g_strdup_printf ("%.9s", parts[1]);
      gsize length = strlen (digits);

      if (!read_number (digits, G_MAXINT32, &fraction))
        return FALSE;
      for (; length < 9; length++)
        fraction *= 10;
    }
  *time = whole * CLIFF_SECOND + fraction;

  return TRUE;
}

static gboolean
read_parts (char      **parts,
            int         fps_num,
            int         fps_den,
            CliffTime  *time)
{
  guint n_parts = g_strv_length (parts);
  gint64 minutes = 0, frame = 0;

  if (n_parts < 1 || n_parts > 3)
    return FALSE;
  if (n_parts > 1 && !read_number (parts[0], MAX_SECONDS / 60, &minutes))
    return FALSE;
  if (!read_seconds (parts[n_parts == 1 ? 0 : 1], n_parts == 1 ? MAX_SECONDS : 59, time))
    return FALSE;
  if (n_parts == 3 && (strchr (parts[1], '.') != NULL || !read_number (parts[2], (guint64) (fps_num / fps_den), &frame)))
    return FALSE;
  *time += minutes * 60 * CLIFF_SECOND;
  if (n_parts == 3)
    {
      gint64 first = (*time / CLIFF_SECOND * fps_num + fps_den - 1) / fps_den;

      *time = get_frame_time (first + frame, fps_num, fps_den);
    }

  return TRUE;
}

gboolean
cliff_timecode_parse (const char *text,
                      int         fps_num,
                      int         fps_den,
                      CliffTime  *time)
{
  /* Full-width digits and signs become the plain ones. */
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto(GStrv) parts = NULL;
  gsize length;
  gint64 frame;

  if (plain == NULL)
    return FALSE;
  g_strstrip (plain);
  length = strlen (plain);
  if (length > 1 && (plain[length - 1] == 'f' || plain[length - 1] == 'F'))
    {
      plain[length - 1] = '\0';
      if (!read_number (plain, (guint64) MAX_SECONDS * 60, &frame))
        return FALSE;
      *time = get_frame_time (frame, fps_num, fps_den);
      return TRUE;
    }
  parts = g_strsplit (plain, ":", 4);

  return read_parts (parts, fps_num, fps_den, time);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-wave.h"

/* Of the row's height, what the loudest sound takes. */
#define PART 0.84f

void
cliff_wave_draw (GtkSnapshot   *snapshot,
                 CliffPeaks    *peaks,
                 CliffTime      start,
                 CliffTime      length,
                 int            from,
                 int            to,
                 int            width,
                 int            height,
                 const GdkRGBA *colour)
{
  int first = CLAMP (from, 0, width);
  int n = CLAMP (to, first, width) - first;
  g_autoptr(GskPathBuilder) builder = NULL;
  g_autoptr(GskPath) path = NULL;
  g_autofree guint8 *peak = NULL;
  float middle = height / 2.0f;

  if (n <= 0 || length <= 0)
    return;
  peak = g_new (guint8, n);
  cliff_peaks_get (peaks, start + (CliffTime) ((double) length * first / width), MAX (1, (CliffTime) ((double) length * n / width)),
                   (guint) n, peak, NULL);
  builder = gsk_path_builder_new ();
  gsk_path_builder_move_to (builder, first, middle);
  for (int i = 0; i < n; i++)
    gsk_path_builder_line_to (builder, first + i + 0.5f, middle - MAX (0.5f, peak[i] / 255.0f * middle * PART));
  for (int i = n; i > 0; i--)
    gsk_path_builder_line_to (builder, first + i - 0.5f, middle + MAX (0.5f, peak[i - 1] / 255.0f * middle * PART));
  gsk_path_builder_close (builder);
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, colour);
}

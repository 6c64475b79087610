/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CliffGate:
 * @n_working: tasks of the account that are under way
 * @most: how many there may be; it follows what the vendor bears
 * @hold_until: monotonic us before which nothing more is sent
 * @stopped: (nullable): why nothing more is sent at all: a wrong key, no money
 *
 * How many tasks of one account may be under way.  Private to the engine folder; main thread only.
 */
typedef struct
{
  guint   n_working;
  guint   most;
  guint   n_fine;
  gint64  hold_until;
  GError *stopped;
} CliffGate;

CliffGate *cliff_gate_new       (void);
void       cliff_gate_free      (CliffGate    *self);
gboolean   cliff_gate_is_open   (CliffGate    *self,
                                 gint64        now);
/* A task ended; @error: (nullable): with what; @wait: ms the vendor wants to be left alone, -1 when it does not say. */
void       cliff_gate_note_end  (CliffGate    *self,
                                 const GError *error,
                                 gint64        wait,
                                 gint64        now);

G_END_DECLS

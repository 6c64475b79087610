/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-gate.h"

#include "cliff-engine.h"

/* Two at first; one more after some that went well, as long as the vendor does not complain. */
#define FIRST 2
#define MOST 16
#define FINE_FOR_ONE_MORE 4

CliffGate *
cliff_gate_new (void)
{
  CliffGate *self = g_new0 (CliffGate, 1);

  self->most = FIRST;

  return self;
}

void
cliff_gate_free (CliffGate *self)
{
  g_clear_error (&self->stopped);
  g_free (self);
}

gboolean
cliff_gate_is_open (CliffGate *self,
                    gint64     now)
{
  return self->stopped == NULL && self->n_working < self->most && self->hold_until <= now;
}

void
cliff_gate_note_end (CliffGate    *self,
                     const GError *error,
                     gint64        wait,
                     gint64        now)
{
  self->n_working--;
  if (g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_BUSY))
    {
      self->most = MAX (1, self->most - 1);
      self->n_fine = 0;
      self->hold_until = now + MAX (0, wait) * 1000;
    }
  else if (g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_KEY)
           || g_error_matches (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_MONEY))
    {
      g_clear_error (&self->stopped);
      self->stopped = g_error_copy (error);
    }
  else if (error == NULL && ++self->n_fine % FINE_FOR_ONE_MORE == 0)
    {
      self->most = MIN (MOST, self->most + 1);
    }
}

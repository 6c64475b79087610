/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-finding.h"

static const char * const names[CLIFF_N_FINDINGS] = {
  [CLIFF_FINDING_TOO_LONG] = "too-long",
  [CLIFF_FINDING_TOO_SHORT] = "too-short",
  [CLIFF_FINDING_SPEECH_DENSE] = "speech-dense",
  [CLIFF_FINDING_SPEECH_LONG] = "speech-long",
  [CLIFF_FINDING_NO_HOOK] = "no-hook",
  [CLIFF_FINDING_NO_CLIFFHANGER] = "no-cliffhanger",
  [CLIFF_FINDING_INNER_VOICES] = "inner-voices",
  [CLIFF_FINDING_NO_TURN] = "no-turn",
  [CLIFF_FINDING_SILENT] = "silent",
  [CLIFF_FINDING_NOT_IN_CAST] = "not-in-cast",
  [CLIFF_FINDING_IDLE_CAST] = "idle-cast",
  [CLIFF_FINDING_NAME_NEAR] = "name-near",
  [CLIFF_FINDING_NO_NUMBER] = "no-number",
  [CLIFF_FINDING_NO_TIME] = "no-time",
  [CLIFF_FINDING_NO_EPISODE] = "no-episode",
  [CLIFF_FINDING_EPISODE_ORDER] = "episode-order",
  [CLIFF_FINDING_MIXED_COLONS] = "mixed-colons",
  [CLIFF_FINDING_META_TEXT] = "meta-text",
  [CLIFF_FINDING_PAYWALL_EARLY] = "paywall-early",
  [CLIFF_FINDING_PAYWALL_LATE] = "paywall-late",
};

void
cliff_finding_free (CliffFinding *self)
{
  g_free (self->scene);
  g_free (self->name);
  g_free (self->other);
  g_free (self);
}

const char *
cliff_finding_code_to_string (CliffFindingCode code)
{
  g_return_val_if_fail ((guint) code < CLIFF_N_FINDINGS, "");

  return names[code];
}

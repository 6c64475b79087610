/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-numbers.h"
#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffScriptMeter:
 *
 * Measures what a document shows whenever its writer pauses, in a worker thread.  Main thread only.
 *
 * Signal "changed": there are other numbers.
 */
#define CLIFF_TYPE_SCRIPT_METER (cliff_script_meter_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptMeter, cliff_script_meter, CLIFF, SCRIPT_METER, GObject)

CliffScriptMeter    *cliff_script_meter_new          (CliffScriptDocument *document);
CliffScriptDocument *cliff_script_meter_get_document (CliffScriptMeter    *self);
/* (transfer none) (nullable): NULL before the first measuring and where no episode is shown.  Places in it are those of the text
 * as it was measured, which is the document's while "changed" is emitted. */
CliffScriptNumbers  *cliff_script_meter_get_numbers  (CliffScriptMeter    *self);
/* What an episode should last; 0: no matter. */
CliffTime            cliff_script_meter_get_target   (CliffScriptMeter    *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-meter.h"

G_BEGIN_DECLS

/**
 * CliffFindingMarks:
 *
 * The findings of a script beside its lines.  They go along with their words while these are edited, until the next measuring.
 * Main thread only.
 *
 * Property "sentence" (string, nullable): of the finding that is selected, notified.
 */
#define CLIFF_TYPE_FINDING_MARKS (cliff_finding_marks_get_type ())
G_DECLARE_FINAL_TYPE (CliffFindingMarks, cliff_finding_marks, CLIFF, FINDING_MARKS, GObject)

CliffFindingMarks *cliff_finding_marks_new          (CliffScriptMeter  *meter,
                                                     GtkSourceView     *view);
guint              cliff_finding_marks_get_n        (CliffFindingMarks *self);
/* (transfer none), NULL where there is no finding @index. */
const char        *cliff_finding_marks_get_sentence (CliffFindingMarks *self,
                                                     guint              index);
CliffSeverity      cliff_finding_marks_get_severity (CliffFindingMarks *self,
                                                     guint              index);
/* Selects the words of the finding, and has its sentence spoken. */
void               cliff_finding_marks_go           (CliffFindingMarks *self,
                                                     guint              index);
/* Goes to the next finding behind the caret, or before it, and round the end; FALSE when there is none. */
gboolean           cliff_finding_marks_step         (CliffFindingMarks *self,
                                                     gboolean           back);

G_END_DECLS

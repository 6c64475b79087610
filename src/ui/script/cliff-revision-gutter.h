/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-document.h"

G_BEGIN_DECLS

/**
 * CliffRevisionGutter:
 *
 * Asterisks and bars in the revision's colour beside the lines that differ from the version the revision is measured from,
 * as they are typed.  Whoever puts it into a view's gutter takes it out again: a view and its gutters hold each other.
 * Main thread only.
 *
 * Property "shown" (boolean): the person wants to see the marks.
 */
#define CLIFF_TYPE_REVISION_GUTTER (cliff_revision_gutter_get_type ())
G_DECLARE_FINAL_TYPE (CliffRevisionGutter, cliff_revision_gutter, CLIFF, REVISION_GUTTER, GtkSourceGutterRenderer)

GtkSourceGutterRenderer *cliff_revision_gutter_new          (CliffScriptDocument *document);
/* What the mark beside a line of the buffer says: (transfer full) (nullable), NULL where there is none. */
char                    *cliff_revision_gutter_dup_sentence (CliffRevisionGutter *self,
                                                             int                  line);
/* Goes to the next or previous revised passage, round the ends, and says which revision it is.  FALSE when there is none. */
gboolean                 cliff_revision_gutter_step         (CliffRevisionGutter *self,
                                                             gboolean             back);

G_END_DECLS

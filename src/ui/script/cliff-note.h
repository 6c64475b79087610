/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cliff-script.h"

G_BEGIN_DECLS

/**
 * CliffNote:
 *
 * Something beside the story in a script: a note, text set aside, or a mark.  Property "text": its first words.
 */
#define CLIFF_TYPE_NOTE (cliff_note_get_type ())
G_DECLARE_FINAL_TYPE (CliffNote, cliff_note, CLIFF, NOTE, GObject)

/* All of a script in order. (transfer full) (element-type CliffNote) */
GPtrArray        *cliff_note_read_all  (CliffScript *script);
CliffElementKind  cliff_note_get_kind  (CliffNote   *self);
/* Bytes of the script. */
gsize             cliff_note_get_start (CliffNote   *self);
void              cliff_note_set_start (CliffNote   *self,
                                        gsize        start);
const char       *cliff_note_get_text  (CliffNote   *self);
/* Whether both say the same, wherever they stand. */
gboolean          cliff_note_equal     (CliffNote   *self,
                                        CliffNote   *other);

G_END_DECLS

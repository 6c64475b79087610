/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-label-box.h"

G_BEGIN_DECLS

/**
 * CliffLabelMeta:
 *
 * The named values of one or more "meta" boxes, without AI records.  Borrows the bytes it was read from.
 */
typedef struct _CliffLabelMeta CliffLabelMeta;

CliffLabelMeta *cliff_label_meta_new        (void);
void            cliff_label_meta_free       (CliffLabelMeta *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffLabelMeta, cliff_label_meta_free)
gboolean        cliff_label_meta_read       (CliffLabelMeta  *self,
                                             CliffBoxBytes    meta,
                                             GError         **error);
gboolean        cliff_label_meta_had_record (CliffLabelMeta *self);
void            cliff_label_meta_write      (CliffLabelMeta *self,
                                             const char     *record,
                                             GByteArray     *out);

G_END_DECLS

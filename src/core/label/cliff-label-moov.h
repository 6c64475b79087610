/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-label-box.h"

G_BEGIN_DECLS

/* A stretch of the old file and how far it moves in the new one. */
typedef struct
{
  guint64 start;
  guint64 end;
  gint64  shift;
} CliffLabelSpan;

GByteArray *cliff_label_rebuild_moov   (CliffBoxBytes    moov,
                                        const char      *record,
                                        GArray          *spans,
                                        gboolean        *wide,
                                        GError         **error);
gboolean    cliff_label_is_xmp_record  (CliffBoxBytes    packet);

G_END_DECLS

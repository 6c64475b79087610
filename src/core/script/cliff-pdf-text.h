/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

gboolean cliff_pdf_is        (const char  *data,
                              gsize        length);
/* The text of a PDF, read with the program pdftotext: a screenplay as Fountain, told by where its lines begin, everything else a
 * line a paragraph.  Page numbers, CONTINUED and (MORE) are left out.  Blocks, a minute at most; for threads that may.
 * (transfer full) (nullable): NULL with G_IO_ERROR_CANCELLED or CLIFF_SCRIPT_ERROR, CLIFF_SCRIPT_ERROR_PROGRAM where there is no
 * pdftotext. */
char    *cliff_pdf_read      (GBytes        *bytes,
                              GCancellable  *cancellable,
                              GError       **error);
/* The same from what "pdftotext -bbox-layout" wrote. */
char    *cliff_pdf_read_boxes (const char *data,
                               gsize       length,
                               GError    **error);

G_END_DECLS

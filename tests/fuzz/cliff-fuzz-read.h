/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What bytes are taken for. */
typedef enum
{
  CLIFF_FUZZ_TEXT,
  CLIFF_FUZZ_MARKDOWN,
  CLIFF_FUZZ_FDX,
  CLIFF_FUZZ_HTML,
  CLIFF_FUZZ_DOCX,         /* a whole file */
  CLIFF_FUZZ_WORD_BODY,    /* word/document.xml */
  CLIFF_FUZZ_WORD_LISTS,   /* word/numbering.xml */
  CLIFF_FUZZ_PDF_BOXES,    /* what pdftotext says */
  CLIFF_FUZZ_N_FORMS
} CliffFuzzForm;

/* Reads bytes, of which the first says what the others are taken for, as a script.  Ends the program unless that fails with one
 * of the errors which it may have, or gives a text that is a script, and that can be written in every format and read again. */
void cliff_fuzz_read (const guint8 *data,
                      gsize         length);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-pages.h"

G_BEGIN_DECLS

/* What a script can leave as. */
typedef enum
{
  CLIFF_EXPORT_FOUNTAIN,
  CLIFF_EXPORT_DRAMA,
  CLIFF_EXPORT_FDX,
  CLIFF_EXPORT_DOCX,
  CLIFF_EXPORT_PDF,
  CLIFF_EXPORT_TEXT,
} CliffExportFormat;

#define CLIFF_N_EXPORT_FORMATS 6

/**
 * CliffPageExport:
 *
 * How a script leaves.  All zero is Fountain.
 */
typedef struct
{
  CliffExportFormat  format;
  CliffScriptFormat  layout;   /* of DOCX, PDF and text: FOUNTAIN is the industry's, DRAMA the Chinese, AUTO the script's own */
  CliffPageSetup     setup;    /* of PDF, of DOCX the paper and the title; the export looks for what is revised itself */
  const char        *fdx;      /* nullable: the document of Final Draft which the script came from */
  CliffScript       *before;   /* nullable, in the script's format: what differs from it is marked in PDF and FDX */
  gboolean           replace;  /* what is at the path; else that is G_IO_ERROR_EXISTS */
} CliffPageExport;

/* The name of a format on the command line, which for all but drama is the file name's extension: (transfer none). */
const char *cliff_export_format_to_string   (CliffExportFormat       format);
gboolean    cliff_export_format_from_string (const char             *name,
                                             CliffExportFormat      *format);
/* Writes @script to @path, whole or not at all.  Blocks; for threads that may use @script and what @what points to.  Errors: G_IO_ERROR, CLIFF_SCRIPT_ERROR. */
gboolean    cliff_page_export               (CliffScript            *script,
                                             const CliffPageExport  *what,
                                             const char             *path,
                                             GCancellable           *cancellable,
                                             GError                **error);

G_END_DECLS

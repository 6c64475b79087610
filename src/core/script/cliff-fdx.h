/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-element.h"

G_BEGIN_DECLS

/* What a document of Final Draft may be at most. */
#define CLIFF_FDX_MOST_BYTES (32u * 1024 * 1024)

/**
 * CliffFdxRevision:
 *
 * A revision to be marked in a written document: elements that touch one of the spans carry it.
 */
typedef struct
{
  char       *name;    /* "Blue Rev." */
  char       *colour;  /* as in the trade: "blue", "pink", "yellow", "green", "goldenrod", "buff", "salmon", "cherry", "tan" */
  GArray     *spans;   /* CliffSpan: bytes of the script's text, in order; their kind is not looked at */
} CliffFdxRevision;

void  cliff_fdx_revision_free (CliffFdxRevision *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffFdxRevision, cliff_fdx_revision_free)

/* Whether these bytes look like a document of Final Draft. */
gboolean cliff_fdx_is   (const char  *data,
                         gsize        length);
/* The document as Fountain: FORMATS.md says how.  Nothing is fetched and no entity is expanded.
 * (transfer full) (nullable): NULL with CLIFF_SCRIPT_ERROR. */
char    *cliff_fdx_read  (const char   *data,
                          gsize         length,
                          GError      **error);
/* A document of Final Draft that says what @script says; a micro-drama is written as Fountain first.
 * @kept: (nullable): the document which the script came from.  What it holds beyond the text stays, and paragraphs that are
 *   still there keep what this program does not know of.
 * @revisions: (nullable) (element-type CliffFdxRevision): oldest first; spans of @script, which has to be Fountain then.
 * (transfer full) (nullable): NULL with CLIFF_SCRIPT_ERROR when @kept cannot be read. */
GBytes  *cliff_fdx_write (CliffScript  *script,
                          const char   *kept,
                          GPtrArray    *revisions,
                          GError      **error);

G_END_DECLS

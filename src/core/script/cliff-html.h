/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script.h"

G_BEGIN_DECLS

/* What a page, or what is copied from one or from a word processor, may be at most. */
#define CLIFF_HTML_MOST_BYTES (32u * 1024 * 1024)

/* Whether these bytes look like a page. */
gboolean cliff_html_is   (const char         *data,
                          gsize               length);
/* The text of a page as a script: paragraphs, line breaks and lists as lines, bold, italic and underlined as emphasis, headings as
 * sections, a talk of "Name: words" as speeches.  @format: what it is to be; AUTO finds out.  Nothing is fetched.
 * (transfer full) (nullable): NULL with CLIFF_SCRIPT_ERROR. */
char    *cliff_html_read (const char         *data,
                          gsize               length,
                          CliffScriptFormat   format,
                          GError            **error);

G_END_DECLS

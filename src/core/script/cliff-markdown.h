/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a file of this name holds Markdown. */
gboolean cliff_markdown_is_name (const char *name);
/* @text, UTF-8, as a script: what Markdown says of lists, quotes, rules and fences goes, headings become episodes, scenes and
 * sections, emphasis stays.  Line ends become LF.  (transfer full). */
char    *cliff_markdown_read    (const char *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What may be written into logs, errors and the project of a text that came from elsewhere: every occurrence of one of
 * @secrets (nullable, NULL-terminated), what stands after "Bearer" and the like, the values of queries that sign or
 * name keys, and the content of data addresses are replaced by an ellipsis; control characters become spaces and what is
 * longer than 2000 bytes is cut.  The result is valid UTF-8. (transfer full).  Any thread. */
char *cliff_redact     (const char        *text,
                        const char *const *secrets);
/* Whether one of @secrets (nullable) is in it, in whatever case.  Any thread. */
gboolean cliff_redact_finds (const char    *text,
                             const char *const *secrets);
/* An address without user, query and fragment: (transfer full).  Any thread. */
char *cliff_redact_url (const char        *url);

G_END_DECLS

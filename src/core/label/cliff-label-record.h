/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters of ReservedCode1: a SHA-256 in hexadecimal. */
#define CLIFF_LABEL_DIGEST_LENGTH 64

char *cliff_label_dup_digest (const char *producer,
                              const char *produce_id,
                              const char *media_digest);
char *cliff_label_dup_record (const char *producer,
                              const char *produce_id,
                              const char *digest);

G_END_DECLS

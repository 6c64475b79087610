/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cliff-types.h"

G_BEGIN_DECLS

#define CLIFF_LABEL_ERROR (cliff_label_error_quark ())
typedef enum
{
  CLIFF_LABEL_ERROR_TEXT,      /* the visible text lacks an AI word or a generation word */
  CLIFF_LABEL_ERROR_PRODUCER,  /* no producer name or code, or not a valid one */
  CLIFF_LABEL_ERROR_CONTAINER, /* a file that cannot carry the record: fragmented, damaged, not MP4 */
  CLIFF_LABEL_ERROR_WRITE,     /* the file cannot be written */
} CliffLabelError;
GQuark   cliff_label_error_quark (void);

/* The visible text holds one of 人工智能, AI and one of 生成, 合成 (GB 45438-2025, 5.2). */
gboolean cliff_label_check_text     (const char  *text,
                                     GError     **error);
/* A 27-character provider code (TC260-PG-20252A) with a valid check character, or a short name [A-Za-z0-9._-]+. */
gboolean cliff_label_check_producer (const char  *producer,
                                     GError     **error);
/* The code of a unified social credit code of 18 characters; errors: CLIFF_LABEL_ERROR_PRODUCER. (transfer full) */
char    *cliff_label_dup_producer_code (const char  *uscc,
                                        GError     **error);

/* Writes the one AIGC record into the MP4 @path (moov/udta/meta keys), in place of any other; the file is
 * rebuilt beside it, fsynced and renamed over it.  @produce_id: a UUID. */
gboolean cliff_label_write_mp4      (const char    *path,
                                     const char    *producer,
                                     const char    *produce_id,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS

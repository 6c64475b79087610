/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <graphene.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define CLIFF_PLATFORM_MAX_ZONES 16

/**
 * CliffPlatform:
 * @is_estimate: no figures were published
 * @zones: parts of the picture, 0 to 1
 *
 * What the program of a platform covers of a vertical video with its own buttons and words.
 */
typedef struct
{
  gboolean        is_estimate;
  guint           n_zones;
  graphene_rect_t zones[CLIFF_PLATFORM_MAX_ZONES];
} CliffPlatform;

/* The codes of all platforms, ended by NULL: (transfer none). */
const char *const *cliff_platform_get_codes (void);
/* Translated: (transfer none), @code itself where it is none. */
const char        *cliff_platform_get_title (const char     *code);
/* Fills @self from the program's data.  Errors: G_IO_ERROR_NOT_FOUND (there is no such platform), G_IO_ERROR_INVALID_DATA,
 * JSON_PARSER_ERROR. */
gboolean           cliff_platform_load      (CliffPlatform  *self,
                                             const char     *code,
                                             GError        **error);

G_END_DECLS

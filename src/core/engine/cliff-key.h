/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The keys of accounts, in the Secret Service of the person's session and nowhere else.  @vendor: a descriptor's keyring; @account: what the person
 * calls it.  These block, and may ask the person to unlock the keyring: not on the main thread of a window.
 */

/* (transfer full) (nullable), to be freed with cliff_key_free().  CLIFF_ENGINE_ERROR_KEY where there is none, CLIFF_ENGINE_ERROR_UNAVAILABLE where no
 * Secret Service runs. */
char     *cliff_key_lookup (const char    *vendor,
                            const char    *account,
                            GCancellable  *cancellable,
                            GError       **error);
gboolean  cliff_key_store  (const char    *vendor,
                            const char    *account,
                            const char    *key,
                            GCancellable  *cancellable,
                            GError       **error);
/* Forgets it; it is no error when there was none. */
gboolean  cliff_key_forget (const char    *vendor,
                            const char    *account,
                            GCancellable  *cancellable,
                            GError       **error);
/* Overwrites and frees; NULL is fine. */
void      cliff_key_free   (char          *key);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cliff-media-queue.h"

G_BEGIN_DECLS

/* What all proxies of a project may take together: about an hour and a half of film. */
#define CLIFF_PROXIES_QUOTA ((gint64) 8 * 1024 * 1024 * 1024)

#define CLIFF_TYPE_PROXIES (cliff_proxies_get_type ())

/**
 * CliffProxies:
 *
 * Has the proxies of a project made, by a process of its own at idle priority, what is looked at first.  They are found by
 * cliff_proxy_open() with the same folder, on any thread.  Main thread; never blocks.
 *
 * Signal "changed" (const char *sha256): a proxy has more pictures, is finished, or cannot be made.
 */
G_DECLARE_FINAL_TYPE (CliffProxies, cliff_proxies, CLIFF, PROXIES, GObject)

/* @folder: of the project's cache; made when it is not there.  What is used longest ago is removed where all take more than @quota
 * bytes. */
CliffProxies *cliff_proxies_new        (const char    *folder,
                                        gint64         quota);
const char   *cliff_proxies_get_folder (CliffProxies  *self);
/* The proxy of the video or still @path will be of use.  One that is there is marked as used; one that is damaged is made anew. */
void          cliff_proxies_want       (CliffProxies  *self,
                                        const char    *path,
                                        const char    *sha256,
                                        CliffUrgency   urgency);
/* Somebody looks elsewhere now: nothing that waits is urgent any more. */
void          cliff_proxies_relax      (CliffProxies  *self);
/* Whether none could be made. */
gboolean      cliff_proxies_has_failed (CliffProxies  *self,
                                        const char    *sha256);
/* The reason may be gone: the next who wants it has it made. */
void          cliff_proxies_retry      (CliffProxies  *self,
                                        const char    *sha256);
/* Whether the whole proxy is there. */
gboolean      cliff_proxies_is_ready   (CliffProxies  *self,
                                        const char    *sha256);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the labels of a foreign file say of how it was made.  Whatever format it has: an AIGC record (GB 45438), an XMP packet and a
 * C2PA manifest are looked for in its first and last megabytes.
 *   {"ai": "yes" | "no" | "unknown",
 *    "aigc": {"label": "1", "producer": "…", "produce_id": "…"},
 *    "xmp": {"source_type": "trainedAlgorithmicMedia", "tool": "…"},
 *    "c2pa": {"generator": "…", "source_type": "…", "verified": false}}
 * where only "ai" is always there.  Nothing is verified: "yes" is what any of them says, "no" what one says and none denies.
 * Errors: G_IO_ERROR, when the file cannot be read.  Blocks; any thread. (transfer full) */
JsonNode *cliff_origin_read   (const char    *path,
                               GCancellable  *cancellable,
                               GError       **error);
/* Whether an origin (JSON text, as kept with the media) says that AI made it. */
gboolean  cliff_origin_is_ai  (const char    *origin);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The verifier's own reader of MP4 files.  It reads from the file piece by piece, believes nothing and goes on after
 * damage where it can.
 */

/* One AI record, wherever it stands. */
typedef struct
{
  char     *text;      /* as it stands there; NULL when it is no text or too long */
  gboolean  in_place;  /* value of the key "AIGC" in moov/udta/meta, as UTF-8 text */
} CliffLabelScanRecord;

typedef struct
{
  GPtrArray *records;      /* CliffLabelScanRecord */
  char      *media_digest; /* SHA-256 of all mdat payloads in hexadecimal; NULL without any */
  GPtrArray *problems;     /* const char *, interned codes, each once */
} CliffLabelScan;

CliffLabelScan *cliff_label_scan_new         (const char      *path,
                                              GCancellable    *cancellable,
                                              GError         **error);
void            cliff_label_scan_free        (CliffLabelScan  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffLabelScan, cliff_label_scan_free)
void            cliff_label_scan_add_problem (CliffLabelScan  *self,
                                              const char      *code);
void            cliff_label_scan_add_record  (CliffLabelScan  *self,
                                              const char      *bytes,
                                              gsize            size,
                                              gboolean         in_place);
void            cliff_label_scan_add_xmp     (CliffLabelScan  *self,
                                              const char      *packet,
                                              gsize            size);

G_END_DECLS

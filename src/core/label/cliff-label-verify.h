/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CliffLabelReport:
 *
 * What a reader found in a file.  The verifier shares no code with the writer.
 */
typedef struct
{
  int        n_records;     /* AIGC records found anywhere; exactly one is right */
  char      *record;        /* the JSON as it stands in the file; NULL when there is none */
  char      *label;         /* the record's fields; NULL when absent */
  char      *producer;
  char      *produce_id;
  gboolean   in_place;      /* in moov/udta/meta as the guide wants it */
  gboolean   integrity;     /* ReservedCode1 fits the media data */
  GPtrArray *problems;      /* char *: untranslated codes such as "aigc-missing", "aigc-twice", "field-charset" */
} CliffLabelReport;

void      cliff_label_report_free    (CliffLabelReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffLabelReport, cliff_label_report_free)

/* Reads the embedded labels of an MP4.  An error only when the file cannot be read at all; what is wrong with labels
 * is in the report's problems. (transfer full) */
CliffLabelReport *cliff_label_verify_mp4 (const char    *path,
                                          GCancellable  *cancellable,
                                          GError       **error);
JsonNode *cliff_label_report_to_json (CliffLabelReport *self);

G_END_DECLS

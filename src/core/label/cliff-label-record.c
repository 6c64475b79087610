/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-label-record.h"

/* The part of the record that its integrity digest covers, as it stands in the record. */
static char *
dup_bound_pairs (const char *producer,
                 const char *produce_id)
{
  return g_strdup_printf ("\"Label\":\"1\",\"ContentProducer\":\"%s\",\"ProduceID\":\"%s\"", producer, produce_id);
}

/**
 * cliff_label_dup_digest:
 * @producer: a right producer
 * @produce_id: the content's number
 * @media_digest: SHA-256 of the payloads of all mdat boxes, in the file's order, in hexadecimal
 *
 * The value of ReservedCode1: SHA-256 over the three pairs as they stand in the record, "|" and @media_digest.
 * It shows that the record and the media belong together and that neither was changed by accident.  It is no
 * signature: whoever rewrites both can compute it anew.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
cliff_label_dup_digest (const char *producer,
                        const char *produce_id,
                        const char *media_digest)
{
  g_autofree char *pairs = dup_bound_pairs (producer, produce_id);
  g_autofree char *text = g_strconcat (pairs, "|", media_digest, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * cliff_label_dup_record:
 * @producer: a right producer: none of its characters needs escaping
 * @produce_id: the content's number
 * @digest: ReservedCode1
 *
 * The AIGC record of GB 45438-2025, Annex E: seven strings in this order, compact.  Whoever writes it first names
 * itself as the propagator too.
 *
 * Returns: (transfer full): JSON
 */
char *
cliff_label_dup_record (const char *producer,
                        const char *produce_id,
                        const char *digest)
{
  g_autofree char *pairs = dup_bound_pairs (producer, produce_id);

  return g_strdup_printf ("{%s,\"ReservedCode1\":\"%s\",\"ContentPropagator\":\"%s\",\"PropagateID\":\"%s\","
                          "\"ReservedCode2\":\"\"}",
                          pairs, digest, producer, produce_id);
}

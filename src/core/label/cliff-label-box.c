/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Boxes in memory, for the writer of the embedded label.  The verifier has a reader of its own. */

#include "config.h"

#include "cliff-label-box.h"

#include "cliff-label.h"

#include <string.h>

guint32
cliff_box_read_u32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

guint64
cliff_box_read_u64 (const guint8 *data)
{
  return (guint64) cliff_box_read_u32 (data) << 32 | cliff_box_read_u32 (data + 4);
}

/**
 * cliff_box_next:
 * @rest: (inout): what is left of the parent; moved past the box
 * @box: (out): the next box
 * @error: CLIFF_LABEL_ERROR_CONTAINER when the bytes are no box
 *
 * Reads the next child of a box.  The caller stops when nothing is left.
 */
gboolean
cliff_box_next (CliffBoxBytes  *rest,
                CliffBox       *box,
                GError        **error)
{
  guint64 size;
  gsize header = 8;

  if (rest->size < header)
    goto damaged;
  size = cliff_box_read_u32 (rest->data);
  box->type = cliff_box_read_u32 (rest->data + 4);
  if (size == 0)
    size = rest->size;
  else if (size == 1)
    {
      header = 16;
      if (rest->size < header)
        goto damaged;
      size = cliff_box_read_u64 (rest->data + 8);
    }
  if (size < header || size > rest->size)
    goto damaged;

  box->whole = (CliffBoxBytes) { rest->data, size };
  box->payload = (CliffBoxBytes) { rest->data + header, size - header };
  rest->data += size;
  rest->size -= size;
  return TRUE;

damaged:
  g_set_error_literal (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_CONTAINER,
                       "The file is damaged: a box does not fit into the one around it");
  return FALSE;
}

/* The first child of @type; FALSE when there is none before the end or the damage. */
gboolean
cliff_box_find (CliffBoxBytes  inside,
                guint32        type,
                CliffBox      *box)
{
  while (inside.size > 0 && cliff_box_next (&inside, box, NULL))
    if (box->type == type)
      return TRUE;

  return FALSE;
}

void
cliff_box_append_u32 (GByteArray *out,
                      guint32     value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (out, (const guint8 *) &big, sizeof big);
}

void
cliff_box_append_u64 (GByteArray *out,
                      guint64     value)
{
  guint64 big = GUINT64_TO_BE (value);

  g_byte_array_append (out, (const guint8 *) &big, sizeof big);
}

void
cliff_box_append (GByteArray    *out,
                  CliffBoxBytes  bytes)
{
  g_byte_array_append (out, bytes.data, bytes.size);
}

/* Begins a box whose size is set by cliff_box_close() with the place returned here. */
gsize
cliff_box_open (GByteArray *out,
                guint32     type)
{
  gsize start = out->len;

  cliff_box_append_u32 (out, 0);
  cliff_box_append_u32 (out, type);

  return start;
}

void
cliff_box_close (GByteArray *out,
                 gsize       start)
{
  guint32 big = GUINT32_TO_BE ((guint32) (out->len - start));

  memcpy (out->data + start, &big, sizeof big);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-changeset.h"
#include "cliff-schema.h"

/*
 * For each table: 'T', the number of columns (varint), a byte a column (part of the key or not), the name and a NUL.  Then
 * for each row: the operation, a byte, and one record (insert, delete) or two (update: old, new) of a value a column.
 */

typedef enum
{
  VALUE_NONE,
  VALUE_INTEGER,
  VALUE_FLOAT,
  VALUE_TEXT,
  VALUE_BLOB,
  VALUE_NULL,
} ValueType;

typedef struct
{
  const guint8 *at;
  gsize         left;
} Reader;

static gboolean
skip (Reader *reader,
      gsize   n)
{
  if (n > reader->left)
    return FALSE;
  reader->at += n;
  reader->left -= n;

  return TRUE;
}

static gboolean
read_byte (Reader *reader,
           guint8 *byte)
{
  if (reader->left == 0)
    return FALSE;
  *byte = reader->at[0];

  return skip (reader, 1);
}

/* Seven bits a byte, the highest first; what we write never needs more than five bytes. */
static gboolean
read_varint (Reader  *reader,
             guint64 *value)
{
  guint8 byte = 0;

  *value = 0;
  for (int i = 0; i < 5; i++)
    {
      if (!read_byte (reader, &byte))
        return FALSE;
      *value = *value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_table (Reader *reader,
            guint  *n_columns)
{
  const char *name;
  guint64 n = 0;
  guint n_known;
  gsize length;

  if (!read_varint (reader, &n) || !skip (reader, n))
    return FALSE;
  name = (const char *) reader->at;
  length = strnlen (name, reader->left);
  if (length == reader->left || !cliff_schema_is_tracked (name))
    return FALSE;

  /* Columns may have been added to the table since. */
  cliff_schema_get_columns (name, &n_known);
  *n_columns = n;
  return n > 0 && n <= n_known && skip (reader, length + 1);
}

static gboolean
read_value (Reader *reader)
{
  guint64 length = 0;
  guint8 type = 0;

  if (!read_byte (reader, &type))
    return FALSE;

  switch (type)
    {
    case VALUE_NONE:
    case VALUE_NULL:
      return TRUE;
    case VALUE_INTEGER:
    case VALUE_FLOAT:
      return skip (reader, 8);
    case VALUE_TEXT:
    case VALUE_BLOB:
      return read_varint (reader, &length) && skip (reader, length);
    default:
      return FALSE;
    }
}

/* SQLite's own codes of the operations, which are in the format. */
#define OPERATION_DELETE 9
#define OPERATION_INSERT 18
#define OPERATION_UPDATE 23

static gboolean
read_row (Reader *reader,
          guint8  operation,
          guint   n_columns)
{
  guint n_values = operation == OPERATION_UPDATE ? 2 * n_columns : n_columns;

  if (n_columns == 0 || !skip (reader, 1) ||
      (operation != OPERATION_DELETE && operation != OPERATION_INSERT && operation != OPERATION_UPDATE))
    return FALSE;
  for (guint i = 0; i < n_values; i++)
    if (!read_value (reader))
      return FALSE;

  return TRUE;
}

gboolean
cliff_changeset_is_sound (const guint8 *data,
                          gsize         size)
{
  Reader reader = { data, size };
  guint n_columns = 0;
  guint8 byte = 0;

  while (read_byte (&reader, &byte))
    if (!(byte == 'T' ? read_table (&reader, &n_columns) : read_row (&reader, byte, n_columns)))
      return FALSE;

  return size > 0;
}

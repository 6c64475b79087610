/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-local-wav.h"

static void
append_u32 (GByteArray *out,
            guint32     value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &little, 4);
}

static void
append_u16 (GByteArray *out,
            guint16     value)
{
  guint16 little = GUINT16_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &little, 2);
}

static void
append_tag (GByteArray *out,
            const char *tag)
{
  g_byte_array_append (out, (const guint8 *) tag, 4);
}

gboolean
cliff_local_write_wav (const char    *path,
                       const gint16  *samples,
                       gsize          n_samples,
                       int            n_channels,
                       int            rate,
                       GError       **error)
{
  gsize bytes = n_samples * 2;
  g_autoptr(GByteArray) out = g_byte_array_sized_new (bytes + 44);

  if (bytes > G_MAXUINT32 - 36)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           "The sound is longer than a WAV file can hold");
      return FALSE;
    }

  append_tag (out, "RIFF");
  append_u32 (out, bytes + 36);
  append_tag (out, "WAVE");
  append_tag (out, "fmt ");
  append_u32 (out, 16);
  append_u16 (out, 1);
  append_u16 (out, n_channels);
  append_u32 (out, rate);
  append_u32 (out, rate * n_channels * 2);
  append_u16 (out, n_channels * 2);
  append_u16 (out, 16);
  append_tag (out, "data");
  append_u32 (out, bytes);
  for (gsize i = 0; i < n_samples; i++)
    append_u16 (out, (guint16) samples[i]);

  return g_file_set_contents_full (path, (const char *)out->data, out->len,
                                   G_FILE_SET_CONTENTS_NONE, 0666, error);
}

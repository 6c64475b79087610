/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sound-fixture.h"

#include <string.h>

#define HEADER 58
#define FLOAT_FORMAT 3
#define FRAME_BYTES (2 * (gint64) sizeof (float))

static void
put (guint8  *header,
     gsize    at,
     guint32  value,
     gsize    size)
{
  for (gsize i = 0; i < size; i++)
    header[at + i] = (value >> (8 * i)) & 0xff;
}

static void
make_header (guint8  *header,
             guint32  n_bytes,
             guint32  n_frames)
{
  memcpy (header, "RIFF    WAVEfmt ", 16);
  put (header, 4, HEADER - 8 + n_bytes, 4);
  put (header, 16, 18, 4);
  put (header, 20, FLOAT_FORMAT, 2);
  put (header, 22, 2, 2);
  put (header, 24, CLIFF_MIX_RATE, 4);
  put (header, 28, CLIFF_MIX_RATE * FRAME_BYTES, 4);
  put (header, 32, FRAME_BYTES, 2);
  put (header, 34, 8 * sizeof (float), 2);
  put (header, 36, 0, 2);
  memcpy (header + 38, "fact", 4);
  put (header, 42, 4, 4);
  put (header, 46, n_frames, 4);
  memcpy (header + 50, "data", 4);
  put (header, 54, n_bytes, 4);
}

gboolean
fixture_write_wav (CliffMix    *mix,
                   const char  *path,
                   GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) stream = NULL;
  GOutputStream *output;
  guint8 header[HEADER];
  gint64 n_bytes = mix->n_frames * FRAME_BYTES;

  G_STATIC_ASSERT (G_BYTE_ORDER == G_LITTLE_ENDIAN);
  if (n_bytes > G_MAXUINT32 - HEADER)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                           "The sound is too long for a WAV file");
      return FALSE;
    }
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  if (stream == NULL)
    return FALSE;
  make_header (header, (guint32) n_bytes, (guint32) mix->n_frames);

  output = G_OUTPUT_STREAM (stream);

  return g_output_stream_write_all (output, header, HEADER, NULL, NULL, error) &&
         g_output_stream_write_all (output, mix->samples, n_bytes, NULL, NULL, error) &&
         g_output_stream_close (output, NULL, error);
}

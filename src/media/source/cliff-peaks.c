/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-peaks.h"

#include "cliff-mix.h"
#include "cliff-proxy.h"
#include "cliff-proxy-private.h"
#include "cliff-sound-file.h"

#include <errno.h>
#include <math.h>
#include <string.h>

/* Magic and the checksum of what follows. */
#define MAGIC G_GUINT64_CONSTANT (0x314b4145504c4643)
#define SUFFIX ".peaks"
#define BUCKET (CLIFF_MIX_RATE / CLIFF_PEAKS_RATE)
#define MAX_FRAMES ((gint64) CLIFF_MIX_RATE * 3600 * 4)

typedef struct
{
  guint64 magic;
  guint32 n;
  guint32 checksum;
} Header;

typedef struct
{
  GByteArray        *peak, *rms;
  gint64             n_in_bucket;
  float              greatest;
  double             sum;
  CliffProgressFunc  progress;
  gpointer           progress_data;
} Scan;

CliffPeaks *
cliff_peaks_ref (CliffPeaks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_peaks_unref (CliffPeaks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->peak);
  g_free (self->rms);
  g_free (self);
}

void
cliff_peaks_get (CliffPeaks *self,
                 CliffTime   start,
                 CliffTime   length,
                 guint       n,
                 guint8     *peak,
                 guint8     *rms)
{
  double first = (double) start * CLIFF_PEAKS_RATE / CLIFF_SECOND;
  double step = (double) length * CLIFF_PEAKS_RATE / CLIFF_SECOND / MAX (n, 1);

  g_return_if_fail (self != NULL && length > 0);

  for (guint i = 0; i < n; i++)
    {
      gint64 from = (gint64) floor (CLAMP (first + i * step, -1, self->n + 1.0));
      gint64 to = (gint64) ceil (CLAMP (first + (i + 1) * step, -1, self->n + 1.0));
      guint greatest = 0;
      double sum = 0;

      from = CLAMP (from, 0, (gint64) self->n);
      to = CLAMP (to, from, (gint64) self->n);
      for (gint64 j = from; j < to; j++)
        {
          greatest = MAX (greatest, self->peak[j]);
          sum += (double) self->rms[j] * self->rms[j];
        }
      if (peak != NULL)
        peak[i] = (guint8) greatest;
      if (rms != NULL)
        rms[i] = to > from ? (guint8) lrint (sqrt (sum / (double) (to - from))) : 0;
    }
}

char *
cliff_peaks_dup_path (const char *folder,
                      const char *sha256)
{
  g_autofree char *proxy = cliff_proxy_dup_path (folder, sha256);
  g_autofree char *stem = NULL;

  if (proxy == NULL)
    return NULL;
  stem = g_strndup (proxy, strlen (proxy) - strlen (PROXY_SUFFIX));

  return g_strconcat (stem, SUFFIX, NULL);
}

CliffPeaks *
cliff_peaks_new_from_file (const char  *folder,
                           const char  *sha256,
                           GError     **error)
{
  g_autofree char *path = cliff_peaks_dup_path (folder, sha256);
  g_autofree char *data = NULL;
  g_autoptr(GError) reason = NULL;
  CliffPeaks *self;
  Header header;
  gsize size;

  if (path == NULL || !g_file_get_contents (path, &data, &size, &reason))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, reason ? reason->message : "The file has no identity");
      return NULL;
    }
  if (size >= sizeof header)
    memcpy (&header, data, sizeof header);
  if (size < sizeof header || header.magic != MAGIC || size - sizeof header != (gsize) header.n * 2
      || proxy_checksum ((guint8 *) data + sizeof header, size - sizeof header) != header.checksum)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is damaged", path);
      return NULL;
    }

  self = g_new0 (CliffPeaks, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n = header.n;
  self->peak = g_memdup2 (data + sizeof header, header.n);
  self->rms = g_memdup2 (data + sizeof header + header.n, header.n);

  return self;
}

/* ── Making ──────────────────────────────────────────────────────────────────────────────────── */

static guint8
to_byte (double level)
{
  return (guint8) lrint (CLAMP (level, 0, 1) * 255);
}

static void
end_bucket (Scan *scan)
{
  guint8 peak = to_byte (scan->greatest), rms = to_byte (sqrt (scan->sum / (double) (scan->n_in_bucket * 2)));

  g_byte_array_append (scan->peak, &peak, 1);
  g_byte_array_append (scan->rms, &rms, 1);
  scan->n_in_bucket = 0;
  scan->greatest = 0;
  scan->sum = 0;
}

static void
scan_cb (const float *samples,
         gint64       n_frames,
         gpointer     data)
{
  Scan *scan = data;

  for (gint64 i = 0; i < n_frames; i++)
    {
      for (int side = 0; samples != NULL && side < 2; side++)
        {
          float level = fabsf (samples[2 * i + side]);

          if (!isfinite (level))
            continue;
          scan->greatest = MAX (scan->greatest, level);
          scan->sum += (double) level * level;
        }
      if (++scan->n_in_bucket == BUCKET)
        end_bucket (scan);
    }
  if (scan->progress != NULL)
    scan->progress (0, "peaks", scan->progress_data);
}

static gboolean
write_peaks (const Scan  *scan,
             const char  *into,
             GError     **error)
{
  Header header = { .magic = MAGIC, .n = scan->peak->len };
  g_autoptr(GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, scan->peak->data, scan->peak->len);
  g_byte_array_append (bytes, scan->rms->data, scan->rms->len);
  header.checksum = proxy_checksum (bytes->data, bytes->len);
  g_byte_array_prepend (bytes, (const guint8 *) &header, sizeof header);

  return g_file_set_contents_full (into, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

gboolean
cliff_peaks_make (const char         *path,
                  const char         *into,
                  CliffProgressFunc   progress,
                  gpointer            progress_data,
                  GError            **error)
{
  g_autoptr(GByteArray) peak = g_byte_array_new ();
  g_autoptr(GByteArray) rms = g_byte_array_new ();
  Scan scan = { .peak = peak, .rms = rms, .progress = progress, .progress_data = progress_data };

  if (!cliff_sound_scan_file (path, MAX_FRAMES, scan_cb, &scan, NULL, error))
    return FALSE;
  if (scan.n_in_bucket > 0)
    end_bucket (&scan);
  if (peak->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The file has no sound");
      return FALSE;
    }

  return write_peaks (&scan, into, error);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-tempo.h"

#include "cliff-mix.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/audio/audio.h>
#include <string.h>

#define FRAME_BYTES (2 * sizeof (float))
/* The stretcher keeps some of its input back: that much silence behind it brings all of it out. */
#define TAIL (CLIFF_MIX_RATE / 4)
#define PIECE (CLIFF_MIX_RATE / 10)
#define PATIENCE (15 * G_USEC_PER_SEC)
#define POLL (50 * GST_MSECOND)

typedef struct
{
  GstElement *pipeline;
  GstElement *source; /* unowned */
  GstElement *sink;   /* unowned */
  CliffSound *from;   /* unowned */
  CliffSound *into;   /* unowned */
  gint64      start;  /* of @from, at which the first sample lies */
  gint64      n_input;
  gboolean    back;
  int         speed;  /* ppm, above 0 */
} Tempo;

static gint64
to_frames (CliffTime time)
{
  return (gint64) gst_util_uint64_scale_round ((guint64) MAX (time, 0), CLIFF_MIX_RATE, CLIFF_SECOND);
}

static gint64
scale (gint64 frames,
       int    speed)
{
  return (gint64) gst_util_uint64_scale_ceil ((guint64) frames, (guint64) ABS (speed), CLIFF_PPM);
}

gint64
cliff_sound_get_needed (CliffTime in,
                        int       speed,
                        gint64    max_frames)
{
  return speed < 0 ? to_frames (in) : to_frames (in) + scale (max_frames, speed);
}

/* The input, in the order in which it is heard; silence beyond the file. */
static void
copy_input (const Tempo *self,
            gint64       first,
            gint64       n_frames,
            float       *into)
{
  for (gint64 i = 0; i < n_frames; i++)
    {
      gint64 at = self->back ? self->start - 1 - (first + i) : self->start + first + i;
      gboolean there = first + i < self->n_input && at >= 0 && at < self->from->n_frames;

      into[i * 2] = there ? self->from->samples[at * 2] : 0;
      into[i * 2 + 1] = there ? self->from->samples[at * 2 + 1] : 0;
    }
}

/* ── Stretching ──────────────────────────────────────────────────────────────────────────────── */

/* The stretcher does nothing but play segments at another rate. */
static gboolean
build_pipeline (Tempo   *self,
                GError **error)
{
  static const char *const factories[] = { "appsrc", "scaletempo", "appsink" };
  g_autoptr(GstCaps) caps = gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING, GST_AUDIO_NE (F32),
                                                 "layout", G_TYPE_STRING, "interleaved", "rate", G_TYPE_INT, CLIFF_MIX_RATE,
                                                 "channels", G_TYPE_INT, 2, "channel-mask", GST_TYPE_BITMASK, (guint64) 3,
                                                 NULL);
  GstElement *elements[3];

  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (factories); i++)
    {
      elements[i] = gst_element_factory_make (factories[i], NULL);
      if (elements[i] == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "The GStreamer element “%s” is not installed",
                       factories[i]);
          return FALSE;
        }
      gst_bin_add (GST_BIN (self->pipeline), elements[i]);
    }
  self->source = elements[0];
  self->sink = elements[2];
  g_object_set (self->source, "caps", caps, "format", GST_FORMAT_TIME, "block", FALSE, "max-bytes", (guint64) 0,
                "handle-segment-change", TRUE, NULL);
  g_object_set (self->sink, "caps", caps, "sync", FALSE, NULL);

  return gst_element_link_many (elements[0], elements[1], elements[2], NULL);
}

static void
push_input (const Tempo *self)
{
  g_autoptr(GstCaps) caps = NULL;
  gint64 n_frames = self->n_input + scale (TAIL, self->speed);
  GstSegment segment;

  g_object_get (self->source, "caps", &caps, NULL);
  gst_segment_init (&segment, GST_FORMAT_TIME);
  segment.rate = (double) self->speed / CLIFF_PPM;
  for (gint64 at = 0; at < n_frames; at += PIECE)
    {
      gint64 n = MIN (PIECE, n_frames - at);
      GstBuffer *buffer = gst_buffer_new_allocate (NULL, (gsize) n * FRAME_BYTES, NULL);
      g_autoptr(GstSample) sample = NULL;
      GstMapInfo map;

      gst_buffer_map (buffer, &map, GST_MAP_WRITE);
      copy_input (self, at, n, (float *) map.data);
      gst_buffer_unmap (buffer, &map);
      GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (at, GST_SECOND, CLIFF_MIX_RATE);
      GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (n, GST_SECOND, CLIFF_MIX_RATE);
      sample = gst_sample_new (buffer, caps, &segment, NULL);
      gst_buffer_unref (buffer);
      gst_app_src_push_sample (GST_APP_SRC (self->source), sample);
    }
  gst_app_src_end_of_stream (GST_APP_SRC (self->source));
}

static void
take_output (Tempo     *self,
             GstSample *sample,
             gint64     n_wanted)
{
  GstBuffer *buffer = gst_sample_get_buffer (sample);
  GstMapInfo map;
  gint64 n;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return;
  n = MIN ((gint64) (map.size / FRAME_BYTES), n_wanted - self->into->n_frames);
  if (n > 0)
    memcpy (self->into->samples + self->into->n_frames * 2, map.data, (gsize) n * FRAME_BYTES);
  self->into->n_frames += MAX (n, 0);
  gst_buffer_unmap (buffer, &map);
}

/* What is still missing at the end is silence. */
static gboolean
pull_output (Tempo         *self,
             gint64         n_wanted,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  gint64 last = g_get_monotonic_time ();

  while (self->into->n_frames < n_wanted && !gst_app_sink_is_eos (GST_APP_SINK (self->sink)))
    {
      g_autoptr(GstSample) sample = NULL;
      g_autoptr(GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (message != NULL)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The sound could not be stretched");
          return FALSE;
        }
      sample = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), POLL);
      if (sample != NULL)
        {
          take_output (self, sample, n_wanted);
          last = g_get_monotonic_time ();
        }
      else if (g_get_monotonic_time () - last > PATIENCE)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The stretcher is stuck");
          return FALSE;
        }
    }
  self->into->n_frames = n_wanted;

  return TRUE;
}

static gboolean
stretch (Tempo         *self,
         gint64         n_wanted,
         GCancellable  *cancellable,
         GError       **error)
{
  gboolean ok;

  if (!gst_init_check (NULL, NULL, error))
    return FALSE;
  ok = build_pipeline (self, error);
  if (ok)
    {
      gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
      push_input (self);
      ok = pull_output (self, n_wanted, cancellable, error);
      gst_element_set_state (self->pipeline, GST_STATE_NULL);
    }
  gst_clear_object (&self->pipeline);

  return ok;
}

CliffSound *
cliff_sound_new_at_speed (CliffSound    *sound,
                          CliffTime      in,
                          int            speed,
                          gint64         max_frames,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(CliffSound) into = g_new0 (CliffSound, 1);
  Tempo self = { .from = sound, .into = into, .start = to_frames (in), .back = speed < 0, .speed = ABS (speed) };
  gint64 left, n_frames;

  g_return_val_if_fail (sound != NULL && speed != 0 && max_frames >= 0, NULL);

  g_atomic_ref_count_init (&into->ref_count);
  left = self.back ? self.start : MAX (sound->n_frames - self.start, 0);
  n_frames = MIN ((gint64) gst_util_uint64_scale ((guint64) left, CLIFF_PPM, (guint64) self.speed), max_frames);
  self.n_input = MIN (left, scale (n_frames, self.speed));
  into->is_whole = n_frames < max_frames && sound->is_whole;
  into->is_broken = sound->is_broken;
  into->samples = g_new0 (float, (gsize) n_frames * 2 + 2);
  if (self.speed != CLIFF_PPM)
    {
      if (n_frames > 0 && !stretch (&self, n_frames, cancellable, error))
        return NULL;
    }
  else
    copy_input (&self, 0, n_frames, into->samples);
  into->n_frames = n_frames;

  return g_steal_pointer (&into);
}

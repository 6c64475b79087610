/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-render-mux.h"

#include "cliff-file.h"
#include "cliff-render-encoder.h"
#include "cliff-render.h"

#include <glib/gstdio.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

/*
 * Time stamps.  An encoder that reorders gives a picture later than it is shown by a delay that is
 * the same in every unit; so decoding times simply count through the whole file, and presentation
 * times are the unit's first frame plus the place in the unit plus that delay.  A segment that
 * starts at the delay brings the first picture to zero.  The sound shares that segment and begins
 * earlier by what the encoder puts before the first sample.
 */
#define MIN_DELAY 2
#define PICTURES_AHEAD (16 * 1024 * 1024)

typedef struct
{
  CliffPlan    *plan;
  GstElement   *pipeline;
  GstAppSrc    *pictures;
  GstAppSrc    *sound;
  GstSegment    segment;
  GstClockTime  delay;
} Mux;

static void
mux_clear (Mux *self)
{
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_object (&self->pictures);
  g_clear_object (&self->sound);
  g_clear_object (&self->pipeline);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mux, mux_clear)

/* By how many frames decoding must run ahead so that no picture is decoded after it is shown. */
static int
find_delay (GPtrArray *pictures)
{
  int delay = MIN_DELAY;

  for (guint i = 0; i < pictures->len; i++)
    {
      CliffRenderPackets *unit = g_ptr_array_index (pictures, i);

      for (guint n = 0; n < cliff_render_packets_get_n (unit); n++)
        {
          CliffRenderPacket packet;

          cliff_render_packets_get (unit, n, &packet);
          delay = MAX (delay, (int) n - packet.index);
        }
    }

  return delay;
}

/* ── Pipeline ────────────────────────────────────────────────────────────────────────────────── */

/* A source that waits for room must not wait for ever when nothing is written any more. */
static GstBusSyncReply
on_message (GstBus     *bus,
            GstMessage *message,
            gpointer    data)
{
  Mux *self = data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      gst_app_src_end_of_stream (self->pictures);
      gst_app_src_end_of_stream (self->sound);
    }

  return GST_BUS_PASS;
}

static void
set_mux_error (Mux     *self,
               GError **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr(GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  g_autoptr(GError) reason = NULL;

  if (message != NULL)
    gst_message_parse_error (message, &reason, NULL);
  if (g_error_matches (reason, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT))
    g_set_error_literal (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE,
                         "The episode cannot be written: there is no space left");
  else
    g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE,
                 "The episode cannot be written: %s",
                 reason ? reason->message : "unknown reason");
}

static GstCaps *
new_picture_caps (CliffPlan *plan,
                  GBytes    *codec_data)
{
  gsize size;
  const void *data = g_bytes_get_data (codec_data, &size);
  g_autoptr(GstBuffer) buffer = gst_buffer_new_memdup (data, size);

  return gst_caps_new_simple ("video/x-h264", "stream-format", G_TYPE_STRING, "avc", "alignment",
                              G_TYPE_STRING, "au",
                              "profile", G_TYPE_STRING, "high", "width", G_TYPE_INT, plan->width,
                                "height", G_TYPE_INT,
                              plan->height, "framerate", GST_TYPE_FRACTION, plan->fps_num,
                                plan->fps_den,
                              "pixel-aspect-ratio", GST_TYPE_FRACTION, 1, 1, "colorimetry",
                                G_TYPE_STRING, "bt709",
                              "codec_data", GST_TYPE_BUFFER, buffer, NULL);
}

static GstCaps *
new_sound_caps (GBytes *codec_data)
{
  gsize size;
  const void *data = g_bytes_get_data (codec_data, &size);
  g_autoptr(GstBuffer) buffer = gst_buffer_new_memdup (data, size);

  return gst_caps_new_simple ("audio/mpeg", "mpegversion", G_TYPE_INT, 4, "stream-format",
                              G_TYPE_STRING, "raw",
                              "rate", G_TYPE_INT, CLIFF_MIX_RATE, "channels", G_TYPE_INT, 2,
                                "codec_data",
                              GST_TYPE_BUFFER, buffer, NULL);
}

static gboolean
mux_init (Mux         *self,
          const char  *path,
          const char  *index_path,
          GError     **error)
{
  g_autofree char *description =
    g_strdup_printf ("mp4mux name=mux faststart=true movie-timescale=%d trak-timescale=%d ! filesink name=file"
                     "  appsrc name=pictures format=time handle-segment-change=true block=true max-bytes=%d ! mux.video_0"
                     "  appsrc name=sound format=time handle-segment-change=true max-bytes=0 ! mux.audio_0",
                     self->plan->fps_num * 1000, self->plan->fps_num * 1000, PICTURES_AHEAD);
  g_autoptr(GstElement) mux = NULL;
  g_autoptr(GstElement) file = NULL;
  g_autoptr(GstBus) bus = NULL;
  g_autoptr(GError) reason = NULL;

  gst_init (NULL, NULL);
  self->pipeline = gst_parse_launch_full (description, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (self->pipeline == NULL)
    {
      g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_ENCODER,
                   "The muxer is not installed: %s",
                   reason->message);
      return FALSE;
    }
  gst_object_ref_sink (self->pipeline);
  self->pictures = GST_APP_SRC (gst_bin_get_by_name (GST_BIN (self->pipeline), "pictures"));
  self->sound = GST_APP_SRC (gst_bin_get_by_name (GST_BIN (self->pipeline), "sound"));
  mux = gst_bin_get_by_name (GST_BIN (self->pipeline), "mux");
  file = gst_bin_get_by_name (GST_BIN (self->pipeline), "file");
  g_object_set (mux, "faststart-file", index_path, NULL);
  g_object_set (file, "location", path, NULL);
  bus = gst_element_get_bus (self->pipeline);
  gst_bus_set_sync_handler (bus, on_message, self, NULL);
  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    {
      set_mux_error (self, error);
      return FALSE;
    }

  return TRUE;
}

/* ── Feeding ─────────────────────────────────────────────────────────────────────────────────── */

static gboolean
push (Mux               *self,
      GstAppSrc         *source,
      GstCaps           *caps,
      GBytes            *memory,
      CliffRenderPacket *packet,
      GstClockTime       pts,
      GstClockTime       dts,
      GstClockTime       end)
{
  /* The packet stays where it is: in the mapped file. */
  g_autoptr(GstBuffer) buffer =
    gst_buffer_new_wrapped_full (GST_MEMORY_FLAG_READONLY, (gpointer) packet->data, packet->size,
                                 0, packet->size,
                                 g_bytes_ref (memory), (GDestroyNotify) g_bytes_unref);
  g_autoptr(GstSample) sample = NULL;

  GST_BUFFER_PTS (buffer) = pts;
  GST_BUFFER_DTS (buffer) = dts;
  GST_BUFFER_DURATION (buffer) = end - pts;
  if (!packet->key)
    GST_BUFFER_FLAG_SET (buffer, GST_BUFFER_FLAG_DELTA_UNIT);
  sample = gst_sample_new (buffer, caps, &self->segment, NULL);

  return gst_app_src_push_sample (source, sample) == GST_FLOW_OK;
}

static GstClockTime
get_frame_time (Mux *self,
                int  frame)
{
  return gst_util_uint64_scale (frame, self->plan->fps_den * GST_SECOND, self->plan->fps_num);
}

/* The whole sound is small and waits in memory, so that neither source ever waits for the other. */
static gboolean
push_sound (Mux                *self,
            CliffRenderPackets *sound)
{
  g_autoptr(GstCaps) caps = new_sound_caps (cliff_render_packets_get_codec_data (sound));
  gint64 last = ((gint64) gst_util_uint64_scale (cliff_plan_get_duration (self->plan),
                                                 CLIFF_MIX_RATE, GST_SECOND)
                 + CLIFF_SOUND_PRIMING + CLIFF_SOUND_PACKET - 1) / CLIFF_SOUND_PACKET;
  GstClockTime early = gst_util_uint64_scale (CLIFF_SOUND_PRIMING, GST_SECOND, CLIFF_MIX_RATE);
  GstClockTime at, next = self->delay - early;

  for (guint n = 0; n < cliff_render_packets_get_n (sound) && n < last; n++)
    {
      CliffRenderPacket packet;

      cliff_render_packets_get (sound, n, &packet);
      at = next;
      next = self->delay - early
             + gst_util_uint64_scale ((guint64) (n + 1) * CLIFF_SOUND_PACKET, GST_SECOND,
                                      CLIFF_MIX_RATE);
      packet.key = TRUE;
      if (!push (self, self->sound, caps, cliff_render_packets_get_memory (sound), &packet, at, at,
                 next))
        return FALSE;
    }

  return gst_app_src_end_of_stream (self->sound) == GST_FLOW_OK;
}

static gboolean
push_pictures (Mux          *self,
               GPtrArray    *pictures,
               int           delay,
               GCancellable *cancellable)
{
  g_autoptr(GstCaps) caps = new_picture_caps (self->plan,
                                              cliff_render_packets_get_codec_data (g_ptr_array_index (pictures, 0)));
  int decoded = 0, base = 0;

  for (guint i = 0; i < pictures->len; i++)
    {
      CliffRenderPackets *unit = g_ptr_array_index (pictures, i);

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      for (guint n = 0; n < cliff_render_packets_get_n (unit); n++, decoded++)
        {
          CliffRenderPacket packet;
          int shown;

          cliff_render_packets_get (unit, n, &packet);
          shown = delay + base + packet.index;
          if (!push (self, self->pictures, caps, cliff_render_packets_get_memory (unit), &packet,
                     get_frame_time (self, shown),
                     get_frame_time (self, decoded), get_frame_time (self, shown + 1)))
            return FALSE;
        }
      base += (int) cliff_render_packets_get_n (unit);
    }

  return gst_app_src_end_of_stream (self->pictures) == GST_FLOW_OK;
}

/* After a cancel nothing more comes; else until the index is written. */
static gboolean
finish (Mux           *self,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);

  for (;;)
    {
      g_autoptr(GstMessage) message = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      message = gst_bus_timed_pop_filtered (bus, GST_SECOND / 10,
                                            GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
      if (message == NULL)
        continue;
      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
        return TRUE;
      gst_bus_post (bus, g_steal_pointer (&message));
      set_mux_error (self, error);
      return FALSE;
    }
}

gboolean
cliff_render_mux (CliffPlan           *plan,
                  GPtrArray           *pictures,
                  CliffRenderPackets  *sound,
                  const char          *path,
                  GCancellable        *cancellable,
                  GError             **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *index_path = g_strconcat (path, ".part2", NULL);
  g_auto(Mux) self = { .plan = plan };
  g_autoptr(GError) reason = NULL;
  int delay = find_delay (pictures);
  gboolean ok;

  self.delay = get_frame_time (&self, delay);
  gst_segment_init (&self.segment, GST_FORMAT_TIME);
  self.segment.start = self.delay;

  ok = mux_init (&self, part, index_path, error);
  if (ok)
    {
      /* A source that refuses has left its reason on the bus, which finish() reads. */
      if (push_sound (&self, sound))
        push_pictures (&self, pictures, delay, cancellable);
      ok = finish (&self, cancellable, error);
    }
  mux_clear (&self);
  g_unlink (index_path);
  if (ok && !cliff_file_publish (part, path, &reason))
    {
      g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE,
                   "The episode cannot be written: %s",
                   reason->message);
      ok = FALSE;
    }
  if (!ok)
    g_unlink (part);

  return ok;
}

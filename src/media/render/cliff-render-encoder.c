/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-render-encoder.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

#define N_SAMPLES_PUSHED (CLIFF_SOUND_PACKET * 16)

/* appsrc → encoder → appsink */
typedef struct
{
  GstElement *pipeline;
  GstAppSrc  *source;
  GstAppSink *sink;
} Encoder;

static void
encoder_clear (Encoder *self)
{
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  g_clear_object (&self->source);
  g_clear_object (&self->sink);
  g_clear_object (&self->pipeline);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Encoder, encoder_clear)

static void
set_encoder_error (Encoder     *self,
                   const char  *fallback,
                   GError     **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr(GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  g_autoptr(GError) reason = NULL;

  if (message != NULL)
    gst_message_parse_error (message, &reason, NULL);
  g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_ENCODER, "The encoder failed: %s",
               reason ? reason->message : fallback);
}

/* @description: the elements between appsrc and appsink; they must be installed. */
static gboolean
encoder_init (Encoder     *self,
              const char  *caps,
              const char  *description,
              GError     **error)
{
  g_autofree char *text =
    g_strdup_printf ("appsrc name=source format=time block=true max-buffers=3 max-bytes=0 caps=\"%s\" ! %s"
                     " ! appsink name=sink sync=false max-buffers=0", caps, description);
  g_autoptr(GError) reason = NULL;

  gst_init (NULL, NULL);
  self->pipeline = gst_parse_launch_full (text, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (self->pipeline == NULL)
    {
      g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_ENCODER,
                   "An encoder is not installed: %s",
                   reason->message);
      return FALSE;
    }
  gst_object_ref_sink (self->pipeline);
  self->source = GST_APP_SRC (gst_bin_get_by_name (GST_BIN (self->pipeline), "source"));
  self->sink = GST_APP_SINK (gst_bin_get_by_name (GST_BIN (self->pipeline), "sink"));
  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    {
      set_encoder_error (self, "it does not start", error);
      return FALSE;
    }

  return TRUE;
}

static void
take_codec_data (CliffRenderPackets *packets,
                 GstSample          *sample)
{
  const GstStructure *structure = gst_caps_get_structure (gst_sample_get_caps (sample), 0);
  const GValue *value = gst_structure_get_value (structure, "codec_data");
  GstMapInfo map;

  if (value == NULL || !gst_buffer_map (gst_value_get_buffer (value), &map, GST_MAP_READ))
    return;
  cliff_render_packets_set_codec_data (packets, map.data, map.size);
  gst_buffer_unmap (gst_value_get_buffer (value), &map);
}

/* Waits for all the encoder has to give.  @rate_num / @rate_den: packets a second, to count them
 * in the order of presentation. */
static CliffRenderPackets *
collect (Encoder  *self,
         guint64   rate_num,
         guint64   rate_den,
         GError  **error)
{
  g_autoptr(CliffRenderPackets) packets = cliff_render_packets_new ();
  GstClockTime first = GST_CLOCK_TIME_NONE;

  for (;;)
    {
      g_autoptr(GstSample) sample = gst_app_sink_pull_sample (self->sink);
      GstBuffer *buffer;
      GstMapInfo map;
      int index;

      if (sample == NULL)
        break;
      buffer = gst_sample_get_buffer (sample);
      if (!GST_CLOCK_TIME_IS_VALID (first))
        {
          first = GST_BUFFER_PTS (buffer);
          take_codec_data (packets, sample);
        }
      if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
        continue;
      index = (int) gst_util_uint64_scale_round (GST_BUFFER_PTS (buffer) - first, rate_num,
                                                 rate_den * GST_SECOND);
      cliff_render_packets_add (packets, index,
                                !GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_DELTA_UNIT),
                                map.data, map.size);
      gst_buffer_unmap (buffer, &map);
    }
  if (cliff_render_packets_get_n (packets) == 0
      || cliff_render_packets_get_codec_data (packets) == NULL)
    {
      set_encoder_error (self, "it gave nothing", error);
      return NULL;
    }

  return g_steal_pointer (&packets);
}

/* ── Pictures ────────────────────────────────────────────────────────────────────────────────── */

static GstBuffer *
wrap_picture (CliffPicture *picture)
{
  return gst_buffer_new_wrapped_full (0, picture->plane[0], picture->size, 0, picture->size,
                                      picture,
                                      (GDestroyNotify) cliff_picture_free);
}

static gboolean
push_frame (Encoder        *self,
            CliffPlan      *plan,
            CliffComposer  *composer,
            int             start,
            int             index,
            GError        **error)
{
  g_autoptr(CliffPicture) picture = cliff_picture_new (plan->width, plan->height);
  g_autoptr(GError) reason = NULL;
  GstBuffer *buffer;

  if (!cliff_composer_compose (composer, start + index, picture, &reason))
    {
      g_set_error_literal (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_MEDIA, reason->message);
      return FALSE;
    }
  buffer = wrap_picture (g_steal_pointer (&picture));
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (index, GST_SECOND * plan->fps_den,
                                                   plan->fps_num);
  GST_BUFFER_DURATION (buffer) =
    gst_util_uint64_scale (index + 1, GST_SECOND * plan->fps_den,
                           plan->fps_num) - GST_BUFFER_PTS (buffer);
  if (gst_app_src_push_buffer (self->source, buffer) != GST_FLOW_OK)
    {
      set_encoder_error (self, "it takes no more pictures", error);
      return FALSE;
    }

  return TRUE;
}

CliffRenderPackets *
cliff_render_encode_unit (CliffPlan          *plan,
                          CliffComposer      *composer,
                          int                 start,
                          int                 length,
                          int                 threads,
                          CliffProgressFunc   progress,
                          gpointer            progress_data,
                          GError            **error)
{
  g_auto(Encoder) encoder = { 0 };
  g_autoptr(CliffRenderPackets) packets = NULL;
  g_autofree char *caps =
    g_strdup_printf ("video/x-raw,format=I420,width=%d,height=%d,framerate=%d/%d,pixel-aspect-ratio=1/1,"
                     "interlace-mode=progressive,colorimetry=bt709,chroma-site=mpeg2",
                     plan->width, plan->height, plan->fps_num, plan->fps_den);
  g_autofree char *description =
    g_strdup_printf (CLIFF_VIDEO_ENCODER_SETTINGS " threads=%d"
                     " ! video/x-h264,profile=high,stream-format=avc,alignment=au", threads);
  CliffRenderPacket first;

  g_return_val_if_fail (start >= 0 && length > 0 && start + length <= plan->n_frames, NULL);

  if (!encoder_init (&encoder, caps, description, error))
    return NULL;
  for (int i = 0; i < length; i++)
    {
      if (!push_frame (&encoder, plan, composer, start, i, error))
        return NULL;
      if (progress != NULL)
        progress ((double) (i + 1) / length, "render", progress_data);
    }
  gst_app_src_end_of_stream (encoder.source);
  packets = collect (&encoder, plan->fps_num, plan->fps_den, error);
  if (packets == NULL)
    return NULL;

  cliff_render_packets_get (packets, 0, &first);
  if (cliff_render_packets_get_n (packets) != (guint) length || !first.key)
    {
      g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_ENCODER,
                   "The encoder gave %u pictures for %d", cliff_render_packets_get_n (packets),
                     length);
      return NULL;
    }

  return g_steal_pointer (&packets);
}

/* ── Sound ───────────────────────────────────────────────────────────────────────────────────── */

static gboolean
push_samples (Encoder   *self,
              CliffMix  *mix,
              GError   **error)
{
  for (gint64 at = 0; at < mix->n_frames; at += N_SAMPLES_PUSHED)
    {
      gint64 n = MIN (mix->n_frames - at, N_SAMPLES_PUSHED);
      GstBuffer *buffer = gst_buffer_new_memdup (mix->samples + 2 * at, 2 * n * sizeof (float));

      GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (at, GST_SECOND, CLIFF_MIX_RATE);
      GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (n, GST_SECOND, CLIFF_MIX_RATE);
      if (gst_app_src_push_buffer (self->source, buffer) != GST_FLOW_OK)
        {
          set_encoder_error (self, "it takes no more sound", error);
          return FALSE;
        }
    }
  gst_app_src_end_of_stream (self->source);

  return TRUE;
}

CliffRenderPackets *
cliff_render_encode_sound (CliffPlan  *plan,
                           GError    **error)
{
  g_auto(Encoder) encoder = { 0 };
  g_autoptr(GError) reason = NULL;
  g_autoptr(CliffMix) mix = cliff_mix_new (plan, NULL, NULL, NULL, &reason);

  if (mix == NULL || (mix->missing != NULL && mix->missing[0] != NULL))
    {
      g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_MEDIA, "%s",
                   mix ? mix->missing[0] : reason->message);
      if (mix != NULL)
        g_prefix_error_literal (error, "A sound is missing or broken: ");
      return NULL;
    }
  if (!encoder_init (&encoder,
                     "audio/x-raw,format=F32LE,rate=48000,channels=2,layout=interleaved,channel-mask=(bitmask)3",
                     "audioconvert ! " CLIFF_SOUND_ENCODER_SETTINGS " ! audio/mpeg,mpegversion=4,stream-format=raw",
                     error)
      || !push_samples (&encoder, mix, error))
    return NULL;

  return collect (&encoder, CLIFF_MIX_RATE, CLIFF_SOUND_PACKET, error);
}

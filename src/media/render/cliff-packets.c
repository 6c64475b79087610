/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-packets.h"

#include <gst/gst.h>
#include <stdlib.h>

/* A demuxer that says nothing for this long is stuck. */
#define PATIENCE (30 * G_USEC_PER_SEC)
#define POLL (50 * GST_MSECOND)

typedef struct
{
  GstElement *pipeline;
  GArray     *times;     /* GstClockTime, of pictures in the file's order */
  gint        n_tracks;
  gint        n_packets; /* of all tracks: shows that something moves */
} Reader;

static GstPadProbeReturn
packet_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         data)
{
  Reader *self = data;

  g_atomic_int_inc (&self->n_packets);

  return GST_PAD_PROBE_OK;
}

static GstPadProbeReturn
picture_cb (GstPad          *pad,
            GstPadProbeInfo *info,
            gpointer         data)
{
  Reader *self = data;
  GstEvent *event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  GstClockTime time = GST_BUFFER_PTS (GST_PAD_PROBE_INFO_BUFFER (info));
  const GstSegment *segment;

  /* The times a player sees: edit lists count. */
  if (event != NULL)
    {
      gst_event_parse_segment (event, &segment);
      time = gst_segment_to_running_time (segment, GST_FORMAT_TIME, time);
      gst_event_unref (event);
    }
  g_array_append_val (self->times, time);
  g_atomic_int_inc (&self->n_packets);

  return GST_PAD_PROBE_OK;
}

static void
pad_added_cb (GstElement *demuxer,
              GstPad     *pad,
              Reader     *self)
{
  g_autoptr(GstCaps) caps = gst_pad_get_current_caps (pad);
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);
  g_autoptr(GstPad) into = gst_element_get_static_pad (sink, "sink");
  gboolean is_video = caps != NULL &&
                      g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "video/");

  g_atomic_int_inc (&self->n_tracks);
  g_object_set (sink, "sync", FALSE, "async", FALSE, NULL);
  gst_bin_add (GST_BIN (self->pipeline), sink);
  gst_element_sync_state_with_parent (sink);
  gst_pad_link (pad, into);
  gst_pad_add_probe (into, GST_PAD_PROBE_TYPE_BUFFER, is_video ? picture_cb : packet_cb, self, NULL);
}

static gboolean
build (Reader      *self,
       const char  *path,
       GError     **error)
{
  GstElement *source, *demuxer;

  if (!gst_init_check (NULL, NULL, error))
    return FALSE;
  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  source = gst_element_factory_make ("filesrc", NULL);
  demuxer = gst_element_factory_make ("qtdemux", NULL);
  if (source == NULL || demuxer == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           "The GStreamer element “qtdemux” is not installed");
      gst_clear_object (&source);
      gst_clear_object (&demuxer);
      return FALSE;
    }
  g_object_set (source, "location", path, NULL);
  gst_bin_add_many (GST_BIN (self->pipeline), source, demuxer, NULL);
  g_signal_connect (demuxer, "pad-added", G_CALLBACK (pad_added_cb), self);
  gst_element_link (source, demuxer);

  return TRUE;
}

static gboolean
play_through (Reader        *self,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  gint64 last = g_get_monotonic_time ();
  int n_before = -1;

  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  for (;;)
    {
      g_autoptr(GstMessage) message =
        gst_bus_timed_pop_filtered (bus, POLL, GST_MESSAGE_ERROR | GST_MESSAGE_EOS);
      int n_now = g_atomic_int_get (&self->n_packets);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (message != NULL && GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
        return TRUE;
      if (message != NULL)
        {
          g_autoptr(GError) cause = NULL;

          gst_message_parse_error (message, &cause, NULL);
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, cause->message);
          return FALSE;
        }
      if (n_now != n_before)
        {
          n_before = n_now;
          last = g_get_monotonic_time ();
        }
      else if (g_get_monotonic_time () - last > PATIENCE)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The demuxer is stuck");
          return FALSE;
        }
    }
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const GstClockTime *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Containers round times: a picture may be off by a tenth of its length. */
static gboolean
is_even (GArray *times,
         int     fps_num,
         int     fps_den)
{
  GstClockTime length = gst_util_uint64_scale (GST_SECOND, fps_den, fps_num);

  g_array_sort (times, compare_times);
  for (guint i = 0; i < times->len; i++)
    {
      GstClockTime expected = gst_util_uint64_scale (i, GST_SECOND * fps_den, fps_num);
      GstClockTime time = g_array_index (times, GstClockTime, i);

      if (!GST_CLOCK_TIME_IS_VALID (time) || ABS (GST_CLOCK_DIFF (expected, time)) > (gint64) length / 10)
        return FALSE;
    }

  return TRUE;
}

static void
read_caps (CliffPackets *self,
           Reader       *reader)
{
  GstIterator *sinks = gst_bin_iterate_sinks (GST_BIN (reader->pipeline));
  GValue item = G_VALUE_INIT;

  while (gst_iterator_next (sinks, &item) == GST_ITERATOR_OK)
    {
      g_autoptr(GstPad) pad = gst_element_get_static_pad (g_value_get_object (&item), "sink");
      g_autoptr(GstCaps) caps = gst_pad_get_current_caps (pad);
      const GstStructure *structure = caps != NULL ? gst_caps_get_structure (caps, 0) : NULL;
      const char *name = structure != NULL ? gst_structure_get_name (structure) : "";

      if (g_str_has_prefix (name, "video/") && self->video == NULL)
        {
          self->video = g_strdup (name);
          self->profile = g_strdup (gst_structure_get_string (structure, "profile"));
          self->colorimetry = g_strdup (gst_structure_get_string (structure, "colorimetry"));
          gst_structure_get_int (structure, "width", &self->width);
          gst_structure_get_int (structure, "height", &self->height);
          gst_structure_get_fraction (structure, "framerate", &self->fps_num, &self->fps_den);
        }
      else if (g_str_has_prefix (name, "audio/") && self->audio == NULL)
        {
          self->audio = g_strdup (name);
          gst_structure_get_int (structure, "rate", &self->rate);
          gst_structure_get_int (structure, "channels", &self->channels);
        }
      g_value_reset (&item);
    }
  g_value_unset (&item);
  gst_iterator_free (sinks);
}

/**
 * cliff_packets_read:
 * @self: (out): what was found
 * @path: an MP4
 * @fps_num: the rate it should have, which @self->is_even is about
 * @fps_den: of it
 * @cancellable: (nullable)
 * @error: G_IO_ERROR
 *
 * Reads a file from its first packet to its last.  Blocking, any thread.
 */
gboolean
cliff_packets_read (CliffPackets  *self,
                    const char    *path,
                    int            fps_num,
                    int            fps_den,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (GstClockTime));
  Reader reader = { .times = times };
  gboolean ok;

  *self = (CliffPackets) { 0 };
  ok = build (&reader, path, error) && play_through (&reader, cancellable, error);
  if (ok)
    read_caps (self, &reader);
  if (reader.pipeline != NULL)
    gst_element_set_state (reader.pipeline, GST_STATE_NULL);
  gst_clear_object (&reader.pipeline);
  self->n_tracks = reader.n_tracks;
  self->n_pictures = (int) times->len;
  self->is_even = is_even (times, fps_num, fps_den);

  return ok;
}

void
cliff_packets_clear (CliffPackets *self)
{
  g_clear_pointer (&self->video, g_free);
  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->colorimetry, g_free);
  g_clear_pointer (&self->audio, g_free);
}

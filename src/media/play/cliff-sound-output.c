/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-sound-output.h"

#include <gst/app/gstappsrc.h>
#include <gst/gst.h>

#define SAMPLE_FORMAT (G_BYTE_ORDER == G_LITTLE_ENDIAN ? "F32LE" : "F32BE")
#define CHUNK_FRAMES (CLIFF_MIX_RATE / 50) /* 20 ms */
#define FRAME_BYTES (2 * sizeof (float))
/* Enough that a busy machine does not starve the device; what is queued is thrown away by a
 * stop. */
#define QUEUED_BYTES (CHUNK_FRAMES * FRAME_BYTES * 10)

struct _CliffSoundOutput
{
  GstElement *pipeline; /* NULL: not even a stand-in could be made; the caller's clock has to do */
  GstElement *source;   /* unowned */
  GstElement *volume;   /* unowned */
  guint       watch;
  gboolean    has_device;
  gboolean    is_muted;
  gboolean    is_started;
  gboolean    is_finished;
  CliffTime   start;
  CliffTime   loop_times[2];
  CliffTime   before;      /* what was played before another device took over */

  GMutex      mutex;       /* guards the mix, which may be exchanged while the streaming thread takes from it */
  CliffMix   *mix;
  gint64      valid_until; /* frames of it, and silence after that */
  gboolean    is_ending;   /* all of it is on its way */

  /* Of the streaming thread while the pipeline runs. */
  gint64      n_pushed;
  gint64      next_frame;
  gint64      loop_start;  /* the frames it goes round in; both 0: none */
  gint64      loop_end;
};

static gboolean
is_loop (CliffSoundOutput *self)
{
  return self->loop_end > self->loop_start;
}

/* The next piece of sound, or of silence where the mix holds for nothing; at the end NULL. */
static GstBuffer *
take_chunk (CliffSoundOutput *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  /* What no longer fits the plan is no measure of its length. */
  gint64 whole = self->valid_until == G_MAXINT64 ? self->mix->n_frames : G_MAXINT64;
  gint64 end = is_loop (self) ? MIN (self->loop_end, whole) : whole;
  gint64 valid = MIN (self->valid_until, self->mix->n_frames);
  gint64 n_frames = MIN (CHUNK_FRAMES, end - self->next_frame);
  gsize n_bytes;
  GstBuffer *buffer;

  self->is_ending = n_frames <= 0;
  if (self->is_ending)
    return NULL;
  if (self->next_frame < valid)
    n_frames = MIN (n_frames, valid - self->next_frame);
  n_bytes = n_frames * FRAME_BYTES;
  if (self->next_frame < valid)
    buffer = gst_buffer_new_wrapped_full (GST_MEMORY_FLAG_READONLY, self->mix->samples + self->next_frame * 2, n_bytes,
                                          0, n_bytes, cliff_mix_ref (self->mix), (GDestroyNotify) cliff_mix_unref);
  else
    {
      buffer = gst_buffer_new_allocate (NULL, n_bytes, NULL);
      gst_buffer_memset (buffer, 0, 0, n_bytes);
    }
  GST_BUFFER_PTS (buffer) = gst_util_uint64_scale (self->n_pushed, GST_SECOND, CLIFF_MIX_RATE);
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale (n_frames, GST_SECOND, CLIFF_MIX_RATE);
  self->n_pushed += n_frames;
  self->next_frame += n_frames;
  if (is_loop (self) && self->next_frame >= end)
    self->next_frame = self->loop_start;

  return buffer;
}

static void
push_chunk_cb (GstAppSrc *source,
               guint      length,
               gpointer   user_data)
{
  GstBuffer *buffer = take_chunk (user_data);

  if (buffer != NULL)
    gst_app_src_push_buffer (source, buffer);
  else
    gst_app_src_end_of_stream (source);
}

static void
drop_pipeline (CliffSoundOutput *self)
{
  g_clear_handle_id (&self->watch, g_source_remove);
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_clear_object (&self->pipeline);
  g_clear_pointer (&self->mix, cliff_mix_unref);
}

static gboolean build_pipeline (CliffSoundOutput *self,
                                const char       *sink_name);

/* Where in the mix the sound is that comes @elapsed after the start. */
static CliffTime
get_place (CliffSoundOutput *self,
           CliffTime         elapsed)
{
  CliffTime place = self->start + elapsed - self->before, length = self->loop_times[1] - self->loop_times[0];

  return is_loop (self) && place >= self->loop_times[1] ? self->loop_times[0] + (place - self->loop_times[1]) % length
                                                        : place;
}

/* The device cannot be used (any more): go on without it from the place that was heard last. */
static void
use_stand_in (CliffSoundOutput *self)
{
  g_autoptr(CliffMix) mix = self->mix != NULL ? cliff_mix_ref (self->mix) : NULL;
  CliffTime elapsed = 0;
  gint64 valid = self->valid_until;

  if (!self->has_device)
    return;
  cliff_sound_output_get_elapsed (self, &elapsed);
  drop_pipeline (self);
  self->has_device = FALSE;
  if (!build_pipeline (self, "fakesink") || !self->is_started || mix == NULL)
    return;
  cliff_sound_output_start (self, mix, get_place (self, elapsed), self->loop_times[0], self->loop_times[1]);
  self->valid_until = valid;
  self->before = elapsed;
}

static gboolean
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  CliffSoundOutput *self = user_data;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    self->is_finished = self->is_started;
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    {
      g_autoptr(GError) error = NULL;

      gst_message_parse_error (message, &error, NULL);
      g_info ("No sound: %s", error->message);
      /* This removes the watch itself. */
      self->watch = 0;
      use_stand_in (self);
      return G_SOURCE_REMOVE;
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
link_elements (CliffSoundOutput *self,
               GstElement       *sink)
{
  g_autoptr(GstCaps) caps = gst_caps_new_simple ("audio/x-raw",
                                                 "format", G_TYPE_STRING, SAMPLE_FORMAT,
                                                 "layout", G_TYPE_STRING, "interleaved",
                                                 "rate", G_TYPE_INT, CLIFF_MIX_RATE,
                                                 "channels", G_TYPE_INT, 2, NULL);
  GstElement *convert = gst_element_factory_make ("audioconvert", NULL);
  GstElement *resample = gst_element_factory_make ("audioresample", NULL);

  self->source = gst_element_factory_make ("appsrc", NULL);
  self->volume = gst_element_factory_make ("volume", NULL);
  if (self->source == NULL || self->volume == NULL || convert == NULL || resample == NULL)
    {
      g_clear_pointer (&self->source, gst_object_unref);
      g_clear_pointer (&self->volume, gst_object_unref);
      g_clear_pointer (&convert, gst_object_unref);
      g_clear_pointer (&resample, gst_object_unref);
      return FALSE;
    }
  g_object_set (self->source, "caps", caps, "format", GST_FORMAT_TIME,
                "max-bytes", (guint64) QUEUED_BYTES, NULL);
  g_object_set (self->volume, "mute", self->is_muted, NULL);
  g_signal_connect (self->source, "need-data", G_CALLBACK (push_chunk_cb), self);
  gst_bin_add_many (GST_BIN (self->pipeline), self->source, self->volume, convert, resample, NULL);

  return gst_element_link_many (self->source, self->volume, convert, resample, sink, NULL);
}

static gboolean
build_pipeline (CliffSoundOutput *self,
                const char       *sink_name)
{
  GstElement *sink;
  GstBus *bus;

  if (!gst_init_check (NULL, NULL, NULL))
    return FALSE;
  sink = gst_element_factory_make (sink_name, NULL);
  if (sink == NULL)
    return FALSE;
  /* A stand-in would otherwise swallow the sound at once. */
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (sink), "sync") != NULL)
    g_object_set (sink, "sync", TRUE, NULL);
  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  gst_bin_add (GST_BIN (self->pipeline), sink);
  if (!link_elements (self, sink))
    {
      drop_pipeline (self);
      return FALSE;
    }
  bus = gst_element_get_bus (self->pipeline);
  self->watch = gst_bus_add_watch (bus, message_cb, self);
  gst_object_unref (bus);

  return TRUE;
}

/**
 * cliff_sound_output_new:
 * @sink: (nullable): the GStreamer element to play through; %NULL for the system's choice
 *
 * Returns: (transfer full): an output
 */
CliffSoundOutput *
cliff_sound_output_new (const char *sink)
{
  CliffSoundOutput *self = g_new0 (CliffSoundOutput, 1);

  g_mutex_init (&self->mutex);
  self->has_device = build_pipeline (self, sink != NULL ? sink : "autoaudiosink");
  if (!self->has_device)
    build_pipeline (self, "fakesink");

  return self;
}

void
cliff_sound_output_free (CliffSoundOutput *self)
{
  drop_pipeline (self);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gint64
to_frames (CliffTime time)
{
  return (gint64) gst_util_uint64_scale_round (MAX (time, 0), CLIFF_MIX_RATE, GST_SECOND);
}

/**
 * cliff_sound_output_start:
 * @mix: what to play
 * @position: its place to begin at
 * @loop_start: the start of a loop
 * @loop_end: its end, 0 for none; the sound goes round without a gap
 *
 * What was played before stops.
 */
void
cliff_sound_output_start (CliffSoundOutput *self,
                          CliffMix         *mix,
                          CliffTime         position,
                          CliffTime         loop_start,
                          CliffTime         loop_end)
{
  gboolean loops = loop_end > loop_start && position < loop_end;

  cliff_sound_output_stop (self);
  if (self->pipeline == NULL)
    return;
  self->mix = cliff_mix_ref (mix);
  self->valid_until = G_MAXINT64;
  self->is_ending = FALSE;
  self->n_pushed = 0;
  self->next_frame = to_frames (position);
  self->loop_times[0] = loops ? loop_start : 0;
  self->loop_times[1] = loops ? loop_end : 0;
  self->loop_start = to_frames (self->loop_times[0]);
  self->loop_end = to_frames (self->loop_times[1]);
  self->start = position;
  self->before = 0;
  self->is_started = TRUE;
  if (gst_element_set_state (self->pipeline, GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE)
    use_stand_in (self);
}

/**
 * cliff_sound_output_exchange:
 * @mix: what to play from now on
 * @valid_until: the time up to which it holds; after that there is silence.  %G_MAXINT64 for all of it
 *
 * Goes on at the same place without a gap; what is on its way to the device already, a fifth of a second, is still heard.
 *
 * Returns: %FALSE when nothing is played, or the sound has ended
 */
gboolean
cliff_sound_output_exchange (CliffSoundOutput *self,
                             CliffMix         *mix,
                             CliffTime         valid_until)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (!self->is_started || self->is_ending || self->pipeline == NULL)
    return FALSE;
  cliff_mix_ref (mix);
  g_clear_pointer (&self->mix, cliff_mix_unref);
  self->mix = mix;
  self->valid_until = valid_until == G_MAXINT64 ? G_MAXINT64 : to_frames (valid_until);

  return TRUE;
}

/* Silence; the device stays at hand. */
void
cliff_sound_output_stop (CliffSoundOutput *self)
{
  GstBus *bus;

  self->is_started = FALSE;
  self->is_finished = FALSE;
  if (self->pipeline != NULL)
    {
      gst_element_set_state (self->pipeline, GST_STATE_READY);
      /* An end of stream of before must not end what comes. */
      bus = gst_element_get_bus (self->pipeline);
      gst_bus_set_flushing (bus, TRUE);
      gst_bus_set_flushing (bus, FALSE);
      gst_object_unref (bus);
    }
  g_clear_pointer (&self->mix, cliff_mix_unref);
}

/**
 * cliff_sound_output_get_elapsed:
 * @elapsed: (out): how much has been heard since the start, rounds of a loop included
 *
 * Returns: %FALSE while the device is getting ready and when nothing is played
 */
gboolean
cliff_sound_output_get_elapsed (CliffSoundOutput *self,
                                CliffTime        *elapsed)
{
  GstState state;
  gint64 heard;

  if (!self->is_started || self->pipeline == NULL)
    return FALSE;
  if (self->is_finished)
    {
      /* Past the end, also where the last frame of the plan ends between two samples. */
      *elapsed = self->before + (CliffTime) gst_util_uint64_scale_ceil (self->n_pushed + 1, GST_SECOND, CLIFF_MIX_RATE);
      return TRUE;
    }
  if (gst_element_get_state (self->pipeline, &state, NULL, 0) != GST_STATE_CHANGE_SUCCESS ||
      state != GST_STATE_PLAYING ||
      !gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &heard))
    return FALSE;
  *elapsed = self->before + MAX (heard, 0);

  return TRUE;
}

/**
 * cliff_sound_output_get_position:
 * @position: (out): the place of the mix that is heard
 *
 * Returns: %FALSE while the device is getting ready and when nothing is played
 */
gboolean
cliff_sound_output_get_position (CliffSoundOutput *self,
                                 CliffTime        *position)
{
  CliffTime elapsed;

  if (!cliff_sound_output_get_elapsed (self, &elapsed))
    return FALSE;
  *position = get_place (self, elapsed);

  return TRUE;
}

void
cliff_sound_output_set_muted (CliffSoundOutput *self,
                              gboolean          muted)
{
  self->is_muted = muted;
  if (self->pipeline != NULL)
    g_object_set (self->volume, "mute", muted, NULL);
}

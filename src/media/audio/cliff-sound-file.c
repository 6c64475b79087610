/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-sound-file.h"

#include "cliff-mix.h"

#include <gst/app/gstappsink.h>
#include <gst/audio/audio.h>
#include <math.h>

/* A decoder that gives nothing for this long is stuck. */
#define PATIENCE (15 * G_USEC_PER_SEC)
#define POLL (50 * GST_MSECOND)
/* Containers round times: only a larger gap is real silence of the file. */
#define GAP_FRAMES (CLIFF_MIX_RATE / 50)
#define SAMPLE_LIMIT 8.0f
#define FRAME_BYTES (2 * sizeof (float))

typedef struct
{
  GstElement *pipeline;
  GstElement *convert; /* unowned */
  GstElement *sink;    /* unowned */
  gint        is_linked;
  gint        is_soundless;
  gint        has_pictures;
  gint        has_sound;
  gint64      n_allocated;
  gint64      max_frames;
  CliffSound *sound;

  CliffSoundFunc func;      /* NULL: the samples are kept in @sound */
  gpointer       func_data;
} Reader;

CliffSound *
cliff_sound_ref (CliffSound *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cliff_sound_unref (CliffSound *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->samples);
  g_free (self);
}

static void
pad_added_cb (GstElement *decoder,
              GstPad     *pad,
              Reader     *self)
{
  g_autoptr(GstCaps) caps = gst_pad_get_current_caps (pad);
  g_autoptr(GstPad) into = gst_element_get_static_pad (self->convert, "sink");

  if (caps == NULL || gst_pad_is_linked (into))
    return;
  if (g_str_has_prefix (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "audio/") &&
      gst_pad_link (pad, into) == GST_PAD_LINK_OK)
    g_atomic_int_set (&self->is_linked, TRUE);
}

static void
no_more_pads_cb (GstElement *decoder,
                 Reader     *self)
{
  if (!g_atomic_int_get (&self->is_linked))
    g_atomic_int_set (&self->is_soundless, TRUE);
}

/* A decoder that finds nothing it was asked for calls that an error: what is in the file is noted here. */
static gboolean
autoplug_continue_cb (GstElement *decoder,
                      GstPad     *pad,
                      GstCaps    *caps,
                      Reader     *self)
{
  const GstStructure *structure = gst_caps_get_size (caps) > 0 ? gst_caps_get_structure (caps, 0) : NULL;

  if (structure != NULL && g_str_has_prefix (gst_structure_get_name (structure), "audio/"))
    g_atomic_int_set (&self->has_sound, TRUE);
  else if (structure != NULL && gst_structure_has_field (structure, "width"))
    g_atomic_int_set (&self->has_pictures, TRUE);

  return TRUE;
}

static GstElement *
add_element (Reader      *self,
             const char  *factory,
             GError     **error)
{
  GstElement *element = gst_element_factory_make (factory, NULL);

  if (element == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 "The GStreamer element “%s” is not installed", factory);
  else
    gst_bin_add (GST_BIN (self->pipeline), element);

  return element;
}

/* filesrc takes any path; the decoder is told to make sound only, so that no video decoder is
 * ever started. */
static gboolean
build_pipeline (Reader      *self,
                const char  *path,
                GError     **error)
{
  g_autoptr(GstCaps) sound_only = gst_caps_new_empty_simple ("audio/x-raw");
  g_autoptr(GstCaps) wanted = gst_caps_new_simple ("audio/x-raw",
                                                   "format", G_TYPE_STRING, GST_AUDIO_NE (F32),
                                                   "layout", G_TYPE_STRING, "interleaved",
                                                   "rate", G_TYPE_INT, CLIFF_MIX_RATE,
                                                   "channels", G_TYPE_INT, 2, NULL);
  GstElement *source, *decoder, *resample;

  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  if ((source = add_element (self, "filesrc", error)) == NULL ||
      (decoder = add_element (self, "decodebin", error)) == NULL ||
      (self->convert = add_element (self, "audioconvert", error)) == NULL ||
      (resample = add_element (self, "audioresample", error)) == NULL ||
      (self->sink = add_element (self, "appsink", error)) == NULL)
    return FALSE;

  g_object_set (source, "location", path, NULL);
  g_object_set (decoder, "caps", sound_only, "expose-all-streams", FALSE, NULL);
  g_object_set (resample, "quality", 8, NULL);
  g_object_set (self->sink, "caps", wanted, "sync", FALSE, "max-buffers", 16, NULL);
  g_signal_connect (decoder, "pad-added", G_CALLBACK (pad_added_cb), self);
  g_signal_connect (decoder, "autoplug-continue", G_CALLBACK (autoplug_continue_cb), self);
  g_signal_connect (decoder, "no-more-pads", G_CALLBACK (no_more_pads_cb), self);
  gst_element_link (source, decoder);
  gst_element_link_many (self->convert, resample, self->sink, NULL);

  return TRUE;
}

/* Returns FALSE when the memory is not there. */
static gboolean
reserve (Reader *self,
         gint64  n_frames)
{
  gint64 n_wanted;
  float *samples;

  if (n_frames <= self->n_allocated)
    return TRUE;
  n_wanted = MIN (MAX (n_frames, self->n_allocated * 2), self->max_frames);
  samples = g_try_realloc_n (self->sound->samples, n_wanted, FRAME_BYTES);
  if (samples == NULL)
    return FALSE;
  self->sound->samples = samples;
  self->n_allocated = n_wanted;

  return TRUE;
}

/* @data: (nullable): NULL for silence. */
static gboolean
append (Reader      *self,
        const float *data,
        gint64       n_frames)
{
  CliffSound *sound = self->sound;
  float *into;

  n_frames = MIN (n_frames, self->max_frames - sound->n_frames);
  if (self->func != NULL)
    {
      self->func (data, n_frames, self->func_data);
      sound->n_frames += n_frames;
      return TRUE;
    }
  if (!reserve (self, sound->n_frames + n_frames))
    return FALSE;
  into = sound->samples + sound->n_frames * 2;
  for (gint64 i = 0; i < n_frames * 2; i++)
    into[i] = data != NULL && isfinite (data[i]) ? CLAMP (data[i], -SAMPLE_LIMIT, SAMPLE_LIMIT) : 0;
  sound->n_frames += n_frames;

  return TRUE;
}

/* Where the file's own times leave a hole (a track that starts late, an edit list) there is
 * silence. */
static gboolean
take_sample (Reader    *self,
             GstSample *sample)
{
  const GstSegment *segment = gst_sample_get_segment (sample);
  GstBuffer *buffer = gst_buffer_ref (gst_sample_get_buffer (sample));
  GstMapInfo map;
  guint64 time = GST_CLOCK_TIME_NONE;
  gboolean ok = TRUE;

  buffer = gst_audio_buffer_clip (buffer, segment, CLIFF_MIX_RATE, FRAME_BYTES);
  if (buffer == NULL)
    return TRUE;
  if (segment->format == GST_FORMAT_TIME && GST_BUFFER_PTS_IS_VALID (buffer))
    time = gst_segment_to_running_time (segment, GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));
  if (GST_CLOCK_TIME_IS_VALID (time))
    {
      guint64 at = gst_util_uint64_scale_round (time, CLIFF_MIX_RATE, GST_SECOND);

      at = MIN (at, (guint64) self->max_frames);
      if ((gint64) at > self->sound->n_frames + GAP_FRAMES)
        ok = append (self, NULL, (gint64) at - self->sound->n_frames);
    }
  if (ok && gst_buffer_map (buffer, &map, GST_MAP_READ))
    {
      ok = append (self, (const float *) map.data, (gint64) (map.size / FRAME_BYTES));
      gst_buffer_unmap (buffer, &map);
    }
  gst_buffer_unref (buffer);

  return ok;
}

static gboolean
check_bus (Reader  *self,
           GError **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr(GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  g_autoptr(GError) cause = NULL;

  if (message == NULL)
    return TRUE;
  if (g_atomic_int_get (&self->has_pictures) && !g_atomic_int_get (&self->has_sound))
    {
      g_atomic_int_set (&self->is_soundless, TRUE);
      return TRUE;
    }
  gst_message_parse_error (message, &cause, NULL);
  g_set_error_literal (error, G_IO_ERROR,
                       g_error_matches (cause, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_FOUND)
                         ? G_IO_ERROR_NOT_FOUND : G_IO_ERROR_INVALID_DATA,
                       cause->message);

  return FALSE;
}

static gboolean
read_samples (Reader        *self,
              GCancellable  *cancellable,
              GError       **error)
{
  gint64 last = g_get_monotonic_time ();

  while (self->sound->n_frames < self->max_frames)
    {
      g_autoptr(GstSample) sample = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      sample = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), POLL);
      if (sample != NULL)
        {
          last = g_get_monotonic_time ();
          if (!take_sample (self, sample))
            {
              g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Not enough memory");
              return FALSE;
            }
          continue;
        }
      if (!g_atomic_int_get (&self->is_soundless) && !check_bus (self, error))
        return FALSE;
      if (gst_app_sink_is_eos (GST_APP_SINK (self->sink)) || g_atomic_int_get (&self->is_soundless))
        {
          self->sound->is_whole = TRUE;
          return TRUE;
        }
      if (g_get_monotonic_time () - last > PATIENCE)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The decoder is stuck");
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_file (Reader        *self,
           const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  gboolean ok;

  if (!gst_init_check (NULL, NULL, error))
    return FALSE;
  ok = build_pipeline (self, path, error);
  if (ok)
    {
      gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
      ok = read_samples (self, cancellable, error);
      gst_element_set_state (self->pipeline, GST_STATE_NULL);
    }
  gst_clear_object (&self->pipeline);

  return ok;
}

/**
 * cliff_sound_new_from_file:
 * @path: an absolute path
 * @max_frames: at most so many frames are read; > 0
 *
 * Decodes the first sound track of any file GStreamer can read.  Mono goes to both sides, more than
 * two channels are mixed down.  A file that breaks off is no error: what came before is kept and
 * is_broken is set; one of pictures alone gives an empty sound.  Blocking; any thread.
 *
 * Errors: G_IO_ERROR_NOT_FOUND, G_IO_ERROR_INVALID_DATA (not decodable),
 * G_IO_ERROR_NOT_SUPPORTED (an element is not installed), G_IO_ERROR_TIMED_OUT,
 * G_IO_ERROR_NO_SPACE, G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the sound
 */
CliffSound *
cliff_sound_new_from_file (const char    *path,
                           gint64         max_frames,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr(CliffSound) sound = g_new0 (CliffSound, 1);
  g_autoptr(GError) cause = NULL;
  Reader self = { .sound = sound, .max_frames = max_frames };

  g_return_val_if_fail (max_frames > 0, NULL);

  g_atomic_ref_count_init (&sound->ref_count);
  if (!read_file (&self, path, cancellable, &cause))
    {
      if (sound->n_frames == 0 || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      sound->is_broken = TRUE;
    }
  if (sound->n_frames > 0)
    sound->samples = g_realloc_n (sound->samples, sound->n_frames, FRAME_BYTES);

  return g_steal_pointer (&sound);
}

gboolean
cliff_sound_scan_file (const char      *path,
                       gint64           max_frames,
                       CliffSoundFunc   func,
                       gpointer         func_data,
                       GCancellable    *cancellable,
                       GError         **error)
{
  CliffSound sound = { 0 };
  g_autoptr(GError) cause = NULL;
  Reader self = { .sound = &sound, .max_frames = max_frames, .func = func, .func_data = func_data };

  g_return_val_if_fail (max_frames > 0 && func != NULL, FALSE);

  if (read_file (&self, path, cancellable, &cause)
      || (sound.n_frames > 0 && !g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));

  return FALSE;
}

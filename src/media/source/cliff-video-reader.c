/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-video-reader.h"

#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <gst/video/video.h>

/* A decoder that gives nothing for so long is taken for stuck. */
#define DEADLINE (20 * GST_SECOND)
/* Up to here decoding on is taken to be cheaper than a seek, which has to start at a key frame
 * anyway. */
#define DECODE_ON (2 * CLIFF_SECOND)
/* A seek aims a little early, so that the frame before an inexact time stamp is there too. */
#define SEEK_EARLY (100 * CLIFF_MSECOND)
/* Who reads backwards reads on backwards: a seek then aims this much earlier, and what is decoded on the way is kept, up to
 * so many bytes. */
#define SEEK_BACK (800 * CLIFF_MSECOND)
#define KEPT_BYTES (96 * 1024 * 1024)

struct _CliffVideoReader
{
  char         *path;
  GstElement   *pipeline;
  GstElement   *upright;
  GstElement   *sink;
  GstSample    *next;      /* decoded, but not due yet */
  gboolean      ended;     /* nothing comes after @next */
  CliffTime     first;     /* time of the first picture */

  GQueue        kept;      /* GstSample without a hole, the last is the one before @next */
  gsize         kept_bytes;
  gboolean      backwards; /* more than the last is kept */

  GstSample    *shown;     /* NULL, or one of @kept */
  GstVideoFrame frame;     /* @shown, mapped */
  CliffPicture  picture;   /* the planes of @frame */

  char         *stream;    /* the one taken; set by a streaming thread before all is ready */
  gboolean      too_large;
  gboolean      alpha;     /* is kept */
};

static void
set_shown (CliffVideoReader *self,
           GstSample        *sample)
{
  if (self->shown != NULL)
    {
      gst_video_frame_unmap (&self->frame);
      gst_sample_unref (self->shown);
    }
  self->shown = sample;
}

static gsize
get_bytes (GstSample *sample)
{
  return gst_buffer_get_size (gst_sample_get_buffer (sample));
}

static void
drop_oldest (CliffVideoReader *self)
{
  GstSample *sample = g_queue_pop_head (&self->kept);

  self->kept_bytes -= get_bytes (sample);
  gst_sample_unref (sample);
}

/* @sample: (transfer full) */
static void
keep (CliffVideoReader *self,
      GstSample        *sample)
{
  g_queue_push_tail (&self->kept, sample);
  self->kept_bytes += get_bytes (sample);
  while (self->kept.length > 1 && (!self->backwards || self->kept_bytes > KEPT_BYTES))
    drop_oldest (self);
}

static void
drop_samples (CliffVideoReader *self)
{
  set_shown (self, NULL);
  while (self->kept.length > 0)
    drop_oldest (self);
  g_clear_pointer (&self->next, gst_sample_unref);
  self->ended = FALSE;
}

static gboolean
show (CliffVideoReader *self,
      GstSample        *sample,
      GError          **error)
{
  GstVideoInfo info;

  set_shown (self, NULL);
  if (!gst_video_info_from_caps (&info, gst_sample_get_caps (sample))
      || !gst_video_frame_map (&self->frame, &info, gst_sample_get_buffer (sample), GST_MAP_READ))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: a picture could not be read",
                   self->path);
      return FALSE;
    }

  self->shown = gst_sample_ref (sample);
  self->picture.width = info.width & ~1;
  self->picture.height = info.height & ~1;
  for (int i = 0; i < 3; i++)
    {
      self->picture.plane[i] = GST_VIDEO_FRAME_PLANE_DATA (&self->frame, i);
      self->picture.stride[i] = GST_VIDEO_FRAME_PLANE_STRIDE (&self->frame, i);
    }
  self->picture.alpha = NULL;
  if (GST_VIDEO_INFO_HAS_ALPHA (&info))
    {
      self->picture.alpha = GST_VIDEO_FRAME_PLANE_DATA (&self->frame, 3);
      self->picture.alpha_stride = GST_VIDEO_FRAME_PLANE_STRIDE (&self->frame, 3);
    }

  return TRUE;
}

static CliffTime
get_time (GstSample *sample)
{
  guint64 time = gst_segment_to_stream_time (gst_sample_get_segment (sample), GST_FORMAT_TIME,
                                             GST_BUFFER_PTS (gst_sample_get_buffer (sample)));

  return GST_CLOCK_TIME_IS_VALID (time) ? (CliffTime) time : 0;
}

/* ── Making the pipeline ─────────────────────────────────────────────────────────────────────── */

/* gst-libav can abort when it decodes straight into a buffer of another size (1080 is coded as
 * 1088). */
static void
on_deep_element_added (GstBin     *bin,
                       GstBin     *sub_bin,
                       GstElement *element,
                       gpointer    user_data)
{
  GObjectClass *class = G_OBJECT_GET_CLASS (element);

  if (g_object_class_find_property (class, "direct-rendering") != NULL)
    g_object_set (element, "direct-rendering", FALSE, NULL);
  /* Pictures are made on one thread a core already. */
  if (g_object_class_find_property (class, "max-threads") != NULL)
    g_object_set (element, "max-threads", 1, NULL);
}

/* Takes the first video stream, each time it is asked, and refuses it before a byte of it is
 * decoded when it is hostile in size. */
static int
on_select_stream (GstElement          *decodebin,
                  GstStreamCollection *collection,
                  GstStream           *stream,
                  CliffVideoReader    *self)
{
  g_autoptr(GstCaps) caps = gst_stream_get_caps (stream);
  int width = 0, height = 0;

  if ((gst_stream_get_stream_type (stream) & GST_STREAM_TYPE_VIDEO) == 0)
    return 0;
  if (self->stream == NULL)
    self->stream = g_strdup (gst_stream_get_stream_id (stream));
  if (!g_str_equal (self->stream, gst_stream_get_stream_id (stream)))
    return 0;
  if (caps != NULL && gst_caps_get_size (caps) > 0)
    {
      gst_structure_get_int (gst_caps_get_structure (caps, 0), "width", &width);
      gst_structure_get_int (gst_caps_get_structure (caps, 0), "height", &height);
    }
  if (width > CLIFF_VIDEO_READER_MAX_SIDE || height > CLIFF_VIDEO_READER_MAX_SIDE
      || (gint64) width * height > CLIFF_VIDEO_READER_MAX_PIXELS)
    self->too_large = TRUE;

  return self->too_large ? 0 : 1;
}

static void
on_pad_added (GstElement *decodebin,
              GstPad     *pad,
              GstElement *upright)
{
  g_autoptr(GstPad) sink = gst_element_get_static_pad (upright, "sink");

  if (!gst_pad_is_linked (sink))
    gst_pad_link (pad, sink);
}

static GstElement *
make (CliffVideoReader *self,
      const char       *factory,
      GError          **error)
{
  GstElement *element = gst_element_factory_make (factory, NULL);

  if (element == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 "The GStreamer element “%s” is not installed", factory);
  else
    gst_bin_add (GST_BIN (self->pipeline), element);

  return element;
}

static gboolean
build (CliffVideoReader *self,
       GError          **error)
{
  GstElement *source = make (self, "filesrc", error);
  GstElement *decodebin = source ? make (self, "decodebin3", error) : NULL;
  GstElement *upright = decodebin ? make (self, "videoflip", error) : NULL;
  GstElement *convert = upright ? make (self, "videoconvertscale", error) : NULL;
  g_autoptr(GstCaps) caps =
    gst_caps_from_string (self->alpha ? "video/x-raw, format={I420,A420}, pixel-aspect-ratio=1/1, colorimetry=bt709"
                                      : "video/x-raw, format=I420, pixel-aspect-ratio=1/1, colorimetry=bt709");

  self->upright = upright;
  self->sink = convert ? make (self, "appsink", error) : NULL;
  if (self->sink == NULL)
    return FALSE;

  g_object_set (source, "location", self->path, NULL);
  gst_util_set_object_arg (G_OBJECT (upright), "video-direction", "auto");
  g_object_set (self->sink, "caps", caps, "sync", FALSE, "max-buffers", 2, "enable-last-sample",
                FALSE, NULL);
  g_signal_connect (self->pipeline, "deep-element-added", G_CALLBACK (on_deep_element_added), NULL);
  g_signal_connect (decodebin, "select-stream", G_CALLBACK (on_select_stream), self);
  g_signal_connect (decodebin, "pad-added", G_CALLBACK (on_pad_added), upright);

  return gst_element_link (source, decodebin)
         && gst_element_link_many (upright, convert, self->sink, NULL);
}

/* ── Waiting ─────────────────────────────────────────────────────────────────────────────────── */

static void
set_error_from_message (CliffVideoReader *self,
                        GstMessage       *message,
                        GError          **error)
{
  g_autoptr(GError) reason = NULL;

  if (self->too_large)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: the picture is too large", self->path);
  else if (message == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: it holds no picture that can be read",
                 self->path);
  else
    {
      gst_message_parse_error (message, &reason, NULL);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", self->path, reason->message);
    }
}

/* Whether there is a picture to wait for. */
static gboolean
is_worth_waiting (CliffVideoReader *self,
                  GstMessage       *message)
{
  g_autoptr(GstStreamCollection) collection = NULL;

  if (self->too_large)
    return FALSE;
  gst_message_parse_stream_collection (message, &collection);
  for (guint i = 0; i < gst_stream_collection_get_size (collection); i++)
    {
      GstStream *stream = gst_stream_collection_get_stream (collection, i);

      if (gst_stream_get_stream_type (stream) & GST_STREAM_TYPE_VIDEO)
        return TRUE;
    }

  return FALSE;
}

/* Waits until the first picture is there.  A file without any would never get so far: its list
 * of streams tells. */
static gboolean
wait_until_ready (CliffVideoReader *self,
                  GError          **error)
{
  g_autoptr(GstBus) bus = gst_element_get_bus (self->pipeline);
  gint64 until = g_get_monotonic_time () + DEADLINE / GST_USECOND;

  for (;;)
    {
      gint64 left = until - g_get_monotonic_time ();
      g_autoptr(GstMessage) message = gst_bus_timed_pop (bus, MAX (left, 0) * GST_USECOND);
      GstMessageType type = message ? GST_MESSAGE_TYPE (message) : GST_MESSAGE_UNKNOWN;

      if (type == GST_MESSAGE_ASYNC_DONE)
        return TRUE;
      if (type == GST_MESSAGE_UNKNOWN || type == GST_MESSAGE_ERROR || type == GST_MESSAGE_EOS
          || (type == GST_MESSAGE_STREAM_COLLECTION && !is_worth_waiting (self, message)))
        {
          set_error_from_message (self, type == GST_MESSAGE_ERROR ? message : NULL, error);
          return FALSE;
        }
    }
}

/* Decodes one picture more into "next"; at the end there is none. */
static gboolean
decode (CliffVideoReader *self,
        GError          **error)
{
  g_autoptr(GstBus) bus = NULL;
  g_autoptr(GstMessage) message = NULL;

  self->next = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), DEADLINE);
  if (self->next != NULL)
    return TRUE;
  if (gst_app_sink_is_eos (GST_APP_SINK (self->sink)))
    {
      self->ended = TRUE;
      return TRUE;
    }
  bus = gst_element_get_bus (self->pipeline);
  message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  set_error_from_message (self, message, error);

  return FALSE;
}

static gboolean
seek (CliffVideoReader *self,
      CliffTime         time,
      GError          **error)
{
  drop_samples (self);
  if (!gst_element_seek_simple (self->pipeline, GST_FORMAT_TIME,
                                GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                                MAX (time, 0)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   "%s: it cannot be read from another place", self->path);
      return FALSE;
    }

  return decode (self, error);
}

/* Beyond the end of the pictures a seek finds nothing; then one further back does. */
static gboolean
seek_to_last (CliffVideoReader *self,
              CliffTime         time,
              GError          **error)
{
  gint64 duration;

  if (gst_element_query_duration (self->pipeline, GST_FORMAT_TIME, &duration) && duration > 0)
    time = MIN (time, duration);
  for (CliffTime back = CLIFF_SECOND / 4; self->next == NULL; back *= 4)
    {
      if (!seek (self, time - back, error))
        return FALSE;
      if (back > time)
        break;
    }

  return TRUE;
}

/* ── Public ──────────────────────────────────────────────────────────────────────────────────── */

static CliffVideoReader *
open_file (const char *path,
           gboolean    alpha,
           GError    **error)
{
  g_autoptr(CliffVideoReader) self = g_new0 (CliffVideoReader, 1);

  self->alpha = alpha;
  gst_init (NULL, NULL);
  self->path = g_strdup (path);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such file", path);
      return NULL;
    }
  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  if (!build (self, error))
    return NULL;
  gst_element_set_state (self->pipeline, GST_STATE_PAUSED);
  if (!wait_until_ready (self, error))
    return NULL;
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  if (!decode (self, error))
    return NULL;
  if (self->next == NULL)
    {
      set_error_from_message (self, NULL, error);
      return NULL;
    }
  self->first = get_time (self->next);

  return g_steal_pointer (&self);
}

/**
 * cliff_video_reader_new:
 * @path: a video or a still
 * @error: return location
 *
 * Opens @path and decodes its first picture.  Blocks for some 10 ms.
 *
 * Returns: (transfer full) (nullable): a reader
 */
CliffVideoReader *
cliff_video_reader_new (const char *path,
                        GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_file (path, FALSE, error);
}

CliffVideoReader *
cliff_video_reader_new_with_alpha (const char *path,
                                   GError    **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_file (path, TRUE, error);
}

void
cliff_video_reader_free (CliffVideoReader *self)
{
  g_return_if_fail (self != NULL);

  drop_samples (self);
  if (self->pipeline != NULL)
    {
      gst_element_set_state (self->pipeline, GST_STATE_NULL);
      gst_object_unref (self->pipeline);
    }
  g_free (self->stream);
  g_free (self->path);
  g_free (self);
}

/* Takes what comes next, without showing it. */
static gboolean
step (CliffVideoReader *self,
      GError          **error)
{
  keep (self, g_steal_pointer (&self->next));

  return self->ended || decode (self, error);
}

/* The last of those kept that is due at @time. (nullable) */
static GstSample *
find_kept (CliffVideoReader *self,
           CliffTime         time)
{
  for (GList *link = self->kept.tail; link != NULL; link = link->prev)
    if (get_time (link->data) <= time + CLIFF_VIDEO_READER_TOLERANCE)
      return link->data;

  return NULL;
}

const CliffPicture *
cliff_video_reader_read (CliffVideoReader *self,
                         CliffTime         time,
                         GError          **error)
{
  GstSample *due;

  g_return_val_if_fail (self != NULL, NULL);

  time = MAX (time, self->first);
  if ((self->kept.length > 0 && find_kept (self, time) == NULL)
      || (self->next != NULL && time > get_time (self->next) + DECODE_ON))
    {
      self->backwards = self->kept.length > 0 && find_kept (self, time) == NULL;
      if (!seek (self, time - (self->backwards ? SEEK_BACK : SEEK_EARLY), error)
          || (self->next == NULL && !seek_to_last (self, time, error)))
        return NULL;
    }

  while (self->next != NULL
         && (self->kept.length == 0 || get_time (self->next) <= time + CLIFF_VIDEO_READER_TOLERANCE))
    if (!step (self, error))
      return NULL;
  due = find_kept (self, time);
  if (due == NULL)
    due = g_queue_peek_head (&self->kept);
  if (due == NULL)
    {
      set_error_from_message (self, NULL, error);
      return NULL;
    }

  return due == self->shown || show (self, due, error) ? &self->picture : NULL;
}

const CliffPicture *
cliff_video_reader_next (CliffVideoReader *self,
                         CliffTime        *time,
                         GError          **error)
{
  g_return_val_if_fail (self != NULL && time != NULL, NULL);

  if (self->next == NULL)
    return NULL;
  self->backwards = FALSE;
  if (!step (self, error) || !show (self, g_queue_peek_tail (&self->kept), error))
    return NULL;
  *time = get_time (self->shown);

  return &self->picture;
}

CliffTime
cliff_video_reader_get_duration (CliffVideoReader *self)
{
  gint64 duration = 0;

  g_return_val_if_fail (self != NULL, 0);

  return gst_element_query_duration (self->pipeline, GST_FORMAT_TIME, &duration) ? MAX (duration, 0) : 0;
}

void
cliff_video_reader_describe (CliffVideoReader *self,
                             gboolean         *has_alpha,
                             gboolean         *is_hdr,
                             gboolean         *is_turned)
{
  g_autoptr(GstPad) pad = NULL;
  g_autoptr(GstCaps) caps = NULL;
  GstVideoOrientationMethod method = GST_VIDEO_ORIENTATION_IDENTITY;
  GstVideoInfo info;

  g_return_if_fail (self != NULL);

  *has_alpha = *is_hdr = *is_turned = FALSE;
  pad = gst_element_get_static_pad (self->upright, "sink");
  caps = gst_pad_get_current_caps (pad);
  if (caps != NULL && gst_video_info_from_caps (&info, caps))
    {
      *has_alpha = GST_VIDEO_INFO_HAS_ALPHA (&info);
      *is_hdr = info.colorimetry.transfer == GST_VIDEO_TRANSFER_SMPTE2084
                || info.colorimetry.transfer == GST_VIDEO_TRANSFER_ARIB_STD_B67;
    }
  g_object_get (self->upright, "video-direction", &method, NULL);
  *is_turned = method != GST_VIDEO_ORIENTATION_IDENTITY && method != GST_VIDEO_ORIENTATION_AUTO;
}

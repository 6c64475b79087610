/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-probe.h"

#include "cliff-video-reader.h"

#include <gst/pbutils/pbutils.h>

#define TIMEOUT (15 * GST_SECOND)
/* So many pictures tell whether the rate is steady. */
#define LOOKED_AT 90

/* Width and height as seen: with square pixels and turned the way the file says. */
static void
read_size (GstDiscovererVideoInfo *video,
           CliffProbe             *probe)
{
  const GstTagList *tags = gst_discoverer_stream_info_get_tags (GST_DISCOVERER_STREAM_INFO (video));
  guint par_num = MAX (gst_discoverer_video_info_get_par_num (video), 1);
  guint par_den = MAX (gst_discoverer_video_info_get_par_denom (video), 1);
  g_autofree char *orientation = NULL;

  probe->width = (int) gst_util_uint64_scale_round (gst_discoverer_video_info_get_width (video),
                                                    par_num, par_den);
  probe->height = (int) gst_discoverer_video_info_get_height (video);
  if (tags != NULL && gst_tag_list_get_string (tags, GST_TAG_IMAGE_ORIENTATION, &orientation)
      && (g_str_has_suffix (orientation, "rotate-90")
          || g_str_has_suffix (orientation, "rotate-270")))
    {
      int width = probe->width;

      probe->width = probe->height;
      probe->height = width;
    }
}

static GstDiscovererInfo *
discover (const char  *path,
          GError     **error)
{
  g_autoptr(GError) reason = NULL;
  g_autofree char *uri = NULL;
  g_autoptr(GstDiscoverer) discoverer = NULL;
  g_autoptr(GstDiscovererInfo) info = NULL;

  gst_init (NULL, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such file", path);
      return NULL;
    }
  uri = g_filename_to_uri (path, NULL, error);
  if (uri == NULL)
    return NULL;
  discoverer = gst_discoverer_new (TIMEOUT, &reason);
  info = discoverer ? gst_discoverer_discover_uri (discoverer, uri, &reason) : NULL;
  if (info == NULL || gst_discoverer_info_get_result (info) != GST_DISCOVERER_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: it cannot be read (%s)", path,
                   reason ? reason->message : "unknown");
      return NULL;
    }

  return g_steal_pointer (&info);
}

static gboolean
fill (CliffProbe         *probe,
      GstDiscovererInfo  *info,
      const char         *path,
      GError            **error)
{
  g_autolist(GstDiscovererStreamInfo) videos = gst_discoverer_info_get_video_streams (info);
  g_autolist(GstDiscovererStreamInfo) audios = gst_discoverer_info_get_audio_streams (info);

  *probe = (CliffProbe) { .fps_den = 1 };
  probe->has_audio = audios != NULL;
  if (videos != NULL)
    {
      GstDiscovererVideoInfo *video = videos->data;

      read_size (video, probe);
      probe->has_still = gst_discoverer_video_info_is_image (video);
      probe->has_video = !probe->has_still;
      probe->fps_num = (int) gst_discoverer_video_info_get_framerate_num (video);
      probe->fps_den = MAX ((int) gst_discoverer_video_info_get_framerate_denom (video), 1);
    }
  if (!probe->has_still && GST_CLOCK_TIME_IS_VALID (gst_discoverer_info_get_duration (info)))
    probe->duration = (CliffTime) gst_discoverer_info_get_duration (info);

  if ((videos == NULL && audios == NULL) || probe->width > CLIFF_VIDEO_READER_MAX_SIDE
      || probe->height > CLIFF_VIDEO_READER_MAX_SIDE
      || (gint64) probe->width * probe->height > CLIFF_VIDEO_READER_MAX_PIXELS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   videos || audios ? "%s: the picture is too large"
                     : "%s: it holds neither picture nor sound", path);
      return FALSE;
    }

  return TRUE;
}

gboolean
cliff_probe_file (const char *path,
                  CliffProbe *probe,
                  GError    **error)
{
  g_autoptr(GstDiscovererInfo) info = NULL;

  g_return_val_if_fail (path != NULL && probe != NULL, FALSE);

  *probe = (CliffProbe) { .fps_den = 1 };
  info = discover (path, error);

  return info != NULL && fill (probe, info, path, error);
}

/* ── Facts ───────────────────────────────────────────────────────────────────────────────────── */

static void
set_text (JsonObject *object,
          const char *name,
          char       *text)
{
  json_object_set_string_member (object, name, text ? text : "");
  g_free (text);
}

static char *
dup_codec (GstDiscovererStreamInfo *stream)
{
  g_autoptr(GstCaps) caps = gst_discoverer_stream_info_get_caps (stream);

  return caps != NULL ? gst_pb_utils_get_codec_description (caps) : NULL;
}

/* Whether pictures come at uneven times, as far as the first ones tell. */
static gboolean
is_variable (CliffVideoReader *reader)
{
  CliffTime time, last = -1, least = G_MAXINT64, most = 0;

  for (int i = 0; i < LOOKED_AT && cliff_video_reader_next (reader, &time, NULL) != NULL; i++)
    {
      if (last >= 0)
        {
          least = MIN (least, time - last);
          most = MAX (most, time - last);
        }
      last = time;
    }

  /* Containers round, Matroska to a millisecond. */
  return most > least + 2 * CLIFF_MSECOND + least / 10;
}

static JsonObject *
new_video_facts (const CliffProbe        *probe,
                 GstDiscovererStreamInfo *stream,
                 const char              *path)
{
  g_autoptr(CliffVideoReader) reader = cliff_video_reader_new (path, NULL);
  JsonObject *facts = json_object_new ();
  gboolean alpha = FALSE, hdr = FALSE, turned = FALSE;
  JsonArray *rate = json_array_new ();

  if (reader != NULL)
    cliff_video_reader_describe (reader, &alpha, &hdr, &turned);
  set_text (facts, "codec", dup_codec (stream));
  json_object_set_int_member (facts, "width", probe->width);
  json_object_set_int_member (facts, "height", probe->height);
  json_array_add_int_element (rate, probe->fps_num);
  json_array_add_int_element (rate, probe->fps_den);
  json_object_set_array_member (facts, "rate", rate);
  json_object_set_boolean_member (facts, "variable", probe->has_video && reader != NULL && is_variable (reader));
  json_object_set_boolean_member (facts, "alpha", alpha);
  json_object_set_boolean_member (facts, "hdr", hdr);
  json_object_set_boolean_member (facts, "turned", turned);
  json_object_set_boolean_member (facts, "readable", reader != NULL);

  return facts;
}

static JsonObject *
new_audio_facts (GstDiscovererStreamInfo *stream)
{
  GstDiscovererAudioInfo *audio = GST_DISCOVERER_AUDIO_INFO (stream);
  JsonObject *facts = json_object_new ();

  set_text (facts, "codec", dup_codec (stream));
  json_object_set_int_member (facts, "channels", gst_discoverer_audio_info_get_channels (audio));
  json_object_set_int_member (facts, "rate", gst_discoverer_audio_info_get_sample_rate (audio));

  return facts;
}

JsonNode *
cliff_probe_dup_facts (const char  *path,
                       GError     **error)
{
  g_autoptr(GstDiscovererInfo) info = NULL;
  g_autoptr(GstDiscovererStreamInfo) container = NULL;
  g_autolist(GstDiscovererStreamInfo) videos = NULL;
  g_autolist(GstDiscovererStreamInfo) audios = NULL;
  g_autoptr(JsonObject) facts = json_object_new ();
  JsonNode *node;
  CliffProbe probe;

  g_return_val_if_fail (path != NULL, NULL);

  info = discover (path, error);
  if (info == NULL || !fill (&probe, info, path, error))
    return NULL;
  container = gst_discoverer_info_get_stream_info (info);
  videos = gst_discoverer_info_get_video_streams (info);
  audios = gst_discoverer_info_get_audio_streams (info);
  json_object_set_string_member (facts, "kind", probe.has_video ? "video" : probe.has_still ? "picture" : "sound");
  set_text (facts, "container", container != NULL ? dup_codec (container) : NULL);
  json_object_set_int_member (facts, "duration", probe.duration);
  if (videos != NULL)
    json_object_set_object_member (facts, "video", new_video_facts (&probe, videos->data, path));
  if (audios != NULL)
    json_object_set_object_member (facts, "audio", new_audio_facts (audios->data));
  node = json_node_init_object (json_node_alloc (), facts);

  return node;
}

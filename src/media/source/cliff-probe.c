/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-probe.h"

#include "cliff-video-reader.h"

#include <gst/pbutils/pbutils.h>

#define TIMEOUT (15 * GST_SECOND)

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

gboolean
cliff_probe_file (const char *path,
                  CliffProbe *probe,
                  GError    **error)
{
  g_autoptr(GError) reason = NULL;
  g_autofree char *uri = NULL;
  g_autoptr(GstDiscoverer) discoverer = NULL;
  g_autoptr(GstDiscovererInfo) info = NULL;
  g_autolist(GstDiscovererStreamInfo) videos = NULL;
  g_autolist(GstDiscovererStreamInfo) audios = NULL;

  g_return_val_if_fail (path != NULL && probe != NULL, FALSE);

  gst_init (NULL, NULL);
  *probe = (CliffProbe) { .fps_den = 1 };
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such file", path);
      return FALSE;
    }
  uri = g_filename_to_uri (path, NULL, error);
  if (uri == NULL)
    return FALSE;
  discoverer = gst_discoverer_new (TIMEOUT, &reason);
  info = discoverer ? gst_discoverer_discover_uri (discoverer, uri, &reason) : NULL;
  if (info == NULL || gst_discoverer_info_get_result (info) != GST_DISCOVERER_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: it cannot be read (%s)", path,
                   reason ? reason->message : "unknown");
      return FALSE;
    }

  videos = gst_discoverer_info_get_video_streams (info);
  audios = gst_discoverer_info_get_audio_streams (info);
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

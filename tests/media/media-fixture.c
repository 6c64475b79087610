/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "media-fixture.h"

#include "cliff-plan-private.h"

#include <gio/gio.h>

char *
fixture_run (const char *program,
             ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *errors = NULL;
  char *output = NULL;
  int status;
  va_list list;

  g_ptr_array_add (arguments, (gpointer) program);
  va_start (list, program);
  for (char *argument = va_arg (list, char *); argument != NULL; argument = va_arg (list, char *))
    g_ptr_array_add (arguments, argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                &errors, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s\n%s", program, error->message, errors);

  return output;
}

char *
fixture_make_video (const char *folder,
                    const char *name,
                    const char *source,
                    int         frames)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *count = g_strdup_printf ("%d", frames);
  g_autofree char *output = NULL;

  if (g_str_has_suffix (name, ".mp4"))
    output = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", source,
                          "-frames:v", count,
                          "-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-pix_fmt",
                            "yuv420p",
                          "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc",
                            "bt709",
                          "-color_range", "tv", path, NULL);
  else
    output = fixture_run ("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", source,
                          "-frames:v", count,
                          path, NULL);

  return path;
}

CliffPlan *
fixture_new_plan (int width,
                  int height,
                  int n_shots,
                  int length)
{
  g_autoptr(GString) json = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;
  CliffPlan *plan;

  g_string_append_printf (json,
                          "{\"version\":2,\"width\":%d,\"height\":%d,\"fps_num\":30,\"fps_den\":1,\"frames\":%d,"
                          "\"label\":\"AI生成\",\"audible_label\":false,\"overlays\":[],\"texts\":[],\"sounds\":[],\"shots\":[",
                          width, height, n_shots * length);
  for (int i = 0; i < n_shots; i++)
    g_string_append_printf (json,
                            "%s{\"shot\":%d,\"start\":%d,\"length\":%d,\"transition\":\"cut\",\"overlap\":0,\"edge\":\"left\",\"colour\":0,\"source\":\"blank\","
                            "\"in\":0,\"speed\":1000000,\"fade_in\":0,\"fade_out\":0,\"keys\":[],\"motion\":\"eased\",\"text\":\"\","
                            "\"from\":{\"x\":0,\"y\":0,\"width\":1000000,\"height\":1000000},"
                            "\"to\":{\"x\":0,\"y\":0,\"width\":1000000,\"height\":1000000}}",
                            i ? "," : "", i + 1, i * length, length);
  g_string_append (json, "]}");

  node = json_from_string (json->str, &error);
  g_assert_no_error (error);
  plan = cliff_plan_new_from_json (node, &error);
  g_assert_no_error (error);

  return plan;
}

void
fixture_set_source (CliffPlan       *plan,
                    guint            index,
                    CliffPlanSource  source,
                    const char      *path)
{
  CliffPlanShot *shot = g_ptr_array_index (plan->shots, index);
  g_autofree char *contents = NULL;
  gsize length = 0;

  shot->source = source;
  g_set_str (&shot->path, path);
  g_file_get_contents (path, &contents, &length, NULL);
  g_free (shot->sha256);
  shot->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents, length);
}

void
fixture_set_transition (CliffPlan       *plan,
                        guint            index,
                        CliffTransition  transition,
                        int              overlap)
{
  CliffPlanShot *shot = g_ptr_array_index (plan->shots, index);

  shot->transition = transition;
  shot->overlap = overlap;
}

CliffPlanText *
fixture_add_text (CliffPlan      *plan,
                  CliffTitleKind  kind,
                  int             start,
                  int             length,
                  const char     *text)
{
  CliffPlanText *added = cliff_plan_add_text (plan);

  added->kind = kind;
  added->start = start;
  added->length = length;
  added->text = g_strdup (text);

  return added;
}

void
fixture_add_key (GArray        *keys,
                 CliffProperty  property,
                 CliffTime      time,
                 gint64         value,
                 CliffCurve     curve)
{
  CliffPlanKey key = { property, time, value, curve };

  g_array_append_val (keys, key);
}

GStrv
fixture_probe (const char *path,
               const char *stream,
               const char *entries)
{
  g_autofree char *output = fixture_run ("ffprobe", "-v", "error", "-select_streams", stream,
                                         "-show_entries", entries, "-of",
                                         "csv=p=0", path, NULL);

  g_strstrip (output);
  return g_strsplit (output, "\n", -1);
}

GBytes *
fixture_decode (const char *path)
{
  g_autofree char *raw = g_strconcat (path, ".yuv", NULL);
  g_autofree char *messages = NULL;
  char *contents = NULL;
  gsize length;

  messages = fixture_run ("sh", "-c",
                          "exec ffmpeg -nostdin -v warning -y -i \"$0\" -map 0:v -f rawvideo -pix_fmt yuv420p \"$1\" 2>&1",
                          path, raw, NULL);
  g_assert_cmpstr (messages, ==, "");
  g_assert_true (g_file_get_contents (raw, &contents, &length, NULL));

  return g_bytes_new_take (contents, length);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sound-fixture.h"

#include "cliff-plan-private.h"

#include <espeak-ng/speak_lib.h>
#include <gst/gst.h>

static void
run_pipeline (const char *description)
{
  g_autoptr(GError) error = NULL;
  GstElement *pipeline = gst_parse_launch (description, &error);
  GstBus *bus;
  GstMessage *message;

  g_assert_no_error (error);
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
    gst_message_parse_error (message, &error, NULL);
  g_assert_no_error (error);
  gst_message_unref (message);
  gst_object_unref (bus);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (pipeline);
}

char *
fixture_make_sound (const char *folder,
                    const char *name,
                    const char *description)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *whole = g_strdup_printf ("%s ! filesink location=\"%s\"", description, path);

  run_pipeline (whole);

  return path;
}

static int
speech_cb (short        *samples,
           int           n_samples,
           espeak_EVENT *events)
{
  if (samples != NULL)
    g_byte_array_append (events->user_data, (const guint8 *) samples, n_samples * 2);

  return 0;
}

char *
fixture_make_speech (const char *folder,
                     const char *name,
                     const char *text)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *raw = g_build_filename (folder, "speech.raw", NULL);
  g_autofree char *description = NULL;
  int rate = espeak_Initialize (AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, 0);

  g_assert_cmpint (rate, >, 0);
  espeak_SetSynthCallback (speech_cb);
  espeak_SetVoiceByName ("en");
  espeak_Synth (text, strlen (text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, bytes);
  espeak_Synchronize ();
  espeak_Terminate ();
  g_assert_cmpuint (bytes->len, >, 1000);
  g_file_set_contents (raw, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
  description = g_strdup_printf ("filesrc location=\"%s\" ! rawaudioparse format=pcm pcm-format=s16le"
                                 " sample-rate=%d num-channels=1 ! wavenc", raw, rate);

  return fixture_make_sound (folder, name, description);
}

CliffPlan *
fixture_new_sound_plan (int      n_frames,
                        gboolean audible_label)
{
  CliffPlan *plan = cliff_plan_new ();
  CliffPlanShot *shot = cliff_plan_add_shot (plan);

  plan->width = 1080;
  plan->height = 1920;
  plan->fps_num = 30;
  plan->fps_den = 1;
  plan->n_frames = n_frames;
  plan->label = g_strdup ("AI生成");
  plan->audible_label = audible_label;
  shot->length = n_frames;

  return plan;
}

void
fixture_add_sound (CliffPlan    *plan,
                   CliffPlanBus  bus,
                   const char   *path,
                   CliffTime     start,
                   CliffTime     length,
                   int           gain)
{
  CliffPlanSound *sound = cliff_plan_add_sound (plan);

  sound->bus = bus;
  sound->ducked = bus == CLIFF_PLAN_MUSIC ? CLIFF_CUT_USUAL_DUCK : 0;
  sound->path = g_strdup (path);
  sound->start = start;
  sound->length = length;
  sound->gain = gain;
}

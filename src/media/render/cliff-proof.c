/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a finished file back as a stranger would, before it gets its name. */

#include "config.h"

#include "cliff-proof.h"

#include "cliff-loudness.h"
#include "cliff-mark.h"
#include "cliff-mix.h"
#include "cliff-packets.h"
#include "cliff-rhythm.h"
#include "cliff-sound-file.h"
#include "cliff-video-reader.h"

#include <math.h>

#define LOUDNESS (-16.0)
#define LOUDNESS_TOLERANCE 1.0
#define TRUE_PEAK (-1.0)
/* Both figures are meant to a tenth. */
#define ROUNDING 0.05
/* Below this a programme is silent: there is nothing to bring to a loudness. */
#define SILENCE (-60.0)
#define LEAST_MEASURED (CLIFF_MIX_RATE * 2 / 5)
/* The rhythm's own length in units of 120 ms, and a little more. */
#define RHYTHM_FRAMES (CLIFF_MIX_RATE * 12 / 100 * 12)
/* The shortest film that can hold the rhythm. */
#define LEAST_AUDIBLE (CLIFF_MIX_RATE * 6 / 25)
/* Ink of the visible label in parts of the shorter side. */
#define INK_PARTS 20

G_GNUC_PRINTF (3, 4)
static gboolean
fail (GError          **error,
      CliffRenderError  code,
      const char       *format,
      ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, CLIFF_RENDER_ERROR, code, "The finished file was read back and is not right: %s", reason);

  return FALSE;
}

static gboolean
read_embedded (const char         *path,
               const char         *producer,
               CliffExportResult  *result,
               GCancellable       *cancellable,
               GError            **error)
{
  result->embedded = cliff_label_verify_mp4 (path, cancellable, error);
  if (result->embedded == NULL)
    return FALSE;
  if (result->embedded->problems->len > 0)
    return fail (error, CLIFF_RENDER_ERROR_LABEL, "the label inside it has the problem “%s”",
                 (char *) g_ptr_array_index (result->embedded->problems, 0));
  if (g_strcmp0 (result->embedded->producer, producer) != 0 ||
      g_strcmp0 (result->embedded->produce_id, result->produce_id) != 0)
    return fail (error, CLIFF_RENDER_ERROR_LABEL, "the label inside it is another one");

  return TRUE;
}

static gboolean
read_packets (const char    *path,
              CliffPlan     *plan,
              GCancellable  *cancellable,
              GError       **error)
{
  g_auto(CliffPackets) packets = { 0 };

  if (!cliff_packets_read (&packets, path, plan->fps_num, plan->fps_den, cancellable, error))
    return FALSE;
  if (packets.n_pictures != plan->n_frames)
    return fail (error, CLIFF_RENDER_ERROR_CHECK, "it has %d pictures instead of %d", packets.n_pictures,
                 plan->n_frames);
  if (!packets.is_even)
    return fail (error, CLIFF_RENDER_ERROR_CHECK, "its pictures do not follow each other evenly");
  if (packets.width != plan->width || packets.height != plan->height)
    return fail (error, CLIFF_RENDER_ERROR_CHECK, "its pictures are %d×%d instead of %d×%d", packets.width,
                 packets.height, plan->width, plan->height);
  if (packets.n_tracks != 2 || g_strcmp0 (packets.video, "video/x-h264") != 0 ||
      g_strcmp0 (packets.profile, "high") != 0)
    return fail (error, CLIFF_RENDER_ERROR_CHECK, "its video is not H.264 of the High profile");
  if (g_strcmp0 (packets.colorimetry, "bt709") != 0)
    return fail (error, CLIFF_RENDER_ERROR_CHECK, "its colours are marked as “%s”, not as BT.709",
                 packets.colorimetry != NULL ? packets.colorimetry : "nothing");
  if (g_strcmp0 (packets.audio, "audio/mpeg") != 0 || packets.rate != CLIFF_MIX_RATE || packets.channels != 2)
    return fail (error, CLIFF_RENDER_ERROR_CHECK, "its sound is not AAC stereo at 48 kHz");

  return TRUE;
}

/* The programme without the rhythm: where it is silent there is no loudness to keep. */
static gboolean
is_silent (const CliffSound *sound,
           gint64            rhythm)
{
  gint64 before = rhythm >= 0 ? rhythm : sound->n_frames;
  gint64 after = rhythm >= 0 ? MIN (rhythm + RHYTHM_FRAMES, sound->n_frames) : sound->n_frames;

  return cliff_loudness_measure (sound->samples, before) < SILENCE &&
         cliff_loudness_measure (sound->samples + after * 2, sound->n_frames - after) < SILENCE;
}

static gboolean
read_sound (const char         *path,
            CliffPlan          *plan,
            CliffExportResult  *result,
            GCancellable       *cancellable,
            GError            **error)
{
  gint64 length = cliff_plan_get_duration (plan) / 1000 * CLIFF_MIX_RATE / 1000000;
  g_autoptr(CliffSound) sound = cliff_sound_new_from_file (path, length + CLIFF_MIX_RATE, cancellable, error);
  gint64 rhythm;

  if (sound == NULL)
    return FALSE;
  if (sound->is_broken || sound->n_frames < length - CLIFF_MIX_RATE / 20)
    return fail (error, CLIFF_RENDER_ERROR_CHECK, "its sound breaks off");

  rhythm = cliff_rhythm_hear (sound->samples, sound->n_frames);
  result->audible = rhythm >= 0;
  if (plan->audible_label && !result->audible && length >= LEAST_AUDIBLE)
    return fail (error, CLIFF_RENDER_ERROR_LABEL, "the audible label is not heard");

  result->loudness = cliff_loudness_measure (sound->samples, sound->n_frames);
  result->true_peak = cliff_loudness_measure_true_peak (sound->samples, sound->n_frames);
  if (result->true_peak > TRUE_PEAK + ROUNDING)
    return fail (error, CLIFF_RENDER_ERROR_CHECK, "its true peak is %.1f dBTP", result->true_peak);
  if (sound->n_frames >= LEAST_MEASURED && !is_silent (sound, rhythm) &&
      fabs (result->loudness - LOUDNESS) > LOUDNESS_TOLERANCE + ROUNDING)
    return fail (error, CLIFF_RENDER_ERROR_CHECK, "its loudness is %.1f LUFS", result->loudness);

  return TRUE;
}

/* Frames at 0, 1 and 2 s, in the middle and at the end, in this order, without the same one twice. */
static GArray *
choose_frames (CliffPlan *plan)
{
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (int));
  int wanted[] = {
    0, cliff_plan_get_frame_at (plan, CLIFF_SECOND), cliff_plan_get_frame_at (plan, 2 * CLIFF_SECOND),
    plan->n_frames / 2, plan->n_frames - 1,
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (i == 0 || wanted[i] > g_array_index (frames, int, frames->len - 1))
      g_array_append_val (frames, wanted[i]);

  return frames;
}

static gboolean
read_pictures (const char         *path,
               CliffPlan          *plan,
               CliffExportResult  *result,
               GCancellable       *cancellable,
               GError            **error)
{
  g_autoptr(CliffVideoReader) reader = cliff_video_reader_new (path, error);
  g_autoptr(CliffMark) mark = cliff_mark_new (plan->label);
  g_autoptr(GArray) frames = choose_frames (plan);
  int least = (MIN (plan->width, plan->height) + INK_PARTS - 1) / INK_PARTS;

  if (reader == NULL)
    return FALSE;
  for (guint i = 0; i < frames->len; i++)
    {
      int frame = g_array_index (frames, int, i);
      CliffTime time = cliff_plan_get_frame_time (plan, frame) + CLIFF_SECOND / 2 * plan->fps_den / plan->fps_num;
      const CliffPicture *picture;
      CliffMarkFind find;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      picture = cliff_video_reader_read (reader, time, error);
      if (picture == NULL)
        return FALSE;
      if (!cliff_mark_find (mark, picture, &find))
        return fail (error, CLIFF_RENDER_ERROR_LABEL, "the visible label is not seen in picture %d", frame);
      if (find.height < least)
        return fail (error, CLIFF_RENDER_ERROR_LABEL, "the visible label is %d pixels high, less than %d", find.height,
                     least);
      result->label_height = i == 0 ? find.height : MIN (result->label_height, find.height);
    }

  return TRUE;
}

/**
 * cliff_proof_read:
 * @path: a file that is finished but for its name
 * @plan: what it should be
 * @producer: what its record should say
 * @result: (inout): its produce_id is what the record should say; filled with what was read
 * @cancellable: (nullable)
 * @error: CLIFF_RENDER_ERROR_LABEL for the labels, CLIFF_RENDER_ERROR_CHECK for the rest, G_IO_ERROR for what cannot
 *   be read or decoded
 *
 * Blocking, any thread but a window's main one.
 */
gboolean
cliff_proof_read (const char         *path,
                  CliffPlan          *plan,
                  const char         *producer,
                  CliffExportResult  *result,
                  GCancellable       *cancellable,
                  GError            **error)
{
  return read_embedded (path, producer, result, cancellable, error) &&
         read_packets (path, plan, cancellable, error) &&
         read_pictures (path, plan, result, cancellable, error) &&
         read_sound (path, plan, result, cancellable, error);
}

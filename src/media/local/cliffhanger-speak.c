/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Speaks the text on standard input into a file of raw 16-bit mono samples and prints where words
 * begin.
 *
 *   cliffhanger-speak VOICE RATE PITCH RANGE FILE
 *
 * Prints the sample rate, then a line "POSITION MILLISECONDS" a word; positions count characters
 * from 0.
 *
 * A program of its own, because eSpeak NG keeps its state in globals: two voices cannot speak at
 * once in one process, and what was said before shapes the noise of what is said next, so that the
 * same words would give other bytes.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>

#define MAX_TEXT (64 * 1024)

enum
{
  EXIT_USAGE = 64,
  EXIT_NO_VOICE = 69,
  EXIT_CANNOT_WRITE = 73,
};

/* The library hands its callback nothing of ours but the events' user data. */
typedef struct
{
  FILE *out;
  int   failed;
} Sink;

static int
on_samples (short        *samples,
            int           n_samples,
            espeak_EVENT *events)
{
  Sink *sink = events->user_data;

  if (samples != NULL && n_samples > 0
      && fwrite (samples, 2, n_samples, sink->out) != (size_t)n_samples)
    sink->failed = 1;
  for (; events->type != espeakEVENT_LIST_TERMINATED; events++)
    if (events->type == espeakEVENT_WORD)
      printf ("%d %d\n", events->text_position - 1, events->audio_position);

  return sink->failed;
}

static int
speak (char *argv[],
       const char *text,
       size_t size)
{
  Sink sink = { fopen (argv[5], "wb"), 0 };

  if (sink.out == NULL)
    {
      fprintf (stderr, "%s: %s\n", argv[5], strerror (errno));
      return EXIT_CANNOT_WRITE;
    }
  espeak_SetSynthCallback (on_samples);
  espeak_SetParameter (espeakRATE, atoi (argv[2]), 0);
  espeak_SetParameter (espeakPITCH, atoi (argv[3]), 0);
  espeak_SetParameter (espeakRANGE, atoi (argv[4]), 0);
  if (espeak_Synth (text, size, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE, NULL, &sink)
      != EE_OK)
    sink.failed = 1;
  espeak_Synchronize ();
  if (fclose (sink.out) != 0 || sink.failed)
    {
      fprintf (stderr, "%s: not everything was written\n", argv[5]);
      return EXIT_CANNOT_WRITE;
    }

  return EXIT_SUCCESS;
}

int
main (int   argc,
      char *argv[])
{
  char *text = calloc (1, MAX_TEXT);
  int rate, status;

  if (argc != 6 || text == NULL)
    return EXIT_USAGE;

  size_t size = fread (text, 1, MAX_TEXT - 1, stdin);

  rate = espeak_Initialize (AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0 || espeak_SetVoiceByName (argv[1]) != EE_OK)
    {
      fprintf (stderr, "voice %s cannot be had\n", argv[1]);
      return EXIT_NO_VOICE;
    }
  /* The noise in a voice is seeded by the clock unless told otherwise. */
  espeak_ng_SetRandSeed (1);
  printf ("%d\n", rate);
  status = speak (argv, text, size + 1);
  free (text);

  return status;
}

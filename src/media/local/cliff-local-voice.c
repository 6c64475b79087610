/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-local.h"

#include "cliff-local-wav.h"

#include <math.h>
#include <string.h>

#define MAX_CHARACTERS 4000
#define MAX_SECONDS 600

/* What is left around the speech, in ms: consonants start before the ear and the threshold notice.
 */
#define LEAD 30
#define TAIL 90

struct _CliffLocalVoice
{
  CliffEngine parent_instance;
};

G_DEFINE_FINAL_TYPE (CliffLocalVoice, cliff_local_voice, CLIFF_TYPE_ENGINE)

/* How a mood is spoken: per cent of the pace, added to the pitch, melody (50 is plain), per cent of
 * the level. */
typedef struct
{
  const char *name;
  int         pace, pitch, range, level;
} Mood;

static const Mood moods[] = {
  { "neutral", 100, 0, 50, 100 },
  { "angry", 112, 7, 80, 125 },
  { "afraid", 108, 8, 65, 90 },
  { "shocked", 104, 9, 85, 108 },
  { "sad", 84, -6, 32, 85 },
  { "happy", 104, 6, 72, 104 },
  { "tender", 92, -1, 55, 84 },
  { "cold", 94, -5, 26, 94 },
  { "whisper", 94, -4, 34, 66 },
};

static Mood
find_mood (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (moods); i++)
    if (g_str_equal (moods[i].name, name))
      return moods[i];

  return moods[0];
}

/* A word of the text: the character where it begins, and when. */
typedef struct
{
  int position;
  int sample;
} Word;

typedef struct
{
  int     rate;
  GArray *samples;  /* gint16 */
  GArray *words;    /* Word */
} Speech;

static void
speech_clear (Speech *speech)
{
  g_clear_pointer (&speech->samples, g_array_unref);
  g_clear_pointer (&speech->words, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Speech, speech_clear)

/* ── What is said ──────────────────────────────────────────────────────────── */

/* The text with everything that is no speech (emoji, box drawing, controls) replaced by spaces,
 * character by character, so that positions stay.  %NULL when nothing is left to say. */
static char *
dup_speakable (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean any = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gboolean spoken = g_unichar_isalnum (character);
      gboolean kept = spoken || g_unichar_ispunct (character) || g_unichar_ismark (character);

      /* Symbols that a voice would read out by name. */
      if (character == '<' || character == '>' || character == '|' || character == '\\'
          || character == '*' || character == '_' || character == '#'
          || g_unichar_type (character) == G_UNICODE_OTHER_SYMBOL)
        kept = spoken = FALSE;
      any |= spoken;
      g_string_append_unichar (out, kept ? character : ' ');
    }
  if (!any)
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return g_string_free (out, FALSE);
}

static char *
dup_voice_name (JsonObject *request)
{
  const char *language = json_object_get_string_member_with_default (request, "language", "en");
  const char *voice = json_object_get_string_member_with_default (request, "voice", "");

  language = g_str_equal (language, "zh")   ? "cmn"
             : g_str_equal (language, "en") ? "en-us"
                                            : language;

  return *voice != '\0' ? g_strdup_printf ("%s+%s", language, voice) : g_strdup (language);
}

static GStrv
build_command (JsonObject  *request,
               const char  *program,
               const char  *raw)
{
  Mood mood = find_mood (json_object_get_string_member_with_default (request, "mood", "neutral"));
  const char *kind = json_object_get_string_member_with_default (request, "kind", "dialogue");
  gboolean chinese = g_str_equal (
      json_object_get_string_member_with_default (request, "language", ""), "zh");
  gint64 pace = CLAMP (json_object_get_int_member_with_default (request, "pace", 100), 50, 200);
  gint64 pitch = CLAMP (json_object_get_int_member_with_default (request, "pitch", 50), 0, 100);
  /* 4.7 Chinese characters or 2.7 English words a second, as the breakdown reckons. */
  gint64 rate = (chinese ? 215 : 165) * pace * mood.pace / 10000;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *name = dup_voice_name (request);

  if (g_str_equal (kind, "os") || g_str_equal (kind, "narration"))
    rate = rate * 94 / 100;
  g_strv_builder_add_many (builder, program, name, NULL);
  g_strv_builder_take (builder, g_strdup_printf ("%d", (int) CLAMP (rate, 80, 400)));
  g_strv_builder_take (builder, g_strdup_printf ("%d", (int) CLAMP (pitch + mood.pitch, 0, 99)));
  g_strv_builder_take (builder, g_strdup_printf ("%d", mood.range));
  g_strv_builder_add (builder, raw);

  return g_strv_builder_end (builder);
}

/* ── Speaking ──────────────────────────────────────────────────────────── */

/* (transfer full) (nullable) */
static char *
find_program (GError **error)
{
  static const char *const places[] = {
    CLIFF_BUILD_DIR "/src/media/local/cliffhanger-speak",
    CLIFF_LIBEXEC_DIR "/cliffhanger-speak",
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE))
      return g_strdup (places[i]);
  g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_UNAVAILABLE,
               "The voice program %s is missing", places[1]);

  return NULL;
}

static gboolean
read_samples (const char  *path,
              Speech      *speech,
              GError     **error)
{
  g_autofree char *data = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, error))
    return FALSE;
  if (size / 2 > (gsize) speech->rate * MAX_SECONDS)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST,
                   "The line lasts longer than %d minutes", MAX_SECONDS / 60);
      return FALSE;
    }
  g_array_set_size (speech->samples, size / 2);
  if (size >= 2)
    memcpy (speech->samples->data, data, size / 2 * 2);

  return TRUE;
}

static gboolean
parse_words (const char  *output,
             Speech      *speech,
             GError     **error)
{
  g_auto(GStrv) lines = g_strsplit (output, "\n", -1);

  speech->rate = lines[0] != NULL ? (int) g_ascii_strtoll (lines[0], NULL, 10) : 0;
  if (speech->rate < 8000 || speech->rate > 48000)
    {
      g_set_error_literal (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_FAILED,
                           "The voice program gave no answer");
      return FALSE;
    }
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *rest;
      gint64 position = g_ascii_strtoll (lines[i], &rest, 10);
      gint64 milliseconds = g_ascii_strtoll (rest, NULL, 10);
      Word word = {
        (int) CLAMP (position, 0, MAX_CHARACTERS),
        (int) (CLAMP (milliseconds, 0, MAX_SECONDS * 1000) * speech->rate / 1000),
      };

      g_array_append_val (speech->words, word);
    }

  return TRUE;
}

static gboolean
speak (JsonObject    *request,
       const char    *text,
       const char    *folder,
       Speech        *speech,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree char *raw = g_build_filename (folder, "speech.raw", NULL);
  g_autofree char *program = find_program (error);
  g_autofree char *output = NULL;
  g_autofree char *complaint = NULL;

  if (program == NULL)
    return FALSE;

  g_auto(GStrv) command = build_command (request, program, raw);
  g_autoptr (GSubprocess) process = g_subprocess_newv ((const char *const *)command,
                                                       G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                           | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                           | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                                       error);

  if (process == NULL)
    return FALSE;
  if (!g_subprocess_communicate_utf8 (process, text, cancellable, &output, &complaint, error))
    {
      g_subprocess_force_exit (process);
      return FALSE;
    }
  if (!g_subprocess_get_successful (process))
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_FAILED, "The voice failed: %s",
                   g_strchomp (complaint));
      return FALSE;
    }

  return parse_words (output, speech, error) && read_samples (raw, speech, error);
}

/* ── After speaking ──────────────────────────────────────────────────────────── */

/* Cuts the silence off both ends; words move along. */
static void
trim (Speech *speech)
{
  const gint16 *samples = (const gint16 *) speech->samples->data;
  int n = speech->samples->len;
  int first = 0, last = n;

  while (first < n && ABS (samples[first]) < 200)
    first++;
  while (last > first && ABS (samples[last - 1]) < 200)
    last--;
  first = MAX (0, first - speech->rate * LEAD / 1000);
  last = MIN (n, last + speech->rate * TAIL / 1000);
  g_array_remove_range (speech->samples, last, n - last);
  g_array_remove_range (speech->samples, 0, first);
  for (guint i = 0; i < speech->words->len; i++)
    {
      Word *word = &g_array_index (speech->words, Word, i);

      word->sample = CLAMP (word->sample - first, 0, last - first);
    }
}

/* A thought sounds in a small room of its own. */
static void
add_room (Speech *speech)
{
  static const int delays[] = { 23, 37, 53, 79 };
  static const double gains[] = { 0.30, 0.24, 0.18, 0.11 };
  guint dry = speech->samples->len;

  g_array_set_size (speech->samples, dry + speech->rate / 8);

  gint16 *samples = (gint16 *) speech->samples->data;
  g_autofree gint16 *source = g_memdup2 (samples, speech->samples->len * sizeof *samples);

  for (guint d = 0; d < G_N_ELEMENTS (delays); d++)
    {
      guint offset = speech->rate * delays[d] / 1000;
      double low = 0;

      for (guint i = offset; i < speech->samples->len; i++)
        {
          low += 0.35 * (source[i - offset] - low);
          samples[i] = (gint16)CLAMP (lround (samples[i] + gains[d] * low), G_MININT16, G_MAXINT16);
        }
    }
}

/* Everybody is heard equally well: the loudness of all lines is the same, but for their mood. */
static void
level (Speech *speech,
       int     per_cent)
{
  gint16 *samples = (gint16 *) speech->samples->data;
  double sum = 1;
  int peak = 1;

  for (guint i = 0; i < speech->samples->len; i++)
    {
      sum += (double) samples[i] * samples[i];
      peak = MAX (peak, ABS ((int) samples[i]));
    }

  double rms = sqrt (sum / MAX (1u, speech->samples->len));
  double gain = MIN (3600 / rms * per_cent / 100, 29000.0 / peak);

  for (guint i = 0; i < speech->samples->len; i++)
    samples[i] = (gint16) CLAMP (lround (samples[i] * gain), G_MININT16, G_MAXINT16);
}

static CliffTime
to_time (const Speech *speech,
         guint         sample)
{
  return (CliffTime) sample * CLIFF_SECOND / speech->rate;
}

/* (transfer full): the words with the text from each beginning to the next. */
static JsonNode *
build_detail (const Speech *speech,
              const char   *text)
{
  JsonObject *detail = json_object_new ();
  JsonArray *words = json_array_new ();
  glong length = g_utf8_strlen (text, -1);

  for (guint i = 0; i < speech->words->len; i++)
    {
      const Word *word = &g_array_index (speech->words, Word, i);
      const Word *next = i + 1 < speech->words->len ? word + 1 : NULL;
      glong end = next != NULL ? MIN (next->position, length) : length;

      if (word->position >= end)
        continue;

      g_autofree char *slice = g_utf8_substring (text, word->position, end);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "text", g_strstrip (slice));
      json_object_set_int_member (object, "start", to_time (speech, word->sample));
      json_object_set_int_member (
          object, "end",
          to_time (speech, next != NULL ? (guint)next->sample : speech->samples->len));
      json_array_add_object_element (words, object);
    }
  json_object_set_array_member (detail, "words", words);

  JsonNode *node = json_node_init_object (json_node_alloc (), detail);

  json_object_unref (detail);

  return node;
}

static gboolean
cliff_local_voice_run (CliffEngine        *engine,
                       JsonObject         *request,
                       const char         *folder,
                       CliffEngineResult  *result,
                       CliffProgressFunc   progress,
                       gpointer            progress_data,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_auto(Speech) speech = {
    22050, g_array_new (FALSE, TRUE, sizeof (gint16)), g_array_new (FALSE, TRUE, sizeof (Word))
  };
  const char *text = json_object_get_string_member_with_default (request, "text", "");
  g_autofree char *speakable = dup_speakable (text);
  g_autofree char *path = g_build_filename (folder, "voice.wav", NULL);

  if (g_utf8_strlen (text, -1) > MAX_CHARACTERS)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_REQUEST,
                   "The line has more than %d characters; divide it", MAX_CHARACTERS);
      return FALSE;
    }
  if (speakable == NULL)
    {
      /* "……" is a line too: a silence that is acted. */
      g_array_set_size (speech.samples, speech.rate * 6 / 10);
    }
  else
    {
      if (!speak (request, speakable, folder, &speech, cancellable, error))
        return FALSE;
      trim (&speech);
      if (g_str_equal (json_object_get_string_member_with_default (request, "kind", ""), "os"))
        add_room (&speech);
      level (&speech,
             find_mood (json_object_get_string_member_with_default (request, "mood", "")).level);
    }
  if (!cliff_local_write_wav (path, (const gint16 *)speech.samples->data, speech.samples->len, 1,
                              speech.rate, error))
    return FALSE;

  result->path = g_steal_pointer (&path);
  result->duration = to_time (&speech, speech.samples->len);
  result->detail = build_detail (&speech, text);

  return TRUE;
}

static void
cliff_local_voice_class_init (CliffLocalVoiceClass *klass)
{
  CliffEngineClass *engine_class = CLIFF_ENGINE_CLASS (klass);

  engine_class->id = "local-voice";
  engine_class->version = 1;
  engine_class->kind = "voice";
  engine_class->local = TRUE;
  engine_class->run = cliff_local_voice_run;
}

static void
cliff_local_voice_init (CliffLocalVoice *self)
{
}

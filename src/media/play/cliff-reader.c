/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-reader.h"

#include "cliff-file.h"
#include "cliff-local.h"
#include "cliff-sound-output.h"

/* Between one utterance and the next. */
#define BREATH (CLIFF_SECOND / 3)
/* So much of one may be heard and "previous" still means the one before. */
#define JUST_BEGUN (CLIFF_SECOND)
#define TICK_MS 40
#define MOST_FRAMES ((gint64) CLIFF_MIX_RATE * 600)

/* An utterance that is, or is being, spoken into memory. */
typedef struct
{
  CliffReader  *reader;   /* NULL once nobody waits for it */
  guint         index;
  CliffMix     *mix;      /* NULL until it is ready */
  GError       *error;
  GCancellable *cancellable;
} Voice;

struct _CliffReader
{
  GObject           parent_instance;

  CliffSoundOutput *output;
  CliffEngine      *engine;
  char             *sink;
  GPtrArray        *utterances;
  guint             index;
  CliffReaderState  state;
  GPtrArray        *voices;    /* Voice: this one and the next */
  CliffTime         position;  /* where it paused */
  guint             tick;
};

G_DEFINE_FINAL_TYPE (CliffReader, cliff_reader, G_TYPE_OBJECT)

enum
{
  CHANGED,
  MOVED,
  FAILED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void begin (CliffReader *self);

static void
set_state (CliffReader      *self,
           CliffReaderState  state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ── Speaking ahead ── */

static void
voice_free (Voice *voice)
{
  g_clear_pointer (&voice->mix, cliff_mix_unref);
  g_clear_error (&voice->error);
  g_clear_object (&voice->cancellable);
  g_free (voice);
}

/* Nobody waits for it any more; a task that still runs frees it. */
static void
drop_voice (Voice *voice)
{
  gboolean busy = voice->mix == NULL && voice->error == NULL;

  voice->reader = NULL;
  g_cancellable_cancel (voice->cancellable);
  if (!busy)
    voice_free (voice);
}

static void
speak_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  CliffEngine *engine = source;
  JsonObject *request = task_data;
  g_autoptr(GError) error = NULL;
  g_auto(CliffEngineResult) result = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("cliffhanger-read-XXXXXX", &error);
  g_autoptr(CliffSound) sound = NULL;

  if (folder != NULL && cliff_engine_run (engine, request, folder, &result, NULL, NULL, cancellable, &error))
    sound = cliff_sound_new_from_file (result.path, MOST_FRAMES, cancellable, &error);
  if (folder != NULL)
    cliff_file_remove_tree (folder);
  if (sound != NULL)
    g_task_return_pointer (task, cliff_mix_new_from_sound (sound, BREATH), (GDestroyNotify) cliff_mix_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
spoken_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Voice *voice = user_data;
  CliffReader *self = voice->reader;

  voice->mix = g_task_propagate_pointer (G_TASK (result), &voice->error);
  if (self == NULL)
    voice_free (voice);
  else if (self->state == CLIFF_READER_PREPARING && voice->index == self->index)
    begin (self);
}

static Voice *
find_voice (CliffReader *self,
            guint        index)
{
  for (guint i = 0; i < self->voices->len; i++)
    {
      Voice *voice = g_ptr_array_index (self->voices, i);

      if (voice->index == index)
        return voice;
    }

  return NULL;
}

static Voice *
want_voice (CliffReader *self,
            guint        index)
{
  const CliffUtterance *utterance;
  g_autoptr(GTask) task = NULL;
  Voice *voice = find_voice (self, index);

  if (voice != NULL || index >= self->utterances->len)
    return voice;
  utterance = g_ptr_array_index (self->utterances, index);
  voice = g_new0 (Voice, 1);
  voice->reader = self;
  voice->index = index;
  voice->cancellable = g_cancellable_new ();
  g_ptr_array_add (self->voices, voice);
  task = g_task_new (self->engine, voice->cancellable, spoken_cb, voice);
  g_task_set_source_tag (task, want_voice);
  g_task_set_task_data (task, json_object_ref (utterance->request), (GDestroyNotify) json_object_unref);
  g_task_run_in_thread (task, speak_in_thread);

  return voice;
}

/* Keeps this utterance and the next. */
static void
drop_others (CliffReader *self)
{
  for (guint i = self->voices->len; i > 0; i--)
    {
      const Voice *voice = g_ptr_array_index (self->voices, i - 1);

      if (voice->index != self->index && voice->index != self->index + 1)
        g_ptr_array_remove_index_fast (self->voices, i - 1);
    }
}

/* ── Playing ── */

static void
fail (CliffReader *self,
      GError      *reason)
{
  g_autoptr(GError) error = g_error_copy (reason);

  cliff_reader_stop (self);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
go_to (CliffReader *self,
       guint        index)
{
  const CliffUtterance *utterance;

  cliff_sound_output_stop (self->output);
  self->position = 0;
  if (index >= self->utterances->len)
    {
      cliff_reader_stop (self);
      return;
    }
  self->index = index;
  utterance = g_ptr_array_index (self->utterances, index);
  drop_others (self);
  want_voice (self, index);
  g_signal_emit (self, signals[MOVED], 0, (guint64) utterance->start, (guint64) utterance->end);
  if (self->state != CLIFF_READER_PAUSED && self->state != CLIFF_READER_STOPPED)
    begin (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  CliffReader *self = user_data;
  const Voice *voice = find_voice (self, self->index);
  CliffTime position;

  if (self->state != CLIFF_READER_READING || voice == NULL || voice->mix == NULL)
    {
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }
  if (!cliff_sound_output_get_position (self->output, &position))
    return G_SOURCE_CONTINUE;
  self->position = position;
  if (position >= voice->mix->n_frames * CLIFF_SECOND / CLIFF_MIX_RATE)
    go_to (self, self->index + 1);

  return G_SOURCE_CONTINUE;
}

/* Plays this utterance from where it paused, or waits for it; has the next one spoken meanwhile. */
static void
begin (CliffReader *self)
{
  Voice *voice = want_voice (self, self->index);

  if (voice->error != NULL)
    {
      fail (self, voice->error);
      return;
    }
  if (voice->mix == NULL)
    {
      set_state (self, CLIFF_READER_PREPARING);
      return;
    }
  cliff_sound_output_start (self->output, voice->mix, self->position, 0, 0);
  want_voice (self, self->index + 1);
  if (self->tick == 0)
    self->tick = g_timeout_add (TICK_MS, tick_cb, self);
  set_state (self, CLIFF_READER_READING);
}

/* ── GObject ── */

static void
cliff_reader_finalize (GObject *object)
{
  CliffReader *self = CLIFF_READER (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_ptr_array_unref (self->voices);
  g_ptr_array_unref (self->utterances);
  g_clear_pointer (&self->output, cliff_sound_output_free);
  g_clear_object (&self->engine);
  g_free (self->sink);

  G_OBJECT_CLASS (cliff_reader_parent_class)->finalize (object);
}

static void
cliff_reader_class_init (CliffReaderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cliff_reader_finalize;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64,
                                 G_TYPE_UINT64);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cliff_reader_init (CliffReader *self)
{
  self->voices = g_ptr_array_new_with_free_func ((GDestroyNotify) drop_voice);
  self->utterances = g_ptr_array_new ();
  self->engine = g_object_new (CLIFF_TYPE_LOCAL_VOICE, NULL);
}

CliffReader *
cliff_reader_new (const char *sink)
{
  CliffReader *self = g_object_new (CLIFF_TYPE_READER, NULL);

  self->sink = g_strdup (sink);

  return self;
}

CliffReaderState
cliff_reader_get_state (CliffReader *self)
{
  g_return_val_if_fail (CLIFF_IS_READER (self), CLIFF_READER_STOPPED);

  return self->state;
}

void
cliff_reader_read (CliffReader *self,
                   GPtrArray   *utterances,
                   gsize        from)
{
  guint index = 0;

  g_return_if_fail (CLIFF_IS_READER (self));
  g_return_if_fail (utterances != NULL);

  cliff_reader_stop (self);
  g_ptr_array_unref (self->utterances);
  self->utterances = g_ptr_array_ref (utterances);
  while (index < utterances->len && ((const CliffUtterance *) g_ptr_array_index (utterances, index))->end <= from)
    index++;
  if (index == utterances->len)
    return;
  /* The sound device is opened when somebody listens, not before. */
  if (self->output == NULL)
    self->output = cliff_sound_output_new (self->sink);
  self->state = CLIFF_READER_PREPARING;
  g_signal_emit (self, signals[CHANGED], 0);
  go_to (self, index);
}

void
cliff_reader_pause (CliffReader *self)
{
  CliffTime position;

  g_return_if_fail (CLIFF_IS_READER (self));

  if (self->state != CLIFF_READER_READING && self->state != CLIFF_READER_PREPARING)
    return;
  if (self->state == CLIFF_READER_READING && cliff_sound_output_get_position (self->output, &position))
    self->position = position;
  cliff_sound_output_stop (self->output);
  set_state (self, CLIFF_READER_PAUSED);
}

void
cliff_reader_resume (CliffReader *self)
{
  g_return_if_fail (CLIFF_IS_READER (self));

  if (self->state == CLIFF_READER_PAUSED)
    begin (self);
}

void
cliff_reader_next (CliffReader *self)
{
  g_return_if_fail (CLIFF_IS_READER (self));

  if (self->state != CLIFF_READER_STOPPED)
    go_to (self, self->index + 1);
}

void
cliff_reader_previous (CliffReader *self)
{
  g_return_if_fail (CLIFF_IS_READER (self));

  if (self->state != CLIFF_READER_STOPPED)
    go_to (self, self->position < JUST_BEGUN && self->index > 0 ? self->index - 1 : self->index);
}

void
cliff_reader_stop (CliffReader *self)
{
  g_return_if_fail (CLIFF_IS_READER (self));

  if (self->state == CLIFF_READER_STOPPED)
    return;
  cliff_sound_output_stop (self->output);
  g_ptr_array_set_size (self->voices, 0);
  self->position = 0;
  self->index = 0;
  set_state (self, CLIFF_READER_STOPPED);
}

gboolean
cliff_reader_get_range (CliffReader *self,
                        gsize       *start,
                        gsize       *end)
{
  const CliffUtterance *utterance;

  g_return_val_if_fail (CLIFF_IS_READER (self), FALSE);

  if (self->state == CLIFF_READER_STOPPED || self->index >= self->utterances->len)
    return FALSE;
  utterance = g_ptr_array_index (self->utterances, self->index);
  *start = utterance->start;
  *end = utterance->end;

  return TRUE;
}

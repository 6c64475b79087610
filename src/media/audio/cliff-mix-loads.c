/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-mix-loads.h"

#include "cliff-loudness.h"
#include "cliff-placement.h"

/* So much of a file says how loud it is. */
#define MEASURED ((gint64) CLIFF_MIX_RATE * 600)

/* One file at its own speed, however often the plan uses it; at another speed, one use of it. */
typedef struct
{
  const char *path;        /* unowned */
  const char *sha256;      /* unowned, nullable */
  CliffTime   in;          /* where it begins, at another speed */
  int         speed;
  gboolean    is_levelled; /* it is brought to the level of all others */
  gboolean    is_needed;   /* it must have sound */
  gint64      file_frames; /* of the file */
  gint64      max_frames;  /* of the sound */
  CliffSound *sound;       /* NULL: could not be read */
  double      loudness;    /* LUFS, of the file, if levelled */
} Load;

struct _CliffMixLoads
{
  CliffPlan      *plan;         /* unowned */
  gint64          mix_frames;
  GPtrArray      *all;          /* Load */
  GHashTable     *by_key;
  GAsyncQueue    *loaded;
  CliffSoundBank *bank;         /* unowned, while reading */
  GCancellable   *cancellable;  /* the same */
};

static void
load_free (Load *load)
{
  g_clear_pointer (&load->sound, cliff_sound_unref);
  g_free (load);
}

gboolean
cliff_mix_loads_is_levelled (CliffPlanBus bus)
{
  return bus == CLIFF_PLAN_VOICE || bus == CLIFF_PLAN_MUSIC;
}

/* ── Which there are ─────────────────────────────────────────────────────────────────────────── */

static char *
dup_key (const CliffPlanSound *sound)
{
  if (sound->speed == CLIFF_PPM)
    return g_strdup (sound->path);
  return g_strdup_printf ("%d %" G_GINT64_FORMAT " %s", sound->speed, sound->in, sound->path);
}

static Load *
get_load (CliffMixLoads        *self,
          const CliffPlanSound *sound)
{
  char *key = dup_key (sound);
  Load *load = g_hash_table_lookup (self->by_key, key);

  if (load != NULL)
    {
      g_free (key);
      return load;
    }
  load = g_new0 (Load, 1);
  load->path = sound->path;
  load->sha256 = sound->sha256;
  load->in = sound->in;
  load->speed = sound->speed;
  g_ptr_array_add (self->all, load);
  g_hash_table_insert (self->by_key, key, load);

  return load;
}

static void
list_loads (CliffMixLoads *self)
{
  for (guint i = 0; i < self->plan->sounds->len; i++)
    {
      const CliffPlanSound *sound = g_ptr_array_index (self->plan->sounds, i);
      CliffPlacement place = cliff_placement_find (sound, self->mix_frames);
      gboolean is_levelled = cliff_mix_loads_is_levelled (sound->bus);
      gint64 needed;
      Load *load;

      if (place.n_frames == 0 || sound->gain <= 0 || sound->path == NULL || sound->speed == 0)
        continue;
      load = get_load (self, sound);
      load->is_needed |= sound->bus != CLIFF_PLAN_OWN;
      load->is_levelled |= is_levelled;
      load->max_frames = MAX (load->max_frames, MIN (place.skip + place.n_frames, CLIFF_MIX_MOST_FRAMES));
      needed = sound->speed == CLIFF_PPM ? load->max_frames
                                         : cliff_sound_get_needed (sound->in, sound->speed, load->max_frames);
      load->file_frames = CLAMP (needed, MAX (load->file_frames, is_levelled ? MEASURED : 1), CLIFF_MIX_MOST_FRAMES);
    }
}

CliffMixLoads *
cliff_mix_loads_new (CliffPlan *plan,
                     gint64     mix_frames)
{
  CliffMixLoads *self = g_new0 (CliffMixLoads, 1);

  self->plan = plan;
  self->mix_frames = mix_frames;
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) load_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->loaded = g_async_queue_new ();
  list_loads (self);

  return self;
}

void
cliff_mix_loads_free (CliffMixLoads *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->all);
  g_async_queue_unref (self->loaded);
  g_free (self);
}

/* ── Reading ─────────────────────────────────────────────────────────────────────────────────── */

static CliffSound *
read_file (CliffMixLoads *self,
           const Load    *load)
{
  if (self->bank != NULL)
    return cliff_sound_bank_read (self->bank, load->path, load->sha256, load->file_frames, self->cancellable, NULL);
  return cliff_sound_new_from_file (load->path, load->file_frames, self->cancellable, NULL);
}

static CliffSound *
read_at_speed (CliffMixLoads *self,
               const Load    *load,
               CliffSound    *file)
{
  if (load->speed == CLIFF_PPM)
    return cliff_sound_ref (file);
  if (self->bank != NULL)
    return cliff_sound_bank_read_at_speed (self->bank, load->path, load->sha256, load->file_frames, load->in, load->speed,
                                           load->max_frames, self->cancellable, NULL);
  return cliff_sound_new_at_speed (file, load->in, load->speed, load->max_frames, self->cancellable, NULL);
}

static void
load_cb (gpointer data,
         gpointer user_data)
{
  Load *load = data;
  CliffMixLoads *self = user_data;
  /* Why a file could not be read does not matter here: the mix names it, and the project's check
   * says more. */
  g_autoptr(CliffSound) file = read_file (self, load);

  if (file != NULL)
    {
      load->sound = read_at_speed (self, load, file);
      if (load->is_levelled)
        load->loudness = cliff_loudness_measure_sound (file->samples, MIN (file->n_frames, MEASURED));
    }
  g_async_queue_push (self->loaded, load);
}

gboolean
cliff_mix_loads_read (CliffMixLoads      *self,
                      CliffSoundBank     *bank,
                      CliffMixLoadsFunc   progress,
                      gpointer            progress_data,
                      GCancellable       *cancellable,
                      GStrv              *missing,
                      GError            **error)
{
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();
  int n_threads = CLAMP (g_get_num_processors (), 1, 4);
  GThreadPool *pool;

  self->bank = bank;
  self->cancellable = cancellable;
  pool = g_thread_pool_new (load_cb, self, n_threads, FALSE, error);
  if (pool == NULL)
    return FALSE;
  for (guint i = 0; i < self->all->len; i++)
    g_thread_pool_push (pool, g_ptr_array_index (self->all, i), NULL);
  for (guint i = 0; i < self->all->len; i++)
    {
      g_async_queue_pop (self->loaded);
      progress ((double) (i + 1) / self->all->len, progress_data);
    }
  g_thread_pool_free (pool, FALSE, TRUE);

  for (guint i = 0; i < self->all->len; i++)
    {
      const Load *load = g_ptr_array_index (self->all, i);

      if (load->sound == NULL || load->sound->is_broken || (load->is_needed && load->sound->n_frames == 0))
        g_strv_builder_add (paths, load->path);
    }
  *missing = g_strv_builder_end (paths);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

const CliffSound *
cliff_mix_loads_find (CliffMixLoads        *self,
                      const CliffPlanSound *sound,
                      double               *loudness)
{
  g_autofree char *key = sound->path != NULL ? dup_key (sound) : NULL;
  const Load *load = key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;

  if (load == NULL || load->sound == NULL)
    return NULL;
  *loudness = load->loudness;

  return load->sound;
}

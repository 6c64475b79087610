/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-sound-bank.h"

typedef struct
{
  char       *key;
  CliffSound *sound;
} Entry;

struct _CliffSoundBank
{
  gatomicrefcount  ref_count;
  GMutex           mutex;
  gsize            max_bytes;
  gsize            n_bytes;
  GQueue           entries; /* Entry, the most recently used first */
};

/**
 * cliff_sound_bank_new:
 * @max_bytes: of decoded sound to keep; 384 KB a second
 *
 * Returns: (transfer full): an empty bank
 */
CliffSoundBank *
cliff_sound_bank_new (gsize max_bytes)
{
  CliffSoundBank *self = g_new0 (CliffSoundBank, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_queue_init (&self->entries);
  self->max_bytes = max_bytes;

  return self;
}

CliffSoundBank *
cliff_sound_bank_ref (CliffSoundBank *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
entry_free (Entry *entry)
{
  g_free (entry->key);
  cliff_sound_unref (entry->sound);
  g_free (entry);
}

void
cliff_sound_bank_unref (CliffSoundBank *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_queue_clear_full (&self->entries, (GDestroyNotify) entry_free);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gsize
get_bytes (const Entry *entry)
{
  return (gsize) entry->sound->n_frames * 2 * sizeof (float);
}

static void
drop (CliffSoundBank *self,
      GList          *link)
{
  self->n_bytes -= get_bytes (link->data);
  entry_free (link->data);
  g_queue_delete_link (&self->entries, link);
}

static GList *
find (CliffSoundBank *self,
      const char     *key)
{
  for (GList *link = self->entries.head; link != NULL; link = link->next)
    if (g_str_equal (((Entry *) link->data)->key, key))
      return link;

  return NULL;
}

static CliffSound *
look_up (CliffSoundBank *self,
         const char     *key,
         gint64          max_frames)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GList *link = find (self, key);
  Entry *entry;

  if (link == NULL)
    return NULL;
  entry = link->data;
  if (!entry->sound->is_whole && entry->sound->n_frames < max_frames)
    return NULL;
  g_queue_unlink (&self->entries, link);
  g_queue_push_head_link (&self->entries, link);

  return cliff_sound_ref (entry->sound);
}

static void
keep (CliffSoundBank *self,
      const char     *key,
      CliffSound     *sound)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GList *link = find (self, key);
  Entry *entry;

  if (link != NULL)
    drop (self, link);
  entry = g_new0 (Entry, 1);
  entry->key = g_strdup (key);
  entry->sound = cliff_sound_ref (sound);
  g_queue_push_head (&self->entries, entry);
  self->n_bytes += get_bytes (entry);
  while (self->n_bytes > self->max_bytes)
    drop (self, self->entries.tail);
}

/**
 * cliff_sound_bank_read:
 * @path: an absolute path
 * @sha256: (nullable): of the file; without it the file is read each time
 * @max_frames: at most so many frames are needed; the sound may hold more
 *
 * As cliff_sound_new_from_file(), which says the errors.  A broken file is never kept, as it may be
 * replaced.
 *
 * Returns: (transfer full): the sound
 */
CliffSound *
cliff_sound_bank_read (CliffSoundBank  *self,
                       const char      *path,
                       const char      *sha256,
                       gint64           max_frames,
                       GCancellable    *cancellable,
                       GError         **error)
{
  CliffSound *sound = sha256 != NULL ? look_up (self, sha256, max_frames) : NULL;

  if (sound != NULL)
    return sound;
  sound = cliff_sound_new_from_file (path, max_frames, cancellable, error);
  if (sound != NULL && sha256 != NULL && !sound->is_broken)
    keep (self, sha256, sound);

  return sound;
}

CliffSound *
cliff_sound_bank_read_at_speed (CliffSoundBank  *self,
                                const char      *path,
                                const char      *sha256,
                                gint64           file_frames,
                                CliffTime        in,
                                int              speed,
                                gint64           max_frames,
                                GCancellable    *cancellable,
                                GError         **error)
{
  g_autofree char *key = sha256 != NULL ? g_strdup_printf ("%s %" G_GINT64_FORMAT " %d", sha256, in, speed) : NULL;
  g_autoptr(CliffSound) file = NULL;
  CliffSound *sound = key != NULL ? look_up (self, key, max_frames) : NULL;

  if (sound != NULL)
    return sound;
  file = cliff_sound_bank_read (self, path, sha256, file_frames, cancellable, error);
  if (file == NULL)
    return NULL;
  sound = cliff_sound_new_at_speed (file, in, speed, max_frames, cancellable, error);
  if (sound != NULL && key != NULL && !sound->is_broken)
    keep (self, key, sound);

  return sound;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-export-files.h"

#include "cliff-file.h"
#include "cliff-label-verify.h"
#include "cliff-render.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOTE_SUFFIX ".export"
/* File systems take 255 bytes for a name; the longest we add is ".part.mp4.XXXXXX" and a dot. */
#define NAME_BYTES_MAX 200
#define ID_LENGTH 36
#define NOTED_MAX 64

/* ── Names ─────────────────────────────────────────────────────────────────────────────────────── */

/* Whether a character may stand in a name on every file system a film is likely to be copied to. */
static gboolean
is_safe (gunichar c)
{
  return g_unichar_isprint (c) && !(c < 128 && strchr ("/\\:*?\"<>|", (int) c) != NULL) && c != 0xfeff &&
         g_unichar_type (c) != G_UNICODE_FORMAT && g_unichar_type (c) != G_UNICODE_PRIVATE_USE;
}

/**
 * cliff_export_files_dup_name:
 * @number: of the episode
 * @n_episodes: in the series; decides how many digits the number gets, two at least
 * @title: of the episode, may be empty
 *
 * Returns: (transfer full): the name of an episode's file without its extension, such as "07 归来"
 */
char *
cliff_export_files_dup_name (int         number,
                             int         n_episodes,
                             const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *name = g_string_new (NULL);
  gboolean space = TRUE;

  g_string_append_printf (name, "%0*d", n_episodes > 999 ? 4 : n_episodes > 99 ? 3 : 2, number);
  for (const char *at = normal; *at != '\0' && name->len < NAME_BYTES_MAX; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!is_safe (c) || g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }
      if (space)
        g_string_append_c (name, ' ');
      space = FALSE;
      g_string_append_unichar (name, c);
    }
  /* Windows drops dots and spaces at the end of a name. */
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);

  return g_string_free_and_steal (name);
}

static char *
build_path (const char *folder,
            const char *prefix,
            const char *name,
            const char *suffix)
{
  g_autofree char *base = g_strconcat (prefix, name, suffix, NULL);

  return g_build_filename (folder, base, NULL);
}

CliffExportFiles *
cliff_export_files_new (const char *folder,
                        const char *name)
{
  CliffExportFiles *self = g_new0 (CliffExportFiles, 1);

  self->folder = g_strdup (folder);
  self->path = build_path (folder, "", name, ".mp4");
  self->srt_path = build_path (folder, "", name, ".srt");
  self->part_path = build_path (folder, "", name, ".part.mp4");
  self->part_srt_path = build_path (folder, "", name, ".part.srt");
  self->note_path = build_path (folder, ".", name, NOTE_SUFFIX);
  self->lock = -1;

  return self;
}

/* Gives the lock up; what the note says stays. */
void
cliff_export_files_free (CliffExportFiles *self)
{
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->srt_path);
  g_free (self->part_path);
  g_free (self->part_srt_path);
  g_free (self->note_path);
  g_free (self);
}

/* ── What is there already ─────────────────────────────────────────────────────────────────────── */

static gboolean
fail (const char  *path,
      GError     **error)
{
  int reason = errno;

  g_set_error (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE, "“%s” cannot be written: %s", path,
               g_strerror (reason));

  return FALSE;
}

/* Opens and locks a note; -1 when somebody alive has it (errno EWOULDBLOCK) or it cannot be opened.  A note that was
 * removed between the two is none: then the caller's next try makes a fresh one. */
static int
lock_note (const char *path,
           int         flags)
{
  for (int tries = 0; tries < 16; tries++)
    {
      int fd = open (path, flags | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0644);
      struct stat here, there;

      if (fd < 0)
        return -1;
      /* Where the file system has no locks there is nobody to ask. */
      if (flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        {
          close (fd);
          errno = EWOULDBLOCK;
          return -1;
        }
      if (fstat (fd, &here) == 0 && stat (path, &there) == 0 && here.st_ino == there.st_ino)
        return fd;
      close (fd);
    }
  errno = EWOULDBLOCK;

  return -1;
}

/* Removes NAME.part.mp4, NAME.part.mp4.XXXXXX and NAME.part.srt. */
static gboolean
remove_parts (const char *folder,
              const char *name)
{
  g_autofree char *film = g_strconcat (name, ".part.mp4", NULL);
  g_autofree char *temporary = g_strconcat (film, ".", NULL);
  g_autofree char *subtitles = g_strconcat (name, ".part.srt", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;
  gboolean any = FALSE;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_equal (entry, film) || g_str_equal (entry, subtitles) ||
        (g_str_has_prefix (entry, temporary) && strlen (entry) == strlen (temporary) + 6))
      {
        g_autofree char *path = g_build_filename (folder, entry, NULL);

        any |= g_unlink (path) == 0;
      }

  return any;
}

/* A note nobody has locked belongs to a process that is dead, or to a film that is finished but not yet recorded. */
static void
remove_leftovers (CliffExportFiles *self)
{
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *note = NULL, *name = NULL, *film = NULL;
      int fd;

      if (entry[0] != '.' || !g_str_has_suffix (entry, NOTE_SUFFIX))
        continue;
      note = g_build_filename (self->folder, entry, NULL);
      if (g_str_equal (note, self->note_path) || (fd = lock_note (note, 0)) < 0)
        continue;
      name = g_strndup (entry + 1, strlen (entry) - 1 - strlen (NOTE_SUFFIX));
      film = build_path (self->folder, "", name, ".mp4");
      if (remove_parts (self->folder, name))
        self->n_removed++;
      if (!g_file_test (film, G_FILE_TEST_EXISTS))
        g_unlink (note);
      close (fd);
    }
}

static gboolean
holds (GPtrArray  *ids,
       const char *id)
{
  return id != NULL && g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

/* Only a film with the number of an earlier export of this episode is ours to replace. */
static gboolean
check_final (CliffExportFiles  *self,
             GPtrArray         *own_ids,
             GError           **error)
{
  gboolean is_foreign = FALSE;

  self->replaces = g_file_test (self->path, G_FILE_TEST_EXISTS) || g_file_test (self->path, G_FILE_TEST_IS_SYMLINK);
  if (self->replaces)
    {
      g_autoptr(CliffLabelReport) report = cliff_label_verify_mp4 (self->path, NULL, NULL);

      is_foreign = report == NULL || !holds (own_ids, report->produce_id);
    }
  else if (!self->had_note && g_file_test (self->srt_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   "“%s” is there already and was not made by an export of this episode; move it away or export to "
                   "another folder", self->srt_path);
      return FALSE;
    }
  if (is_foreign)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 "“%s” is there already and was not made by an export of this episode; move it away or export to "
                 "another folder", self->path);

  return !is_foreign;
}

/* The numbers that earlier runs have noted, one a line: one of them may stand in a film that was never recorded. */
static void
read_note (CliffExportFiles *self,
           GPtrArray        *own_ids)
{
  char id[ID_LENGTH + 1] = "";

  for (int i = 0; i < NOTED_MAX && pread (self->lock, id, ID_LENGTH, i * (ID_LENGTH + 1)) == ID_LENGTH; i++)
    if (g_uuid_string_is_valid (id))
      {
        g_ptr_array_add (own_ids, g_strdup (id));
        self->had_note = TRUE;
      }
}

/* The film under the final name bears its number until the new one takes its place, so that one must stay. */
static gboolean
write_note (CliffExportFiles  *self,
            const char        *produce_id,
            GError           **error)
{
  g_autofree char *line = g_strconcat (produce_id, "\n", NULL);

  if ((self->replaces || ftruncate (self->lock, 0) == 0) && lseek (self->lock, 0, SEEK_END) >= 0 &&
      write (self->lock, line, strlen (line)) == (ssize_t) strlen (line))
    return TRUE;

  return fail (self->note_path, error);
}

/**
 * cliff_export_files_begin:
 * @self: the files
 * @produce_id: the new film's number, a UUID
 * @own_ids: (element-type utf8): numbers of earlier exports of this episode; a noted one is added
 * @error: CLIFF_RENDER_ERROR_WRITE, G_IO_ERROR_BUSY, G_IO_ERROR_EXISTS
 *
 * Makes the folder, takes the lock, clears away what dead processes have left and makes sure that nothing foreign
 * would be overwritten.
 */
gboolean
cliff_export_files_begin (CliffExportFiles  *self,
                          const char        *produce_id,
                          GPtrArray         *own_ids,
                          GError           **error)
{
  g_autofree char *base = g_path_get_basename (self->path);

  if (g_mkdir_with_parents (self->folder, 0755) != 0)
    return fail (self->folder, error);
  self->lock = lock_note (self->note_path, O_CREAT);
  if (self->lock < 0 && errno == EWOULDBLOCK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "“%s” is being exported already", base);
      return FALSE;
    }
  if (self->lock < 0)
    return fail (self->path, error);

  read_note (self, own_ids);
  base[strlen (base) - strlen (".mp4")] = '\0';
  self->n_removed = remove_parts (self->folder, base);
  remove_leftovers (self);

  return check_final (self, own_ids, error) && write_note (self, produce_id, error);
}

/* ── The end ───────────────────────────────────────────────────────────────────────────────────── */

/* Writes the subtitles under their unfinished name. */
gboolean
cliff_export_files_write_srt (CliffExportFiles  *self,
                              const char        *text,
                              GError           **error)
{
  g_autoptr(GError) cause = NULL;

  if (g_file_set_contents_full (self->part_srt_path, text, -1, G_FILE_SET_CONTENTS_DURABLE, 0644, &cause))
    return TRUE;
  g_set_error_literal (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE, cause->message);

  return FALSE;
}

/* A name that was free when the export began is not taken from somebody who was faster. */
static gboolean
give_name (CliffExportFiles  *self,
           GError           **error)
{
  if (self->replaces)
    return g_rename (self->part_path, self->path) == 0 || fail (self->path, error);

  errno = cliff_file_rename_new (self->part_path, self->path);
  if (errno == EEXIST)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "“%s” was made by somebody else meanwhile", self->path);
      return FALSE;
    }

  return errno == 0 || fail (self->path, error);
}

/**
 * cliff_export_files_finish:
 * @self: files whose film has been read back
 * @has_srt: whether subtitles were written
 * @error: CLIFF_RENDER_ERROR_WRITE, G_IO_ERROR_EXISTS
 *
 * Brings the film to the disk, then gives it its name.  The note stays until the export is recorded.
 */
gboolean
cliff_export_files_finish (CliffExportFiles  *self,
                           gboolean           has_srt,
                           GError           **error)
{
  g_autoptr(GError) cause = NULL;

  if (!cliff_file_sync (self->part_path, &cause))
    {
      g_set_error_literal (error, CLIFF_RENDER_ERROR, CLIFF_RENDER_ERROR_WRITE, cause->message);
      return FALSE;
    }
  if (has_srt && g_rename (self->part_srt_path, self->srt_path) != 0)
    return fail (self->srt_path, error);
  if (!give_name (self, error))
    return FALSE;
  if (!has_srt)
    g_unlink (self->srt_path);
  cliff_file_sync_folder (self->folder, NULL);

  return TRUE;
}

/* Removes what is unfinished; what stands under the final names stays. */
void
cliff_export_files_abandon (CliffExportFiles *self)
{
  g_autofree char *base = g_path_get_basename (self->path);

  if (self->lock < 0)
    return;
  base[strlen (base) - strlen (".mp4")] = '\0';
  remove_parts (self->folder, base);
  if (!self->replaces || !self->had_note)
    g_unlink (self->note_path);
}

/* The film at @path is recorded: its note is no longer needed. */
void
cliff_export_files_forget (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *note = NULL;
  int fd;

  if (g_str_has_suffix (base, ".mp4"))
    base[strlen (base) - strlen (".mp4")] = '\0';
  note = build_path (folder, ".", base, NOTE_SUFFIX);
  fd = lock_note (note, 0);
  if (fd < 0)
    return;
  g_unlink (note);
  close (fd);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-file.h"
#include "cliff-store-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>

#define TEMPORARY     ".new-"
#define MAX_EXTENSION 8

/* What is left of an import that never ended is deleted when it is this old. */
#define STALE_SECONDS (24 * 60 * 60)

void
cliff_media_file_clear (CliffMediaFile *file)
{
  g_clear_pointer (&file->sha256, g_free);
  g_clear_pointer (&file->extension, g_free);
  file->bytes = 0;
}

/* Lower-case letters and digits only, since it becomes part of a path; "bin" for anything else. */
static char *
dup_extension (const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  const char *dot = strrchr (name, '.');
  char *extension;

  if (dot == NULL || dot[1] == '\0' || strlen (dot + 1) > MAX_EXTENSION)
    return g_strdup ("bin");
  extension = g_ascii_strdown (dot + 1, -1);
  for (const char *c = extension; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      {
        g_free (extension);
        return g_strdup ("bin");
      }

  return extension;
}

static char *
dup_folder (const char *project_path,
            const char *sha256)
{
  char first[3] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (project_path, "media", first, NULL);
}

static char *
dup_path (const char *project_path,
          const char *sha256,
          const char *extension)
{
  g_autofree char *folder = dup_folder (project_path, sha256);
  g_autofree char *name = g_strconcat (sha256, ".", extension, NULL);

  return g_build_filename (folder, name, NULL);
}

/* The same content under another extension is still the same file: (transfer full) (nullable). */
static char *
find_extension (const char *folder,
                const char *sha256)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  gsize length = strlen (sha256);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, sha256) && name[length] == '.')
      return g_strdup (name + length + 1);

  return NULL;
}

static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      cliff_file_set_error (error, errno, "make", folder);
      return FALSE;
    }

  return cliff_file_sync_folder (parent, error);
}

/* Copies @file to a new temporary in media/ and hashes it on the way: the path, (transfer full), NULL on error. */
static char *
copy_in (const char      *media,
         const char      *file,
         CliffMediaFile  *out,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autofree char *temporary = g_build_filename (media, TEMPORARY "XXXXXX", NULL);
  g_autofd int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0644);

  if (fd < 0)
    {
      cliff_file_set_error (error, errno, "write into", media);
      return NULL;
    }
  out->sha256 = cliff_file_hash (file, fd, &out->bytes, cancellable, error);
  if (out->sha256 == NULL)
    {
      g_unlink (temporary);
      return NULL;
    }

  return g_steal_pointer (&temporary);
}

/* With a move on the same disk the file becomes the temporary itself; NULL with EXDEV means it has to be copied. */
static char *
move_in (const char      *media,
         const char      *file,
         CliffMediaFile  *out,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autofree char *name = g_strdup_printf (TEMPORARY "%08x%08x", g_random_int (), g_random_int ());
  g_autofree char *temporary = g_build_filename (media, name, NULL);

  if (g_rename (file, temporary) != 0)
    {
      if (errno == EXDEV)
        return copy_in (media, file, out, cancellable, error);
      cliff_file_set_error (error, errno, "move", file);
      return NULL;
    }
  out->sha256 = cliff_file_hash (temporary, -1, &out->bytes, cancellable, error);
  if (out->sha256 == NULL)
    {
      /* It was the caller's file until it is ours. */
      g_rename (temporary, file);
      return NULL;
    }

  return g_steal_pointer (&temporary);
}

static gboolean
has_size (const char *path,
          gint64      bytes)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size == bytes;
}

/* A regular file only: a pipe or a device would never end. */
static gboolean
check_regular (const char  *file,
               GError     **error)
{
  GStatBuf info;

  if (g_stat (file, &info) != 0)
    {
      cliff_file_set_error (error, errno, "read", file);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "“%s” is not a file", file);
      return FALSE;
    }

  return TRUE;
}

/* @extension: (nullable): that of the name it gets; NULL: the file's. */
static gboolean
prepare (const char      *project_path,
         const char      *file,
         const char      *extension,
         gboolean         move,
         CliffMediaFile  *out,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autofree char *media = g_build_filename (project_path, "media", NULL);
  g_auto(CliffMediaFile) made = { 0, };
  g_autofree char *temporary = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *target = NULL;
  gboolean done;

  if (!check_regular (file, error) || !make_folder (media, error))
    return FALSE;
  temporary = move ? move_in (media, file, &made, cancellable, error) : copy_in (media, file, &made, cancellable, error);
  if (temporary == NULL)
    return FALSE;

  folder = dup_folder (project_path, made.sha256);
  made.extension = extension != NULL ? g_strdup (extension) : find_extension (folder, made.sha256);
  if (made.extension == NULL)
    made.extension = dup_extension (file);
  target = dup_path (project_path, made.sha256, made.extension);

  /* A file of that name and size is that content, unless the disk failed: then the new copy mends it. */
  done = has_size (target, made.bytes) ? g_unlink (temporary) == 0
                                       : make_folder (folder, error) && cliff_file_publish (temporary, target, error);
  if (!done)
    {
      if (move && !g_file_test (file, G_FILE_TEST_EXISTS))
        g_rename (temporary, file);
      g_unlink (temporary);
      return FALSE;
    }
  if (move)
    g_unlink (file);

  *out = made;
  made = (CliffMediaFile) { 0, };
  return TRUE;
}

/**
 * cliff_media_prepare:
 * @project_path: cliff_store_get_path()
 * @file: the file to bring in
 * @move: the file is not needed any more: it is renamed where that is possible, and gone afterwards
 * @out: (out caller-allocates): what cliff_store_add_media() needs; clear with cliff_media_file_clear()
 *
 * Puts a file into the media folder under the name of its content.  After a crash it is there as a whole or not at all.
 * Blocks; any thread.
 *
 * Returns: FALSE with a G_IO_ERROR; @file is still there then
 */
gboolean
cliff_media_prepare (const char      *project_path,
                     const char      *file,
                     gboolean         move,
                     CliffMediaFile  *out,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_return_val_if_fail (project_path != NULL && file != NULL && out != NULL, FALSE);

  return prepare (project_path, file, NULL, move, out, cancellable, error);
}

/**
 * cliff_media_prepare_as:
 * @extension: of the row that knows the file already
 *
 * As cliff_media_prepare(), of a copy, which gets the very name under which the row looks for it.
 *
 * Returns: FALSE with a G_IO_ERROR
 */
gboolean
cliff_media_prepare_as (const char      *project_path,
                        const char      *file,
                        const char      *extension,
                        CliffMediaFile  *out,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_return_val_if_fail (project_path != NULL && file != NULL && extension != NULL && out != NULL, FALSE);

  /* The row may come from a stranger. */
  if (strpbrk (extension, "/.") != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no extension", extension);
      return FALSE;
    }

  return prepare (project_path, file, extension, FALSE, out, cancellable, error);
}

/**
 * cliff_store_add_media:
 * @duration: 0 for a still
 * @width: in pixels, 0 for sound
 * @height: in pixels, 0 for sound
 *
 * Adds the row of a file that cliff_media_prepare() brought in, in the open transaction or in one of its own.
 *
 * Returns: the media id, that of the earlier row when the content is already known; 0 with a CLIFF_STORE_ERROR
 */
CliffId
cliff_store_add_media (CliffStore            *self,
                       const CliffMediaFile  *file,
                       CliffTime              duration,
                       int                    width,
                       int                    height,
                       GError               **error)
{
  CliffId id;

  g_return_val_if_fail (CLIFF_IS_STORE (self), 0);
  g_return_val_if_fail (file != NULL && file->sha256 != NULL, 0);

  id = cliff_store_get_int (self, 0, "SELECT id FROM media WHERE sha256 = ?", "s", file->sha256);
  if (id != 0)
    return id;

  if (!cliff_store_begin_kept (self, error))
    return 0;
  id = cliff_store_insert (self, error,
                           "INSERT INTO media (sha256, extension, bytes, duration, width, height, created) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?)", "ssiiiii",
                           file->sha256, file->extension, file->bytes, duration, (gint64) width, (gint64) height,
                           g_get_real_time () * 1000);
  if (id == 0)
    cliff_store_rollback (self);
  else if (!cliff_store_commit (self, error))
    id = 0;

  return id;
}

char *
cliff_store_dup_media_path (CliffStore *self,
                            CliffId     media_id)
{
  g_autoptr(CliffRows) rows = NULL;
  const char *sha256;
  const char *extension;

  g_return_val_if_fail (CLIFF_IS_STORE (self), NULL);

  rows = cliff_store_query (self, "SELECT sha256, extension FROM media WHERE id = ?", "i", media_id);
  if (!cliff_rows_next (rows))
    return NULL;

  sha256 = cliff_rows_get_text (rows, 0);
  extension = cliff_rows_get_text (rows, 1);
  /* The row may come from a stranger: it must not lead out of the folder. */
  if (sha256 == NULL || extension == NULL || strlen (sha256) != 64 ||
      strspn (sha256, "0123456789abcdef") != 64 || strpbrk (extension, "/.") != NULL)
    return NULL;

  return dup_path (self->path, sha256, extension);
}

gboolean
cliff_store_has_media (CliffStore *self,
                       CliffId     media_id)
{
  g_autofree char *path = cliff_store_dup_media_path (self, media_id);

  return path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR) &&
         has_size (path, cliff_store_get_int (self, -1, "SELECT bytes FROM media WHERE id = ?", "i", media_id));
}

gboolean
cliff_media_is_there (const char *project_path,
                      const char *sha256,
                      const char *extension,
                      gint64      bytes)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (project_path != NULL && sha256 != NULL && extension != NULL, FALSE);

  path = dup_path (project_path, sha256, extension);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) && has_size (path, bytes);
}

/**
 * cliff_store_dup_cache_path:
 * @name: a relative path; its folders are made where the project can be written
 *
 * Returns: (transfer full): the absolute path inside the project's cache, which may be deleted at any moment
 */
char *
cliff_store_dup_cache_path (CliffStore *self,
                            const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (CLIFF_IS_STORE (self), NULL);

  path = g_build_filename (self->path, "cache", name, NULL);
  folder = g_path_get_dirname (path);
  if (self->read_only == CLIFF_READ_ONLY_NOT)
    g_mkdir_with_parents (folder, 0777);

  return g_steal_pointer (&path);
}

/* Deletes what imports that never ended have left. */
void
cliff_store_sweep_media (const char *path)
{
  g_autofree char *media = g_build_filename (path, "media", NULL);
  g_autoptr(GDir) dir = g_dir_open (media, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (media, name, NULL);
      GStatBuf info;

      if (g_str_has_prefix (name, TEMPORARY) && g_stat (file, &info) == 0 && now - info.st_mtime > STALE_SECONDS)
        g_unlink (file);
    }
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <openssl/evp.h>

/* Large enough that system calls do not count, small enough that a cancel is felt at once. */
#define CHUNK (1 << 20)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EVP_MD_CTX, EVP_MD_CTX_free)

void
cliff_file_set_error (GError     **error,
                      int          errnum,
                      const char  *verb,
                      const char  *path)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errnum),
               "Could not %s “%s”: %s", verb, path, g_strerror (errnum));
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  g_autofd int fd = open (path, flags | O_RDONLY | O_CLOEXEC);

  /* Some file systems cannot sync a folder and say EINVAL; there is nothing better to do on them. */
  if (fd < 0 || (fsync (fd) != 0 && errno != EINVAL))
    {
      cliff_file_set_error (error, errno, "write to disk", path);
      return FALSE;
    }

  return TRUE;
}

gboolean
cliff_file_sync_folder (const char  *folder,
                        GError     **error)
{
  return sync_path (folder, O_DIRECTORY, error);
}

gboolean
cliff_file_sync (const char  *path,
                 GError     **error)
{
  return sync_path (path, 0, error);
}

gboolean
cliff_file_publish (const char  *from,
                    const char  *to,
                    GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (to);

  if (!cliff_file_sync (from, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    {
      cliff_file_set_error (error, errno, "name", to);
      return FALSE;
    }

  return cliff_file_sync_folder (folder, error);
}

int
cliff_file_rename_new (const char *from,
                       const char *to)
{
  GStatBuf info;

  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  /* Some file systems do not know the flag. */
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  if (g_lstat (to, &info) == 0)
    return EEXIST;

  return g_rename (from, to) == 0 ? 0 : errno;
}

/* 0, or an errno. */
static int
write_new (const char *path,
           GBytes     *bytes)
{
  gsize length, done = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), errnum = 0;

  if (fd < 0)
    return errno;
  while (errnum == 0 && done < length)
    {
      ssize_t written = write (fd, data + done, length - done);

      if (written >= 0)
        done += (gsize) written;
      else if (errno != EINTR)
        errnum = errno;
    }
  if (errnum == 0 && fsync (fd) != 0)
    errnum = errno;
  /* A disk at the other end of a network may say only now that it is full. */
  if (close (fd) != 0 && errnum == 0)
    errnum = errno;

  return errnum;
}

gboolean
cliff_file_write (const char  *path,
                  GBytes      *bytes,
                  gboolean     replace,
                  GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path), *unique = g_uuid_string_random (), *inside = NULL;
  g_autofree char *hidden = g_strdup_printf (".%.8s.part", unique);
  int errnum;

  inside = g_build_filename (folder, hidden, NULL);
  errnum = write_new (inside, bytes);
  if (errnum == 0 && replace && g_rename (inside, path) != 0)
    errnum = errno;
  if (errnum == 0 && !replace)
    errnum = cliff_file_rename_new (inside, path);
  if (errnum == 0)
    return cliff_file_sync_folder (folder, error);
  g_unlink (inside);
  cliff_file_set_error (error, errnum, "write", path);

  return FALSE;
}

static void
remove_tree (GFile *file)
{
  g_autoptr(GFileEnumerator) children = NULL;
  GFileInfo *info;
  GFile *child;

  /* Listing a symbolic link lists the folder it leads to, which is somebody else's. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) == G_FILE_TYPE_DIRECTORY)
    children = g_file_enumerate_children (file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    remove_tree (child);
  g_file_delete (file, NULL, NULL);
}

void
cliff_file_remove_tree (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  remove_tree (file);
}

static gboolean
write_all (int          fd,
           const char  *bytes,
           size_t       n)
{
  while (n > 0)
    {
      ssize_t written = write (fd, bytes, n);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      bytes += written;
      n -= written;
    }

  return TRUE;
}

static char *
finish_hash (EVP_MD_CTX *context)
{
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  GString *hex = g_string_sized_new (64);

  EVP_DigestFinal_ex (context, digest, &length);
  for (unsigned int i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", digest[i]);

  return g_string_free_and_steal (hex);
}

char *
cliff_file_hash (const char    *path,
                 int            copy_fd,
                 gint64        *bytes,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  g_autoptr(EVP_MD_CTX) context = EVP_MD_CTX_new ();
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC);
  gint64 total = 0;

  if (fd < 0)
    {
      cliff_file_set_error (error, errno, "open", path);
      return NULL;
    }

  EVP_DigestInit_ex (context, EVP_sha256 (), NULL);
  while (TRUE)
    {
      ssize_t n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      n = read (fd, chunk, CHUNK);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          cliff_file_set_error (error, errno, "read", path);
          return NULL;
        }
      if (n == 0)
        break;
      EVP_DigestUpdate (context, chunk, n);
      if (copy_fd >= 0 && !write_all (copy_fd, chunk, n))
        {
          cliff_file_set_error (error, errno, "copy", path);
          return NULL;
        }
      total += n;
    }

  if (bytes != NULL)
    *bytes = total;
  return finish_hash (context);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-download.h"

#include "cliff-file.h"
#include "cliff-http-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* What must stay free beside the file, for the project's database to be written. */
#define SPARE_BYTES (64 * 1024 * 1024)
#define MOST_VALIDATOR 512

typedef struct
{
  CliffHttpRequest *request;
  char             *path;
  char             *part;
  char             *mark;      /* the file that holds the validator of the part */
  const char       *kind;      /* (nullable), interned */
  int               fd;
  gint64            offset;    /* where this attempt goes on */
  gint64            size;      /* of the part */
  gint64            expected;  /* -1 when nobody said */
  gboolean          restarted;
  CliffHttpAnswer  *answer;
  const CliffSniff *sniff;
} Download;

static void
download_free (gpointer data)
{
  Download *self = data;

  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->answer, cliff_http_answer_unref);
  cliff_http_request_unref (self->request);
  g_free (self->path);
  g_free (self->part);
  g_free (self->mark);
  g_free (self);
}

static void
set_storage_error (GError     **error,
                   int          number,
                   const char  *path)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_STORAGE, "“%s” cannot be written: %s", name, g_strerror (number));
}

/* ── What is there already ──────────────────────────────────────────────────────────── */

static void
forget_part (Download *self)
{
  g_unlink (self->part);
  g_unlink (self->mark);
}

/* The strong validator of the part: (transfer full) (nullable). */
static char *
dup_validator (Download *self)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (self->mark, &text, &length, NULL) || length == 0 || length > MOST_VALIDATOR)
    return NULL;
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] < ' ')
      return NULL;

  return g_steal_pointer (&text);
}

static void
note_validator (Download        *self,
                CliffHttpAnswer *answer)
{
  const char *tag = cliff_http_answer_get_header (answer, "etag");
  const char *modified = cliff_http_answer_get_header (answer, "last-modified");

  /* A weak tag says nothing of bytes. */
  if (tag != NULL && g_str_has_prefix (tag, "W/"))
    tag = NULL;
  if (tag == NULL)
    tag = modified;
  if (tag == NULL || strlen (tag) > MOST_VALIDATOR || !g_file_set_contents (self->mark, tag, -1, NULL))
    g_unlink (self->mark);
}

/* ── The sink ──────────────────────────────────────────────────────────── */

static gboolean
has_space (Download  *self,
           gint64     bytes,
           GError   **error)
{
  struct statvfs disk;

  if (fstatvfs (self->fd, &disk) != 0 || disk.f_frsize == 0)
    return TRUE;
  if ((guint64) disk.f_bavail >= (guint64) (bytes + SPARE_BYTES) / disk.f_frsize + 1)
    return TRUE;
  set_storage_error (error, ENOSPC, self->path);

  return FALSE;
}

/* Whether a part of the answer begins where ours ends. */
static gboolean
continues (Download        *self,
           CliffHttpAnswer *answer)
{
  const char *range = cliff_http_answer_get_header (answer, "content-range");

  if (range == NULL || !g_str_has_prefix (range, "bytes ") || !g_ascii_isdigit (range[6]))
    return FALSE;

  return g_ascii_strtoll (range + 6, NULL, 10) == self->offset;
}

static gboolean
begin (CliffHttpAnswer  *answer,
       gpointer          user_data,
       GError          **error)
{
  Download *self = user_data;
  const char *length = cliff_http_answer_get_header (answer, "content-length");
  gint64 coming = length != NULL && g_ascii_isdigit (*length) ? g_ascii_strtoll (length, NULL, 10) : -1;

  if (answer->status == 206 && !continues (self, answer))
    {
      g_set_error_literal (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_BAD_ANSWER, "Another part of the file came than was asked for");
      return FALSE;
    }
  if (answer->status != 206)
    {
      self->offset = self->size = 0;
      note_validator (self, answer);
    }
  if (coming > self->request->limit - self->offset)
    {
      g_set_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE, "The file is over %" G_GINT64_FORMAT " bytes", self->request->limit);
      return FALSE;
    }
  self->expected = coming >= 0 ? self->offset + coming : -1;
  if (ftruncate (self->fd, self->offset) != 0 || lseek (self->fd, self->offset, SEEK_SET) < 0)
    {
      set_storage_error (error, errno, self->path);
      return FALSE;
    }

  return has_space (self, MAX (0, coming), error);
}

static gboolean
write_part (const char  *data,
            gsize        length,
            gpointer     user_data,
            GError     **error)
{
  Download *self = user_data;

  if ((gint64) length > self->request->limit - self->size)
    {
      g_set_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE, "The file is over %" G_GINT64_FORMAT " bytes", self->request->limit);
      return FALSE;
    }
  while (length > 0)
    {
      gssize written = write (self->fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          set_storage_error (error, errno, self->path);
          return FALSE;
        }
      data += written;
      length -= written;
      self->size += written;
    }

  return TRUE;
}

/* ── The end ──────────────────────────────────────────────────────────── */

static gboolean
is_whole (Download  *self,
          GError   **error)
{
  guint8 head[CLIFF_SNIFF_BYTES];
  gssize length = pread (self->fd, head, sizeof head, 0);

  if (self->expected >= 0 && self->size != self->expected)
    {
      g_set_error_literal (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_NO_ANSWER, "The file broke off");
      return FALSE;
    }
  self->sniff = cliff_sniff (head, MAX (0, length));
  if (self->kind == NULL || (self->sniff != NULL && g_str_equal (self->sniff->kind, self->kind)))
    return TRUE;
  g_set_error (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_BAD_ANSWER, "What came is no %s but %s", self->kind,
               self->sniff != NULL ? self->sniff->type : "of an unknown type");
  forget_part (self);

  return FALSE;
}

static void
publish (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Download *self = data;
  GError *error = NULL;

  if (!is_whole (self, &error) || !cliff_file_publish (self->part, self->path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_unlink (self->mark);
  /* Whether it came in one piece is nobody's concern any more. */
  self->answer->status = 200;
  g_task_return_boolean (task, TRUE);
}

static void attempt (GTask *task);

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Download *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->answer = cliff_http_send_finish (CLIFF_HTTP (source), result, &error);
  if (self->answer == NULL)
    {
      if (g_error_matches (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_BAD_ANSWER)
          || g_error_matches (error, CLIFF_NET_ERROR, CLIFF_NET_ERROR_TOO_LARGE))
        forget_part (self);
      g_task_return_error (task, error);
    }
  else if (self->answer->status == 416 && !self->restarted)
    {
      self->restarted = TRUE;
      g_clear_pointer (&self->answer, cliff_http_answer_unref);
      forget_part (self);
      attempt (g_steal_pointer (&task));
    }
  else if (self->answer->status != 200 && self->answer->status != 206)
    {
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_run_in_thread (task, publish);
    }
}

/* Takes @task. */
static void
attempt (GTask *task)
{
  static const CliffHttpSink sink = { begin, write_part };
  Download *self = g_task_get_task_data (task);
  g_autofree char *validator = dup_validator (self);
  g_autoptr(CliffHttpRequest) request = cliff_http_request_dup (self->request);
  struct stat info;

  g_clear_fd (&self->fd, NULL);
  if (validator == NULL)
    forget_part (self);
  self->fd = open (self->part, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    {
      GError *error = NULL;

      set_storage_error (&error, errno, self->path);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  self->offset = self->size = info.st_size;
  self->expected = -1;
  if (self->offset > 0)
    {
      g_autofree char *range = g_strdup_printf ("bytes=%" G_GINT64_FORMAT "-", self->offset);

      cliff_http_request_add_header (request, "Range", range);
      cliff_http_request_add_header (request, "If-Range", validator);
    }
  cliff_http_request_set_identity (request, TRUE);
  cliff_http_request_set_sink (request, &sink, self);
  cliff_http_send_async (g_task_get_source_object (task), request, g_task_get_cancellable (task), on_answer, task);
}

void
cliff_download_async (CliffHttp           *http,
                      CliffHttpRequest    *request,
                      const char          *path,
                      const char          *kind,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (CLIFF_IS_HTTP (http));

  GTask *task = g_task_new (http, cancellable, callback, user_data);
  Download *self = g_new0 (Download, 1);

  g_task_set_source_tag (task, cliff_download_async);
  /* A file that is there under its name is whole, even if a cancel came just then. */
  g_task_set_check_cancellable (task, FALSE);
  self->request = cliff_http_request_ref (request);
  self->path = g_strdup (path);
  self->part = g_strconcat (path, ".part", NULL);
  self->mark = g_strconcat (path, ".part-tag", NULL);
  self->kind = g_intern_string (kind);
  self->fd = -1;
  g_task_set_task_data (task, self, download_free);
  attempt (task);
}

CliffHttpAnswer *
cliff_download_finish (CliffHttp         *http,
                       GAsyncResult      *result,
                       const CliffSniff **sniff,
                       GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);

  Download *self = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (sniff != NULL)
    *sniff = self->sniff;

  return cliff_http_answer_ref (self->answer);
}

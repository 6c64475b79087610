/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-origin-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Labels stand at the head of a file, or at its end. */
#define HEAD (16 * 1024 * 1024)
#define TAIL (8 * 1024 * 1024)
#define RECORD_MAX 65536
#define RECORDS_MAX 64

/* The terms of http://cv.iptc.org/newscodes/digitalsourcetype/ that say something about AI. */
static const struct
{
  const char *term;
  gboolean    ai;
} terms[] = {
  { "trainedAlgorithmicMedia", TRUE },
  { "compositeWithTrainedAlgorithmicMedia", TRUE },
  { "compositeSynthetic", TRUE },
  { "algorithmicMedia", TRUE },
  { "digitalCapture", FALSE },
  { "computationalCapture", FALSE },
  { "negativeFilm", FALSE },
  { "positiveFilm", FALSE },
  { "print", FALSE },
  { "screenCapture", FALSE },
  { "humanEdits", FALSE },
  { "minorHumanEdits", FALSE },
  { "digitalArt", FALSE },
  { "digitalCreation", FALSE },
};

void
cliff_origin_set_text (JsonObject *object,
                       const char *name,
                       const char *text,
                       gsize       length)
{
  g_autofree char *copy = g_strndup (text, MIN (length, CLIFF_ORIGIN_TEXT_MAX));
  const char *end;

  g_utf8_validate (copy, -1, &end);
  copy[end - copy] = '\0';
  if (*copy != '\0')
    json_object_set_string_member (object, name, copy);
}

/* ── AIGC ────────────────────────────────────────────────────────────────────────────────────── */

/* How long the object is that @text begins with; 0 when it does not end. */
static gsize
measure_object (const char *text,
                gsize       length)
{
  gboolean in_string = FALSE;
  int depth = 0;

  for (gsize i = 0; i < MIN (length, RECORD_MAX); i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (!in_string && text[i] == '{')
        depth++;
      else if (!in_string && text[i] == '}' && --depth == 0)
        return i + 1;
    }

  return 0;
}

gboolean
cliff_origin_take_aigc (JsonObject *origin,
                        const char *text,
                        gsize       length)
{
  static const char *const fields[][2] = {
    { "Label", "label" }, { "ContentProducer", "producer" }, { "ProduceID", "produce_id" }, { "ContentPropagator", "propagator" },
  };
  gsize size = measure_object (text, length);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(JsonObject) aigc = json_object_new ();
  JsonObject *record;

  if (size == 0 || !g_utf8_validate (text, (gssize) size, NULL)
      || !json_parser_load_from_data (parser, text, (gssize) size, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return FALSE;
  record = json_node_get_object (json_parser_get_root (parser));
  if (json_object_has_member (record, "AIGC") && JSON_NODE_HOLDS_OBJECT (json_object_get_member (record, "AIGC")))
    record = json_object_get_object_member (record, "AIGC");
  if (!json_object_has_member (record, "Label"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = json_object_get_string_member_with_default (record, fields[i][0], "");

      cliff_origin_set_text (aigc, fields[i][1], value, strlen (value));
    }
  json_object_set_object_member (origin, "aigc", g_steal_pointer (&aigc));

  return TRUE;
}

/* A record is text in every format that can carry one. */
static void
find_aigc (JsonObject       *origin,
           CliffOriginBytes  bytes)
{
  static const char *const beginnings[] = { "{\"Label\"", "{\"AIGC\"" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      const guint8 *at = bytes.data, *end = bytes.data + bytes.size;

      for (guint n = 0; n < RECORDS_MAX && !json_object_has_member (origin, "aigc"); n++)
        {
          at = memmem (at, end - at, beginnings[i], strlen (beginnings[i]));
          if (at == NULL)
            break;
          cliff_origin_take_aigc (origin, (const char *) at, end - at);
          at++;
        }
    }
}

/* ── What it says ────────────────────────────────────────────────────────────────────────────── */

/* 1: AI, 0: none, -1: nothing. */
static int
judge_term (JsonObject *origin,
            const char *label)
{
  const char *term = "", *slash;

  if (json_object_has_member (origin, label))
    term = json_object_get_string_member_with_default (json_object_get_object_member (origin, label), "source_type", "");
  slash = strrchr (term, '/');
  if (slash != NULL)
    term = slash + 1;
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_ascii_strcasecmp (term, terms[i].term) == 0)
      return terms[i].ai;

  return -1;
}

static const char *
judge (JsonObject *origin)
{
  int xmp = judge_term (origin, "xmp"), c2pa = judge_term (origin, "c2pa");

  if (json_object_has_member (origin, "aigc") || xmp == 1 || c2pa == 1)
    return "yes";

  return xmp == 0 || c2pa == 0 ? "no" : "unknown";
}

/* ── Reading ─────────────────────────────────────────────────────────────────────────────────── */

/* Reads @size bytes at @offset and takes what they say. */
static gboolean
read_part (JsonObject    *origin,
           int            fd,
           goffset        offset,
           gsize          size,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree guint8 *data = g_malloc (size);
  CliffOriginBytes bytes = { data, 0 };

  while (bytes.size < size)
    {
      gssize n = pread (fd, data + bytes.size, size - bytes.size, offset + (goffset) bytes.size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          int reason = errno;

          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (reason), g_strerror (reason));
          return FALSE;
        }
      if (n == 0)
        break;
      bytes.size += n;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (bytes.size == 0)
    return TRUE;
  find_aigc (origin, bytes);
  cliff_origin_find_xmp (origin, bytes);
  cliff_origin_find_c2pa (origin, bytes);

  return TRUE;
}

JsonNode *
cliff_origin_read (const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  g_autoptr(JsonObject) origin = json_object_new ();
  struct stat info;

  g_return_val_if_fail (path != NULL, NULL);

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      int reason = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), "“%s” cannot be opened: %s", path,
                   g_strerror (reason));
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "“%s” is not a file", path);
      return NULL;
    }
  if (!read_part (origin, fd, 0, MIN (info.st_size, HEAD), cancellable, error)
      || (info.st_size > HEAD
          && !read_part (origin, fd, MAX (HEAD, info.st_size - TAIL), MIN (TAIL, info.st_size - HEAD), cancellable,
                         error)))
    return NULL;
  json_object_set_string_member (origin, "ai", judge (origin));

  return json_node_init_object (json_node_alloc (), origin);
}

gboolean
cliff_origin_is_ai (const char *origin)
{
  g_autoptr(JsonNode) node = origin != NULL && *origin != '\0' ? json_from_string (origin, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
         && g_str_equal (json_object_get_string_member_with_default (json_node_get_object (node), "ai", ""), "yes");
}

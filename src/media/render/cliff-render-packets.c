/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-render-packets.h"

#include <glib/gstdio.h>
#include <openssl/evp.h>
#include <string.h>

/* The file: this header, the codec data, one Entry a packet, then the packets' bytes; all in the
 * machine's own byte order, since a cache never moves to another. */
#define MAGIC "CliffPk1"

typedef struct
{
  char    magic[8];
  guint32 n_packets;
  guint32 codec_size;
  guint8  sum[32];     /* SHA-256 of all that follows, and of the two numbers before */
} Header;

typedef struct
{
  gint32  index;
  guint32 key;
  guint32 size;
} Entry;

struct _CliffRenderPackets
{
  GBytes     *codec_data;
  GArray     *entries;
  GArray     *offsets;  /* gsize, of each packet in @memory */
  GByteArray *growing;  /* while it is being made */
  GBytes     *memory;   /* after it was read */
};

CliffRenderPackets *
cliff_render_packets_new (void)
{
  CliffRenderPackets *self = g_new0 (CliffRenderPackets, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->growing = g_byte_array_new ();

  return self;
}

void
cliff_render_packets_free (CliffRenderPackets *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->codec_data, g_bytes_unref);
  g_clear_pointer (&self->growing, g_byte_array_unref);
  g_clear_pointer (&self->memory, g_bytes_unref);
  g_array_unref (self->entries);
  g_array_unref (self->offsets);
  g_free (self);
}

void
cliff_render_packets_set_codec_data (CliffRenderPackets *self,
                                     const guint8       *data,
                                     gsize               size)
{
  g_clear_pointer (&self->codec_data, g_bytes_unref);
  self->codec_data = g_bytes_new (data, size);
}

void
cliff_render_packets_add (CliffRenderPackets *self,
                          int                 index,
                          gboolean            key,
                          const guint8       *data,
                          gsize               size)
{
  Entry entry = { index, key, (guint32) size };
  gsize offset = self->growing->len;

  g_return_if_fail (self->growing != NULL);

  g_array_append_val (self->entries, entry);
  g_array_append_val (self->offsets, offset);
  g_byte_array_append (self->growing, data, (guint) size);
}

static void
sum_up (const Header *header,
        const void   *codec,
        gsize         codec_size,
        const void   *entries,
        gsize         entries_size,
        const void   *data,
        gsize         data_size,
        guint8       *sum)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();

  EVP_DigestInit_ex (context, EVP_sha256 (), NULL);
  EVP_DigestUpdate (context, &header->n_packets, sizeof header->n_packets);
  EVP_DigestUpdate (context, &header->codec_size, sizeof header->codec_size);
  EVP_DigestUpdate (context, codec, codec_size);
  EVP_DigestUpdate (context, entries, entries_size);
  EVP_DigestUpdate (context, data, data_size);
  EVP_DigestFinal_ex (context, sum, NULL);
  EVP_MD_CTX_free (context);
}

static gboolean
write_parts (GOutputStream       *stream,
             const Header        *header,
             CliffRenderPackets  *self,
             GError             **error)
{
  gsize codec_size;
  const void *codec = g_bytes_get_data (self->codec_data, &codec_size);

  return g_output_stream_write_all (stream, header, sizeof *header, NULL, NULL, error)
         && g_output_stream_write_all (stream, codec, codec_size, NULL, NULL, error)
         && g_output_stream_write_all (stream, self->entries->data,
                                       self->entries->len * sizeof (Entry), NULL, NULL,
                                       error)
         && g_output_stream_write_all (stream, self->growing->data, self->growing->len, NULL, NULL,
                                       error)
         && g_output_stream_close (stream, NULL, error);
}

gboolean
cliff_render_packets_write (CliffRenderPackets  *self,
                            const char          *path,
                            GError             **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (part);
  g_autoptr(GFile) final = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) stream = NULL;
  Header header = { MAGIC, self->entries->len, 0, { 0 } };
  gsize codec_size;
  const void *codec;

  g_return_val_if_fail (self->growing != NULL && self->codec_data != NULL, FALSE);

  codec = g_bytes_get_data (self->codec_data, &codec_size);
  header.codec_size = (guint32) codec_size;
  sum_up (&header, codec, codec_size, self->entries->data, self->entries->len * sizeof (Entry),
          self->growing->data,
          self->growing->len, header.sum);
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);
  if (stream == NULL)
    return FALSE;
  if (!write_parts (G_OUTPUT_STREAM (stream), &header, self, error)
      || !g_file_move (file, final, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    {
      g_unlink (part);
      return FALSE;
    }

  return TRUE;
}

/* Takes the table apart; FALSE when numbers do not agree with the size of the file. */
static gboolean
index_entries (CliffRenderPackets *self,
               const guint8       *data,
               gsize               size,
               const Header       *header)
{
  gsize at = sizeof *header + (gsize) header->codec_size;
  gsize table = (gsize) header->n_packets * sizeof (Entry);

  if (header->codec_size > size - sizeof *header || at > size || table > size - at)
    return FALSE;
  self->codec_data = g_bytes_new (data + sizeof *header, header->codec_size);
  g_array_append_vals (self->entries, data + at, header->n_packets);
  at += table;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      g_array_append_val (self->offsets, at);
      if (entry->size > size - at)
        return FALSE;
      at += entry->size;
    }

  return at == size;
}

CliffRenderPackets *
cliff_render_packets_new_from_file (const char  *path,
                                    GError     **error)
{
  g_autoptr(GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  g_autoptr(CliffRenderPackets) self = NULL;
  const guint8 *data;
  gsize size, at;
  Header header;
  guint8 sum[32];

  if (mapped == NULL)
    return NULL;
  self = cliff_render_packets_new ();
  g_clear_pointer (&self->growing, g_byte_array_unref);
  self->memory = g_mapped_file_get_bytes (mapped);
  data = g_bytes_get_data (self->memory, &size);
  if (size < sizeof header || memcmp (data, MAGIC, sizeof header.magic) != 0)
    goto damaged;
  memcpy (&header, data, sizeof header);
  if (!index_entries (self, data, size, &header))
    goto damaged;
  at = sizeof header + header.codec_size;
  sum_up (&header, data + sizeof header, header.codec_size, data + at,
          header.n_packets * sizeof (Entry),
          data + at + header.n_packets * sizeof (Entry),
            size - at - header.n_packets * sizeof (Entry), sum);
  if (memcmp (sum, header.sum, sizeof sum) != 0)
    goto damaged;

  return g_steal_pointer (&self);

damaged:
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: it is damaged", path);
  return NULL;
}

guint
cliff_render_packets_get_n (CliffRenderPackets *self)
{
  return self->entries->len;
}

void
cliff_render_packets_get (CliffRenderPackets *self,
                          guint               n,
                          CliffRenderPacket  *packet)
{
  const Entry *entry;
  const guint8 *base;

  g_return_if_fail (n < self->entries->len);

  entry = &g_array_index (self->entries, Entry, n);
  base = self->growing ? self->growing->data : g_bytes_get_data (self->memory, NULL);
  packet->index = entry->index;
  packet->key = entry->key != 0;
  packet->data = base + g_array_index (self->offsets, gsize, n);
  packet->size = entry->size;
}

GBytes *
cliff_render_packets_get_codec_data (CliffRenderPackets *self)
{
  return self->codec_data;
}

GBytes *
cliff_render_packets_get_memory (CliffRenderPackets *self)
{
  return self->memory;
}

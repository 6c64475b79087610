/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-label-moov.h"

#include "cliff-label-meta.h"
#include "cliff-label.h"

#include <string.h>

#define TYPE_AIGC CLIFF_BOX_TYPE ('A', 'I', 'G', 'C')
#define TYPE_CO64 CLIFF_BOX_TYPE ('c', 'o', '6', '4')
#define TYPE_MDIA CLIFF_BOX_TYPE ('m', 'd', 'i', 'a')
#define TYPE_META CLIFF_BOX_TYPE ('m', 'e', 't', 'a')
#define TYPE_MINF CLIFF_BOX_TYPE ('m', 'i', 'n', 'f')
#define TYPE_MOOV CLIFF_BOX_TYPE ('m', 'o', 'o', 'v')
#define TYPE_SAIO CLIFF_BOX_TYPE ('s', 'a', 'i', 'o')
#define TYPE_STBL CLIFF_BOX_TYPE ('s', 't', 'b', 'l')
#define TYPE_STCO CLIFF_BOX_TYPE ('s', 't', 'c', 'o')
#define TYPE_TRAK CLIFF_BOX_TYPE ('t', 'r', 'a', 'k')
#define TYPE_UDTA CLIFF_BOX_TYPE ('u', 'd', 't', 'a')
#define TYPE_XMP CLIFF_BOX_TYPE ('X', 'M', 'P', '_')

typedef struct
{
  GByteArray *out;
  const char *record;
  GArray     *spans;     /* NULL while only the size is asked for */
  gboolean    wide;      /* chunk tables get 64-bit entries */
  gboolean    overflow;  /* an entry did not fit into 32 bits */
  guint       n_tables;
  gboolean    placed;    /* the record was written */
} Rebuild;

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_CONTAINER, message);

  return FALSE;
}

/* Whether an XMP packet holds an AI record. */
gboolean
cliff_label_is_xmp_record (CliffBoxBytes packet)
{
  static const char name_space[] = "tc260.org.cn/ns/AIGC";

  return memmem (packet.data, packet.size, name_space, strlen (name_space)) != NULL;
}

/* Where a place of the old file is in the new one. */
static gboolean
move_offset (GArray   *spans,
             guint64  *offset,
             GError  **error)
{
  guint low = 0, high = spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CliffLabelSpan *span = &g_array_index (spans, CliffLabelSpan, middle);

      if (*offset < span->start)
        high = middle;
      else if (*offset >= span->end)
        low = middle + 1;
      else
        {
          *offset += span->shift;
          return TRUE;
        }
    }

  return fail (error, "The file is damaged: a chunk of its media lies outside of it");
}

static gboolean
write_chunk_table (Rebuild   *self,
                   CliffBox  *table,
                   GError   **error)
{
  gboolean was_wide = table->type == TYPE_CO64;
  gboolean is_wide = was_wide || self->wide;
  gsize entry_size = was_wide ? 8 : 4;
  guint32 n_entries;
  gsize start;

  if (table->payload.size < 8)
    return fail (error, "The file is damaged: a chunk table is cut off");
  n_entries = cliff_box_read_u32 (table->payload.data + 4);
  if (n_entries > (table->payload.size - 8) / entry_size)
    return fail (error, "The file is damaged: a chunk table is cut off");

  start = cliff_box_open (self->out, is_wide ? TYPE_CO64 : TYPE_STCO);
  cliff_box_append (self->out, (CliffBoxBytes) { table->payload.data, 8 });
  for (guint32 i = 0; i < n_entries; i++)
    {
      const guint8 *entry = table->payload.data + 8 + i * entry_size;
      guint64 offset = was_wide ? cliff_box_read_u64 (entry) : cliff_box_read_u32 (entry);

      if (self->spans != NULL && !move_offset (self->spans, &offset, error))
        return FALSE;
      if (is_wide)
        cliff_box_append_u64 (self->out, offset);
      else
        {
          self->overflow |= offset > G_MAXUINT32;
          cliff_box_append_u32 (self->out, (guint32) offset);
        }
    }
  cliff_box_close (self->out, start);
  self->n_tables++;

  return TRUE;
}

/* A list of values outside the movie's user data stays as it is, unless it holds a record. */
static gboolean
write_other_meta (Rebuild   *self,
                  CliffBox  *box,
                  GError   **error)
{
  g_autoptr(CliffLabelMeta) meta = cliff_label_meta_new ();

  if (!cliff_label_meta_read (meta, box->payload, error))
    return FALSE;
  if (cliff_label_meta_had_record (meta))
    cliff_label_meta_write (meta, NULL, self->out);
  else
    cliff_box_append (self->out, box->whole);

  return TRUE;
}

static gboolean
write_user_data (Rebuild        *self,
                 CliffBoxBytes   children,
                 gboolean        of_movie,
                 GError        **error)
{
  g_autoptr(CliffLabelMeta) meta = cliff_label_meta_new ();
  gsize start = cliff_box_open (self->out, TYPE_UDTA);

  /* QuickTime may close the list with four zero bytes: too short for a box. */
  while (children.size >= 8)
    {
      CliffBox box;

      if (!cliff_box_next (&children, &box, error))
        return FALSE;
      if (box.type == TYPE_META && of_movie)
        {
          if (!cliff_label_meta_read (meta, box.payload, error))
            return FALSE;
        }
      else if (box.type == TYPE_META)
        {
          if (!write_other_meta (self, &box, error))
            return FALSE;
        }
      else if (box.type != TYPE_AIGC && !(box.type == TYPE_XMP && cliff_label_is_xmp_record (box.payload)))
        cliff_box_append (self->out, box.whole);
    }
  if (of_movie && !self->placed)
    {
      cliff_label_meta_write (meta, self->record, self->out);
      self->placed = TRUE;
    }
  cliff_box_close (self->out, start);

  return TRUE;
}

static gboolean write_children (Rebuild        *self,
                                guint32         parent,
                                CliffBoxBytes   children,
                                GError        **error);

static gboolean
write_child (Rebuild   *self,
             guint32    parent,
             CliffBox  *box,
             GError   **error)
{
  gboolean descend = (parent == TYPE_MOOV && box->type == TYPE_TRAK) ||
                     (parent == TYPE_TRAK && box->type == TYPE_MDIA) ||
                     (parent == TYPE_MDIA && box->type == TYPE_MINF) ||
                     (parent == TYPE_MINF && box->type == TYPE_STBL);

  if (descend)
    {
      gsize start = cliff_box_open (self->out, box->type);

      if (!write_children (self, box->type, box->payload, error))
        return FALSE;
      cliff_box_close (self->out, start);
      return TRUE;
    }
  if (box->type == TYPE_UDTA)
    return write_user_data (self, box->payload, parent == TYPE_MOOV, error);
  if (box->type == TYPE_META)
    return write_other_meta (self, box, error);
  if (parent == TYPE_STBL && (box->type == TYPE_STCO || box->type == TYPE_CO64))
    return write_chunk_table (self, box, error);
  if (parent == TYPE_STBL && box->type == TYPE_SAIO)
    return fail (error, "The file is encrypted; it cannot be labelled");
  cliff_box_append (self->out, box->whole);

  return TRUE;
}

/* The nesting is that of the movie box, five deep at most. */
static gboolean
write_children (Rebuild        *self,
                guint32         parent,
                CliffBoxBytes   children,
                GError        **error)
{
  while (children.size > 0)
    {
      CliffBox box;

      if (!cliff_box_next (&children, &box, error) || !write_child (self, parent, &box, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * cliff_label_rebuild_moov:
 * @moov: payload of the old movie box
 * @record: the AI record to put in, in place of all others
 * @spans: (element-type CliffLabelSpan) (nullable): how the rest of the file moves, by start, without overlaps;
 *   NULL when only the new box's size is wanted
 * @wide: (inout): whether chunk tables get 64-bit entries; set when they need them: the box's size is then
 *   another, so ask again
 * @error: CLIFF_LABEL_ERROR_CONTAINER
 *
 * Its size depends on @wide and the length of @record only.
 *
 * Returns: (transfer full) (nullable): the whole new movie box
 */
GByteArray *
cliff_label_rebuild_moov (CliffBoxBytes   moov,
                          const char     *record,
                          GArray         *spans,
                          gboolean       *wide,
                          GError        **error)
{
  g_autoptr(GByteArray) out = g_byte_array_sized_new (moov.size + 4096);
  Rebuild self = { .out = out, .record = record, .spans = spans, .wide = *wide };
  gsize start = cliff_box_open (out, TYPE_MOOV);

  if (!write_children (&self, TYPE_MOOV, moov, error))
    return NULL;
  if (!self.placed && !write_user_data (&self, (CliffBoxBytes) { NULL, 0 }, TRUE, error))
    return NULL;
  cliff_box_close (out, start);
  if (self.n_tables == 0)
    {
      fail (error, "The file has no tracks");
      return NULL;
    }
  *wide |= self.overflow;

  return g_steal_pointer (&out);
}

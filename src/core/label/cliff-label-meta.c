/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-label-meta.h"

#include "cliff-label.h"

#include <string.h>

#define TYPE_DATA CLIFF_BOX_TYPE ('d', 'a', 't', 'a')
#define TYPE_HDLR CLIFF_BOX_TYPE ('h', 'd', 'l', 'r')
#define TYPE_ILOC CLIFF_BOX_TYPE ('i', 'l', 'o', 'c')
#define TYPE_ILST CLIFF_BOX_TYPE ('i', 'l', 's', 't')
#define TYPE_KEYS CLIFF_BOX_TYPE ('k', 'e', 'y', 's')
#define TYPE_MDIR CLIFF_BOX_TYPE ('m', 'd', 'i', 'r')
#define TYPE_MDTA CLIFF_BOX_TYPE ('m', 'd', 't', 'a')
#define TYPE_META CLIFF_BOX_TYPE ('m', 'e', 't', 'a')

#define KEYS_MAX 4096

static const char record_key[] = "AIGC";
/* A field that only records have: some programs put theirs under a name of another purpose, such as a comment. */
static const char record_field[] = "\"ContentProducer\"";

/* A key and the boxes of its value. */
typedef struct
{
  guint32       space;
  CliffBoxBytes name;
  CliffBoxBytes value;
} Item;

struct _CliffLabelMeta
{
  GArray   *items;
  gboolean  had_record;
};

CliffLabelMeta *
cliff_label_meta_new (void)
{
  CliffLabelMeta *self = g_new0 (CliffLabelMeta, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));

  return self;
}

void
cliff_label_meta_free (CliffLabelMeta *self)
{
  g_array_unref (self->items);
  g_free (self);
}

static CliffBoxBytes
bytes_of_text (const char *text)
{
  return (CliffBoxBytes) { (const guint8 *) text, strlen (text) };
}

static gboolean
holds (CliffBoxBytes  bytes,
       const char    *text)
{
  return memmem (bytes.data, bytes.size, text, strlen (text)) != NULL;
}

/* Whatever has AIGC in its name or the fields of a record is one, and only one is allowed. */
static void
add_item (CliffLabelMeta *self,
          guint32         space,
          CliffBoxBytes   name,
          CliffBoxBytes   value)
{
  Item item = { space, name, value };

  if (holds (name, record_key) || holds (value, record_field))
    self->had_record = TRUE;
  else
    g_array_append_val (self->items, item);
}

static gboolean
read_keys (CliffBoxBytes   keys,
           GArray         *names,
           GError        **error)
{
  CliffBox box;

  /* Version, flags and a count, then one box a key, whose type is the key's name space. */
  if (keys.size < 8 || cliff_box_read_u32 (keys.data + 4) > KEYS_MAX)
    {
      g_set_error_literal (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_CONTAINER,
                           "The file is damaged: its list of keys is too short or too long");
      return FALSE;
    }
  keys.data += 8;
  keys.size -= 8;
  while (keys.size > 0)
    {
      if (!cliff_box_next (&keys, &box, error))
        return FALSE;
      g_array_append_val (names, box);
    }

  return TRUE;
}

static gboolean
read_key_items (CliffLabelMeta  *self,
                CliffBoxBytes    children,
                CliffBoxBytes    list,
                GError         **error)
{
  g_autoptr(GArray) names = g_array_new (FALSE, FALSE, sizeof (CliffBox));
  CliffBox box;

  if (cliff_box_find (children, TYPE_KEYS, &box) && !read_keys (box.payload, names, error))
    return FALSE;
  while (list.size > 0)
    {
      if (!cliff_box_next (&list, &box, error))
        return FALSE;
      if (box.type >= 1 && box.type <= names->len)
        {
          const CliffBox *key = &g_array_index (names, CliffBox, box.type - 1);

          add_item (self, key->type, key->payload, box.payload);
        }
      else if (box.type == CLIFF_BOX_TYPE ('A', 'I', 'G', 'C'))
        self->had_record = TRUE;
    }

  return TRUE;
}

/* The words that other programs use for the four-character items of the older list.  Those without a word, such as
 * the track number of a song, have no place in a list of keys. */
static const char *
get_key_of_item (guint32 type)
{
  static const struct
  {
    guint32     type;
    const char *key;
  } words[] = {
    { CLIFF_BOX_TYPE (0xa9, 'n', 'a', 'm'), "title" },
    { CLIFF_BOX_TYPE (0xa9, 'A', 'R', 'T'), "artist" },
    { CLIFF_BOX_TYPE (0xa9, 'a', 'l', 'b'), "album" },
    { CLIFF_BOX_TYPE (0xa9, 'c', 'm', 't'), "comment" },
    { CLIFF_BOX_TYPE (0xa9, 'd', 'a', 'y'), "date" },
    { CLIFF_BOX_TYPE (0xa9, 'g', 'e', 'n'), "genre" },
    { CLIFF_BOX_TYPE (0xa9, 't', 'o', 'o'), "encoder" },
    { CLIFF_BOX_TYPE ('d', 'e', 's', 'c'), "description" },
    { CLIFF_BOX_TYPE ('c', 'p', 'r', 't'), "copyright" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].type == type)
      return words[i].key;

  return NULL;
}

static gboolean
read_directory_items (CliffLabelMeta  *self,
                      CliffBoxBytes    list,
                      GError         **error)
{
  CliffBox box;

  while (list.size > 0)
    {
      const char *key;

      if (!cliff_box_next (&list, &box, error))
        return FALSE;
      key = get_key_of_item (box.type);
      if (key != NULL)
        add_item (self, TYPE_MDTA, bytes_of_text (key), box.payload);
      else if (holds (box.whole, record_key) || holds (box.whole, record_field))
        self->had_record = TRUE;
    }

  return TRUE;
}

/**
 * cliff_label_meta_read:
 * @self: takes the values
 * @meta: payload of a "meta" box; must outlive @self
 * @error: CLIFF_LABEL_ERROR_CONTAINER
 *
 * Adds the values of a list of keys or of the older list with four-character items.  Lists of other kinds have no
 * values that could be kept.
 */
gboolean
cliff_label_meta_read (CliffLabelMeta  *self,
                       CliffBoxBytes    meta,
                       GError         **error)
{
  CliffBox handler, list, locations;

  /* QuickTime's own form has no version and flags. */
  if (meta.size >= 4 && !(meta.size >= 8 && cliff_box_read_u32 (meta.data + 4) == TYPE_HDLR))
    {
      meta.data += 4;
      meta.size -= 4;
    }
  if (cliff_box_find (meta, TYPE_ILOC, &locations))
    {
      g_set_error_literal (error, CLIFF_LABEL_ERROR, CLIFF_LABEL_ERROR_CONTAINER,
                           "The file keeps items at places that would move; it cannot be labelled");
      return FALSE;
    }
  if (!cliff_box_find (meta, TYPE_HDLR, &handler) || handler.payload.size < 12 ||
      !cliff_box_find (meta, TYPE_ILST, &list))
    return TRUE;

  switch (cliff_box_read_u32 (handler.payload.data + 8))
    {
    case TYPE_MDTA:
      return read_key_items (self, meta, list.payload, error);
    case TYPE_MDIR:
      return read_directory_items (self, list.payload, error);
    default:
      return TRUE;
    }
}

/* Whether one of the boxes read held a record. */
gboolean
cliff_label_meta_had_record (CliffLabelMeta *self)
{
  return self->had_record;
}

static void
write_keys (CliffLabelMeta *self,
            const char     *record,
            GByteArray     *out)
{
  gsize keys = cliff_box_open (out, TYPE_KEYS);

  cliff_box_append_u32 (out, 0);
  cliff_box_append_u32 (out, self->items->len + (record != NULL));
  if (record != NULL)
    {
      gsize key = cliff_box_open (out, TYPE_MDTA);

      cliff_box_append (out, bytes_of_text (record_key));
      cliff_box_close (out, key);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);
      gsize key = cliff_box_open (out, item->space);

      cliff_box_append (out, item->name);
      cliff_box_close (out, key);
    }
  cliff_box_close (out, keys);
}

static void
write_list (CliffLabelMeta *self,
            const char     *record,
            GByteArray     *out)
{
  gsize list = cliff_box_open (out, TYPE_ILST);
  guint32 number = 1;

  if (record != NULL)
    {
      gsize entry = cliff_box_open (out, number++);
      gsize data = cliff_box_open (out, TYPE_DATA);

      cliff_box_append_u32 (out, 1); /* UTF-8 */
      cliff_box_append_u32 (out, 0); /* any country and language */
      cliff_box_append (out, bytes_of_text (record));
      cliff_box_close (out, data);
      cliff_box_close (out, entry);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      gsize entry = cliff_box_open (out, number++);

      cliff_box_append (out, g_array_index (self->items, Item, i).value);
      cliff_box_close (out, entry);
    }
  cliff_box_close (out, list);
}

/**
 * cliff_label_meta_write:
 * @self: the values to write after the record
 * @record: (nullable): the AI record
 * @out: where a "meta" box with a list of keys is appended
 */
void
cliff_label_meta_write (CliffLabelMeta *self,
                        const char     *record,
                        GByteArray     *out)
{
  gsize meta = cliff_box_open (out, TYPE_META);
  gsize handler;

  cliff_box_append_u32 (out, 0);
  handler = cliff_box_open (out, TYPE_HDLR);
  cliff_box_append_u32 (out, 0);
  cliff_box_append_u32 (out, 0);
  cliff_box_append_u32 (out, TYPE_MDTA);
  for (guint i = 0; i < 3; i++)
    cliff_box_append_u32 (out, 0);
  g_byte_array_append (out, (const guint8 *) "", 1); /* an empty name */
  cliff_box_close (out, handler);
  write_keys (self, record, out);
  write_list (self, record, out);
  cliff_box_close (out, meta);
}

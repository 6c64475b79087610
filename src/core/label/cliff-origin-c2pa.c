/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-origin-private.h"

#include <string.h>

/*
 * A C2PA manifest store is a JUMBF box with the label "c2pa" that holds claims and assertions in CBOR.  It stands in one piece in
 * most formats; a JPEG cuts it into segments.  So no tree is parsed: behind the box's description the few texts that matter are
 * looked for by their keys, as a CBOR text that follows a CBOR text.
 */
#define STORE_MAX (4 * 1024 * 1024)
#define STORES_MAX 8
#define KEYS_MAX 64
/* "jumd", 16 bytes of type, toggles, and the label of the store. */
#define DESCRIPTION "jumdc2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71\x03" "c2pa"

/* The CBOR text at the start of @bytes; NULL when there is none. */
static const char *
read_text (CliffOriginBytes  bytes,
           gsize            *length)
{
  gsize head = 1;

  if (bytes.size < 3 || bytes.data[0] >> 5 != 3)
    return NULL;
  *length = bytes.data[0] & 31;
  if (*length == 24)
    {
      *length = bytes.data[1];
      head = 2;
    }
  else if (*length == 25)
    {
      *length = (gsize) bytes.data[1] << 8 | bytes.data[2];
      head = 3;
    }
  else if (*length > 25)
    return NULL;

  return *length <= bytes.size - head ? (const char *) bytes.data + head : NULL;
}

/* The next text that follows the key @key, from @at (inout) on; NULL when there is none. */
static const char *
next_value (CliffOriginBytes   store,
            const char        *key,
            const guint8     **at,
            gsize             *length)
{
  gsize key_length = strlen (key);
  const guint8 *end = store.data + store.size;

  for (guint n = 0; n < KEYS_MAX; n++)
    {
      const guint8 *found = memmem (*at, end - *at, key, key_length);
      const char *text = NULL;

      if (found == NULL)
        return NULL;
      *at = found + key_length;
      /* The key's own head: a longer key that ends alike is another. */
      if (found > store.data && found[-1] == (0x60 | key_length))
        text = read_text ((CliffOriginBytes) { *at, end - *at }, length);
      if (text != NULL)
        return text;
    }

  return NULL;
}

static gboolean
take_value (JsonObject       *c2pa,
            const char       *name,
            CliffOriginBytes  store,
            const char       *key)
{
  const guint8 *at = store.data;
  gsize length;
  const char *text = next_value (store, key, &at, &length);

  if (text != NULL)
    cliff_origin_set_text (c2pa, name, text, length);

  return text != NULL;
}

/* Each step of a history has a source type of its own: one that speaks of AI is what counts. */
static void
take_source_type (JsonObject       *c2pa,
                  CliffOriginBytes  store)
{
  const guint8 *at = store.data;
  const char *text;
  gsize length;

  for (guint n = 0; n < KEYS_MAX && (text = next_value (store, "digitalSourceType", &at, &length)) != NULL; n++)
    {
      cliff_origin_set_text (c2pa, "source_type", text, length);
      if (memmem (text, length, "lgorithmic", 10) != NULL)
        return;
    }
}

/* "claim_generator_info" is a map, or a list of one, with a name. */
static void
take_generator (JsonObject       *c2pa,
                CliffOriginBytes  store)
{
  static const char key[] = "claim_generator_info";
  const guint8 *at = memmem (store.data, store.size, key, strlen (key));

  if (at != NULL)
    {
      CliffOriginBytes info = { at + strlen (key), MIN ((gsize) (store.data + store.size - at) - strlen (key), 256) };

      if (take_value (c2pa, "generator", info, "name"))
        return;
    }
  take_value (c2pa, "generator", store, "claim_generator");
}

void
cliff_origin_find_c2pa (JsonObject       *origin,
                        CliffOriginBytes  bytes)
{
  const guint8 *at = bytes.data, *end = bytes.data + bytes.size;

  for (guint n = 0; n < STORES_MAX; n++)
    {
      g_autoptr(JsonObject) c2pa = json_object_new ();
      CliffOriginBytes store;

      at = memmem (at, end - at, DESCRIPTION, sizeof DESCRIPTION - 1);
      if (at == NULL)
        return;
      store = (CliffOriginBytes) { at, MIN ((gsize) (end - at), STORE_MAX) };
      take_generator (c2pa, store);
      take_source_type (c2pa, store);
      json_object_set_boolean_member (c2pa, "verified", FALSE);
      json_object_set_object_member (origin, "c2pa", g_steal_pointer (&c2pa));
      at += sizeof DESCRIPTION - 1;
    }
}

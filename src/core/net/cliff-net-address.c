/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-net-address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

typedef struct
{
  guint8 bytes[16];
  int    bits;
} Block;

/* What IANA's registries of special addresses keep from the public network. */
static const Block special4[] = {
  { { 0 }, 8 },              /* this network */
  { { 10 }, 8 },             /* private */
  { { 100, 64 }, 10 },       /* shared by carriers */
  { { 127 }, 8 },            /* loopback */
  { { 169, 254 }, 16 },      /* link-local, and where clouds tell their secrets */
  { { 172, 16 }, 12 },       /* private */
  { { 192, 0, 0 }, 24 },     /* protocol assignments */
  { { 192, 0, 2 }, 24 },     /* documentation */
  { { 192, 88, 99 }, 24 },   /* relays */
  { { 192, 168 }, 16 },      /* private */
  { { 198, 18 }, 15 },       /* benchmarks */
  { { 198, 51, 100 }, 24 },  /* documentation */
  { { 203, 0, 113 }, 24 },   /* documentation */
  { { 224 }, 4 },            /* multicast */
  { { 240 }, 4 },            /* reserved, broadcast */
};

static const Block special6[] = {
  { { 0 }, 128 },                         /* unspecified */
  { { [15] = 1 }, 128 },                  /* loopback */
  { { 0, 0x64, 0xff, 0x9b, 0, 1 }, 48 },  /* local translation */
  { { 0x01 }, 64 },                       /* discard only */
  { { 0x20, 0x01, 0, 0 }, 23 },           /* protocol assignments, Teredo among them */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 },     /* documentation */
  { { 0x3f, 0xff }, 20 },                 /* documentation */
  { { 0x5f }, 16 },                       /* segment routing */
  { { 0xfc }, 7 },                        /* private */
  { { 0xfe, 0x80 }, 10 },                 /* link-local */
  { { 0xfe, 0xc0 }, 10 },                 /* site-local */
  { { 0xff }, 8 },                        /* multicast */
};

static gboolean
is_within (const guint8 *address,
           const Block  *block)
{
  int whole = block->bits / 8, rest = block->bits % 8;

  if (memcmp (address, block->bytes, whole) != 0)
    return FALSE;

  return rest == 0 || ((address[whole] ^ block->bytes[whole]) & (0xff << (8 - rest)) & 0xff) == 0;
}

static gboolean
is_public4 (const guint8 *address)
{
  for (gsize i = 0; i < G_N_ELEMENTS (special4); i++)
    if (is_within (address, &special4[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_public6 (const guint8 *address)
{
  static const Block mapped = { { [10] = 0xff, [11] = 0xff }, 96 };
  static const Block compatible = { { 0 }, 96 };
  static const Block translated = { { 0, 0x64, 0xff, 0x9b }, 96 };
  static const Block six_to_four = { { 0x20, 0x02 }, 16 };

  for (gsize i = 0; i < G_N_ELEMENTS (special6); i++)
    if (is_within (address, &special6[i]))
      return FALSE;
  if (is_within (address, &mapped) || is_within (address, &compatible) || is_within (address, &translated))
    return is_public4 (address + 12);
  if (is_within (address, &six_to_four))
    return is_public4 (address + 2);

  return TRUE;
}

gboolean
cliff_net_address_is_public (const struct sockaddr *address)
{
  if (address->sa_family == AF_INET)
    return is_public4 ((const guint8 *) &((const struct sockaddr_in *) address)->sin_addr);
  if (address->sa_family == AF_INET6)
    return is_public6 ((const guint8 *) &((const struct sockaddr_in6 *) address)->sin6_addr);

  return FALSE;
}

gboolean
cliff_net_address_text_is_public (const char *text)
{
  guint8 bytes[16];

  if (inet_pton (AF_INET, text, bytes) == 1)
    return is_public4 (bytes);
  if (inet_pton (AF_INET6, text, bytes) == 1)
    return is_public6 (bytes);

  return FALSE;
}

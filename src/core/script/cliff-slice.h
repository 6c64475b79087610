/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CliffSlice:
 *
 * Some bytes of a script, owned by nobody.  They may be anything: invalid UTF-8 and NUL bytes are data.
 */
typedef struct
{
  const char *data;
  gsize       length;
} CliffSlice;

#define CLIFF_SLICE(literal) ((CliffSlice) { (literal), sizeof (literal) - 1 })

/* What cliff_slice_peek() gives for a byte that is no character; it is in no class of characters. */
#define CLIFF_INVALID_CHARACTER ((gunichar) 0x110000)

CliffSlice cliff_slice          (const char *data,
                                 gsize       length);
CliffSlice cliff_slice_sub      (CliffSlice  self,
                                 gsize       start,
                                 gsize       end);
gunichar   cliff_slice_peek     (CliffSlice  self,
                                 gsize      *size);
gunichar   cliff_slice_last     (CliffSlice  self,
                                 gsize      *size);
gsize      cliff_slice_count    (CliffSlice  self,
                                 gsize       most);
CliffSlice cliff_slice_trim     (CliffSlice  self);
CliffSlice cliff_slice_trim_end (CliffSlice  self);
gboolean   cliff_slice_equal    (CliffSlice  self,
                                 const char *text);
gboolean   cliff_slice_eat      (CliffSlice *self,
                                 const char *prefix);
gboolean   cliff_slice_eat_end  (CliffSlice *self,
                                 const char *suffix);
gboolean   cliff_slice_eat_any  (CliffSlice *self,
                                 const char *words);
gboolean   cliff_slice_eat_any_end (CliffSlice *self,
                                    const char *words);
gboolean   cliff_slice_is_any   (CliffSlice  self,
                                 const char *words);
gboolean   cliff_slice_find     (CliffSlice  self,
                                 const char *text,
                                 gsize      *position);
gboolean   cliff_slice_holds    (CliffSlice  self,
                                 const char *text);
gboolean   cliff_slice_eat_number (CliffSlice *self,
                                   int        *number);
gboolean   cliff_character_is_space (gunichar character);
char      *cliff_slice_dup      (CliffSlice  self);
char      *cliff_text_dup_valid (const char *data,
                                 gsize       length);

G_END_DECLS

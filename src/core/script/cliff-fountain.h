/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-script-private.h"

G_BEGIN_DECLS

/* What single lines of Fountain look like.  @text has no white space round it, and is not empty. */
gboolean   cliff_fountain_is_join           (CliffSlice        line);
gboolean   cliff_fountain_is_section        (CliffSlice        text,
                                             guint            *level,
                                             CliffSlice       *rest);
gboolean   cliff_fountain_is_synopsis       (CliffSlice        text,
                                             CliffSlice       *rest);
gboolean   cliff_fountain_is_page_break     (CliffSlice        text);
gboolean   cliff_fountain_is_heading        (CliffSlice        text);
gboolean   cliff_fountain_is_forced_heading (CliffSlice        text);
gboolean   cliff_fountain_is_upper          (CliffSlice        text);
gboolean   cliff_fountain_is_paren          (CliffSlice        text);
gboolean   cliff_fountain_is_tag            (CliffSlice        text,
                                             CliffElementKind *kind,
                                             CliffSlice       *rest);
gboolean   cliff_fountain_is_indented       (CliffSlice        line);
gboolean   cliff_fountain_is_title_key      (CliffSlice        line,
                                             const CliffSlice *next);
char      *cliff_fountain_dup_note          (CliffParse       *parse,
                                             gsize             start);
void       cliff_fountain_append_escaped    (GString          *out,
                                             const char       *text);
gboolean   cliff_fountain_has_mark          (CliffSlice        line);
void       cliff_fountain_append_note       (GString          *out,
                                             const char       *type,
                                             const char       *text);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-element.h"

G_BEGIN_DECLS

/**
 * CliffTitlePage:
 *
 * Title keys from the lines of a laid out title page, as other programs keep it: what is centred is title, credit, author and
 * source, from the top down; the rest is a contact, a date, or says its key itself.
 */
typedef struct
{
  GPtrArray *titles;  /* CliffElement */
  guint      stage;   /* how far down the centred part is */
  gboolean   gap;     /* an empty line stands above */
} CliffTitlePage;

typedef void (*CliffTitleLineFunc) (const char *text,
                                    gboolean    centred,
                                    gpointer    user_data);

void       cliff_title_page_init         (CliffTitlePage     *self);
void       cliff_title_page_add          (CliffTitlePage     *self,
                                          const char         *text,
                                          gboolean            centred);
/* (transfer full) (element-type CliffElement) */
GPtrArray *cliff_title_page_end          (CliffTitlePage     *self);
/* The lines of a title page that is read as @titles again; empty lines among them. */
void       cliff_title_page_foreach_line (GPtrArray          *titles,
                                          CliffTitleLineFunc  func,
                                          gpointer            user_data);

G_END_DECLS

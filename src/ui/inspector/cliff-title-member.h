/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/* The members of a style (cliff-title-style.h) as the values of rows: of a clip of words its own style, of a line that of all
 * subtitles of the series. */

/* The JSON of the style; NULL where there are no words. (transfer none) */
const char *cliff_title_member_get_style  (CliffCutSubject *subject,
                                           CliffCutItem     item);
gboolean    cliff_title_member_set_style  (CliffCutSubject *subject,
                                           CliffCutItem     item,
                                           const char      *style,
                                           GError         **error);
/* The font's family: (transfer full) (nullable), NULL where there are no words; "" is the usual one. */
char       *cliff_title_member_dup_family (CliffCutSubject *subject,
                                           CliffCutItem     item);
gboolean    cliff_title_member_set_family (CliffCutSubject *subject,
                                           CliffCutItem     item,
                                           const char      *family,
                                           GError         **error);
/* @data: a CliffCutNumberSpec whose data is the member's name. */
gboolean    cliff_title_member_get_number (CliffCutSubject *subject,
                                           CliffCutItem     item,
                                           gconstpointer    data,
                                           gint64          *value);
gboolean    cliff_title_member_set_number (CliffCutSubject *subject,
                                           CliffCutItem     item,
                                           gconstpointer    data,
                                           gint64           value,
                                           GError         **error);
/* @data: the name of a member that is a colour, a word, on or off; of "weight": whether it is bold. */
gboolean    cliff_title_member_get_choice (CliffCutSubject *subject,
                                           CliffCutItem     item,
                                           gconstpointer    data,
                                           gint64          *value);
gboolean    cliff_title_member_set_choice (CliffCutSubject *subject,
                                           CliffCutItem     item,
                                           gconstpointer    data,
                                           gint64           value,
                                           GError         **error);

G_END_DECLS

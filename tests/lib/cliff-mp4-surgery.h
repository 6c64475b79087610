/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Changes to MP4 files of ffmpeg that tests need.  They know just as much of the format as that takes, and any
 * file they do not understand ends the test.
 */
GByteArray *cliff_mp4_load                     (const char  *path);
GByteArray *cliff_mp4_load_part                (const char  *path,
                                                gsize        size);
void        cliff_mp4_save                     (GByteArray  *bytes,
                                                const char  *path);
/* Place of the four characters @type. */
guint       cliff_mp4_find                     (GByteArray  *bytes,
                                                const char  *type);
/* The first @from becomes @to, of the same length. */
void        cliff_mp4_replace                  (GByteArray  *bytes,
                                                const char  *from,
                                                const char  *to);
void        cliff_mp4_set_first_chunk          (GByteArray  *bytes,
                                                guint32      offset);

/* Whole boxes that hold @record as some programs write it. */
GByteArray *cliff_mp4_make_keys_meta           (const char  *record);
GByteArray *cliff_mp4_make_directory_user_data (const char  *record);
GByteArray *cliff_mp4_make_user_data_value     (const char  *record);
GByteArray *cliff_mp4_make_xmp_user_data       (const char  *record);
GByteArray *cliff_mp4_make_xmp_uuid            (const char  *record);

/* For files whose movie box is the last one, or grows without moving media data. */
void        cliff_mp4_append_to_movie          (GByteArray  *bytes,
                                                GByteArray  *box);
void        cliff_mp4_widen_media              (GByteArray  *bytes);
void        cliff_mp4_open_last                (GByteArray  *bytes);
void        cliff_mp4_split_media              (GByteArray  *bytes);
void        cliff_mp4_hide_user_data           (GByteArray  *bytes);
void        cliff_mp4_append_free              (GByteArray  *bytes);

/* Writes to @path the film of @source (movie box first) with an empty box of almost 4 GiB, a hole, before its
 * last chunk. */
void        cliff_mp4_spread                   (const char  *source,
                                                const char  *path);

G_END_DECLS

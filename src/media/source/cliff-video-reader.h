/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-compose.h"

G_BEGIN_DECLS

/* Largest pictures that are decoded at all. */
#define CLIFF_VIDEO_READER_MAX_SIDE 16384
#define CLIFF_VIDEO_READER_MAX_PIXELS (64 * 1024 * 1024)

/* Containers round time stamps, Matroska to whole milliseconds: a frame that is due is not missed for that. */
#define CLIFF_VIDEO_READER_TOLERANCE (600 * CLIFF_MSECOND / 1000)

/**
 * CliffVideoReader:
 *
 * The pictures of one video or still file, upright, with square pixels, as limited-range BT.709.
 * It keeps its decoder: reading on is cheap, going back costs an accurate seek.  One thread at a
 * time.
 */
typedef struct _CliffVideoReader CliffVideoReader;

/* Errors: G_IO_ERROR_NOT_FOUND, G_IO_ERROR_FAILED (not a picture, broken, too large, no
 * decoder). */
CliffVideoReader   *cliff_video_reader_new  (const char        *path,
                                             GError           **error);
/* The same, and pictures that are not opaque keep their alpha. */
CliffVideoReader   *cliff_video_reader_new_with_alpha (const char *path,
                                             GError           **error);
void                cliff_video_reader_free (CliffVideoReader  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffVideoReader, cliff_video_reader_free)
/* The last picture with a time stamp of at most @time; before the first the first, after the end
 * the last. (transfer none): valid until the next call. */
const CliffPicture *cliff_video_reader_read (CliffVideoReader  *self,
                                             CliffTime          time,
                                             GError           **error);
/* The picture after the one read last, and its @time; NULL without an error after the last one. (transfer none): valid
 * until the next call. */
const CliffPicture *cliff_video_reader_next (CliffVideoReader  *self,
                                             CliffTime         *time,
                                             GError           **error);
/* What the decoder gives, before it is brought into our form. */
void                cliff_video_reader_describe (CliffVideoReader *self,
                                                 gboolean         *has_alpha,
                                                 gboolean         *is_hdr,
                                                 gboolean         *is_turned);
/* 0 where it is not known. */
CliffTime           cliff_video_reader_get_duration (CliffVideoReader  *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-records.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_MEDIA_ANY,
  CLIFF_MEDIA_PICTURES,
  CLIFF_MEDIA_CLIPS,
  CLIFF_MEDIA_SOUNDS,
} CliffMediaKind;

typedef enum
{
  CLIFF_MEDIA_USED_OR_NOT,
  CLIFF_MEDIA_USED,    /* by a shot, a line or a clip */
  CLIFF_MEDIA_UNUSED,
} CliffMediaUse;

typedef enum
{
  CLIFF_MEDIA_NEWEST_FIRST,
  CLIFF_MEDIA_BY_NAME,
  CLIFF_MEDIA_LONGEST_FIRST,
} CliffMediaOrder;

/* What of the media is listed. */
typedef struct
{
  CliffMediaKind   kind;
  CliffMediaUse    use;
  gboolean         ai;       /* only what an engine made, or what says of itself that AI made it */
  gboolean         missing;  /* only what is gone from the project's folder */
  CliffMediaOrder  order;
  const char      *words;    /* (nullable): all of them are in its name, its engine's, or in what it was made for */
} CliffMediaFilter;

#define CLIFF_TYPE_MEDIA_LIST (cliff_media_list_get_type ())

/**
 * CliffMediaList:
 *
 * A GListModel of all media of a series: one CliffTake for each file, the newest of those that show it.  It follows the change
 * feed; takes are made when asked for.  Main thread.
 *
 * Property "n-missing" (guint, notified): how many files are gone, as far as it was looked.
 */
G_DECLARE_FINAL_TYPE (CliffMediaList, cliff_media_list, CLIFF, MEDIA_LIST, GObject)

CliffMediaList *cliff_media_list_new        (CliffStore             *store);
void            cliff_media_list_set_filter (CliffMediaList         *self,
                                             const CliffMediaFilter *filter);
/* How many there are, whatever the filter says. */
guint           cliff_media_list_get_n_all  (CliffMediaList         *self);
/* The position of the media that the take shows; -1 when it is not listed. */
int             cliff_media_list_find       (CliffMediaList         *self,
                                             CliffId                 take_id);
/* Looks on a thread which files are gone. */
void            cliff_media_list_look       (CliffMediaList         *self);
gboolean        cliff_media_list_is_missing (CliffMediaList         *self,
                                             CliffId                 media_id);

/* What is known of one of the media, as a view shows it. */
typedef struct
{
  CliffId     take_id, media_id;
  const char *kind;            /* of the take; interned: picture, video, voice, music, sound */
  char       *name;            /* the file's when it came in; "" for what was made here */
  char       *path, *sha256;
  gint64      bytes;
  CliffTime   duration;        /* 0 for a still */
  int         width, height;   /* 0 for a sound */
  char       *engine;          /* "" = brought in */
  char       *facts, *origin;  /* JSON, as in the database; "" = not known */
  gboolean    ai;              /* as the filter has it */
  gint64      episode;         /* number of the one it was made for, 0 for none */
  gint64      shot;            /* which shot of that, from 1; 0 for none */
  char       *words;           /* what happens in that shot, or is said; "" */
} CliffMediaSummary;

/* FALSE when there is no such take.  Main thread. */
gboolean        cliff_media_summary_read    (CliffMediaSummary      *self,
                                             CliffStore             *store,
                                             CliffId                 take_id);
void            cliff_media_summary_clear   (CliffMediaSummary      *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliffMediaSummary, cliff_media_summary_clear)

G_END_DECLS

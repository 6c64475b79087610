/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-store.h"

G_BEGIN_DECLS

/**
 * CliffCut:
 *
 * One episode as it is cut: where every shot, line, clip and marker stands, in nanoseconds from the episode's start.
 * An immutable snapshot of the project: the timeline draws it, edits reckon with it and the plan is made from it, so
 * that none of them lays anything out by itself.  Made on the main thread, used on any; it never refers to the store.
 *
 * The rules: shots follow one another without holes, each a whole number of frames, so that nothing before a shot changes a
 * frame of it.  A shot that is not held is lengthened where its speech needs it; a held one is exactly as long as it says.  A line without an
 * offset stands where the layout puts it; one with an offset stands there, be it before or behind its shot.  A clip stands at
 * its anchor's start plus its offset, clamped to the episode's start; clips of one lane never overlap: where cutting the
 * storyline brings two together, the first ends where the second begins, and is whole again when there is room.
 */
typedef enum
{
  CLIFF_CUT_SHOT,
  CLIFF_CUT_LINE,
  CLIFF_CUT_CLIP,
} CliffCutKind;

typedef enum
{
  CLIFF_TRANSITION_CUT,
  CLIFF_TRANSITION_DISSOLVE,
  CLIFF_TRANSITION_FADE,  /* through a colour */
  CLIFF_TRANSITION_WIPE,
  CLIFF_TRANSITION_PUSH,
} CliffTransition;

typedef enum
{
  CLIFF_EDGE_LEFT,
  CLIFF_EDGE_RIGHT,
  CLIFF_EDGE_TOP,
  CLIFF_EDGE_BOTTOM,
} CliffEdge;

typedef enum
{
  CLIFF_LANE_VOICE,
  CLIFF_LANE_SUBTITLE,
  CLIFF_LANE_TITLE,
  CLIFF_LANE_MUSIC,
  CLIFF_LANE_EFFECT,
  CLIFF_LANE_OVERLAY,
} CliffLaneKind;

typedef enum
{
  CLIFF_PROPERTY_X,         /* ppm of the frame's width, from the middle */
  CLIFF_PROPERTY_Y,
  CLIFF_PROPERTY_SCALE,     /* ppm */
  CLIFF_PROPERTY_ROTATION,  /* 1/1000 degree, clockwise */
  CLIFF_PROPERTY_OPACITY,   /* ppm */
  CLIFF_PROPERTY_GAIN,      /* ppm */
} CliffProperty;

typedef enum
{
  CLIFF_CURVE_LINEAR,
  CLIFF_CURVE_EASE,
  CLIFF_CURVE_HOLD,
} CliffCurve;

/* Music that makes room for speech by more than this is as good as gone. */
#define CLIFF_CUT_MAX_DUCK 30
#define CLIFF_CUT_USUAL_DUCK 12

/* One thing on the timeline. */
typedef struct
{
  CliffCutKind  kind;
  CliffId       id;
} CliffCutItem;

/* The file behind a shot, a line or a clip; all 0 and NULL where there is none. */
typedef struct
{
  CliffId      take_id;
  CliffId      media_id;
  const char  *kind;      /* of the take: picture, video, voice, music; interned */
  char        *sha256;
  CliffTime    duration;  /* 0 for a still */
  int          width, height;
} CliffCutSource;

typedef struct
{
  CliffId          id;
  CliffId          scene_id;
  CliffTime        start;
  CliffTime        length;   /* as cut */
  CliffTime        planned;  /* as the storyboard has it */
  gboolean         held;
  CliffCutSource   source;
  CliffTime        in;
  int              speed;    /* ppm */
  int              gain;     /* ppm */
  CliffTransition  transition;
  CliffTime        transition_length; /* centred on start; never longer than half of either shot allows */
  CliffEdge        transition_edge;
  guint32          transition_colour; /* 0xRRGGBB */
} CliffCutShot;

typedef struct
{
  CliffId          id;
  guint            shot;     /* index into shots */
  CliffTime        start;
  CliffTime        length;
  gboolean         placed;   /* by hand */
  gboolean         off_screen;
  CliffCutSource   source;
  int              gain;
  char            *text;     /* as spoken */
  char            *subtitle; /* (nullable): where the words on screen are others */
} CliffCutLine;

typedef struct
{
  CliffId        id;
  CliffLaneKind  kind;
  char          *name;
  int            gain;
  gboolean       muted, solo, locked;
  int            ducked;    /* dB by which music makes room for speech; 0 to CLIFF_CUT_MAX_DUCK */
  guint          first, n_clips;  /* its clips: those of a lane stand together, by start */
} CliffCutLane;

typedef struct
{
  CliffId         id;
  guint           lane;      /* index into lanes */
  CliffId         shot_id;   /* anchor; 0 = the episode's start */
  CliffTime       offset;
  CliffTime       start;     /* at least 0 */
  CliffTime       length;    /* at most to the episode's end where it is open */
  gboolean        open;      /* no length of its own: to the end of the episode */
  CliffCutSource  source;
  CliffTime       in;
  int             speed, gain;
  CliffTime       fade_in, fade_out;
  char           *text;
  char           *style;
} CliffCutClip;

typedef struct
{
  CliffId      id;
  CliffId      shot_id;
  const char  *kind;  /* interned */
  CliffTime    start;
  char        *text;
} CliffCutMarker;

typedef struct
{
  CliffId        id;
  CliffCutKind   owner;     /* CLIFF_CUT_SHOT or CLIFF_CUT_CLIP */
  CliffId        owner_id;
  CliffProperty  property;
  CliffTime      time;      /* from the owner's start */
  gint64         value;
  CliffCurve     curve;
} CliffCutKey;

typedef struct
{
  gatomicrefcount  ref_count;
  CliffId          episode_id;
  int              fps_num, fps_den;
  CliffTime        duration;  /* of the storyline */
  GArray          *shots;     /* CliffCutShot, in order, gapless from 0 */
  GArray          *lines;     /* CliffCutLine, by shot and position */
  GArray          *lanes;     /* CliffCutLane, by position */
  GArray          *clips;     /* CliffCutClip, by lane, start and id */
  GArray          *markers;   /* CliffCutMarker, by start */
  GArray          *keys;      /* CliffCutKey, by owner, owner_id, property, time */

  /*< private >*/
  GHashTable      *shot_ids, *line_ids, *clip_ids;
} CliffCut;

/* The episode as it is now, also one without shots.  Reads the database only.  Main thread.  (transfer full)
 * Errors: G_IO_ERROR_NOT_FOUND (no such episode), G_IO_ERROR_INVALID_DATA (a frame rate nobody can use, or longer than 100 hours),
 * CLIFF_STORE_ERROR. */
CliffCut           *cliff_cut_new         (CliffStore     *store,
                                           CliffId         episode_id,
                                           GError        **error);
CliffCut           *cliff_cut_ref         (CliffCut       *self);
void                cliff_cut_unref       (CliffCut       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffCut, cliff_cut_unref)
/* Whether all rules hold: no hole in the storyline, no overlap on a lane, anchors valid, lengths positive, keys in order.
 * Errors: G_IO_ERROR_INVALID_DATA, which names the row.  For tests and for `project check`. */
gboolean            cliff_cut_check       (CliffCut       *self,
                                           GError        **error);
/* (transfer none) (nullable), by id; valid as long as @self. */
const CliffCutShot *cliff_cut_find_shot   (CliffCut       *self,
                                           CliffId         shot_id);
const CliffCutLine *cliff_cut_find_line   (CliffCut       *self,
                                           CliffId         line_id);
const CliffCutClip *cliff_cut_find_clip   (CliffCut       *self,
                                           CliffId         clip_id);
/* Index of the shot seen at @time, clamped; -1 without shots. */
int                 cliff_cut_get_shot_at (CliffCut       *self,
                                           CliffTime       time);
/* The nearest frame boundary of the series' rate. */
CliffTime           cliff_cut_round       (CliffCut       *self,
                                           CliffTime       time);
/* What of a source is seen or heard at @time from the start, shown from @in at @speed (ppm); at least 0. */
CliffTime           cliff_cut_get_source_time (CliffTime in,
                                           int             speed,
                                           CliffTime       time);
/* The keys of one owner, by property and time: (array length=n_keys) (transfer none) (nullable). */
const CliffCutKey  *cliff_cut_get_keys    (CliffCut       *self,
                                           CliffCutKind    owner,
                                           CliffId         owner_id,
                                           guint          *n_keys);
/* The value of @property at @time from the owner's start; its usual value (0, or 1 000 000) where there is no key. */
gint64              cliff_cut_get_value   (CliffCut       *self,
                                           CliffCutKind    owner,
                                           CliffId         owner_id,
                                           CliffProperty   property,
                                           CliffTime       time);

G_END_DECLS

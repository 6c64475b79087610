/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cliff-cut.h"
#include "cliff-title-style.h"

G_BEGIN_DECLS

/**
 * CliffPlan:
 *
 * One episode as it will be seen and heard: immutable, made on the main thread, used on any.
 * Everything is counted in output frames.  It never refers to the store; media are absolute paths
 * with their SHA-256.  It can be written to JSON and read back, so that a child process renders
 * from it.
 */
typedef enum
{
  CLIFF_PLAN_BLANK, /* nothing to show yet: a neutral card with the shot's text */
  CLIFF_PLAN_STILL,
  CLIFF_PLAN_VIDEO,
} CliffPlanSource;

/* A rectangle of the source, in ppm of its width and height, that fills the frame. */
typedef struct
{
  int x, y, width, height;
} CliffPlanView;

/* How a movement runs from its first view to its last. */
typedef enum
{
  CLIFF_PLAN_MOTION_EASED,    /* slow in, slow out */
  CLIFF_PLAN_MOTION_WHIP,     /* all of it in the middle fifth of the shot */
  CLIFF_PLAN_MOTION_HANDHELD, /* eased, with a small sway that never leaves the source */
} CliffPlanMotion;

/* As CliffCutKey: a value at a time from its owner's start. */
typedef struct
{
  CliffProperty  property;
  CliffTime      time;
  gint64         value;
  CliffCurve     curve;
} CliffPlanKey;

/* A picture on the storyline, or laid over it.  An overlay stands in the frame as a whole, has no
 * movement and no transition, but fades. */
typedef struct
{
  CliffId          shot_id;    /* of an overlay: of its clip */
  int              start;      /* first frame as cut; a transition begins half its length before */
  int              length;     /* frames */
  CliffTransition  transition; /* into this shot */
  int              overlap;    /* its frames, centred on start; 0 = cut */
  CliffEdge        edge;       /* where a wipe or a push comes from */
  guint32          colour;     /* 0xRRGGBB, of a fade */
  CliffPlanSource  source;
  char            *path;       /* NULL for BLANK */
  char            *sha256;     /* identity of the source */
  char            *name;       /* of the file when it came in; NULL: not known */
  CliffTime        in;         /* of a video: its time at start */
  int              speed;      /* ppm; below 0 backwards, 0 a frozen frame */
  CliffPlanView    from, to;   /* camera movement over the shot */
  CliffPlanMotion  motion;
  char            *text;       /* for BLANK */
  CliffTime        fade_in, fade_out;
  GArray          *keys;       /* CliffPlanKey, by property and time: how it stands in the frame */
} CliffPlanShot;

typedef struct
{
  int             start;
  int             length;
  CliffTitleKind  kind;
  char           *text;
  char           *style;  /* JSON, see CliffTitleStyle; NULL = the usual */
  CliffTime       fade_in, fade_out;
  GArray         *keys;   /* CliffPlanKey */
} CliffPlanText;

typedef enum
{
  CLIFF_PLAN_VOICE,
  CLIFF_PLAN_MUSIC,
  CLIFF_PLAN_EFFECT,
  CLIFF_PLAN_OWN,    /* what a video take brings along */
} CliffPlanBus;

typedef struct
{
  CliffTime     start;
  CliffTime     length;  /* 0 = the file's own */
  CliffPlanBus  bus;
  CliffId       lane;    /* 0 = the storyline */
  char         *path;
  char         *sha256;
  char         *name;    /* as of a shot */
  int           gain;    /* ppm */
  CliffTime     in;      /* into the file */
  int           speed;   /* ppm, the pitch is kept; below 0 backwards */
  CliffTime     fade_in, fade_out;
  int           ducked;  /* dB by which it makes room for speech; 0 to 30 */
  GArray       *keys;    /* CliffPlanKey, of its gain */
} CliffPlanSound;

typedef struct
{
  gatomicrefcount  ref_count;
  int              width, height;
  int              fps_num, fps_den;
  int              n_frames;
  GPtrArray       *shots;   /* CliffPlanShot, in order, without holes */
  GPtrArray       *overlays; /* CliffPlanShot, the lowest first */
  GPtrArray       *texts;   /* CliffPlanText, by start */
  GPtrArray       *sounds;  /* CliffPlanSound */
  char            *label;   /* the visible AI label, whole running time; never empty */
  gboolean         audible_label;
} CliffPlan;

/* The plan of a cut, at the series' size or @height (640 … 1920, even; 0 = the
 * series') and rate. Errors: G_IO_ERROR_NOT_FOUND (no such episode), G_IO_ERROR_INVALID_DATA (no
 * shots yet). */
CliffPlan *cliff_plan_new_for_cut     (CliffStore *store,
                                       CliffCut   *cut,
                                       int         height,
                                       GError    **error);
/* The same of the episode as it is in the project. */
CliffPlan *cliff_plan_new_for_episode (CliffStore *store,
                                       CliffId     episode_id,
                                       int         height,
                                       GError    **error);
CliffPlan *cliff_plan_ref             (CliffPlan  *self);
void       cliff_plan_unref           (CliffPlan  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffPlan, cliff_plan_unref)
JsonNode  *cliff_plan_to_json         (CliffPlan  *self);
CliffPlan *cliff_plan_new_from_json   (JsonNode   *node,
                                       GError    **error);
CliffTime  cliff_plan_get_frame_time  (CliffPlan  *self,
                                       int         frame);
/* The frame shown at @time, clamped to the plan. */
int        cliff_plan_get_frame_at    (CliffPlan  *self,
                                       CliffTime   time);
CliffTime  cliff_plan_get_duration    (CliffPlan  *self);
/* Index of the shot that owns @frame (transitions are centred on its start); @frame is clamped. */
guint      cliff_plan_find_shot       (CliffPlan  *self,
                                       int         frame);
/* The frames in which shot @index is seen, transitions included: from @start to before @end. */
void       cliff_plan_get_shot_span   (CliffPlan  *self,
                                       guint       index,
                                       int        *start,
                                       int        *end);
/* The frame rule: which time of its source @shot of the plan shows at @frame, the last source picture whose time is at most the
 * middle of the frame shown.  A frozen picture is the first one for ever. */
CliffTime  cliff_plan_get_source_time (CliffPlan           *self,
                                       const CliffPlanShot *shot,
                                       int                  frame);
/* The value of @property at @time from the owner's start; @usual where @keys (CliffPlanKey) say nothing of it.  As
 * cliff_cut_get_value(), but between whole numbers too: what moves slowly must move evenly. */
double     cliff_plan_get_value       (GArray        *keys,
                                       CliffProperty  property,
                                       CliffTime      time,
                                       double         usual);
/* What to call the file at @path (nullable) that came in as @name (nullable): what was made here has the name of its content, of which
 * the beginning says enough. (transfer full) */
char      *cliff_plan_dup_file_name   (const char *name,
                                       const char *path);
/* The lines as SubRip, without burned position. (transfer full) */
char      *cliff_plan_dup_srt         (CliffPlan  *self);

G_END_DECLS

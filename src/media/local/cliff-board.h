/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * The parts of a drawn board.  Private to the folder.  A board is drawn in units of a 1080 × 1920 picture; a figure in
 * units of its head's height.  Everything depends on the request alone, chance included.
 */
#define CLIFF_BOARD_WIDTH 1080.0
#define CLIFF_BOARD_HEIGHT 1920.0

/* ── Colours ──────────────────────────────────────────────────────────────────────────────────── */

typedef struct
{
  double r, g, b;
} CliffInk;

CliffInk cliff_ink_from_hex (const char      *text,
                             CliffInk         fallback);
CliffInk cliff_ink_hsl      (double           hue,
                             double           saturation,
                             double           lightness);
CliffInk cliff_ink_mix      (CliffInk         a,
                             CliffInk         b,
                             double           share);
/* Lighter for @amount over 0, darker (and a little bluer) below; -1 to 1. */
CliffInk cliff_ink_shade    (CliffInk         ink,
                             double           amount);
void     cliff_ink_set      (cairo_t         *cr,
                             CliffInk         ink,
                             double           alpha);
/* Fills the path with a gradient from @a at (@x0, @y0) to @b at (@x1, @y1). */
void     cliff_ink_gradient (cairo_t         *cr,
                             double           x0,
                             double           y0,
                             CliffInk         a,
                             double           x1,
                             double           y1,
                             CliffInk         b);
/* A soft round light (or, with an operator of the caller's, shadow). */
void     cliff_ink_glow     (cairo_t         *cr,
                             double           x,
                             double           y,
                             double           radius,
                             CliffInk         ink,
                             double           alpha);
void     cliff_ink_ellipse  (cairo_t         *cr,
                             double           x,
                             double           y,
                             double           rx,
                             double           ry);
void     cliff_ink_box      (cairo_t         *cr,
                             double           x,
                             double           y,
                             double           width,
                             double           height,
                             double           radius);
/* Blurs an ARGB32 or RGB24 image surface by @radius pixels. */
void     cliff_ink_blur     (cairo_surface_t *surface,
                             int              radius);

/* ── What is to be drawn ──────────────────────────────────────────────────────────────────────── */

typedef enum
{
  CLIFF_SIZE_EWS, CLIFF_SIZE_WS, CLIFF_SIZE_FS, CLIFF_SIZE_MLS, CLIFF_SIZE_MS, CLIFF_SIZE_MCU, CLIFF_SIZE_CU,
  CLIFF_SIZE_ECU,
} CliffSize;

typedef enum
{
  CLIFF_ANGLE_EYE, CLIFF_ANGLE_HIGH, CLIFF_ANGLE_LOW, CLIFF_ANGLE_OVERHEAD, CLIFF_ANGLE_DUTCH, CLIFF_ANGLE_OTS,
  CLIFF_ANGLE_POV,
} CliffAngle;

typedef enum
{
  CLIFF_LIGHT_DAY, CLIFF_LIGHT_DAWN, CLIFF_LIGHT_DUSK, CLIFF_LIGHT_NIGHT,
} CliffLight;

typedef enum
{
  /* Inside. */
  CLIFF_SETTING_ROOM, CLIFF_SETTING_BEDROOM, CLIFF_SETTING_LIVING, CLIFF_SETTING_OFFICE, CLIFF_SETTING_LOBBY,
  CLIFF_SETTING_HOSPITAL, CLIFF_SETTING_DINING, CLIFF_SETTING_CORRIDOR, CLIFF_SETTING_CAR, CLIFF_SETTING_HALL,
  /* Outside. */
  CLIFF_SETTING_STREET, CLIFF_SETTING_ALLEY, CLIFF_SETTING_ROOFTOP, CLIFF_SETTING_GARDEN, CLIFF_SETTING_WATER,
  CLIFF_SETTING_HILLS, CLIFF_SETTING_GATE,
} CliffSetting;

typedef enum
{
  CLIFF_PROP_NONE, CLIFF_PROP_PHONE, CLIFF_PROP_PAPER, CLIFF_PROP_ENVELOPE, CLIFF_PROP_BOX, CLIFF_PROP_RING,
  CLIFF_PROP_DOOR, CLIFF_PROP_SHUTTER, CLIFF_PROP_CAR, CLIFF_PROP_GLASS, CLIFF_PROP_CUP, CLIFF_PROP_KNIFE,
  CLIFF_PROP_MONEY, CLIFF_PROP_BAG, CLIFF_PROP_FLOWER, CLIFF_PROP_PHOTO, CLIFF_PROP_KEY, CLIFF_PROP_SHOES,
  CLIFF_PROP_UMBRELLA, CLIFF_PROP_NECKLACE, CLIFF_PROP_BOTTLE, CLIFF_PROP_BOOK, CLIFF_PROP_PEN, CLIFF_PROP_CARD,
  CLIFF_PROP_CLOCK, CLIFF_PROP_FOOD, CLIFF_PROP_GUN, CLIFF_PROP_CANDLE, CLIFF_PROP_NAMED,
} CliffProp;

typedef enum
{
  CLIFF_FACE_NEUTRAL, CLIFF_FACE_ANGRY, CLIFF_FACE_AFRAID, CLIFF_FACE_SHOCKED, CLIFF_FACE_SAD, CLIFF_FACE_HAPPY,
  CLIFF_FACE_TENDER, CLIFF_FACE_COLD, CLIFF_FACE_WHISPER,
} CliffFace;

typedef enum
{
  CLIFF_POSE_STAND, CLIFF_POSE_HOLD, CLIFF_POSE_RAISE, CLIFF_POSE_GESTURE, CLIFF_POSE_FOLD,
} CliffPose;

typedef struct
{
  char      *outfit;
  gboolean   female;
  gboolean   child;
  gboolean   old;
  gboolean   speaking;  /* the lips move */
  gboolean   back;      /* seen from behind */
  double     turn;      /* -1 to the left … 1 to the right */
  double     x;         /* 0 to 1 of the width */
  int        style;
  CliffFace  face;
  CliffPose  pose;
  CliffInk   hair, top, skin;
  CliffProp  prop;      /* in the hands */
} CliffFigure;

typedef struct
{
  int           width, height;
  CliffSize     size;
  CliffAngle    angle;
  CliffLight    light;
  CliffSetting  setting;
  gboolean      inside;
  gboolean      rain, snow;
  gboolean      flashback;
  char         *movement;
  gboolean      slow;
  CliffProp     prop;        /* what an insert shows */
  char         *prop_name;
  GArray       *figures;     /* CliffFigure */
  guint64       chance;      /* of the place: the same in all its shots */
  int           variation;
  double        hue;         /* of the place, degrees */
} CliffBoard;

CliffBoard *cliff_board_new   (JsonObject *request);
void        cliff_board_free  (CliffBoard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliffBoard, cliff_board_free)
/* 0 up to, not including, @limit; moves @state on. */
guint       cliff_board_draw_lot (guint64 *state,
                                  guint    limit);

/* ── Drawing ──────────────────────────────────────────────────────────────────────────────────── */

/* Where a figure of this board stands. */
typedef struct
{
  double x, y;    /* of the head's centre */
  double head;    /* height of the head */
} CliffPlace;

/* The surroundings as seen by a camera at eye height some way off; @horizon in units of the picture. */
void       cliff_board_draw_interior (cairo_t          *cr,
                                      const CliffBoard *board,
                                      double            horizon);
void       cliff_board_draw_exterior (cairo_t          *cr,
                                      const CliffBoard *board,
                                      double            horizon);
void       cliff_board_draw_floor    (cairo_t          *cr,
                                      const CliffBoard *board);
void       cliff_board_draw_weather  (cairo_t          *cr,
                                      const CliffBoard *board);
void       cliff_board_draw_arrows   (cairo_t          *cr,
                                      const CliffBoard *board);
/* A prop of about @size units height around (@x, @y).  @name is written on what has no drawing. */
void       cliff_board_draw_prop     (cairo_t          *cr,
                                      CliffProp         prop,
                                      const char       *name,
                                      double            x,
                                      double            y,
                                      double            size);
/* @tilt: the camera's: 1 from above, -1 from below. */
void       cliff_board_draw_figure   (cairo_t           *cr,
                                      const CliffFigure *figure,
                                      CliffPlace         place,
                                      double             tilt);
void       cliff_board_draw_from_above (cairo_t           *cr,
                                        const CliffFigure *figure,
                                        CliffPlace         place);
/* In units of the head, around its centre. */
void       cliff_board_draw_head     (cairo_t           *cr,
                                      const CliffFigure *figure,
                                      double             tilt);
void       cliff_board_draw_hair_behind (cairo_t           *cr,
                                         const CliffFigure *figure);

G_END_DECLS

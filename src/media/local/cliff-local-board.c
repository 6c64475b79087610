/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-local.h"

#include "cliff-board.h"

#include <math.h>

struct _CliffLocalBoard
{
  CliffEngine parent_instance;
};

G_DEFINE_FINAL_TYPE (CliffLocalBoard, cliff_local_board, CLIFF_TYPE_ENGINE)

/* How a size frames a figure, and how near the surroundings come with it. */
typedef struct
{
  double head;    /* height of a head */
  double y;       /* where its centre is */
  double zoom;    /* of the surroundings */
  int    blur;    /* how many times smaller they are painted, to be out of focus; 1 = sharp */
} Framing;

static Framing
get_framing (CliffSize size)
{
  switch (size)
    {
    case CLIFF_SIZE_EWS:
      return (Framing) { 62, 1010, 0.84, 1 };
    case CLIFF_SIZE_WS:
      return (Framing) { 118, 790, 1.0, 1 };
    case CLIFF_SIZE_FS:
      return (Framing) { 178, 560, 1.12, 1 };
    case CLIFF_SIZE_MLS:
      return (Framing) { 238, 560, 1.30, 2 };
    case CLIFF_SIZE_MS:
      return (Framing) { 322, 600, 1.50, 4 };
    case CLIFF_SIZE_MCU:
      return (Framing) { 440, 660, 1.75, 6 };
    case CLIFF_SIZE_CU:
      return (Framing) { 660, 740, 2.1, 9 };
    case CLIFF_SIZE_ECU:
    default:
      return (Framing) { 1230, 780, 2.6, 12 };
    }
}

/* ── Surroundings ──────────────────────────────────────────────────────────── */

static double
get_tilt (const CliffBoard *board)
{
  return board->angle == CLIFF_ANGLE_HIGH ? 1 : board->angle == CLIFF_ANGLE_LOW ? -1 : 0;
}

static void
paint_surroundings (cairo_t          *cr,
                    const CliffBoard *board,
                    Framing           framing)
{
  double horizon = 860 - 330 * get_tilt (board) * (board->inside ? 0.8 : 1);
  double lean = 0;

  /* Close to one figure the camera has turned towards it. */
  if (board->figures->len == 1)
    lean = (g_array_index (board->figures, CliffFigure, 0).x - 0.5) * 420;
  cairo_save (cr);
  cairo_translate (cr, CLIFF_BOARD_WIDTH / 2, 820);
  cairo_scale (cr, framing.zoom, framing.zoom);
  cairo_translate (cr, -CLIFF_BOARD_WIDTH / 2 - lean * (framing.zoom - 0.6), -860);
  if (board->angle == CLIFF_ANGLE_OVERHEAD)
    cliff_board_draw_floor (cr, board);
  else if (board->inside)
    cliff_board_draw_interior (cr, board, horizon);
  else
    cliff_board_draw_exterior (cr, board, horizon);
  cairo_restore (cr);
}

/* Paints small and blows up: what is out of focus costs less, too. */
static void
draw_surroundings (cairo_t          *cr,
                   const CliffBoard *board,
                   Framing           framing)
{
  if (framing.blur == 1)
    {
      paint_surroundings (cr, board, framing);
      return;
    }

  int margin = 40, scale = framing.blur;
  cairo_surface_t *small = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)(CLIFF_BOARD_WIDTH + 2 * margin) / scale + 1,
      (int)(CLIFF_BOARD_HEIGHT + 2 * margin) / scale + 1);
  cairo_t *inner = cairo_create (small);

  cairo_scale (inner, 1.0 / scale, 1.0 / scale);
  cairo_translate (inner, margin, margin);
  paint_surroundings (inner, board, framing);
  cairo_destroy (inner);
  cliff_ink_blur (small, scale > 4 ? 2 : 1);
  cairo_save (cr);
  cairo_translate (cr, -margin, -margin);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, small, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (small);
}

/* ── Light ──────────────────────────────────────────────────────────── */

static void
wash (cairo_t          *cr,
      cairo_operator_t  operator,
      double r, double g, double b, double alpha)
{
  cairo_save (cr);
  cairo_set_operator (cr, operator);
  cairo_set_source_rgba (cr, r, g, b, alpha);
  cairo_paint (cr);
  cairo_restore (cr);
}

static double
get_lamp_side (const CliffBoard *board)
{
  return board->chance / 7 % 2 == 1 ? 120 : 960;
}

/* The time of day colours the surroundings most: figures stand out against them. */
static void
dim_surroundings (cairo_t          *cr,
                  const CliffBoard *board)
{
  if (board->light == CLIFF_LIGHT_NIGHT)
    wash (cr, CAIRO_OPERATOR_MULTIPLY, 0.58, 0.62, 0.86, board->inside ? 0.62 : 0.60);
  else if (board->light == CLIFF_LIGHT_DUSK)
    wash (cr, CAIRO_OPERATOR_MULTIPLY, 0.92, 0.76, 0.76, 0.5);
  if (board->light == CLIFF_LIGHT_NIGHT || board->light == CLIFF_LIGHT_DUSK)
    {
      cairo_save (cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_SCREEN);
      cliff_ink_glow (cr, get_lamp_side (board), board->inside ? 520 : 330, 820,
                      (CliffInk) { 0.95, 0.62, 0.28 }, 0.40);
      cairo_restore (cr);
    }
}

/* What lies over everything, figures included. */
static void
draw_light (cairo_t          *cr,
            const CliffBoard *board)
{
  double side = get_lamp_side (board);

  cairo_save (cr);
  switch (board->light)
    {
    case CLIFF_LIGHT_NIGHT:
      wash (cr, CAIRO_OPERATOR_MULTIPLY, 0.66, 0.70, 0.94, board->inside ? 0.60 : 0.78);
      cairo_set_operator (cr, CAIRO_OPERATOR_SOFT_LIGHT);
      cliff_ink_glow (cr, side, board->inside ? 560 : 420, 1350, (CliffInk) { 1, 0.80, 0.50 }, 1.0);
      cairo_set_operator (cr, CAIRO_OPERATOR_SCREEN);
      cliff_ink_glow (cr, side, 480, 900, (CliffInk) { 0.85, 0.52, 0.22 }, 0.20);
      break;
    case CLIFF_LIGHT_DUSK:
      wash (cr, CAIRO_OPERATOR_MULTIPLY, 1.0, 0.82, 0.74, 0.6);
      cairo_set_operator (cr, CAIRO_OPERATOR_SOFT_LIGHT);
      cliff_ink_glow (cr, side, 640, 1200, (CliffInk) { 1, 0.66, 0.34 }, 0.8);
      break;
    case CLIFF_LIGHT_DAWN:
      wash (cr, CAIRO_OPERATOR_MULTIPLY, 1.0, 0.92, 0.86, 0.7);
      break;
    case CLIFF_LIGHT_DAY:
      cairo_set_operator (cr, CAIRO_OPERATOR_SOFT_LIGHT);
      cliff_ink_glow (cr, side, 300, 1300, (CliffInk) { 1, 0.98, 0.90 }, 0.55);
      break;
    }
  cairo_restore (cr);
  if (board->rain || board->snow)
    wash (cr, CAIRO_OPERATOR_MULTIPLY, 0.84, 0.90, 0.97, board->inside ? 0.3 : 0.55);
}

static void
draw_vignette (cairo_t          *cr,
               const CliffBoard *board)
{
  cairo_pattern_t *pattern = cairo_pattern_create_radial (540, 900, 520, 540, 900, 1250);
  double light = board->flashback ? 1 : 0, strength = board->flashback                  ? 0.75
                                                      : board->angle == CLIFF_ANGLE_POV ? 0.75
                                                                                        : 0.38;

  cairo_pattern_add_color_stop_rgba (pattern, 0, light, light, light * 0.95, 0);
  cairo_pattern_add_color_stop_rgba (pattern, 1, light, light * 0.97,
                                     light * 0.88 + (1 - light) * 0.05, strength);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_paint (cr);
}

/* A memory has lost its colours. */
static void
draw_memory (cairo_t *cr)
{
  wash (cr, CAIRO_OPERATOR_HSL_COLOR, 0.72, 0.58, 0.40, 0.62);
  wash (cr, CAIRO_OPERATOR_SCREEN, 0.30, 0.26, 0.18, 0.55);
}

/* ── Figures ──────────────────────────────────────────────────────────── */

static CliffPlace
place_figure (const CliffBoard  *board,
              const CliffFigure *figure,
              Framing            framing)
{
  guint n = board->figures->len;
  CliffPlace place = { 0, framing.y, framing.head };
  double spread = framing.head < 200 ? 800 : framing.head < 400 ? 720 : 600;

  /* As many as there are must find room beside one another. */
  if (n > 1)
    place.head = MIN (place.head, n == 2 ? 380 : 860.0 / n);
  if (n == 1 && framing.head > 400)
    spread = 260;
  if (n == 2 && framing.head > 300)
    spread = 960;
  place.x = 540 + (figure->x - 0.5) * spread;
  /* Looking room: the eyes have more space before them than behind. */
  if (n == 1)
    place.x -= figure->turn * framing.head * 0.16;
  if (n > 1)
    place.y += (framing.head - place.head) * 0.25;
  if (figure->female)
    place.y += place.head * 0.16;
  if (figure->child)
    place.y += place.head * (framing.head < 200 ? 2.2 : 1.1);
  place.y += 60 * get_tilt (board);

  return place;
}

static void
draw_figures (cairo_t          *cr,
              const CliffBoard *board,
              Framing           framing)
{
  guint n = board->figures->len;

  /* Who speaks stands in front. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        CliffFigure *figure = &g_array_index (board->figures, CliffFigure, i);
        CliffPlace place = place_figure (board, figure, framing);

        if (figure->speaking != (pass == 1))
          continue;
        if (board->angle == CLIFF_ANGLE_OVERHEAD)
          {
            place.y = 860 + (i % 2 == 0 ? -120 : 160);
            place.head = MIN (place.head, 260);
            cliff_board_draw_from_above (cr, figure, place);
          }
        else
          {
            cliff_board_draw_figure (cr, figure, place, get_tilt (board));
          }
      }
}

/* Over the shoulder: somebody large, dark and out of focus at the edge. */
static void
draw_shoulder (cairo_t          *cr,
               const CliffBoard *board,
               Framing           framing,
               const CliffFigure *near)
{
  int scale = 8;
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1080 / scale + 20,
                                                       1920 / scale + 20);
  cairo_t *inner = cairo_create (small);
  CliffFigure figure = *near;
  double x = figure.x < 0.5 ? 70 : 1010;

  figure.back = TRUE;
  figure.pose = CLIFF_POSE_STAND;
  figure.prop = CLIFF_PROP_NONE;
  figure.hair = cliff_ink_shade (figure.hair, -0.35);
  figure.top = cliff_ink_shade (figure.top, -0.5);
  figure.skin = cliff_ink_shade (figure.skin, -0.4);
  cairo_scale (inner, 1.0 / scale, 1.0 / scale);
  cairo_translate (inner, 10 * scale, 10 * scale);
  cliff_board_draw_figure (inner, &figure, (CliffPlace) { x, 900, 720 }, 0);
  cairo_destroy (inner);
  cliff_ink_blur (small, 1);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, small, -10, -10);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (small);
}

/* The camera looks past the one who listens at the one who speaks. */
static void
draw_over_shoulder (cairo_t          *cr,
                    const CliffBoard *board,
                    Framing           framing)
{
  CliffFigure stranger = { .outfit = (char *)"coat",
                           .x = 0,
                           .style = 2,
                           .top = { 0.2, 0.2, 0.26 },
                           .hair = { 0.1, 0.1, 0.12 },
                           .skin = { 0.8, 0.65, 0.55 } };
  const CliffFigure *near = &stranger;
  guint main = 0;

  for (guint i = 0; i < board->figures->len; i++)
    if (g_array_index (board->figures, CliffFigure, i).speaking)
      main = i;
  if (board->figures->len > 1)
    near = &g_array_index (board->figures, CliffFigure, main == 0 ? 1 : 0);

  CliffFigure figure = g_array_index (board->figures, CliffFigure, main);

  if (near == &stranger)
    stranger.x = figure.x < 0.5 ? 1 : 0;
  framing.head = MIN (framing.head, 400);
  framing.y = MIN (framing.y, 640);
  figure.x = near->x < 0.5 ? 0.66 : 0.34;
  figure.turn = near->x < 0.5 ? -0.6 : 0.6;
  cliff_board_draw_figure (
      cr, &figure, (CliffPlace) { figure.x * CLIFF_BOARD_WIDTH, framing.y, framing.head }, 0);
  draw_shoulder (cr, board, framing, near);
}

/* An insert: the thing itself, on a table or the ground, with its shadow. */
static void
draw_insert (cairo_t          *cr,
             const CliffBoard *board)
{
  double size = board->size >= CLIFF_SIZE_ECU  ? 980
                : board->size >= CLIFF_SIZE_CU ? 800
                : board->size >= CLIFF_SIZE_MS ? 620
                                               : 380;

  if (board->prop == CLIFF_PROP_DOOR || board->prop == CLIFF_PROP_SHUTTER
      || board->prop == CLIFF_PROP_CAR)
    size *= 1.25;
  cairo_rectangle (cr, -200, 1120, CLIFF_BOARD_WIDTH + 400, 1000);
  if (board->size >= CLIFF_SIZE_MS && board->inside)
    cliff_ink_gradient (cr, 0, 1120, cliff_ink_hsl (26, 0.36, 0.46), 0, 1900,
                        cliff_ink_hsl (22, 0.38, 0.24));
  cairo_new_path (cr);
  cairo_save (cr);
  cairo_translate (cr, 540, 820 + size * 0.50);
  cairo_scale (cr, 1, 0.16);
  cliff_ink_glow (cr, 0, 0, size * 0.62, (CliffInk) { 0.03, 0.03, 0.08 }, 0.75);
  cairo_restore (cr);
  cliff_ink_glow (cr, 540, 780, size * 0.95, (CliffInk) { 1, 0.95, 0.82 }, 0.35);
  cliff_board_draw_prop (cr, board->prop, board->prop_name, 540, 800, size);
}

/* ── The picture ──────────────────────────────────────────────────────────── */

static void
draw_board (cairo_t          *cr,
            const CliffBoard *board)
{
  Framing framing = get_framing (board->size);
  gboolean insert = board->figures->len == 0 && board->prop != CLIFF_PROP_NONE;

  if (insert)
    framing.blur = MAX (framing.blur, 6);
  cairo_save (cr);
  if (board->angle == CLIFF_ANGLE_DUTCH)
    {
      cairo_translate (cr, 540, 860);
      cairo_rotate (cr, board->variation % 2 == 0 ? -0.15 : 0.15);
      cairo_scale (cr, 1.22, 1.22);
      cairo_translate (cr, -540, -860);
    }
  draw_surroundings (cr, board, framing);
  dim_surroundings (cr, board);
  if (insert)
    draw_insert (cr, board);
  else if (board->angle == CLIFF_ANGLE_OTS && board->figures->len > 0)
    draw_over_shoulder (cr, board, framing);
  else
    draw_figures (cr, board, framing);
  draw_light (cr, board);
  cliff_board_draw_weather (cr, board);
  cairo_restore (cr);
  if (board->flashback)
    draw_memory (cr);
  draw_vignette (cr, board);
  cliff_board_draw_arrows (cr, board);
}

static gboolean
cliff_local_board_run (CliffEngine        *engine,
                       JsonObject         *request,
                       const char         *folder,
                       CliffEngineResult  *result,
                       CliffProgressFunc   progress,
                       gpointer            progress_data,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_autoptr(CliffBoard) board = cliff_board_new (request);
  g_autofree char *path = g_build_filename (folder, "board.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, board->width,
                                                         board->height);
  cairo_t *cr = cairo_create (surface);
  double scale = MAX (board->width / CLIFF_BOARD_WIDTH, board->height / CLIFF_BOARD_HEIGHT);
  cairo_status_t status;

  cairo_translate (cr, board->width / 2.0, board->height / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -CLIFF_BOARD_WIDTH / 2, -CLIFF_BOARD_HEIGHT / 2);
  draw_board (cr, board);
  cairo_destroy (cr);
  if (progress != NULL)
    progress (0.5, "board", progress_data);
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, CLIFF_ENGINE_ERROR, CLIFF_ENGINE_ERROR_FAILED,
                   "The board cannot be written: %s", cairo_status_to_string (status));
      return FALSE;
    }
  result->path = g_steal_pointer (&path);
  result->width = board->width;
  result->height = board->height;

  return TRUE;
}

static void
cliff_local_board_class_init (CliffLocalBoardClass *klass)
{
  CliffEngineClass *engine_class = CLIFF_ENGINE_CLASS (klass);

  engine_class->id = "local-board";
  engine_class->version = 1;
  engine_class->kind = "picture";
  engine_class->local = TRUE;
  engine_class->run = cliff_local_board_run;
}

static void
cliff_local_board_init (CliffLocalBoard *self)
{
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-layer.h"

#include "cliff-camera.h"
#include "cliff-lettering.h"
#include "cliff-patch.h"
#include "cliff-picture-private.h"
#include "cliff-picture-source.h"
#include "cliff-resample.h"
#include "cliff-transform.h"

#include <gst/gst.h>
#include <math.h>

/* A still is kept so much larger than the frame for what is seen from near; from nearer it is soft. */
#define MOST_ZOOM 6.0

/* What a still has been made ready for. */
typedef struct
{
  gboolean       finished;    /* it is what is shown, as it is */
  CliffPlanView  view;        /* then: this part of it */
  double         zoom;        /* else: how much larger than the frame the whole is kept */
} Preparation;

struct _CliffLayer
{
  CliffPlan            *plan;
  const CliffPlanShot  *shot;
  gboolean              overlay;
  guint                 index;
  int                   start, end;  /* frames in which it is seen */
  int                   width, height;
  CliffProxyPool       *proxies;     /* unowned; NULL: files are read themselves */

  Preparation           prepared;
  CliffPicture         *still;       /* of a shot; or a card */
  CliffPatch           *patch;       /* of an overlay */
  CliffPictureSource   *source;
  GError               *problem;
};

static void
get_span (CliffPlan *plan,
          gboolean   overlay,
          guint      index,
          int       *start,
          int       *end)
{
  const CliffPlanShot *shot;

  if (!overlay)
    {
      cliff_plan_get_shot_span (plan, index, start, end);
      return;
    }
  shot = g_ptr_array_index (plan->overlays, index);
  *start = shot->start;
  *end = shot->start + shot->length;
}

CliffLayer *
cliff_layer_new (CliffPlan      *plan,
                 gboolean        overlay,
                 guint           index,
                 int             width,
                 int             height,
                 CliffProxyPool *proxies)
{
  CliffLayer *self = g_new0 (CliffLayer, 1);

  self->plan = cliff_plan_ref (plan);
  self->overlay = overlay;
  self->index = index;
  self->shot = g_ptr_array_index (overlay ? plan->overlays : plan->shots, index);
  self->width = width;
  self->height = height;
  self->proxies = proxies;
  get_span (plan, overlay, index, &self->start, &self->end);

  return self;
}

static void
drop_still (CliffLayer *self)
{
  g_clear_pointer (&self->still, cliff_picture_free);
  g_clear_pointer (&self->patch, cliff_patch_free);
}

void
cliff_layer_free (CliffLayer *self)
{
  g_return_if_fail (self != NULL);

  cliff_plan_unref (self->plan);
  drop_still (self);
  g_clear_pointer (&self->source, cliff_picture_source_free);
  g_clear_error (&self->problem);
  g_free (self);
}

gboolean
cliff_layer_is_of (CliffLayer *self,
                   gboolean    overlay,
                   guint       index)
{
  return self->overlay == overlay && self->index == index;
}

gboolean
cliff_layer_is_overlay (CliffLayer *self)
{
  return self->overlay;
}

CliffId
cliff_layer_get_id (CliffLayer *self)
{
  return self->shot->shot_id;
}

/* ── What a still is made ready for ──────────────────────────────────────────────────────────── */

static Preparation
get_preparation (const CliffLayer *self)
{
  const CliffPlanShot *shot = self->shot;
  Preparation prepared = { 0 };
  int least = MIN (MIN (shot->from.width, shot->to.width), MIN (shot->from.height, shot->to.height));

  prepared.finished = !self->overlay && shot->keys->len == 0 && cliff_camera_is_still (shot);
  if (prepared.finished)
    prepared.view = shot->from;
  else
    prepared.zoom = MIN (cliff_transform_get_closest (shot->keys) * CLIFF_PPM / MAX (least, 1), MOST_ZOOM);

  return prepared;
}

static gboolean
preparations_equal (const Preparation *a,
                    const Preparation *b)
{
  return a->finished == b->finished && a->zoom == b->zoom && a->view.x == b->view.x && a->view.y == b->view.y
         && a->view.width == b->view.width && a->view.height == b->view.height;
}

gboolean
cliff_layer_adopt (CliffLayer *self,
                   CliffPlan  *plan,
                   guint       index)
{
  const CliffPlanShot *old = self->shot;
  const CliffPlanShot *shot = g_ptr_array_index (self->overlay ? plan->overlays : plan->shots, index);
  Preparation prepared;

  if (self->problem != NULL || shot->source != old->source || g_strcmp0 (shot->path, old->path) != 0
      || g_strcmp0 (shot->sha256, old->sha256) != 0 || g_strcmp0 (shot->text, old->text) != 0)
    return FALSE;

  cliff_plan_ref (plan);
  cliff_plan_unref (self->plan);
  self->plan = plan;
  self->shot = shot;
  self->index = index;
  get_span (plan, self->overlay, index, &self->start, &self->end);
  prepared = get_preparation (self);
  if (!preparations_equal (&prepared, &self->prepared))
    drop_still (self);

  return TRUE;
}

gsize
cliff_layer_get_size (CliffLayer *self)
{
  return (self->still ? self->still->size : 0) + (self->patch ? cliff_patch_get_size (self->patch) : 0)
         + (self->source ? cliff_picture_source_get_size (self->source) : 0);
}

/* ── Files that cannot be read ───────────────────────────────────────────────────────────────── */

/* Instead of the picture: where it should be and how its file is called. */
static void
set_problem (CliffLayer   *self,
             const GError *reason)
{
  CliffTime time = cliff_plan_get_frame_time (self->plan, self->shot->start);
  g_autofree char *name = cliff_plan_dup_file_name (self->shot->name, self->shot->path);
  g_autofree char *clock = g_strdup_printf ("%d:%04.1f", (int) (time / CLIFF_SECOND / 60),
                                            (double) (time % (60 * CLIFF_SECOND)) / CLIFF_SECOND);
  g_autofree char *place = self->overlay ? g_strdup_printf ("Overlay · %s", clock)
                                         : g_strdup_printf ("Shot %u · %s", self->index + 1, clock);
  gboolean missing = g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  /* Words that need no translation: the window says the rest. */
  g_autofree char *words = self->overlay ? g_strdup_printf ("%s\n\n%s", clock, name)
                                         : g_strdup_printf ("%u · %s\n\n%s", self->index + 1, clock, name);
  int part = self->overlay ? 2 : 1;

  g_clear_pointer (&self->source, cliff_picture_source_free);
  drop_still (self);
  self->problem = g_error_new (G_IO_ERROR, missing ? G_IO_ERROR_NOT_FOUND : G_IO_ERROR_FAILED,
                               "%s: %s", place,
                               reason->message);
  self->still = cliff_lettering_new_card (words, TRUE, MAX (self->width / part & ~1, 2),
                                          MAX (self->height / part & ~1, 2));
  self->prepared = (Preparation) { .finished = !self->overlay };
}

/* The picture of @time, if it can be shown; a file that cannot be read becomes a card, except where its picture merely is not
 * ready yet. */
static const CliffPicture *
read_source (CliffLayer *self,
             CliffTime   time)
{
  g_autoptr(GError) reason = NULL;
  const CliffPicture *picture = cliff_picture_source_read (self->source, time, &reason);

  if (picture != NULL && picture->width >= 2 && picture->height >= 2)
    return picture;
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PENDING))
    return NULL;
  if (reason == NULL)
    g_set_error_literal (&reason, G_IO_ERROR, G_IO_ERROR_FAILED, "the picture is too small");
  set_problem (self, reason);

  return NULL;
}

/* ── Where a source stands ───────────────────────────────────────────────────────────────────── */

/* The part of a source of @width × @height that fills the frame before anything is moved by keys; for an overlay more
 * than all of it. */
static void
get_region (const CliffLayer *self,
            int               width,
            int               height,
            int               frame,
            CliffRegion      *region)
{
  double seconds = (double) (frame - self->start) * self->plan->fps_den / self->plan->fps_num;
  double x, y, across, down;

  if (self->overlay)
    {
      double fit = self->problem != NULL ? 1 : MIN ((double) self->width / width, (double) self->height / height);

      region->width = self->width / fit;
      region->height = self->height / fit;
      region->x = (width - region->width) / 2;
      region->y = (height - region->height) / 2;
      return;
    }
  cliff_camera_get_view (self->shot, frame - self->start, self->end - self->start, seconds, &x, &y,
                         &across, &down);
  region->x = x * width / CLIFF_PPM;
  region->y = y * height / CLIFF_PPM;
  region->width = across * width / CLIFF_PPM;
  region->height = down * height / CLIFF_PPM;
}

static CliffTransform
get_transform (const CliffLayer *self,
               int               frame)
{
  const CliffPlanShot *shot = self->shot;

  return cliff_transform_get (self->plan, shot->keys, shot->fade_in, shot->fade_out, shot->start, shot->length, frame);
}

static void
lay_sheet (const CliffLayer     *self,
           const CliffSheet     *sheet,
           const CliffTransform *transform,
           int                   frame,
           CliffPicture         *into)
{
  CliffRegion region;
  cairo_matrix_t place;

  get_region (self, sheet->width, sheet->height, frame, &region);
  cairo_matrix_init (&place, self->width / region.width, 0, 0, self->height / region.height,
                     -region.x * self->width / region.width, -region.y * self->height / region.height);
  cliff_transform_apply (transform, self->width / 2.0, self->height / 2.0, self->width, self->height, &place);
  cliff_sheet_draw (sheet, &place, (int) lrint (transform->opacity * CLIFF_OPAQUE), into);
}

/* Whether @region is the whole of a @source of the size wanted, but for the rounding of ppm. */
static gboolean
is_exact (const CliffLayer   *self,
          const CliffPicture *source,
          const CliffRegion  *region)
{
  return source->width == self->width && source->height == self->height && ABS (region->x) < 0.01
         && ABS (region->y) < 0.01 && ABS (region->width - self->width) < 0.01
         && ABS (region->height - self->height) < 0.01;
}

/* The camera of a shot stays in its source, so that the source fills the frame; keys may move it anywhere, over black. */
static void
draw_shot (const CliffLayer   *self,
           const CliffPicture *source,
           int                 frame,
           CliffPicture       *into)
{
  CliffTransform transform = get_transform (self, frame);
  CliffRegion region;
  CliffSheet sheet;

  if (!cliff_transform_is_placed (&transform) || transform.opacity < 1)
    {
      cliff_picture_clear (into);
      cliff_sheet_init (&sheet, source);
      lay_sheet (self, &sheet, &transform, frame, into);
      return;
    }
  get_region (self, source->width, source->height, frame, &region);
  if (is_exact (self, source, &region))
    cliff_picture_copy (into, source);
  else
    cliff_picture_resample (into, source, &region);
}

static void
draw_source (const CliffLayer   *self,
             const CliffPicture *source,
             int                 frame,
             CliffPicture       *into)
{
  CliffTransform transform;
  CliffSheet sheet;

  if (!self->overlay)
    {
      draw_shot (self, source, frame, into);
      return;
    }
  transform = get_transform (self, frame);
  if (source->alpha != NULL)
    {
      g_autoptr(CliffPatch) patch = cliff_patch_new_from_picture (source);

      lay_sheet (self, cliff_patch_get_sheet (patch), &transform, frame, into);
      return;
    }
  cliff_sheet_init (&sheet, source);
  lay_sheet (self, &sheet, &transform, frame, into);
}

/* ── Opening ─────────────────────────────────────────────────────────────────────────────────── */

/* @length as large as it is needed when the source's @whole length is seen; never enlarged. */
static int
get_kept (double length,
          int    whole)
{
  return CLAMP (((int) ceil (length) + 1) & ~1, 2, whole);
}

/* Scales a still once: to what is seen, when that never changes, else so far down that the
 * closest view is shown about pixel for pixel. */
static void
prepare_still (CliffLayer         *self,
               const CliffPicture *source)
{
  CliffPicture *still;

  if (self->prepared.finished)
    {
      still = cliff_picture_new (self->width, self->height);
      draw_shot (self, source, self->start, still);
      self->still = still;
      return;
    }

  still = cliff_picture_new (get_kept (self->width * self->prepared.zoom, source->width),
                             get_kept (self->height * self->prepared.zoom, source->height));
  if (still->width == source->width && still->height == source->height)
    cliff_picture_copy (still, source);
  else
    cliff_picture_resample (still, source, &(CliffRegion) { 0, 0, source->width, source->height });
  self->still = still;
}

static void
prepare_patch (CliffLayer         *self,
               const CliffPicture *source)
{
  double fit = MIN ((double) self->width / source->width, (double) self->height / source->height)
               * self->prepared.zoom;
  int width = get_kept (source->width * fit, source->width), height = get_kept (source->height * fit, source->height);
  CliffPatch *patch = cliff_patch_new_from_picture (source);

  if (width < source->width || height < source->height)
    {
      self->patch = cliff_patch_new_from_sheet (cliff_patch_get_sheet (patch), width, height);
      cliff_patch_free (patch);
    }
  else
    self->patch = patch;
}

/* Proxies know no alpha: an overlay that stands still is read from its own file. */
static void
open_source (CliffLayer *self)
{
  g_autoptr(GError) reason = NULL;
  CliffProxyPool *proxies = self->overlay && self->shot->source == CLIFF_PLAN_STILL ? NULL : self->proxies;

  self->source = cliff_picture_source_new (self->shot->path, self->shot->sha256, proxies, self->height, self->overlay,
                                           &reason);
  if (self->source == NULL)
    set_problem (self, reason);
}

/* Does nothing when all is there already. */
static void
load (CliffLayer *self)
{
  const CliffPicture *picture;

  if (self->still != NULL || self->patch != NULL)
    return;
  self->prepared = get_preparation (self);
  if (self->shot->source == CLIFF_PLAN_BLANK)
    {
      self->still = cliff_lettering_new_card (self->shot->text, FALSE, self->width, self->height);
      return;
    }
  if (self->source == NULL)
    open_source (self);
  if (self->source == NULL || self->shot->source == CLIFF_PLAN_VIDEO)
    return;
  picture = read_source (self, 0);
  if (picture == NULL)
    return;
  if (self->overlay)
    prepare_patch (self, picture);
  else
    prepare_still (self, picture);
  g_clear_pointer (&self->source, cliff_picture_source_free);
}

/* ── Drawing ─────────────────────────────────────────────────────────────────────────────────── */

/* Its picture is on the way. */
static void
draw_waiting (const CliffLayer *self,
              CliffPicture     *into)
{
  g_autoptr(CliffPicture) card = NULL;

  if (self->overlay)
    return;
  card = cliff_lettering_new_card (NULL, FALSE, self->width, self->height);
  cliff_picture_copy (into, card);
}

static void
draw_still (CliffLayer   *self,
            int           frame,
            CliffPicture *into)
{
  CliffTransform transform;

  if (self->patch != NULL)
    {
      transform = get_transform (self, frame);
      lay_sheet (self, cliff_patch_get_sheet (self->patch), &transform, frame, into);
    }
  else if (self->prepared.finished)
    cliff_picture_copy (into, self->still);
  else
    draw_source (self, self->still, frame, into);
}

gboolean
cliff_layer_draw (CliffLayer   *self,
                  int           frame,
                  CliffPicture *into,
                  GError      **error)
{
  const CliffPicture *picture = NULL;

  load (self);
  if (self->source != NULL && self->shot->source == CLIFF_PLAN_VIDEO)
    picture = read_source (self, cliff_plan_get_source_time (self->plan, self->shot, frame));

  if (picture != NULL)
    draw_source (self, picture, frame, into);
  else if (self->still != NULL || self->patch != NULL)
    draw_still (self, frame, into);
  else
    draw_waiting (self, into);
  if (self->problem == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->problem));

  return FALSE;
}

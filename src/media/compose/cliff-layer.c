/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-layer.h"

#include "cliff-camera.h"
#include "cliff-lettering.h"
#include "cliff-picture-private.h"
#include "cliff-picture-source.h"
#include "cliff-resample.h"

#include <gst/gst.h>

struct _CliffLayer
{
  CliffPlan            *plan;
  const CliffPlanShot  *shot;
  guint                 index;
  int                   start, end;  /* frames in which the shot is seen */
  int                   width, height;
  char                 *proxies;     /* NULL: files are read themselves */

  CliffPicture         *still;       /* scaled for the closest view; or a card */
  gboolean              ready;       /* @still is what is shown, as it is */
  CliffPictureSource   *source;
  GError               *problem;
};

CliffLayer *
cliff_layer_new (CliffPlan  *plan,
                 guint       index,
                 int         width,
                 int         height,
                 const char *proxies)
{
  CliffLayer *self = g_new0 (CliffLayer, 1);

  self->plan = cliff_plan_ref (plan);
  self->index = index;
  self->shot = g_ptr_array_index (plan->shots, index);
  self->width = width;
  self->height = height;
  self->proxies = g_strdup (proxies);
  cliff_plan_get_shot_span (plan, index, &self->start, &self->end);

  return self;
}

void
cliff_layer_free (CliffLayer *self)
{
  g_return_if_fail (self != NULL);

  cliff_plan_unref (self->plan);
  g_clear_pointer (&self->still, cliff_picture_free);
  g_clear_pointer (&self->source, cliff_picture_source_free);
  g_clear_error (&self->problem);
  g_free (self->proxies);
  g_free (self);
}

guint
cliff_layer_get_index (CliffLayer *self)
{
  return self->index;
}

static gboolean
views_equal (const CliffPlanView *a,
             const CliffPlanView *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

static gboolean
shots_look_equal (const CliffPlanShot *a,
                  const CliffPlanShot *b)
{
  return a->source == b->source && a->in == b->in && a->motion == b->motion
         && views_equal (&a->from, &b->from) && views_equal (&a->to, &b->to)
         && g_strcmp0 (a->path, b->path) == 0 && g_strcmp0 (a->sha256, b->sha256) == 0
         && g_strcmp0 (a->text, b->text) == 0;
}

gboolean
cliff_layer_adopt (CliffLayer *self,
                   CliffPlan  *plan,
                   guint       index)
{
  const CliffPlanShot *shot = g_ptr_array_index (plan->shots, index);
  int start, end;

  cliff_plan_get_shot_span (plan, index, &start, &end);
  if (self->problem != NULL || plan->fps_num != self->plan->fps_num || plan->fps_den != self->plan->fps_den
      || end - start != self->end - self->start || shot->start - start != self->shot->start - self->start
      || !shots_look_equal (self->shot, shot))
    return FALSE;

  cliff_plan_ref (plan);
  cliff_plan_unref (self->plan);
  self->plan = plan;
  self->shot = shot;
  self->index = index;
  self->start = start;
  self->end = end;

  return TRUE;
}

gsize
cliff_layer_get_size (CliffLayer *self)
{
  return (self->still ? self->still->size : 0) + (self->source ? cliff_picture_source_get_size (self->source) : 0);
}

/* Instead of the picture: where it should be and how its file is called. */
static void
set_problem (CliffLayer   *self,
             const GError *reason)
{
  CliffTime time = cliff_plan_get_frame_time (self->plan, self->shot->start);
  g_autofree char *name = g_path_get_basename (self->shot->path);
  g_autofree char *place = g_strdup_printf ("Shot %u · %d:%04.1f", self->index + 1,
                                            (int) (time / CLIFF_SECOND / 60),
                                            (double) (time % (60 * CLIFF_SECOND)) / CLIFF_SECOND);
  gboolean missing = g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_autofree char *words = g_strdup_printf ("%s\n\n%s\n\n%s", place, name,
                                            missing ? "The file is missing"
                                              : "The file cannot be read");

  g_clear_pointer (&self->source, cliff_picture_source_free);
  g_clear_pointer (&self->still, cliff_picture_free);
  self->problem = g_error_new (G_IO_ERROR, missing ? G_IO_ERROR_NOT_FOUND : G_IO_ERROR_FAILED,
                               "%s: %s", place,
                               reason->message);
  self->still = cliff_lettering_new_card (words, TRUE, self->width, self->height);
  self->ready = TRUE;
}

static void
get_region (const CliffLayer   *self,
            const CliffPicture *source,
            int                 frame,
            CliffRegion        *region)
{
  double seconds = (double) (frame - self->start) * self->plan->fps_den / self->plan->fps_num;
  double x, y, width, height;

  cliff_camera_get_view (self->shot, frame - self->start, self->end - self->start, seconds, &x, &y,
                         &width, &height);
  region->x = x * source->width / CLIFF_PPM;
  region->y = y * source->height / CLIFF_PPM;
  region->width = width * source->width / CLIFF_PPM;
  region->height = height * source->height / CLIFF_PPM;
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

static void
draw_source (const CliffLayer   *self,
             const CliffPicture *source,
             int                 frame,
             CliffPicture       *into)
{
  CliffRegion region;

  get_region (self, source, frame, &region);
  if (is_exact (self, source, &region))
    cliff_picture_copy (into, source);
  else
    cliff_picture_resample (into, source, &region);
}

/* Scales a still once: to what is seen, when that never changes, else so far down that the
 * closest view is shown about pixel for pixel. */
static CliffPicture *
prepare_still (CliffLayer         *self,
               const CliffPicture *source)
{
  int width = (int) ((gint64) self->width * CLIFF_PPM / MIN (self->shot->from.width,
                                                             self->shot->to.width));
  int height = (int) ((gint64) self->height * CLIFF_PPM / MIN (self->shot->from.height,
                                                               self->shot->to.height));
  CliffPicture *still;

  if (cliff_camera_is_still (self->shot))
    {
      still = cliff_picture_new (self->width, self->height);
      draw_source (self, source, self->start, still);
      self->ready = TRUE;
      return still;
    }

  still = cliff_picture_new (MIN ((width + 1) & ~1, source->width),
                             MIN ((height + 1) & ~1, source->height));
  if (still->width == source->width && still->height == source->height)
    cliff_picture_copy (still, source);
  else
    cliff_picture_resample (still, source, &(CliffRegion) { 0, 0, source->width, source->height });

  return still;
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

static void
load (CliffLayer *self)
{
  g_autoptr(GError) reason = NULL;
  const CliffPicture *picture;

  switch (self->shot->source)
    {
    case CLIFF_PLAN_BLANK:
      self->still = cliff_lettering_new_card (self->shot->text, FALSE, self->width, self->height);
      self->ready = TRUE;
      return;
    case CLIFF_PLAN_STILL:
    case CLIFF_PLAN_VIDEO:
    default:
      break;
    }

  if (self->source == NULL)
    self->source = cliff_picture_source_new (self->shot->path, self->shot->sha256, self->proxies, self->height, &reason);
  if (self->source == NULL)
    {
      set_problem (self, reason);
      return;
    }
  if (self->shot->source == CLIFF_PLAN_VIDEO)
    return;
  picture = read_source (self, 0);
  if (picture == NULL)
    return;
  self->still = prepare_still (self, picture);
  g_clear_pointer (&self->source, cliff_picture_source_free);
}

/* The frame rule: the last source picture whose time is at most the middle of the frame shown. */
static CliffTime
get_source_time (const CliffLayer *self,
                 int               frame)
{
  gint64 halves = 2 * (gint64) (frame - self->shot->start) + 1;
  guint64 time = gst_util_uint64_scale (ABS (halves), self->plan->fps_den * (guint64) CLIFF_SECOND,
                                        2 * (guint64) self->plan->fps_num);

  return MAX (self->shot->in + (halves < 0 ? -(CliffTime) time : (CliffTime) time), 0);
}

/* Its picture is on the way. */
static void
draw_waiting (const CliffLayer *self,
              CliffPicture     *into)
{
  g_autoptr(CliffPicture) card = cliff_lettering_new_card (NULL, FALSE, self->width, self->height);

  cliff_picture_copy (into, card);
}

gboolean
cliff_layer_draw (CliffLayer   *self,
                  int           frame,
                  CliffPicture *into,
                  GError      **error)
{
  const CliffPicture *picture = NULL;

  if (self->still == NULL && (self->source == NULL || self->shot->source == CLIFF_PLAN_STILL))
    load (self);
  if (self->source != NULL && self->shot->source == CLIFF_PLAN_VIDEO)
    picture = read_source (self, get_source_time (self, frame));
  if (picture != NULL)
    {
      draw_source (self, picture, frame, into);
      return TRUE;
    }
  if (self->still == NULL)
    {
      draw_waiting (self, into);
      return TRUE;
    }

  if (self->ready)
    cliff_picture_copy (into, self->still);
  else
    draw_source (self, self->still, frame, into);
  if (self->problem != NULL)
    {
      g_propagate_error (error, g_error_copy (self->problem));
      return FALSE;
    }

  return TRUE;
}

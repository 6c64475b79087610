/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-picture.h"

#include "cliff-frame-grab.h"

int
cliff_shot_picture_height (CliffPlan *plan,
                           int        width)
{
  return MAX ((int) ((gint64) width * plan->height / plan->width) & ~1, 2);
}

cairo_surface_t *
cliff_shot_picture_new (CliffComposer *composer,
                        CliffPlan     *plan,
                        guint          shot,
                        int            width)
{
  g_autoptr(CliffPicture) picture = cliff_picture_new (width, cliff_shot_picture_height (plan, width));
  const CliffPlanShot *shown = g_ptr_array_index (plan->shots, shot);

  cliff_composer_compose (composer, shown->start + shown->length / 2, picture, NULL);

  return cliff_picture_to_surface (picture);
}

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static char *
dup_address (cairo_surface_t *surface)
{
  g_autoptr(GByteArray) png = g_byte_array_new ();
  g_autofree char *base64 = NULL;

  if (cairo_surface_write_to_png_stream (surface, append, png) != CAIRO_STATUS_SUCCESS)
    return NULL;
  base64 = g_base64_encode (png->data, png->len);

  return g_strconcat ("data:image/png;base64,", base64, NULL);
}

GPtrArray *
cliff_shot_picture_dup_data (CliffPlan     *plan,
                             int            width,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr(GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CliffComposer) composer = cliff_composer_new (plan, width, cliff_shot_picture_height (plan, width));

  for (guint i = 0; i < plan->shots->len; i++)
    {
      cairo_surface_t *surface;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      surface = cliff_shot_picture_new (composer, plan, i, width);
      g_ptr_array_add (addresses, dup_address (surface));
      cairo_surface_destroy (surface);
    }

  return g_steal_pointer (&addresses);
}

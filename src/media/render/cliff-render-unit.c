/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-render-unit.h"

#include "cliff-lettering.h"
#include "cliff-mix.h"
#include "cliff-render-encoder.h"

/* To be raised whenever the same plan gives other pictures. */
#define COMPOSE_VERSION 2

void
cliff_render_unit_free (CliffRenderUnit *self)
{
  g_free (self->key);
  g_free (self);
}

/* ── Recipes ──────────────────────────────────────────────────────────────────────────────────── */

/* All is told relative to the unit's first frame: a unit that only moved keeps its key. */

static void
append_text (GString    *recipe,
             const char *name,
             const char *text)
{
  /* With its length, so that no text can look like the next entry. */
  g_string_append_printf (recipe, "%s %zu %s\n", name, text ? strlen (text) : 0, text ? text : "");
}

static void
append_view (GString             *recipe,
             const CliffPlanView *view)
{
  g_string_append_printf (recipe, " %d,%d,%d,%d", view->x, view->y, view->width, view->height);
}

static void
append_keys (GString *recipe,
             GArray  *keys)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const CliffPlanKey *key = &g_array_index (keys, CliffPlanKey, i);

      g_string_append_printf (recipe, "key %d at %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " curve %d\n", key->property,
                              key->time, key->value, key->curve);
    }
}

static void
append_picture (GString             *recipe,
                const CliffPlanShot *shot)
{
  g_string_append_printf (recipe, "source %d in %" G_GINT64_FORMAT " speed %d motion %d", shot->source, shot->in,
                          shot->speed, shot->motion);
  append_view (recipe, &shot->from);
  append_view (recipe, &shot->to);
  g_string_append_printf (recipe, " fades %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", shot->fade_in, shot->fade_out);
  append_keys (recipe, shot->keys);
  append_text (recipe, "file", shot->source == CLIFF_PLAN_BLANK ? "" : shot->sha256);
  append_text (recipe, "card", shot->source == CLIFF_PLAN_BLANK ? shot->text : "");
}

static void
append_shot (GString               *recipe,
             CliffPlan             *plan,
             guint                  index,
             const CliffRenderUnit *unit)
{
  const CliffPlanShot *shot = g_ptr_array_index (plan->shots, index);
  int start, end;

  cliff_plan_get_shot_span (plan, index, &start, &end);
  if (end <= unit->start || start >= unit->start + unit->length)
    return;
  g_string_append_printf (recipe, "shot seen %d+%d at %d\n", start - unit->start, end - start, shot->start - unit->start);
  if (start + shot->overlap > unit->start && shot->overlap > 0)
    g_string_append_printf (recipe, "transition %d of %d edge %d colour %06x\n", shot->transition, shot->overlap,
                            shot->edge, shot->colour);
  append_picture (recipe, shot);
}

/* Where something that is laid over the shots begins and ends.  What neither moves nor fades is the same in each of its
 * frames, wherever it began.  Returns whether it is seen at all. */
static gboolean
append_span (GString               *recipe,
             const char            *name,
             int                    start,
             int                    length,
             gboolean               changes,
             const CliffRenderUnit *unit)
{
  int end = start + length - unit->start;

  start -= unit->start;
  if (end <= 0 || start >= unit->length)
    return FALSE;
  if (!changes)
    {
      start = MAX (start, 0);
      end = MIN (end, unit->length);
    }
  g_string_append_printf (recipe, "%s from %d to %d\n", name, start, end);

  return TRUE;
}

static void
append_overlay (GString               *recipe,
                const CliffPlanShot   *overlay,
                const CliffRenderUnit *unit)
{
  gboolean changes = overlay->source == CLIFF_PLAN_VIDEO || overlay->keys->len > 0 || overlay->fade_in > 0
                     || overlay->fade_out > 0;

  if (append_span (recipe, "overlay", overlay->start, overlay->length, changes, unit))
    append_picture (recipe, overlay);
}

static void
append_words (GString               *recipe,
              const CliffPlanText   *text,
              const CliffRenderUnit *unit)
{
  gboolean changes = text->keys->len > 0 || text->fade_in > 0 || text->fade_out > 0;

  if (!append_span (recipe, text->kind == CLIFF_TITLE_CAPTION ? "caption" : "subtitle", text->start, text->length, changes,
                    unit))
    return;
  if (changes)
    g_string_append_printf (recipe, "fades %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", text->fade_in, text->fade_out);
  append_keys (recipe, text->keys);
  append_text (recipe, "style", text->style);
  append_text (recipe, "words", text->text);
}

static char *
make_key (CliffPlan             *plan,
          const CliffRenderUnit *unit,
          const char            *lettering)
{
  g_autoptr(GString) recipe = g_string_new ("cliffhanger video unit\n");

  g_string_append_printf (recipe, "compose %d\nlettering %s\nencoder %s\n", COMPOSE_VERSION,
                          lettering,
                          CLIFF_VIDEO_ENCODER_SETTINGS);
  g_string_append_printf (recipe, "size %dx%d rate %d/%d frames %d\n", plan->width, plan->height,
                          plan->fps_num,
                          plan->fps_den, unit->length);
  append_text (recipe, "label", plan->label);
  for (guint i = 0; i < plan->shots->len; i++)
    append_shot (recipe, plan, i, unit);
  for (guint i = 0; i < plan->overlays->len; i++)
    append_overlay (recipe, g_ptr_array_index (plan->overlays, i), unit);
  for (guint i = 0; i < plan->texts->len; i++)
    append_words (recipe, g_ptr_array_index (plan->texts, i), unit);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, recipe->str, (gssize) recipe->len);
}

char *
cliff_render_dup_sound_key (CliffPlan *plan)
{
  g_autofree char *mix = cliff_mix_dup_recipe (plan);
  g_autofree char *recipe = g_strdup_printf ("cliffhanger sound\nencoder %s\nmix %s\n",
                                             CLIFF_SOUND_ENCODER_SETTINGS,
                                             mix);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, recipe, -1);
}

/* ── Cutting ─────────────────────────────────────────────────────────────────────────────────── */

static void
add_unit (GPtrArray *units,
          int        start,
          int        end,
          guint      chain)
{
  while (start < end)
    {
      CliffRenderUnit *unit = g_new0 (CliffRenderUnit, 1);

      unit->start = start;
      unit->length = MIN (end - start, CLIFF_RENDER_UNIT_MAX);
      unit->chain = chain;
      g_ptr_array_add (units, unit);
      start += unit->length;
    }
}

GPtrArray *
cliff_render_split (CliffPlan *plan)
{
  GPtrArray *units = g_ptr_array_new_with_free_func ((GDestroyNotify) cliff_render_unit_free);
  g_autofree char *lettering = cliff_lettering_dup_identity ();
  guint chain = 0;
  int at = 0;

  for (guint i = 0; i < plan->shots->len; i++)
    {
      const CliffPlanShot *shot = g_ptr_array_index (plan->shots, i);
      const CliffPlanShot *next =
        i + 1 < plan->shots->len ? g_ptr_array_index (plan->shots, i + 1) : NULL;
      int end = shot->start + shot->length - (next ? next->overlap / 2 : 0);

      if (shot->overlap == 0)
        chain++;
      add_unit (units, at, at + shot->overlap, chain);
      add_unit (units, at + shot->overlap, end, chain);
      at = end;
    }
  for (guint i = 0; i < units->len; i++)
    {
      CliffRenderUnit *unit = g_ptr_array_index (units, i);

      unit->key = make_key (plan, unit, lettering);
    }

  return units;
}

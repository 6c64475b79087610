/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/* How a number is written behind its value, and read. */
typedef enum
{
  CLIFF_UNIT_PERCENT,  /* of a million */
  CLIFF_UNIT_DECIBEL,  /* of a million as a volume; the least is silence */
  CLIFF_UNIT_SECONDS,  /* of ns */
  CLIFF_UNIT_DEGREES,  /* of thousandths */
} CliffUnit;

/**
 * CliffCutNumber:
 *
 * A row that sets one number of all selected things: a spin button, a slider where there is a range that people think in, and
 * buttons for keyframes where there can be some.  A drag of the slider, and turning without a pause, is one step.
 *
 * @name: by which cliff_cut_panel_show() finds it
 * @title: untranslated
 * @step: the history's label
 * @least, @most, @increment: in the unit written
 * @low, @high: of the slider; both 0: none
 * @whole: set once at the end, not while it moves: for what is reckoned from what it was before
 * @animates, @property: what keyframes move, of the things for which they can
 * @get, @set, @data: NULL for what keyframes move
 */
typedef struct
{
  const char       *name;
  const char       *title;
  const char       *step;
  CliffUnit         unit;
  int               digits;
  double            least, most, increment;
  double            low, high;
  gboolean          whole;
  gboolean          animates;
  CliffProperty     property;
  CliffCutGetFunc   get;
  CliffCutSetFunc   set;
  gconstpointer     data;
} CliffCutNumberSpec;

#define CLIFF_TYPE_CUT_NUMBER (cliff_cut_number_get_type ())
G_DECLARE_FINAL_TYPE (CliffCutNumber, cliff_cut_number, CLIFF, CUT_NUMBER, AdwPreferencesRow)

/* It follows @subject and hides where none of its things has such a number.  @spec must live for ever. */
GtkWidget *cliff_cut_number_new (CliffCutSubject          *subject,
                                 const CliffCutNumberSpec *spec);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-cut-subject.h"

G_BEGIN_DECLS

/**
 * CliffCutChoiceSpec:
 *
 * A row that sets one of few values, or a colour, of all selected things, one step a choice.
 *
 * @name: by which cliff_cut_panel_show() finds it
 * @title, @tip: untranslated; @tip NULL: none
 * @step: the history's label
 * @titles: untranslated, of the values 0, 1, 2…; ends with NULL
 * @get, @set, @data: as of the subject
 */
typedef struct
{
  const char          *name;
  const char          *title;
  const char          *tip;
  const char          *step;
  const char * const  *titles;
  CliffCutGetFunc      get;
  CliffCutSetFunc      set;
  gconstpointer        data;
} CliffCutChoiceSpec;

/* All follow @subject and hide where none of its things has such a value.  @spec must live for ever. */

/* On is 1. */
GtkWidget *cliff_cut_switch_new (CliffCutSubject          *subject,
                                 const CliffCutChoiceSpec *spec);
GtkWidget *cliff_cut_combo_new  (CliffCutSubject          *subject,
                                 const CliffCutChoiceSpec *spec);
/* The value is 0xRRGGBBAA. */
GtkWidget *cliff_cut_colour_new (CliffCutSubject          *subject,
                                 const CliffCutChoiceSpec *spec,
                                 gboolean                  with_alpha);

/* A group that hides while all its rows do; @title untranslated. */
GtkWidget *cliff_cut_group_new  (CliffCutSubject          *subject,
                                 const char               *title);
void       cliff_cut_group_add  (GtkWidget                *group,
                                 GtkWidget                *row);

G_END_DECLS

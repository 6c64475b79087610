/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cliff-project.h"
#include "cliff-words.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_SHOT_CELL_NUMBER,  /* the place in the storyline */
  CLIFF_SHOT_CELL_TERM,    /* a controlled word, chosen from a menu */
  CLIFF_SHOT_CELL_LENGTH,  /* seconds, typed */
  CLIFF_SHOT_CELL_TEXT,    /* words, typed */
  CLIFF_SHOT_CELL_LINES,   /* what is said, read only */
} CliffShotCellKind;

/**
 * CliffShotColumn:
 * @title: untranslated
 * @column: of the table "shot"
 * @terms: (nullable): of a controlled word
 * @n_chars: least width
 *
 * What a column of the shot table shows.
 */
typedef struct
{
  CliffShotCellKind  kind;
  const char        *title;
  const char        *column;
  const CliffTerm   *terms;
  int                n_chars;
} CliffShotColumn;

/**
 * CliffShotCell:
 *
 * One value of one shot in the table, edited in place.  It is used again and again for other shots.
 */
#define CLIFF_TYPE_SHOT_CELL (cliff_shot_cell_get_type ())
G_DECLARE_FINAL_TYPE (CliffShotCell, cliff_shot_cell, CLIFF, SHOT_CELL, AdwBin)

/* @column: borrowed for good. */
GtkWidget   *cliff_shot_cell_new      (CliffProject          *project,
                                       const CliffShotColumn *column);
/* @shot: (nullable) */
void         cliff_shot_cell_set_shot (CliffShotCell         *self,
                                       CliffRecord           *shot);
/* (transfer none) (nullable) */
CliffRecord *cliff_shot_cell_get_shot (CliffShotCell         *self);
/* Shows the value again: what it tells is not in the shot's own row. */
void         cliff_shot_cell_refresh  (CliffShotCell         *self);

G_END_DECLS

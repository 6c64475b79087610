/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cliff-find.h"
#include "cliff-script-document.h"

G_BEGIN_DECLS

typedef enum
{
  CLIFF_SEARCH_EPISODE,
  CLIFF_SEARCH_SELECTION,  /* what was selected when the scope was set */
  CLIFF_SEARCH_SERIES,
} CliffSearchScope;

/**
 * CliffScriptSearch:
 *
 * What is looked for in a document: its matches, the one the caret stands on, and the way from one to the next, through all
 * episodes where the scope is the series.  Matches are marked in the buffer.  Main thread only.
 *
 * Signal "changed": the matches, their number or the current one may be others.
 */
#define CLIFF_TYPE_SCRIPT_SEARCH (cliff_script_search_get_type ())
G_DECLARE_FINAL_TYPE (CliffScriptSearch, cliff_script_search, CLIFF, SCRIPT_SEARCH, GObject)

CliffScriptSearch *cliff_script_search_new         (CliffScriptDocument *document);
/* "" looks for nothing. */
void               cliff_script_search_set_pattern (CliffScriptSearch   *self,
                                                    const char          *pattern,
                                                    CliffFindFlags       flags,
                                                    CliffFindPart        part);
void               cliff_script_search_set_scope   (CliffScriptSearch   *self,
                                                    CliffSearchScope     scope);
/* How many there are, and which of them is selected, from 1; 0 when none is. */
guint              cliff_script_search_get_n       (CliffScriptSearch   *self,
                                                    guint               *current);
/* Why nothing is found: (transfer none) (nullable): CLIFF_FIND_ERROR. */
const GError      *cliff_script_search_get_error   (CliffScriptSearch   *self);
/* Selects the first match at or behind the caret, and stays with one that is selected. */
void               cliff_script_search_settle      (CliffScriptSearch   *self);
gboolean           cliff_script_search_step        (CliffScriptSearch   *self,
                                                    gboolean             back);
/* Replaces the selected match and goes to the next; the first time it only goes there. */
gboolean           cliff_script_search_replace     (CliffScriptSearch   *self,
                                                    const char          *replacement);
/* Replaces all, as one step; @n_replaced, @n_texts (out): how many, in how many texts. */
gboolean           cliff_script_search_replace_all (CliffScriptSearch   *self,
                                                    const char          *replacement,
                                                    guint               *n_replaced,
                                                    guint               *n_texts,
                                                    GError             **error);

G_END_DECLS

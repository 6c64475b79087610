/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why an edit of the script, its scenes, episodes and versions was not made.  Nothing was changed then. */
#define CLIFF_EDIT_ERROR (cliff_edit_error_quark ())
typedef enum
{
  CLIFF_EDIT_ERROR_GONE,        /* what was to be changed is not there any more */
  CLIFF_EDIT_ERROR_NAME,        /* it is blank, or no script could hold it: choose another */
  CLIFF_EDIT_ERROR_TAKEN,       /* somebody or something else has this name: merge them or choose another */
  CLIFF_EDIT_ERROR_MEANING,     /* with this name the script would be read as another one */
  CLIFF_EDIT_ERROR_VALUE,       /* none that this can have, or too long */
  CLIFF_EDIT_ERROR_LOCKED,      /* the scene numbers are: unlock them first */
  CLIFF_EDIT_ERROR_NO_HEADING,  /* text without a heading stays where its episode begins: give it one */
  CLIFF_EDIT_ERROR_FIRST_SCENE, /* nothing would be left before this place */
  CLIFF_EDIT_ERROR_LAST,        /* nothing follows, or nothing would be left */
  CLIFF_EDIT_ERROR_PLACE,       /* it cannot be split there: the parts would not be read as they are together */
  CLIFF_EDIT_ERROR_CHANGED,     /* the script is another one than it was asked for: ask again */
} CliffEditError;
GQuark cliff_edit_error_quark (void);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-transition-rows.h"

#include "cliff-cut-choice.h"
#include "cliff-cut-number.h"
#include "cliff-edit-cut.h"
#include "cliff-transition-picker.h"

#include <glib/gi18n.h>

/* The shot of @item where its transition is one of @kinds (bits); NULL: it is not. */
static const CliffCutShot *
get_shot (CliffCutSubject *subject,
          CliffCutItem     item,
          guint            kinds)
{
  gint64 kind;

  return cliff_transition_get_kind (subject, item, NULL, &kind) && (kinds >> kind & 1) != 0 ? cliff_cut_subject_get_shot (subject, item)
                                                                                            : NULL;
}

static gboolean
set (CliffCutSubject     *subject,
     const CliffCutShot  *shot,
     CliffTime            length,
     CliffEdge            edge,
     guint32              colour,
     GError             **error)
{
  return cliff_edit_set_transition (cliff_cut_subject_get_store (subject), shot->id, shot->transition, length, edge, colour, error);
}

/* ── Length ── */

static gboolean
get_length (CliffCutSubject *subject,
            CliffCutItem     item,
            gconstpointer    data,
            gint64          *value)
{
  const CliffCutShot *shot = get_shot (subject, item, ~(1u << CLIFF_TRANSITION_CUT));

  if (shot == NULL)
    return FALSE;
  *value = shot->transition_length;

  return TRUE;
}

/* As long as both shots have room for it. */
static gboolean
set_length (CliffCutSubject  *subject,
            CliffCutItem      item,
            gconstpointer     data,
            gint64            value,
            GError          **error)
{
  const CliffCutShot *shot = cliff_cut_subject_get_shot (subject, item);

  return set (subject, shot, MIN (value, cliff_transition_get_most (subject, shot)), shot->transition_edge, shot->transition_colour, error);
}

static const CliffCutNumberSpec length = {
  .name = "transition-length", .title = N_("Length"), .step = "Set Transition", .unit = CLIFF_UNIT_SECONDS, .digits = 2, .least = 0.04,
  .most = 30, .increment = 0.1, .low = 0.04, .high = 3, .get = get_length, .set = set_length
};

/* ── Where it comes from ── */

static gboolean
get_edge (CliffCutSubject *subject,
          CliffCutItem     item,
          gconstpointer    data,
          gint64          *value)
{
  const CliffCutShot *shot = get_shot (subject, item, 1u << CLIFF_TRANSITION_WIPE | 1u << CLIFF_TRANSITION_PUSH);

  if (shot == NULL)
    return FALSE;
  *value = shot->transition_edge;

  return TRUE;
}

static gboolean
set_edge (CliffCutSubject  *subject,
          CliffCutItem      item,
          gconstpointer     data,
          gint64            value,
          GError          **error)
{
  const CliffCutShot *shot = cliff_cut_subject_get_shot (subject, item);

  return set (subject, shot, shot->transition_length, (CliffEdge) value, shot->transition_colour, error);
}

/* In the order of CliffEdge. */
static const char * const edges[] = { N_("From the Left"), N_("From the Right"), N_("From Above"), N_("From Below"), NULL };

static const CliffCutChoiceSpec edge = {
  "transition-edge", N_("Direction"), NULL, "Set Transition", edges, get_edge, set_edge, NULL
};

/* ── The colour of a fade ── */

static gboolean
get_colour (CliffCutSubject *subject,
            CliffCutItem     item,
            gconstpointer    data,
            gint64          *value)
{
  const CliffCutShot *shot = get_shot (subject, item, 1u << CLIFF_TRANSITION_FADE);

  if (shot == NULL)
    return FALSE;
  *value = (gint64) (shot->transition_colour & 0xffffff) << 8 | 0xff;

  return TRUE;
}

static gboolean
set_colour (CliffCutSubject  *subject,
            CliffCutItem      item,
            gconstpointer     data,
            gint64            value,
            GError          **error)
{
  const CliffCutShot *shot = cliff_cut_subject_get_shot (subject, item);

  return set (subject, shot, shot->transition_length, shot->transition_edge, (guint32) (value >> 8), error);
}

static const CliffCutChoiceSpec colour = {
  "transition-colour", N_("Through"), NULL, "Set Transition", NULL, get_colour, set_colour, NULL
};

GtkWidget *
cliff_transition_rows_new (CliffCutSubject *subject)
{
  GtkWidget *group = cliff_cut_group_new (subject, N_("Transition In"));

  cliff_cut_group_add (group, cliff_transition_picker_new (subject));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &length));
  cliff_cut_group_add (group, cliff_cut_combo_new (subject, &edge));
  cliff_cut_group_add (group, cliff_cut_colour_new (subject, &colour, FALSE));

  return group;
}

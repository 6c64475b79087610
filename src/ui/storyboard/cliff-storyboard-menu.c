/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-storyboard-actions.h"

#include "cliff-words.h"

#include <glib/gi18n.h>

/* Lengths that are one click away; every other is in the inspector. */
static const CliffTime lengths[] = {
  CLIFF_SECOND, 2 * CLIFF_SECOND, 3 * CLIFF_SECOND, 4 * CLIFF_SECOND, 5 * CLIFF_SECOND, 8 * CLIFF_SECOND, 10 * CLIFF_SECOND,
};

static void
append_terms (GMenu           *menu,
              const char      *label,
              const char      *column,
              const CliffTerm *terms)
{
  g_autoptr(GMenu) submenu = g_menu_new ();

  for (const CliffTerm *term = terms; term->code != NULL; term++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (gettext (term->title), NULL);

      g_menu_item_set_action_and_target (item, "shot.set", "(ss)", column, term->code);
      g_menu_append_item (submenu, item);
    }
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}

static void
append_lengths (GMenu *menu)
{
  g_autoptr(GMenu) submenu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *label = cliff_words_dup_seconds (lengths[i]);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "shot.set-length", "x", lengths[i]);
      g_menu_append_item (submenu, item);
    }
  g_menu_append_submenu (menu, _("_Length"), G_MENU_MODEL (submenu));
}

GMenuModel *
cliff_storyboard_menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) make = g_menu_new ();
  g_autoptr(GMenu) set = g_menu_new ();
  g_autoptr(GMenu) move = g_menu_new ();
  g_autoptr(GMenu) edit = g_menu_new ();

  g_menu_append (make, _("_Play Only These"), "shot.play-selection");
  g_menu_append (make, _("_Generate Again"), "shot.generate");
  g_menu_append (make, _("D_raw over the Picture…"), "shot.draw");
  append_terms (set, _("Si_ze"), "size", cliff_terms_size);
  append_terms (set, _("_Angle"), "angle", cliff_terms_angle);
  append_terms (set, _("Mo_vement"), "movement", cliff_terms_movement);
  append_lengths (set);
  g_menu_append (move, _("Move _Earlier"), "shot.move-earlier");
  g_menu_append (move, _("Move _Later"), "shot.move-later");
  g_menu_append (move, _("Move to _Previous Episode"), "shot.move-to-previous-episode");
  g_menu_append (move, _("Move to _Next Episode"), "shot.move-to-next-episode");
  g_menu_append (edit, _("Ne_w Shot"), "shot.new");
  g_menu_append (edit, _("D_uplicate"), "shot.duplicate");
  g_menu_append (edit, _("_Split in Halves"), "shot.split");
  g_menu_append (edit, _("_Join"), "shot.join");
  g_menu_append (edit, _("_Delete"), "shot.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (make));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (set));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));

  return G_MENU_MODEL (menu);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-title-rows.h"

#include "cliff-cut-choice.h"
#include "cliff-cut-number.h"
#include "cliff-edit-cut.h"
#include "cliff-title-font.h"
#include "cliff-title-member.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* ── Presets: what a whole style is ── */

/* In the order of the titles, behind which stands what is none of them. */
static const char * const presets[] = {
  "",
  "{\"colour\":\"#ffffff\",\"outline_width\":0,\"box\":\"#000000d9\"}",
  "{\"colour\":\"#ffe14d\",\"outline\":\"#000000\",\"outline_width\":110000,\"weight\":800,\"box\":\"#00000000\"}",
  "{\"colour\":\"#ffffff\",\"outline_width\":0,\"shadow\":\"#000000b3\",\"shadow_offset\":50000,\"box\":\"#00000000\"}",
  "{\"size\":72000,\"weight\":900,\"y\":500000,\"stand\":\"middle\",\"outline_width\":70000,\"box\":\"#00000000\"}",
  "{\"size\":30000,\"align\":\"start\",\"x\":420000,\"width\":720000,\"y\":700000,\"stand\":\"bottom\",\"box\":\"#000000a6\"}",
  "{\"vertical\":true,\"x\":850000,\"y\":150000,\"box\":\"#00000000\"}",
};

static const char * const preset_titles[] = {
  N_("As Usual"), N_("White on Black"), N_("Yellow, Outlined"), N_("Soft Shadow"), N_("Big in the Middle"), N_("Lower Third"),
  N_("Vertical, Right"), N_("Own Style"), NULL
};

G_STATIC_ASSERT (G_N_ELEMENTS (preset_titles) == G_N_ELEMENTS (presets) + 2);

static gboolean
get_preset (CliffCutSubject *subject,
            CliffCutItem     item,
            gconstpointer    data,
            gint64          *value)
{
  const char *style = cliff_title_member_get_style (subject, item);

  if (style == NULL)
    return FALSE;
  *value = 0;
  while (*value < (gint64) G_N_ELEMENTS (presets) && !g_str_equal (presets[*value], style))
    (*value)++;

  return TRUE;
}

static gboolean
set_preset (CliffCutSubject  *subject,
            CliffCutItem      item,
            gconstpointer     data,
            gint64            value,
            GError          **error)
{
  /* An own style is what one makes of these. */
  if (value >= (gint64) G_N_ELEMENTS (presets))
    return TRUE;

  return cliff_title_member_set_style (subject, item, presets[value], error);
}

static const CliffCutChoiceSpec preset = {
  "style", N_("Style"), NULL, "Style Title", preset_titles, get_preset, set_preset, NULL
};

/* ── The rows ── */

#define STYLE_NUMBER(member, words, from, to, by)                                                                             \
  { .name = "style-" member, .title = words, .step = "Style Title", .unit = CLIFF_UNIT_PERCENT, .digits = 1, .least = (from), \
    .most = (to), .increment = (by), .get = cliff_title_member_get_number, .set = cliff_title_member_set_number, .data = member }

static const CliffCutNumberSpec size = STYLE_NUMBER ("size", N_("Font Size"), 0.5, 50, 0.1);
static const CliffCutNumberSpec outline_width = STYLE_NUMBER ("outline_width", N_("Outline Width"), 0, 50, 0.5);
static const CliffCutNumberSpec x = STYLE_NUMBER ("x", N_("Middle From Left"), -100, 200, 0.5);
static const CliffCutNumberSpec y = STYLE_NUMBER ("y", N_("Place From Top"), -100, 200, 0.5);
static const CliffCutNumberSpec width = STYLE_NUMBER ("width", N_("Room"), 2, 200, 1);

#define STYLE_CHOICE(member, words, titles) \
  { "style-" member, words, NULL, "Style Title", titles, cliff_title_member_get_choice, cliff_title_member_set_choice, member }

static const char * const aligns[] = { N_("Left"), N_("Centre"), N_("Right"), NULL };
static const char * const stands[] = { N_("Top"), N_("Middle"), N_("Bottom"), NULL };

static const CliffCutChoiceSpec bold = STYLE_CHOICE ("weight", N_("Bold"), NULL);
static const CliffCutChoiceSpec italic = STYLE_CHOICE ("italic", N_("Italic"), NULL);
static const CliffCutChoiceSpec vertical = STYLE_CHOICE ("vertical", N_("Vertical Writing"), NULL);
static const CliffCutChoiceSpec align = STYLE_CHOICE ("align", N_("Alignment"), aligns);
static const CliffCutChoiceSpec stand = STYLE_CHOICE ("stand", N_("What Stands There"), stands);
static const CliffCutChoiceSpec colour = STYLE_CHOICE ("colour", N_("Colour"), NULL);
static const CliffCutChoiceSpec outline = STYLE_CHOICE ("outline", N_("Outline"), NULL);
static const CliffCutChoiceSpec shadow = STYLE_CHOICE ("shadow", N_("Shadow"), NULL);
static const CliffCutChoiceSpec box = STYLE_CHOICE ("box", N_("Background"), NULL);

/* Whose style it is. */
static void
load_title (GtkWidget *group)
{
  CliffCutSubject *subject = g_object_get_data (G_OBJECT (group), "cliff-subject");
  GArray *items = cliff_cut_subject_get_items (subject);
  gboolean lines = FALSE;

  for (guint i = 0; i < items->len; i++)
    lines = lines || g_array_index (items, CliffCutItem, i).kind == CLIFF_CUT_LINE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), lines ? _("All Subtitles of the Series") : _("Look of the Words"));
}

GtkWidget *
cliff_title_rows_new (CliffCutSubject *subject)
{
  GtkWidget *group = cliff_cut_group_new (subject, N_("Look of the Words"));

  g_object_set_data_full (G_OBJECT (group), "cliff-subject", g_object_ref (subject), g_object_unref);
  g_signal_connect_object (subject, "changed", G_CALLBACK (load_title), group, G_CONNECT_SWAPPED);
  cliff_cut_group_add (group, cliff_cut_combo_new (subject, &preset));
  cliff_cut_group_add (group, cliff_title_font_new (subject));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &size));
  cliff_cut_group_add (group, cliff_cut_switch_new (subject, &bold));
  cliff_cut_group_add (group, cliff_cut_switch_new (subject, &italic));
  cliff_cut_group_add (group, cliff_cut_switch_new (subject, &vertical));
  cliff_cut_group_add (group, cliff_cut_colour_new (subject, &colour, TRUE));
  cliff_cut_group_add (group, cliff_cut_colour_new (subject, &outline, TRUE));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &outline_width));
  cliff_cut_group_add (group, cliff_cut_colour_new (subject, &shadow, TRUE));
  cliff_cut_group_add (group, cliff_cut_colour_new (subject, &box, TRUE));
  cliff_cut_group_add (group, cliff_cut_combo_new (subject, &align));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &x));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &y));
  cliff_cut_group_add (group, cliff_cut_combo_new (subject, &stand));
  cliff_cut_group_add (group, cliff_cut_number_new (subject, &width));

  return group;
}

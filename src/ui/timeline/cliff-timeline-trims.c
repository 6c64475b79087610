/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-trims.h"

#include "cliff-edit-cut.h"
#include "cliff-reach.h"

#include <glib/gi18n.h>

/* What a fade lasts when the playhead does not say otherwise. */
#define FADE_LENGTH (CLIFF_SECOND / 2)

/* ── By frames ── */

/* Of the first thing selected, as far as it goes. */
static void
trim_item (GtkWidget *page,
           CliffTrim  trim,
           CliffTime  delta)
{
  CliffProject *project = cliff_reach_project (page);
  CliffCut *cut = cliff_project_get_cut (project);
  g_autoptr(GArray) items = cliff_reach_items (page);
  g_autoptr(GError) error = NULL;
  CliffTime least, most;

  if (items->len == 0 || cut == NULL)
    return;
  cliff_cut_get_trim_range (cut, g_array_index (items, CliffCutItem, 0), trim, &least, &most);
  if (CLAMP (delta, least, most) == 0)
    {
      cliff_reach_finish (page, NULL, _("It goes no further"));
      return;
    }
  cliff_edit_trim (cliff_project_get_store (project), g_array_index (items, CliffCutItem, 0), trim, CLAMP (delta, least, most),
                   &error);
  cliff_reach_finish (page, error, _("Trimmed"));
}

static CliffTime
get_frames (GtkWidget *page,
            int        n_frames)
{
  CliffCut *cut = cliff_project_get_cut (cliff_reach_project (page));

  return cut != NULL ? n_frames * CLIFF_SECOND * cut->fps_den / cut->fps_num : 0;
}

/* What the tool at hand does with an edge: select trims the end, slip and slide do what they are called after. */
static void
trim (GtkWidget  *page,
      const char *action,
      GVariant   *parameter)
{
  CliffTimelineHand *hand = cliff_timeline_page_get_hand (CLIFF_TIMELINE_PAGE (page));
  g_autofree char *tool = NULL;
  CliffTrim kind = CLIFF_TRIM_END;

  g_object_get (hand, "tool", &tool, NULL);
  if (g_str_equal (tool, "slip"))
    kind = CLIFF_TRIM_SLIP;
  else if (g_str_equal (tool, "slide"))
    kind = CLIFF_TRIM_SLIDE;
  trim_item (page, kind, get_frames (page, g_variant_get_int32 (parameter)));
}

/* (ii): a CliffTrim and a number of frames. */
static void
trim_edge (GtkWidget  *page,
           const char *action,
           GVariant   *parameter)
{
  int kind, n_frames;

  g_variant_get (parameter, "(ii)", &kind, &n_frames);
  trim_item (page, (CliffTrim) kind, get_frames (page, n_frames));
}

static void
trim_to_playhead (GtkWidget  *page,
                  const char *action,
                  GVariant   *parameter)
{
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (cliff_reach_view (page));
  gboolean end = g_variant_get_boolean (parameter);
  g_autoptr(GArray) items = cliff_reach_items (page);
  g_autoptr(GError) error = NULL;
  CliffTime playhead = cliff_reach_playhead (page);
  CliffCutSpan span;

  if (items->len == 0 || cliff_geometry_find (geometry, g_array_index (items, CliffCutItem, 0), &span) < 0)
    return;
  cliff_edit_trim (cliff_reach_store (page), span.item, end ? CLIFF_TRIM_END : CLIFF_TRIM_START,
                   playhead - span.start - (end ? span.length : 0), &error);
  cliff_reach_finish (page, error, _("Trimmed"));
}

/* ── Fades ── */

/* From the start to the playhead, or from there to the end; where the playhead is elsewhere, the usual. */
static void
fade (GtkWidget  *page,
      const char *action,
      GVariant   *parameter)
{
  CliffProject *project = cliff_reach_project (page);
  GArray *selection = cliff_project_get_selection (project);
  CliffTime playhead = cliff_reach_playhead (page);
  CliffCut *cut = cliff_project_get_cut (project);
  const char *what = g_variant_get_string (parameter, NULL);
  const CliffCutClip *clip;
  g_autoptr(GError) error = NULL;
  CliffTime in, out, way;
  gboolean inside;

  if (selection->len == 0 || g_array_index (selection, CliffCutItem, 0).kind != CLIFF_CUT_CLIP || cut == NULL)
    {
      cliff_project_say (project, _("Choose a clip of a lane to fade it"), FALSE);
      return;
    }
  clip = cliff_cut_find_clip (cut, g_array_index (selection, CliffCutItem, 0).id);
  if (clip == NULL)
    return;
  inside = playhead > clip->start && playhead < clip->start + clip->length;
  in = g_str_equal (what, "none") ? 0 : clip->fade_in;
  out = g_str_equal (what, "none") ? 0 : clip->fade_out;
  way = inside ? playhead - clip->start : FADE_LENGTH;
  if (g_str_equal (what, "in"))
    in = MIN (way, clip->length - out);
  way = inside ? clip->start + clip->length - playhead : FADE_LENGTH;
  if (g_str_equal (what, "out"))
    out = MIN (way, clip->length - in);
  cliff_edit_set_fades (cliff_reach_store (page), clip->id, in, out, &error);
  cliff_reach_finish (page, error, _("Fades changed"));
}

/* ── Gaps ── */

/* On the lane of the cursor, or of the storyline, behind the playhead; where the menu was asked for, there. */
static void
close_gap (GtkWidget  *page,
           const char *action,
           GVariant   *parameter)
{
  CliffTimelineView *view = cliff_reach_view (page);
  CliffGeometry *geometry = cliff_timeline_view_get_geometry (view);
  CliffTime time = cliff_reach_playhead (page);
  g_autoptr(GError) error = NULL;
  CliffId lane_id = 0;
  const CliffRow *row;
  int index;

  if (geometry == NULL)
    return;
  index = cliff_geometry_find (geometry, cliff_timeline_view_get_cursor (view), NULL);
  cliff_timeline_page_get_menu_place (CLIFF_TIMELINE_PAGE (page), &index, &time);
  row = index >= 0 && index < (int) cliff_geometry_get_n_rows (geometry) ? cliff_geometry_get_row (geometry, (guint) index) : NULL;
  if (row != NULL && row->kind == CLIFF_ROW_LANE)
    lane_id = g_array_index (cliff_geometry_get_cut (geometry)->lanes, CliffCutLane, row->lane).id;
  cliff_edit_close_gap (cliff_reach_store (page), cliff_project_get_episode_id (cliff_reach_project (page)), lane_id, time, &error);
  cliff_reach_finish (page, error, _("Gap closed"));
}

/* ── The tables ── */

void
cliff_timeline_trims_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "timeline.trim", "i", trim);
  gtk_widget_class_install_action (page_class, "timeline.trim-edge", "(ii)", trim_edge);
  gtk_widget_class_install_action (page_class, "timeline.trim-to-playhead", "b", trim_to_playhead);
  gtk_widget_class_install_action (page_class, "timeline.fade", "s", fade);
  gtk_widget_class_install_action (page_class, "timeline.close-gap", NULL, close_gap);
}

void
cliff_timeline_trims_append_menu (GMenu *menu)
{
  /* The first number is a CliffTrim. */
  static const struct
  {
    const char *title;
    const char *action;
  } trims[] = {
    { N_("_Start to Playhead"), "timeline.trim-to-playhead(false)" },
    { N_("_End to Playhead"), "timeline.trim-to-playhead(true)" },
    { N_("Start a Frame _Earlier"), "timeline.trim-edge((0, -1))" },
    { N_("Start a Frame _Later"), "timeline.trim-edge((0, 1))" },
    { N_("End a Frame E_arlier"), "timeline.trim-edge((1, -1))" },
    { N_("End a Frame La_ter"), "timeline.trim-edge((1, 1))" },
    { N_("_Roll the Cut Before Earlier"), "timeline.trim-edge((2, -1))" },
    { N_("Roll the Cut Before Later"), "timeline.trim-edge((2, 1))" },
    { N_("Roll the Cut Be_hind Earlier"), "timeline.trim-edge((3, -1))" },
    { N_("Roll the Cut Behind Later"), "timeline.trim-edge((3, 1))" },
    { N_("Sli_p Back"), "timeline.trim-edge((4, -1))" },
    { N_("Slip _Forwards"), "timeline.trim-edge((4, 1))" },
    { N_("Sli_de Earlier"), "timeline.trim-edge((5, -1))" },
    { N_("Slide Later"), "timeline.trim-edge((5, 1))" },
  };
  static const struct
  {
    const char *title;
    const char *action;
  } fades[] = {
    { N_("Fade _In to Playhead"), "timeline.fade('in')" },
    { N_("Fade _Out From Playhead"), "timeline.fade('out')" },
    { N_("_No Fades"), "timeline.fade('none')" },
  };
  g_autoptr(GMenu) trim_menu = g_menu_new ();
  g_autoptr(GMenu) fade_menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (trims); i++)
    g_menu_append (trim_menu, _(trims[i].title), trims[i].action);
  for (guint i = 0; i < G_N_ELEMENTS (fades); i++)
    g_menu_append (fade_menu, _(fades[i].title), fades[i].action);
  g_menu_append_submenu (menu, _("_Trim"), G_MENU_MODEL (trim_menu));
  g_menu_append_submenu (menu, _("_Fade"), G_MENU_MODEL (fade_menu));
}

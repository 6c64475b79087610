/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-lane-popover.h"

#include "cliff-edit-cut.h"
#include "cliff-timeline-words.h"

#include <glib/gi18n.h>

#include <math.h>

#define SILENT (-60.0) /* dB */
#define LOUDEST 12.0
/* A hand on a slider has come to rest after this; one pull of it is one step. */
#define REST_MS 350

struct _CliffLanePopover
{
  GtkPopover     parent_instance;

  CliffProject  *project;
  CliffId        lane_id;
  gboolean       showing;   /* it is set just now, nobody changes anything */
  guint          resting;   /* source that makes the change of a slider */

  GtkWidget     *name;
  GtkWidget     *sound;     /* all that concerns volume */
  GtkAdjustment *gain;
  GtkWidget     *gain_label;
  GtkWidget     *duck_box;
  GtkWidget     *ducked;    /* GtkSwitch */
  GtkAdjustment *depth;
  GtkWidget     *depth_scale;
  GtkWidget     *depth_label;
};

G_DEFINE_FINAL_TYPE (CliffLanePopover, cliff_lane_popover, GTK_TYPE_POPOVER)

int
cliff_lane_gain_from_db (double db)
{
  return db <= SILENT ? 0 : (int) lround (CLIFF_PPM * pow (10, db / 20));
}

double
cliff_lane_gain_to_db (int gain)
{
  return gain <= 0 ? SILENT : MAX (SILENT, 20 * log10 ((double) gain / CLIFF_PPM));
}

/* ── Changes ── */

static const CliffCutLane *
find_lane (CliffCut *cut,
           CliffId   lane_id)
{
  for (guint i = 0; cut != NULL && i < cut->lanes->len; i++)
    if (g_array_index (cut->lanes, CliffCutLane, i).id == lane_id)
      return &g_array_index (cut->lanes, CliffCutLane, i);

  return NULL;
}

static gboolean
is_seen (CliffLaneKind kind)
{
  return kind == CLIFF_LANE_TITLE || kind == CLIFF_LANE_SUBTITLE || kind == CLIFF_LANE_OVERLAY;
}

/* The lanes that stand together above or below the storyline, with @lane among them: (element-type guint), indices. */
static GArray *
list_half (CliffCut           *cut,
           const CliffCutLane *lane,
           guint              *place)
{
  GArray *half = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < cut->lanes->len; i++)
    {
      const CliffCutLane *other = &g_array_index (cut->lanes, CliffCutLane, i);

      if (is_seen (other->kind) != is_seen (lane->kind))
        continue;
      if (other->id == lane->id)
        *place = half->len;
      g_array_append_val (half, i);
    }

  return half;
}

void
cliff_lane_move_to (CliffProject *project,
                    CliffId       lane_id,
                    guint         place)
{
  CliffCut *cut = cliff_project_get_cut (project);
  const CliffCutLane *lane = find_lane (cut, lane_id);
  g_autoptr(GArray) half = NULL;
  g_autoptr(GError) error = NULL;
  CliffId after = 0;
  guint own = 0;

  if (lane == NULL)
    return;
  half = list_half (cut, lane, &own);
  place = MIN (place, half->len);
  if (place == own || place == own + 1)
    return;
  if (place > 0)
    after = g_array_index (cut->lanes, CliffCutLane, g_array_index (half, guint, place - 1)).id;
  if (!cliff_edit_move_lane (cliff_project_get_store (project), lane_id, after, &error))
    cliff_project_report (project, error);
}

void
cliff_lane_move (CliffProject *project,
                 CliffId       lane_id,
                 int           rows)
{
  CliffCut *cut = cliff_project_get_cut (project);
  const CliffCutLane *lane = find_lane (cut, lane_id);
  g_autoptr(GArray) half = NULL;
  guint place = 0;

  if (lane == NULL)
    return;
  half = list_half (cut, lane, &place);
  if (rows < 0 ? place > 0 : place + 1 < half->len)
    cliff_lane_move_to (project, lane_id, rows < 0 ? place - 1 : place + 2);
}

void
cliff_lane_delete (CliffProject *project,
                   CliffId       lane_id)
{
  const CliffCutLane *lane = find_lane (cliff_project_get_cut (project), lane_id);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (lane == NULL)
    return;
  if (lane->n_clips > 0)
    text = g_strdup_printf (ngettext ("The lane is deleted with its %u clip.", "The lane is deleted with its %u clips.", lane->n_clips),
                            lane->n_clips);
  if (!cliff_edit_delete_lane (cliff_project_get_store (project), lane_id, &error))
    cliff_project_report (project, error);
  else
    cliff_project_say (project, text != NULL ? text : _("The lane is deleted."), TRUE);
}

static void
set_column (CliffLanePopover *self,
            const char       *column,
            gint64            value)
{
  g_autoptr(GError) error = NULL;

  if (!cliff_edit_set_lane_int (cliff_project_get_store (self->project), self->lane_id, column, value, &error))
    cliff_project_report (self->project, error);
}

/* What the sliders say becomes the lane's, where it is another. */
static void
commit (CliffLanePopover *self)
{
  const CliffCutLane *lane = find_lane (cliff_project_get_cut (self->project), self->lane_id);
  int gain = cliff_lane_gain_from_db (gtk_adjustment_get_value (self->gain));
  int depth = gtk_switch_get_active (GTK_SWITCH (self->ducked)) ? (int) lround (gtk_adjustment_get_value (self->depth)) : 0;

  g_clear_handle_id (&self->resting, g_source_remove);
  if (lane == NULL)
    return;
  /* The slider counts tenths of a decibel; what stands between them is no change. */
  if (fabs (cliff_lane_gain_to_db (lane->gain) - gtk_adjustment_get_value (self->gain)) > 0.04)
    set_column (self, "gain", gain);
  lane = find_lane (cliff_project_get_cut (self->project), self->lane_id);
  if (lane != NULL && lane->ducked != depth)
    set_column (self, "ducked", depth);
}

static gboolean
rested_cb (gpointer data)
{
  CliffLanePopover *self = data;

  self->resting = 0;
  commit (self);

  return G_SOURCE_REMOVE;
}

static void
show_values (CliffLanePopover *self)
{
  double db = gtk_adjustment_get_value (self->gain);
  /* Translators: a volume in decibels */
  g_autofree char *gain = db <= SILENT ? g_strdup (_("Silent")) : g_strdup_printf (_("%+.1f dB"), db);
  /* Translators: by how many decibels music is lower while somebody speaks */
  g_autofree char *depth = g_strdup_printf (_("%d dB lower"), (int) lround (gtk_adjustment_get_value (self->depth)));

  gtk_label_set_label (GTK_LABEL (self->gain_label), gain);
  gtk_label_set_label (GTK_LABEL (self->depth_label), depth);
  gtk_widget_set_sensitive (self->depth_scale, gtk_switch_get_active (GTK_SWITCH (self->ducked)));
}

static void
slid_cb (CliffLanePopover *self)
{
  show_values (self);
  if (self->showing)
    return;
  g_clear_handle_id (&self->resting, g_source_remove);
  self->resting = g_timeout_add (REST_MS, rested_cb, self);
}

static void
commit_name (CliffLanePopover *self)
{
  const CliffCutLane *lane = find_lane (cliff_project_get_cut (self->project), self->lane_id);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autoptr(GError) error = NULL;

  if (lane != NULL && !g_str_equal (lane->name, name) &&
      !cliff_edit_set_lane_name (cliff_project_get_store (self->project), self->lane_id, name, &error))
    cliff_project_report (self->project, error);
}

static void
named_cb (CliffLanePopover *self)
{
  commit_name (self);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffLanePopover *self = CLIFF_LANE_POPOVER (widget);

  gtk_popover_popdown (GTK_POPOVER (self));
  cliff_lane_move (self->project, self->lane_id, g_variant_get_int32 (parameter));
}

static void
add (GtkWidget  *widget,
     const char *action,
     GVariant   *parameter)
{
  CliffLanePopover *self = CLIFF_LANE_POPOVER (widget);
  CliffCut *cut = cliff_project_get_cut (self->project);
  const CliffCutLane *lane = find_lane (cut, self->lane_id);
  CliffStore *store = cliff_project_get_store (self->project);
  g_autoptr(GError) error = NULL;
  CliffId id;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (lane == NULL || !cliff_store_begin (store, "Add Lane", &error))
    return;
  id = cliff_edit_add_lane (store, cut->episode_id, lane->kind, "", &error);
  if (!cliff_store_end (store, id != 0 && cliff_edit_move_lane (store, id, self->lane_id, &error), &error))
    cliff_project_report (self->project, error);
}

static void
delete (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  CliffLanePopover *self = CLIFF_LANE_POPOVER (widget);

  gtk_popover_popdown (GTK_POPOVER (self));
  cliff_lane_delete (self->project, self->lane_id);
}

/* ── GObject ── */

static void
cliff_lane_popover_closed (GtkPopover *popover)
{
  CliffLanePopover *self = CLIFF_LANE_POPOVER (popover);

  commit_name (self);
  if (self->resting != 0)
    commit (self);
  if (GTK_POPOVER_CLASS (cliff_lane_popover_parent_class)->closed != NULL)
    GTK_POPOVER_CLASS (cliff_lane_popover_parent_class)->closed (popover);
}

static void
cliff_lane_popover_dispose (GObject *object)
{
  CliffLanePopover *self = CLIFF_LANE_POPOVER (object);

  g_clear_handle_id (&self->resting, g_source_remove);
  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_lane_popover_parent_class)->dispose (object);
}

static void
cliff_lane_popover_class_init (CliffLanePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_lane_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = cliff_lane_popover_closed;
  gtk_widget_class_install_action (widget_class, "lane.move", "i", move);
  gtk_widget_class_install_action (widget_class, "lane.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "lane.delete", NULL, delete);
}

static GtkWidget *
add_row (GtkWidget  *box,
         const char *title,
         GtkWidget  *end)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), end);
  gtk_box_append (GTK_BOX (box), row);

  return label;
}

static GtkWidget *
add_scale (CliffLanePopover *self,
           GtkWidget        *box,
           GtkAdjustment    *adjustment,
           const char       *title)
{
  GtkWidget *scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, adjustment);

  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (slid_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), scale);

  return scale;
}

static void
add_sound_rows (CliffLanePopover *self,
                GtkWidget        *box)
{
  GtkWidget *scale;

  self->sound = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->gain_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->gain_label, "numeric");
  add_row (self->sound, _("Volume"), self->gain_label);
  self->gain = gtk_adjustment_new (0, SILENT, LOUDEST, 0.5, 3, 0);
  scale = add_scale (self, self->sound, self->gain, _("Volume"));
  gtk_scale_add_mark (GTK_SCALE (scale), 0, GTK_POS_BOTTOM, NULL);
  gtk_scale_set_digits (GTK_SCALE (scale), 1);

  self->duck_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->ducked = gtk_switch_new ();
  gtk_widget_set_valign (self->ducked, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ducked), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Quieter While Somebody Speaks"), -1);
  add_row (self->duck_box, _("Quieter While Somebody Speaks"), self->ducked);
  self->depth_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->depth_label, "dim-label");
  gtk_widget_add_css_class (self->depth_label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (self->depth_label), 0);
  gtk_box_append (GTK_BOX (self->duck_box), self->depth_label);
  self->depth = gtk_adjustment_new (CLIFF_CUT_USUAL_DUCK, 1, CLIFF_CUT_MAX_DUCK, 1, 3, 0);
  self->depth_scale = add_scale (self, self->duck_box, self->depth, _("How Much Quieter"));
  gtk_scale_set_digits (GTK_SCALE (self->depth_scale), 0);
  g_signal_connect_object (self->ducked, "notify::active", G_CALLBACK (slid_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->sound), self->duck_box);
  gtk_box_append (GTK_BOX (box), self->sound);
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
cliff_lane_popover_init (CliffLanePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (box, 250, -1);
  self->name = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the Lane"), -1);
  g_signal_connect_object (self->name, "activate", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->name);
  add_sound_rows (self, box);
  add_button (buttons, _("Move _Up"), "lane.move(-1)");
  add_button (buttons, _("Move _Down"), "lane.move(1)");
  add_button (buttons, _("_Add a Lane Below"), "lane.add");
  add_button (buttons, _("D_elete the Lane"), "lane.delete");
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lane-popover");
}

GtkWidget *
cliff_lane_popover_new (CliffProject *project)
{
  CliffLanePopover *self = g_object_new (CLIFF_TYPE_LANE_POPOVER, NULL);

  self->project = g_object_ref (project);

  return GTK_WIDGET (self);
}

void
cliff_lane_popover_show (CliffLanePopover   *self,
                         const CliffCutLane *lane)
{
  gboolean writable = cliff_project_get_writable (self->project);

  self->showing = TRUE;
  self->lane_id = lane->id;
  gtk_editable_set_text (GTK_EDITABLE (self->name), lane->name);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), cliff_timeline_words_get_lane_kind (lane->kind));
  gtk_widget_set_visible (self->sound, lane->kind != CLIFF_LANE_TITLE && lane->kind != CLIFF_LANE_SUBTITLE);
  gtk_widget_set_visible (self->duck_box, lane->kind == CLIFF_LANE_MUSIC);
  gtk_adjustment_set_value (self->gain, cliff_lane_gain_to_db (lane->gain));
  gtk_switch_set_active (GTK_SWITCH (self->ducked), lane->ducked > 0);
  gtk_adjustment_set_value (self->depth, lane->ducked > 0 ? lane->ducked : CLIFF_CUT_USUAL_DUCK);
  show_values (self);
  gtk_widget_set_sensitive (gtk_popover_get_child (GTK_POPOVER (self)), writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lane.delete", writable && !lane->locked);
  self->showing = FALSE;
  gtk_popover_popup (GTK_POPOVER (self));
}

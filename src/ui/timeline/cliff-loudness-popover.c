/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-loudness-popover.h"

#include "cliff-level-meter.h"

#include <glib/gi18n.h>

#include <math.h>

/* The sound is mixed in the background; nobody says when it is ready. */
#define LOOK_MS 250

struct _CliffLoudnessPopover
{
  GtkPopover     parent_instance;

  CliffProject  *project;
  guint          looking;
  gint64         told;     /* when the level was shown last, µs */
  GtkWidget     *loudness;
  GtkWidget     *peak;
  GtkWidget     *raised;
  GtkWidget     *note;
  GtkWidget     *meter;
};

G_DEFINE_FINAL_TYPE (CliffLoudnessPopover, cliff_loudness_popover, GTK_TYPE_POPOVER)

static void
set (GtkWidget  *label,
     const char *format,
     double      value)
{
  g_autofree char *text = isfinite (value) ? g_strdup_printf (format, value) : g_strdup (_("Silence"));

  gtk_label_set_label (GTK_LABEL (label), text);
}

static void
show_note (CliffLoudnessPopover *self,
           CliffMix             *mix)
{
  guint n_missing = g_strv_length (mix->missing);
  g_autofree char *missing = NULL;

  if (n_missing > 0)
    {
      missing = g_strdup_printf (ngettext ("%u sound cannot be read: the rest is measured without it.",
                                           "%u sounds cannot be read: the rest is measured without them.", n_missing), n_missing);
      gtk_label_set_label (GTK_LABEL (self->note), missing);
    }
  else if (isfinite (mix->loudness) && fabs (mix->loudness - CLIFF_MIX_TARGET) > 1)
    {
      gtk_label_set_label (GTK_LABEL (self->note), _("There are peaks so high above the rest that the whole cannot be as loud as it should. Lower what stands out."));
    }
  else
    {
      gtk_label_set_label (GTK_LABEL (self->note), _("The export brings the whole to this loudness by itself. Volumes only say how loud things are to each other."));
    }
}

static void
show_state (CliffLoudnessPopover *self)
{
  CliffPlayer *player = cliff_project_get_player (self->project);
  CliffMix *mix = cliff_player_get_mix (player);

  if (cliff_project_get_plan (self->project) == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->note), _("There is nothing to hear yet."));
      return;
    }
  if (!cliff_player_has_sound (player))
    {
      gtk_label_set_label (GTK_LABEL (self->note), _("Being measured…"));
      return;
    }
  /* Translators: LUFS is a unit of loudness; the target follows */
  set (self->loudness, _("%.1f LUFS (target −16)"), mix->loudness);
  /* Translators: dBTP is a unit of peaks; the limit follows */
  set (self->peak, _("%.1f dBTP (at most −2)"), mix->true_peak);
  set (self->raised, "%+.1f dB", isfinite (mix->loudness) ? mix->raised : -HUGE_VAL);
  show_note (self, mix);
}

static gboolean
look_cb (gpointer data)
{
  show_state (data);

  return G_SOURCE_CONTINUE;
}

static void
position_cb (CliffLoudnessPopover *self)
{
  CliffPlayer *player = cliff_project_get_player (self->project);
  CliffMix *mix = cliff_player_get_rate (player) == 1 ? cliff_player_get_mix (player) : NULL;
  gint64 now = g_get_monotonic_time ();

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  cliff_level_meter_set (CLIFF_LEVEL_METER (self->meter), mix != NULL ? cliff_mix_get_peak (mix, cliff_player_get_position (player)) : 0,
                         mix != NULL ? now - self->told : -1);
  self->told = now;
}

static void
cliff_loudness_popover_map (GtkWidget *widget)
{
  CliffLoudnessPopover *self = CLIFF_LOUDNESS_POPOVER (widget);

  show_state (self);
  self->looking = g_timeout_add (LOOK_MS, look_cb, self);
  GTK_WIDGET_CLASS (cliff_loudness_popover_parent_class)->map (widget);
}

static void
cliff_loudness_popover_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&CLIFF_LOUDNESS_POPOVER (widget)->looking, g_source_remove);
  GTK_WIDGET_CLASS (cliff_loudness_popover_parent_class)->unmap (widget);
}

static void
cliff_loudness_popover_dispose (GObject *object)
{
  CliffLoudnessPopover *self = CLIFF_LOUDNESS_POPOVER (object);

  g_clear_handle_id (&self->looking, g_source_remove);
  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_loudness_popover_parent_class)->dispose (object);
}

static void
cliff_loudness_popover_class_init (CliffLoudnessPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_loudness_popover_dispose;
  GTK_WIDGET_CLASS (klass)->map = cliff_loudness_popover_map;
  GTK_WIDGET_CLASS (klass)->unmap = cliff_loudness_popover_unmap;
}

static GtkWidget *
add_row (GtkWidget  *grid,
         int         row,
         const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *value = gtk_label_new ("–");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (value, "numeric");
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), value, 1, row, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);

  return value;
}

static void
cliff_loudness_popover_init (CliffLoudnessPopover *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  self->loudness = add_row (grid, 0, _("Loudness of the Episode"));
  self->peak = add_row (grid, 1, _("Highest Peak"));
  self->raised = add_row (grid, 2, _("Raised for That by"));
  self->meter = cliff_level_meter_new ();
  gtk_grid_attach (GTK_GRID (grid), self->meter, 0, 3, 2, 1);
  self->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 40);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_add_css_class (self->note, "caption");
  gtk_grid_attach (GTK_GRID (grid), self->note, 0, 4, 2, 1);
  gtk_popover_set_child (GTK_POPOVER (self), grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Loudness"), -1);
}

GtkWidget *
cliff_loudness_popover_new (CliffProject *project)
{
  CliffLoudnessPopover *self = g_object_new (CLIFF_TYPE_LOUDNESS_POPOVER, NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (cliff_project_get_player (project), "notify::position", G_CALLBACK (position_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_player (project), "notify::playing", G_CALLBACK (position_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

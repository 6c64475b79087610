/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-cut-number.h"

#include "cliff-cut-value.h"
#include "cliff-tooltip.h"

#include <glib/gi18n.h>

#include <math.h>

/* How often what is dragged is set, and how long a pause ends an act. */
#define LIVE_MS 40
#define PAUSE_MS 500
#define SILENCE -60

struct _CliffCutNumber
{
  AdwPreferencesRow          parent_instance;

  CliffCutSubject           *subject;
  const CliffCutNumberSpec  *spec;
  gboolean                   loading;    /* the widgets follow the things just now */
  gboolean                   held;       /* a button or a finger is down on the slider */
  gboolean                   turned;     /* by a hand, not yet set */
  guint                      source;     /* that sets what was turned, or ends the act */

  GtkWidget                 *title;
  GtkWidget                 *spin;
  GtkWidget                 *slider;     /* NULL: none */
  GtkWidget                 *key_box;    /* NULL: none */
  GtkWidget                 *earlier, *key, *later;
};

G_DEFINE_FINAL_TYPE (CliffCutNumber, cliff_cut_number, ADW_TYPE_PREFERENCES_ROW)

/* ── Units ── */

static double
to_shown (const CliffCutNumberSpec *spec,
          gint64                    value)
{
  switch (spec->unit)
    {
    case CLIFF_UNIT_PERCENT:
      return (double) value * 100 / CLIFF_PPM;
    case CLIFF_UNIT_DECIBEL:
      return value <= 0 ? SILENCE : MAX (SILENCE, 20 * log10 ((double) value / CLIFF_PPM));
    case CLIFF_UNIT_SECONDS:
      return (double) value / CLIFF_SECOND;
    case CLIFF_UNIT_DEGREES:
      return (double) value / 1000;
    }
  g_return_val_if_reached (0);
}

static gint64
from_shown (const CliffCutNumberSpec *spec,
            double                    shown)
{
  switch (spec->unit)
    {
    case CLIFF_UNIT_PERCENT:
      return llround (shown * CLIFF_PPM / 100);
    case CLIFF_UNIT_DECIBEL:
      return shown <= SILENCE ? 0 : llround (CLIFF_PPM * pow (10, shown / 20));
    case CLIFF_UNIT_SECONDS:
      return llround (shown * 1000) * CLIFF_MSECOND;
    case CLIFF_UNIT_DEGREES:
      return llround (shown * 1000);
    }
  g_return_val_if_reached (0);
}

static char *
dup_text (CliffCutNumber *self,
          double          shown)
{
  int digits = self->spec->digits;

  switch (self->spec->unit)
    {
    case CLIFF_UNIT_PERCENT:
      return g_strdup_printf ("%.*f %%", digits, shown);
    case CLIFF_UNIT_DECIBEL:
      /* Translators: a volume of nothing at all */
      return shown <= SILENCE ? g_strdup (_("silent")) : g_strdup_printf ("%.*f dB", digits, shown);
    case CLIFF_UNIT_SECONDS:
      /* Translators: seconds */
      return g_strdup_printf (_("%.*f s"), digits, shown);
    case CLIFF_UNIT_DEGREES:
      return g_strdup_printf ("%.*f°", digits, shown);
    }
  g_return_val_if_reached (NULL);
}

static gboolean
output_cb (CliffCutNumber *self)
{
  double shown = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->spin));
  g_autofree char *text = dup_text (self, fabs (shown) < 0.0005 ? 0 : shown);

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);

  return TRUE;
}

/* The unit behind a number need not be typed.  What was not typed stays as exact as it is. */
static int
input_cb (CliffCutNumber *self,
          double         *value)
{
  g_autoptr(GString) text = g_string_new (gtk_editable_get_text (GTK_EDITABLE (self->spin)));
  double shown = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->spin));
  g_autofree char *written = dup_text (self, fabs (shown) < 0.0005 ? 0 : shown);
  char *end;

  *value = shown;
  if (g_str_equal (text->str, written))
    return TRUE;
  g_string_replace (text, ",", ".", 0);
  g_string_replace (text, "−", "-", 0);
  *value = g_ascii_strtod (text->str, &end);

  return end != text->str && isfinite (*value) ? TRUE : GTK_INPUT_ERROR;
}

/* ── What the things have ── */

static gboolean
get_animated (CliffCutSubject *subject,
              CliffCutItem     item,
              gconstpointer    data,
              gint64          *value)
{
  const CliffCutNumberSpec *spec = data;
  CliffCut *cut = cliff_cut_subject_get_cut (subject);

  /* Of a line, whose voice is heard at one volume: that. */
  if (spec->get != NULL)
    return spec->get (subject, item, data, value);
  if (cut == NULL || !cliff_cut_value_can_animate (cut, item, spec->property))
    return FALSE;
  *value = cliff_cut_value_get (cut, item, spec->property, cliff_cut_subject_get_playhead (subject));

  return TRUE;
}

static gboolean
set_animated (CliffCutSubject  *subject,
              CliffCutItem      item,
              gconstpointer     data,
              gint64            value,
              GError          **error)
{
  const CliffCutNumberSpec *spec = data;

  if (spec->set != NULL)
    return spec->set (subject, item, data, value, error);

  return cliff_cut_value_set (cliff_cut_subject_get_store (subject), cliff_cut_subject_get_cut (subject), item, spec->property,
                              cliff_cut_subject_get_playhead (subject), value, error);
}

/* ── Keyframes ── */

static gboolean
get_key (CliffCutSubject *subject,
         CliffCutItem     item,
         gconstpointer    data,
         gint64          *value)
{
  const CliffCutNumberSpec *spec = data;
  CliffCut *cut = cliff_cut_subject_get_cut (subject);

  if (cut == NULL || !cliff_cut_value_can_animate (cut, item, spec->property))
    return FALSE;
  *value = cliff_cut_value_has_key (cut, item, spec->property, cliff_cut_subject_get_playhead (subject));

  return TRUE;
}

static gboolean
set_key (CliffCutSubject  *subject,
         CliffCutItem      item,
         gconstpointer     data,
         gint64            value,
         GError          **error)
{
  const CliffCutNumberSpec *spec = data;

  return cliff_cut_value_set_key (cliff_cut_subject_get_store (subject), cliff_cut_subject_get_cut (subject), item, spec->property,
                                  cliff_cut_subject_get_playhead (subject), value != 0, error);
}

static void load (CliffCutNumber *self);

static void
key_cb (CliffCutNumber *self)
{
  gboolean keyed = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->key));

  if (self->loading)
    return;
  if (!cliff_cut_subject_set_value (self->subject, NULL, keyed ? "Set Keyframe" : "Remove Keyframe", get_key, set_key, self->spec, keyed))
    load (self);
}

/* Of all the things, the nearest. */
static CliffTime
find_key (CliffCutNumber *self,
          gboolean        behind)
{
  CliffCut *cut = cliff_cut_subject_get_cut (self->subject);
  GArray *items = cliff_cut_subject_get_items (self->subject);
  CliffTime playhead = cliff_cut_subject_get_playhead (self->subject), nearest = -1;

  for (guint i = 0; i < items->len && cut != NULL; i++)
    {
      CliffTime time = cliff_cut_value_find_key (cut, g_array_index (items, CliffCutItem, i), self->spec->property, playhead, behind);

      if (time >= 0)
        nearest = nearest < 0 ? time : behind ? MIN (nearest, time) : MAX (nearest, time);
    }

  return nearest;
}

static void
step_cb (CliffCutNumber *self,
         GtkWidget      *button)
{
  CliffTime time = find_key (self, button == self->later);

  if (time >= 0)
    cliff_project_seek (cliff_cut_subject_get_project (self->subject), time);
}

static void
load_keys (CliffCutNumber *self)
{
  gint64 keyed = 0;
  gboolean common;
  gboolean can = cliff_cut_subject_get_value (self->subject, get_key, self->spec, &keyed, &common);
  CliffTime earlier = find_key (self, FALSE), later = find_key (self, TRUE);
  gboolean writable = cliff_project_get_writable (cliff_cut_subject_get_project (self->subject));

  gtk_widget_set_visible (self->key_box, can && writable);
  gtk_widget_set_visible (self->earlier, earlier >= 0 || later >= 0 || keyed);
  gtk_widget_set_visible (self->later, earlier >= 0 || later >= 0 || keyed);
  gtk_widget_set_sensitive (self->earlier, earlier >= 0);
  gtk_widget_set_sensitive (self->later, later >= 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->key), keyed && common);
  cliff_tooltip_set (self->key, keyed ? _("Remove Keyframe at Playhead") : _("Add Keyframe at Playhead"));
}

/* ── From the things ── */

static void
load (CliffCutNumber *self)
{
  const char *title = gettext (self->spec->title);
  /* Translators: the name of a field in which the selected shots differ */
  g_autofree char *several = g_strdup_printf (_("%s (several)"), title);
  gint64 value;
  gboolean common;

  gtk_widget_set_visible (GTK_WIDGET (self), cliff_cut_subject_get_value (self->subject, get_animated, self->spec, &value, &common));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  self->loading = TRUE;
  gtk_label_set_label (GTK_LABEL (self->title), common ? title : several);
  if (!self->turned)
    {
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), to_shown (self->spec, value));
      if (self->slider != NULL)
        gtk_range_set_value (GTK_RANGE (self->slider), to_shown (self->spec, value));
    }
  if (self->key_box != NULL)
    load_keys (self);
  gtk_widget_set_sensitive (self->spin, cliff_project_get_writable (cliff_cut_subject_get_project (self->subject)));
  if (self->slider != NULL)
    gtk_widget_set_sensitive (self->slider, gtk_widget_get_sensitive (self->spin));
  self->loading = FALSE;
}

/* ── To the things ── */

static void
set_turned (CliffCutNumber *self)
{
  if (!self->turned)
    return;
  self->turned = FALSE;
  cliff_cut_subject_set_value (self->subject, self, self->spec->step, get_animated, set_animated, self->spec,
                               from_shown (self->spec, gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->spin))));
  /* As it has become, or as it stayed where it was refused. */
  load (self);
}

static gboolean
source_cb (gpointer data)
{
  CliffCutNumber *self = data;

  if (self->turned && !(self->spec->whole && self->held))
    {
      set_turned (self);
      self->source = g_timeout_add (PAUSE_MS, source_cb, self);
      return G_SOURCE_REMOVE;
    }
  self->source = 0;
  if (!self->held)
    cliff_cut_subject_end_act (self->subject);

  return G_SOURCE_REMOVE;
}

static void
turned_cb (CliffCutNumber *self)
{
  if (self->loading)
    return;
  if (!self->turned)
    {
      self->turned = TRUE;
      g_clear_handle_id (&self->source, g_source_remove);
      self->source = g_timeout_add (self->spec->whole ? PAUSE_MS : LIVE_MS, source_cb, self);
    }
  else if (self->spec->whole)
    {
      g_clear_handle_id (&self->source, g_source_remove);
      self->source = g_timeout_add (PAUSE_MS, source_cb, self);
    }
  if (self->slider != NULL)
    {
      self->loading = TRUE;
      gtk_range_set_value (GTK_RANGE (self->slider), gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->spin)));
      self->loading = FALSE;
    }
}

static void
slid_cb (CliffCutNumber *self)
{
  if (!self->loading)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), gtk_range_get_value (GTK_RANGE (self->slider)));
}

static void
flush_cb (CliffCutNumber *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)) && !self->loading)
    gtk_spin_button_update (GTK_SPIN_BUTTON (self->spin));
  set_turned (self);
  self->held = FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
}

/* The slider takes presses for itself: they are seen on their way to it. */
static gboolean
slider_event_cb (CliffCutNumber *self,
                 GdkEvent       *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    self->held = TRUE;
  if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL)
    {
      self->held = FALSE;
      set_turned (self);
      cliff_cut_subject_end_act (self->subject);
    }

  return GDK_EVENT_PROPAGATE;
}

/* ── GObject ── */

static gboolean
cliff_cut_number_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CLIFF_CUT_NUMBER (widget)->spin);
}

static void
cliff_cut_number_dispose (GObject *object)
{
  CliffCutNumber *self = CLIFF_CUT_NUMBER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->subject);

  G_OBJECT_CLASS (cliff_cut_number_parent_class)->dispose (object);
}

static void
cliff_cut_number_class_init (CliffCutNumberClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_cut_number_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = cliff_cut_number_grab_focus;
}

static void
cliff_cut_number_init (CliffCutNumber *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "number");
}

static GtkWidget *
create_button (CliffCutNumber *self,
               GtkWidget      *button,
               const char     *icon,
               const char     *label)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  cliff_tooltip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self->key_box), button);

  return button;
}

static void
add_keys (CliffCutNumber *self)
{
  const char *title = gettext (self->spec->title);
  /* Translators: a button; the name of a property such as "Opacity" follows */
  g_autofree char *key = g_strdup_printf (_("Keyframe of %s at Playhead"), title);
  /* Translators: a button; the name of a property such as "Opacity" follows */
  g_autofree char *earlier = g_strdup_printf (_("Previous Keyframe of %s"), title);
  /* Translators: a button; the name of a property such as "Opacity" follows */
  g_autofree char *later = g_strdup_printf (_("Next Keyframe of %s"), title);

  self->key_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->earlier = create_button (self, gtk_button_new (), "go-previous-symbolic", earlier);
  self->key = create_button (self, gtk_toggle_button_new (), "cliff-keyframe-symbolic", key);
  self->later = create_button (self, gtk_button_new (), "go-next-symbolic", later);
  g_signal_connect_object (self->key, "toggled", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->earlier, "clicked", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->later, "clicked", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
}

static void
add_slider (CliffCutNumber *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  double increment = self->spec->increment;

  self->slider = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, self->spec->low, self->spec->high, increment);
  gtk_range_set_round_digits (GTK_RANGE (self->slider), self->spec->digits);
  gtk_scale_set_draw_value (GTK_SCALE (self->slider), FALSE);
  if (self->spec->low < 0)
    gtk_scale_add_mark (GTK_SCALE (self->slider), 0, GTK_POS_BOTTOM, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slider), GTK_ACCESSIBLE_PROPERTY_LABEL, gettext (self->spec->title), -1);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (slider_event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->slider, events);
  g_signal_connect_object (self->slider, "value-changed", G_CALLBACK (slid_cb), self, G_CONNECT_SWAPPED);
}

static void
add_spin (CliffCutNumber *self)
{
  const CliffCutNumberSpec *spec = self->spec;
  GtkAdjustment *adjustment = gtk_adjustment_new (spec->least, spec->least, spec->most, spec->increment, spec->increment * 10, 0);

  self->spin = gtk_spin_button_new (adjustment, 0, (guint) spec->digits);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->spin), 7);
  gtk_widget_set_valign (self->spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, gettext (spec->title), -1);
  g_signal_connect_object (self->spin, "output", G_CALLBACK (output_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spin, "input", G_CALLBACK (input_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spin, "value-changed", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cliff_cut_number_new (CliffCutSubject          *subject,
                      const CliffCutNumberSpec *spec)
{
  CliffCutNumber *self = g_object_new (CLIFF_TYPE_CUT_NUMBER, "name", spec->name, "title", gettext (spec->title), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->subject = g_object_ref (subject);
  self->spec = spec;
  self->title = gtk_label_new (gettext (spec->title));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (line), self->title);
  if (spec->animates)
    {
      add_keys (self);
      gtk_box_append (GTK_BOX (line), self->key_box);
    }
  self->loading = TRUE;
  add_spin (self);
  gtk_box_append (GTK_BOX (line), self->spin);
  gtk_box_append (GTK_BOX (box), line);
  if (spec->low != spec->high)
    {
      add_slider (self);
      gtk_box_append (GTK_BOX (box), self->slider);
    }
  self->loading = FALSE;
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_signal_connect_object (subject, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (subject, "flush", G_CALLBACK (flush_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-compare-line.h"

#include <glib/gi18n.h>

struct _CliffCompareLine
{
  GtkWidget  parent_instance;

  GtkWidget *sign;
  GtkWidget *sides;   /* the two below */
  GtkWidget *before;
  GtkWidget *after;
  gboolean   narrow;
  gboolean   same;    /* nothing differs: one side says it all where there is no room for two */
};

G_DEFINE_FINAL_TYPE (CliffCompareLine, cliff_compare_line, GTK_TYPE_WIDGET)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Colour is not alone. */
static const char *
get_sign (CliffCompareKind kind)
{
  switch (kind)
    {
    case CLIFF_COMPARE_SAME:
      return "";
    case CLIFF_COMPARE_CHANGED:
      return "~";
    case CLIFF_COMPARE_ADDED:
      return "+";
    case CLIFF_COMPARE_REMOVED:
      return "−";
    case CLIFF_COMPARE_MOVED:
      return "↕";
    }

  g_return_val_if_reached ("");
}

static const char *
get_kind_title (CliffCompareKind kind)
{
  switch (kind)
    {
    case CLIFF_COMPARE_SAME:
      return _("Unchanged");
    case CLIFF_COMPARE_CHANGED:
      return _("Changed");
    case CLIFF_COMPARE_ADDED:
      return _("Added");
    case CLIFF_COMPARE_REMOVED:
      return _("Removed");
    case CLIFF_COMPARE_MOVED:
      return _("Moved");
    }

  g_return_val_if_reached ("");
}

static void
set_side (GtkWidget     *label,
          const char    *text,
          PangoAttrList *attributes)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Where both sides stand below each other, empty ones only cost room. */
static void
update_shape (CliffCompareLine *self)
{
  gboolean was = *gtk_label_get_label (GTK_LABEL (self->before)) != '\0';
  gboolean is = *gtk_label_get_label (GTK_LABEL (self->after)) != '\0';

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sides),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (GTK_BOX (self->sides), !self->narrow);
  gtk_widget_set_visible (self->before, !self->narrow || (was && !self->same));
  gtk_widget_set_visible (self->after, !self->narrow || is);
}

void
cliff_compare_line_show (CliffCompareLine *self,
                         CliffDifference  *difference)
{
  CliffCompareKind kind = difference != NULL ? cliff_difference_get_kind (difference) : CLIFF_COMPARE_SAME;
  PangoAttrList *before_marks = NULL, *after_marks = NULL;
  const char *before = difference != NULL ? cliff_difference_get_before (difference, &before_marks) : "";
  const char *after = difference != NULL ? cliff_difference_get_after (difference, &after_marks) : "";

  gtk_label_set_label (GTK_LABEL (self->sign), get_sign (kind));
  gtk_widget_set_tooltip_text (self->sign, kind != CLIFF_COMPARE_SAME ? get_kind_title (kind) : NULL);
  set_side (self->before, before, before_marks);
  set_side (self->after, after, after_marks);
  self->same = kind == CLIFF_COMPARE_SAME;
  set_class (self->before, "removed", !self->same && *before != '\0');
  set_class (self->after, "added", !self->same && *after != '\0');
  update_shape (self);
}

char *
cliff_compare_line_dup_spoken (CliffDifference *difference)
{
  CliffCompareKind kind = cliff_difference_get_kind (difference);
  const char *before = cliff_difference_get_before (difference, NULL);
  const char *after = cliff_difference_get_after (difference, NULL);

  if (kind == CLIFF_COMPARE_CHANGED)
    /* Translators: an element of the script, as it was and as it is */
    return g_strdup_printf (_("Changed from: %s. To: %s"), before, after);

  /* Translators: what became of an element of the script, and its text */
  return g_strdup_printf (_("%s: %s"), get_kind_title (kind), *after != '\0' ? after : before);
}

/* ── GObject ── */

static void
cliff_compare_line_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, CLIFF_COMPARE_LINE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cliff_compare_line_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CliffCompareLine *self = CLIFF_COMPARE_LINE (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->narrow = g_value_get_boolean (value);
  update_shape (self);
}

static void
cliff_compare_line_dispose (GObject *object)
{
  CliffCompareLine *self = CLIFF_COMPARE_LINE (object);

  g_clear_pointer (&self->sign, gtk_widget_unparent);
  g_clear_pointer (&self->sides, gtk_widget_unparent);

  G_OBJECT_CLASS (cliff_compare_line_parent_class)->dispose (object);
}

static void
cliff_compare_line_class_init (CliffCompareLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cliff_compare_line_dispose;
  object_class->get_property = cliff_compare_line_get_property;
  object_class->set_property = cliff_compare_line_set_property;
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "compareline");
}

static GtkWidget *
add_side (CliffCompareLine *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "side");
  gtk_box_append (GTK_BOX (self->sides), label);

  return label;
}

static void
cliff_compare_line_init (CliffCompareLine *self)
{
  self->sign = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->sign), 2);
  gtk_widget_set_valign (self->sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->sign, "sign");
  gtk_widget_set_parent (self->sign, GTK_WIDGET (self));
  self->sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (self->sides, TRUE);
  gtk_widget_set_parent (self->sides, GTK_WIDGET (self));
  self->before = add_side (self);
  self->after = add_side (self);
  update_shape (self);
}

GtkWidget *
cliff_compare_line_new (void)
{
  return g_object_new (CLIFF_TYPE_COMPARE_LINE, NULL);
}

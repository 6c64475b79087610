/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-stars.h"

struct _CliffStars
{
  GtkWidget  parent_instance;

  int        stars;
  GtkWidget *images[CLIFF_N_STARS];
};

enum
{
  RATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CliffStars, cliff_stars, GTK_TYPE_WIDGET)

static void
refresh (CliffStars *self)
{
  for (int i = 0; i < CLIFF_N_STARS; i++)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->images[i]), i < self->stars ? "starred-symbolic" : "non-starred-symbolic");
  if (self->stars > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rated");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rated");
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            CliffStars      *self)
{
  /* What it lies in has its own idea of a click. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             CliffStars      *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int star;

  if (!gtk_widget_contains (GTK_WIDGET (self), x, y) || width == 0)
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x;
  star = CLAMP ((int) (x * CLIFF_N_STARS / width), 0, CLIFF_N_STARS - 1) + 1;
  g_signal_emit (self, signals[RATED], 0, star == self->stars ? 0 : star);
}

static void
cliff_stars_dispose (GObject *object)
{
  CliffStars *self = CLIFF_STARS (object);

  for (int i = 0; i < CLIFF_N_STARS; i++)
    g_clear_pointer (&self->images[i], gtk_widget_unparent);

  G_OBJECT_CLASS (cliff_stars_parent_class)->dispose (object);
}

static void
cliff_stars_class_init (CliffStarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_stars_dispose;
  gtk_widget_class_set_css_name (widget_class, "stars");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  signals[RATED] = g_signal_new ("rated", CLIFF_TYPE_STARS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
cliff_stars_init (CliffStars *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TRUE);
  for (int i = 0; i < CLIFF_N_STARS; i++)
    {
      self->images[i] = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "hexpand", TRUE, NULL);
      gtk_widget_set_parent (self->images[i], GTK_WIDGET (self));
    }
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  refresh (self);
}

GtkWidget *
cliff_stars_new (void)
{
  return g_object_new (CLIFF_TYPE_STARS, NULL);
}

void
cliff_stars_set_stars (CliffStars *self,
                       int         stars)
{
  if (self->stars == stars)
    return;
  self->stars = stars;
  refresh (self);
}

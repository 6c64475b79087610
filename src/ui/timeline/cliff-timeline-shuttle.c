/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-timeline-shuttle.h"

#include "cliff-reach.h"

#define FASTEST 8

/* ── Actions ── */

static void
play (GtkWidget  *page,
      const char *action,
      GVariant   *parameter)
{
  if (cliff_player_get_playing (cliff_reach_player (page)))
    cliff_player_pause (cliff_reach_player (page));
  else
    cliff_player_play (cliff_reach_player (page));
}

static void
pause_player (GtkWidget  *page,
              const char *action,
              GVariant   *parameter)
{
  cliff_player_pause (cliff_reach_player (page));
}

/* Every press goes twice as fast as the one before; the first against the way goes at the usual speed. */
static void
shuttle (GtkWidget  *page,
         const char *action,
         GVariant   *parameter)
{
  CliffPlayer *player = cliff_reach_player (page);
  int way = g_variant_get_int32 (parameter);
  int rate = cliff_player_get_rate (player);

  if (rate * way > 0)
    cliff_player_shuttle (player, CLAMP (2 * rate, -FASTEST, FASTEST));
  else if (way > 0)
    cliff_player_play (player);
  else
    cliff_player_shuttle (player, -1);
}

static void
step (GtkWidget  *page,
      const char *action,
      GVariant   *parameter)
{
  cliff_project_step (cliff_reach_project (page), g_variant_get_int32 (parameter));
  cliff_timeline_view_reveal (cliff_reach_view (page), cliff_reach_playhead (page));
}

void
cliff_timeline_shuttle_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "timeline.play", NULL, play);
  gtk_widget_class_install_action (page_class, "timeline.pause", NULL, pause_player);
  gtk_widget_class_install_action (page_class, "timeline.shuttle", "i", shuttle);
  gtk_widget_class_install_action (page_class, "timeline.step", "i", step);
}

/* ── K held ── */

#define HELD "cliff-timeline-k"

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                CliffTimelineView     *view)
{
  gboolean held = g_object_get_data (G_OBJECT (controller), HELD) != NULL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || GTK_IS_EDITABLE (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)))))
    return FALSE;
  if (key == GDK_KEY_k)
    g_object_set_data (G_OBJECT (controller), HELD, controller);
  else if (held && (key == GDK_KEY_j || key == GDK_KEY_l))
    return gtk_widget_activate_action (GTK_WIDGET (view), "timeline.step", "i", key == GDK_KEY_j ? -1 : 1);

  return FALSE;
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint                  key,
                 guint                  code,
                 GdkModifierType        state,
                 CliffTimelineView     *view)
{
  if (key == GDK_KEY_k)
    g_object_set_data (G_OBJECT (controller), HELD, NULL);
}

/* Let go of where nobody looks. */
static void
focus_left_cb (GtkEventControllerFocus *focus,
               GtkEventController      *key)
{
  g_object_set_data (G_OBJECT (key), HELD, NULL);
}

void
cliff_timeline_shuttle_add (CliffTimelineView *view)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), view, G_CONNECT_DEFAULT);
  g_signal_connect_object (key, "key-released", G_CALLBACK (key_released_cb), view, G_CONNECT_DEFAULT);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), key, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (view), key);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-preview.h"

#include "cliff-application.h"
#include "cliff-guides.h"
#include "cliff-loss-banner.h"
#include "cliff-platform.h"
#include "cliff-preview-frame.h"
#include "cliff-preview-window.h"
#include "cliff-timecode.h"
#include "cliff-tooltip.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffPreview
{
  GtkBox         parent_instance;

  CliffProject  *project;
  CliffPlayer   *player;
  gboolean       following; /* the scale follows the player just now */

  GSettings     *settings;

  GtkWidget     *losses;
  GtkWidget     *picture;
  GtkWidget     *guides;
  GMenu         *platform_menu;
  GtkWidget     *empty;
  GtkWidget     *rate;
  GtkWidget     *scale;
  GtkAdjustment *adjustment; /* seconds */
  GtkWidget     *stage;
  GtkWidget     *bar;
  GtkWidget     *clock;
  GtkWidget     *clock_button;
  GtkWidget     *time_popover;
  GtkWidget     *time_entry;
  GtkWidget     *play_button;
  GtkWidget     *loop_button;
  GtkWidget     *mute_button;

  GtkWindow     *full_screen; /* while this is shown on the whole screen as well; NULL when not */
  GtkWidget     *revealer;    /* of a bar over the picture */
  guint          hide_id;
};

G_DEFINE_FINAL_TYPE (CliffPreview, cliff_preview, GTK_TYPE_BOX)

static CliffTime
get_position (CliffPreview *self)
{
  gint64 position;

  g_object_get (self->player, "position", &position, NULL);
  return position;
}

static gboolean
is_playing (CliffPreview *self)
{
  gboolean playing;

  g_object_get (self->player, "playing", &playing, NULL);
  return playing;
}

/* ── What is played, and how ── */

/* Round in the range, or in the whole episode where there is none. */
static void
loop_cb (CliffPreview *self)
{
  CliffTime start = 0, end = 0;

  if (g_settings_get_boolean (self->settings, "preview-loop"))
    cliff_range_get (cliff_project_get_range (self->project), &start, &end);
  cliff_player_set_loop (self->player, start, end);
}

static void
quality_cb (CliffPreview *self)
{
  g_autofree char *quality = g_settings_get_string (self->settings, "preview-quality");

  cliff_player_set_quality (self->player, g_str_equal (quality, "full") ? CLIFF_PLAYER_FULL
                                          : g_str_equal (quality, "quarter") ? CLIFF_PLAYER_QUARTER : CLIFF_PLAYER_HALF);
}

/* ── From the player ── */

static void
frame_cb (CliffPlayer  *player,
          GBytes       *rgba,
          int           width,
          int           height,
          CliffPreview *self)
{
  g_autoptr(GdkTexture) texture = gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8, rgba, 4 * (gsize) width);

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
}

static void
position_cb (CliffPreview *self)
{
  CliffPlan *plan = cliff_project_get_plan (self->project);
  CliffTime duration = plan != NULL ? cliff_plan_get_duration (plan) : 0;
  CliffTime position = MIN (get_position (self), duration);
  g_autofree char *now = plan != NULL ? cliff_timecode_dup (position, plan->fps_num, plan->fps_den) : g_strdup ("0:00:00");
  g_autofree char *all = cliff_words_dup_clock (duration);
  g_autofree char *clock = g_strdup_printf ("%s / %s", now, all);
  g_autofree char *spoken = cliff_words_dup_spoken_time (position);

  gtk_label_set_label (GTK_LABEL (self->clock), clock);
  self->following = TRUE;
  gtk_adjustment_set_value (self->adjustment, (double) position / CLIFF_SECOND);
  self->following = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
}

static void
playing_cb (CliffPreview *self)
{
  gboolean playing = is_playing (self);

  gtk_button_set_icon_name (GTK_BUTTON (self->play_button),
                            playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  cliff_tooltip_set (self->play_button, playing ? _("Pause") : _("Play"));
}

/* Whoever plays as usual knows how fast that is. */
static void
rate_cb (CliffPreview *self)
{
  int rate = cliff_player_get_rate (self->player);
  gboolean is_unusual = rate != 0 && rate != 1;

  if (is_unusual)
    {
      g_autofree char *text = rate < 0 ? g_strdup_printf ("◂ %d×", -rate) : g_strdup_printf ("%d× ▸", rate);
      g_autofree char *spoken = rate < 0 ? g_strdup_printf (_("Backwards, %d times as fast"), -rate)
                                         : g_strdup_printf (_("%d times as fast"), rate);

      gtk_label_set_label (GTK_LABEL (self->rate), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->rate), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  gtk_widget_set_visible (self->rate, is_unusual);
}

static void
muted_cb (CliffPreview *self)
{
  gboolean muted;

  g_object_get (self->player, "muted", &muted, NULL);
  gtk_button_set_icon_name (GTK_BUTTON (self->mute_button),
                            muted ? "audio-volume-muted-symbolic" : "audio-volume-high-symbolic");
  cliff_tooltip_set (self->mute_button, muted ? _("Unmute") : _("Mute"));
}

static void
plan_changed_cb (CliffPreview *self)
{
  CliffPlan *plan = cliff_project_get_plan (self->project);

  if (plan != NULL)
    g_object_set (self->guides, "ratio", (double) plan->width / plan->height, NULL);
  gtk_widget_set_visible (self->empty, plan == NULL);
  if (plan == NULL)
    gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  gtk_widget_set_sensitive (self->scale, plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.play", plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.step", plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.go-to", plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.copy-frame", plan != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.use-frame",
                                 plan != NULL && cliff_project_get_writable (self->project));
  gtk_widget_set_sensitive (self->clock_button, plan != NULL);
  gtk_adjustment_set_upper (self->adjustment,
                            plan != NULL ? (double) cliff_plan_get_duration (plan) / CLIFF_SECOND : 0);
  loop_cb (self);
  position_cb (self);
}

/* ── To the player ── */

static void
scale_moved_cb (CliffPreview *self)
{
  if (!self->following)
    cliff_project_seek (self->project, (CliffTime) (gtk_adjustment_get_value (self->adjustment) * CLIFF_SECOND));
}

static void
play (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CliffPreview *self = CLIFF_PREVIEW (widget);

  if (is_playing (self))
    cliff_player_pause (self->player);
  else
    cliff_player_play (self->player);
}

static void
pause_player (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  cliff_player_pause (CLIFF_PREVIEW (widget)->player);
}

static void
seek_by (CliffPreview *self,
         CliffTime     step)
{
  cliff_project_seek (self->project, get_position (self) + step);
}

static void
forwards (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CliffPreview *self = CLIFF_PREVIEW (widget);

  if (is_playing (self))
    seek_by (self, CLIFF_SECOND);
  else
    cliff_player_play (self->player);
}

static void
back (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  seek_by (CLIFF_PREVIEW (widget), -CLIFF_SECOND);
}

static void
step (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  cliff_project_step (CLIFF_PREVIEW (widget)->project, g_variant_get_int32 (parameter));
}

static void
to_edge (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CliffPreview *self = CLIFF_PREVIEW (widget);
  CliffPlan *plan = cliff_project_get_plan (self->project);

  if (plan != NULL)
    cliff_project_seek (self->project, g_variant_get_boolean (parameter) ? cliff_plan_get_duration (plan) : 0);
}

static void
mute (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (CLIFF_PREVIEW (widget)->mute_button);

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
clicked_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            CliffPreview    *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "preview.play", NULL);
}

/* ── Going to a time that is typed ── */

static void
go_to (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (CLIFF_PREVIEW (widget)->clock_button));
}

static void
time_asked_cb (CliffPreview *self)
{
  CliffPlan *plan = cliff_project_get_plan (self->project);
  g_autofree char *now = NULL;

  if (plan == NULL)
    return;
  now = cliff_timecode_dup (get_position (self), plan->fps_num, plan->fps_den);
  gtk_editable_set_text (GTK_EDITABLE (self->time_entry), now);
  gtk_widget_remove_css_class (self->time_entry, "error");
  gtk_widget_grab_focus (self->time_entry);
}

static void
time_typed_cb (CliffPreview *self)
{
  CliffPlan *plan = cliff_project_get_plan (self->project);
  CliffTime time;

  if (plan == NULL)
    return;
  if (!cliff_timecode_parse (gtk_editable_get_text (GTK_EDITABLE (self->time_entry)), plan->fps_num, plan->fps_den, &time))
    {
      gtk_widget_add_css_class (self->time_entry, "error");
      gtk_widget_error_bell (self->time_entry);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self->time_popover));
  cliff_project_seek (self->project, time);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* ── One picture ── */

static void
copy_frame (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  cliff_preview_frame_copy (CLIFF_PREVIEW (widget)->project, widget);
}

static void
use_frame (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  cliff_preview_frame_use (CLIFF_PREVIEW (widget)->project);
}

/* ── The whole screen ── */

static void
full_screen_closed_cb (CliffPreview *self)
{
  self->full_screen = NULL;
  /* The player made its pictures as large as the screen. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
full_screen (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CliffPreview *self = CLIFF_PREVIEW (widget);
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));

  if (self->revealer != NULL)
    {
      gtk_window_close (parent);
      return;
    }
  if (self->full_screen == NULL)
    {
      self->full_screen = cliff_preview_window_present (self->project, parent);
      g_signal_connect_object (self->full_screen, "unmap", G_CALLBACK (full_screen_closed_cb), self, G_CONNECT_SWAPPED);
    }
}

static gboolean
hide_bar_cb (gpointer data)
{
  CliffPreview *self = data;
  GtkWidget *focus = GTK_WIDGET (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));

  /* It stays for whoever uses it by the keyboard. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->bar))
    return G_SOURCE_CONTINUE;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  self->hide_id = 0;

  return G_SOURCE_REMOVE;
}

static void
show_bar (CliffPreview *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  g_clear_handle_id (&self->hide_id, g_source_remove);
  self->hide_id = g_timeout_add_seconds (3, hide_bar_cb, self);
}

/* Whoever uses keys comes to the bar with Tab. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                CliffPreview          *self)
{
  show_bar (self);

  return GDK_EVENT_PROPAGATE;
}

void
cliff_preview_float_bar (CliffPreview *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_widget_set_valign (self->revealer, GTK_ALIGN_END);
  gtk_widget_set_halign (self->revealer, GTK_ALIGN_CENTER);
  g_object_ref (self->bar);
  gtk_box_remove (GTK_BOX (self), self->bar);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->bar);
  g_object_unref (self->bar);
  gtk_widget_add_css_class (self->bar, "osd");
  gtk_widget_add_css_class (self->bar, "floating");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->stage), self->revealer);
  gtk_widget_set_visible (self->losses, FALSE);
  gtk_widget_set_margin_top (self->stage, 0);
  gtk_widget_set_margin_start (self->stage, 0);
  gtk_widget_set_margin_end (self->stage, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (show_bar), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  show_bar (self);
}

/* ── Lines over the picture ── */

static void
next_platform (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CliffPreview *self = CLIFF_PREVIEW (widget);
  const char *const *codes = cliff_platform_get_codes ();
  g_autofree char *present = g_settings_get_string (self->settings, "preview-platform");
  guint i = 0;

  /* Behind the last one comes none. */
  while (codes[i] != NULL && !g_str_equal (codes[i], present))
    i++;
  i = codes[i] != NULL ? i + 1 : 0;
  g_settings_set_string (self->settings, "preview-platform", codes[i] != NULL ? codes[i] : "");
}

static void
add_platform (CliffPreview *self,
              const char   *code,
              const char   *title)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "view.preview-platform", "s", code);
  g_menu_append_item (self->platform_menu, item);
}

static void
add_setting (CliffPreview *self,
             GActionMap   *map,
             const char   *key)
{
  g_autoptr(GAction) action = g_settings_create_action (self->settings, key);

  g_action_map_add_action (map, action);
}

/* What every preview shows alike. */
static void
set_up_view (CliffPreview *self)
{
  static const char *const lines[] = { "preview-safe-areas", "preview-thirds", "preview-centre", "preview-platform" };
  static const char *const others[] = { "preview-loop", "preview-quality" };
  const char *const *codes = cliff_platform_get_codes ();
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GApplication *application = g_application_get_default ();

  add_platform (self, "", _("None"));
  for (guint i = 0; codes[i] != NULL; i++)
    add_platform (self, codes[i], cliff_platform_get_title (codes[i]));
  self->settings = g_object_ref (cliff_application_get_settings (CLIFF_APPLICATION (application)));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      add_setting (self, G_ACTION_MAP (group), lines[i]);
      g_settings_bind (self->settings, lines[i], self->guides, lines[i] + strlen ("preview-"), G_SETTINGS_BIND_GET);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    add_setting (self, G_ACTION_MAP (group), others[i]);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "view", G_ACTION_GROUP (group));
}

/* ── GObject ── */

static void
cliff_preview_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  CliffPreview *self = CLIFF_PREVIEW (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  GTK_WIDGET_CLASS (cliff_preview_parent_class)->size_allocate (widget, width, height, baseline);
  /* On the whole screen another one says how large pictures are. */
  if (self->player != NULL && self->full_screen == NULL && gtk_widget_get_width (self->picture) > 0)
    cliff_player_set_size (self->player, gtk_widget_get_width (self->picture) * scale,
                           gtk_widget_get_height (self->picture) * scale);
}

/* Without its window nothing is left to come back to. */
static void
cliff_preview_unroot (GtkWidget *widget)
{
  CliffPreview *self = CLIFF_PREVIEW (widget);

  if (self->full_screen != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->full_screen, full_screen_closed_cb, self);
      g_clear_pointer (&self->full_screen, gtk_window_destroy);
    }

  GTK_WIDGET_CLASS (cliff_preview_parent_class)->unroot (widget);
}

static void
cliff_preview_dispose (GObject *object)
{
  CliffPreview *self = CLIFF_PREVIEW (object);

  g_clear_handle_id (&self->hide_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_PREVIEW);
  g_clear_object (&self->player);
  g_clear_object (&self->project);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cliff_preview_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint       key;
    const char *action;
    const char *format;
    int         value;
  } keys[] = {
    { GDK_KEY_space, "preview.play", NULL, 0 },
    { GDK_KEY_k, "preview.pause", NULL, 0 },
    { GDK_KEY_l, "preview.forwards", NULL, 0 },
    { GDK_KEY_j, "preview.back", NULL, 0 },
    { GDK_KEY_m, "preview.mute", NULL, 0 },
    { GDK_KEY_r, "view.preview-loop", NULL, 0 },
    { GDK_KEY_Left, "preview.step", "i", -1 },
    { GDK_KEY_Right, "preview.step", "i", 1 },
    { GDK_KEY_Home, "preview.to-edge", "b", FALSE },
    { GDK_KEY_End, "preview.to-edge", "b", TRUE },
    { GDK_KEY_f, "preview.full-screen", NULL, 0 },
    { GDK_KEY_g, "preview.go-to", NULL, 0 },
    { GDK_KEY_u, "preview.use-frame", NULL, 0 },
    { GDK_KEY_s, "view.preview-safe-areas", NULL, 0 },
    { GDK_KEY_t, "view.preview-thirds", NULL, 0 },
    { GDK_KEY_c, "view.preview-centre", NULL, 0 },
    { GDK_KEY_p, "preview.next-platform", NULL, 0 },
  };

  gtk_widget_class_install_action (widget_class, "preview.play", NULL, play);
  gtk_widget_class_install_action (widget_class, "preview.pause", NULL, pause_player);
  gtk_widget_class_install_action (widget_class, "preview.forwards", NULL, forwards);
  gtk_widget_class_install_action (widget_class, "preview.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "preview.mute", NULL, mute);
  gtk_widget_class_install_action (widget_class, "preview.step", "i", step);
  gtk_widget_class_install_action (widget_class, "preview.to-edge", "b", to_edge);
  gtk_widget_class_install_action (widget_class, "preview.copy-frame", NULL, copy_frame);
  gtk_widget_class_install_action (widget_class, "preview.use-frame", NULL, use_frame);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "preview.copy-frame", NULL);
  gtk_widget_class_install_action (widget_class, "preview.full-screen", NULL, full_screen);
  gtk_widget_class_install_action (widget_class, "preview.go-to", NULL, go_to);
  gtk_widget_class_install_action (widget_class, "preview.next-platform", NULL, next_platform);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].format != NULL)
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, keys[i].format, keys[i].value);
    else
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
}

static void
cliff_preview_class_init (CliffPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_preview_dispose;
  g_type_ensure (CLIFF_TYPE_GUIDES);
  g_type_ensure (CLIFF_TYPE_LOSS_BANNER);
  widget_class->size_allocate = cliff_preview_size_allocate;
  widget_class->unroot = cliff_preview_unroot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/preview/cliff-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, losses);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, picture);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, guides);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, platform_menu);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, empty);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, rate);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, scale);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, adjustment);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, stage);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, bar);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, clock);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, clock_button);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, time_popover);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, time_entry);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, play_button);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, loop_button);
  gtk_widget_class_bind_template_child (widget_class, CliffPreview, mute_button);
  install_actions (widget_class);
}

static void
cliff_preview_init (CliffPreview *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_view (self);
  g_signal_connect_object (click, "pressed", G_CALLBACK (clicked_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (self->picture, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (self->time_popover, "map", G_CALLBACK (time_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->time_entry, "activate", G_CALLBACK (time_typed_cb), self, G_CONNECT_SWAPPED);
}

void
cliff_preview_set_project (CliffPreview *self,
                           CliffProject *project)
{
  self->project = g_object_ref (project);
  self->player = g_object_ref (cliff_project_get_player (project));
  g_signal_connect_object (self->player, "frame", G_CALLBACK (frame_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->player, "notify::position", G_CALLBACK (position_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::playing", G_CALLBACK (playing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::rate", G_CALLBACK (rate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::muted", G_CALLBACK (muted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "plan-changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scale_moved_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->mute_button, "active", self->player, "muted",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (cliff_project_get_range (project), "changed", G_CALLBACK (loop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::preview-loop", G_CALLBACK (loop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::preview-quality", G_CALLBACK (quality_cb), self, G_CONNECT_SWAPPED);
  cliff_loss_banner_set_project (CLIFF_LOSS_BANNER (self->losses), project);
  plan_changed_cb (self);
  quality_cb (self);
  playing_cb (self);
  rate_cb (self);
  muted_cb (self);
  /* A player at rest has shown its picture to those who were there. */
  if (!is_playing (self))
    cliff_player_seek (self->player, get_position (self));
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-compare-takes.h"

#include "cliff-edit-shot.h"
#include "cliff-reel.h"
#include "cliff-take-words.h"
#include "cliff-takes-view.h"

#include <glib/gi18n.h>

typedef struct
{
  CliffReel *reel;
  CliffTime  duration;
  CliffTime  wanted;   /* the picture asked for last */
  CliffTime  shown;    /* -1: none */
  gboolean   broken;
} Side;

struct _CliffCompareTakes
{
  AdwDialog      parent_instance;

  CliffProject  *project;
  CliffRecord   *shot;
  GListModel    *takes;
  Side           sides[2];
  int            flipped;      /* the side that a flip shows */
  guint          tick;         /* 0 while nothing plays */
  gint64         tick_time;    /* µs, of the last frame of the display */

  GtkWidget     *modes;
  GtkWidget     *view;
  GtkWidget     *wipe_scale;
  GtkWidget     *play_box;
  GtkWidget     *play_button;
  GtkWidget     *time_scale;
  GtkWidget     *first_take;
  GtkWidget     *second_take;
  GtkWidget     *first_button;
  GtkWidget     *second_button;
};

G_DEFINE_FINAL_TYPE (CliffCompareTakes, cliff_compare_takes, ADW_TYPE_DIALOG)

/* ── Pictures ── */

typedef struct
{
  GWeakRef dialog;
  int      side;
} Reading;

static void
reading_free (Reading *reading)
{
  g_weak_ref_clear (&reading->dialog);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void read_side (CliffCompareTakes *self,
                       int                side);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(Reading) reading = data;
  g_autoptr(GError) error = NULL;
  int width, height;
  g_autoptr(GBytes) rgba = cliff_reel_read_finish (CLIFF_REEL (source), result, &width, &height, &error);
  g_autoptr(CliffCompareTakes) self = g_weak_ref_get (&reading->dialog);
  g_autoptr(GdkTexture) texture = NULL;
  Side *side;

  if (self == NULL || self->sides[reading->side].reel != CLIFF_REEL (source) || self->view == NULL)
    return;
  side = &self->sides[reading->side];
  side->broken = rgba == NULL;
  if (rgba != NULL)
    texture = gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8X8, rgba, 4 * (gsize) width);
  cliff_takes_view_set_picture (CLIFF_TAKES_VIEW (self->view), reading->side, texture);
  read_side (self, reading->side);
}

/* Asks for the picture that is wanted, unless it is there or another is still on its way. */
static void
read_side (CliffCompareTakes *self,
           int                index)
{
  Side *side = &self->sides[index];
  Reading *reading;

  if (side->reel == NULL || side->broken || side->shown == side->wanted || cliff_reel_get_reading (side->reel))
    return;
  reading = g_new0 (Reading, 1);
  g_weak_ref_init (&reading->dialog, self);
  reading->side = index;
  side->shown = side->wanted;
  cliff_reel_read_async (side->reel, side->wanted, read_cb, reading);
}

static CliffTime
get_duration (CliffCompareTakes *self)
{
  return MAX (self->sides[0].duration, self->sides[1].duration);
}

/* A shorter one stands at its end. */
static void
show_time (CliffCompareTakes *self)
{
  CliffTime time = (CliffTime) (gtk_range_get_value (GTK_RANGE (self->time_scale)) * CLIFF_SECOND);

  for (int i = 0; i < 2; i++)
    {
      self->sides[i].wanted = CLAMP (time, 0, self->sides[i].duration);
      read_side (self, i);
    }
}

/* ── Takes ── */

/* (transfer full) */
static CliffRecord *
dup_take (CliffCompareTakes *self,
          int                side)
{
  return g_list_model_get_item (self->takes,
                                gtk_drop_down_get_selected (GTK_DROP_DOWN (side == 0 ? self->first_take : self->second_take)));
}

static void
update_buttons (CliffCompareTakes *self)
{
  CliffId chosen = cliff_record_get_int (self->shot, "take_id");

  for (int i = 0; i < 2; i++)
    {
      g_autoptr(CliffRecord) take = dup_take (self, i);

      gtk_widget_set_sensitive (i == 0 ? self->first_button : self->second_button,
                                take != NULL && cliff_record_get_id (take) != chosen &&
                                cliff_project_get_writable (self->project));
    }
}

static void
load_side (CliffCompareTakes *self,
           int                index)
{
  g_autoptr(CliffRecord) take = dup_take (self, index);
  g_auto(CliffTakeFacts) facts = { 0 };
  Side *side = &self->sides[index];

  g_clear_object (&side->reel);
  *side = (Side) { .shown = -1 };
  cliff_takes_view_set_picture (CLIFF_TAKES_VIEW (self->view), index, NULL);
  if (take == NULL || !cliff_take_facts_read (&facts, cliff_project_get_store (self->project), cliff_record_get_id (take)))
    return;
  side->reel = cliff_reel_new (facts.path);
  side->duration = facts.video ? facts.duration : 0;
  gtk_widget_set_visible (self->play_box, get_duration (self) > 0);
  gtk_range_set_range (GTK_RANGE (self->time_scale), 0, MAX ((double) get_duration (self) / CLIFF_SECOND, 0.001));
  show_time (self);
  update_buttons (self);
}

static void
take_changed_cb (GtkWidget         *drop_down,
                 GParamSpec        *pspec,
                 CliffCompareTakes *self)
{
  load_side (self, drop_down == self->first_take ? 0 : 1);
}

static void
use_side (CliffCompareTakes *self,
          int                side)
{
  g_autoptr(CliffRecord) take = dup_take (self, side);
  g_autoptr(GError) error = NULL;

  if (take == NULL)
    return;
  if (!cliff_edit_choose_take (cliff_project_get_store (self->project), "shot", cliff_record_get_id (self->shot),
                               cliff_record_get_id (take), &error))
    cliff_project_report (self->project, error);
  else
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _("The shot uses this take now"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
use_first_cb (CliffCompareTakes *self)
{
  use_side (self, 0);
}

static void
use_second_cb (CliffCompareTakes *self)
{
  use_side (self, 1);
}

/* ── The view ── */

static CliffTakesMode
get_mode (CliffCompareTakes *self)
{
  const char *name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->modes));

  return g_strcmp0 (name, "wipe") == 0 ? CLIFF_TAKES_WIPE : g_strcmp0 (name, "flip") == 0 ? CLIFF_TAKES_FLIP
                                                                                          : CLIFF_TAKES_SIDE_BY_SIDE;
}

static void
show_side (CliffCompareTakes *self,
           int                side)
{
  self->flipped = side;
  cliff_takes_view_set_side (CLIFF_TAKES_VIEW (self->view), side);
  if (get_mode (self) == CLIFF_TAKES_FLIP)
    {
      /* Which of the two it is must be seen, too. */
      gtk_widget_set_opacity (self->first_take, side == 0 ? 1 : 0.5);
      gtk_widget_set_opacity (self->second_take, side == 1 ? 1 : 0.5);
      return;
    }
  gtk_widget_set_opacity (self->first_take, 1);
  gtk_widget_set_opacity (self->second_take, 1);
}

static void
mode_changed_cb (CliffCompareTakes *self)
{
  CliffTakesMode mode = get_mode (self);

  cliff_takes_view_set_mode (CLIFF_TAKES_VIEW (self->view), mode);
  gtk_widget_set_visible (self->wipe_scale, mode == CLIFF_TAKES_WIPE);
  show_side (self, self->flipped);
}

static void
flip (CliffCompareTakes *self)
{
  if (get_mode (self) != CLIFF_TAKES_FLIP)
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->modes), "flip");
  show_side (self, 1 - self->flipped);
}

static void
flip_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  flip (CLIFF_COMPARE_TAKES (widget));
}

static void
scale_wiped_cb (CliffCompareTakes *self)
{
  cliff_takes_view_set_wipe (CLIFF_TAKES_VIEW (self->view), gtk_range_get_value (GTK_RANGE (self->wipe_scale)));
}

static void
wiped_cb (CliffTakesView    *view,
          double             place,
          CliffCompareTakes *self)
{
  gtk_range_set_value (GTK_RANGE (self->wipe_scale), place);
}

/* ── Playing ── */

static void
stop (CliffCompareTakes *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->play_button != NULL)
    gtk_button_set_icon_name (GTK_BUTTON (self->play_button), "media-playback-start-symbolic");
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  CliffCompareTakes *self = CLIFF_COMPARE_TAKES (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double end = (double) get_duration (self) / CLIFF_SECOND;
  double time = gtk_range_get_value (GTK_RANGE (self->time_scale)) +
                (self->tick_time != 0 ? (double) (now - self->tick_time) / G_USEC_PER_SEC : 0);

  self->tick_time = now;
  gtk_range_set_value (GTK_RANGE (self->time_scale), time > end ? 0 : time);

  return G_SOURCE_CONTINUE;
}

static void
play_cb (CliffCompareTakes *self)
{
  if (self->tick != 0)
    {
      stop (self);
      return;
    }
  if (get_duration (self) == 0)
    return;
  self->tick_time = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  gtk_button_set_icon_name (GTK_BUTTON (self->play_button), "media-playback-pause-symbolic");
}

static void
play_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  play_cb (CLIFF_COMPARE_TAKES (widget));
}

/* ── GObject ── */

static void
cliff_compare_takes_dispose (GObject *object)
{
  CliffCompareTakes *self = CLIFF_COMPARE_TAKES (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_COMPARE_TAKES);
  g_clear_object (&self->sides[0].reel);
  g_clear_object (&self->sides[1].reel);
  g_clear_object (&self->takes);
  g_clear_object (&self->shot);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_compare_takes_parent_class)->dispose (object);
}

static void
cliff_compare_takes_class_init (CliffCompareTakesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_compare_takes_dispose;
  g_type_ensure (CLIFF_TYPE_TAKES_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/inspector/cliff-compare-takes.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, modes);
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, view);
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, wipe_scale);
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, play_box);
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, play_button);
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, time_scale);
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, first_take);
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, second_take);
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, first_button);
  gtk_widget_class_bind_template_child (widget_class, CliffCompareTakes, second_button);
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_second_cb);
  gtk_widget_class_install_action (widget_class, "compare.flip", NULL, flip_action);
  gtk_widget_class_install_action (widget_class, "compare.play", NULL, play_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, 0, "compare.flip", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "compare.play", NULL);
}

static void
cliff_compare_takes_init (CliffCompareTakes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->modes, "notify::active-name", G_CALLBACK (mode_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->wipe_scale, "value-changed", G_CALLBACK (scale_wiped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->time_scale, "value-changed", G_CALLBACK (show_time), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "wiped", G_CALLBACK (wiped_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->view, "flipped", G_CALLBACK (flip), self, G_CONNECT_SWAPPED);
}

/* What the lists of takes show: "2 · Picture generated, …". */
static GtkStringList *
create_titles (CliffCompareTakes *self)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  guint n_takes = g_list_model_get_n_items (self->takes);

  for (guint i = 0; i < n_takes; i++)
    {
      g_autoptr(CliffRecord) take = g_list_model_get_item (self->takes, i);
      g_auto(CliffTakeFacts) facts = { 0 };
      g_autofree char *line = NULL;

      if (cliff_take_facts_read (&facts, cliff_project_get_store (self->project), cliff_record_get_id (take)))
        line = cliff_take_words_dup_line (&facts);
      gtk_string_list_take (titles, g_strdup_printf ("%u · %s", i + 1, line != NULL ? line : ""));
    }

  return titles;
}

static int
find_take (GListModel *takes,
           CliffId     take_id)
{
  guint n_takes = g_list_model_get_n_items (takes);

  for (guint i = 0; i < n_takes; i++)
    {
      g_autoptr(CliffRecord) take = g_list_model_get_item (takes, i);

      if (cliff_record_get_id (take) == take_id)
        return (int) i;
    }

  return -1;
}

AdwDialog *
cliff_compare_takes_new (CliffProject *project,
                         CliffRecord  *shot,
                         GListModel   *takes,
                         CliffId       first,
                         CliffId       second)
{
  CliffCompareTakes *self = g_object_new (CLIFF_TYPE_COMPARE_TAKES, NULL);
  CliffRecord *series = cliff_project_get_series (project);
  gint64 width = cliff_record_get_int (series, "width"), height = cliff_record_get_int (series, "height");
  int one = MAX (find_take (takes, first), 0), other = find_take (takes, second);
  g_autoptr(GtkStringList) titles = NULL;

  if (other < 0 || other == one)
    other = (one + 1) % (int) g_list_model_get_n_items (takes);
  self->project = g_object_ref (project);
  self->shot = g_object_ref (shot);
  self->takes = g_object_ref (takes);
  titles = create_titles (self);
  if (width > 0 && height > 0)
    cliff_takes_view_set_ratio (CLIFF_TAKES_VIEW (self->view), (double) width / (double) height);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->first_take), G_LIST_MODEL (titles));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->second_take), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->first_take), (guint) one);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->second_take), (guint) other);
  g_signal_connect_object (self->first_take, "notify::selected", G_CALLBACK (take_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->second_take, "notify::selected", G_CALLBACK (take_changed_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (shot, "notify::take-id", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  load_side (self, 0);
  load_side (self, 1);
  mode_changed_cb (self);

  return ADW_DIALOG (self);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-transition-picker.h"

#include "cliff-edit-cut.h"
#include "cliff-frame-size.h"
#include "cliff-frame-strip.h"

#include <glib/gi18n.h>

#define N_KINDS (CLIFF_TRANSITION_PUSH + 1)
/* What a transition lasts when nobody has said otherwise, and what is shown before and behind it. */
#define USUAL_LENGTH (CLIFF_SECOND / 2)
#define AROUND (CLIFF_SECOND / 5)
#define MOST_FRAMES 20
#define TILE_WIDTH 46
#define TILE_HEIGHT 82
/* What is being changed settles first. */
#define SETTLE_MS 250

typedef struct
{
  GtkWidget  *button;
  GtkWidget  *picture;
  GPtrArray  *frames;   /* GdkTexture; NULL: not made yet */
} Tile;

struct _CliffTransitionPicker
{
  AdwPreferencesRow  parent_instance;

  CliffCutSubject   *subject;
  Tile               tiles[N_KINDS];
  gboolean           loading;     /* the tiles follow the shots just now */

  char              *signature;   /* of what the frames show; NULL: none */
  guint              settling;    /* source that begins with new frames */
  guint              making;      /* the kind whose frames are being made */
  GCancellable      *cancellable; /* of that; NULL: nothing is */
  int                width, height;
  CliffTime          pace;        /* from one frame to the next */
  guint              tick;
};

G_DEFINE_FINAL_TYPE (CliffTransitionPicker, cliff_transition_picker, ADW_TYPE_PREFERENCES_ROW)

static const char * const titles[N_KINDS] = { N_("Cut"), N_("Dissolve"), N_("Fade"), N_("Wipe"), N_("Push") };

/* ── The transition into a shot ── */

static const CliffCutShot *
get_shot (CliffCutSubject *subject,
          CliffCutItem     item)
{
  const CliffCutShot *shot = cliff_cut_subject_get_shot (subject, item);

  return shot != NULL && shot->start > 0 ? shot : NULL;
}

CliffTime
cliff_transition_get_most (CliffCutSubject    *subject,
                           const CliffCutShot *shot)
{
  return shot->start > 0 ? MIN (shot->length, (shot - 1)->length) : 0;
}

gboolean
cliff_transition_get_kind (CliffCutSubject *subject,
                           CliffCutItem     item,
                           gconstpointer    data,
                           gint64          *value)
{
  const CliffCutShot *shot = get_shot (subject, item);

  if (shot == NULL)
    return FALSE;
  *value = shot->transition;

  return TRUE;
}

gboolean
cliff_transition_set_kind (CliffCutSubject  *subject,
                           CliffCutItem      item,
                           gconstpointer     data,
                           gint64            value,
                           GError          **error)
{
  const CliffCutShot *shot = get_shot (subject, item);
  CliffTime length = shot->transition_length > 0 ? shot->transition_length : MIN (USUAL_LENGTH, cliff_transition_get_most (subject, shot));

  return cliff_edit_set_transition (cliff_cut_subject_get_store (subject), item.id, (CliffTransition) value,
                                    value == CLIFF_TRANSITION_CUT ? 0 : length, shot->transition_edge, shot->transition_colour, error);
}

/* ── Making the frames ── */

static void make_next (CliffTransitionPicker *self);

/* The first shot that has a transition; NULL: none. */
static const CliffCutShot *
get_first (CliffTransitionPicker *self)
{
  GArray *items = cliff_cut_subject_get_items (self->subject);
  const CliffCutShot *shot = NULL;

  for (guint i = 0; i < items->len && shot == NULL; i++)
    shot = get_shot (self->subject, g_array_index (items, CliffCutItem, i));

  return shot;
}

static void
forget_frames (CliffTransitionPicker *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->signature, g_free);
  for (guint i = 0; i < N_KINDS; i++)
    g_clear_pointer (&self->tiles[i].frames, g_ptr_array_unref);
}

static CliffTime
get_length (CliffTransitionPicker *self,
            const CliffCutShot    *shot)
{
  return shot->transition_length > 0 ? shot->transition_length : MIN (USUAL_LENGTH, cliff_transition_get_most (self->subject, shot));
}

/* What the frames depend on. (transfer full) */
static char *
dup_signature (CliffTransitionPicker *self,
               const CliffCutShot    *shot)
{
  const CliffCutShot *before = shot - 1;

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT
                          " %d %" G_GINT64_FORMAT " %d %x", shot->id, shot->source.sha256, shot->in, shot->speed, shot->length, before->id,
                          before->source.sha256, before->in, before->speed, get_length (self, shot), shot->transition_edge,
                          shot->transition_colour);
}

typedef struct
{
  CliffId          shot_id;
  CliffTransition  kind;
  CliffTime        length;
  CliffEdge        edge;
  guint32          colour;
} Wish;

static gboolean
try_kind (CliffStore  *store,
          gpointer     data,
          GError     **error)
{
  Wish *wish = data;

  return cliff_edit_set_transition (store, wish->shot_id, wish->kind, wish->length, wish->edge, wish->colour, error);
}

/* The plan of the episode with that transition: (transfer full) (nullable). */
static CliffPlan *
create_plan (CliffTransitionPicker *self,
             const CliffCutShot    *shot,
             CliffTransition        kind)
{
  CliffStore *store = cliff_cut_subject_get_store (self->subject);
  CliffId episode_id = cliff_cut_subject_get_cut (self->subject)->episode_id;
  Wish wish = { shot->id, kind, kind == CLIFF_TRANSITION_CUT ? 0 : get_length (self, shot), shot->transition_edge, shot->transition_colour };
  g_autoptr(CliffCut) cut = cliff_edit_try (store, episode_id, try_kind, &wish, NULL);

  return cut != NULL ? cliff_plan_new_for_cut (store, cut, 0, NULL) : NULL;
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GPtrArray) frames = cliff_frame_strip_finish (result, NULL);
  CliffTransitionPicker *self = data;
  Tile *tile;

  /* Cancelled: the row may be gone. */
  if (frames == NULL)
    return;
  g_clear_object (&self->cancellable);
  tile = &self->tiles[self->making];
  tile->frames = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < frames->len; i++)
    g_ptr_array_add (tile->frames, gdk_memory_texture_new (self->width, self->height, GDK_MEMORY_R8G8B8A8,
                                                           g_ptr_array_index (frames, i), (gsize) self->width * 4));
  self->making++;
  make_next (self);
}

static void
make_next (CliffTransitionPicker *self)
{
  CliffProxies *proxies = cliff_project_get_proxies (cliff_cut_subject_get_project (self->subject));
  const CliffCutShot *shot = get_first (self);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr(CliffPlan) plan = NULL;
  int first, last, step, n_frames;

  if (self->making == N_KINDS || shot == NULL || proxies == NULL)
    return;
  plan = create_plan (self, shot, self->making);
  if (plan == NULL)
    return;
  cliff_frame_size_fit (plan, 1, TILE_WIDTH * factor, TILE_HEIGHT * factor, &self->width, &self->height);
  first = cliff_plan_get_frame_at (plan, MAX (0, shot->start - get_length (self, shot) / 2 - AROUND));
  last = cliff_plan_get_frame_at (plan, shot->start + get_length (self, shot) / 2 + AROUND);
  step = MAX (1, (last - first) / MOST_FRAMES);
  n_frames = MAX (1, (last - first) / step);
  self->pace = step * CLIFF_SECOND * plan->fps_den / plan->fps_num;
  self->cancellable = g_cancellable_new ();
  cliff_frame_strip_async (plan, first, step, n_frames, self->width, self->height, cliff_proxies_get_folder (proxies),
                           self->cancellable, made_cb, self);
}

static gboolean
settled_cb (gpointer data)
{
  CliffTransitionPicker *self = data;

  self->settling = 0;
  self->making = 0;
  make_next (self);

  return G_SOURCE_REMOVE;
}

/* Only while it is on screen; what is there already is kept. */
static void
want_frames (CliffTransitionPicker *self)
{
  const CliffCutShot *shot = get_first (self);
  g_autofree char *signature = NULL;

  if (shot == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  signature = dup_signature (self, shot);
  if (g_strcmp0 (signature, self->signature) == 0)
    return;
  forget_frames (self);
  self->signature = g_steal_pointer (&signature);
  self->settling = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static void
proxies_changed_cb (CliffTransitionPicker *self,
                    const char            *sha256)
{
  const CliffCutShot *shot = get_first (self);

  if (shot == NULL || (g_strcmp0 (shot->source.sha256, sha256) != 0 && g_strcmp0 ((shot - 1)->source.sha256, sha256) != 0))
    return;
  g_clear_pointer (&self->signature, g_free);
  want_frames (self);
}

/* ── Showing them ── */

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  CliffTransitionPicker *self = CLIFF_TRANSITION_PICKER (widget);
  gboolean moving = TRUE;
  gint64 count = self->pace > 0 ? gdk_frame_clock_get_frame_time (clock) * 1000 / self->pace : 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &moving, NULL);
  for (guint i = 0; i < N_KINDS; i++)
    {
      GPtrArray *frames = self->tiles[i].frames;
      GdkPaintable *frame = NULL;

      /* A moment of rest at both ends; at rest altogether, what is in the middle of it. */
      if (frames != NULL && frames->len > 0)
        frame = g_ptr_array_index (frames, moving ? MIN ((guint) (count % (frames->len + 6)), frames->len - 1) : frames->len / 2);
      if (gtk_picture_get_paintable (GTK_PICTURE (self->tiles[i].picture)) != frame)
        gtk_picture_set_paintable (GTK_PICTURE (self->tiles[i].picture), frame);
    }

  return G_SOURCE_CONTINUE;
}

static void
load (CliffTransitionPicker *self)
{
  gint64 kind = 0;
  gboolean common;
  gboolean shown = cliff_cut_subject_get_value (self->subject, cliff_transition_get_kind, NULL, &kind, &common);

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  self->loading = TRUE;
  for (guint i = 0; i < N_KINDS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tiles[i].button), common && i == kind);
  self->loading = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), cliff_project_get_writable (cliff_cut_subject_get_project (self->subject)));
  want_frames (self);
}

static void
toggled_cb (CliffTransitionPicker *self,
            GtkToggleButton       *button)
{
  if (self->loading || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_KINDS; i++)
    if (self->tiles[i].button == GTK_WIDGET (button))
      cliff_cut_subject_set_value (self->subject, NULL, "Set Transition", cliff_transition_get_kind, cliff_transition_set_kind, NULL, i);
  load (self);
}

/* ── GObject ── */

static gboolean
cliff_transition_picker_grab_focus (GtkWidget *widget)
{
  CliffTransitionPicker *self = CLIFF_TRANSITION_PICKER (widget);

  for (guint i = 0; i < N_KINDS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->tiles[i].button)))
      return gtk_widget_grab_focus (self->tiles[i].button);

  return gtk_widget_grab_focus (self->tiles[0].button);
}

static void
cliff_transition_picker_map (GtkWidget *widget)
{
  CliffTransitionPicker *self = CLIFF_TRANSITION_PICKER (widget);

  GTK_WIDGET_CLASS (cliff_transition_picker_parent_class)->map (widget);
  self->tick = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
  want_frames (self);
}

static void
cliff_transition_picker_unmap (GtkWidget *widget)
{
  CliffTransitionPicker *self = CLIFF_TRANSITION_PICKER (widget);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;
  /* What is half made is begun anew when it is seen again. */
  if (self->settling != 0 || self->cancellable != NULL)
    forget_frames (self);
  GTK_WIDGET_CLASS (cliff_transition_picker_parent_class)->unmap (widget);
}

static void
cliff_transition_picker_dispose (GObject *object)
{
  CliffTransitionPicker *self = CLIFF_TRANSITION_PICKER (object);

  forget_frames (self);
  g_clear_object (&self->subject);

  G_OBJECT_CLASS (cliff_transition_picker_parent_class)->dispose (object);
}

static void
cliff_transition_picker_class_init (CliffTransitionPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_transition_picker_dispose;
  widget_class->grab_focus = cliff_transition_picker_grab_focus;
  widget_class->map = cliff_transition_picker_map;
  widget_class->unmap = cliff_transition_picker_unmap;
}

static GtkWidget *
create_tile (CliffTransitionPicker *self,
             CliffTransition        kind)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (gettext (titles[kind]));
  Tile *tile = &self->tiles[kind];

  tile->picture = gtk_picture_new ();
  gtk_picture_set_content_fit (GTK_PICTURE (tile->picture), GTK_CONTENT_FIT_COVER);
  gtk_widget_set_size_request (tile->picture, TILE_WIDTH, TILE_HEIGHT);
  gtk_widget_set_overflow (tile->picture, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (tile->picture, "transition");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), tile->picture);
  gtk_box_append (GTK_BOX (box), label);
  tile->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (tile->button), box);
  gtk_widget_add_css_class (tile->button, "flat");
  gtk_widget_add_css_class (tile->button, "transition");
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile->button), GTK_ACCESSIBLE_PROPERTY_LABEL, gettext (titles[kind]), -1);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tile->button), kind > 0 ? GTK_TOGGLE_BUTTON (self->tiles[0].button) : NULL);
  g_signal_connect_object (tile->button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);

  return tile->button;
}

static void
cliff_transition_picker_init (CliffTransitionPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_name (GTK_WIDGET (self), "transition");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Transition"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  for (guint i = 0; i < N_KINDS; i++)
    gtk_box_append (GTK_BOX (box), create_tile (self, i));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
cliff_transition_picker_new (CliffCutSubject *subject)
{
  CliffTransitionPicker *self = g_object_new (CLIFF_TYPE_TRANSITION_PICKER, NULL);
  CliffProxies *proxies = cliff_project_get_proxies (cliff_cut_subject_get_project (subject));

  self->subject = g_object_ref (subject);
  g_signal_connect_object (subject, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  if (proxies != NULL)
    g_signal_connect_object (proxies, "changed", G_CALLBACK (proxies_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

guint
cliff_transition_picker_get_n_frames (CliffTransitionPicker *self,
                                      CliffTransition        kind)
{
  return self->tiles[kind].frames != NULL ? self->tiles[kind].frames->len : 0;
}

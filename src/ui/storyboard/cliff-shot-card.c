/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-card.h"

#include "cliff-shot-drop.h"
#include "cliff-shot-summary.h"
#include "cliff-take-import.h"
#include "cliff-thumbnail.h"
#include "cliff-tooltip.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffShotCard
{
  GtkFlowBoxChild  parent_instance;

  CliffProject    *project;
  CliffRecord     *shot;
  int              number_value;

  GtkWidget       *thumbnail;
  GtkWidget       *number;
  GtkWidget       *length;
  GtkWidget       *size;
  GtkWidget       *stale;
  GtkWidget       *line;
  GtkWidget       *cast;
};

G_DEFINE_FINAL_TYPE (CliffShotCard, cliff_shot_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
describe (CliffShotCard *self,
          const char    *words)
{
  g_autofree char *length = cliff_words_dup_spoken_time (cliff_record_get_int (self->shot, "duration"));
  const char *size = cliff_terms_get_title (cliff_terms_size, cliff_record_get_text (self->shot, "size"));
  /* Translators: a shot for screen readers: number, size, length, then what is said or done */
  g_autofree char *label = g_strdup_printf (_("Shot %d, %s, %s: %s"), self->number_value, size, length, words);
  gboolean stale = cliff_record_get_int (self->shot, "stale") != 0;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, stale ? _("no longer fits the script") : "",
                                  -1);
}

void
cliff_shot_card_refresh (CliffShotCard *self)
{
  g_auto(CliffShotSummary) summary = { 0 };
  g_autofree char *length = cliff_words_dup_seconds (cliff_record_get_int (self->shot, "duration"));
  g_autofree char *words = NULL;
  const char *size = cliff_record_get_text (self->shot, "size");

  cliff_shot_summary_read (&summary, cliff_record_get_store (self->shot), cliff_record_get_id (self->shot));
  if (summary.line != NULL && *summary.speaker != '\0')
    /* Translators: a speaker and what is said */
    words = g_strdup_printf (_("%s: %s"), summary.speaker, summary.line);
  else
    words = g_strdup (summary.line != NULL ? summary.line : cliff_record_get_text (self->shot, "action"));

  gtk_label_set_label (GTK_LABEL (self->length), length);
  gtk_label_set_label (GTK_LABEL (self->size), cliff_words_get_size_sign (size));
  cliff_tooltip_set (self->size, cliff_terms_get_title (cliff_terms_size, size));
  gtk_widget_set_visible (self->stale, cliff_record_get_int (self->shot, "stale") != 0);
  gtk_label_set_label (GTK_LABEL (self->line), words);
  gtk_label_set_label (GTK_LABEL (self->cast), summary.cast);
  cliff_thumbnail_set_file (CLIFF_THUMBNAIL (self->thumbnail), summary.path, summary.video);
  describe (self, words);
}

/* ── Drag and drop ── */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 CliffShotCard *self)
{
  return cliff_shot_drop_create_content (self->project);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               CliffShotCard *self)
{
  cliff_shot_drop_set_icon (drag, self->project, self->thumbnail);
}

static gboolean
is_left_half (CliffShotCard *self,
              double         x)
{
  gboolean left = x < gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? !left : left;
}

static void
show_drop (CliffShotCard *self,
           const char    *css_class)
{
  static const char * const classes[] = { "drop-before", "drop-after", "drop-take" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i], css_class) == 0)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target,
                double         x,
                double         y,
                CliffShotCard *self)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  if (!cliff_project_get_writable (self->project))
    return 0;
  if (gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), CLIFF_TYPE_SHOT_BUNDLE))
    {
      show_drop (self, is_left_half (self, x) ? "drop-before" : "drop-after");
      return GDK_ACTION_MOVE;
    }
  show_drop (self, "drop-take");

  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target,
               CliffShotCard *self)
{
  show_drop (self, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         CliffShotCard *self)
{
  show_drop (self, NULL);
  if (G_VALUE_HOLDS (value, CLIFF_TYPE_SHOT_BUNDLE))
    return cliff_shot_drop_beside (self->project, g_value_get_boxed (value), self->shot, is_left_half (self, x));
  if (G_VALUE_HOLDS (value, CLIFF_TYPE_TAKE_BUNDLE))
    return cliff_shot_drop_use (self->project, g_value_get_boxed (value), cliff_record_get_id (self->shot));

  return cliff_take_import_files (self->project, cliff_record_get_id (self->shot), g_value_get_boxed (value));
}

static void
add_drag_and_drop (CliffShotCard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GType types[] = { CLIFF_TYPE_SHOT_BUNDLE, CLIFF_TYPE_TAKE_BUNDLE, GDK_TYPE_FILE_LIST };

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "motion", G_CALLBACK (drop_motion_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* ── GObject ── */

static void
cliff_shot_card_dispose (GObject *object)
{
  CliffShotCard *self = CLIFF_SHOT_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_SHOT_CARD);
  g_clear_object (&self->shot);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_shot_card_parent_class)->dispose (object);
}

static void
cliff_shot_card_class_init (CliffShotCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_shot_card_dispose;
  g_type_ensure (CLIFF_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/storyboard/cliff-shot-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffShotCard, thumbnail);
  gtk_widget_class_bind_template_child (widget_class, CliffShotCard, number);
  gtk_widget_class_bind_template_child (widget_class, CliffShotCard, length);
  gtk_widget_class_bind_template_child (widget_class, CliffShotCard, size);
  gtk_widget_class_bind_template_child (widget_class, CliffShotCard, stale);
  gtk_widget_class_bind_template_child (widget_class, CliffShotCard, line);
  gtk_widget_class_bind_template_child (widget_class, CliffShotCard, cast);
}

static void
cliff_shot_card_init (CliffShotCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drag_and_drop (self);
}

GtkWidget *
cliff_shot_card_new (CliffProject *project,
                     CliffRecord  *shot,
                     int           number)
{
  CliffShotCard *self = g_object_new (CLIFF_TYPE_SHOT_CARD, NULL);

  self->project = g_object_ref (project);
  self->shot = g_object_ref (shot);
  g_signal_connect_object (shot, "notify", G_CALLBACK (cliff_shot_card_refresh), self, G_CONNECT_SWAPPED);
  cliff_shot_card_set_number (self, number);
  cliff_shot_card_refresh (self);

  return GTK_WIDGET (self);
}

CliffRecord *
cliff_shot_card_get_shot (CliffShotCard *self)
{
  return self->shot;
}

void
cliff_shot_card_set_number (CliffShotCard *self,
                            int            number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  self->number_value = number;
  gtk_label_set_label (GTK_LABEL (self->number), text);
}

void
cliff_shot_card_set_selected (CliffShotCard *self,
                              gboolean       selected)
{
  if (selected)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

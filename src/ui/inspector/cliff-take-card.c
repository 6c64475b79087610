/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-take-card.h"

#include "cliff-stars.h"
#include "cliff-take-words.h"
#include "cliff-thumbnail.h"
#include "cliff-tooltip.h"

#define WIDTH 64

struct _CliffTakeCard
{
  GtkFlowBoxChild  parent_instance;

  CliffProject    *project;
  CliffRecord     *shot;
  CliffRecord     *take;

  GtkWidget       *thumbnail;
  GtkWidget       *moves;     /* says that the take is a video */
  GtkWidget       *stars;
};

G_DEFINE_FINAL_TYPE (CliffTakeCard, cliff_take_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
refresh (CliffTakeCard *self)
{
  gboolean chosen = cliff_record_get_int (self->shot, "take_id") == cliff_record_get_id (self->take);
  g_auto(CliffTakeFacts) facts = { 0 };
  g_autofree char *line = NULL;
  g_autofree char *spoken = NULL;

  if (!cliff_take_facts_read (&facts, cliff_project_get_store (self->project), cliff_record_get_id (self->take)))
    return;
  line = cliff_take_words_dup_line (&facts);
  spoken = cliff_take_words_dup_spoken (&facts, chosen);
  cliff_thumbnail_set_file (CLIFF_THUMBNAIL (self->thumbnail), facts.path, facts.video);
  gtk_widget_set_visible (self->moves, facts.video);
  cliff_stars_set_stars (CLIFF_STARS (self->stars), facts.stars);
  cliff_tooltip_set (GTK_WIDGET (self), line);
  if (chosen)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

static void
store_changed_cb (CliffStore    *store,
                  GPtrArray     *changes,
                  CliffTakeCard *self)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((const CliffChange *) g_ptr_array_index (changes, i))->table, "rating"))
      {
        refresh (self);
        return;
      }
}

static void
rated_cb (CliffStars    *stars,
          int            n_stars,
          CliffTakeCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "take.rate", "i", n_stars);
}

static void
cliff_take_card_dispose (GObject *object)
{
  CliffTakeCard *self = CLIFF_TAKE_CARD (object);

  g_clear_object (&self->project);
  g_clear_object (&self->shot);
  g_clear_object (&self->take);

  G_OBJECT_CLASS (cliff_take_card_parent_class)->dispose (object);
}

static void
cliff_take_card_class_init (CliffTakeCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_take_card_dispose;
}

static void
cliff_take_card_init (CliffTakeCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *overlay = gtk_overlay_new ();

  self->thumbnail = cliff_thumbnail_new (WIDTH);
  self->moves = g_object_new (GTK_TYPE_IMAGE, "icon-name", "media-playback-start-symbolic", "halign", GTK_ALIGN_END, "valign",
                              GTK_ALIGN_END, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->moves, "badge");
  self->stars = cliff_stars_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->thumbnail);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->moves);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), self->stars);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "take");
  g_signal_connect_object (self->stars, "rated", G_CALLBACK (rated_cb), self, G_CONNECT_DEFAULT);
}

GtkWidget *
cliff_take_card_new (CliffProject *project,
                     CliffRecord  *shot,
                     CliffRecord  *take)
{
  CliffTakeCard *self = g_object_new (CLIFF_TYPE_TAKE_CARD, NULL);

  self->project = g_object_ref (project);
  self->shot = g_object_ref (shot);
  self->take = g_object_ref (take);
  gtk_widget_set_sensitive (self->stars, cliff_project_get_writable (project));
  g_signal_connect_object (shot, "notify::take-id", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cliff_project_get_store (project), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  refresh (self);

  return GTK_WIDGET (self);
}

CliffRecord *
cliff_take_card_get_take (CliffTakeCard *self)
{
  return self->take;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-episode-row.h"

#include "cliff-stage-dots.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffEpisodeRow
{
  GtkBox       parent_instance;

  CliffRecord *episode;

  GtkWidget   *number;
  GtkWidget   *title;
  GtkWidget   *dots;
  GtkWidget   *length;
};

G_DEFINE_FINAL_TYPE (CliffEpisodeRow, cliff_episode_row, GTK_TYPE_BOX)

static void
refresh_stage (CliffEpisodeRow *self)
{
  g_autofree char *length = NULL;
  CliffEpisodeStage stage;

  cliff_episode_read_stage (cliff_record_get_store (self->episode), cliff_record_get_id (self->episode), &stage);
  length = cliff_words_dup_clock (stage.length);
  gtk_label_set_label (GTK_LABEL (self->length), stage.n_shots > 0 ? length : "");
  cliff_stage_dots_set_stage (CLIFF_STAGE_DOTS (self->dots), &stage);
}

static void
refresh (CliffEpisodeRow *self)
{
  const char *title = cliff_record_get_text (self->episode, "title");
  int number = (int) cliff_record_get_int (self->episode, "number");
  g_autofree char *number_text = g_strdup_printf ("%d", number);
  g_autofree char *whole = cliff_episode_row_dup_title (self->episode);

  gtk_label_set_label (GTK_LABEL (self->number), number_text);
  gtk_label_set_label (GTK_LABEL (self->title), *title != '\0' ? title : whole);
  refresh_stage (self);
}

/* Takes, lines and shots of an episode do not change its own row. */
static void
store_changed_cb (CliffStore      *store,
                  GPtrArray       *changes,
                  CliffEpisodeRow *self)
{
  gboolean exists = FALSE;

  if (self->episode == NULL)
    return;
  g_object_get (self->episode, "exists", &exists, NULL);
  if (exists)
    refresh (self);
}

static void
cliff_episode_row_dispose (GObject *object)
{
  CliffEpisodeRow *self = CLIFF_EPISODE_ROW (object);

  cliff_episode_row_set_episode (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_EPISODE_ROW);

  G_OBJECT_CLASS (cliff_episode_row_parent_class)->dispose (object);
}

static void
cliff_episode_row_class_init (CliffEpisodeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_episode_row_dispose;
  g_type_ensure (CLIFF_TYPE_STAGE_DOTS);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/window/cliff-episode-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffEpisodeRow, number);
  gtk_widget_class_bind_template_child (widget_class, CliffEpisodeRow, title);
  gtk_widget_class_bind_template_child (widget_class, CliffEpisodeRow, dots);
  gtk_widget_class_bind_template_child (widget_class, CliffEpisodeRow, length);
}

static void
cliff_episode_row_init (CliffEpisodeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cliff_episode_row_new (void)
{
  return g_object_new (CLIFF_TYPE_EPISODE_ROW, NULL);
}

void
cliff_episode_row_set_episode (CliffEpisodeRow *self,
                               CliffRecord     *episode)
{
  if (self->episode == episode)
    return;

  if (self->episode != NULL)
    g_signal_handlers_disconnect_by_data (cliff_record_get_store (self->episode), self);
  g_set_object (&self->episode, episode);
  if (episode != NULL)
    {
      g_signal_connect_object (cliff_record_get_store (episode), "changed", G_CALLBACK (store_changed_cb), self,
                               G_CONNECT_DEFAULT);
      refresh (self);
    }
}

CliffRecord *
cliff_episode_row_get_episode (CliffEpisodeRow *self)
{
  return self->episode;
}

char *
cliff_episode_row_dup_title (CliffRecord *episode)
{
  const char *title;
  int number;

  if (episode == NULL)
    return g_strdup ("");
  title = cliff_record_get_text (episode, "title");
  number = (int) cliff_record_get_int (episode, "number");
  if (*title == '\0')
    return g_strdup_printf (_("Episode %d"), number);

  /* Translators: an episode's number and title */
  return g_strdup_printf (_("%d %s"), number, title);
}

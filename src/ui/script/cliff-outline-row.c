/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-outline-row.h"

#include "cliff-scene-stage.h"
#include "cliff-swatch.h"
#include "cliff-tooltip.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

/* An episode may be longer than its target by a tenth; one that is shorter may still be being written. */
#define TOLERANCE_PER_CENT 10

struct _CliffOutlineRow
{
  GtkBox           parent_instance;

  CliffProject    *project;
  CliffSceneFacts *facts;
  GObject         *item;

  GtkWidget       *swatch;
  GtkWidget       *number;
  GtkWidget       *title;
  GtkWidget       *stale;
  GtkWidget       *length;
  GtkWidget       *synopsis;
};

G_DEFINE_FINAL_TYPE (CliffOutlineRow, cliff_outline_row, GTK_TYPE_BOX)

char *
cliff_scene_dup_title (CliffRecord *scene)
{
  CliffId location_id = cliff_record_get_int (scene, "location_id");
  const char *time = cliff_record_get_text (scene, "time_of_day");
  g_autoptr(CliffRecord) location = NULL;

  if (location_id != 0)
    location = cliff_record_get (cliff_record_get_store (scene), CLIFF_TYPE_LOCATION, location_id);
  if (location != NULL && *time != '\0')
    return g_strdup_printf ("%s · %s", cliff_record_get_text (location, "name"), time);
  if (location != NULL)
    return g_strdup (cliff_record_get_text (location, "name"));

  return g_strdup (*cliff_record_get_text (scene, "heading") != '\0' ? cliff_record_get_text (scene, "heading")
                                                                     : _("Without a heading"));
}

static void
set_text (GtkWidget  *label,
          const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, *text != '\0');
}

static void
show_scene (CliffOutlineRow *self)
{
  CliffRecord *scene = CLIFF_RECORD (self->item);
  CliffTime length = cliff_scene_facts_get_length (self->facts, scene);
  g_autofree char *title = cliff_scene_dup_title (scene);
  g_autofree char *clock = length >= 0 ? cliff_words_dup_clock (length) : g_strdup ("");
  const char *synopsis = cliff_scene_facts_get_synopsis (self->facts, scene);
  CliffSceneStage stage;

  cliff_scene_read_stage (cliff_record_get_store (scene), cliff_record_get_id (scene), &stage);
  cliff_swatch_set_colour (CLIFF_SWATCH (self->swatch), cliff_record_get_text (scene, "colour"));
  set_text (self->number, cliff_record_get_text (scene, "number"));
  set_text (self->title, title);
  set_text (self->length, clock);
  set_text (self->synopsis, synopsis);
  gtk_widget_set_visible (self->stale, stage.n_stale > 0);
  cliff_tooltip_set_in_row (self->title, cliff_record_get_text (scene, "heading"));
  cliff_tooltip_set_in_row (self->synopsis, synopsis);
}

static void
show_episode (CliffOutlineRow *self)
{
  CliffRecord *episode = CLIFF_RECORD (self->item);
  CliffTime length = cliff_scene_facts_get_episode_length (self->facts, episode);
  CliffTime target = cliff_record_get_int (cliff_project_get_series (self->project), "target_length");
  const char *title = cliff_record_get_text (episode, "title");
  int number = (int) cliff_record_get_int (episode, "number");
  g_autofree char *number_text = g_strdup_printf ("%d", number);
  g_autofree char *whole = g_strdup_printf (_("Episode %d"), number);
  g_autofree char *clock = cliff_words_dup_clock (MAX (length, 0));
  g_autofree char *target_clock = cliff_words_dup_clock (target);
  /* Translators: how long an episode is, of how long it should be */
  g_autofree char *both = g_strdup_printf (_("%s / %s"), clock, target_clock);
  gboolean too_long = length - target > target / 100 * TOLERANCE_PER_CENT;

  cliff_swatch_set_colour (CLIFF_SWATCH (self->swatch), "");
  set_text (self->number, *title != '\0' ? number_text : "");
  set_text (self->title, *title != '\0' ? title : whole);
  set_text (self->length, length >= 0 ? both : "");
  set_text (self->synopsis, "");
  gtk_widget_set_visible (self->stale, FALSE);
  cliff_tooltip_set_in_row (self->title, NULL);
  if (too_long)
    gtk_widget_add_css_class (self->length, "too-long");
}

void
cliff_outline_row_refresh (CliffOutlineRow *self)
{
  gtk_widget_remove_css_class (self->title, "heading");
  gtk_widget_remove_css_class (self->length, "too-long");
  if (CLIFF_IS_SCENE (self->item))
    {
      show_scene (self);
      return;
    }
  gtk_widget_add_css_class (self->title, "heading");
  if (CLIFF_IS_EPISODE (self->item))
    {
      show_episode (self);
      return;
    }
  cliff_swatch_set_colour (CLIFF_SWATCH (self->swatch), "");
  set_text (self->number, "");
  set_text (self->title, _("Title and People"));
  set_text (self->length, "");
  set_text (self->synopsis, "");
  gtk_widget_set_visible (self->stale, FALSE);
  cliff_tooltip_set_in_row (self->title, NULL);
}

char *
cliff_outline_row_dup_label (CliffOutlineRow *self)
{
  GtkWidget *parts[] = { self->number, self->title, self->length, self->synopsis };
  g_autoptr(GString) label = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = gtk_label_get_label (GTK_LABEL (parts[i]));

      if (*text != '\0')
        g_string_append_printf (label, "%s%s", label->len > 0 ? ", " : "", text);
    }
  if (gtk_widget_get_visible (self->stale))
    g_string_append_printf (label, ", %s", _("The script has changed since its shots were made"));

  return g_string_free_and_steal (g_steal_pointer (&label));
}

static void
cliff_outline_row_dispose (GObject *object)
{
  CliffOutlineRow *self = CLIFF_OUTLINE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_OUTLINE_ROW);
  g_clear_object (&self->item);
  g_clear_object (&self->facts);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_outline_row_parent_class)->dispose (object);
}

static void
cliff_outline_row_class_init (CliffOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_outline_row_dispose;
  g_type_ensure (CLIFF_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffOutlineRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, CliffOutlineRow, number);
  gtk_widget_class_bind_template_child (widget_class, CliffOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, CliffOutlineRow, stale);
  gtk_widget_class_bind_template_child (widget_class, CliffOutlineRow, length);
  gtk_widget_class_bind_template_child (widget_class, CliffOutlineRow, synopsis);
}

static void
cliff_outline_row_init (CliffOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cliff_tooltip_set_in_row (self->stale, _("The script has changed since its shots were made"));
}

GtkWidget *
cliff_outline_row_new (CliffProject    *project,
                       CliffSceneFacts *facts)
{
  CliffOutlineRow *self = g_object_new (CLIFF_TYPE_OUTLINE_ROW, NULL);

  self->project = g_object_ref (project);
  self->facts = g_object_ref (facts);

  return GTK_WIDGET (self);
}

void
cliff_outline_row_set_item (CliffOutlineRow *self,
                            GObject         *item)
{
  if (g_set_object (&self->item, item) && item != NULL)
    cliff_outline_row_refresh (self);
}

GObject *
cliff_outline_row_get_item (CliffOutlineRow *self)
{
  return self->item;
}

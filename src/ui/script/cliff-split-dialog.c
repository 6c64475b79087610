/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-split-dialog.h"

#include "cliff-edit-outline.h"
#include "cliff-edit-structure.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

struct _CliffSplitDialog
{
  AdwDialog            parent_instance;

  CliffProject        *project;
  CliffId              episode_id;
  CliffOutline        *outline;      /* of the episode */
  GArray              *parts;        /* CliffSplitPart: what is proposed */
  GPtrArray           *rows;         /* GtkWidget: of each */

  AdwSpinRow          *target_row;
  AdwPreferencesGroup *parts_group;
  GtkWidget           *split_button;
};

G_DEFINE_FINAL_TYPE (CliffSplitDialog, cliff_split_dialog, ADW_TYPE_DIALOG)

/* ── Words ── */

static const char *
get_reason (CliffSplitReason reason)
{
  switch (reason)
    {
    case CLIFF_SPLIT_END:
      return _("Up to the end of the text");
    case CLIFF_SPLIT_SCENE:
      return _("Ends with a scene");
    case CLIFF_SPLIT_REACTION:
      return _("Ends on a reaction");
    case CLIFF_SPLIT_DETAIL:
      return _("Ends on a detail seen near");
    case CLIFF_SPLIT_WORD:
      return _("Ends on words left open");
    }

  g_return_val_if_reached ("");
}

/* Where a part begins: a heading, or the words inside a scene. */
static const char *
get_first_words (CliffSplitDialog     *self,
                 const CliffSplitPart *part)
{
  CliffOutlineEpisode *episode = g_ptr_array_index (self->outline->episodes, 0);
  CliffOutlineScene *scene = part->scene < episode->scenes->len ? g_ptr_array_index (episode->scenes, part->scene) : NULL;

  if (scene == NULL)
    return "";
  if ((part->element == 0 && *scene->heading != '\0') || part->element >= scene->elements->len)
    return scene->heading;

  return ((CliffOutlineElement *) g_ptr_array_index (scene->elements, part->element))->text;
}

/* ── The proposal ── */

static GtkWidget *
create_row (CliffSplitDialog     *self,
            guint                 place,
            const CliffSplitPart *part)
{
  g_autofree char *number = g_strdup_printf ("%u", place + 1);
  g_autofree char *length = cliff_words_dup_clock (part->length);
  g_autofree char *spoken = cliff_words_dup_spoken_time (part->length);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *number_label = gtk_label_new (number);
  GtkWidget *length_label = gtk_label_new (length);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_first_words (self, part));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), get_reason (part->reason));
  gtk_label_set_width_chars (GTK_LABEL (number_label), 2);
  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_add_css_class (number_label, "numeric");
  gtk_widget_add_css_class (length_label, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (length_label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), number_label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), length_label);
  /* The list is walked through by keys. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static void
propose_cb (CliffSplitDialog *self)
{
  CliffTime target = (CliffTime) adw_spin_row_get_value (self->target_row) * CLIFF_SECOND;
  g_autofree char *title = NULL;

  if (self->project == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->parts_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->parts, g_array_unref);
  self->parts = cliff_edit_propose_split (cliff_project_get_store (self->project), self->episode_id, target);
  for (guint i = 0; i < self->parts->len; i++)
    {
      GtkWidget *row = create_row (self, i, &g_array_index (self->parts, CliffSplitPart, i));

      adw_preferences_group_add (self->parts_group, row);
      g_ptr_array_add (self->rows, row);
    }
  title = g_strdup_printf (ngettext ("%u Episode", "%u Episodes", self->parts->len), self->parts->len);
  adw_preferences_group_set_title (self->parts_group, title);
  gtk_widget_set_sensitive (self->split_button, self->parts->len > 1);
}

static void
split_cb (CliffSplitDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (!cliff_edit_apply_split (cliff_project_get_store (self->project), self->episode_id, self->parts, TRUE, &error))
    cliff_project_report (self->project, error);
  else
    {
      g_autofree char *text = g_strdup_printf (ngettext ("The episode is now %u episode", "The episode is now %u episodes",
                                                         self->parts->len), self->parts->len);

      cliff_project_say (self->project, text, TRUE);
    }
  adw_dialog_close (ADW_DIALOG (self));
}

/* ── GObject ── */

static void
cliff_split_dialog_dispose (GObject *object)
{
  CliffSplitDialog *self = CLIFF_SPLIT_DIALOG (object);

  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLIFF_TYPE_SPLIT_DIALOG);

  G_OBJECT_CLASS (cliff_split_dialog_parent_class)->dispose (object);
}

static void
cliff_split_dialog_finalize (GObject *object)
{
  CliffSplitDialog *self = CLIFF_SPLIT_DIALOG (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->outline, cliff_outline_free);

  G_OBJECT_CLASS (cliff_split_dialog_parent_class)->finalize (object);
}

static void
cliff_split_dialog_class_init (CliffSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_split_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cliff_split_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffSplitDialog, target_row);
  gtk_widget_class_bind_template_child (widget_class, CliffSplitDialog, parts_group);
  gtk_widget_class_bind_template_child (widget_class, CliffSplitDialog, split_button);
  gtk_widget_class_bind_template_callback (widget_class, propose_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
}

static void
cliff_split_dialog_init (CliffSplitDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cliff_split_dialog_new (CliffProject *project)
{
  CliffSplitDialog *self = g_object_new (CLIFF_TYPE_SPLIT_DIALOG, NULL);
  gint64 target = cliff_record_get_int (cliff_project_get_series (project), "target_length");

  cliff_project_flush (project);
  self->episode_id = cliff_project_get_episode_id (project);
  self->outline = cliff_edit_dup_outline (cliff_project_get_store (project), self->episode_id);
  adw_spin_row_set_value (self->target_row, (double) (target / CLIFF_SECOND));
  self->project = g_object_ref (project);
  propose_cb (self);

  return ADW_DIALOG (self);
}

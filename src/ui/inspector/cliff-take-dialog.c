/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-take-dialog.h"

#include "cliff-take-words.h"
#include "cliff-words.h"

#include <glib/gi18n.h>

/* Enough of a hash to tell two apart. */
#define RECIPE_LENGTH 16

struct _CliffTakeDialog
{
  AdwDialog     parent_instance;

  CliffProject *project;
  CliffId       take_id;

  GtkWidget    *maker_row;
  GtkWidget    *date_row;
  GtkWidget    *picture_row;
  GtkWidget    *file_row;
  GtkWidget    *recipe_row;
};

G_DEFINE_FINAL_TYPE (CliffTakeDialog, cliff_take_dialog, ADW_TYPE_DIALOG)

static void
set_row (GtkWidget  *row,
         const char *text)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_set_visible (row, *text != '\0');
}

static void
show (CliffTakeDialog *self)
{
  g_auto(CliffTakeFacts) facts = { 0 };
  g_autofree char *date = NULL, *picture = NULL, *size = NULL, *file = NULL, *length = NULL, *recipe = NULL;

  if (!cliff_take_facts_read (&facts, cliff_project_get_store (self->project), self->take_id))
    return;
  date = cliff_take_words_dup_date (&facts);
  length = cliff_words_dup_seconds (facts.duration);
  /* Translators: width and height of a picture */
  picture = g_strdup_printf (_("%d × %d"), facts.width, facts.height);
  size = g_format_size ((guint64) facts.bytes);
  file = *facts.name != '\0' ? g_strdup_printf ("%s · %s", facts.name, size) : g_strdup (size);
  recipe = g_strndup (facts.recipe, RECIPE_LENGTH);
  set_row (self->maker_row, cliff_take_words_get_maker (&facts));
  set_row (self->date_row, date);
  if (facts.video)
    {
      g_autofree char *moving = g_strdup_printf ("%s · %s", picture, length);

      set_row (self->picture_row, moving);
    }
  else
    {
      set_row (self->picture_row, picture);
    }
  set_row (self->file_row, file);
  set_row (self->recipe_row, recipe);
}

static void
reveal_cb (CliffTakeDialog *self)
{
  cliff_take_dialog_reveal (self->project, self->take_id, GTK_WIDGET (self));
}

static void
cliff_take_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CLIFF_TYPE_TAKE_DIALOG);
  g_clear_object (&CLIFF_TAKE_DIALOG (object)->project);

  G_OBJECT_CLASS (cliff_take_dialog_parent_class)->dispose (object);
}

static void
cliff_take_dialog_class_init (CliffTakeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_take_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/inspector/cliff-take-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffTakeDialog, maker_row);
  gtk_widget_class_bind_template_child (widget_class, CliffTakeDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, CliffTakeDialog, picture_row);
  gtk_widget_class_bind_template_child (widget_class, CliffTakeDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, CliffTakeDialog, recipe_row);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
}

static void
cliff_take_dialog_init (CliffTakeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cliff_take_dialog_new (CliffProject *project,
                       CliffId       take_id)
{
  CliffTakeDialog *self = g_object_new (CLIFF_TYPE_TAKE_DIALOG, NULL);

  self->project = g_object_ref (project);
  self->take_id = take_id;
  show (self);

  return ADW_DIALOG (self);
}

static void
revealed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(CliffProject) project = data;
  g_autoptr(GError) error = NULL;

  if (!gtk_file_launcher_open_containing_folder_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    cliff_project_say (project, _("No file manager answered, so the file could not be shown"), FALSE);
}

void
cliff_take_dialog_reveal (CliffProject *project,
                          CliffId       take_id,
                          GtkWidget    *widget)
{
  g_auto(CliffTakeFacts) facts = { 0 };
  g_autoptr(GtkFileLauncher) launcher = NULL;
  g_autoptr(GFile) file = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!cliff_take_facts_read (&facts, cliff_project_get_store (project), take_id))
    return;
  if (!facts.there)
    {
      cliff_project_say (project, _("The file of this take is not where it should be. The take is kept: it comes back with the file."),
                         FALSE);
      return;
    }
  file = g_file_new_for_path (facts.path);
  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_open_containing_folder (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, revealed_cb,
                                            g_object_ref (project));
}

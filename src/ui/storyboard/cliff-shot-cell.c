/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-cell.h"

#include "cliff-edit-shot.h"
#include "cliff-shot-selection.h"
#include "cliff-shot-summary.h"

#include <glib/gi18n.h>
#include <math.h>

struct _CliffShotCell
{
  AdwBin                 parent_instance;

  CliffProject          *project;
  const CliffShotColumn *column;
  CliffRecord           *shot;     /* NULL while it is not used */
  GtkWidget             *menu;     /* NULL while closed */
  gboolean               loading;  /* the text follows the shot just now */
};

G_DEFINE_FINAL_TYPE (CliffShotCell, cliff_shot_cell, ADW_TYPE_BIN)

/* ── From the shot ── */

static int
get_number (CliffShotCell *self)
{
  CliffCut *cut = cliff_project_get_cut (self->project);

  for (guint i = 0; cut != NULL && i < cut->shots->len; i++)
    if (g_array_index (cut->shots, CliffCutShot, i).id == cliff_record_get_id (self->shot))
      return (int) i + 1;

  return 0;
}

static char *
dup_lines (CliffShotCell *self)
{
  g_auto(CliffShotSummary) summary = { 0 };

  cliff_shot_summary_read (&summary, cliff_record_get_store (self->shot), cliff_record_get_id (self->shot));
  if (summary.line == NULL)
    return g_strdup ("");
  if (*summary.speaker == '\0')
    return g_strdup (summary.line);

  /* Translators: a speaker and what is said */
  return g_strdup_printf (_("%s: %s"), summary.speaker, summary.line);
}

/* (transfer full): what the cell shows. */
static char *
dup_value (CliffShotCell *self)
{
  switch (self->column->kind)
    {
    case CLIFF_SHOT_CELL_NUMBER:
      return g_strdup_printf ("%d", get_number (self));
    case CLIFF_SHOT_CELL_TERM:
      return g_strdup (cliff_terms_get_title (self->column->terms, cliff_record_get_text (self->shot, self->column->column)));
    case CLIFF_SHOT_CELL_LENGTH:
      return g_strdup_printf ("%.1f", (double) cliff_record_get_int (self->shot, self->column->column) / CLIFF_SECOND);
    case CLIFF_SHOT_CELL_TEXT:
      return g_strdup (cliff_record_get_text (self->shot, self->column->column));
    case CLIFF_SHOT_CELL_LINES:
      return dup_lines (self);
    }

  g_return_val_if_reached (NULL);
}

void
cliff_shot_cell_refresh (CliffShotCell *self)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  if (self->shot == NULL)
    return;
  value = dup_value (self);
  /* Translators: the name of a column and what stands there, for screen readers */
  label = g_strdup_printf (_("%s: %s"), gettext (self->column->title), value);
  self->loading = TRUE;
  if (GTK_IS_BUTTON (child))
    gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (child))), value);
  else if (GTK_IS_LABEL (child))
    gtk_label_set_label (GTK_LABEL (child), value);
  /* What is being typed stays. */
  else if (!gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (child)))
    gtk_editable_set_text (GTK_EDITABLE (child), value);
  self->loading = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* The table's own cell around this one takes the focus, too. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    label, -1);
}

/* ── To the shot ── */

static gboolean
parse_length (const char *text,
              CliffTime  *length)
{
  char *end;
  double seconds = g_ascii_strtod (text, &end);

  /* A comma is what many write for the point. */
  if (*end == ',')
    {
      g_autofree char *pointed = g_strdelimit (g_strdup (text), ",", '.');

      return parse_length (pointed, length);
    }
  if (end == text || !isfinite (seconds) || seconds < 0 || seconds > 1000)
    return FALSE;
  *length = (CliffTime) (seconds * 10 + 0.5) * (CLIFF_SECOND / 10);

  return TRUE;
}

static void
commit (CliffShotCell *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (adw_bin_get_child (ADW_BIN (self))));
  CliffStore *store = cliff_project_get_store (self->project);
  g_autofree char *shown = dup_value (self);
  g_autoptr(GError) error = NULL;
  CliffTime length;

  if (g_str_equal (text, shown))
    return;
  if (self->column->kind == CLIFF_SHOT_CELL_TEXT)
    cliff_edit_set_shot_text (store, cliff_record_get_id (self->shot), self->column->column, text, &error);
  else if (parse_length (text, &length))
    cliff_edit_set_shot_duration (store, cliff_record_get_id (self->shot), length, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) && self->column->kind == CLIFF_SHOT_CELL_LENGTH)
    cliff_project_say (self->project, _("A shot lasts from 0.2 to 120 seconds. Nothing was changed."), FALSE);
  else if (error != NULL)
    cliff_project_report (self->project, error);
  cliff_shot_cell_refresh (self);
}

static void
editing_cb (GtkEditableLabel *label,
            GParamSpec       *pspec,
            CliffShotCell    *self)
{
  if (!gtk_editable_label_get_editing (label) && self->shot != NULL && !self->loading)
    commit (self);
}

/* Committed before anything else is done to the project. */
static void
flush_cb (CliffShotCell *self)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  if (self->shot != NULL && GTK_IS_EDITABLE_LABEL (child) && gtk_editable_label_get_editing (GTK_EDITABLE_LABEL (child)))
    commit (self);
}

static gboolean
drop_menu_cb (gpointer data)
{
  CliffShotCell *self = data;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* What the menu was asked for is activated after it has closed. */
static void
menu_closed_cb (CliffShotCell *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_menu_cb, g_object_ref (self), g_object_unref);
}

/* The words to choose from: one is for all shots that are selected. */
static void
clicked_cb (CliffShotCell *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  CliffId shot_id;

  if (self->shot == NULL || self->menu != NULL)
    return;
  shot_id = cliff_record_get_id (self->shot);
  if (!cliff_shot_selection_contains (self->project, shot_id))
    cliff_shot_selection_set (self->project, &shot_id, 1, shot_id);
  for (const CliffTerm *term = self->column->terms; term->code != NULL; term++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (gettext (term->title), NULL);

      g_menu_item_set_action_and_target (item, "shot.set", "(ss)", self->column->column, term->code);
      g_menu_append_item (menu, item);
    }
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* ── GObject ── */

static void
cliff_shot_cell_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  CliffShotCell *self = CLIFF_SHOT_CELL (widget);

  GTK_WIDGET_CLASS (cliff_shot_cell_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
cliff_shot_cell_dispose (GObject *object)
{
  CliffShotCell *self = CLIFF_SHOT_CELL (object);

  cliff_shot_cell_set_shot (self, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_shot_cell_parent_class)->dispose (object);
}

static void
cliff_shot_cell_class_init (CliffShotCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_shot_cell_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = cliff_shot_cell_size_allocate;
}

static void
cliff_shot_cell_init (CliffShotCell *self)
{
}

static GtkWidget *
create_label (CliffShotCell *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), self->column->n_chars);

  return label;
}

static GtkWidget *
create_button (CliffShotCell *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), create_label (self));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, cliff_project_get_writable (self->project));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_entry (CliffShotCell *self)
{
  GtkWidget *entry = gtk_editable_label_new ("");

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), self->column->n_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), self->column->n_chars);
  gtk_editable_set_editable (GTK_EDITABLE (entry), cliff_project_get_writable (self->project));
  g_signal_connect_object (entry, "notify::editing", G_CALLBACK (editing_cb), self, G_CONNECT_DEFAULT);

  return entry;
}

GtkWidget *
cliff_shot_cell_new (CliffProject          *project,
                     const CliffShotColumn *column)
{
  CliffShotCell *self = g_object_new (CLIFF_TYPE_SHOT_CELL, NULL);
  GtkWidget *child = NULL;

  self->project = g_object_ref (project);
  self->column = column;
  switch (column->kind)
    {
    case CLIFF_SHOT_CELL_NUMBER:
    case CLIFF_SHOT_CELL_LINES:
      child = create_label (self);
      break;
    case CLIFF_SHOT_CELL_TERM:
      child = create_button (self);
      break;
    case CLIFF_SHOT_CELL_LENGTH:
    case CLIFF_SHOT_CELL_TEXT:
      child = create_entry (self);
      break;
    }
  adw_bin_set_child (ADW_BIN (self), child);
  g_signal_connect_object (project, "flush", G_CALLBACK (flush_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
cliff_shot_cell_set_shot (CliffShotCell *self,
                          CliffRecord   *shot)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  if (self->shot == shot)
    return;
  /* A row that scrolls away keeps what was typed. */
  if (self->shot != NULL && GTK_IS_EDITABLE_LABEL (child))
    gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (child), TRUE);
  if (self->shot != NULL)
    g_signal_handlers_disconnect_by_func (self->shot, cliff_shot_cell_refresh, self);
  g_set_object (&self->shot, shot);
  if (shot == NULL)
    return;
  g_signal_connect_object (shot, "notify", G_CALLBACK (cliff_shot_cell_refresh), self, G_CONNECT_SWAPPED);
  cliff_shot_cell_refresh (self);
}

CliffRecord *
cliff_shot_cell_get_shot (CliffShotCell *self)
{
  return self->shot;
}

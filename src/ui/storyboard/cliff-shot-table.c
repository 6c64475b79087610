/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-shot-table.h"

#include "cliff-shot-cell.h"
#include "cliff-shot-row-drag.h"
#include "cliff-shot-selection.h"

#include <glib/gi18n.h>

static const CliffShotColumn columns[] = {
  { CLIFF_SHOT_CELL_NUMBER, N_("No."), NULL, NULL, 3 },
  { CLIFF_SHOT_CELL_TERM, N_("Size"), "size", cliff_terms_size, 11 },
  { CLIFF_SHOT_CELL_TERM, N_("Angle"), "angle", cliff_terms_angle, 8 },
  { CLIFF_SHOT_CELL_TERM, N_("Movement"), "movement", cliff_terms_movement, 10 },
  { CLIFF_SHOT_CELL_TERM, N_("Lens"), "lens", cliff_terms_lens, 8 },
  { CLIFF_SHOT_CELL_LENGTH, N_("Seconds"), "duration", NULL, 5 },
  { CLIFF_SHOT_CELL_TEXT, N_("Subject"), "subject", NULL, 10 },
  { CLIFF_SHOT_CELL_TEXT, N_("Action"), "action", NULL, 18 },
  { CLIFF_SHOT_CELL_LINES, N_("Line"), NULL, NULL, 14 },
  { CLIFF_SHOT_CELL_TEXT, N_("Note"), "note", NULL, 10 },
};

struct _CliffShotTable
{
  AdwBin             parent_instance;

  CliffProject      *project;
  GtkMultiSelection *selection;
  GPtrArray         *cells;      /* CliffShotCell, borrowed: those that show a shot */
  gboolean           following;  /* the rows follow the project just now */

  GtkWidget         *view;
};

G_DEFINE_FINAL_TYPE (CliffShotTable, cliff_shot_table, ADW_TYPE_BIN)

/* ── Cells ── */

static const CliffShotColumn *
get_column (GtkSignalListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "column");
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          CliffShotTable           *self)
{
  GtkWidget *cell = cliff_shot_cell_new (self->project, get_column (factory));

  cliff_shot_row_drag_add (CLIFF_SHOT_CELL (cell), self->project);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         CliffShotTable           *self)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  cliff_shot_cell_set_shot (CLIFF_SHOT_CELL (cell), gtk_list_item_get_item (item));
  g_ptr_array_add (self->cells, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           CliffShotTable           *self)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->cells, cell);
  cliff_shot_cell_set_shot (CLIFF_SHOT_CELL (cell), NULL);
}

static void
append_column (CliffShotTable        *self,
               const CliffShotColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) shown = NULL;

  g_object_set_data (G_OBJECT (factory), "column", (gpointer) column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);
  shown = gtk_column_view_column_new (gettext (column->title), factory);
  gtk_column_view_column_set_resizable (shown, TRUE);
  gtk_column_view_column_set_expand (shown, column->kind == CLIFF_SHOT_CELL_TEXT || column->kind == CLIFF_SHOT_CELL_LINES);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), shown);
}

/* ── Selection ── */

static int
find_row (CliffShotTable *self,
          CliffRecord    *shot)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_rows && shot != NULL; i++)
    {
      g_autoptr(CliffRecord) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (row == shot)
        return (int) i;
    }

  return -1;
}

static void
selection_changed_cb (CliffShotTable *self,
                      guint           position,
                      guint           n_items)
{
  g_autoptr(GtkBitset) rows = NULL;
  g_autoptr(GArray) shots = g_array_new (FALSE, FALSE, sizeof (CliffId));
  CliffRecord *cursor = cliff_project_get_shot (self->project);
  int row = find_row (self, cursor);
  GtkBitsetIter iter;
  CliffId stand;
  guint i;

  if (self->following)
    return;
  rows = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (!gtk_bitset_iter_init_first (&iter, rows, &i))
    return;
  do
    {
      g_autoptr(CliffRecord) shot = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      CliffId id = cliff_record_get_id (shot);

      g_array_append_val (shots, id);
    }
  while (gtk_bitset_iter_next (&iter, &i));
  stand = row >= 0 && gtk_bitset_contains (rows, (guint) row) ? cliff_record_get_id (cursor) : g_array_index (shots, CliffId, 0);
  cliff_shot_selection_set (self->project, (CliffId *) (gpointer) shots->data, shots->len, stand);
}

void
cliff_shot_table_show_selection (CliffShotTable *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = gtk_bitset_new_range (0, n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr(CliffRecord) shot = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (cliff_shot_selection_contains (self->project, cliff_record_get_id (shot)))
        gtk_bitset_add (selected, i);
    }
  self->following = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
  self->following = FALSE;
}

/* In place of the rows, which would select: on the board, too, Space plays.  Whoever types in a cell means a space. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                CliffShotTable        *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (keyval != GDK_KEY_space || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || GTK_IS_EDITABLE (focus) ||
      GTK_IS_BUTTON (focus) || GTK_IS_TEXT (focus))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), (state & GDK_SHIFT_MASK) != 0 ? "shot.play-selection" : "shot.play", NULL);

  return GDK_EVENT_STOP;
}

/* ── GObject ── */

static void
cliff_shot_table_dispose (GObject *object)
{
  CliffShotTable *self = CLIFF_SHOT_TABLE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_shot_table_parent_class)->dispose (object);
}

static void
cliff_shot_table_finalize (GObject *object)
{
  g_clear_pointer (&CLIFF_SHOT_TABLE (object)->cells, g_ptr_array_unref);

  G_OBJECT_CLASS (cliff_shot_table_parent_class)->finalize (object);
}

static void
cliff_shot_table_class_init (CliffShotTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cliff_shot_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = cliff_shot_table_finalize;
}

static void
cliff_shot_table_init (CliffShotTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->cells = g_ptr_array_new ();
  self->selection = gtk_multi_selection_new (NULL);
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_column_view_set_enable_rubberband (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_widget_add_css_class (self->view, "shot-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Shots"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  adw_bin_set_child (ADW_BIN (self), scroller);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

void
cliff_shot_table_set_project (CliffShotTable *self,
                              CliffProject   *project)
{
  self->project = g_object_ref (project);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    append_column (self, &columns[i]);
}

void
cliff_shot_table_set_shots (CliffShotTable *self,
                            GListModel     *shots)
{
  if (gtk_multi_selection_get_model (self->selection) == shots)
    return;
  self->following = TRUE;
  gtk_multi_selection_set_model (self->selection, shots);
  self->following = FALSE;
  cliff_shot_table_show_selection (self);
}

void
cliff_shot_table_refresh (CliffShotTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    cliff_shot_cell_refresh (g_ptr_array_index (self->cells, i));
}

void
cliff_shot_table_focus_selection (CliffShotTable *self)
{
  int row = find_row (self, cliff_project_get_shot (self->project));

  if (row >= 0)
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (self->view), (guint) row, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
}

CliffRecord *
cliff_shot_table_get_shot_at (CliffShotTable *self,
                              double          x,
                              double          y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked != NULL ? gtk_widget_get_ancestor (picked, CLIFF_TYPE_SHOT_CELL) : NULL;

  /* Beside what the cell shows. */
  if (cell == NULL && picked != NULL)
    cell = gtk_widget_get_first_child (picked);

  return CLIFF_IS_SHOT_CELL (cell) ? cliff_shot_cell_get_shot (CLIFF_SHOT_CELL (cell)) : NULL;
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-media-bin.h"

#include "cliff-bin-actions.h"
#include "cliff-bin-cell.h"
#include "cliff-bin-details.h"
#include "cliff-media-intake.h"
#include "cliff-shot-bundle.h"

#include <glib/gi18n.h>

struct _CliffMediaBin
{
  AdwBin              parent_instance;

  CliffProject       *project;
  CliffMediaIntake   *intake;
  CliffMediaList     *list;
  GtkMultiSelection  *selection;
  GActionMap         *actions;
  gboolean            looked;    /* for files that are gone */
  GtkWidget          *menu;      /* NULL until it is asked for */

  GtkWidget          *search;
  GtkWidget          *kinds;
  GtkWidget          *missing_banner;
  GtkWidget          *failure_banner;
  GtkWidget          *stack;
  GtkWidget          *grid;
  GtkWidget          *rows;
  GtkWidget          *details;
  GtkWidget          *progress_box;
  GtkWidget          *progress;
  GtkWidget          *count;
};

G_DEFINE_FINAL_TYPE (CliffMediaBin, cliff_media_bin, ADW_TYPE_BIN)

/* ── What is listed ── */

static gboolean
is_list (CliffMediaBin *self)
{
  g_autoptr(GVariant) state = g_action_get_state (g_action_map_lookup_action (self->actions, "list"));

  return g_variant_get_boolean (state);
}

static GtkWidget *
get_view (CliffMediaBin *self)
{
  return is_list (self) ? self->rows : self->grid;
}

static void
show_state (CliffMediaBin *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint n_all = cliff_media_list_get_n_all (self->list);
  g_autofree char *count = NULL;

  if (n_all == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  else if (n_shown == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nothing");
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_list (self) ? "list" : "grid");
  if (n_shown == n_all)
    count = g_strdup_printf (ngettext ("%u file", "%u files", n_all), n_all);
  else
    count = g_strdup_printf (ngettext ("%u of %u file", "%u of %u files", n_all), n_shown, n_all);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, n_all > 0);
}

static void
filter (CliffMediaBin *self)
{
  CliffMediaFilter wanted = { .words = gtk_editable_get_text (GTK_EDITABLE (self->search)) };

  if (self->list == NULL)
    return;
  cliff_bin_actions_read_filter (self->actions, &wanted);
  cliff_media_list_set_filter (self->list, &wanted);
  show_state (self);
}

static void
search_cb (CliffMediaBin *self)
{
  filter (self);
}

static void
stop_search_cb (CliffMediaBin *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (get_view (self));
}

static void
kind_cb (CliffMediaBin *self)
{
  g_action_change_state (g_action_map_lookup_action (self->actions, "kind"),
                         g_variant_new_string (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->kinds))));
}

static void
state_changed_cb (GActionGroup  *group,
                  const char    *name,
                  GVariant      *state,
                  CliffMediaBin *self)
{
  if (g_str_equal (name, "kind"))
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->kinds), g_variant_get_string (state, NULL));
  if (g_str_equal (name, "list") && self->list != NULL)
    show_state (self);
  else
    filter (self);
}

void
cliff_media_bin_show_all (CliffMediaBin *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  cliff_bin_actions_reset (self->actions);
}

void
cliff_media_bin_look (CliffMediaBin *self)
{
  if (self->list != NULL)
    cliff_media_list_look (self->list);
}

/* What is shown of a file does not say itself that it is gone: the cells are bound anew. */
static void
missing_cb (CliffMediaBin *self)
{
  guint n_missing;
  g_autofree char *title = NULL;
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  g_object_get (self->list, "n-missing", &n_missing, NULL);
  title = g_strdup_printf (ngettext ("%u file is missing", "%u files are missing", n_missing), n_missing);
  adw_banner_set_title (ADW_BANNER (self->missing_banner), title);
  adw_banner_set_revealed (ADW_BANNER (self->missing_banner), n_missing > 0);
  gtk_grid_view_set_model (GTK_GRID_VIEW (self->grid), NULL);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), NULL);
  gtk_grid_view_set_model (GTK_GRID_VIEW (self->grid), model);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), model);
}

/* ── What is selected ── */

CliffProject *
cliff_media_bin_get_project (CliffMediaBin *self)
{
  return self->project;
}

GArray *
cliff_media_bin_list_selected (CliffMediaBin *self)
{
  GArray *takes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  g_autoptr(GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr(CliffRecord) take = g_list_model_get_item (G_LIST_MODEL (self->list), position);
      CliffId id = cliff_record_get_id (take);

      g_array_append_val (takes, id);
    }

  return takes;
}

static void
set_enabled (CliffMediaBin *self,
             const char    *name,
             gboolean       enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, name)), enabled);
}

static void
selected_cb (CliffMediaBin *self)
{
  g_autoptr(GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64 n_selected = gtk_bitset_get_size (set);
  gboolean writable = cliff_project_get_writable (self->project);
  g_autoptr(CliffRecord) take = NULL;

  if (n_selected == 1)
    take = g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_nth (set, 0));
  cliff_bin_details_show (CLIFF_BIN_DETAILS (self->details), take != NULL ? cliff_record_get_id (take) : 0);
  set_enabled (self, "import", writable);
  set_enabled (self, "relink", writable);
  set_enabled (self, "place", writable && n_selected > 0);
  set_enabled (self, "use-for-shot", writable && n_selected > 0);
  set_enabled (self, "reveal", n_selected == 1);
}

void
cliff_media_bin_place (CliffMediaBin *self)
{
  g_autoptr(GArray) takes = cliff_media_bin_list_selected (self);
  CliffMediaGoal goal = { cliff_project_get_episode_id (self->project), 0,
                          cliff_player_get_position (cliff_project_get_player (self->project)) };

  if (goal.episode_id == 0)
    cliff_project_say (self->project, _("Write or import an episode first: media go onto its timeline."), FALSE);
  else if (cliff_media_intake_place (self->project, (CliffId *) (gpointer) takes->data, takes->len, &goal))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), _("Stands on the timeline, at the playhead"),
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
activated_cb (CliffMediaBin *self,
              guint          position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_action_activate (g_action_map_lookup_action (self->actions, "place"), NULL);
}

/* ── Cells ── */

/* A cell that is dragged or asked for its menu becomes the selection, unless it is in it. */
static void
select_cell (CliffMediaBin *self,
             CliffBinCell  *cell)
{
  int position = cliff_media_list_find (self->list, cliff_bin_cell_get_take (cell));

  if (position >= 0 && !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), (guint) position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint) position, TRUE);
}

static GdkContentProvider *
create_file_list (CliffMediaBin *self,
                  GArray        *takes)
{
  GSList *files = NULL;
  g_auto(GValue) value = G_VALUE_INIT;

  for (guint i = takes->len; i > 0; i--)
    {
      g_auto(CliffMediaSummary) summary = { 0 };

      if (cliff_media_summary_read (&summary, cliff_project_get_store (self->project), g_array_index (takes, CliffId, i - 1)) &&
          summary.path != NULL)
        files = g_slist_prepend (files, g_file_new_for_path (summary.path));
    }
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);

  return gdk_content_provider_new_for_value (&value);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            CliffMediaBin *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr(CliffShotBundle) bundle = NULL;
  GdkContentProvider *providers[2];
  GArray *takes;

  if (cliff_bin_cell_get_take (CLIFF_BIN_CELL (cell)) == 0)
    return NULL;
  select_cell (self, CLIFF_BIN_CELL (cell));
  takes = cliff_media_bin_list_selected (self);
  providers[1] = create_file_list (self, takes);
  bundle = cliff_shot_bundle_new (cliff_project_get_store (self->project), takes);
  providers[0] = gdk_content_provider_new_typed (CLIFF_TYPE_TAKE_BUNDLE, bundle);

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               CliffMediaBin *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (cell);

  gtk_drag_source_set_icon (source, paintable, 16, 16);
}

static void
show_menu (CliffMediaBin *self,
           GtkWidget     *cell,
           double         x,
           double         y)
{
  graphene_point_t place;

  if (self->menu == NULL)
    {
      g_autoptr(GMenuModel) model = cliff_bin_actions_create_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  if (!gtk_widget_compute_point (cell, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &place))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) place.x, (int) place.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGesture    *gesture,
            int            n_press,
            double         x,
            double         y,
            CliffMediaBin *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  select_cell (self, CLIFF_BIN_CELL (cell));
  show_menu (self, cell, x, y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
popup_menu (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CliffMediaBin *self = CLIFF_MEDIA_BIN (widget);
  GtkWidget *view = get_view (self);
  GtkWidget *focused = gtk_widget_get_focus_child (view);

  show_menu (self, focused != NULL ? focused : view, 16, 16);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          CliffMediaBin            *self)
{
  gboolean tile = g_object_get_data (G_OBJECT (factory), "tile") != NULL;
  GtkWidget *cell = cliff_bin_cell_new (self->project, tile);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (source));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         CliffMediaBin            *self)
{
  g_autofree char *label = cliff_bin_cell_set_take (CLIFF_BIN_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                                                    self->list);

  gtk_list_item_set_accessible_label (item, label != NULL ? label : "");
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           CliffMediaBin            *self)
{
  g_free (cliff_bin_cell_set_take (CLIFF_BIN_CELL (gtk_list_item_get_child (item)), NULL, self->list));
}

static GtkListItemFactory *
create_factory (CliffMediaBin *self,
                gboolean       tile)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "tile", GINT_TO_POINTER (tile));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);

  return factory;
}

/* ── Files that come in ── */

static void
intake_changed_cb (CliffMediaBin *self)
{
  guint n_failures = cliff_media_intake_get_failures (self->intake)->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u file could not be brought in.", "%u files could not be brought in.", n_failures),
                                            n_failures);
  double fraction;

  g_object_get (self->intake, "fraction", &fraction, NULL);
  gtk_widget_set_visible (self->progress_box, cliff_media_intake_get_busy (self->intake));
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
  adw_banner_set_title (ADW_BANNER (self->failure_banner), title);
  adw_banner_set_revealed (ADW_BANNER (self->failure_banner), n_failures > 0);
}

/* What is dragged out of the bin is there already. */
static gboolean
accept_cb (GtkDropTarget *target,
           GdkDrop       *drop,
           CliffMediaBin *self)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return cliff_project_get_writable (self->project) && gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) &&
         !gdk_content_formats_contain_gtype (formats, CLIFF_TYPE_TAKE_BUNDLE);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         CliffMediaBin *self)
{
  g_auto(GStrv) paths = cliff_media_intake_dup_paths (g_value_get_boxed (value));

  cliff_media_intake_add (self->intake, (const char *const *) paths, NULL);

  return paths[0] != NULL;
}

static void
add_drop_target (CliffMediaBin *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "accept", G_CALLBACK (accept_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* ── GObject ── */

static void
cliff_media_bin_map (GtkWidget *widget)
{
  CliffMediaBin *self = CLIFF_MEDIA_BIN (widget);

  GTK_WIDGET_CLASS (cliff_media_bin_parent_class)->map (widget);
  if (!self->looked)
    cliff_media_bin_look (self);
  self->looked = TRUE;
}

static void
cliff_media_bin_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  GTK_WIDGET_CLASS (cliff_media_bin_parent_class)->size_allocate (widget, width, height, baseline);
  if (CLIFF_MEDIA_BIN (widget)->menu != NULL)
    gtk_popover_present (GTK_POPOVER (CLIFF_MEDIA_BIN (widget)->menu));
}

static gboolean
cliff_media_bin_grab_focus (GtkWidget *widget)
{
  CliffMediaBin *self = CLIFF_MEDIA_BIN (widget);

  return gtk_widget_grab_focus (gtk_widget_get_mapped (get_view (self)) ? get_view (self) : self->search);
}

static void
cliff_media_bin_dispose (GObject *object)
{
  CliffMediaBin *self = CLIFF_MEDIA_BIN (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* What is bound is let go of while all that it was bound with is there. */
  if (self->grid != NULL)
    {
      gtk_grid_view_set_model (GTK_GRID_VIEW (self->grid), NULL);
      gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), NULL);
    }
  /* Disposing the template would take the child away behind its parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_MEDIA_BIN);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "bin", NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_media_bin_parent_class)->dispose (object);
}

static void
cliff_media_bin_class_init (CliffMediaBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_media_bin_dispose;
  widget_class->map = cliff_media_bin_map;
  widget_class->size_allocate = cliff_media_bin_size_allocate;
  widget_class->grab_focus = cliff_media_bin_grab_focus;
  g_type_ensure (CLIFF_TYPE_BIN_DETAILS);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/cliffhanger_studio/Cliffhanger/ui/bin/cliff-media-bin.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, search);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, kinds);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, missing_banner);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, failure_banner);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, grid);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, rows);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, details);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, progress_box);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, progress);
  gtk_widget_class_bind_template_child (widget_class, CliffMediaBin, count);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_install_action (widget_class, "media-bin.menu", NULL, popup_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "media-bin.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "media-bin.menu", NULL);
}

static void
cliff_media_bin_init (CliffMediaBin *self)
{
  self->actions = cliff_bin_actions_new (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "bin", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->actions, "action-state-changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_DEFAULT);
  /* Whoever types while the media have the focus searches. */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->stack);
}

void
cliff_media_bin_set_project (CliffMediaBin *self,
                             CliffProject  *project)
{
  g_autoptr(GtkListItemFactory) tiles = NULL;
  g_autoptr(GtkListItemFactory) rows = NULL;

  self->project = g_object_ref (project);
  self->intake = cliff_media_intake_get (project);
  self->list = cliff_media_list_new (cliff_project_get_store (project));
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  cliff_bin_details_set_project (CLIFF_BIN_DETAILS (self->details), project);
  tiles = create_factory (self, TRUE);
  rows = create_factory (self, FALSE);
  gtk_grid_view_set_factory (GTK_GRID_VIEW (self->grid), tiles);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->rows), rows);
  gtk_grid_view_set_model (GTK_GRID_VIEW (self->grid), GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->grid, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (project, "media-found", G_CALLBACK (cliff_media_bin_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::n-missing", G_CALLBACK (missing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->intake, "notify", G_CALLBACK (intake_changed_cb), self, G_CONNECT_SWAPPED);
  add_drop_target (self);
  show_state (self);
  selected_cb (self);
  intake_changed_cb (self);
}

/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-breakdown-dialog.h"

#include "cliff-breakdown-item.h"
#include "cliff-breakdown-row.h"
#include "cliff-edit-breakdown.h"
#include "cliff-episode-stage.h"

#include <glib/gi18n.h>

/* How long the window may be kept from painting, in microseconds. */
#define SLICE 8000

struct _CliffBreakdownDialog
{
  AdwDialog            parent_instance;

  CliffProject        *project;
  CliffBreakdownItem  *whole;      /* all that would change */
  GBindingGroup       *bindings;
  guint                source;     /* of the work that goes on, 0 */
  guint                n_done;     /* parts of it */
  GArray              *episodes;   /* CliffId: to be looked through */
  GPtrArray           *accepted;   /* GArray of CliffId: to be broken down */
  CliffId              step;
  CliffBreakdownCounts counts;

  GtkWidget           *all_box;
  GtkWidget           *all_check;
  GtkWidget           *sum_label;
  GtkWidget           *stack;
  GtkWidget           *work_label;
  GtkWidget           *progress;
  GtkWidget           *list;
  GtkWidget           *cancel_button;
  GtkWidget           *accept_button;
};

G_DEFINE_FINAL_TYPE (CliffBreakdownDialog, cliff_breakdown_dialog, ADW_TYPE_DIALOG)

static void
say_nothing_to_do (CliffProject *project)
{
  cliff_project_say (project, _("Nothing to break down again: the shots fit the script"), FALSE);
}

/* ── Looking ── */

static gboolean
is_wanted (const CliffBreakdownScene *scene,
           GArray                    *only)
{
  if (!scene->differs || scene->counts.added + scene->counts.changed + scene->counts.removed == 0)
    return FALSE;
  for (guint i = 0; only != NULL && i < only->len; i++)
    if (g_array_index (only, CliffId, i) == scene->scene_id)
      return TRUE;

  return only == NULL;
}

/* Adds the scenes of an episode that would change to @group, of @only (nullable) (element-type CliffId). */
static gboolean
look_through (CliffProject       *project,
              CliffId             episode_id,
              GArray             *only,
              CliffBreakdownItem *group)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) scenes =
    cliff_edit_preview_breakdown (cliff_project_get_store (project), episode_id, &error);

  if (scenes == NULL)
    {
      cliff_project_report (project, error);
      return FALSE;
    }
  while (scenes->len > 0)
    {
      g_autoptr(CliffBreakdownScene) scene = g_ptr_array_steal_index (scenes, 0);
      g_autoptr(CliffBreakdownItem) item = NULL;

      if (!is_wanted (scene, only))
        continue;
      item = cliff_breakdown_item_new_scene (g_steal_pointer (&scene));
      cliff_breakdown_item_add (group, item);
    }

  return TRUE;
}

/* ── The list ── */

static GListModel *
create_parts (gpointer item,
              gpointer data)
{
  GListModel *parts = cliff_breakdown_item_get_parts (item);

  return parts != NULL ? g_object_ref (parts) : NULL;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cliff_breakdown_row_new ());
  /* The item has the focus, and the name. */
  gtk_widget_set_focusable (expander, FALSE);
  gtk_list_item_set_child (item, expander);
}

static CliffBreakdownRow *
get_row (GtkListItem *item)
{
  return CLIFF_BREAKDOWN_ROW (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (gtk_list_item_get_child (item))));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr(CliffBreakdownItem) thing = gtk_tree_list_row_get_item (row);
  g_autofree char *label = NULL;

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), row);
  cliff_breakdown_row_set_item (get_row (item), thing);
  label = cliff_breakdown_row_dup_label (get_row (item));
  gtk_list_item_set_accessible_label (item, label);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
  cliff_breakdown_row_set_item (get_row (item), NULL);
}

static void
activated_cb (CliffBreakdownDialog *self,
              guint                 position)
{
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (rows, position);

  gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

/* The row that has the focus; (nullable) (transfer none). */
static GtkTreeListRow *
get_focused_row (CliffBreakdownDialog *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return GTK_IS_TREE_EXPANDER (child) ? gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (child)) : NULL;
}

static gboolean
key_pressed_cb (CliffBreakdownDialog *self,
                guint                 key)
{
  GtkTreeListRow *row = get_focused_row (self);
  g_autoptr(CliffBreakdownItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  gboolean right_to_left = gtk_widget_get_direction (self->list) == GTK_TEXT_DIR_RTL;
  gboolean accepted;

  if (item == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      gtk_tree_list_row_set_expanded (row, (key == GDK_KEY_Right) != right_to_left);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      if (cliff_breakdown_item_get_icon (item) != NULL)
        return GDK_EVENT_PROPAGATE;
      g_object_get (item, "accepted", &accepted, NULL);
      cliff_breakdown_item_set_accepted (item, !accepted);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
accepted_cb (CliffBreakdownDialog *self)
{
  gboolean accepted, mixed;

  g_object_get (self->whole, "accepted", &accepted, "mixed", &mixed, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "breakdown.apply", accepted || mixed);
}

static void
show_list (CliffBreakdownDialog *self)
{
  GListModel *parts = cliff_breakdown_item_get_parts (self->whole);
  GtkTreeListModel *tree = gtk_tree_list_model_new (g_object_ref (parts), FALSE, FALSE, create_parts, NULL, NULL);
  g_autoptr(GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (tree));
  g_autofree char *sum = cliff_breakdown_item_dup_subtitle (self->whole);

  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
  gtk_label_set_label (GTK_LABEL (self->sum_label), sum);
  gtk_widget_set_visible (self->all_box, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  g_binding_group_set_source (self->bindings, self->whole);
  g_signal_connect_object (self->whole, "notify", G_CALLBACK (accepted_cb), self, G_CONNECT_SWAPPED);
  accepted_cb (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->accept_button);
}

/* ── Work in slices ── */

static void
stop_work (CliffBreakdownDialog *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}

/* For a slice to return with. */
static gboolean
end_work (CliffBreakdownDialog *self)
{
  self->source = 0;
  adw_dialog_close (ADW_DIALOG (self));

  return G_SOURCE_REMOVE;
}

static void
show_progress (CliffBreakdownDialog *self,
               guint                 n_parts)
{
  /* Translators: which of how many episodes is worked on */
  g_autofree char *text = g_strdup_printf (_("Episode %u of %u"), MIN (self->n_done + 1, n_parts), n_parts);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), (double) self->n_done / MAX (n_parts, 1));
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), text);
}

/* @work: does as much as fits into a slice. */
static void
start_work (CliffBreakdownDialog *self,
            const char           *title,
            GSourceFunc           work)
{
  self->n_done = 0;
  gtk_label_set_label (GTK_LABEL (self->work_label), title);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress), NULL);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_widget_set_visible (self->all_box, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "work");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "breakdown.apply", FALSE);
  gtk_widget_grab_focus (self->cancel_button);
  self->source = g_idle_add (work, self);
}

static gboolean
look_at_next (CliffBreakdownDialog *self)
{
  CliffStore *store = cliff_project_get_store (self->project);
  CliffId id = g_array_index (self->episodes, CliffId, self->n_done);
  g_autoptr(CliffRecord) episode = cliff_record_get (store, CLIFF_TYPE_EPISODE, id);
  g_autoptr(CliffBreakdownItem) group = NULL;
  g_autofree char *title = NULL;
  const char *name;
  int number;

  if (episode == NULL)
    return TRUE;
  name = cliff_record_get_text (episode, "title");
  number = (int) cliff_record_get_int (episode, "number");
  title = *name != '\0' ? g_strdup_printf (_("%d %s"), number, name) : g_strdup_printf (_("Episode %d"), number);
  group = cliff_breakdown_item_new_group (title);
  if (!look_through (self->project, id, NULL, group))
    return FALSE;
  if (cliff_breakdown_item_count_changes (group) > 0)
    cliff_breakdown_item_add (self->whole, group);

  return TRUE;
}

static gboolean
look_cb (gpointer data)
{
  CliffBreakdownDialog *self = data;
  gint64 end = g_get_monotonic_time () + SLICE;

  do
    {
      if (self->n_done == self->episodes->len)
        {
          if (cliff_breakdown_item_count_changes (self->whole) == 0)
            {
              say_nothing_to_do (self->project);
              return end_work (self);
            }
          self->source = 0;
          show_list (self);
          return G_SOURCE_REMOVE;
        }
      if (!look_at_next (self))
        return end_work (self);
      self->n_done++;
    }
  while (g_get_monotonic_time () < end);
  show_progress (self, self->episodes->len);

  return G_SOURCE_CONTINUE;
}

/* ── Accepting ── */

static void
say_done (CliffBreakdownDialog *self)
{
  const CliffBreakdownCounts *counts = &self->counts;
  /* Translators: what a new breakdown did to the shots; four numbers */
  g_autofree char *text = g_strdup_printf (_("Shots: %d added, %d changed, %d removed, %d kept"), counts->added,
                                           counts->changed, counts->removed, counts->kept);

  cliff_project_say (self->project, text, TRUE);
}

static gboolean
apply_next (CliffBreakdownDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (cliff_edit_break_down_part (cliff_project_get_store (self->project), g_ptr_array_index (self->accepted, self->n_done),
                                  &self->step, &self->counts, &error))
    return TRUE;
  cliff_project_report (self->project, error);

  return FALSE;
}

static gboolean
apply_cb (gpointer data)
{
  CliffBreakdownDialog *self = data;
  gint64 end = g_get_monotonic_time () + SLICE;

  do
    if (!apply_next (self) || ++self->n_done == self->accepted->len)
      return end_work (self);
  while (g_get_monotonic_time () < end);
  show_progress (self, self->accepted->len);

  return G_SOURCE_CONTINUE;
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  CliffBreakdownDialog *self = CLIFF_BREAKDOWN_DIALOG (widget);

  g_clear_pointer (&self->accepted, g_ptr_array_unref);
  self->accepted = cliff_breakdown_item_list_accepted (self->whole);
  if (self->accepted->len > 1)
    start_work (self, _("Breaking Down…"), apply_cb);
  else
    {
      self->n_done = self->accepted->len == 1 && apply_next (self) ? 1 : 0;
      adw_dialog_close (ADW_DIALOG (self));
    }
}

/* Whatever ends it: what has been done is told, and can be taken back. */
static void
cliff_breakdown_dialog_closed (AdwDialog *dialog)
{
  CliffBreakdownDialog *self = CLIFF_BREAKDOWN_DIALOG (dialog);

  stop_work (self);
  if (self->accepted != NULL && self->n_done > 0)
    say_done (self);
}

/* ── GObject ── */

static void
cliff_breakdown_dialog_dispose (GObject *object)
{
  CliffBreakdownDialog *self = CLIFF_BREAKDOWN_DIALOG (object);

  stop_work (self);
  g_clear_object (&self->bindings);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLIFF_TYPE_BREAKDOWN_DIALOG);
  g_clear_object (&self->whole);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cliff_breakdown_dialog_parent_class)->dispose (object);
}

static void
cliff_breakdown_dialog_finalize (GObject *object)
{
  CliffBreakdownDialog *self = CLIFF_BREAKDOWN_DIALOG (object);

  g_clear_pointer (&self->episodes, g_array_unref);
  g_clear_pointer (&self->accepted, g_ptr_array_unref);

  G_OBJECT_CLASS (cliff_breakdown_dialog_parent_class)->finalize (object);
}

static void
cliff_breakdown_dialog_class_init (CliffBreakdownDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cliff_breakdown_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cliff_breakdown_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = cliff_breakdown_dialog_closed;
  gtk_widget_class_install_action (widget_class, "breakdown.apply", NULL, apply);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/cliffhanger_studio/Cliffhanger/ui/script/cliff-breakdown-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownDialog, all_box);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownDialog, sum_label);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownDialog, work_label);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CliffBreakdownDialog, accept_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
cliff_breakdown_dialog_init (CliffBreakdownDialog *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->whole = cliff_breakdown_item_new_group (NULL);
  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "mixed", self->all_check, "inconsistent", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "accepted", self->all_check, "active",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  /* Before the items, which would select themselves with Space. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->list, keys);
}

static CliffBreakdownDialog *
new_dialog (CliffProject *project)
{
  CliffBreakdownDialog *self = g_object_new (CLIFF_TYPE_BREAKDOWN_DIALOG, NULL);

  self->project = g_object_ref (project);
  return self;
}

/* ── Asking ── */

/* @only: (nullable) */
static gboolean
ask (CliffProject *project,
     CliffId       episode_id,
     GArray       *only,
     GtkWidget    *parent)
{
  CliffBreakdownDialog *self = g_object_ref_sink (new_dialog (project));
  gboolean shown = FALSE;

  if (look_through (project, episode_id, only, self->whole))
    {
      shown = cliff_breakdown_item_count_changes (self->whole) > 0;
      if (shown)
        {
          show_list (self);
          adw_dialog_present (ADW_DIALOG (self), parent);
        }
      else
        say_nothing_to_do (project);
    }
  g_object_unref (self);

  return shown;
}

gboolean
cliff_breakdown_dialog_ask_scenes (CliffProject *project,
                                   CliffId       episode_id,
                                   GArray       *scenes,
                                   GtkWidget    *parent)
{
  cliff_project_flush (project);
  return ask (project, episode_id, scenes, parent);
}

gboolean
cliff_breakdown_dialog_ask (CliffProject *project,
                            CliffRecord  *record,
                            GtkWidget    *parent)
{
  CliffId id = cliff_record_get_id (record);
  g_autoptr(GArray) scenes = NULL;
  CliffEpisodeStage stage;

  cliff_project_flush (project);
  if (CLIFF_IS_SCENE (record))
    {
      scenes = g_array_new (FALSE, FALSE, sizeof (CliffId));
      g_array_append_val (scenes, id);
      return ask (project, cliff_record_get_int (record, "episode_id"), scenes, parent);
    }
  cliff_episode_read_stage (cliff_project_get_store (project), id, &stage);
  if (stage.n_shots == 0 && record == cliff_project_get_episode (project))
    return cliff_project_break_down (project);

  return ask (project, id, NULL, parent);
}

void
cliff_breakdown_dialog_ask_series (CliffProject *project,
                                   GtkWidget    *parent)
{
  CliffBreakdownDialog *self = new_dialog (project);
  GListModel *episodes = cliff_project_get_episodes (project);

  cliff_project_flush (project);
  self->episodes = g_array_new (FALSE, FALSE, sizeof (CliffId));
  for (guint i = 0; i < g_list_model_get_n_items (episodes); i++)
    {
      g_autoptr(CliffRecord) episode = g_list_model_get_item (episodes, i);
      CliffId id = cliff_record_get_id (episode);

      g_array_append_val (self->episodes, id);
    }
  adw_dialog_present (ADW_DIALOG (self), parent);
  start_work (self, _("Comparing the Script with the Shots…"), look_cb);
}
